"""The result of a reaction test: the median and how sure it is, its spread, and what was too early or too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.lab.lab_result_page import LabResultPage
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.session.record import Record
from bullseye.wording.lab_explained import explain_reaction
from bullseye.wording.lab_facts import Sheet, reaction_sheet

if TYPE_CHECKING:
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number


class ReactionResultPage(LabResultPage):
    """Shows an Outcome of a reaction test."""

    def sheet(self, record: Record) -> Sheet:
        """The times."""
        self._answer = reaction_of_record(record)
        return reaction_sheet(self._answer)

    def explanation(self, number: Number) -> Explanation | None:
        """Where a number comes from."""
        return explain_reaction(self._answer, number)
