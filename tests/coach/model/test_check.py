"""What a model may say: every number in digits, and each of them was sent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.model.check import problem, whole_sentences

SENT = {Decimal("3.1"), Decimal("80"), Decimal("4500").normalize()}


@pytest.mark.parametrize(
    "text",
    ["You gain 3.1 points, 80 % sure.", "About 4,500 a month; that is one thing to try first.", "Aim -3.1 mm.",
     "No number at all."],
)  # fmt: skip
def test_what_was_sent_may_be_said(text: str) -> None:
    assert problem(text, SENT) == ""


@pytest.mark.parametrize(
    "text",
    ["You gain 3.2 points.", "You gain 3.10001.", "Thirty points.", "Twenty-five.", "A hundred.", "It doubles.",
     "Half of it.", "You gain 3.1e5 points.", "3.1 x 10^5", "\u0663 points", "\u4e09 points", "3\u00b9 points",
     "80k points",
     "\u00bd a point", "See https://evil.example", "<b>3.1</b>", "[3.1](x)", "", "  ", "3.1 " * 400,
     "bell \x07", "over\u202eride", "4.500 points", "a dozen", "3.1 or zero"],
)  # fmt: skip
def test_anything_else_may_not(text: str) -> None:
    assert problem(text, SENT)


@given(st.decimals(0, 10**7, places=2).filter(lambda n: n.normalize() not in SENT and n != 1))
def test_no_number_that_was_not_sent_gets_through(number: Decimal) -> None:
    assert problem(f"You gain {number} points.", SENT)
    assert problem(f"You gain {number:,} points.", SENT)


def test_only_whole_sentences_are_judged_while_a_text_is_written() -> None:
    assert whole_sentences("One thing. It is 3") == "One thing."
    assert whole_sentences("It is 3.1 of") == ""
    assert whole_sentences("Done. ") == "Done."
