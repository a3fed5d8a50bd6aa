"""Play stored rounds again from their shots alone: does each score follow, and what would other rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from bullseye.drill.rules import KNOWN_RULES
from bullseye.errors import BadInputError, BullseyeError
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.words import tr

ACCURACY_STEP = 1e-6  # records keep accuracy to six decimals

Score = Callable[[Record], Scorecard]


class Difference(NamedTuple):
    """One number of a record that does not follow from its shots."""

    key: str
    stored: float | None
    derived: float | None


class Verdict(NamedTuple):
    """What replaying one round gave: nothing wrong, differences, or a *reason* why it cannot be replayed."""

    record: Record
    differences: tuple[Difference, ...] = ()
    reason: str = ""

    @property
    def follows(self) -> bool:
        """True when every number follows from the shots."""
        return not self.differences and not self.reason


class Rescored(NamedTuple):
    """A round's score under the rules it was played by and under others; None where it cannot be computed."""

    record: Record
    old: int | None
    new: int | None
    reason: str = ""

    @property
    def difference(self) -> int | None:
        """New minus old; None when one of them is missing."""
        return None if self.old is None or self.new is None else self.new - self.old


def verdict(record: Record, score: Score = score_record) -> Verdict:
    """Replay *record* through its own rules version. A score or accuracy of null claims nothing."""
    card, reason = _replayed(record, score)
    if card is None:
        return Verdict(record, reason=reason)
    totals = card.totals
    found: list[Difference] = []
    if record.score is not None and record.score != totals.score:
        found.append(Difference("score", record.score, totals.score))
    stored, derived = record.accuracy, card.accuracy
    if derived is None and stored is not None:  # reaction tests once had one, from shots aimed at nothing
        derived = totals.accuracy
    if (stored is None) != (derived is None) or (
        stored is not None and derived is not None and abs(stored - derived) > ACCURACY_STEP
    ):
        found.append(Difference("accuracy", stored, None if derived is None else round(derived, 6)))
    if record.best_combo != totals.best_combo:
        found.append(Difference("best_combo", record.best_combo, totals.best_combo))
    if record.hits is not None and record.hits != totals.hits:
        found.append(Difference("hits", record.hits, totals.hits))
    return Verdict(record, tuple(found))


def verify(records: Iterable[Record], score: Score = score_record) -> Iterator[Verdict]:
    """A verdict for each round, in order."""
    return (verdict(record, score) for record in records)


def rescore(records: Iterable[Record], rules: int, score: Score = score_record) -> Iterator[Rescored]:
    """Each round's score under rules version *rules* beside the one it has. Nothing is changed.

    Raises BadInputError, naming the versions known, when *rules* is not one of them.
    """
    if rules not in KNOWN_RULES:
        known = ", ".join(map(str, KNOWN_RULES))
        raise BadInputError(
            tr("rules version {rules} is not known; this bullseye knows: {known}", rules=rules, known=known)
        )
    return (_rescored(record, rules, score) for record in records)


def _rescored(record: Record, rules: int, score: Score) -> Rescored:
    card, reason = _replayed(replace(record, rules=rules), score)
    return Rescored(record, record.score, None if card is None else card.totals.score, reason)


def _replayed(record: Record, score: Score) -> tuple[Scorecard | None, str]:
    """The round scored again, or the reason why its line does not hold what that needs."""
    try:
        return score(record), ""
    except BullseyeError as error:
        return None, str(error)


def as_json(found: Verdict) -> dict[str, Any]:
    """A verdict as `verify --json` shows it."""
    return {
        "id": found.record.id,
        "follows": found.follows,
        "differences": {d.key: {"stored": d.stored, "derived": d.derived} for d in found.differences},
        "reason": found.reason or None,
    }
