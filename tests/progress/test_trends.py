"""How a player stands and changes: each device by itself, held against one's own noise, with what to do next."""

from __future__ import annotations

import random
from datetime import UTC, date, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.pointing.tapping import throughput_of_record
from bullseye.measure.round_values import round_values
from bullseye.progress.trends import Key, by_key, key_of, over_time, select, suggestions, trend, trends, verdict
from bullseye.records.disk.lock import NoLock
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.session.round import State
from tests.measure.played import MONDAY
from tests.measure.played import played as row
from tests.records.helpers import noon
from tests.records.played import dirs_in
from tests.rounds import changed, record_of
from tests.session.lab_tests import Taps, tapping_drill

MINUTE = 1 / 1440


def rows(values: list[int], step: float = 1.0, **more: Any) -> list[Round]:
    return [row(n * step, score=value, id=f"{more.get('device', '')} {n}", **more) for n, value in enumerate(values)]


def test_a_series_is_one_players_drill_face_style_and_device() -> None:
    some = [row(0, device="mouse"), row(1, device="pen"), row(2, device="mouse"), row(3, player="Bo", device="mouse")]
    found = by_key(some)
    assert [(key.player, key.device, len(each)) for key, each in found.items()] == [
        ("Ann", "mouse", 2), ("Ann", "pen", 1), ("Bo", "mouse", 1),
    ]  # fmt: skip
    assert key_of(some[1]) == Key("Ann", "ten-shots", "classic", "standard", "pen")


def test_rounds_are_chosen_by_everything_that_is_given_and_simulated_ones_never() -> None:
    some = [row(0), row(1, drill="race-30"), row(2, face="wide"), row(3, style="own"), row(4, simulated=True)]
    assert len(select(some)) == 4
    assert [r.drill for r in select(some, drill="race-30")] == ["race-30"]
    assert [r.face for r in select(some, face="wide")] == ["wide"]
    assert [r.style for r in select(some, style="own")] == ["own"]
    assert select(some, player="Bo") == select(some, device="pen") == []


def test_since_is_a_day_of_the_players_own_zone() -> None:
    late = [row(-0.5 - 0.5 / 24)]  # 23:30 UTC on Sunday the 15th
    monday = date(2026, 11, 16)
    assert len(select(late, since=monday, zone=timezone(timedelta(hours=1)))) == 1
    assert select(late, since=monday, zone=UTC) == []
    with pytest.raises(BadInputError, match="time zone"):
        select(late, since=monday)


def test_over_time_gives_a_series_for_each_device_in_the_order_of_time() -> None:
    some = [row(2, score=30, device="mouse"), row(0, score=10, device="mouse"), row(1, score=99, device="pen")]
    found = over_time([*some, row(3, player="Bo")], "Ann", "ten-shots")
    assert {device: [p.value for p in points] for device, points in found.items()} == {"mouse": [10, 30], "pen": [99]}
    assert list(over_time(some, "Ann", "ten-shots", device="pen")) == ["pen"]
    assert over_time(some, "Ann", "ten-shots", measure="sigma") == {}


@pytest.mark.parametrize(
    ("measure", "value", "unit", "better"),
    [("score", 100, "points", "higher"), ("accuracy", 0.8, "0 to 1", "higher"), ("hits_per_s", 0.4, "1/s", "higher"),
     ("sigma", 12.5, "mm", "lower"), ("throughput", 4.2, "bits/s", "higher")],
)  # fmt: skip
def test_every_measure_of_a_row(measure: str, value: float, unit: str, better: str) -> None:
    found = trend([row(0, sigma_mm=12.5, throughput=4.2)], measure, UTC)
    assert found is not None
    assert (found.points[0].value, found.unit, found.better) == (value, unit, better)


def test_an_unknown_measure_is_refused() -> None:
    for ask in (lambda: trend([row(0)], "luck", UTC), lambda: over_time([row(0)], "Ann", "x", measure="luck")):
        with pytest.raises(BadInputError, match="'luck'; choose one of: score"):
            ask()


def test_the_best_is_the_smallest_where_less_is_better() -> None:
    race = trend(rows([30, 20, 25], score_unit="ms", better="lower"), "score", UTC)
    assert race is not None and (race.best.value, race.unit) == (20, "ms")
    points = trend(rows([30, 20, 25]), "score", UTC)
    assert points is not None and points.best.value == 30


