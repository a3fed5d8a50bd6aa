"""Reports for the tests: a history that was really played, and what stands in a page that was made of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from html.parser import HTMLParser
from random import Random
from typing import Any

from bullseye.measure.over_time.goals import Goal, last_period, progress
from bullseye.measure.round_values import round_values
from bullseye.progress.goals import Standing
from bullseye.records.summary import Round, brief
from bullseye.report.report import Report, goal_report, player_report, round_report
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import DRILLS, FACES, changed

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def played(
    n: int, drill: str = "timed-30", face: str = "classic", sigma: float = 25.0, day: float = 0.0, **more: Any
) -> Record:
    """A round that ended *day* days before NOW; *n* is its seed and part of its id."""
    plan = RoundPlan(FACES.get(face), DRILLS.get(drill), n, more.pop("player", "Ann"), px_per_mm=1.5, **more)
    clock = StepClock(utc=NOW - timedelta(days=day))
    record = play(plan, Shooter(sigma, Random(n)), clock, lambda: f"round-{n:03}")
    assert record is not None
    return record


@cache
def history() -> tuple[Record, ...]:
    """Twelve rounds that get better, some with a trackpad, two tests, and somebody else's round."""
    rounds = [played(n, sigma=40.0 - 2 * n, day=30.0 - 2 * n) for n in range(12)]
    rounds += [played(20 + n, sigma=45.0, day=20.0 - n, device="trackpad") for n in range(3)]
    rounds += [played(30, "pointing-test", sigma=3.0, day=4.0), played(31, "reaction-choice", sigma=3.0, day=3.0)]
    rounds += [played(40, "race-30", sigma=15.0, day=2.0), played(41, "warm-up", player="Bo", day=1.0)]
    return tuple(rounds)


@cache
def rows() -> tuple[Round, ...]:
    """The same as rows of the history."""
    return tuple(brief(record, measure=round_values) for record in history())


def standings() -> list[Standing]:
    """A total on its way, a level, a streak."""
    first = (NOW - timedelta(days=12)).date()
    goals = [
        Goal("1", "points", 60000.0, "until", first, (NOW + timedelta(days=9)).date()),
        Goal("2", "accuracy", 0.95, "month", first - timedelta(days=60), None, 50, "timed-30"),
        Goal("3", "days", 5.0, "week", first),
    ]
    return [Standing(progress(g, rows(), NOW, UTC), last_period(g, rows(), NOW, UTC)) for g in goals]


def of_round(record: Record, before: tuple[Round, ...] | None = None) -> Report:
    return round_report(record, rows() if before is None else before, NOW, FACES, DRILLS)


def cut_to(shots: int) -> Record:
    """A round of so many shots."""
    record = played(50, "practice")
    return changed(record, shots=record.shots[:shots])


@cache
def reports() -> dict[str, Report]:
    """One of each kind."""
    return {
        "round": of_round(history()[11]),
        "pointing": of_round(history()[15]),
        "reaction": of_round(history()[16]),
        "time": of_round(history()[17]),
        "player": player_report("Ann", rows(), NOW, FACES, DRILLS, standings=standings()),
        "nobody": player_report("Nobody", rows(), NOW, FACES, DRILLS),
        "goal": goal_report(standings()[:1], NOW),
        "goals": goal_report(standings(), NOW),
        **{f"{n} shots": of_round(cut_to(n)) for n in range(3)},
    }


VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """An HTML page read strictly: every element is closed in its turn. `numbers` are (path, exact value, text)."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.numbers: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self._data: tuple[str, str] | None = None
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "data":
            found = dict(attrs)
            self._data = str(found["data-path"]), str(found["value"])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self.numbers.append((*self._data, data))
            self._data = None
        if self._open and self._open[-1] not in ("style", "title"):
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.words))
