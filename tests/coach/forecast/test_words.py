"""No sentence without its number, and no number without its source."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.forecast.ahead import ENOUGH, WHATS, Forecast, Held, TooLittle, forecast
from bullseye.coach.forecast.methods import METHODS
from bullseye.coach.forecast.words import (
    METHOD_WORDS,
    evidence_sentence,
    forecast_paragraph,
    forecast_sentence,
    held_sentence,
    number,
)

FLAT = [90.0, 94.0, 88.0, 91.0, 90.0, 86.0, 93.0, 92.0, 89.0, 91.0] * 3


def numbers_in(text: str) -> set[str]:
    """Every number of a sentence."""
    return set(re.findall(r"-?\d+(?:\.\d+)?", text))


def known(found: Forecast) -> set[str]:
    """Every number that a forecast can be the source of, as it would be written."""
    spans = [end for span in (found.ci80, found.ci95) if span is not None for end in span]
    some = [found.value, found.plain, found.error, found.plain_error, *spans]
    counts = [found.steps, found.tries, found.given, *found.held80, *found.held95]
    promised = {"80", "95", "100"}
    return {number(each) for each in some} | {str(each) for each in counts} | promised


def test_a_forecast_reads_as_a_person_would_say_it() -> None:
    found = forecast(FLAT)
    assert isinstance(found, Forecast)
    assert forecast_sentence(found, "points") == (
        f"The next one is likely about {number(found.value)} points; 80 in 100 such lie within "
        f"{number(found.ci80[0])} to {number(found.ci80[1])} points."  # type: ignore[index]
    )
    plain = found._replace(method="mean", error=1.85, tries=27)
    assert evidence_sentence(plain, "points") == (
        "By the plain mean of 30 values, which nothing beat: 27 past forecasts were 1.85 points off on average."
    )
    assert held_sentence(found._replace(held80=Held(8, 10))) == "8 of the last 10 lay inside the 80 % interval."


def test_too_little_says_how_much_is_missing() -> None:
    assert forecast_paragraph(TooLittle(1, 12)) == (
        "Too little data for a forecast: there is 1 value, and it takes 12."
    )


def test_every_method_has_its_words() -> None:
    assert set(METHOD_WORDS) == {each.key for each in METHODS}


@given(
    st.lists(st.floats(-1e6, 1e6).map(lambda each: round(each, 2)), min_size=ENOUGH, max_size=50),
    st.sampled_from(WHATS),
    st.integers(1, 5),
)
def test_each_sentence_has_a_number_and_each_number_is_one_of_the_forecast(
    values: list[float], what: str, steps: int
) -> None:
    found = forecast(values, steps, what)
    if isinstance(found, TooLittle):
        assert numbers_in(forecast_paragraph(found)) == {str(found.have), str(found.need)}
        return
    method_numbers = numbers_in(METHOD_WORDS[found.method]())
    for said in (forecast_sentence(found), evidence_sentence(found), held_sentence(found)):
        if said:
            assert numbers_in(said), said
            assert numbers_in(said) <= known(found) | method_numbers, said
