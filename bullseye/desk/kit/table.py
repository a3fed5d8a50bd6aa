"""A themed table that stays fast with any number of rows: only those that can be seen exist as items."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Literal, NamedTuple

from bullseye.desk.kit.column_widths import Want, shared
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.palette import SIZES
from bullseye.desk.kit.theme import CELL_PAD_PX, HEADING_PAD_PX

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

ELLIPSIS = "\u2026"
CELL_EDGE_PX = 2 * CELL_PAD_PX + 10  # what the tree keeps free on both sides of a cell's text, and a little air
HEADING_EDGE_PX = CELL_PAD_PX + 6
DIGIT_SHARE = 0.572
"""How wide a digit of Noto Sans is, of its size: widths of columns are meant for it, and grow for a wider font."""
EDGES_PX = 4  # the border of the tree, and a little
MOST_KNOWN = 20_000
WHEEL_ROWS = 3
UPWARDS, DOWNWARDS = "  \u25b4", "  \u25be"
"""Behind the head that the rows are sorted by: the least first, or the greatest."""


class Column(NamedTuple):
    """A column: its heading, its width in px at 96 dpi, the side of its text, whether it takes spare room."""

    title: str
    width: int
    side: Literal["w", "e"] = "w"
    grow: bool = False


class Row(NamedTuple):
    """The cells of a row; *mark* is "", "own" (bold) or "muted": colour never says it alone."""

    cells: tuple[str, ...]
    mark: str = ""


class Table(ttk.Frame):
    """Rows are asked for by number when they come into sight. `selected` is a row's number, or None.

    *on_open* is called with the selected row for Return and a double-click, *on_select* when the
    selection moves by hand; without *on_open* Return is left to the page. With *on_sort* a click on a head, or
    Ctrl with an arrow key, asks for the rows in another order: it is called with the column and whether the greatest
    comes first, and fills the table again. `sorted_by` is what the arrow shows.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        columns: tuple[Column, ...],
        on_open: Callable[[int], object] | None = None,
        on_select: Callable[[int], object] | None = None,
        rows_asked: int = 4,
        on_sort: Callable[[int, bool], object] | None = None,
        sorted_by: tuple[int, bool] = (0, True),
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._on_sort = on_sort
        self.sorted_by = sorted_by
        self._theme = theme
        self._columns = columns
        self._on_open = on_open
        self._on_select = on_select
        self._row: Callable[[int], Row] = lambda n: Row(())
        self._fitted: dict[tuple[str, int, bool], str] = {}
        self._wide: dict[tuple[str, bool], int] = {}
        self._due = self._share_due = ""
        self._needs = [0] * len(columns)  # what the cells that were seen since the rows came take, px
        self._likes = [0] * len(columns)
        self._by_hand = False  # somebody has drawn a column wider or narrower: its widths stay
        self.count = 0
        self.top = 0
        self.selected: int | None = None
        self.tree = ttk.Treeview(
            self, columns=[str(n) for n in range(len(columns))], show="headings", selectmode="browse",
            height=rows_asked,
        )  # fmt: skip
        self.bar = ttk.Scrollbar(self, orient="vertical", command=self._scrolled)
        self._said = ttk.Label(self, style="CardMuted.TLabel", anchor="center", justify="center")
        self._build()

    def _build(self) -> None:
        theme, tree = self._theme, self.tree
        letters = max(1.0, theme.font().measure("0" * 100) / (100 * DIGIT_SHARE * theme.px(SIZES["body"])))
        for n, column in enumerate(self._columns):
            arrow = "" if self._on_sort is None else DOWNWARDS
            least = theme.font("small").measure(column.title + arrow) + theme.px(2 * HEADING_EDGE_PX)
            width = max(round(theme.px(column.width) * (1 if column.grow else letters)), least)
            tree.heading(str(n), text=column.title, anchor=column.side)
            if self._on_sort is not None:
                tree.heading(str(n), command=lambda n=n: self._sort_by(n))  # type: ignore[misc]
            tree.column(str(n), width=width, minwidth=least, anchor=column.side, stretch=column.grow)
            self._likes[n] = width
        # Its size is the page's affair: that of the tree follows its columns, and these follow the size that it has.
        self.configure(width=tree.winfo_reqwidth(), height=tree.winfo_reqheight())
        self.grid_propagate(False)
        tree.tag_configure("own", font=theme.font("body", True))
        tree.tag_configure("muted", foreground=theme.palette.muted)
        tree.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        steps: dict[str, Callable[[], int]] = {
            "<Up>": lambda: -1,
            "<Down>": lambda: 1,
            "<Prior>": lambda: -self.visible,
            "<Next>": lambda: self.visible,
            "<Home>": lambda: -self.count,
            "<End>": lambda: self.count,
        }
        for event, step in steps.items():
            tree.bind(event, lambda _, step=step: self._step(step()), add=True)  # type: ignore[misc]
        if self._on_sort is not None:
            tree.bind("<Control-Left>", lambda _: self._sort_beside(-1), add=True)
            tree.bind("<Control-Right>", lambda _: self._sort_beside(1), add=True)
            tree.bind("<Control-Up>", lambda _: self._sort(self.sorted_by[0], False), add=True)
            tree.bind("<Control-Down>", lambda _: self._sort(self.sorted_by[0], True), add=True)
            self._show_arrow()
        tree.bind("<Return>", self._return, add=True)
        tree.bind("<KP_Enter>", self._return, add=True)
        tree.bind("<FocusIn>", self._focused, add=True)
        tree.bind("<Button-1>", self._clicked, add=True)
        tree.bind("<Double-Button-1>", self._double_clicked, add=True)
        tree.bind("<MouseWheel>", lambda e: self._wheel(-1 if e.delta > 0 else 1), add=True)
        tree.bind("<Button-4>", lambda e: self._wheel(-1), add=True)
        tree.bind("<Button-5>", lambda e: self._wheel(1), add=True)
        tree.bind("<Configure>", self._resized, add=True)
        tree.bind("<ButtonRelease-1>", self._resized, add=True)  # a column may have been made wider

    # -- its columns ----------------------------------------------------------------------------

    def show_columns(self, columns: Iterable[int]) -> None:
        """Show these columns, by their places, and no others: one with nothing in it takes room from the rest."""
        shown = tuple(str(n) for n in columns)
        if self.tree.cget("displaycolumns") != shown:
            self.tree.configure(displaycolumns=shown)
            self.configure(width=sum(self._likes[int(n)] for n in shown) + EDGES_PX)

    def _look(self, rows: Iterable[Row]) -> None:
        """Learn what the cells of *rows* need; where a column needs more than it has, share the room when all is drawn.

        The widths change then and not now: a tree that is given others while it is drawn lays itself out for ever.
        """
        edge, grown = self._theme.px(CELL_EDGE_PX), False
        for row in rows:
            font = self._theme.font("body", row.mark == "own")
            for n, text in enumerate(row.cells):
                key = (text, row.mark == "own")
                if key not in self._wide:
                    if len(self._wide) > MOST_KNOWN:
                        self._wide.clear()
                    self._wide[key] = font.measure(on_screen(text)) + edge
                if self._wide[key] > self._needs[n]:
                    self._needs[n], grown = self._wide[key], True
        if grown and not self._share_due and not self._by_hand:
            self._share_due = self.winfo_toplevel().after_idle(self._share)

    def _share(self) -> None:
        """Give each column what its cells need, as far as the table's width goes; what is left, to those that grow."""
        if self._share_due:
            self.winfo_toplevel().after_cancel(self._share_due)
            self._share_due = ""
        room = self.winfo_width() - EDGES_PX - (self.bar.winfo_reqwidth() if self.count > self.visible else 0)
        if self._by_hand or self.winfo_width() <= 1:
            return
        shown = self.tree.cget("displaycolumns")
        places = range(len(self._columns)) if "#all" in map(str, shown) else [int(n) for n in shown]
        wants = [
            Want(self._needs[n], self._likes[n], int(self.tree.column(str(n), "minwidth")), self._columns[n].grow)
            for n in places
        ]
        changed = False
        for n, width in zip(places, shared(room, wants), strict=True):
            if int(self.tree.column(str(n), "width")) != width:
                self.tree.column(str(n), width=width)
                changed = True
        if changed:
            self.draw()

    def _sort_by(self, column: int) -> None:
        """A click on a head: in its order, and the other way round when it is that already."""
        at, down = self.sorted_by
        self._sort(column, not down if at == column else self._columns[column].side == "e")

    def _sort_beside(self, by: int) -> str:
        at = (self.sorted_by[0] + by) % sum(bool(column.title) for column in self._columns)
        return self._sort(at, self._columns[at].side == "e")

    def _sort(self, column: int, down: bool) -> str:
        self.sorted_by = (column, down)
        self._show_arrow()
        if self._on_sort is not None:
            self._on_sort(column, down)
        return "break"

    def _show_arrow(self) -> None:
        at, down = self.sorted_by
        for n, column in enumerate(self._columns):
            arrow = (DOWNWARDS if down else UPWARDS) if n == at else ""
            self.tree.heading(str(n), text=f"{column.title}{arrow}")

    # -- what it shows -------------------------------------------------------------------------

    def fill(self, count: int, row: Callable[[int], Row], empty: str = "", select: int | None = None) -> None:
        """Show *count* rows, each given by *row(number)*; without any, the sentence *empty*."""
        self.count, self._row = count, row
        self._needs = [0] * len(self._columns)
        self.top = 0
        self.selected = select if select is not None and select < count else None
        if count or not empty:
            self._said.place_forget()
        else:
            self._said.configure(text=empty)
            self._said.place(relx=0.5, rely=0.5, anchor="center")
        self.see(self.selected or 0)
        self._share()

    def ask_for(self, rows: int) -> None:
        """Be as high as so many rows, where the page gives the room."""
        self.tree.configure(height=rows)
        self.configure(height=self.tree.winfo_reqheight())  # which does not follow the tree by itself

    @property
    def visible(self) -> int:
        """How many whole rows there is room for."""
        row_px = int(ttk.Style(self).lookup("Treeview", "rowheight") or 20)
        return max(1, (self.tree.winfo_height() - self._heading_px() - 2) // row_px)

    def _heading_px(self) -> int:
        return self._theme.font("small").metrics("linespace") + 2 * self._theme.pad_px("small", HEADING_PAD_PX) + 2

    def see(self, number: int) -> None:
        """Scroll as little as is needed to have row *number* in sight."""
        if number < self.top:
            self.top = number
        elif number >= self.top + self.visible:
            self.top = number - self.visible + 1
        self.draw()

    def select(self, number: int | None) -> None:
        """Select a row and have it in sight; None selects nothing. Nobody is told."""
        self.selected = number
        if number is None:
            self.draw()
        else:
            self.see(number)

    def cells(self, number: int) -> tuple[str, ...]:
        """The whole texts of a row, whether it is in sight or not."""
        return self._row(number).cells

    def draw(self) -> None:
        """Put the rows that can be seen on the screen."""
        tree, room = self.tree, self.visible
        self.top = max(0, min(self.top, self.count - room))
        shown = min(room, self.count - self.top)
        have = len(tree.get_children())
        for n in range(have, shown):
            tree.insert("", "end", iid=str(n))
        if have > shown:
            tree.delete(*[str(n) for n in range(shown, have)])
        rows = [self._row(self.top + n) for n in range(shown)]
        self._look(rows)
        edge = self._theme.px(CELL_EDGE_PX)
        widths = [int(tree.column(str(n), "width")) - edge for n in range(len(self._columns))]
        for n, row in enumerate(rows):
            own = row.mark == "own"
            cells = [self._fit(text, width, own) for text, width in zip(row.cells, widths, strict=True)]
            tree.item(str(n), values=cells, tags=(row.mark,) if row.mark else ())
        at = None if self.selected is None else self.selected - self.top
        if at is not None and 0 <= at < shown:
            tree.selection_set(str(at))
            tree.focus(str(at))
        else:
            tree.selection_set(())
        if self.count > room:
            self.bar.grid(row=0, column=1, sticky="ns")
            self.bar.set(self.top / self.count, min(1.0, (self.top + room) / self.count))
        else:
            self.bar.grid_remove()

    def _fit(self, text: str, width: int, bold: bool) -> str:
        key = (text, width, bold)
        if key not in self._fitted:
            if len(self._fitted) > MOST_KNOWN:
                self._fitted.clear()
            self._fitted[key] = fit(text, self._theme.font("body", bold), width)
        return self._fitted[key]

    # -- what the hand does ----------------------------------------------------------------------

    def _tell(self, number: int) -> None:
        self.select(number)
        if self._on_select is not None:
            self._on_select(number)

    def _step(self, by: int) -> str:
        if self.count:
            start = self.selected if self.selected is not None else (-1 if by > 0 else self.count)
            self._tell(max(0, min(self.count - 1, start + by)))
        return "break"

    def _return(self, event: tk.Event[ttk.Treeview]) -> str | None:
        if self._on_open is None or self.selected is None:
            return None
        self._on_open(self.selected)
        return "break"

    def _focused(self, event: tk.Event[ttk.Treeview]) -> None:
        if self.selected is None and self.count:
            self._tell(0)

    def _number_at(self, y_px: int) -> int | None:
        item = self.tree.identify_row(y_px)
        return self.top + int(item) if item else None

    def _clicked(self, event: tk.Event[ttk.Treeview]) -> str | None:
        region = self.tree.identify_region(event.x, event.y)
        if region in ("separator", "heading"):
            self._by_hand = self._by_hand or region == "separator"
            return None
        number = self._number_at(event.y)
        if number is not None:
            self.selected = number  # before the focus comes, which would select the first row
        self.tree.focus_set()
        if number is not None:
            self._tell(number)
        return "break"

    def _double_clicked(self, event: tk.Event[ttk.Treeview]) -> str | None:
        number = self._number_at(event.y)
        if self.tree.identify_region(event.x, event.y) != "cell" or number is None or self._on_open is None:
            return None
        self._on_open(number)
        return "break"

    def _wheel(self, direction: int) -> str:
        self.top += direction * WHEEL_ROWS
        self.draw()
        return "break"

    def _scrolled(self, what: str, amount: str, unit: str = "") -> None:
        if what == "moveto":
            self.top = round(float(amount) * self.count)
        else:
            self.top += int(float(amount)) * (self.visible if unit.startswith("page") else 1)
        self.draw()

    def _resized(self, event: tk.Event[ttk.Treeview]) -> None:
        if not self._due:  # the columns get their new widths only after this event
            self._due = self.winfo_toplevel().after_idle(self._draw_due)

    def _draw_due(self) -> None:
        self._due = ""
        self._share()
        if self.selected is not None and self.top <= self.selected:
            self.see(self.selected)
        else:
            self.draw()

    def destroy(self) -> None:
        """Take back what is due, then go."""
        for job in filter(None, (self._due, self._share_due)):
            self.winfo_toplevel().after_cancel(job)
        super().destroy()


def fit(text: str, font: tkfont.Font, width_px: int) -> str:
    """*text*, or as much of its start as fits into *width_px* with an ellipsis after it, as it is put on the screen."""
    if font.measure(whole := on_screen(text)) <= width_px:
        return whole
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.measure(text[:middle].rstrip() + ELLIPSIS) <= width_px:
            low = middle
        else:
            high = middle - 1
    return on_screen(text[:low].rstrip() + ELLIPSIS)
