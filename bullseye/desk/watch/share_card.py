"""The card that shares a target: who may open it, then its link as text and as a QR code, and taking it back."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.qr_view import QrView
from bullseye.desk.watch.sharing import EVERYBODY, HERE, SharedTargets
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

QR_PX = 208


class ShareCard(Overlay):
    """Enter shares, or copies the link where it is shared already."""

    def __init__(self, window: Shell, shared: SharedTargets, target: str, name: str, port: int | None = None) -> None:
        super().__init__(window, tr("Share {name}", name=name), width_px=560)
        self._shared, self._target, self._port = shared, target, port
        theme, px = self.theme, self.theme.px
        self.words = self.say("")
        self.choices = ttk.Frame(self, style="Overlay.TFrame")
        who = [tr("Only this computer"), tr("Everybody in this network who has the link")]
        self.who = ttk.Combobox(self.choices, values=who, state="readonly", font=theme.font())
        self.who.current(0)
        self.who.pack(fill="x", pady=(px(12), 0))
        self.shown = ttk.Frame(self, style="Overlay.TFrame")
        self.qr = QrView(self.shown, theme.palette.raised)
        self.qr.configure(width=px(QR_PX), height=px(QR_PX))
        self.qr.pack(pady=(px(12), 0))
        self.link = ttk.Entry(self.shown, font=theme.font(), width=60)
        self.link.pack(fill="x", pady=(px(12), 0))
        self.wrong = self.say("")
        self.wrong.configure(foreground=theme.palette.bad)
        row = self.button_row()
        self.back_button = ttk.Button(row, text=tr("Take the link back"), command=self.take_back)
        self.stop_button = ttk.Button(row, text=tr("Stop listening"), command=self.stop)
        self.main = ttk.Button(row, command=self.enter)
        self.main.pack(side="right")
        ttk.Button(row, text=tr("Close"), command=self.close).pack(side="right", padx=px(8))
        self._show()
        self.open(self.main)

    def _show(self) -> None:
        link = self._shared.link(self._target) if self._shared.listens else ""
        px = self.theme.px
        for part, on in ((self.choices, not link and not self._shared.listens), (self.shown, bool(link))):
            if on:
                part.pack(fill="x", before=self.wrong)
            else:
                part.pack_forget()
        for button in (self.back_button, self.stop_button):
            if link:
                button.pack(side="left", padx=(0, px(8)))
            else:
                button.pack_forget()
        if link:
            self.words.configure(
                text=tr(
                    "Whoever has this link changes the target in a browser, and everybody sees it at once. It is "
                    "answered until you stop it or close bullseye; each change is kept with who made it."
                )
            )
            self.main.configure(text=tr("Copy the link   Enter"))
            self._fill(link)
        else:
            self.words.configure(
                text=tr("It gets a page in the browser, and a link that nobody can guess. Who may open it?")
                if not self._shared.listens
                else tr("It gets a page in the browser beside the others that are shared, and a link of its own.")
            )
            self.main.configure(text=tr("Share it   Enter"))
        self.refresh_keys()

    def _fill(self, link: str) -> None:
        from bullseye.serve.qr import qr_png

        self.link.state(["!readonly"])
        self.link.delete(0, "end")
        self.link.insert(0, link)
        self.link.state(["readonly"])
        try:
            self.qr.show(qr_png(link))
        except ImportError:  # segno comes with the web server's extra; the link alone does as well
            self.qr.pack_forget()

    def enter(self) -> None:
        """Share it; copy the link where it is shared."""
        link = self._shared.link(self._target) if self._shared.listens else ""
        if link:
            self.clipboard_clear()
            self.clipboard_append(link)
            self.wrong.configure(text="")
            self.main.configure(text=tr("Copied"))
            return
        self._try(lambda: self._shared.share(self._target, (HERE, EVERYBODY)[self.who.current()], self._port))

    def take_back(self) -> None:
        """The link opens nothing any more."""
        self._try(lambda: self._shared.take_back(self._target))

    def stop(self) -> None:
        """Nobody listens any more."""
        self._try(self._shared.stop)

    def _try(self, act: object) -> None:
        assert callable(act)
        try:
            act()
        except BullseyeError as bad:
            self.wrong.configure(text=sentence(str(bad)))
            return
        self.wrong.configure(text="")
        self._show()
        self.main.focus_set()
