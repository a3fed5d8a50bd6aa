"""The result of a reaction test: the median and how sure it is, its spread, and what was too early or too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.lab.lab_result_page import LabResultPage
from bullseye.measure.reaction.times import reaction_of_record, times_ms
from bullseye.session.record import Record
from bullseye.wording.lab_explained import explain_reaction
from bullseye.wording.lab_facts import Sheet, reaction_sheet
from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number

STRIP = "strip"
WAYS = "1, 2"
"""The keys of the tabs."""


class ReactionResultPage(LabResultPage):
    """Shows an Outcome of a reaction test, its answers as a strip where there is no table."""

    keys = [
        *LabResultPage.keys[:1],
        (WAYS, tr("The table, the answers in their order")),
        ("S", tr("Save the chart that is shown as a picture")),
        *LabResultPage.keys[1:],
    ]
    charts = ((STRIP, tr("Answers")),)

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.actions["s"] = self.save_chart

    def keys_told(self) -> list[tuple[str, str]]:
        """Without a table there is nothing to turn to."""
        return [key for key in self.keys if self.table is not None or key[0] != WAYS]

    def look_at(self, way: str) -> None:
        """A press anywhere has no table: then the strip is all there is to look at, and nothing turns to a table."""
        (self.tabs.grid_remove if self.table is None else self.tabs.grid)()
        super().look_at(STRIP if self.table is None else way)
        if self.chart is not None and self.chart.winfo_manager():
            self.chart.grid_configure(rowspan=1)
            self.foot.grid()  # what is usual is read beside the dots

    def drawer(self, way: str, title: str = "") -> Callable[[float, float, Look], Drawing]:
        """A dot for each answer, with one's own usual range."""
        reaction = self._outcome.record.reaction
        assert reaction is not None, "a test that was measured has its trials"
        times, usual = times_ms(reaction.trials, reaction.moves), self._past.usual

        def draw(width: float, height: float, look: Look) -> Drawing:
            from bullseye.picture.chart import answer_strip

            return answer_strip(times, usual, title=title, width=width, height=height, look=look)

        return draw

    def sheet(self, record: Record) -> Sheet:
        """The times."""
        self._answer = reaction_of_record(record)
        return reaction_sheet(self._answer)

    def explanation(self, number: Number) -> Explanation | None:
        """Where a number comes from."""
        return explain_reaction(self._answer, number)
