"""Names as a wall for everybody shows them."""

from __future__ import annotations

from bullseye.school.initials import initials


def test_a_name_becomes_its_initials() -> None:
    assert initials("Ada Lovelace") == "A. L."
    assert initials("ada") == "A."


def test_a_name_of_many_words_is_not_shown_whole_by_its_initials() -> None:
    assert initials("Juan Carlos de la Vega") == "J. C. D."


def test_letters_stay_whole() -> None:
    assert initials("e\u0301va") == "E\u0301."
