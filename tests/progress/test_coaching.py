"""What the coach says of a series that was really played, and of one that tells too little."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.ahead import TooLittle, forecast
from bullseye.coach.odd.found import Cause, Odd
from bullseye.coach.said import without_source
from bullseye.progress.coaching import coach, of_forecast, of_values
from bullseye.progress.oddities import of_odd
from bullseye.progress.trends import Key
from bullseye.records.store import Store
from tests.records.helpers import NOON
from tests.records.played import played, store_in
from tests.rounds import DRILLS

TODAY = NOON.date() + timedelta(days=1)


def store_with(folder: Path, rounds: int, drill: str = "ten-shots") -> Store:
    store = store_in(folder)
    for seed in range(rounds):
        store.save(played(seed, drill=drill))
    return store


def test_a_player_with_rounds_is_told_what_to_change_what_is_next_and_when(tmp_path: Path) -> None:
    found = coach(store_with(tmp_path, 14), "Ann", UTC, TODAY, DRILLS.name_of)
    assert found is not None and found.levers is not None
    ids = [each.id for each in found.said]
    assert "change-spread" in ids and "forecast-next" in ids and "plan-goal-due" in ids
    assert "change-pace" not in ids, "ten shots are ten shots, however quick"
    assert found.levers.rounds == 14 and found.levers.shots == 140
    assert found.plan[0].drill == "ten-shots" and found.plan[0].days[0] == TODAY
    for each in found.said:
        assert without_source(each.text, each.figures) == set(), each
        assert any(figure.text in each.text for figure in each.figures)


def test_where_the_clock_ends_the_round_pace_is_one_of_the_changes(tmp_path: Path) -> None:
    found = coach(store_with(tmp_path, 6, "timed-30"), "Ann", UTC, TODAY, DRILLS.name_of)
    assert found is not None and "change-pace" in [each.id for each in found.said]


def test_it_can_be_kept_as_json(tmp_path: Path) -> None:
    found = coach(store_with(tmp_path, 6), "Ann", UTC, TODAY, DRILLS.name_of)
    assert found is not None
    told = json.loads(json.dumps(found.as_json()))
    assert told["drill"] == "ten-shots" and told["levers"][0]["gain"] > 0 and told["plan"][0]["why"] == "goal"
    assert {"id", "text", "figures"} == set(told["sentences"][0])


def test_nobody_and_a_series_that_is_none_have_nothing(tmp_path: Path) -> None:
    store = store_with(tmp_path, 2)
    assert coach(store, "Bo", UTC, TODAY, DRILLS.name_of) is None
    assert coach(store, "Ann", UTC, TODAY, DRILLS.name_of, Key("Ann", "x", "x", "x", "x")) is None


def test_few_rounds_say_that_it_is_too_little_and_plan_all_the_same(tmp_path: Path) -> None:
    found = coach(store_with(tmp_path, 2), "Ann", UTC, TODAY, DRILLS.name_of)
    assert found is not None and found.levers is None
    assert [each.id for each in found.said][:2] == ["forecast-none", "plan-goal-due"]


def test_every_number_of_a_forecast_has_its_source() -> None:
    for values in ([90.0 + n % 7 for n in range(30)], [1234.5 + 100 * (n % 3) for n in range(13)], [1.0] * 3):
        found = forecast(values)
        said = of_forecast(found, "points")
        assert without_source(said.text, said.figures) == set()
        assert any(each.text in said.text for each in said.figures)
        assert said.id == ("forecast-none" if isinstance(found, TooLittle) else "forecast-next")


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), st.sampled_from(["", "ms"]), st.sampled_from(["", "p95 of shop 7"]))
def test_every_number_that_is_said_of_any_values_has_its_source(values: list[float], unit: str, name: str) -> None:
    for each in of_values(values, unit, name=name):
        assert without_source(each.text, each.figures) == set(), each
        assert any(figure.text in each.text for figure in each.figures)
        assert each.text.startswith(name)


def test_a_value_that_does_not_fit_and_a_level_that_moved_are_told() -> None:
    quiet = [100.0 + n % 5 for n in range(30)]
    assert [each.id for each in of_values(quiet, "")] == ["forecast-next"]
    assert "odd-value" in [each.id for each in of_values([*quiet, 900.0, 101.0], "ms")]
    assert "odd-shift" in [each.id for each in of_values([*quiet, *[130.0 + n % 5 for n in range(8)]], "ms")]


def test_causes_and_the_day_of_an_odd_round_have_their_numbers_too() -> None:
    causes = (Cause("late", "round 7 of the sitting", 1, 1, 0, 30, 0.03), Cause("device", "pen", 1, 1, 2, 30, 0.04))
    said = of_odd(Odd("value", 30, 1, 41.5, 90.0, 4.25, -11.4, 30, causes), "points", "2026-11-22")
    assert without_source(said.text, said.figures) == set()
    assert "Possible cause: the device pen" in said.text and "2026-11-22" in said.text
    shift = of_odd(Odd("shift", 30, 6, 41.5, 90.0, 4.25, -11.4, 30), "points")
    assert shift.id == "odd-shift" and without_source(shift.text, shift.figures) == set()
