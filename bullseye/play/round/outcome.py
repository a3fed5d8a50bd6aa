"""The result of a finished round: the numbers and sentences of the result page, from the record."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard
from bullseye.wording.facts import facts_of, parts_of, score_of
from bullseye.wording.numbers import DASH, Number, by_key, difference_text
from bullseye.words import ordinal, tr, within

UNITS = {"points": tr("points"), "tenths": tr("points"), "ms": ""}
"""What stands beside a score, by its unit."""
BY_NUMBER = tr("A test: no points, and its own number on the board")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scored round and its standing.

    *place* is the rank on the board, None when it is not on it; *best_before* the player's best score before it,
    None when there was none; *trouble* the sentence to show when the round could not be saved; *again* True when
    the page shows an old round out of the history, which is not news; *verdict* a sentence on how a best
    stands against the player's own spread, empty when there is none; *race* how a race against another round ended.
    """

    card: Scorecard
    place: int | None = None
    best_before: int | None = None
    trouble: str = ""
    notices: tuple[str, ...] = ()
    again: bool = False
    verdict: str = ""
    race: str = ""

    @property
    def record(self) -> Record:
        """The record of the round."""
        return self.card.record

    @property
    def unit(self) -> str:
        """The unit of the score: points, tenths or ms."""
        return self.record.score_unit

    @property
    def score(self) -> str:
        """The score as it is read."""
        return score_of(self.card)

    @property
    def number(self) -> tuple[str, str]:
        """The number that stands for the round, and what stands beside it: its score, or else how wide its group is."""
        if self.record.score is None and not self.record.test:
            radius = self.group_number
            return (DASH, "") if radius is None or radius.value == DASH else (radius.text, within(radius.label))
        return self.score, UNITS[self.unit] if self.score != DASH else ""

    @property
    def second(self) -> Number:
        """The figure beside the score: how wide the group is where all was fired at one place, else the accuracy."""
        found = by_key(self.facts())
        if "on_target" in found or "extreme_spread" in found:
            return found.get("extreme_spread") or found["on_target"]
        parameters = self.record.parameters
        if parameters.place == "centre" and not parameters.motions:
            from bullseye.progress.group_facts import group_numbers, group_sheet

            return by_key(group_numbers(group_sheet(self.card)))["extreme_spread"]
        return found["accuracy"]

    @property
    def group_number(self) -> Number | None:
        """How wide the group of a drill without points is; None for any other."""
        return by_key(self.facts()).get("mean_radius")

    @property
    def _scored(self) -> bool:
        """True when there is something to compare: a hit, or time on the target."""
        return bool(self.card.totals.hits or (self.record.on_target is not None and self.card.totals.score))

    @property
    def is_best(self) -> bool:
        """True when a ranked round beat the player's best before it, or is the first."""
        if not self.record.ranked or not self._scored:
            return False
        if self.best_before is None:
            return True
        gain = self.card.totals.score - self.best_before
        return gain > 0 if self.record.better == "higher" else gain < 0

    def headline(self) -> str:
        """One short sentence on how the round compares, to the one it raced against where there was one."""
        if self.race or self.again:
            return self.race or tr("From the history")
        if not self.record.ranked:
            return self._unranked()
        if not self._scored:
            return self._nothing()
        if self.best_before is None:
            return tr("Your first round here")
        gap = self.card.totals.score - self.best_before
        if gap == 0:
            return tr("Level with your best")
        size = difference_text(gap, self.unit)
        return tr("New best, by {size}", size=size) if self.is_best else tr("{size} off your best", size=size)

    def _nothing(self) -> str:
        return tr("Never on the target") if self.record.on_target is not None else tr("No hit this time")

    def _unranked(self) -> str:
        if self.record.simulated:
            return tr("Simulated: not on the board")
        if self.record.pauses:
            return tr("Paused: not on the board")
        if self.record.entered is not None:
            return tr("Shot on a range, and entered")
        if self.record.score is None:
            return BY_NUMBER if self.record.test else tr("No points here: the group is what counts")
        if not self._scored:
            return self._nothing()
        return tr("Practice: not on the board")

    def place_text(self) -> str:
        """The place on the board in words."""
        if self.place is not None:
            return tr("{place} on the board", place=ordinal(self.place))
        if self.record.test and not self.record.simulated:
            return BY_NUMBER
        if self.again or not self.record.ranked:
            return tr("Not on the board")
        return tr("Not among the ten best")

    def lines(self) -> list[Number]:
        """What the score is made of, and the total; none without a score."""
        return parts_of(self.card)

    def facts(self) -> list[Number]:
        """The other numbers of the page."""
        return facts_of(self.card)
