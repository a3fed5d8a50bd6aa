"""One formatter: dashes, signs, units, intervals, whatever a number is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bullseye.measure.over_time.trend import Point, Usual
from bullseye.wording.forms import (
    BITS_PER_S,
    CHANCE,
    COUNT,
    MM,
    SHARE,
    Form,
    amount_number,
    amount_text,
    bare,
    form_of,
    text_of,
)
from bullseye.wording.numbers import DASH, MINUS

POINT = Point(datetime(2026, 3, 2, tzinfo=UTC), 12.0)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, MM, DASH),
        (-1.25, Form("number", 1, "px"), f"{MINUS}1.2 px"),
        (-0.001, MM, "0.00 mm"),
        ((1.0, 2.5), MM, "1.00 to 2.50 mm"),
        ([0.5, 1.2], SHARE, "50.0 to 100 %"),
        ({"low": 9000, "high": 9500}, Form("score", 3, "ms"), "9.000 to 9.500 s"),
        (Usual(5, 2.0, 0.1, 1.0, 3.0), BITS_PER_S, "1.00 to 3.00 bits/s"),
        (POINT, COUNT, "12"),
        ({"date": "2026-03-02", "value": 12.0}, COUNT, "12"),
        (0.0001, CHANCE, "under 0.1 %"),
        (3, Form("signed", 0), "+3"),
        ("2026-03-02T10:00:00Z", Form("day"), "2026-03-02"),
        (1, Form("amount", unit="rounds"), "1 round"),
        ([3.0, 4.5], Form("amount", unit="points"), "3 to 4.5"),
    ],
)
def test_a_value_is_read_by_its_form(value: Any, form: Form, text: str) -> None:
    assert text_of(value, form) == text


def test_a_form_without_its_unit_is_for_tables() -> None:
    assert text_of(2.0, bare(MM)) == "2.00" and bare(SHARE) == SHARE
    assert text_of(9250, bare(form_of("score", "ms"))) == "9.250 s", "a time without s would be read as points"


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [("points", 712.0, "712 points"), ("points", 1.0, "1 point"), ("sigma", 11.75, "11.75 mm sigma"),
     ("accuracy", 0.9, "90.0 %"), ("days", 1.0, "1 day in a row"), ("hits", 2.5, "2.5 hits"), ("rounds", None, DASH)],
)  # fmt: skip
def test_an_amount_of_a_goal_has_its_unit(measure: str, value: float | None, text: str) -> None:
    assert amount_text(measure, value) == text
    if value is not None and measure != "accuracy":
        assert text.startswith(amount_number(measure, value))
