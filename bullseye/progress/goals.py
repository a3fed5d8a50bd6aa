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
from bullseye.wording.forms import amount_text
from bullseye.wording.numbers import percent
from bullseye.words import tr

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
        missing = [tr("one {part}", part=part) for part in needed if not getattr(found, part)]
        if missing:
            raise BadInputError(
                tr(
                    "a goal for {measure} would mix what cannot be compared; give {missing}",
                    measure=measure,
                    missing=tr(" and ").join(missing),
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


def goal_text(goal: Goal) -> str:
    """The goal in words: `700 points a week`, `accuracy 90.0 % over the last 100 shots until 2026-12-24`."""
    when = tr("until {until}", until=goal.until) if goal.until is not None else f"a {goal.period}"
    if goal.measure in LEVELS:
        of = "shots" if goal.measure == "accuracy" else "rounds"
        over = tr(" over the last {last} {of}", last=goal.last, of=of) if goal.last > 1 else ""
        words = f"{_level(goal.measure, goal.target)}{over}, {(when if goal.until else tr('each ') + goal.period)}"
    else:
        words = f"{amount_text(goal.measure, goal.target)} {when}"
    where = ", ".join(part for part in (goal.drill, goal.face, goal.device, goal.player) if part)
    return f"{words} ({where})" if where else words


def _level(measure: str, value: float) -> str:
    return tr("accuracy {value}", value=percent(value)) if measure == "accuracy" else amount_text(measure, value)


def news_text(found: Progress, word: str, ago: bool = False) -> str:
    """One sentence: `Goal reached: 700 points a week.` or `Goal missed: ...; it was 450 points.`"""
    goal = found.goal
    if goal.period == "day":
        which = tr(" on {first}", first=found.first) if ago else ""
    elif goal.until is not None:
        which = ""
    else:
        which = tr(" from {first} to {last_day}", first=found.first, last_day=found.last_day) if ago else ""
    if word == "achieved":
        return tr("Goal reached{which}: {goal}.", which=which, goal=goal_text(goal))
    came = (
        tr("nothing was measured")
        if found.value is None
        else tr("it was {measure}", measure=amount_text(goal.measure, found.value))
    )
    return tr("Goal missed{which}: {goal}; {came}.", which=which, goal=goal_text(goal), came=came)
