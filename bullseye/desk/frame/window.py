"""The window: one page at a time, keys, notices, full screen, and a calm word when something goes wrong."""

from __future__ import annotations

import contextlib
import sys
import tkinter as tk
import traceback
from collections.abc import Callable
from tkinter import ttk
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.desk.frame import key_words
from bullseye.desk.frame.direction import set_up
from bullseye.desk.frame.geometry import remembered, settle
from bullseye.desk.frame.keyboard import Keyboard
from bullseye.desk.frame.routes import PAGES, go_home, page_for
from bullseye.desk.kit.full_screen import is_full, set_full
from bullseye.desk.kit.notices import FOOT, Notices
from bullseye.desk.kit.palette import MIN_HEIGHT_PX, MIN_WIDTH_PX
from bullseye.desk.kit.post import Post
from bullseye.desk.kit.theme import Theme
from bullseye.desk.kit.widgets import sliders_jump, still_under_the_wheel
from bullseye.desk.kit.work_area import frame_of, work_area
from bullseye.play.event_times import EventTimes
from bullseye.play.round.unsaved import Unsaved
from bullseye.records.disk import notes
from bullseye.words import capital, tr

if TYPE_CHECKING:
    from bullseye.desk.frame.page import Page
    from bullseye.desk.frame.page_aids import PageAid
    from bullseye.desk.kit.shell import Card, Mode, Shell
    from bullseye.play.services import Services

GUARD_MS = 350
"""For how long clicks of the round before reach nothing on the page after it."""


class Cards(NamedTuple):
    """What the window opens without knowing how it is made; `desk.main` hands it in."""

    help: Callable[[Shell, Page], object]
    """Show the keys of the page."""
    fault: Callable[[Shell, str, str, str], object]
    """Tell of a fault: a title, where the details are, and the details."""
    may_lose: Callable[[Shell], bool]
    """Ask before rounds that are in no file are lost with the window."""
    read_first: Callable[[Shell, Callable[[], None]], bool]
    """Read what takes long, then call; False when there is nothing to wait for, and nothing was called."""


