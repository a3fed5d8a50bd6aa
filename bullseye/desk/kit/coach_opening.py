"""Opening the coach's card on what a page shows: a series of rounds, a goal, or any numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.coach_card import CoachCard
from bullseye.watch.period import local_day
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.coach.said import Said
    from bullseye.desk.kit.shell import Shell
    from bullseye.measure.over_time.goals import Goal
    from bullseye.progress.trends import Key


class Values(NamedTuple):
    """Numbers to speak of, the oldest first; *daily* says that each is a day, without gaps."""

    name: str
    unit: str
    values: Sequence[float]
    daily: bool = False


def coach_rounds(window: Shell, player: str, key: Key | None = None) -> CoachCard | None:
    """Of a series, of the player's newest one without a *key*; None while a class is open: that is not one player's."""
    if window.mode is not None:
        window.notice(tr("The coach speaks to one player; it is silent in a class."))
        return None
    services = window.services
    today = local_day(services.clock.utc(), services.zone)

    def make() -> Sequence[Said]:
        from bullseye.progress.coaching import coach

        found = coach(services.store, player, services.zone, today, services.drills.name_of, key)
        return () if found is None else found.said

    if key is None:
        return CoachCard(window, player, make)
    drill, face = services.drills.name_of(key.drill), services.faces.name_of(key.face)
    return CoachCard(window, ", ".join(filter(None, [player, drill, face, key.device])), make)


def coach_goal(window: Shell, player: str, goal: Goal | None) -> CoachCard | None:
    """Of the newest series of rounds that count for *goal*; of the newest of all without one."""
    from bullseye.progress.trends import key_of, select

    rows = [] if goal is None else select(
        window.services.store.rounds(), goal.player or player, goal.drill, goal.face, "", goal.device
    )  # fmt: skip
    key = key_of(max(rows, key=lambda row: row.date)) if rows else None
    return coach_rounds(window, player if key is None else key.player, key)


def coach_values(window: Shell, about: str, some: Sequence[Values]) -> CoachCard:
    """Of numbers; each sentence begins with the name of its numbers where there are several."""

    def make() -> Sequence[Said]:
        from bullseye.progress.coaching import of_values

        found: list[Said] = []
        for each in some:
            found += of_values(each.values, each.unit, each.daily, each.name if len(some) > 1 else "")
        return found

    return CoachCard(window, about, make)
