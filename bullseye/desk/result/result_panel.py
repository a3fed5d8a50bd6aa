"""The numbers beside the face on the result page: the score, what it is made of, and the facts."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.explain import explainable
from bullseye.desk.kit.scrolled_frame import BAR_PX, ScrolledFrame
from bullseye.desk.kit.share_today import ShareToday
from bullseye.desk.result.number_rows import number_rows
from bullseye.session.record import Record
from bullseye.wording.devices import helped
from bullseye.wording.explanation import score_explained
from bullseye.wording.fact_sources import explain_fact
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import DASH, Number, difference_text, score_text
from bullseye.words import commas, ordinal, tr, trn, within

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.round.outcome import Outcome
    from bullseye.wording.explanation import Explanation

WIDTH_PX = 300
EDGE_PX = 16
FELT_MS = 250.0
"""A picture that stands still for less is hardly noticed, and moves no shot."""


def standing_now(outcome: Outcome, place: int | None, best: int | None) -> str:
    """How an old round stands today: its place, and how far it is from its player's best."""
    words = tr("Not among the ten best now") if place is None else tr("{place} on the board now", place=ordinal(place))
    if best is None:
        return words
    gap = outcome.card.totals.score - best
    off = tr("{difference_text} off the player's best", difference_text=difference_text(gap, outcome.unit))
    return commas((words, off if gap else tr("the player's best")))


def sitting_text(parts: Sequence[Record], record: Record) -> str:
    """Which distance of its match a round from a range is, and what all of them came to; empty for the only one."""
    if len(parts) < 2:
        return ""
    at = 1 + next((n for n, one in enumerate(parts) if one.id == record.id), 0)
    units = {one.score_unit for one in parts}
    total = score_text(sum(one.score or 0 for one in parts), record.score_unit) if len(units) == 1 else DASH
    return tr("Distance {at} of {n}: {total} in all", at=at, n=len(parts), total=total)


def why_unranked(record: Record) -> str:
    """Why an old round is not on the board."""
    if record.simulated:
        return tr("Simulated: not on the board")
    return tr("Paused: not on the board") if record.pauses else tr("Practice: not on the board")


def timing_text(record: Record) -> str:
    """That the picture stood still in a round, where a player can have felt it; else empty."""
    found = [] if record.timing is None else [gap_ms for _, gap_ms in record.timing.stalls if gap_ms >= FELT_MS]
    if not found:
        return ""
    return trn(
        "The picture stood still once, for {longest_s:.1f} s. Each click has its own time, and was judged by what was"
        " on the screen then.",
        "The picture stood still {n} times, for {longest_s:.1f} s at most. Each click has its own time, and was judged"
        " by what was on the screen then.",
        len(found), longest_s=max(found) / 1000,
    )  # fmt: skip


