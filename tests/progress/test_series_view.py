"""What the statistics page shows: the nearest series there is, devices apart, numbers that say what they need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bullseye.measure.over_time.trend import Point
from bullseye.progress.series_view import (
    ALL,
    MOST_POINTS,
    Choice,
    chart_unit,
    choice_of_row,
    curve_of,
    day_parts,
    explain_number,
    gathered,
    look,
    numbers,
    value_text,
)
from bullseye.records.summary import Round
from bullseye.wording.numbers import by_key

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WANTED = Choice("Anna", "timed-30", "classic", "own", ALL, "score")


def row(n: int, score: int | None = 100, **more: Any) -> Round:
    """Round *n*, an hour after the one before."""
    when = more.pop("when", START + timedelta(hours=n))
    values: dict[str, Any] = {
        "at": n, "length": 1, "crc": "", "id": f"id-{n}", "player": "Anna", "face": "classic", "drill": "timed-30",
        "style": "own", "date": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "score": score, "score_unit": "points",
        "better": "higher", "accuracy": 0.9, "best_combo": 3, "shots": 10, "hits": 9, "duration_s": 30.0, "rules": 1,
        "simulated": False, "ranked": True, "tie": [], "device": "mouse", "sigma_mm": 10.0, "throughput": None,
    }  # fmt: skip
    return Round(**{**values, **more})


def test_without_rounds_of_people_there_is_nothing_to_look_at() -> None:
    assert look([], WANTED, UTC) is None
    assert look([row(1, simulated=True)], WANTED, UTC) is None


def test_what_is_not_there_gives_way_to_the_newest_rounds_own() -> None:
    rows = [row(1), row(2, player="Ben", drill="race-30", score_unit="ms", better="lower", score=9000)]
    found = look(rows, Choice("Nobody", "gone", "gone", "gone", "gone", "throughput"), UTC)
    assert found is not None
    assert found.choice == Choice("Ben", "race-30", "classic", "own", ALL, "score")
    assert found.options.players == ["Anna", "Ben"]
    mine = look(rows, WANTED, UTC)
    assert mine is not None and mine.choice == WANTED


def test_devices_and_styles_are_never_one_series() -> None:
    rows = [row(n, 100 + n) for n in range(3)] + [row(9, 500, device="trackpad"), row(10, 900, style="other")]
    found = look(rows, WANTED, UTC, "trackpad")
    assert found is not None
    assert list(found.series) == ["Trackpad", "Mouse"]  # the one in the hand first
    assert [len(points) for points in found.series.values()] == [1, 3]
    assert max(point.value for points in found.series.values() for point in points) == 500
    alone = look(rows, WANTED._replace(device="mouse"), UTC, "trackpad")
    assert alone is not None and list(alone.series) == ["Mouse"]
    assert found.options.faces == [("classic", "other"), ("classic", "own")]


def test_only_measures_that_the_rounds_have_can_be_chosen() -> None:
    found = look([row(1, None, sigma_mm=None, accuracy=None)], WANTED, UTC)
    assert found is not None
    assert found.options.measures == ["hits_per_s"] and found.choice.measure == "hits_per_s"


def test_ten_thousand_rounds_become_means_of_as_many_as_a_chart_can_show() -> None:
    rows = [row(n, n) for n in range(10_000)]
    found = look(rows, WANTED, UTC)
    assert found is not None and found.main is not None
    points = found.series["Mouse"]
    assert len(points) <= MOST_POINTS
    assert found.together == 34 and points[0].value == pytest.approx(16.5)
    assert len(found.main.points) == 10_000
    assert gathered(found.main.points, 1) == list(found.main.points)


def test_the_newest_bunch_may_be_smaller_and_keeps_its_date() -> None:
    points = [Point(START + timedelta(hours=n), float(n)) for n in range(5)]
    assert [(p.value, p.when) for p in gathered(points, 2)] == [
        (0.5, points[1].when), (2.5, points[3].when), (4.0, points[4].when),
    ]  # fmt: skip


def test_few_rounds_say_what_they_need() -> None:
    found = look([row(1, 100)], WANTED, UTC)
    assert found is not None and found.main is not None
    told = {number.key: number.text for number in numbers(found.main)}
    assert told["n"] == "1" and told["best"] == "100" and told["mean"] == "100.0"
    assert told["mean_ci95"] == "needs 5 rounds" and told["usual"] == "needs 5 rounds"
    assert told["learning"] == "1 of 6 sessions" and told["fatigue"] == "needs 3 in a row"


def learner() -> list[Round]:
    """Twelve sittings of two rounds, rising and levelling off."""
    rows = []
    for n in range(24):
        sitting, part = divmod(n, 2)
        score = round(1000 - 500 * 2.718281828 ** (-sitting / 3) + (-1) ** n * 8)
        rows.append(row(n, score, when=START + timedelta(days=sitting, minutes=2 * part)))
    return rows


def test_a_learner_levels_off_and_the_curve_runs_through_the_sessions() -> None:
    found = look(learner(), WANTED, UTC)
    assert found is not None and found.main is not None and found.main.curve is not None
    told = {number.key: number.text for number in numbers(found.main)}
    assert told["learning"].startswith("levels off at ")
    curve = curve_of(found.main)
    assert curve is not None
    heights = [curve(n) for n in range(24)]
    assert heights == sorted(heights)
    assert curve(0.5) == pytest.approx(found.main.curve.at(0)) and curve(22.5) == pytest.approx(found.main.curve.at(11))
    by_date = curve_of(found.main, by="date")
    assert by_date is not None
    assert by_date(2) == by_date(3) == pytest.approx(found.main.curve.at(1))  # one sitting, one height


def test_every_number_explains_itself_with_what_it_was_made_of() -> None:
    found = look(learner(), WANTED, UTC)
    assert found is not None and found.main is not None
    for number in [*numbers(found.main), *day_parts(found.main)]:
        told = explain_number(found.main, number)
        assert told.value == number.text and told.definition and told.source
    usual = explain_number(found.main, by_key(numbers(found.main))["usual"])
    assert dict(usual.inputs)["n, the last rounds"] == "20"
    best = explain_number(found.main, by_key(numbers(found.main))["best"])
    assert best.inputs[0][0] == "on"


@pytest.mark.parametrize(
    ("measure", "more", "text"),
    [("score", {"score_unit": "ms", "better": "lower", "score": 9250}, "9.250 s"), ("accuracy", {}, "90.0 %"),
     ("sigma", {}, "10.00 mm"), ("hits_per_s", {}, "0.30 1/s"), ("throughput", {"throughput": 4.5}, "4.50 bits/s")],
)  # fmt: skip
def test_a_value_has_its_unit(measure: str, more: dict[str, Any], text: str) -> None:
    found = look([row(1, **more)], WANTED._replace(measure=measure), UTC)
    assert found is not None and found.main is not None
    assert value_text(found.main, found.main.best.value) == text
    unit, factor = chart_unit(found.main)
    assert (unit, factor) == {"score": ("s", 0.001), "accuracy": ("%", 1.0)}.get(measure, (text.split()[1], 1.0))


def test_a_row_leads_to_its_own_series() -> None:
    assert choice_of_row(row(1)) == WANTED
    assert choice_of_row(row(1, throughput=4.0)).measure == "throughput"
