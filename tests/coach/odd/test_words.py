"""No sentence without its number, no number without its source, and a cause is only possible."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.words import number
from bullseye.coach.odd.causes import CAUSES, DEVICE, with_causes
from bullseye.coach.odd.found import MISSING, SHIFT, VALUE, Odd
from bullseye.coach.odd.look import odd_values
from bullseye.coach.odd.words import CAUSE_WORDS, cause_sentence, odd_paragraph, odd_sentence

ONE = Odd(VALUE, 30, 1, 40.0, 90.0, 4.0, -12.5, 30)


def numbers_in(text: str) -> set[str]:
    """Every number of a sentence."""
    return set(re.findall(r"-?\d+(?:\.\d+)?", text))


def test_a_value_that_does_not_fit_reads_as_a_person_would_say_it() -> None:
    assert odd_sentence(ONE, "points", "3 May") == (
        "40 points (3 May) does not fit: 90 is usual by the 30 before it, give or take 4."
    )


def test_a_shift_a_missing_day_and_one_after_no_change_at_all() -> None:
    assert odd_sentence(ONE._replace(kind=SHIFT, run=4)) == (
        "The last 4 values lie elsewhere, about 40: 90 is usual by the 30 before it, give or take 4."
    )
    assert odd_sentence(ONE._replace(sizes=None, spread=0.0)) == "40 does not fit: all 30 before it were 90."
    assert odd_sentence(ONE._replace(kind=MISSING, value=None), when="2026-05-03") == (
        "There is no value for 2026-05-03, and its weekday always had one; 30 days had one before it."
    )


def test_a_cause_is_possible_and_has_its_counts() -> None:
    found = with_causes(ONE, [{DEVICE: "mouse"}] * 30 + [{DEVICE: "trackpad"}])
    assert cause_sentence(found.causes[0]) == (
        "Possible cause: the device trackpad. So it was with 1 of 1 that do not fit, and with 0 of 30 before."
    )
    assert odd_paragraph(found).endswith("What moves together need not be its cause.")


def test_every_cause_has_its_words() -> None:
    assert set(CAUSE_WORDS) == set(CAUSES)


@given(st.lists(st.floats(-1e6, 1e6).map(lambda each: round(each, 2)), min_size=13, max_size=60))
def test_each_sentence_has_a_number_and_each_number_is_one_that_was_found(values: list[float]) -> None:
    for odd in odd_values(values):
        assert odd.value is not None
        said = odd_sentence(odd)
        known = {number(each) for each in (odd.value, odd.usual, odd.spread)} | {str(odd.run), str(odd.over)}
        assert numbers_in(said) and numbers_in(said) <= known, said
        facts = [{DEVICE: "a" if at < odd.at else "b"} for at in range(len(values))]
        for cause in with_causes(odd, facts).causes:
            counts = {str(each) for each in (cause.odd, cause.of_odd, cause.others, cause.of_others)}
            assert numbers_in(cause_sentence(cause)) == counts
