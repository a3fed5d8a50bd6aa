"""The result of a pointing test: throughput and how sure it is, what it is made of, and files for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.desk.kit.cards.file_dialogs import ask_folder
from bullseye.desk.lab.lab_result_page import LabResultPage
from bullseye.errors import BullseyeError
from bullseye.measure.pointing.tapping import answer_of_record, runs_of_record
from bullseye.measure.pointing.throughput import analyse, regression
from bullseye.session.record import Record
from bullseye.wording.lab_explained import explain_tapping
from bullseye.wording.lab_facts import Sheet, tapping_sheet
from bullseye.words import commas, tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number

TIME, ENDS = "time", "ends"


class TappingResultPage(LabResultPage):
    """Shows an Outcome of the pointing test."""

    keys = [
        *LabResultPage.keys[:1],
        ("1, 2, 3", tr("The table, movement time by difficulty, where the movements ended")),
        ("E", tr("Export for GoFitts, and as CSV")),
        ("S", tr("Save the chart that is shown as a picture")),
        *LabResultPage.keys[1:],
    ]
    charts = ((TIME, tr("Time by difficulty")), (ENDS, tr("End points")))

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.ask_folder: Callable[..., Path | None] = ask_folder
        self._answer: dict[str, Any] = {}
        self.actions |= {"e": self.export, "s": self.save_chart}

    def more_buttons(self) -> None:
        """The export."""
        self.export_button = self.bar.add(tr("Export\u2026   E"), self.export, 6)

    def sheet(self, record: Record) -> Sheet:
        """Throughput and its kin."""
        self._answer = answer_of_record(record)
        return tapping_sheet(self._answer)

    def explanation(self, number: Number) -> Explanation | None:
        """Where a number comes from."""
        return explain_tapping(self._answer, number)

    def drawer(self, way: str, title: str = "") -> Callable[[float, float, Look], Drawing]:
        """Movement time against difficulty, or the ends of all movements in widths of their targets."""
        runs = runs_of_record(self._outcome.record)

        def draw(width: float, height: float, look: Look) -> Drawing:
            from bullseye.picture.chart import endpoint_chart, fitts_chart

            if way == ENDS:
                moves = [move for run in runs for move in run.moves if move.width]
                ends = [(move.dx / move.width, (move.dy or 0.0) / move.width) for move in moves if move.width]
                return endpoint_chart(ends, 1.0, title=title, unit="W", width=width, height=height, look=look)
            results = [analyse(run) for run in runs]
            points = [(each.ide, each.mt_ms) for each in results if each.ide is not None]
            return fitts_chart(points, regression(results), title=title, width=width, height=height, look=look)

        return draw

    def export(self) -> None:
        """Write .sd1, .sd2, .sd3 and the CSV into a folder."""
        from bullseye.play.pointing_export import write_all

        folder = self.ask_folder(self.window, tr("Export to a folder"))
        if folder is None:
            return
        try:
            paths = write_all(self._outcome.record, folder)
        except BullseyeError as bad:
            self.window.notice(tr("Nothing more was exported: {bad}", bad=bad), "bad")
            return
        names = commas(path.suffix for path in paths)
        self.window.notice(tr("{test} is in {folder} ({files}).", test=paths[0].stem, folder=folder, files=names))
