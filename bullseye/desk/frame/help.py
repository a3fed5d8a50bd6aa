"""The F1 overlay: the keys of the page that stands below it, and those that work everywhere."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import told_now
from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.scrolled_frame import ScrolledFrame
from bullseye.words import tr

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.page import Page
    from bullseye.desk.kit.shell import Shell

EVERYWHERE = [
    (tr("Tab"), tr("Next field; Shift+Tab: the one before")),
    (tr("Space"), tr("Press the button that has the focus")),
    ("F1", tr("These keys")),
    ("F11", tr("Full screen and back")),
    (tr("Esc"), tr("Back")),
]

WIDTH_PX, WIDE_PX, MANY = 560, 880, 12
"""Where there are so many keys, none of them takes two lines, so that all fit the smallest window."""
ROUND_PX = 32
"""So much of the page is left to be seen about the card; keys that have no room scroll."""


class HelpOverlay(Overlay):
    """Opens at once; Esc, F1, Enter and the button close it."""

    def __init__(self, window: Shell, page: Page) -> None:
        keys = [(told_now(key), what) for key, what in page.keys_told()]
        title = tr("Keys: {title}", title=page.title) if page.title else tr("Keys")
        super().__init__(window, title, width_px=WIDTH_PX if len(keys) <= MANY else WIDE_PX)
        own = {key for key, _ in keys}
        everywhere = [(now, what) for key, what in EVERYWHERE if (now := told_now(key)) not in own]
        self.lists = ScrolledFrame(self, self.theme, self.width_px, "Overlay.TFrame")
        self.lists.pack(fill="both", expand=True)
        if keys:
            self._list(keys)
            ttk.Separator(self.lists.inside).pack(fill="x", pady=(self.theme.px(12), 0))
        self._list(everywhere)
        closing = ttk.Button(self.button_row(), text=tr("Close"), command=self.close)
        closing.pack(side="right")
        self.update_idletasks()  # only then is it known what the rest of the card needs
        self.lists.as_high_as(window.root.winfo_height() - self.winfo_reqheight() - self.theme.px(ROUND_PX))
        self.open(closing)
        self.bind_class(f"Overlay{self}", "<Key>", self._on_key)
        for key, scroll in self.lists.scroll_keys.items():
            self.bind_class(f"Overlay{self}", f"<{key}>", lambda _, scroll=scroll: self._and_break(scroll))  # type: ignore[misc]

    def enter(self) -> None:
        """Enter closes it too."""
        self.close()

    def pressed(self, keysym: str) -> None:
        """F1 closes what F1 opened, wherever the focus is."""
        if keysym == "F1":
            self.close()
        else:
            super().pressed(keysym)

    def _on_key(self, event: tk.Event[tk.Misc]) -> str:
        return self._and_break(self.close) if self.window.key_of(event) == "F1" else self._on_other_key(event)

    def _list(self, keys: list[tuple[str, str]]) -> None:
        """Keys in a column, what they do beside them."""
        theme = self.theme
        table = ttk.Frame(self.lists.inside, style="Overlay.TFrame")
        table.pack(fill="x", pady=(theme.px(12), 0))
        widest = max(theme.font("body", True).measure(key) for key, _ in keys)
        left_px = max(theme.px(112), widest + theme.px(16))
        table.columnconfigure(0, minsize=left_px)
        for row, (key, what) in enumerate(keys):
            ttk.Label(table, text=key, style="Card.TLabel", font=theme.font("body", True)).grid(
                row=row, column=0, sticky="nw", pady=theme.px(2)
            )
            ttk.Label(table, text=what, style="Card.TLabel", wraplength=self.width_px - left_px, justify="left").grid(
                row=row, column=1, sticky="w", pady=theme.px(2)
            )
