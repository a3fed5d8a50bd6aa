"""Goals as the window and the commands ask for them: set, undo, progress now, and news that is said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.over_time.goal_days import by_day
from bullseye.measure.over_time.goals import (
    LEVELS,
    TOTALS,
    Goal,
    Progress,
    last_period,
    news,
    period_of,
    progress,
)
from bullseye.records.goals_file import GoalsFile
from bullseye.records.summary import Round
from bullseye.wording.devices import device_name
from bullseye.wording.forms import amount_text
from bullseye.wording.numbers import percent
from bullseye.words import commas, listed, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.forecast.ahead import Forecast


class Standing(NamedTuple):
    """A goal now, and how its last period ended (None for "until" or before the second period).

    *outlook* is the coach's forecast of a total's end, where a backtest over the player's own days found a better one
    than their plain mean.
    """

    progress: Progress
    before: Progress | None
    outlook: Forecast | None = None


def outlook(found: Progress, rounds: Iterable[Round], now: datetime, zone: tzinfo) -> Forecast | None:
    """The end of a total's period by the player's own days; None where nothing beat their plain mean."""
    today = now.astimezone(zone).date()
    if found.goal.measure not in TOTALS or found.achieved or not found.first <= today <= found.last_day:
        return None
    from bullseye.coach.forecast.ahead import LOOK_BACK  # not at the start of the program
    from bullseye.coach.forecast.period import better_only, total_at_end

    start = date.fromordinal(max(1, today.toordinal() - LOOK_BACK))
    amounts = by_day(found.goal, rounds, start, today, now, zone)
    done = amounts.pop(today, 0.0)
    played = [day for day, amount in amounts.items() if amount]
    history = [amount for day, amount in amounts.items() if played and day > played[0]]  # the first day was no chance
    days = (found.last_day - today).days + 1
    return better_only(total_at_end(history, found.value or 0.0, done, days))


class Chosen(NamedTuple):
    """The ids of the drill and face that are chosen, and the device; empty is none."""

    drill: str = ""
    face: str = ""
    device: str = ""


class News(NamedTuple):
    """Something to say once: *word* is `achieved` or `missed`; hand *key* to `Goals.said` when it was said."""

    key: str
    word: str
    goal: Goal
    sentence: str


class Goals:
    """One data folder's goals. *rounds* gives the rows of the history, *now* the time (with its zone) in UTC or any.

    Goals may be one player's or, with an empty player, anybody's; where a *player* is asked for, both are meant.
    *chosen* tells what is chosen now, for the goals that must be over one drill, face or device.
    """

    def __init__(
        self,
        file: GoalsFile,
        rounds: Callable[[], list[Round]],
        now: Callable[[], datetime],
        zone: tzinfo,
        chosen: Callable[[], Chosen] | None = None,
    ) -> None:
        self._chosen = chosen
        self.file = file
        self._rounds = rounds
        self._now = now
        self._zone = zone

    def today(self) -> date:
        """The player's own date."""
        return self._now().astimezone(self._zone).date()

    def goals(self, player: str = "") -> list[Goal]:
        """The goals in the order they were set."""
        return [goal for goal in self.file.goals() if not player or goal.player in ("", player)]

    def add(
        self,
        measure: str,
        target: float,
        period: str,
        until: date | None = None,
        last: int = 1,
        drill: str = "",
        player: str = "",
        face: str = "",
        device: str = "",
    ) -> Goal:
        """Set a goal from today on. Raises BadInputError for one that cannot be, StorageError when it isn't kept.

        A level is one device's, and a sigma also one drill's and one face's: what is left out of these is what is
        chosen now. The goal that comes back tells.
        """
        drill, face, device = self._one(measure, Chosen(drill, face, device))
        start = self.today()
        if period in ("week", "month"):  # what was shot this week already counts for it
            start = period_of(Goal("", "rounds", 1.0, period, date.min), start)[0]
        return self.file.add(Goal("", measure, target, period, start, until, last, drill, player, face, device))

    def _one(self, measure: str, given: Chosen) -> Chosen:
        """*given* with the choices of now where a goal for *measure* must not mix."""
        needed = ("drill", "face", "device") if measure == "sigma" else ("device",) if measure in LEVELS else ()
        left_out = [part for part in needed if not getattr(given, part)]
        now = self._chosen() if left_out and self._chosen is not None else Chosen()
        found = given._replace(**{part: getattr(now, part) for part in left_out})
        missing = [_ONE[part] for part in needed if not getattr(found, part)]
        if missing:
            raise BadInputError(
                tr(
                    "a goal for {measure} would mix what cannot be compared; give {missing}",
                    measure=measure,
                    missing=listed(missing),
                )
            )
        return found

    def remove(self, goal_id: str) -> Goal:
        """Take a goal out and give it back for `put_back`. Raises UnknownNameError and StorageError."""
        return self.file.remove(goal_id)

    def put_back(self, goal: Goal) -> Goal:
        """Undo `remove`."""
        return self.file.add(goal)

    def standings(self, player: str = "") -> list[Standing]:
        """Every goal as it stands now. Raises StorageError when the rounds can't be read."""
        goals = self.goals(player)
        if not goals:
            return []
        rounds, now = self._rounds(), self._now()
        return [
            Standing(found, last_period(goal, rounds, now, self._zone), outlook(found, rounds, now, self._zone))
            for goal in goals
            for found in (progress(goal, rounds, now, self._zone),)
        ]

    def news(self, player: str = "", standings: Iterable[Standing] | None = None) -> list[News]:
        """What was achieved or missed and has not been said: of the period before, then of this one."""
        found = self.standings(player) if standings is None else list(standings)
        told = self.file.told() if found else frozenset()
        fresh = []
        for standing in found:
            for state, ago in ((standing.before, True), (standing.progress, False)):
                said = None if state is None else news(state, told)
                if state is not None and said is not None:
                    fresh.append(News(said[0], said[1], state.goal, news_text(state, said[1], ago)))
        return fresh

    def said(self, told: Iterable[News]) -> None:
        """Remember that these were said. Raises StorageError."""
        self.file.tell([each.key for each in told])


