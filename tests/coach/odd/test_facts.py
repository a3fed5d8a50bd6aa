"""What is known of a round: its device, hour, place in the sitting, pause, window, stall and series."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bullseye.coach.odd import causes
from bullseye.coach.odd.facts import record_facts, round_facts, sample_facts
from bullseye.session.record import Timing
from bullseye.session.shot import Shot
from tests.rounds import record_of

START = datetime(2026, 11, 2, 9, tzinfo=UTC)  # a Monday


def test_rounds_have_device_hour_and_place_in_the_sitting() -> None:
    whens = [START + timedelta(minutes=3 * n) for n in range(7)] + [START + timedelta(days=12, hours=10)]
    found = round_facts(whens, ["mouse"] * 7 + [""], UTC)
    assert found[0] == {causes.DEVICE: "mouse", causes.PART: "morning", causes.WEEKDAY: "Monday"}
    assert found[6][causes.LATE] == "round 7 of the sitting" and causes.LATE not in found[4]
    assert found[7] == {
        causes.PART: "evening", causes.WEEKDAY: "Saturday", causes.PAUSE: "a pause of 12 days",
    }  # fmt: skip


def test_an_input_that_was_far_off_itself_is_told_with_its_number() -> None:
    whens = [START + timedelta(days=n) for n in range(21)]
    posts: list[float | None] = [8.0, 7.0, 9.0, 8.0] * 5 + [1.0]
    found = sample_facts(whens, ["shop"] * 21, {"posts": posts}, UTC)
    assert found[20]["input posts"] == "posts 1, usually 8" and found[20][causes.SOURCE] == "shop"
    assert "input posts" not in found[19]


def test_a_record_tells_of_a_smaller_window_a_stall_and_one_bad_series() -> None:
    shots = tuple(
        Shot(float(n), None, 30.0 if n // 5 == 2 else 4.0, 3.0, series=n // 5) for n in range(20)
    )  # fmt: skip
    record = replace(record_of(), px_per_mm=1.5, shots=shots, timing=Timing(8.0, ((3.0, 240.0),)))
    found = record_facts(record, 3.0)
    assert found[causes.WINDOW] == "1.50 px/mm, usually 3.00"
    assert found[causes.STALL] == "a stall of 240 ms"
    assert found[causes.SERIES] == "series 3, 30.1 mm off on average, the others 5.0 mm"


def test_an_ordinary_record_tells_nothing() -> None:
    plain = replace(record_of(), px_per_mm=3.0)
    assert record_facts(plain, 3.0) == {} and record_facts(plain) == {}
