"""What a school's server does by itself for seasons and tasks: weeks are closed, people reminded, alerts told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bullseye.league.refused import RefusedError
from bullseye.school.assignments import Done, reminder, state_of, summary
from bullseye.school.groups import Groups
from bullseye.school.seasons import Seasons
from bullseye.school.tasks import Announcement, Tasks
from bullseye.watch.edge import REMINDER

MOST_AT_ONCE = 100


class KeepingUp:
    """Does what is due; several processes may do it at once. *hand* gives announcements to the alerts.

    *drill_name* gives the name of a drill by its id. `hand` may be asked for the same announcement twice.
    """

    def __init__(
        self,
        seasons: Seasons,
        tasks: Tasks,
        groups: Groups,
        drill_name: Callable[[str], str],
        hand: Callable[[Sequence[Announcement]], None],
    ) -> None:
        self._seasons = seasons
        self._tasks = tasks
        self._groups = groups
        self._drill_name = drill_name
        self._hand = hand

    def look(self, now: datetime) -> None:
        """Do all that is due at *now*. Raises StorageError."""
        self._seasons.close_weeks(now)
        self._remind(now)
        waiting = self._tasks.waiting(MOST_AT_ONCE)
        if waiting:
            self._hand(waiting)
            self._tasks.handed([one.id for one in waiting], now)

    def _remind(self, now: datetime) -> None:
        for wanted in self._tasks.due_soon(now):
            try:
                people = self._groups.people(wanted.group)
            except RefusedError:  # the class is gone
                self._tasks.reminded(wanted.id, now)
                continue
            done = self._tasks.done(wanted.id)
            found = summary(state_of(wanted, done.get(member, Done()), now) for member in people)
            words = reminder(wanted, found, self._drill_name(wanted.drill), now)
            if words:
                title = self._groups.title(wanted.group)
                told = Announcement(f"assignment/{wanted.id}/soon", REMINDER, wanted.group, now, f"{title}: {words}")
                self._tasks.announce(told)
            self._tasks.reminded(wanted.id, now)
