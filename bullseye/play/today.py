"""Today's round: one round a day with the same targets for everybody, from the date alone, without a network."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from bullseye.wording.devices import helped
from bullseye.wording.numbers import DASH
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bullseye.records.summary_rows import Round

DRILL = "today"
"""The drill whose seed is the day's."""
FACE = "classic"
"""At which the scores of everybody can be compared."""


class Standing(NamedTuple):
    """How a player stands: the *best* round of *day*, the best score of the day before, and how many days in a row.

    The *streak* counts the days up to *day*, or up to the day before while this one is not played yet.
    """

    day: date
    best: Round | None = None
    yesterday: int | None = None
    streak: int = 0
    rounds: int = 0


def day_of(row: Round, zone: tzinfo) -> date | None:
    """The player's day on which a round began: a round over midnight has the targets of the day before."""
    try:
        ended = datetime.fromisoformat(row.date)
        return (ended - timedelta(seconds=row.duration_s)).astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def standing(rows: Iterable[Round], player: str, day: date, zone: tzinfo, face: str = FACE) -> Standing:
    """How *player* stands on that *day*, by the rounds of the history."""
    days: dict[date, list[Round]] = {}
    for row in rows:
        if (row.drill, row.player, row.face, row.simulated) == (DRILL, player, face, False) and row.score is not None:
            played = day_of(row, zone)
            if played is not None:
                days.setdefault(played, []).append(row)
    today, before = days.get(day, []), days.get(day - timedelta(days=1), [])
    streak, last = 0, day if today else day - timedelta(days=1)
    while last - timedelta(days=streak) in days:
        streak += 1
    return Standing(
        day, max(today, key=_score, default=None), max(map(_score, before), default=None), streak, len(today)
    )


def standing_with(rows: Iterable[Round], id_: str, zone: tzinfo) -> Standing | None:
    """How the player of one of today's rounds stood on its day, with that round, whichever was the best; else None."""
    listed = list(rows)
    row = next((each for each in listed if each.id == id_ and each.drill == DRILL and not each.simulated), None)
    day = None if row is None or row.score is None else day_of(row, zone)
    return None if row is None or day is None else standing(listed, row.player, day, zone, row.face)._replace(best=row)


def picture_words(now: Standing, code: str) -> tuple[str, ...]:
    """What stands at the foot of the picture that is shared: the streak, the program, the code of the round."""
    days = trn("{n} day in a row", "{n} days in a row", now.streak)
    return tuple(filter(None, (days, tr("Bullseye, today's round"), code)))


def _score(row: Round) -> int:
    return row.score or 0


def words_of(now: Standing) -> str:
    """One line for the start page: "Today 412, yesterday 398, 4 days in a row"."""
    told = [tr("today {score}", score=DASH if now.best is None else str(_score(now.best)))]
    if now.yesterday is not None:
        told.append(tr("yesterday {score}", score=now.yesterday))
    if now.streak:
        told.append(trn("{n} day in a row", "{n} days in a row", now.streak))
    return " \u00b7 ".join(told)


def text_to_share(now: Standing, code: str) -> str:
    """What is copied: the day, the score, how it was shot, and the code with which anybody plays the same round."""
    assert now.best is not None, "there is a round to tell of"
    row = now.best
    lines = [
        tr("bullseye, today's round, {day}", day=now.day.isoformat()),
        tr(
            "{score}, {hits} of {shots} hit",
            score=trn("{n} point", "{n} points", _score(row)),
            hits=row.hits,
            shots=row.shots,
        ),
    ]
    if helped(row.device):
        lines.append(helped(row.device))
    more = []
    if now.yesterday is not None:
        more.append(tr("yesterday {score}", score=now.yesterday))
    more.append(trn("{n} day in a row", "{n} days in a row", now.streak))
    return "\n".join([*lines, commas(more), *([code] if code else [])]) + "\n"
