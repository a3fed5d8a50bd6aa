"""What every page of the window is: a frame with a title, keys of its own, and a moment when it is shown."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any, ClassVar

from bullseye.desk.kit.notices import FOOT

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.services import Services


class Page(ttk.Frame):
    """One page. It is built once, shown many times, and built anew after a change of theme or scale.

    *keys* is what the F1 overlay lists: (key as it is read, what it does). *actions* is what the keys do: from a
    keysym ("Return", "space", "b"; letters in lower case) to a function. The window calls them, never while the
    focus is in a field that takes text, except for Return; Escape goes to `escape()`. Keys with Control are
    "Control-s", "Control-Shift-z"; they count in fields too.

    *reads_history*: it asks the records when it is shown, so a long history is read first, and it is shown again
    after the records have changed. *is_round*: something is played here, which is not begun again behind the
    player's back.
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    keys: ClassVar[list[tuple[str, str]]] = []  # type: ignore[assignment]  # Tk's own lists option names
    reads_history: ClassVar[bool] = False
    is_round: ClassVar[bool] = False

    def __init__(self, window: Shell) -> None:
        super().__init__(window.stage, style="Panel.TFrame")
        self.window = window
        self.theme: Theme = window.theme
        self.services: Services = window.services
        self.actions: dict[str, Callable[[], object]] = {}
        self._due: dict[Callable[[], object], str] = {}

    def keys_told(self) -> list[tuple[str, str]]:
        """What F1 lists: `keys`, unless the page knows of more."""
        return self.keys

    def when_idle(self, action: Callable[[], object]) -> None:
        """Call *action* once when the window has nothing else to do; never after the page is gone."""

        def run() -> None:
            self._due.pop(action, None)
            action()

        if action not in self._due:
            # On the root: a job of a destroyed widget would call what is not there any more.
            self._due[action] = self.window.root.after_idle(run)

    def at_once(self, action: Callable[[], object]) -> None:
        """Call *action* now, and not again for the wish that waits."""
        job = self._due.pop(action, None)
        if job is not None:
            self.window.root.after_cancel(job)
        action()

    def destroy(self) -> None:
        """Forget what was to be done."""
        for job in self._due.values():
            self.window.root.after_cancel(job)
        self._due.clear()
        super().destroy()

    def shown(self, **args: Any) -> None:
        """The page is on the screen now; *args* are those of `window.show`."""

    def refresh(self) -> None:
        """Show what has changed meanwhile; most pages show all there is when they are shown."""

    def hidden(self) -> None:
        """Another page takes its place, or the window closes."""

    def covered(self) -> None:
        """An overlay or a dialog opens over the page: whatever runs must stop."""

    def uncovered(self) -> None:
        """The last card over the page is closed: what only rested may go on."""

    def escape(self) -> None:
        """What Esc does."""
        self.window.back()

    def bars_at(self) -> tuple[str, int]:
        """Where messages lie over this page, and how many px at its right they leave free (see `kit.notices`)."""
        return FOOT, 0

    def may_close(self) -> bool:
        """Whether the window may be closed now; a page with something to lose asks the player first."""
        return True

    def focus_first(self) -> None:
        """Give the focus to what the player needs first; the page itself when it has nothing better."""
        self.focus_set()
