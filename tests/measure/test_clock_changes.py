"""Goals on the days when clocks change, in every zone: an hour that comes twice, an hour that never comes."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bullseye.measure.over_time.goals import Goal, last_period, progress
from bullseye.records.summary import Round
from tests.measure.played import played_at

pytestmark = pytest.mark.long

FROM, TO = datetime(2010, 1, 1, tzinfo=UTC), datetime(2035, 12, 31, tzinfo=UTC)
DAY = Goal("a day", "rounds", 3, "day", date(2009, 1, 1))
WEEK = DAY._replace(id="a week", period="week", target=20)
LEVEL = DAY._replace(id="a level", measure="sigma", period="month", target=1.0, last=2)


@cache
def changes() -> dict[str, list[datetime]]:
    """The first second of every change of every zone; zones with the same changes once."""
    found: dict[tuple[tuple[datetime, timedelta | None], ...], str] = {}
    for name in sorted(available_timezones()):
        zone, times, at = ZoneInfo(name), [], FROM
        while at < TO:
            after = at + timedelta(days=5)
            if at.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
                times.append(_first_second(zone, at, after))
            at = after
        key = tuple((when, when.astimezone(zone).utcoffset()) for when in times)
        found.setdefault(key, name)
    return {name: [when for when, _ in key] for key, name in found.items() if key}


def _first_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def about(change: datetime, chance: random.Random) -> list[Round]:
    """A round every quarter of an hour or so, from 3 hours before to 3 hours after, in no order."""
    whens = [change + timedelta(minutes=15 * n + chance.randrange(15)) for n in range(-12, 12)]
    rounds = [played_at(when, sigma_mm=float(n)) for n, when in enumerate(whens)]
    chance.shuffle(rounds)
    return rounds


def test_there_are_changes_enough() -> None:
    assert sum(map(len, changes().values())) > 2000


def test_a_goal_counts_every_round_up_to_now_and_none_after_it_in_every_zone() -> None:
    chance = random.Random(12)
    for name, whens in changes().items():
        zone = ZoneInfo(name)
        for change in whens:
            rounds = about(change, chance)
            now = change + timedelta(minutes=chance.randrange(-130, 130))
            past = [row for row in rounds if datetime.fromisoformat(row.date) <= now]
            days = [datetime.fromisoformat(row.date).astimezone(zone).date() for row in past]
            today = now.astimezone(zone).date()
            monday = today - timedelta(days=today.weekday())
            assert progress(DAY, rounds, now, zone).value == days.count(today), (name, now)
            assert progress(WEEK, rounds, now, zone).value == sum(monday <= day <= today for day in days), (name, now)
            # Where the clocks go back a minute after midnight it is yesterday again, and that minute still to come.
            whole = [row for row, day in zip(past, days, strict=True) if day <= today]
            newest = sorted(whole, key=lambda row: row.date)[-2:]
            if len(newest) == 2 and min(days).month == max(days).month == today.month:
                level = progress(LEVEL, rounds, now, zone).value
                assert level == sum(row.sigma_mm or 0.0 for row in newest) / 2, (name, now)


def test_the_day_before_is_counted_to_its_last_second_in_every_zone() -> None:
    chance = random.Random(13)
    for name, whens in changes().items():
        zone = ZoneInfo(name)
        for change in whens:
            rounds = about(change, chance)
            local = [datetime.fromisoformat(row.date).astimezone(zone).date() for row in rounds]
            now = change + timedelta(hours=chance.randrange(4, 30))
            day = now.astimezone(zone).date() - timedelta(days=1)
            found = last_period(DAY, rounds, now, zone)
            assert found is not None
            assert found.value == local.count(day), (name, now)


def test_a_goal_once_reached_stays_reached_on_the_night_the_clocks_go_back() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    rounds = [played_at(datetime(2026, 10, 25, 0, minute, tzinfo=UTC)) for minute in (20, 40, 55)]
    for minute in range(59, 200):
        now = datetime(2026, 10, 25, tzinfo=UTC) + timedelta(minutes=minute)
        found = progress(DAY, rounds, now, berlin)
        assert (found.value, found.achieved) == (3, True), now


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "America/Havana"])
def test_a_level_is_projected_by_the_time_that_passes(zone: str) -> None:
    """Rounds every six hours on one straight line: the line must lead exactly to its end, whatever the clocks show."""
    begin = datetime(2016, 2, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    end = datetime(2016, 3, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    rounds = [played_at(begin + timedelta(hours=6 * n), sigma_mm=100 - n / 4) for n in range(100)]
    goal = LEVEL._replace(last=1)
    found = progress(goal, rounds, begin + timedelta(hours=600), ZoneInfo(zone))
    assert found.projection == pytest.approx(100 - (end - begin).total_seconds() / 86400, abs=1e-9)
