"""What the result pages of the two tests share: the number, how sure it is, the tables, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, ClassVar

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.routes import home_words
from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.kit.cards.explain import explainable
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.desk.kit.palette import SIDE_PX
from bullseye.desk.kit.scrolled_frame import BAR_PX, ScrolledFrame
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.kit.widgets import shortened, wrapping
from bullseye.desk.result.outcome_page import OutcomePage
from bullseye.desk.result.result_panel import timing_text
from bullseye.desk.result.result_tabs import ResultTabs
from bullseye.desk.result.unsaved_bar import file_name
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.progress.lab_numbers import BETTER, Past, lab_text, range_text
from bullseye.session.record import Record
from bullseye.wording.devices import device_name
from bullseye.wording.lab_facts import Group
from bullseye.wording.lab_usual import usual_words
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import DASH, Number
from bullseye.words import KEY_GAP, capital, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.lab_facts import Sheet

COLUMN_PX = 60
VALUE_PX = 128
"""A value in many words takes two lines, so that its label has room, px at 96 dpi."""
TABLE = "table"
ROOMY_PX = 780
LOW_ROWS, MOST_ROWS = 4, 8
"""How many rows of the table a low window shows at once, and any other."""
"""From this height on a pointing test has room for what is usual below its long table."""
OWN = "own_"
"""Before the key of a number that is not of this test alone."""


class LabResultPage(OutcomePage):
    """Shows an Outcome of a test; a page of it gives the `sheet`."""

    charts: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Charts that can stand in place of the table: (id, words)."""
    keys = [  # type: ignore[assignment]
        (tr("Enter, R"), tr("The same test again")),
        ("T", tr("Statistics of this test")),
        ("P", tr("Save a report of this round")),
        ("H", tr("History")),
        ("B", tr("Board")),
        (tr("Tab, Enter"), tr("Go to a number, and see where it comes from")),
        (tr("Esc"), tr("Back to the start, or to the history")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.table: Table | None = None
        self._measured = False
        self._past = Past(0)
        self._usual: ttk.Label | None = None
        self.bind("<Configure>", lambda e: self._fit_usual(e.height), add=True)
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.trouble.grid(row=0, column=0, columnspan=2, sticky="ew")
        main = self.main = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(24), px(16), 0))
        main.grid(row=1, column=0, sticky="nsew")
        main.columnconfigure(0, weight=1)
        main.rowconfigure(6, weight=1)
        self.head = ttk.Label(main, style="Strong.TLabel")
        self.who = ttk.Label(main, style="Muted.TLabel")
        big = ttk.Frame(main, style="Panel.TFrame")
        self.number = ttk.Label(big, style="Hero.TLabel")
        self.unit = ttk.Label(big, style="Large.TLabel")
        self.number.pack(side="left")
        self.unit.pack(side="left", anchor="s", padx=px(8), pady=(0, px(10)))
        self.doubt = ttk.Label(main, style="Large.TLabel")
        self.made = wrapping(ttk.Label(main, style="Muted.TLabel"))
        for row, (part, above) in enumerate(((self.head, 0), (self.who, 2), (big, 8), (self.doubt, 0), (self.made, 4))):
            part.grid(row=row, column=0, sticky="ew", pady=(px(above), 0))
        explainable(window, self.number, self._explain_number)
        self.number.configure(takefocus=True, cursor="hand2")
        ways = (
            (TABLE, tr("Table   1")),
            *((way, f"{words}{KEY_GAP}{key_words(str(n))}") for n, (way, words) in enumerate(self.charts, start=2)),
        )
        self.tabs = ResultTabs(main, self.theme, ways if self.charts else (), self.look_at, (), edge=0)
        if self.charts:
            self.tabs.grid(row=5, column=0, sticky="ew", pady=(px(8), 0))
        self.chart: DrawingView | None = None  # made when one is first asked for
        self.cells: dict[str, ttk.Label] = {}
        self.own_cells: dict[str, ttk.Label] = {}
        self.foot = ttk.Frame(main, style="Panel.TFrame")
        self.foot.grid(row=7, column=0, sticky="sew", pady=(px(12), px(8)))
        self.foot.columnconfigure(0, weight=1)
        self.facts = self._build_side()
        self.bar = ButtonBar(self, self.theme, (16, 8, 16, 8))
        self.bar.grid(row=2, column=0, columnspan=2, sticky="ew")
        self._build_bar()
        for n, (way, _) in enumerate(ways if self.charts else (), start=1):
            self.actions[str(n)] = lambda way=way: self.look_at(way)  # type: ignore[misc]

    def _build_side(self) -> ttk.Frame:
        """The place of the numbers: scrolled, where the words of a language make them higher than the window."""
        px = self.theme.px
        padding = (px(16), px(24), px(24 - BAR_PX), px(8))
        side = ttk.Frame(self, style="Panel.TFrame", width=px(SIDE_PX), padding=padding)
        side.grid(row=1, column=1, sticky="ns")
        side.grid_propagate(False)
        side.columnconfigure(0, weight=1)
        side.rowconfigure(0, weight=1)
        scrolled = ScrolledFrame(side, self.theme, px(SIDE_PX - 40))
        scrolled.grid(row=0, column=0, sticky="nsew")
        scrolled.inside.columnconfigure(0, weight=1)
        facts = ttk.Frame(scrolled.inside, style="Panel.TFrame")
        facts.grid(row=0, column=0, sticky="new")
        facts.columnconfigure(0, weight=1)
        return facts

    def _build_bar(self) -> None:
        self.play_button = self.bar.first(tr("Play again   Enter"), self.again)
        self.more_buttons()
        self.bar.add(tr("Board   B"), self.board, 6)
        self.bar.add(tr("History   H"), self.history, 6)
        self.bar.add(tr("Statistics   T"), self.statistics, 6)
        self.bar.quiet(tr("Report\u2026   P"), self.report, 6)
        self.leave_button = self.bar.last(tr("Home   Esc"), self.escape)

    def more_buttons(self) -> None:
        """Add the buttons that only one of the tests has."""

    def sheet(self, record: Record) -> Sheet:
        """The numbers of *record*; raises a BullseyeError when they cannot be had."""
        raise NotImplementedError

    def explanation(self, number: Number) -> Explanation | None:
        """Where a number of the sheet comes from."""
        return None

    def drawer(self, way: str, title: str = "") -> Callable[[float, float, Look], Drawing]:
        """Draws one of the `charts` at any size."""
        raise NotImplementedError

    # -- a table or a chart --------------------------------------------------------------------------------

    def look_at(self, way: str) -> None:
        """Show the table with its notes, or one of the charts in their place."""
        self.tabs.turn(way)
        if way in ("", TABLE) or not self._measured:
            if self.chart is not None:
                self.chart.grid_remove()
            if self.table is not None:
                self.table.grid()
            self.foot.grid()
            return
        if self.chart is None:
            self.chart = DrawingView(self.main, self.theme)
            self.chart.grid(row=6, column=0, rowspan=2, sticky="nsew", pady=(0, self.theme.px(8)))
        for hidden in (self.table, self.foot):
            if hidden is not None:
                hidden.grid_remove()
        self.chart.grid()
        self.chart.show(self.drawer(way))

    def _explain_number(self) -> Explanation | None:
        return self.explanation(self._main) if self._measured else None

    def _explain(self, number: Number) -> Callable[[], Explanation | None]:
        return lambda: self.explanation(number)

    def save_chart(self) -> None:
        """Save the chart that is shown, as PNG or SVG."""
        way = self.tabs.way
        if way in ("", TABLE) or not self._measured:
            self.window.notice(tr("Turn to a chart first; then this saves it as a picture."))
            return
        record = self._outcome.record
        title = f"{record.player}, {self.drill_name}"
        save_chart(self.window, self.drawer(way, title), f"{file_name(self._outcome)}-{way}", self.ask_path)

    # -- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        outcome = self._outcome
        record = outcome.record
        self.show_trouble()
        when = moment_text(record.finished, self.services.zone)
        paused = trn("{n} pause", "{n} pauses", len(record.pauses)) if record.pauses else ""
        about = (record.player, device_name(record.way), when, paused, tr("simulated") if record.simulated else "")
        width_px = self.theme.px(480)
        self.head.configure(text=shortened(self.drill_name, self.theme.font("body", True), width_px))
        self.who.configure(text="  \u00b7  ".join(filter(None, about)))
        self.leave_button.configure(text=tr("Back   Esc") if self.from_elsewhere else home_words(self.window.trail))
        self._measured = False
        try:
            sheet = self.sheet(record)
            self._measured = True
        except BullseyeError as bad:
            self._show_broken(str(bad))
            return
        self._past = self._past_of(record)
        own = self._own_numbers(record.test)
        self._show_sheet(sheet._replace(groups=[own, *sheet.groups]), timing_text(record))
        self._usual = wrapping(ttk.Label(self.foot, text=usual_words(record), style="Muted.TLabel", justify="left"))
        self._usual.grid(row=99, column=0, sticky="ew", pady=(0, self.theme.px(2)))
        self._fit_usual(self.winfo_height())

    def _fit_usual(self, high_px: int) -> None:
        """The long table of a pointing test comes first in a low window."""
        if self._usual is None or not self._usual.winfo_exists():
            return
        roomy = self._outcome.record.tapping is None or high_px >= self.theme.px(ROOMY_PX)
        if roomy:
            self._usual.grid()
        else:
            self._usual.grid_remove()
        if self.table is not None:
            self.table.ask_for(min(MOST_ROWS if roomy else LOW_ROWS, max(1, self.table.count)))

    def _past_of(self, record: Record) -> Past:
        """The tests of its player before, with its device."""
        services = self.services
        try:
            rows = services.store.rounds()
        except BullseyeError:  # this test can be looked at all the same
            return Past(0)
        return services.lab_numbers.past(rows, record.drill, record.player, record.way, record.id)

    def _own_numbers(self, test: str) -> Group:
        """One's own best and usual range before this test, with the same device."""
        past = self._past
        best = DASH if past.best is None else lab_text(test, past.best)
        usual = DASH if past.usual is None else range_text(test, *past.usual)
        facts = [Number(OWN + "best", tr("Your best before"), best), Number(OWN + "usual", tr("Usually"), usual)]
        return Group(capital(BETTER[test]), facts)

    def _show_broken(self, why: str) -> None:
        from bullseye.wording.lab_facts import Sheet

        self._show_sheet(Sheet(Number("", "", DASH), tr("Not measurable"), sentence(why), [], [], [], [], []), "")

    def _show_sheet(self, sheet: Sheet, timing: str) -> None:
        px = self.theme.px
        self._main = sheet.main
        self.number.configure(text=sheet.main.value)
        self.unit.configure(text=sheet.main.unit)
        self.doubt.configure(text=sheet.doubt)
        self.made.configure(text=sheet.said)
        if self.table is not None:
            self.table.destroy()
            self.table = None
        if sheet.columns:
            columns = tuple(Column(title, COLUMN_PX, "e", grow=True) for title in sheet.columns)
            self.table = Table(self.main, self.theme, columns, rows_asked=LOW_ROWS)
            self.table.grid(row=6, column=0, sticky="nsew", pady=(px(4), 0))
            self.table.fill(len(sheet.rows), lambda n: Row(tuple(sheet.rows[n])))
        self.cells.clear()
        for part in (self.facts, self.foot):
            for child in part.winfo_children():
                child.destroy()
        row = 0
        for place, group in enumerate(sheet.groups):
            if place:
                line = ttk.Separator(self.facts)
                line.grid(row=row, column=0, columnspan=2, sticky="ew", pady=px(8))
                row += 1
            if group.title:
                title = wrapping(ttk.Label(self.facts, text=group.title, style="Muted.TLabel", width=1))
                title.grid(row=row, column=0, columnspan=2, sticky="ew", pady=(0, px(4)))
                row += 1
            for number in group.facts:
                name = wrapping(ttk.Label(self.facts, text=number.label, width=1))
                name.grid(row=row, column=0, sticky="new", pady=(0, px(2)))
                cell = ttk.Label(
                    self.facts, text=number.text, style="Strong.TLabel", wraplength=px(VALUE_PX), justify="right"
                )
                cell.grid(row=row, column=1, sticky="ne", padx=(px(8), 0), pady=(0, px(2)))
                if number.key.startswith(OWN):
                    self.own_cells[number.key] = cell
                else:
                    self.cells[number.key] = explainable(self.window, cell, self._explain(number))
                row += 1
        for place, note in enumerate([*sheet.fits, *sheet.notes, timing]):
            if note:
                words = wrapping(ttk.Label(self.foot, text=note, style="Muted.TLabel", justify="left"))
                words.grid(row=place, column=0, sticky="ew", pady=(0, px(2)))
        self.look_at(self.tabs.way)
