"""A sentence and its numbers: what counts as a number, and which of them have no source."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.said import Figure, numbers_in, sure, without_source


def test_a_number_is_one_however_it_is_written() -> None:
    assert numbers_in("4,500 of 4500.0, then -12.50 and \u221212.5") == {Decimal(4500), Decimal("12.5")}
    assert numbers_in("on 2026-11-22, in full-width \uff14\uff12") == {
        Decimal(2026),
        Decimal(11),
        Decimal(22),
        Decimal(42),
    }
    assert numbers_in("1,2 or 3") == {Decimal(1), Decimal(2), Decimal(3)}
    assert numbers_in("no number at all") == set()


def test_a_number_that_no_figure_gives_is_found() -> None:
    figures = [Figure("gain", "+4.2", 4.2, "here"), sure()]
    assert without_source("+4.2 points, 80 % sure", figures) == set()
    assert without_source("+4.3 points, 80 % sure", figures) == {Decimal("4.3")}


@given(st.floats(-1e9, 1e9).map(lambda value: f"{value:,.2f}"))
def test_a_figure_is_its_own_source(text: str) -> None:
    assert without_source(f"about {text} of it", [Figure("n", text, 0.0, "here")]) == set()
