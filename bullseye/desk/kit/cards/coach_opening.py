"""Opening the coach's card on what a page shows: a series of rounds, a goal, or any numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.cards.coach_card import CoachCard
from bullseye.progress.goals import goal_text
from bullseye.watch.period import local_day
from bullseye.wording.devices import device_name
from bullseye.words import commas, tr

if TYPE_CHECKING:
    from bullseye.classroom.log.taken import Taken
    from bullseye.coach.said import Said
    from bullseye.desk.kit.shell import Shell
    from bullseye.measure.over_time.goals import Goal
    from bullseye.progress.trends import Key


class Values(NamedTuple):
    """Numbers to speak of, the oldest first; *daily* says that each is a day, without gaps, and *days* which."""

    name: str
    unit: str
    values: Sequence[float]
    daily: bool = False
    days: Sequence[date] = ()


def coach_rounds(window: Shell, player: str, key: Key | None = None) -> CoachCard | None:
    """Of a series, of the player's newest one without a *key*; None while a class is open: that is not one player's."""
    if key is None:
        return _open(window, player, player, lambda: None)
    drill, face = window.services.drills.name_of(key.drill), window.services.faces.name_of(key.face)
    return _open(window, commas((player, drill, face, device_name(key.device))), player, lambda: key)


def coach_goal(window: Shell, player: str, goal: Goal | None) -> CoachCard | None:
    """Of the newest series of rounds that count for *goal*; of the newest of all without one."""
    if goal is None:
        return coach_rounds(window, player)
    whose = goal.player or player

    def find() -> Key | None:
        from bullseye.progress.trends import key_of, select

        rows = select(window.services.store.rounds(), whose, goal.drill, goal.face, "", goal.device)
        return key_of(max(rows, key=lambda row: row.date)) if rows else None

    return _open(window, commas((whose, goal_text(goal))), whose, find)


def _open(window: Shell, about: str, player: str, find: Callable[[], Key | None]) -> CoachCard | None:
    """*find* is called in the card's thread: years of rounds take a moment to look through."""
    if window.mode is not None:
        window.notice(tr("The coach speaks to one player; it is silent in a class."))
        return None
    services = window.services
    today = local_day(services.clock.utc(), services.zone)

    def make() -> Sequence[Said]:
        from bullseye.progress.coaching import coach

        found = coach(services.store, player, services.zone, today, services.drills.name_of, find())
        return () if found is None else found.said

    return CoachCard(window, about, make)


def coach_class(window: Shell, taken: Sequence[Taken]) -> CoachCard:
    """Of a class as a whole: nobody is named, and nothing is said of one student."""

    def make() -> Sequence[Said]:
        from bullseye.classroom.lessons.coached import class_advice

        return class_advice(taken)

    return CoachCard(window, tr("The whole class: all shots at this face together"), make)


def coach_values(window: Shell, about: str, some: Sequence[Values]) -> CoachCard:
    """Of numbers; each sentence begins with the name of its numbers where there are several."""

    def make() -> Sequence[Said]:
        from bullseye.progress.coaching import of_values
        from bullseye.progress.oddities import Dated

        found: list[Said] = []
        for each in some:
            whens = [datetime.combine(day, time(12), UTC) for day in each.days]
            dated = Dated(whens, [""] * len(whens), UTC) if whens else None
            found += of_values(each.values, each.unit, each.daily, each.name if len(some) > 1 else "", dated)
        return found

    return CoachCard(window, about, make)
