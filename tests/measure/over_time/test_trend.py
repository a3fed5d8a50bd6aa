"""Change over time, held against the player's own noise."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bullseye.measure.over_time.trend import (
    DAY_PARTS,
    MEASURES,
    by_device,
    day_parts_of,
    fatigue,
    judge,
    mean_ci95,
    series,
    sittings,
    time_of_day,
    usual,
    verdict_text,
)
from tests.measure.played import MONDAY, played

MINUTE = 1 / 1440


def test_series_go_by_date_and_leave_out_what_has_no_value() -> None:
    rounds = [played(2, score=30), played(0, score=10), played(1, score=None)]
    assert [point.value for point in series(rounds, MEASURES["score"].value)] == [10, 30]
    assert series(rounds, MEASURES["score"].value)[0].when == MONDAY


@pytest.mark.parametrize(
    ("measure", "more", "value"),
    [("score", {}, 100), ("score", {"score": 986, "score_unit": "tenths"}, 98.6), ("accuracy", {}, 0.8),
     ("accuracy", {"accuracy": None}, None), ("hits_per_s", {}, 0.4), ("hits_per_s", {"duration_s": 0.0}, None),
     ("hits_per_s", {"shots": 0, "hits": 0}, None), ("hits_per_s", {"test": "reaction"}, None),
     ("accuracy", {"test": "tapping"}, None)],
)  # fmt: skip
def test_each_measure_of_a_round(measure: str, more: dict[str, object], value: float | None) -> None:
    assert MEASURES[measure].value(played(0, **more)) == value


def test_devices_are_never_one_series() -> None:
    devices = {"round 0": "mouse", "round 1": "pad", "round 2": "mouse"}
    points = series([played(0), played(1), played(2)], MEASURES["score"].value, lambda row: devices[row.id])
    assert {device: len(some) for device, some in by_device(points).items()} == {"mouse": 2, "pad": 1}


def test_a_sitting_ends_after_half_an_hour_of_nothing() -> None:
    points = series([played(n * MINUTE) for n in (0, 30, 60, 91, 95)], MEASURES["score"].value)
    assert [len(sitting) for sitting in sittings(points)] == [3, 2]


def test_the_usual_range_needs_five_rounds_and_is_that_of_one_more_round() -> None:
    assert usual([1, 2, 3, 4]) is None
    found = usual([10, 12, 14, 16, 18])
    assert found is not None
    half = 2.776445 * 10**0.5 * 1.2**0.5
    assert (found.mean, found.low, found.high) == pytest.approx((14, 14 - half, 14 + half))


def test_only_the_last_rounds_are_usual() -> None:
    found = usual([1000.0] * 30 + [10.0, 12.0] * 10)
    assert found is not None
    assert (found.rounds, found.mean) == (20, 11.0)


def test_the_usual_range_holds_the_next_round_95_times_in_100() -> None:
    chance, rounds, held = random.Random(4), 3000, 0
    for _ in range(rounds):
        found = usual([chance.gauss(50, 6) for _ in range(7)])
        assert found is not None
        held += found.low <= chance.gauss(50, 6) <= found.high
    assert held / rounds == pytest.approx(0.95, abs=0.012)


STEADY = [100.0, 104, 96, 102, 98, 101, 99]


@pytest.mark.parametrize(
    ("value", "better", "best", "beyond"),
    [(105, "higher", True, False), (140, "higher", True, True), (104, "higher", False, False),
     (60, "higher", False, False),
     (95, "lower", True, False), (60, "lower", True, True), (96, "lower", False, False), (140, "lower", False, False)],
)  # fmt: skip
def test_a_best_is_one_thing_and_beyond_ones_noise_another(value: float, better: str, best: bool, beyond: bool) -> None:
    verdict = judge(STEADY, value, better)
    assert (verdict.best, verdict.beyond) == (best, beyond)


def test_a_best_is_cheered_by_what_is_known_of_the_noise() -> None:
    assert verdict_text(judge(STEADY, 140, "higher")) == "A new best, and outside your usual spread."
    assert verdict_text(judge(STEADY, 105, "higher")) == "A new best, within your usual spread."
    assert verdict_text(judge(STEADY, 90, "higher")) == ""
    assert "a few more rounds" in verdict_text(judge([1.0, 2.0], 3, "higher"))
    assert verdict_text(judge([], 3, "higher")) == ""


def test_the_time_of_day_is_the_players_own() -> None:
    points = series([played(0, score=10), played(1, score=20), played(1.5, score=50)], MEASURES["score"].value)
    here = time_of_day(points, timezone(timedelta(hours=1)))
    assert [(part.part, part.rounds, part.mean) for part in here] == [("night", 1, 50.0), ("afternoon", 2, 15.0)]
    there = time_of_day(points, timezone(timedelta(hours=-7)))
    assert [(part.part, part.rounds) for part in there] == [("night", 2), ("afternoon", 1)]
    assert here[0].mean_ci95 is None
    assert here[1].mean_ci95 is not None


def test_the_interval_of_a_mean_is_students() -> None:
    mean, interval = mean_ci95([1, 2, 3, 4, 5])
    assert mean == 3
    assert interval == pytest.approx((3 - 2.776445 * 0.5**0.5, 3 + 2.776445 * 0.5**0.5))


def test_fatigue_is_the_slope_within_sittings_not_between_them() -> None:
    # Two sittings, each falling by 2 a round; the second day is far better.
    rounds = [played(day + n * MINUTE, score=base - 2 * n) for day, base in ((0, 50), (1, 90)) for n in range(5)]
    found = fatigue(series(rounds, MEASURES["score"].value))
    assert found is not None
    assert (found.rounds, found.sittings) == (10, 2)
    assert found.per_round == pytest.approx(-2)
    assert found.ci95 == pytest.approx((-2, -2))


def test_single_rounds_say_nothing_of_fatigue() -> None:
    assert fatigue(series([played(n) for n in range(10)], MEASURES["score"].value)) is None
    assert fatigue([]) is None


def test_the_interval_of_fatigue_holds_the_truth_95_times_in_100() -> None:
    chance, rounds, held = random.Random(6), 800, 0
    for _ in range(rounds):
        some = []
        for day in range(2):
            level = chance.gauss(100, 30)
            some += [played(day + n * MINUTE, score=level - n + chance.gauss(0, 3)) for n in range(4)]
        found = fatigue(series(some, MEASURES["score"].value))
        assert found is not None
        held += found.ci95[0] <= -1 <= found.ci95[1]
    assert held / rounds == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize(
    ("measure", "better", "unit"),
    [("score", "higher", "points"), ("accuracy", "higher", "0 to 1"), ("hits_per_s", "higher", "1/s"),
     ("sigma", "lower", "mm"), ("throughput", "higher", "bits/s")],
)  # fmt: skip
def test_which_value_is_better_and_in_which_unit(measure: str, better: str, unit: str) -> None:
    assert (MEASURES[measure].better_of(played(0)), MEASURES[measure].unit_of(played(0))) == (better, unit)
    race = played(0, better="lower", score_unit="ms")
    assert (MEASURES["score"].better_of(race), MEASURES["score"].unit_of(race)) == ("lower", "ms")
    assert MEASURES["score"].unit_of(played(0, score_unit="tenths")) == "points"


def test_sigma_and_throughput_are_those_of_the_row() -> None:
    row = played(0, sigma_mm=12.5, throughput=4.25)
    assert (MEASURES["sigma"].value(row), MEASURES["throughput"].value(row)) == (12.5, 4.25)
    assert MEASURES["sigma"].value(played(0)) is MEASURES["throughput"].value(played(0)) is None


class Asked(tzinfo):
    """Berlin's time, and how often it was asked for."""

    def __init__(self) -> None:
        self.zone, self.times = ZoneInfo("Europe/Berlin"), 0

    def fromutc(self, when: datetime) -> datetime:
        self.times += 1
        return self.zone.fromutc(when.replace(tzinfo=self.zone)).replace(tzinfo=self)

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return None if when is None else when.replace(tzinfo=self.zone).utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:
        return None

    def tzname(self, when: datetime | None) -> str | None:
        return None


ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
         "Africa/Casablanca", "America/St_Johns", "Africa/Monrovia", "UTC"]  # fmt: skip


@pytest.mark.parametrize("name", ZONES)
def test_the_part_of_the_day_is_that_of_the_clock_on_the_wall_on_every_day_of_every_year(name: str) -> None:
    zone, chance = ZoneInfo(name), random.Random(name)
    whens = [datetime(1969, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(67 * 525_960)) for _ in range(8000)]
    # and around each change of the clocks of one year
    whens += [datetime(2011, 1, 1, tzinfo=UTC) + timedelta(minutes=31 * n) for n in range(17_000)]
    hours = [when.astimezone(zone).hour for when in whens]
    assert day_parts_of(whens, zone) == [max(n for n, (_, start) in enumerate(DAY_PARTS) if h >= start) for h in hours]


def test_a_zone_is_asked_once_a_day_not_once_a_round() -> None:
    zone = Asked()
    whens = [MONDAY + timedelta(minutes=n) for n in range(600)]
    assert set(day_parts_of(whens, zone)) == {2, 3}
    assert zone.times == 2
