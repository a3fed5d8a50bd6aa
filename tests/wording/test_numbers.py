"""Numbers as the player reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.wording.numbers import (
    DASH,
    MINUS,
    Number,
    by_key,
    difference_text,
    percent,
    score_text,
    seconds,
    signed,
)  # fmt: skip
from bullseye.words import ordinal


@pytest.mark.parametrize(
    ("score", "unit", "text"),
    [
        (412, "points", "412"),
        (0, "points", "0"),
        (986, "tenths", "98.6"),
        (9, "tenths", "0.9"),
        (21345, "ms", "21.345 s"),
        (7, "ms", "0.007 s"),
        (-5, "points", f"{MINUS}5"),
        (-5, "tenths", f"{MINUS}0.5"),
        (-15, "tenths", f"{MINUS}1.5"),
        (-1500, "ms", f"{MINUS}1.500 s"),
        (None, "points", DASH),
        (None, "ms", DASH),
    ],
)
def test_a_score_is_read_in_its_unit(score: int | None, unit: str, text: str) -> None:
    assert score_text(score, unit) == text


def test_the_sign_of_less_than_0_is_the_one_that_is_asked_for() -> None:
    assert score_text(-5, "points", minus="-") == "-5"
    assert score_text(5, "points", minus="-") == "5"


def test_a_difference_has_its_size_and_no_sign() -> None:
    assert difference_text(-12, "points") == difference_text(12, "points") == "12"
    assert difference_text(-1500, "ms") == "1.500 s"


@pytest.mark.parametrize(("value", "text"), [(5, "+5"), (0, "0"), (-13, f"{MINUS}13")])
def test_a_signed_number_has_a_true_minus(value: int, text: str) -> None:
    assert signed(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, DASH),
        (0.0, "0.0 %"),
        (2 / 3, "66.7 %"),
        (1.0, "100 %"),
        (0.9996, "99.9 %"),
        (0.99999999, "99.9 %"),
    ],
)
def test_a_share_is_a_percentage_and_nothing_is_rounded_up_to_perfect(share: float | None, text: str) -> None:
    assert percent(share) == text


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_only_a_round_without_a_miss_reads_100(shots: int, hits: int) -> None:
    assert (percent(min(hits, shots) / shots) == "100 %") is (hits >= shots)


def test_seconds_have_their_unit() -> None:
    assert (seconds(1.234), seconds(1.25, 1), seconds(None)) == ("1.23 s", "1.2 s", DASH)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (22, "22nd"), (101, "101st"), (111, "111th"), (112, "112th")],
)  # fmt: skip
def test_places_are_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


def test_a_number_is_asked_for_by_its_key_and_read_with_its_unit() -> None:
    radius = Number("mean_radius", "Mean radius", "12.5", "mm")
    assert by_key([radius])["mean_radius"].text == "12.5 mm"
    assert radius._replace(value=DASH).text == DASH, "a dash has no unit"
    assert Number("hits", "Hits", "3 of 4 shots").text == "3 of 4 shots"
