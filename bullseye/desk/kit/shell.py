"""What a page, a part or a card may ask of the window it stands in: they know this, and never the window itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    import tkinter as tk
    from tkinter import ttk

    from bullseye.desk.kit.notices import Notices
    from bullseye.desk.kit.post import Post
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.unsaved import Unsaved
    from bullseye.play.services import Services


class Card(Protocol):
    """Something that lies over the page and takes every key. While one `holds`, the window stays open."""

    holds: bool

    def pressed(self, keysym: str) -> None:
        """A key went down."""

    def close(self) -> None:
        """Go away and give the focus back; it then sets `shell.overlay` to what was there before."""


class Shown(Protocol):
    """The page that is shown, as parts and cards see it; `frame.page.Page` is one."""

    name: ClassVar[str]

    def when_idle(self, action: Callable[[], object]) -> None:
        """Call *action* once when the window has nothing else to do."""

    def refresh(self) -> None:
        """Show what has changed."""

    def covered(self) -> None:
        """A card opens over the page."""

    def uncovered(self) -> None:
        """The last card over the page is closed."""


class Mode(Protocol):
    """What the whole window can be in for a while, on every page: an open class."""

    @property
    def look(self) -> tuple[str, float, bool]:
        """The palette's name and the scale, in place of the player's own."""

    def took(self, keysym: str) -> bool:
        """Use a key that went down; False leaves it to the window and its page."""

    def may_close(self) -> bool:
        """Whether the window may be closed now."""

    def shut(self) -> None:
        """The window goes: let go of every file."""


class Shell(Protocol):
    """The window as its pages see it.

    `stage` is what pages are built in, `trail` the pages on the way to the present one with what they were shown
    with. `memory` is what a page remembers for this sitting, `unsaved` the rounds that are in no file yet. Threads
    reach Tk by `post` and in no other way.
    """

    root: tk.Tk
    stage: ttk.Frame
    theme: Theme
    services: Services
    notices: Notices
    post: Post
    memory: dict[str, str]
    unsaved: Unsaved
    trail: list[tuple[str, dict[str, Any]]]
    overlay: Card | None
    mode: Mode | None

    @property
    def page(self) -> Shown | None:
        """The page that is shown."""

    @property
    def windowing(self) -> str:
        """Tk's name of the window system: x11, win32 or aqua."""

    def moment(self, event: tk.Event[Any]) -> float:
        """When a click or a key happened, in seconds of the services' clock; not when it is handled."""

    def key_of(self, event: tk.Event[Any]) -> str:
        """What pages call the key that a player means by one that went down, on every layout of the keyboard."""

    def pressed(self, event: tk.Event[Any]) -> str:
        """The key that went down itself, wherever keys have changed places."""

    def stood_in(self, event: tk.Event[Any]) -> bool:
        """Whether a key that has got the place of Enter, Space or Del was pressed, which has now been done."""

    def repeats(self, event: tk.Event[Any]) -> bool:
        """Whether a key that went down only goes on being held."""

    def show(self, name: str, **args: Any) -> None:
        """Go to the page *name*; *args* are handed to its `shown`."""

    def back(self) -> None:
        """Go to the page before this one, the start page in the end."""

    def home(self) -> None:
        """Go to the start page, or to a playlist that waits half-way."""

    def refresh(self) -> None:
        """Show the page again where it shows what is kept, after that has changed."""

    def help(self) -> None:
        """Show the keys of this page."""

    def retheme(self, then: str = "") -> None:
        """Build every page again after a change of look, and show the same one, or the page *then*."""

    def take_aids(self) -> None:
        """Let an aid that was switched on or off work on every page from now on."""

    def guard_clicks(self) -> None:
        """Swallow clicks for a moment."""

    def choose(self, **choices: object) -> None:
        """Set and remember choices."""

    def notice(
        self, text: str, kind: str = "info", action: tuple[str, Callable[[], object]] | None = None
    ) -> ttk.Frame:
        """As `notices.say`."""
