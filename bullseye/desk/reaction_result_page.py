"""The result of a reaction test: the median and how sure it is, its spread, and what was too early or too late."""

from __future__ import annotations

from typing import Any

from bullseye.desk.lab_result_page import LabResultPage
from bullseye.measure.reaction import reaction_of_record
from bullseye.play.lab_facts import Sheet, reaction_sheet


class ReactionResultPage(LabResultPage):
    """Shows an Outcome of a reaction test."""

    def sheet(self, record: dict[str, Any]) -> Sheet:
        """The times."""
        return reaction_sheet(reaction_of_record(record))