_EACH = {"day": tr("{number} a day"), "week": tr("{number} a week"), "month": tr("{number} a month")}
"""A goal of a sum, by its period."""
_LEVEL_EACH = {"day": tr("{level}, each day"), "week": tr("{level}, each week"), "month": tr("{level}, each month")}


_ONE = {"drill": tr("one drill"), "face": tr("one face"), "device": tr("one device")}


def goal_text(goal: Goal) -> str:
    """The goal in words: `700 points a week`, `accuracy 90.0 % over the last 100 shots, until 2026-12-24`."""
    if goal.measure in LEVELS:
        level = _level(goal)
        dated = goal.until and tr("{level}, until {until}", level=level, until=goal.until)
        words = dated or _LEVEL_EACH[goal.period].format(level=level)
    else:
        number = amount_text(goal.measure, goal.target)
        dated = goal.until and tr("{number} until {until}", number=number, until=goal.until)
        words = dated or _EACH[goal.period].format(number=number)
    where = commas((goal.drill, goal.face, device_name(goal.device), goal.player))
    return f"{words} ({where})" if where else words


def _level(goal: Goal) -> str:
    if goal.measure != "accuracy":
        level = amount_text(goal.measure, goal.target)
        if goal.last <= 1:
            return level
        return trn("{level} over the last {n} round", "{level} over the last {n} rounds", goal.last, level=level)
    share = percent(goal.target)
    if goal.last <= 1:
        return tr("accuracy {share}", share=share)
    return trn(
        "accuracy {share} over the last {n} shot", "accuracy {share} over the last {n} shots", goal.last, share=share
    )


def news_text(found: Progress, word: str, ago: bool = False) -> str:
    """One sentence: `Goal reached: 700 points a week.` or `Goal missed: ...; it was 450 points.`"""
    goal = found.goal
    words = goal_text(goal)
    if word != "achieved":
        if found.value is None:
            words = tr("{goal}; nothing was measured", goal=words)
        else:
            words = tr("{goal}; it was {number}", goal=words, number=amount_text(goal.measure, found.value))
    reached = word == "achieved"
    if not ago or (goal.until is not None and goal.period != "day"):
        return tr("Goal reached: {goal}.", goal=words) if reached else tr("Goal missed: {goal}.", goal=words)
    first, last = found.first, found.last_day
    if goal.period == "day":
        if reached:
            return tr("Goal reached on {day}: {goal}.", day=first, goal=words)
        return tr("Goal missed on {day}: {goal}.", day=first, goal=words)
    if reached:
        return tr("Goal reached from {first} to {last}: {goal}.", first=first, last=last, goal=words)
    return tr("Goal missed from {first} to {last}: {goal}.", first=first, last=last, goal=words)
