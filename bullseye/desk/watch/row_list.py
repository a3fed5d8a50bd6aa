"""The list beside a watch's face: each number with its value, what is wanted, its points, its state and since when."""

from __future__ import annotations

import tkinter as tk
from datetime import tzinfo
from tkinter import font as tkfont
from typing import TYPE_CHECKING

from bullseye.desk.kit.table import fit
from bullseye.desk.kit.turned_rows import turn_rows
from bullseye.watch.edge import BROKEN, MISSED, STALE
from bullseye.watch.rule import OK
from bullseye.watch.targets.words import number_text
from bullseye.watch.watches.words import age_text, state_text, wanted_text
from bullseye.wording.numbers import DASH
from bullseye.words import commas, tr
from bullseye.words import number as written

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.watch.watches.board import Board, Row

LEAST_ROW_PX, MOST_ROW_PX, EDGE_PX = 84, 132, 16
TWO_LINES, THREE_LINES = 2.5, 3.4
"""How high a row on a wall is at least and at most, by the size of its type."""
NEAR_SHARE = 0.6
"""What is wanted, or a long name, may be read from nearer."""


class RowList(tk.Canvas):
    """Drawn rows, as high as there is room for, so that they are read from far where there are few of them.

    With `for_wall` they are read from ten metres: two lines of that size each, and what is wanted where there is room.
    """

    def __init__(self, master: tk.Misc, theme: Theme, zone: tzinfo) -> None:
        colours = theme.palette
        super().__init__(master, background=colours.panel, highlightthickness=0, width=theme.px(360), height=200)
        self._theme, self._zone = theme, zone
        self._board: Board | None = None
        self._fonts: dict[tuple[int, bool], tkfont.Font] = {}
        self._far = 0
        self.top = 0
        self.bind("<Configure>", lambda _: self._draw(), add=True)
        for event, step in (("<Button-4>", -1), ("<Button-5>", 1)):
            self.bind(event, lambda _, step=step: self.scroll(step), add=True)  # type: ignore[misc]
        self.bind("<MouseWheel>", lambda e: self.scroll(-1 if e.delta > 0 else 1), add=True)

    def show(self, found: Board) -> None:
        """Show these numbers."""
        self._board = found
        self._draw()

    def for_wall(self, far: int) -> None:
        """In type of *far* px, or with 0 in that of a page."""
        self._far = far
        self._draw()

    @property
    def visible(self) -> int:
        """How many rows there is room for."""
        return max(1, self.winfo_height() // self._high)

    @property
    def has_more(self) -> bool:
        """Whether there are rows below those that are shown."""
        return self._board is not None and self.top + self.visible < len(self._board.rows)

    @property
    def _high(self) -> int:
        rows = max(1, len(self._board.rows) if self._board is not None else 0)
        px, far = self._theme.px, self._far
        least, most = (
            (px(LEAST_ROW_PX), px(MOST_ROW_PX)) if not far else (round(TWO_LINES * far), round(THREE_LINES * far))
        )
        return max(least, min(most, self.winfo_height() // rows))

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
        rows, high, visible = self._board.rows, self._high, self.visible
        draw = self._draw_far if self._far else self._draw_row
        self.top = max(0, min(self.top, len(rows) - visible))
        for at, row in enumerate(rows[self.top : self.top + visible]):
            draw(row, self.top + at + 1, at * high, high)
        turn_rows(self)

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
        points = (
            tr("{points} points", points=written(row.points, ".1f")) if row.fresh and row.points is not None else ""
        )
        said = row.words if row.words and not row.fresh else commas((wanted_text(row.metric), points))
        for base, text, fill, tag in (
            (0.59, self._state(row), colours.bad if bad else colours.text, "state"),
            (0.82, said, colours.muted, "said"),
        ):  # fmt: skip
            self.create_text(left, y + high * base, text=fit(text, small, int(right - left)), anchor="w", font=small,
                             fill=fill, tags=(tag,))  # fmt: skip
        self.create_line(0, y + high - 1, wide, y + high - 1, fill=colours.line)

    def _draw_far(self, row: Row, number: int, y: int, high: int) -> None:
        """The name, below it the state and the value; then what is wanted, or what is wrong, where there is room."""
        colours, wide, far = self._theme.palette, self.winfo_width(), self._far
        bad = row.state in (MISSED, BROKEN)
        colour = colours.bad if bad else colours.good if row.state == OK else colours.muted
        left, right = far * 1.5, wide - far * 0.3
        font, small = self._font(far, True), self._font(far * NEAR_SHARE)
        first, second, third = y + far * 0.65, y + far * 1.75, y + far * 2.75
        self._sign(row, number, far * 0.75, first, far * 0.45, colour)
        value = number_text(row.value) + (f" {row.metric.unit}" if row.metric.unit else "")
        shown = value if row.fresh and row.value is not None else ""
        room = int(right - left)
        rest = room - font.measure(shown) - far // 2
        state = state_text(row.state)
        if not row.fresh and row.age_s is not None:
            state = tr("{state}, {age}", state=state, age=age_text(row.age_s))
        name_font, state_font = self._fitted(row.metric.name, room), self._fitted(state, rest if shown else room)
        said = row.words if row.words and not row.fresh else wanted_text(row.metric)
        if high < THREE_LINES * far - 1:
            said = ""
        for text, x, at, face, fill, tag in (
            (fit(row.metric.name, name_font, room), left, first, name_font, colours.text, "name"),
            (fit(state, state_font, rest if shown else room), left, second, state_font, colour, "state"),
            (shown, right, second, font, colours.text, "value"),
            (fit(said, small, room), left, third, small, colours.muted, "said"),
        ):  # fmt: skip
            self.create_text(x, at, text=text, anchor="e" if x == right else "w", font=face, fill=fill, tags=(tag,))
        self.create_line(0, y + high - 1, wide, y + high - 1, fill=colours.line)

    def _fitted(self, text: str, room: int) -> tkfont.Font:
        """As large as on a wall, or as much smaller as *text* needs, within reason."""
        wide = self._font(self._far, True).measure(text)
        return self._font(self._far * max(NEAR_SHARE, min(1.0, 0.98 * room / max(1, wide))), True)

    def _state(self, row: Row) -> str:
        """`on target since 12:40`; what is old says how old."""
        if not row.fresh and row.value is not None:
            last = number_text(row.value) + (f" {row.metric.unit}" if row.metric.unit else "")
            return tr("{state}: {value}, {age} ago", state=state_text(row.state), value=last, age=age_text(row.age_s))
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
