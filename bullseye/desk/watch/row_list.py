"""The list beside a watch's face: each number with its value, what is wanted, its points, its state and since when."""

from __future__ import annotations

import tkinter as tk
from datetime import tzinfo
from tkinter import font as tkfont
from typing import TYPE_CHECKING

from bullseye.desk.kit.table import fit
from bullseye.watch.edge import BROKEN, MISSED, STALE
from bullseye.watch.rule import OK
from bullseye.watch.targets.words import number_text
from bullseye.watch.watches.words import age_text, state_text, wanted_text
from bullseye.wording.numbers import DASH
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.watch.watches.board import Board, Row

LEAST_ROW_PX, MOST_ROW_PX, EDGE_PX = 84, 132, 16


class RowList(tk.Canvas):
    """Drawn rows, as high as there is room for, so that they are read from far where there are few of them."""

    def __init__(self, master: tk.Misc, theme: Theme, zone: tzinfo) -> None:
        colours = theme.palette
        super().__init__(master, background=colours.panel, highlightthickness=0, width=theme.px(360), height=200)
        self._theme, self._zone = theme, zone
        self._board: Board | None = None
        self._fonts: dict[tuple[int, bool], tkfont.Font] = {}
        self.top = 0
        self.bind("<Configure>", lambda _: self._draw(), add=True)
        for event, step in (("<Button-4>", -1), ("<Button-5>", 1)):
            self.bind(event, lambda _, step=step: self.scroll(step), add=True)  # type: ignore[misc]
        self.bind("<MouseWheel>", lambda e: self.scroll(-1 if e.delta > 0 else 1), add=True)

    def show(self, found: Board) -> None:
        """Show these numbers."""
        self._board = found
        self._draw()

    def scroll(self, rows: int) -> None:
        """So many rows down; up where it is less than 0."""
        self.top += rows
        self._draw()

    def _font(self, size_px: float, bold: bool = False) -> tkfont.Font:
        key = round(size_px), bold
        if key not in self._fonts:
            self._fonts[key] = tkfont.Font(
                self, family=self._theme.family, size=-key[0], weight="bold" if bold else "normal"
            )
        return self._fonts[key]

    def _draw(self) -> None:
        self.delete("all")
        if self._board is None or not self._board.rows:
            return
        rows, px = self._board.rows, self._theme.px
        high = max(px(LEAST_ROW_PX), min(px(MOST_ROW_PX), self.winfo_height() // len(rows)))
        visible = max(1, self.winfo_height() // high)
        self.top = max(0, min(self.top, len(rows) - visible))
        for at, row in enumerate(rows[self.top : self.top + visible]):
            self._draw_row(row, self.top + at + 1, at * high, high)

    def _draw_row(self, row: Row, number: int, y: int, high: int) -> None:
        colours, wide = self._theme.palette, self.winfo_width()
        px = self._theme.px
        large, small = self._font(high * 0.3, True), self._font(max(px(13), high * 0.17))
        name = self._font(high * 0.22, True)
        bad = row.state in (MISSED, BROKEN)
        colour = colours.bad if bad else colours.good if row.state == OK else colours.muted
        mark = high * 0.3
        sign_x, middle = px(EDGE_PX) + mark / 2, y + high * 0.27
        self._sign(row, number, sign_x, middle, mark / 2, colour)
        left, right = px(EDGE_PX) * 1.5 + mark, wide - px(EDGE_PX)
        value = number_text(row.value) + (f" {row.metric.unit}" if row.metric.unit and row.value is not None else "")
        shown = value if row.fresh else DASH
        self.create_text(right, middle, text=shown, anchor="e", font=large, tags=("value",),
                         fill=colours.text if row.fresh else colours.muted)  # fmt: skip
        room = right - left - large.measure(shown) - px(12)
        self.create_text(left, middle, text=fit(row.metric.name, name, int(room)), anchor="w", font=name,
                         fill=colours.text, tags=("name",))  # fmt: skip
        points = tr("{points} points", points=f"{row.points:.1f}") if row.fresh and row.points is not None else ""
        said = row.words if row.words and not row.fresh else ", ".join(
            part for part in (wanted_text(row.metric), points) if part
        )  # fmt: skip
        for base, text, fill, tag in (
            (0.59, self._state(row), colours.bad if bad else colours.text, "state"),
            (0.82, said, colours.muted, "said"),
        ):  # fmt: skip
            self.create_text(left, y + high * base, text=fit(text, small, int(right - left)), anchor="w", font=small,
                             fill=fill, tags=(tag,))  # fmt: skip
        self.create_line(0, y + high - 1, wide, y + high - 1, fill=colours.line)

    def _state(self, row: Row) -> str:
        """`on target since 12:40`; what is old says how old."""
        if not row.fresh and row.value is not None:
            last = number_text(row.value) + (f" {row.metric.unit}" if row.metric.unit else "")
            return tr("{state}, {value} {age} ago", state=state_text(row.state), value=last, age=age_text(row.age_s))
        if row.since is None:
            return state_text(row.state)
        since = f"{row.since.astimezone(self._zone):%H:%M}"
        return tr("{state} since {since}", state=state_text(row.state), since=since)

    def _sign(self, row: Row, number: int, x: float, y: float, r: float, colour: str) -> None:
        """The number that its shot has on the face: full, hollow when stale, with a cross when broken."""
        colours, px = self._theme.palette, self._theme.px
        if row.state == BROKEN:
            for sign in (1, -1):
                self.create_line(x - r, y - sign * r, x + r, y + sign * r, fill=colours.bad, width=px(3))
            return
        hollow = not row.fresh or row.state == STALE
        self.create_oval(x - r, y - r, x + r, y + r, fill="" if hollow else colour, outline=colour, width=px(2))
        ink = colours.text if hollow else colours.panel
        self.create_text(x, y, text=str(number), font=self._font(r, True), fill=ink)
