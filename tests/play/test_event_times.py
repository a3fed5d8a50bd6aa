"""The time of an event is its own, on the round's clock, whatever the two clocks do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.event_times import LONGEST_WAIT_S, WRAP_MS, EventTimes

waits = st.lists(
    st.tuples(st.floats(0.02, 2.0), st.one_of(st.floats(0.0, 0.002), st.floats(0.0, 1.9))), min_size=5, max_size=40
)


def times() -> EventTimes:
    return EventTimes(lambda: 0.0)


def stamp(real_s: float, zero_ms: int = 0, rate: float = 1.0) -> int:
    """What a window system stamps on an event at *real_s*: whole milliseconds in 32 bits, 0 left out."""
    return (zero_ms + int(real_s * 1000 * rate)) % WRAP_MS or 1


@given(waits, st.integers(0, WRAP_MS - 1), st.floats(-1e6, 1e6))
def test_an_event_s_time_is_its_own_however_long_it_waited(
    events: list[tuple[float, float]], zero_ms: int, zero_s: float
) -> None:
    mapping = times()
    mapping.moment(stamp(1.0, zero_ms), zero_s + 1.0)  # one that did not wait: how the clocks differ
    real_s, handled_s = 1.0, 1.0
    for gap_s, wait_s in events:
        real_s += gap_s
        handled_s = max(handled_s, real_s + wait_s)
        moment = mapping.moment(stamp(real_s, zero_ms), zero_s + handled_s)
        if handled_s - real_s < LONGEST_WAIT_S:
            assert moment - zero_s == pytest.approx(real_s, abs=0.0025 + 2e-4 * real_s)
        assert moment <= zero_s + handled_s
        real_s = handled_s = handled_s + 0.3  # in between one that need not wait
        mapping.moment(stamp(real_s, zero_ms), zero_s + handled_s)


@given(waits, st.integers(0, WRAP_MS - 1))
def test_events_stay_in_order_and_none_is_in_the_future(events: list[tuple[float, float]], zero_ms: int) -> None:
    mapping, real_s, now, last = times(), 0.0, 0.0, -1.0
    for gap_s, wait_s in events:
        real_s += gap_s
        now = max(now, real_s + wait_s)
        moment = mapping.moment(stamp(real_s, zero_ms), now)
        assert last <= moment <= now
        last = moment


def test_two_clicks_in_a_freeze_are_as_far_apart_as_they_were() -> None:
    mapping = times()
    mapping.moment(stamp(1.0), 1.0)
    first, second = mapping.moment(stamp(2.5), 3.8), mapping.moment(stamp(3.2), 3.801)
    assert first == pytest.approx(2.5, abs=0.002)
    assert second - first == pytest.approx(0.7, abs=0.002)


def test_the_stamps_begin_again_after_49_days() -> None:
    mapping, zero_ms = times(), WRAP_MS - 1500
    mapping.moment(stamp(1.0, zero_ms), 1.0)
    assert mapping.moment(stamp(2.0, zero_ms), 2.4) == pytest.approx(2.0, abs=0.002)


@pytest.mark.parametrize("rate", [1 - 1e-4, 1 + 1e-4])
def test_a_clock_that_runs_a_little_faster_does_not_move_the_times_away(rate: float) -> None:
    mapping = times()
    for second in range(3600):
        moment = mapping.moment(stamp(second + 1.0, rate=rate), second + 1.0)
        assert moment == pytest.approx(second + 1.0, abs=0.002)


@pytest.mark.parametrize("jump_s", [-86_400.0, -5.0, -1.0, 1.0, 5.0, 86_400.0])
def test_after_a_jump_of_one_clock_the_times_are_right_again_within_a_few_seconds(jump_s: float) -> None:
    mapping, zero_ms = times(), 200_000_000
    for tenth in range(100):
        mapping.moment(stamp(1 + tenth / 10, zero_ms), 1 + tenth / 10)
    for tenth in range(100, 200):
        moment = mapping.moment(stamp(1 + tenth / 10 + jump_s, zero_ms), 1 + tenth / 10)
        if tenth > 121:
            assert moment == pytest.approx(1 + tenth / 10, abs=0.002)


def test_a_stamp_of_nothing_is_now_and_teaches_nothing() -> None:
    mapping = times()
    mapping.moment(stamp(1.0), 1.0)
    assert mapping.moment(0, 5.0) == 5.0
    assert mapping.moment(stamp(6.0), 6.5) == pytest.approx(6.0, abs=0.003)


def test_coarse_stamps_keep_the_time_of_handling_within_their_step() -> None:
    mapping = EventTimes(lambda: 0.0, step_ms=16.0)
    for n in range(1, 200):
        at = n * 0.037
        assert mapping.moment(int(at * 1000) // 16 * 16, at + 0.0005) == pytest.approx(at + 0.0005, abs=0.002)
