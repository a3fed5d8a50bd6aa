"""Every number of a season's table explained: what it is, how it is made, and from what."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.school.handicap import LAST_ROUNDS, LEAST_SHOTS
from bullseye.school.season import BY_SKILL, Season
from bullseye.school.seasons import OwnLine
from bullseye.wording.explanation import Explanation
from bullseye.wording.numbers import DASH, score_text
from bullseye.words import number as written
from bullseye.words import tr, trn

Named = Callable[[int], str]
"""What is shot in a week, in words."""


def tenths_text(tenths: int) -> str:
    """Tenths of points as they are read: 91, or 91.5."""
    return str(tenths // 10) if tenths % 10 == 0 else score_text(tenths, "tenths")


def explain_total(season: Season, own: OwnLine, named: Named) -> Explanation:
    """What a member's total is the sum of."""
    by_week = {week.week: week for week in own.line.weeks}
    rows = []
    for number in range(1, len(season.weeks) + 1):
        week = by_week.get(number)
        if week is None:
            rows.append((str(number), named(number), DASH, DASH, DASH, ""))
            continue
        counts = tr("counts") if number in own.line.counted else tr("left out")
        parts = (tenths_text(week.tenths), tenths_text(week.added), tenths_text(week.total))
        rows.append((str(number), named(number), *parts, counts))
    return Explanation(
        tr("Total"),
        tenths_text(own.line.total),
        trn(
            "The best week of {of} counts.", "The best {n} weeks of {of} are added up.", season.best,
            of=len(season.weeks),
        ),
        tr("sum of the {best} largest of (best round of the week + handicap)", best=season.best),
        source=tr("the file of the season"),
        columns=(tr("Week"), tr("Shot"), tr("Best round"), tr("Handicap"), tr("Together"), ""),
        rows=tuple(rows),
    )  # fmt: skip


def explain_week(season: Season, own: OwnLine, number: int) -> Explanation | None:
    """What a week is worth: its best round, and what the handicap adds to it. None without a round in it."""
    week = next((one for one in own.line.weeks if one.week == number), None)
    if week is None:
        return None
    inputs = [
        (tr("best round"), tenths_text(week.tenths)),
        (tr("rounds in this week"), str(week.rounds)),
    ]
    said, formula = tr("The best round of the week. Equal ones are told apart by the count-back of its drill."), ""
    source = tr("the rounds that were sent, played again from their shots")
    if season.handicap == BY_SKILL:
        told = own.added.get(number)
        inputs.append((tr("handicap"), tenths_text(week.added)))
        if told is None or told.spread_mm is None:
            said += " " + tr("There is no handicap yet: it takes {least} shots before the week.", least=LEAST_SHOTS)
        else:
            said += " " + tr(
                "The handicap is what full marks are above what the spread of the {rounds} rounds before this week "
                "is expected to score.",
                rounds=LAST_ROUNDS,
            )
            formula = tr("best round + shots x (full marks - expected points)")
            source = tr("expected points of a circular normal spread about the centre; our own rule")
            inputs += [
                (tr("spread before this week"), f"{written(told.spread_mm, '.1f')} mm"),
                (tr("expected a shot"), written(told.expected, ".2f")),
                (tr("full marks a shot"), written(told.full, ".1f")),
                (tr("shots"), str(told.shots)),
            ]
    return Explanation(tr("Week {n}", n=number), tenths_text(week.total), said, formula, tuple(inputs), source)


def explain_place(season: Season, own: OwnLine) -> Explanation:
    """How a place comes about, and who goes up and down."""
    moves = []
    if season.promoted:
        moves.append((tr("go up at the end"), str(season.promoted)))
    if season.relegated:
        moves.append((tr("go down at the end"), str(season.relegated)))
    return Explanation(
        tr("Place"),
        tr("{place} of {people}", place=own.row.place, people=own.people),
        tr(
            "The larger total comes first. Equal totals are told apart by the last week, then by the one before, each "
            "by the count-back rule of its drill. Who is equal in all of that shares a place."
        ),
        inputs=((tr("total"), tenths_text(own.line.total)), *moves),
        source=tr("the rules of the face and the drill"),
    )
