"""A cause is named only where it was seldom so before, with its counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.odd.causes import DEVICE, PAUSE, SELDOM, with_causes
from bullseye.coach.odd.found import SHIFT, VALUE, Cause, Odd

ONE = Odd(VALUE, 30, 1, 40.0, 90.0, 4.0, -12.5, 30)


def facts(*odd: dict[str, str], before: int = 30) -> list[dict[str, str]]:
    """Thirty rounds with the mouse, then those that do not fit."""
    return [{DEVICE: "mouse"} for _ in range(before)] + list(odd)


def test_another_device_is_a_possible_cause_with_how_many_had_it() -> None:
    (cause,) = with_causes(ONE, facts({DEVICE: "trackpad"})).causes
    assert cause == Cause(DEVICE, "trackpad", 1, 1, 0, 30, 1 / 31)


def test_what_was_always_so_is_no_cause() -> None:
    assert with_causes(ONE, facts({DEVICE: "mouse"})).causes == ()


def test_what_is_there_or_not_counts_whatever_it_says() -> None:
    known = facts({DEVICE: "mouse", PAUSE: "a pause of 12 days"})
    (cause,) = with_causes(ONE, known).causes
    assert cause.key == PAUSE and cause.said == "a pause of 12 days"
    for at in (3, 8):
        known[at][PAUSE] = "a pause of 9 days"
    assert with_causes(ONE, known).causes == ()


def test_of_a_shift_most_values_must_share_it() -> None:
    shift = ONE._replace(kind=SHIFT, run=4)
    trackpad, mouse = {DEVICE: "trackpad"}, {DEVICE: "mouse"}
    (cause,) = with_causes(shift, facts(trackpad, trackpad, mouse, trackpad)).causes
    assert (cause.odd, cause.of_odd, cause.others) == (3, 4, 0)


def test_a_day_without_a_value_has_none() -> None:
    assert with_causes(ONE._replace(run=0), facts()).causes == ()


@given(st.lists(st.sampled_from(["mouse", "trackpad", "pen"]), min_size=1, max_size=40), st.integers(1, 6))
def test_every_cause_is_seldom_by_chance_and_no_count_is_more_than_there_are(devices: list[str], run: int) -> None:
    at = max(0, len(devices) - run)
    odd = Odd(SHIFT, at, run, 1.0, 2.0, 0.1, -10.0, at)
    for cause in with_causes(odd, [{DEVICE: each} for each in devices]).causes:
        assert 0 <= cause.chance <= SELDOM
        assert 1 <= cause.odd <= cause.of_odd <= run and 0 <= cause.others <= cause.of_others == at
