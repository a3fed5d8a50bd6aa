"""What stands in large type beside the shots when a series or a round is over, for as long as the face stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bullseye.measure.shots.group import measure_group
from bullseye.picture.ticks import short_number
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.play.round.outcome import Outcome
    from bullseye.session.round import Round

STAYS_S = 1.75
"""For so long; the next series, a key or a click ends it sooner."""


@dataclass(frozen=True, slots=True)
class Standing:
    """*figure* is the sum, as it is read; *words* say how wide the group is, or are empty."""

    figure: str
    words: str = ""


def of_round(outcome: Outcome) -> Standing:
    """The sum of a round that is over, and the group where all its shots were fired at one place."""
    figure, unit = outcome.number
    stages = outcome.card.subtotals()
    if stages:
        return Standing(figure, tr("last series {points}", points=stages[-1][1][-1]))
    if outcome.group_number is not None:
        return Standing(figure, unit)
    parameters = outcome.record.parameters
    still = parameters.place == "centre" and not parameters.motions and outcome.record.on_target is None
    return Standing(figure, _group((shot.x_mm, shot.y_mm) for shot in outcome.card.shots) if still else "")


def of_series(game: Round, number: int) -> Standing | None:
    """The ring points and the group of series *number* (from 0); None where no shot was fired in it."""
    fired = [(shot, award) for shot, award in zip(game.shots, game.awards, strict=True) if shot.series == number]
    if not fired:
        return None
    points = sum(award.points for _, award in fired)
    return Standing(str(points), _group((shot.x_mm, shot.y_mm) for shot, _ in fired))


def _group(shots_mm: Iterable[tuple[float, float]]) -> str:
    spread = measure_group(list(shots_mm)).extreme_spread
    return "" if spread is None else tr("extreme spread {mm} mm", mm=short_number(spread))