class ResultPanel(ScrolledFrame):
    """Shows an Outcome in words and numbers; `body` is where something else may stand in their place."""

    def __init__(
        self,
        master: tk.Misc,
        window: Shell,
        copy: Callable[[], object] | None = None,
        more: Callable[[], object] = lambda: None,
    ) -> None:
        theme, px = window.theme, window.theme.px
        self._inner_px = px(WIDTH_PX - 2 * EDGE_PX)
        super().__init__(master, theme, self._inner_px)
        self.configure(padding=(px(EDGE_PX), px(EDGE_PX), px(EDGE_PX - BAR_PX), 0))
        self._theme = theme
        self._window = window
        self._outcome: Outcome | None = None
        inside = self.inside
        colours = theme.palette
        self.drill = ttk.Label(inside, style="Strong.TLabel")
        self.face = ttk.Label(inside, style="Muted.TLabel")
        self.player = ttk.Label(inside, style="Muted.TLabel")
        self.date = ttk.Label(inside, style="Muted.TLabel")
        self.headline = ttk.Label(inside, style="Large.TLabel", justify="left")
        self.band = tk.Label(
            inside, background=colours.accent, foreground=colours.on_accent, font=theme.font("large", True),
            anchor="w", justify="left", padx=px(12), pady=px(8), borderwidth=0,
        )  # fmt: skip
        score_row = self._score_row()
        self.standing = ttk.Label(inside, style="TLabel", justify="left")
        self.verdict = ttk.Label(inside, style="TLabel", justify="left")
        figures = self._figures()
        self.more_button = ttk.Button(inside, style="Quiet.TButton", width=0, command=more)
        self.body = ttk.Frame(inside, style="Panel.TFrame")
        self._numbers = ttk.Frame(self.body, style="Panel.TFrame")
        self.timing = ttk.Label(inside, style="Muted.TLabel", justify="left")
        self.code = ""
        self.code_row = ttk.Frame(inside, style="Panel.TFrame")
        self.code_row.columnconfigure(0, weight=1)
        ttk.Label(self.code_row, text=tr("Round code"), style="Muted.TLabel").grid(row=0, column=0, sticky="w")
        self.code_label = ttk.Label(self.code_row, style="Muted.TLabel", foreground=colours.text)
        self.code_label.grid(row=1, column=0, columnspan=2, sticky="w")
        self.copy_button = ttk.Button(self.code_row, style="Quiet.TButton", width=0)
        self.copy_button.configure(command=copy or (lambda: None))
        self.copy_button.grid(row=0, column=1, sticky="e")
        self.share = ShareToday(self.code_row, window)
        self.share.grid(row=2, column=0, columnspan=2, sticky="w")
        about = (self.drill, self.face, self.player, self.date)
        for label in (*about, self.headline, self.band, self.standing, self.verdict, self.timing):
            label.configure(wraplength=self._inner_px)
        parts = (*about, self.headline, self.band, score_row, figures, self.standing, self.verdict, self.more_button)
        for row, part in enumerate(parts):
            above = px(8) if part in (self.headline, self.band, figures, self.standing) else 0
            part.grid(row=row, column=0, sticky="w" if part is self.more_button else "ew", pady=(above, 0))
        self.body.grid(row=len(parts), column=0, sticky="nsew", pady=(px(8), 0))
        self.code_row.grid(row=len(parts) + 1, column=0, sticky="ew", pady=(px(4), 0))
        self.timing.grid(row=len(parts) + 2, column=0, sticky="w", pady=(px(4), px(8)))
        inside.rowconfigure(len(parts), weight=1)
        inside.columnconfigure(0, weight=1, minsize=self._inner_px)
        self.body.columnconfigure(0, weight=1)
        self.body.rowconfigure(0, weight=1)
        self._numbers.grid(row=0, column=0, sticky="new")
        self._numbers.columnconfigure(0, weight=1)

    def _score_row(self) -> ttk.Frame:
        px, row = self._theme.px, ttk.Frame(self.inside, style="Panel.TFrame")
        self.score = ttk.Label(row, style="Hero.TLabel")
        explainable(self._window, self.score, self._explain_score)
        self.score.configure(takefocus=True, cursor="hand2")
        self.unit = ttk.Label(row, style="Muted.TLabel")
        self.score.pack(side="left")
        self.unit.pack(side="left", anchor="s", padx=px(8), pady=(0, px(10)))
        return row

    def _figures(self) -> ttk.Frame:
        """The two large figures below the score, each with its words beside it."""
        self.figures = ttk.Frame(self.inside, style="Panel.TFrame")
        self.figures.columnconfigure(1, weight=1)
        self.second, self.second_words = self._figure(0)
        self.change, self.change_words = self._figure(1)
        explainable(self._window, self.second, self._explain_second)
        self.second.configure(takefocus=True, cursor="hand2")
        return self.figures

    def _figure(self, row: int) -> tuple[ttk.Label, ttk.Label]:
        figure = ttk.Label(self.figures, style="Title.TLabel")
        figure.grid(row=row, column=0, sticky="w")
        words = ttk.Label(self.figures, style="Muted.TLabel", justify="left", wraplength=self._inner_px // 2)
        words.grid(row=row, column=1, sticky="w", padx=(self._theme.px(12), 0))
        return figure, words

    def _show_figures(self, outcome: Outcome) -> None:
        second, change = outcome.second, self._window.services.against_usual(outcome.record)
        self.second.configure(text=second.text)
        self.second_words.configure(text=within(second.label))
        if change is not None:
            self.change.configure(text=change.figure)
            self.change_words.configure(text=change.words)
        for part in (self.change, self.change_words):
            (part.grid_remove if change is None else part.grid)()

    def show(self, outcome: Outcome, drill: str, standing: str, fresh: bool, code: str = "") -> None:
        """Set every word and number anew; *code* is the round code, empty where the round has none."""
        self._outcome = outcome
        self._show_code(code)
        (self.share.grid if self.share.look_back(outcome.record) else self.share.grid_remove)()
        self.drill.configure(text=drill)
        self.face.configure(text=outcome.card.face.name)
        self.player.configure(text=outcome.record.player)
        moment = moment_text(outcome.record.finished, self._window.services.zone)
        self.date.configure(text="\n".join(filter(None, (moment, helped(outcome.record.way)))))
        news = fresh and outcome.is_best and not outcome.again and not outcome.trouble
        for label, on in ((self.band, news), (self.headline, not news)):
            label.configure(text=outcome.headline())
            if on:
                label.grid()
            else:
                label.grid_remove()
        number, unit = outcome.number
        self.score.configure(text=number)
        self.unit.configure(text=unit)
        self.standing.configure(text=standing)
        self.verdict.configure(text=outcome.verdict)
        if outcome.verdict:
            self.verdict.grid()
        else:
            self.verdict.grid_remove()
        self._show_figures(outcome)
        self.timing.configure(text=timing_text(outcome.record))
        (self.timing.grid if self.timing.cget("text") else self.timing.grid_remove)()
        self._fill(outcome)

    def _show_code(self, code: str) -> None:
        self.code = code
        self.code_label.configure(text=code)
        self.copy_button.configure(text=tr("Copy   C"))
        if code:
            self.code_row.grid()
        else:
            self.code_row.grid_remove()

    def show_code_row(self, on: bool) -> None:
        """The round code, where there is one; it makes room for the numbers of a group."""
        (self.code_row.grid if on and self.code else self.code_row.grid_remove)()

    def copied(self) -> None:
        """The code is on the clipboard."""
        self.copy_button.configure(text=tr("Copied"))

    def _fill(self, outcome: Outcome) -> None:
        for child in self._numbers.winfo_children():
            child.destroy()
        self.cells: dict[str, ttk.Label] = {}
        px = self._theme.px
        for group in filter(None, (outcome.lines(), outcome.facts())):
            row = self._numbers.grid_size()[1]
            ttk.Separator(self._numbers).grid(row=row, column=0, sticky="ew", pady=px(6))
            strong = {number.key: "Strong.TLabel" if number.key == "total" else "TLabel" for number in group}
            numbers = ((number, strong[number.key], strong[number.key]) for number in group)
            self.cells |= number_rows(
                self._numbers, self._window, self._inner_px, numbers, row + 1,
                lambda number: self._explain(outcome, number),
            )  # fmt: skip

    @staticmethod
    def _explain(outcome: Outcome, number: Number) -> Callable[[], Explanation | None]:
        return lambda: explain_fact(outcome.card, number)

    def _explain_score(self) -> Explanation | None:
        if self._outcome is None:
            return None
        card, radius = self._outcome.card, self._outcome.group_number
        return score_explained(card) if radius is None else explain_fact(card, radius)

    def _explain_second(self) -> Explanation | None:
        if self._outcome is None:
            return None
        return explain_fact(self._outcome.card, self._outcome.second)

    def show_numbers(self, on: bool) -> None:
        """Show the numbers in the body, or make room for something else."""
        if on:
            self._numbers.grid()
        else:
            self._numbers.grid_remove()