def test_sessions_carry_the_learning_curve_and_rounds_the_usual_range() -> None:
    two_each_day = [row(day + n * 5 * MINUTE, score=100 - 60 // (day + 1) + n) for day in range(6) for n in (0, 1)]
    found = trend(two_each_day, "score", UTC)
    assert found is not None
    assert (len(found.points), len(found.sessions)) == (12, 6)
    assert found.sessions[0].value == pytest.approx(40.5)
    assert found.curve is not None and found.curve.sessions == 6 and found.curve.learned
    assert found.usual is not None and found.usual.rounds == 12
    five = trend(two_each_day[:10], "score", UTC)
    assert five is not None and five.curve is None, "five sessions are too few"
    four = trend(two_each_day[:4], "score", UTC)
    assert four is not None and four.usual is None


def test_time_of_day_is_the_players_own_and_fatigue_is_within_sittings() -> None:
    some = [row(day + n * 5 * MINUTE, score=100 - 3 * n + day % 2) for day in range(4) for n in range(4)]
    found = trend(some, "score", timezone(timedelta(hours=7)))
    assert found is not None
    assert [(part.part, part.rounds) for part in found.day] == [("evening", 16)]
    assert found.tiring is not None and found.tiring.per_round == pytest.approx(-3)


def test_only_measures_with_a_value_are_there() -> None:
    assert [one.measure for one in trends([row(0)], UTC)] == ["score", "accuracy", "hits_per_s"]
    assert trends([row(0, score=None, accuracy=None, duration_s=0.0)], UTC) == []


# -- verdicts ----------------------------------------------------------------------------------------


def new(score: int | None, **more: Any) -> Record:
    return record_of(player="Ann", face="classic", drill="ten-shots", score=score, **more)


STEADY = [100, 101, 99, 100, 102, 98]


def test_a_round_that_names_no_style_stands_among_those_of_the_faces_own() -> None:
    before = rows(STEADY, device="mouse")
    record = changed(new(130), style=...)
    assert {row.style for row in before} == {"standard"}
    assert verdict(before, record) == "A new best, and outside your usual spread."


def test_a_best_is_held_against_ones_own_spread() -> None:
    before = rows(STEADY, device="mouse")
    assert verdict(before, new(130)) == "A new best, and outside your usual spread."
    assert verdict(before, new(103)) == "A new best, within your usual spread."
    assert verdict(before, new(102)) == verdict(before, new(90)) == ""
    assert "a few more rounds" in verdict(before[:3], new(130))
    assert verdict([], new(130)) == ""


def test_where_a_time_is_the_score_less_is_better() -> None:
    before = rows(STEADY, device="mouse", better="lower", score_unit="ms")
    assert verdict(before, new(50, better="lower", score_unit="ms")) == "A new best, and outside your usual spread."


def test_tenths_are_held_against_tenths() -> None:
    before = rows([v * 10 for v in STEADY], device="mouse", score_unit="tenths")
    assert verdict(before, new(1015, score_unit="tenths")) == ""
    assert verdict(before, new(1300, score_unit="tenths")).startswith("A new best")


def test_another_device_is_another_record_and_that_is_said() -> None:
    before = [*rows(STEADY, device="trackpad"), *rows([400] * 6, device="mouse")]
    assert verdict(before, new(130, device="trackpad")) == (
        "A new best with this device (trackpad), and outside your usual spread."
    )
    assert verdict(before, new(130, device="mouse")) == ""


def test_unranked_rounds_and_other_peoples_count_for_nothing() -> None:
    before = rows(STEADY, device="mouse")
    assert verdict(before, new(130, ranked=False)) == verdict(before, new(None)) == ""
    changes: dict[str, Any] = {"player": "Bo", "face": "wide", "style": "own", "drill": "d", "ranked": False}
    others = [before[0]._replace(score=900, id=key, **{key: value}) for key, value in changes.items()]
    assert verdict([*before, *others], new(130)).startswith("A new best")


def test_the_rounds_own_row_is_not_held_against_itself() -> None:
    record = new(130)
    own = row(9, id=record.id, score=130, device="mouse")
    assert verdict([*rows(STEADY, device="mouse"), own], record).startswith("A new best, and")


# -- suggestions -------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(dirs_in(tmp_path), None, noon, NoLock(), rewriting=NoLock(), measure=round_values)


def keep(store: Store, day: float, x_mm: float = 0.0, accuracy: float = 0.9, **more: Any) -> None:
    chance = random.Random(day)
    shots = [{"t": float(n), "x": chance.gauss(x_mm, 2.0), "y": chance.gauss(0.0, 2.0)} for n in range(10)]
    when = (MONDAY + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M:%SZ")
    store.save(record_of(**{"player": "Ann", "finished": when, "shots": shots, "accuracy": accuracy, **more}))


def told(store: Store, player: str = "Ann", key: Key | None = None) -> list[str]:
    return [advice.id for advice in suggestions(store, player, key)]


def test_nobody_and_few_rounds_are_told_nothing(store: Store) -> None:
    assert told(store) == []
    keep(store, 0)
    keep(store, 1)
    assert told(store) == []


def test_a_group_off_centre_in_the_last_rounds_gives_an_aim_point(store: Store) -> None:
    for day in range(3):
        keep(store, day, x_mm=5.0)
    (advice,) = suggestions(store, "Ann")
    assert advice.id == "off-centre" and "30 shots in 3 rounds" in advice.evidence and "left" in advice.drill


def test_only_the_last_five_rounds_of_the_newest_series_are_looked_at(store: Store) -> None:
    for day in range(4):
        keep(store, day, x_mm=5.0)
    for day in range(5, 10):
        keep(store, day)
    assert "off-centre" not in told(store)
    for day in range(20, 23):
        keep(store, day, drill="race-30", x_mm=5.0)
    assert told(store) == ["off-centre"]
    assert "off-centre" not in told(store, key=Key("Ann", "timed-30", "classic", "standard", "mouse"))


def test_misses_and_mixed_devices_are_told_with_their_numbers(store: Store) -> None:
    for day in range(5):
        keep(store, day, accuracy=0.3)
    for day in range(5, 8):
        keep(store, day, accuracy=0.3, device="pen")
    found = {advice.id: advice.evidence for advice in suggestions(store, "Ann")}
    assert found == {
        "too-many-misses": "9 hits of 30 shots in 3 rounds",
        "devices-mixed": "5 with mouse and 3 with pen among the last 8 rounds",
    }


def test_other_players_and_simulated_rounds_are_left_out(store: Store) -> None:
    for day in range(4):
        keep(store, day, x_mm=5.0, player="Bo")
        keep(store, day, x_mm=5.0, simulated=True, ranked=False)
    assert told(store) == []
    assert told(store, "Bo") == ["off-centre"]


def test_rounds_that_do_not_tell_enough_are_no_error(store: Store) -> None:
    for day in range(3):
        keep(store, day, x_mm=5.0, rings=[], gauge_mm=0.0)
    assert told(store) == ["off-centre"]


def test_pointing_tests_have_their_own_suggestions(store: Store) -> None:
    test = Taps(tapping_drill(threshold=1.0))
    while test.test.state is State.RUNNING:
        test.sequence(misses=5)
    when = (MONDAY + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for number in range(3):
        store.save(changed(test.record, id=f"tapped-{number}", player="Ann", finished=when))
    row_of_test = store.rounds()[0]
    assert row_of_test.throughput == pytest.approx(throughput_of_record(test.record), abs=1e-6)
    found = suggestions(store, "Ann")
    assert "too-fast" in [advice.id for advice in found]
    assert "100 % errors in 12 sequences" in next(advice.evidence for advice in found if advice.id == "too-fast")
    assert "too-many-misses" not in [advice.id for advice in found], "its misses are told as errors, once"


@pytest.mark.parametrize(
    ("test", "kept"), [("tapping", {"sequences": []}), ("reaction", {"moves": False, "trials": []})]
)
def test_presses_in_a_test_are_not_judged_as_shots_at_a_face(store: Store, test: str, kept: dict[str, Any]) -> None:
    for day in range(5):
        keep(store, day, x_mm=5.0, accuracy=0.2, **{test: kept})
    assert told(store) == []
    names = {found.measure for found in trends(store.rounds(), UTC)}
    assert not names & {"accuracy", "hits_per_s", "sigma"}