class Window:
    """Owns the root and the pages, and is the Shell they see. `stage` is what pages are built in."""

    def __init__(self, services: Services, root: tk.Tk, cards: Cards) -> None:
        self.services = services
        self.root = root
        self.overlay: Card | None = None
        self.page: Page | None = None
        self.trail: list[tuple[str, dict[str, Any]]] = []
        self.memory: dict[str, str] = {}  # what a page remembers for this sitting, through a change of theme too
        self.unsaved = Unsaved()
        self.mode: Mode | None = None  # a class, while one is open
        self.post = Post(root)
        self._cards = cards
        self._pages: dict[str, Page] = {}
        self._telling = False
        self.aids: PageAid | None = None
        set_up(root, services.settings.mirrored)
        self.theme = self._chosen_theme()
        self.theme.apply()
        root.columnconfigure(0, weight=1)
        root.rowconfigure(0, weight=1)
        self.stage = ttk.Frame(root, name="stage", style="Panel.TFrame")
        self.stage.grid(row=0, column=0, sticky="nsew")
        self.stage.columnconfigure(0, weight=1)
        self.stage.rowconfigure(0, weight=1)
        self.notices = Notices(root, lambda: self.theme, self._quiet)
        self.notices.where = lambda: (FOOT, 0) if self.page is None else self.page.bars_at()
        if self.windowing == "x11":  # as on the other systems; there it went to the start of the line
            root.event_delete("<<LineStart>>", "<Control-a>")
            root.event_add("<<SelectAll>>", "<Control-a>")
        step_ms = 16.0 if self.windowing == "win32" else 1.0  # how coarse the stamps of events are
        self._times = EventTimes(services.clock.now, step_ms)
        for sequence in ("<KeyPress>", "<KeyRelease>", "<ButtonPress>", "<ButtonRelease>", "<Enter>"):
            root.bind(sequence, self.moment, add=True)  # each says a little more about how the clocks differ
        key_words.follow(lambda: services.settings.keys)
        self._keyboard = Keyboard(self, lambda: self.page, self.toggle_full_screen)
        still_under_the_wheel(root)
        sliders_jump(root)
        root.protocol("WM_DELETE_WINDOW", self.close)
        root.report_callback_exception = self._on_error
        self._set_minimum()

    def moment(self, event: tk.Event[Any]) -> float:
        """When a click or a key happened, in seconds of the services' clock."""
        return self._times.moment(event.time if isinstance(event.time, int) else 0)

    # -- pages -----------------------------------------------------------------------------------

    def show(self, name: str, **args: Any) -> None:
        """Go to the page *name*; *args* are handed to its `shown`."""
        if name == "start":
            self.trail.clear()
        elif self.trail and self.trail[-1][0] == name:
            self.trail.pop()  # the same page again is not a step to go back
        self.trail.append((name, args))
        self._put(name, args)

    def back(self) -> None:
        """Go to the page before this one, the start page in the end."""
        if len(self.trail) > 1:
            self.trail.pop()
            # A round cannot be gone back to: it would start another one.
            while len(self.trail) > 1 and self.trail[-1][0] == "play":
                self.trail.pop()
            self._put(*self.trail[-1])
        else:
            self.show("start")

    def home(self) -> None:
        """Go to the start page, or to a playlist that waits half-way."""
        go_home(self.show, self.trail)

    def _put(self, name: str, args: dict[str, Any]) -> None:
        if self.overlay is not None:
            self.overlay.close()
        key = page_for(name, args, self.services)
        made = PAGES[key].load()
        if made.reads_history and self._cards.read_first(self, lambda: self._put(name, args)):
            return
        before = self.page
        if key not in self._pages:
            self._pages[key] = made(self)
        page = self._pages[key]
        if before is not None and before is not page:
            before.hidden()
            before.grid_remove()
        self.page = page
        if before is not page and before is not None:
            self.notices.page_changed(page.is_round)
        page.grid(row=0, column=0, sticky="nsew")
        self.root.title(f"{page.title} \u2013 Bullseye" if page.title else "Bullseye")
        page.shown(**args)
        if self.page is page:  # it may have gone on to another page by itself
            page.focus_first()

    def refresh(self) -> None:
        """Show the page again where it shows what is kept, after that has changed."""
        if self.page is not None and self.page.reads_history and not self.page.is_round:
            self._put(*self.trail[-1])

    def _chosen_theme(self) -> Theme:
        settings, mode = self.services.settings, self.mode
        if mode is not None:
            return Theme(self.root, *mode.look)
        return Theme(self.root, settings.theme, settings.scale, large=settings.large_targets)

    def retheme(self, then: str = "") -> None:
        """Build everything again after a change of theme or scale, and show the same page again, or the page *then*."""
        set_up(self.root, self.services.settings.mirrored)
        self.theme = self._chosen_theme()
        self.theme.apply()
        self._set_minimum()
        if self.page is not None:
            self.page.hidden()
        for page in self._pages.values():
            page.destroy()
        self._pages.clear()
        self.page = None
        if self.aids is not None:
            self.take_aids()  # in the new look
        if then:
            self.show(then)
        elif self.trail:
            self._put(*self.trail[-1])

    def take_aids(self) -> None:
        """Begin or end what helps on every page, as it is chosen now."""
        settings = self.services.settings
        wanted = settings.switch or (settings.dwell and settings.dwell_pages)
        if wanted or self.aids is not None:
            from bullseye.desk.frame.page_aids import take

            self.aids = take(self, self.aids)

    def guard_clicks(self) -> None:
        """Swallow clicks for a moment: a player who still shoots must not press a button of the next page."""
        guard = tk.Frame(self.root, width=1, height=1, background=self.theme.palette.panel)
        guard.place(x=0, y=0)
        self.root.update_idletasks()
        with contextlib.suppress(tk.TclError):  # not on the screen yet, or another program holds the pointer
            guard.grab_set()
        self.root.after(GUARD_MS, guard.destroy)

    # -- keys ------------------------------------------------------------------------------------

    def key_of(self, event: tk.Event[Any]) -> str:
        """What pages call the key that a player means by one that went down."""
        return self._keyboard.key_of(event)

    def pressed(self, event: tk.Event[Any]) -> str:
        """The key that went down itself, wherever keys have changed places."""
        return self._keyboard.pressed(event)

    def stood_in(self, event: tk.Event[Any]) -> bool:
        """Whether a key that has got the place of Enter, Space or Del was pressed, which has now been done."""
        return self._keyboard.stood_in(event)

    def repeats(self, event: tk.Event[Any]) -> bool:
        """Whether a key that went down only goes on being held."""
        return self._keyboard.repeats(event)

    @property
    def windowing(self) -> str:
        """Tk's name of the window system: x11, win32 or aqua."""
        return str(self.root.tk.call("tk", "windowingsystem"))

    def help(self) -> None:
        """Show the keys of this page."""
        if self.page is not None and self.overlay is None:
            self._cards.help(self, self.page)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        set_full(self.root, not is_full(self.root))

    # -- words to the player -----------------------------------------------------------------------

    def notice(
        self, text: str, kind: str = "info", action: tuple[str, Callable[[], object]] | None = None
    ) -> ttk.Frame:
        """Say something in a calm bar at the bottom: `notices.say`."""
        return self.notices.say(text, kind, action)

    def _quiet(self) -> None:
        if self.page is not None:
            self.page.focus_first()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A callback raised: keep the details in a file, say one sentence, and go on."""
        details = "".join(traceback.format_exception(kind, error, trace))
        path = self.services.dirs.data / notes.ERRORS
        where = tr("the details are in {path}", path=path)
        try:
            notes.add(path, f"{self.services.clock.utc():%Y-%m-%dT%H:%M:%SZ}\n{details}\n")
        except OSError as bad:
            where = tr("the details could not be written to {path} ({why})", path=path, why=bad.strerror or bad)
        with contextlib.suppress(OSError, ValueError, AttributeError):  # no console under Windows' gui script
            sys.stderr.write(details)
        if self._telling:  # one dialog at a time
            return
        self._telling = True
        try:
            title = tr("Something went wrong here; your rounds are safe.")
            self._cards.fault(self, title, f"{capital(where)}.", details)
        finally:
            self._telling = False

    # -- the window itself -------------------------------------------------------------------------

    def choose(self, **choices: object) -> None:
        """Set and remember choices; a failure to remember is a notice, never a reason to stop playing."""
        trouble = self.services.choose(**choices)
        if trouble:
            self.notice(tr("Your settings could not be saved: {trouble}", trouble=trouble), "bad")

    def _set_minimum(self) -> None:
        _, _, wide, high = work_area(self.root)
        left, right, top, bottom = frame_of(self.root)
        least = (
            min(self.theme.px(MIN_WIDTH_PX), wide - left - right),
            min(self.theme.px(MIN_HEIGHT_PX), high - top - bottom),
        )
        self.root.minsize(*least)
        now = self.root.winfo_width(), self.root.winfo_height()
        if self.root.winfo_viewable() and (now[0] < least[0] or now[1] < least[1]):  # a larger scale needs the room
            self.root.geometry(f"{max(now[0], least[0])}x{max(now[1], least[1])}")
            self.root.update_idletasks()
            settle(self.root)

    def close(self) -> None:
        """Close the window, if the page agrees and no round is lost that way."""
        if self.overlay is not None and self.overlay.holds:
            return
        if self.may_close():
            self.remember_place()
            self.destroy()

    def may_close(self) -> bool:
        """Whether neither the class nor the page speaks against it, and the player agrees to what is lost."""
        if self.mode is not None and not self.mode.may_close():
            return False
        if self.page is not None and not self.page.may_close():
            return False
        return not self.unsaved.at_risk or self._cards.may_lose(self)

    def remember_place(self) -> None:
        """Keep where the window is, for the next time."""
        place = remembered(self.root)
        if place and place != self.services.settings.geometry:
            self.services.choose(geometry=place)

    def destroy(self) -> None:
        """Take the window down without asking."""
        if self.page is not None:
            self.page.hidden()
        if self.mode is not None:
            self.mode.shut()
        self.post.shut()
        self.root.destroy()
