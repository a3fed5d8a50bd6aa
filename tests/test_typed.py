"""What people type as a number is read as they mean it, or it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye import typed
from bullseye.errors import BadInputError
from bullseye.languages import by_code
from bullseye.typed import typed_number


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed, "here", lambda: by_code("de"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("9,5", 9.5), (" 9.5 ", 9.5), ("\u22123", -3), ("12 000", 12_000), ("1\u202f234,5", 1234.5), ("0,125", 0.125),
     ("1e3", 1000), (".5", 0.5), ("1.000", 1.0), ("71,4050", 71.405)],
)  # fmt: skip
def test_a_number_has_a_point_or_a_comma(text: str, value: float) -> None:
    assert typed_number(text) == value


@pytest.mark.parametrize("text", ["", "nine", "1.2.3", "1,2,3", "nan", "inf", "1e999", "--3", "1e16", "0x10"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert typed_number(text) is None


@pytest.mark.parametrize(
    ("text", "words"), [("1,000", "type 1000 or 1.000"), ("1,234,567", "type 1234567 or 1234567.0")]
)
def test_what_can_be_read_in_two_ways_is_asked(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=f"'{text}' can be read in two ways; {words}"):
        typed_number(text)


@pytest.mark.usefixtures("german")
def test_where_decimals_have_a_comma_a_point_may_stand_between_thousands() -> None:
    assert typed_number("1,234") == 1.234 and typed_number("9.5") == 9.5 and typed_number("0.125") == 0.125
    with pytest.raises(BadInputError, match="type 1234 or 1,234"):
        typed_number("1.234")


@given(st.floats(-1e14, 1e14))
def test_four_decimals_are_never_doubtful(value: float) -> None:
    text = f"{value:.4f}"
    assert typed_number(text) == float(text) == typed_number(text.replace(".", ",").replace("-", "\u2212"))
