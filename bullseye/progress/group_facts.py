"""The group of a round in words and numbers: where it lies, how wide and how sure that is, what better aim gains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from bullseye.drill.field import DONT, SHOOT
from bullseye.measure.shots.group import measure_group
from bullseye.measure.shots.whatif import WhatIf, side_of, what_if, what_if_text
from bullseye.picture.ticks import short_number
from bullseye.session.scorecard import Scorecard
from bullseye.session.shot import BY_VALUE, NOTHING
from bullseye.target.face import STANDARD
from bullseye.target.scoring import Scorer
from bullseye.wording.explanation import Explanation, of_statistic
from bullseye.wording.numbers import CI95, DASH, Number, signed
from bullseye.words import number as written
from bullseye.words import tr, trn

FEW = tr("It takes two shots to have a spread.")


class GroupSheet(NamedTuple):
    """The shots at targets, brought to face size, and their numbers. *misses* are places in *shots_mm*.

    *values* holds every number by its key, *costs* is what better aim would gain, None where that is not asked. *fired*
    is how many shots the round has, *left_out* how many of them are not measured, by their kind.
    """

    shots_mm: tuple[tuple[float, float], ...]
    misses: frozenset[int]
    values: dict[str, Any]
    costs: WhatIf | None
    fired: int = 0
    left_out: Mapping[str, int] = MappingProxyType({})


def group_sheet(card: Scorecard) -> GroupSheet:
    """Measure the shots of a round; what was fired at nothing, or at what should not be hit, is left out."""
    aimed = [(shot, hit) for shot, hit in zip(card.shots, card.hits, strict=True) if shot.kind == SHOOT]
    shots = tuple((shot.x_mm / shot.size, shot.y_mm / shot.size) for shot, _ in aimed)
    misses = frozenset(n for n, (_, hit) in enumerate(aimed) if not hit.hit)
    costs = None
    if card.face.rings and card.record.parameters.score == "points":
        # A record's face has the style that was played as its own.
        tenths = card.record.score_unit == "tenths"
        costs = what_if(Scorer(card.face, STANDARD, card.record.gauge_mm), shots, tenths)
    left_out = Counter(shot.kind for shot in card.shots if shot.kind != SHOOT)
    return GroupSheet(shots, misses, measure_group(shots)._asdict(), costs, len(card.shots), left_out)


def left_out_text(sheet: GroupSheet) -> str:
    """How many shots of the round are measured, and why the others are not; "" where all are."""
    value, nothing, dont = (sheet.left_out.get(kind, 0) for kind in (BY_VALUE, NOTHING, DONT))
    whys = (
        (value, trn("{n} is known by its value alone", "{n} are known by their values alone", value)),
        (nothing, trn("{n} was fired while no target was up", "{n} were fired while no target was up", nothing)),
        (dont, trn("{n} was at a target not to be shot", "{n} were at targets not to be shot", dont)),
    )
    told = "; ".join(why for count, why in whys if count)
    if not told:
        return ""
    return tr("{n} of {fired} shots are measured: {why}.", n=len(sheet.shots_mm), fired=sheet.fired, why=told)


def _mm(value: float | None) -> str:
    return DASH if value is None else f"{short_number(value)} mm"


def group_numbers(sheet: GroupSheet) -> list[Number]:
    """The numbers in two columns' order: where it lies and how wide, then the circles it stays in."""
    values = sheet.values
    x, y, offset = values["mpi_x"], values["mpi_y"], values["offset"]
    where = DASH if offset is None else f"{_mm(offset)} {side_of(x, y)}" if offset >= 0.05 else "centred"
    axes, sigma = values["mpi_ci95"], values["sigma_ci95"]
    sure = DASH
    if axes is not None:
        across, up = ((part.high - part.low) / 2 for part in axes)
        sure = f"\u00b1{short_number(across)}, \u00b1{short_number(up)} mm"
    chance = values["off_centre"]
    counted = []
    if sheet.left_out:
        of = tr("{n} of {fired}", n=len(sheet.shots_mm), fired=sheet.fired)
        counted = [Number("n", tr("Shots measured"), of)]
    return [
        *counted,
        Number("offset", tr("Mean point of impact"), where),
        Number("mpi_ci95", CI95, sure),
        Number("off_centre", tr("Chance if perfectly centred"), DASH if chance is None else _chance(chance.p)),
        Number("sigma", tr("Sigma"), _mm(values["sigma"])),
        Number(
            "sigma_ci95",
            CI95,
            DASH if sigma is None else tr("{low} to {high}", low=short_number(sigma.low), high=_mm(sigma.high)),
        ),
        Number("mean_radius", tr("Mean radius"), _mm(values["mean_radius"])),
        Number("extreme_spread", tr("Extreme spread"), _mm(values["extreme_spread"])),
        Number("cep50", tr("CEP 50 %"), _mm(values["cep50"])),
        Number("cep90", tr("CEP 90 %"), _mm(values["cep90"])),
        Number("cep95", tr("CEP 95 %"), _mm(values["cep95"])),
    ]


def _chance(p: float) -> str:
    return tr("under 0.1 %") if p < 0.001 else f"{written(100 * p, '.1f')} %"


def explain_group(sheet: GroupSheet, number: Number) -> Explanation:
    """Where a number of the group comes from."""
    interval = number.key in ("mpi_ci95", "sigma_ci95")
    return of_statistic("group", number.key, sheet.values, "" if interval else number.text)


def costs_text(sheet: GroupSheet) -> str:
    """What better aim would gain; "" where that is not asked."""
    if sheet.costs is not None:
        return what_if_text(sheet.costs)
    return FEW if len(sheet.shots_mm) < 2 else ""


def explain_costs(sheet: GroupSheet) -> Explanation | None:
    """What the same shots would have scored, four times over."""
    costs = sheet.costs
    if costs is None:
        return None

    def points(value: int) -> str:
        return written(value / 10, ".1f") if costs.tenths else str(value)

    lines = (
        (tr("as shot"), points(costs.as_shot)),
        (tr("group moved onto the centre"), points(costs.centred)),
        (tr("half the spread, where it is"), points(costs.halved)),
        (tr("half the spread, on the centre"), points(costs.centred_and_halved)),
    )
    said = tr(
        "The same shots scored again by the rings alone: first with the group moved onto the "
        "centre, then drawn together to half its size there. Bonuses and what misses cost are left out, so the sum as "
        "shot may differ from the score."
    )
    gains = tr(
        "{bias_cost} for the aim, {spread_cost} for half the spread",
        bias_cost=signed(costs.bias_cost),
        spread_cost=signed(costs.spread_cost),
    )
    return Explanation(
        tr("What better aim would gain"),
        what_if_text(costs) if costs.tenths else gains,
        said,
        tr("aim = centred - as shot\nhalf the spread = centred and halved - centred"),
        lines,
        tr("the rings of the face; our own rule"),
    )
