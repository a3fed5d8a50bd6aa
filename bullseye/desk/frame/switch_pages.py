"""Every page by one switch: a frame goes over groups, then over what is in them; any key or a click presses."""

from __future__ import annotations

import contextlib
import tkinter as tk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.frame.part_frame import Frame, played_by_hand, top_of
from bullseye.desk.frame.pressable import Part, parts_in
from bullseye.play.group_scan import Box, Group, GroupScan, leaves, rows_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

STEPS_A_PASS = 4
"""A frame rests on each part for this share of what a line takes across the range: one pace for both."""
APART_PX = 48
LOOK_MS = 200
"""So often it looks whether a round is over, or another page is shown."""
NOT_THE_SWITCH = {
    "Escape", "F1", "F11", "Shift_L", "Shift_R", "Control_L", "Control_R", "Alt_L", "Alt_R", "Meta_L", "Meta_R",
    "Super_L", "Super_R", "Caps_Lock", "Num_Lock", "ISO_Level3_Shift",
}  # fmt: skip
"""Keys that stay what they are, for whoever helps; so do all keys with Control, Alt or Command."""
_WITH = 0x4 | 0x8 | 0x20000


class SwitchPages:
    """Takes the focus and every click of *window* while a page is shown, and gives both back for a round.

    `scan` is what it goes through, None for a round; `holder` has the focus meanwhile.
    """

    def __init__(self, window: Shell) -> None:
        self._window, root = window, window.root
        self._frame = Frame(window)
        self.holder = tk.Frame(root, width=1, height=1, takefocus=False, background=window.theme.palette.panel)
        self.holder.place(x=0, y=0)
        self.holder.bindtags((str(self.holder), ".", "all"))
        self.holder.bind("<KeyPress>", self._on_key)
        self.holder.bind("<ButtonPress-1>", lambda _: self._press())
        self.scan: GroupScan[Part] | None = None
        self._seen: tuple[object, ...] = ()
        self._pressing = False
        self._words = tk.Label(
            root, text=tr("Press the switch to go on."), padx=window.theme.px(16), pady=window.theme.px(8),
            background=window.theme.palette.accent, foreground=window.theme.palette.on_accent,
            font=window.theme.font("large", True),
        )  # fmt: skip
        self._job = root.after_idle(self.look)
        self._beat_job = ""

    def close(self) -> None:
        """Give back what was taken."""
        root = self._window.root
        root.after_cancel(self._job)
        if self._beat_job:
            root.after_cancel(self._beat_job)
        if self.holder.winfo_exists():
            self.holder.grab_release()
            self.holder.destroy()
            self._frame.close()
            self._words.destroy()
            if isinstance(self._window.page, Page):
                self._window.page.focus_first()

    # -- looking and going on ------------------------------------------------------------------------

    def look(self) -> None:
        """Begin anew where the page is another one, or holds other parts than before."""
        root = self._window.root
        root.after_cancel(self._job)
        self._job = root.after(LOOK_MS, self.look)
        if self._pressing:
            return
        if played_by_hand(self._window):
            self._rest()
            return
        seen = (self._window.page, self._window.overlay, *(part.widget for part in parts_in(top_of(self._window))))
        if self.scan is None or seen != self._seen:
            self._seen = seen
            self._begin()
        self._hold()

    def _hold(self) -> None:
        """Keys and clicks come here, as long as the window has the focus at all."""
        with contextlib.suppress(tk.TclError):  # not on the screen, or another program holds the pointer
            if str(self.holder.tk.call("grab", "current", str(self._window.root))) != str(self.holder):
                self.holder.grab_set()
            if str(self.holder.tk.call("focus", "-lastfor", ".")) != str(self.holder):
                self.holder.focus_set()

    def _rest(self) -> None:
        if self.scan is None:
            return
        self.scan = None
        self._frame.hide()
        self._words.place_forget()
        self.holder.grab_release()
        if self._beat_job:
            self._window.root.after_cancel(self._beat_job)
            self._beat_job = ""
        if isinstance(self._window.page, Page):
            self._window.page.focus_first()

    def _begin(self) -> None:
        parts = list(parts_in(top_of(self._window)))
        whole = rows_of([(part.box(), part) for part in parts], self._window.theme.px(APART_PX))
        self.scan = GroupScan(whole, self._window.services.settings.switch_passes)
        self._show()
        self._wait(first=True)

    def _wait(self, first: bool = False) -> None:
        """The next beat, a first one a little later."""
        root, settings = self._window.root, self._window.services.settings
        if self._beat_job:
            root.after_cancel(self._beat_job)
        wait_s = settings.switch_pace_s / STEPS_A_PASS
        if first:
            wait_s += settings.switch_wait_s
        self._beat_job = root.after(round(1000 * wait_s), self.beat)

    def beat(self) -> None:
        """The pace goes on: the next part is offered."""
        if self.scan is not None:
            self.scan.step()
            self._show()
            self._wait()

    def _show(self) -> None:
        """Put the frame around what is offered, scrolled into sight first."""
        shown = None if self.scan is None else self.scan.shown
        self._words.place_forget()
        if shown is None:
            self._frame.hide()
            self._words.place(relx=0.5, y=0, anchor="n")
            self._words.lift()
            return
        parts = [part for part in leaves(shown) if part.widget.winfo_exists()]
        if not parts:
            return
        for part in (parts[-1], parts[0]):
            for event in ("<FocusIn>", "<FocusOut>"):  # pages scroll to what has the focus; this only passes by
                part.widget.event_generate(event)
        self._window.root.update_idletasks()
        if not isinstance(shown, Group) and shown.show is not None:
            shown.show()
        boxes = [part.box() for part in parts]
        self._frame.show(
            Box(
                min(box.left for box in boxes),
                min(box.top for box in boxes),
                max(box.right for box in boxes),
                max(box.bottom for box in boxes),
            )  # fmt: skip
        )

    # -- the switch ----------------------------------------------------------------------------------

    def _on_key(self, event: tk.Event[Any]) -> str | None:
        state = event.state if isinstance(event.state, int) else 0
        if event.keysym in NOT_THE_SWITCH or state & _WITH:
            return None
        if not self._window.repeats(event):
            self._press()
        return "break"

    def _go_back(self) -> None:
        overlay, page = self._window.overlay, self._window.page
        if overlay is not None:
            overlay.pressed("Escape")
        elif isinstance(page, Page):
            page.escape()

    def _press(self) -> None:
        if self.scan is None:
            return
        if not self.scan.whole.parts:  # a card that is only read
            self._go_back()
            return
        part = self.scan.press()
        if part is None:
            self._show()
            self._wait(first=True)
            return
        if part.inside is not None:
            inside = part.inside()
            if inside:
                self.scan.enter(Group(inside))
            self._show()
            self._wait(first=True)
            return
        self.holder.grab_release()
        self.scan = None
        self._frame.hide()
        if self._beat_job:
            self._window.root.after_cancel(self._beat_job)
            self._beat_job = ""
        self._pressing = True

        def press() -> None:
            self._pressing = False  # it may open a card and wait for its answer
            part.press()

        self._window.root.after_idle(press)  # Tk drops clicks until it has seen that nothing is grabbed any more
