"""Cards for the records: a list of findings, a choice between a few ways, the players with their rounds."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.form import text_box
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.wording.findings import finding_name
from bullseye.wording.remedies import for_window
from bullseye.words import number as written
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.records.care.health import Finding

Action = tuple[str, Callable[[], object]]
SIGNS = {"ok": "\u2713", "note": "i", "problem": "!"}
ROWS = 15
LEFT_PX = 132


class Findings(Overlay):
    """What was found, one line each with what to do; *actions* are buttons that close it and do something."""

    def __init__(
        self, window: Shell, title: str, text: str, found: Sequence[Finding], actions: Sequence[Action] = ()
    ) -> None:
        super().__init__(window, title, width_px=760)
        self.found = found
        self.say(text)
        part = ttk.Frame(self, style="Overlay.TFrame")
        part.pack(fill="both", expand=True, pady=(self.theme.px(12), 0))
        self.text = self._list(part)
        row = self.button_row()
        closing = ttk.Button(row, text=tr("Close"), command=self.close)
        closing.pack(side="right")
        self.copy = ttk.Button(row, text=tr("Copy"), command=self._copy)
        self.copy.pack(side="right", padx=self.theme.px(8))
        self.buttons = {words: self._button(row, words, does) for words, does in actions}
        self.open(closing)
        self._fit()

    def _button(self, row: ttk.Frame, words: str, does: Callable[[], object]) -> ttk.Button:
        def act() -> None:
            self.close()
            does()

        button = ttk.Button(row, text=words, command=act)
        button.pack(side="left", padx=(0, self.theme.px(8)))
        return button

    def _list(self, part: ttk.Frame) -> tk.Text:
        """The lines: sign, name, what; below it what to do. Problems come first."""
        colours, theme, px = self.theme.palette, self.theme, self.theme.px
        text = text_box(
            part, theme, width=1, height=ROWS, background=colours.raised, pady=px(4), insertwidth=0, cursor="arrow",
            spacing1=px(4), tabs=(px(24), px(24 + LEFT_PX)),
        )  # fmt: skip
        text.tag_configure("line", lmargin2=px(24 + LEFT_PX))
        text.tag_configure("advice", lmargin1=px(24 + LEFT_PX), lmargin2=px(24 + LEFT_PX), spacing1=0)
        text.tag_configure("muted", foreground=colours.muted, font=theme.font("small"))
        text.tag_configure("name", foreground=colours.muted)
        for state, colour in (("ok", colours.good), ("note", colours.accent), ("problem", colours.bad)):
            text.tag_configure(state, foreground=colour, font=theme.font("body", True))
        order = {"problem": 0, "note": 1, "ok": 2}
        for finding in sorted(self.found, key=lambda finding: order[finding.state]):
            text.insert("end", f"{SIGNS[finding.state]}\t", (finding.state, "line"))
            name = finding_name(finding.name)
            wide = theme.font().measure(name) > px(LEFT_PX - 8)
            text.insert("end", name + ("  " if wide else "\t"), ("name", "line"))
            text.insert("end", finding.what + "\n", ("line",))
            if finding.advice:
                text.insert("end", for_window(finding.advice) + "\n", ("muted", "advice"))
        text.delete("end-1c")
        text.configure(state="disabled")
        bar = ttk.Scrollbar(part, orient="vertical", command=text.yview)
        text.configure(yscrollcommand=bar.set)
        text.pack(side="left", fill="both", expand=True)
        self._bar = bar
        for event, step in (("<Up>", -1), ("<Down>", 1)):
            text.bind(event, lambda e, step=step: text.yview_scroll(step, "units"), add=True)  # type: ignore[misc]
        return text

    def _fit(self) -> None:
        """As high as its lines, where the window has room for them; else with a scrollbar."""
        self.update_idletasks()
        count = self.text.count("1.0", "end", "ypixels")
        line_px = self.theme.font().metrics("linespace") + self.theme.px(4)
        lines = -(-int(count[0] if isinstance(count, tuple) else count or 1) // line_px)
        spare_px = self.window.root.winfo_height() - self.winfo_reqheight() - self.theme.px(32)
        most = max(4, int(self.text.cget("height")) + spare_px // line_px)
        self.text.configure(height=min(lines + 1, most))
        if lines + 1 > most:
            self._bar.pack(side="right", fill="y")

    def enter(self) -> None:
        """Enter closes."""
        self.close()

    def _copy(self) -> None:
        self.clipboard_clear()
        self.clipboard_append(self.text.get("1.0", "end-1c"))
        self.copy.configure(text=tr("Copied"))


class Choices(Overlay):
    """A few ways to go on, a button each; `answer` is the one that was chosen, "" for none."""

    def __init__(self, window: Shell, title: str, text: str, ways: Sequence[tuple[str, str]]) -> None:
        super().__init__(window, title, width_px=440)
        self.answer = ""
        self.say(text)
        row = self.button_row()
        self.buttons: dict[str, ttk.Button] = {}
        for key, words in reversed(ways):
            self.buttons[key] = ttk.Button(row, text=words, command=lambda k=key: self._take(k))  # type: ignore[misc]
            self.buttons[key].pack(side="right", padx=(self.theme.px(8), 0))
        ttk.Button(row, text=tr("Cancel"), command=self.close).pack(side="left")
        self.open(self.buttons[ways[0][0]])

    def _take(self, key: str) -> None:
        self.answer = key
        self.close()


def choose(window: Shell, title: str, text: str, ways: Sequence[tuple[str, str]]) -> str:
    """Ask which of *ways* (key, words), and wait; "" when the player cancels."""
    card = Choices(window, title, text, ways)
    card.wait_window()
    return card.answer


class PlayerRounds(Overlay):
    """Everybody who has rounds, and how many; `answer` is whose rounds are to go, None for nobody's."""

    def __init__(self, window: Shell, players: Sequence[tuple[str, int]]) -> None:
        super().__init__(window, tr("Delete a player's rounds"), width_px=440)
        self.answer: tuple[str, int] | None = None
        self._players = players
        self.say(tr("Whose rounds? You are asked once more before they go."), muted=True)
        columns = (Column(tr("Name"), 280, grow=True), Column(tr("Rounds"), 88, "e"))
        self.table = Table(self, self.theme, columns, on_open=self._take, rows_asked=8)
        self.table.pack(fill="x", pady=(self.theme.px(12), 0))
        self.table.fill(
            len(players), lambda n: Row((players[n][0], written(players[n][1], ","))), tr("Nobody has a round yet.")
        )
        row = self.button_row()
        self.delete = ttk.Button(row, text=tr("Delete these rounds\u2026"), command=self.enter)
        self.delete.pack(side="right")
        self.delete.state(["!disabled" if players else "disabled"])
        closing = ttk.Button(row, text=tr("Close"), command=self.close)
        closing.pack(side="right", padx=self.theme.px(8))
        self.open(self.table.tree if players else closing)

    def enter(self) -> None:
        """Take the one that is selected."""
        if self.table.selected is not None:
            self._take(self.table.selected)

    def _take(self, number: int) -> None:
        self.answer = self._players[number]
        self.close()


def ask_player(window: Shell, players: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    """Ask whose rounds, and wait: the name and how many, or None."""
    card = PlayerRounds(window, players)
    card.wait_window()
    return card.answer
