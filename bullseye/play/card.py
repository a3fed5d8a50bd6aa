"""A round's result as a picture file: the outcome's words set on the result card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from pathlib import Path

from bullseye.play.round.outcome import Outcome
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import Number

UNITS = {"points": "points", "tenths": "points", "ms": ""}


def save_card(outcome: Outcome, path: Path, zone: tzinfo, drill_name: str = "", more: Iterable[str] = ()) -> None:
    """Write the result card as a PNG, with its day and hour in *zone*, and *more* words at its foot.

    Raises OSError when *path* cannot be written, ImportError without Pillow.
    """
    from bullseye.picture.card import CardText, score_card

    record, card = outcome.record, outcome.card
    text = CardText(
        title=record.player,
        subtitle=f"{drill_name or record.drill}\n{card.face.name}\n{moment_text(record.finished, zone, ' ')}",
        score=outcome.score,
        unit=UNITS[outcome.unit],
        lines=(*_pairs(outcome.lines()), ("", ""), *_pairs(outcome.facts())),
        footer=" \u00b7 ".join((outcome.place_text(), *more)),
    )
    shots = [(s.x_mm, s.y_mm) for s in card.shots]
    score_card(card.face, shots, text, hole_mm=record.gauge_mm).save(path)


def _pairs(numbers: Iterable[Number]) -> Iterator[tuple[str, str]]:
    return ((number.label, number.text) for number in numbers)
