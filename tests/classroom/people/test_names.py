"""Names: kind and different ones are made up, typed ones fit the board, equal ones get a number."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.people.names import ADJECTIVES, ANIMALS, nickname, nicknames, offers, shown, unique
from bullseye.classroom.people.options import is_name
from bullseye.errors import BadInputError
from bullseye.names import clean


def test_a_class_of_nicknames_has_no_two_alike_and_the_same_chance_gives_the_same() -> None:
    names = nicknames(500, Random(3))
    assert len({name.casefold() for name in names}) == 500
    assert names == nicknames(500, Random(3)) != nicknames(500, Random(4))


def test_every_word_stands_once_and_fits_the_board() -> None:
    assert len(set(ADJECTIVES)) == len(ADJECTIVES) and len(set(ANIMALS)) == len(ANIMALS)
    assert max(len(f"{a} {b}") for a in ADJECTIVES for b in ANIMALS) <= 25


def test_three_spins_are_offered_and_none_is_taken() -> None:
    taken = nicknames(400, Random(1))
    found = offers(Random(1), taken)
    assert len(set(found)) == 3 and not set(found) & set(taken)


def test_when_every_name_is_taken_it_says_so() -> None:
    everything = [f"{a} {b}".upper() for a in ADJECTIVES for b in ANIMALS]
    with pytest.raises(BadInputError, match="type a name"):
        nickname(Random(1), everything)
    assert nickname(Random(1), everything[:-1]).upper() == everything[-1]


@pytest.mark.parametrize("count", [0, 501, -3])
def test_a_count_out_of_reason_is_quoted(count: int) -> None:
    with pytest.raises(BadInputError, match=str(count)):
        nicknames(count, Random(1))


@given(st.text(max_size=80))
def test_whatever_is_typed_becomes_a_name_of_one_line_or_is_refused(text: str) -> None:
    try:
        name, _ = clean(text)
    except BadInputError:
        return
    assert is_name(name) and clean(name) == (name, "")
    assert len(shown(name)) <= 25


def test_a_long_name_is_cut_at_forty_and_the_teacher_told() -> None:
    name, said = clean("x" * 41)
    assert name == "x" * 40 and "too long" in said
    assert clean("y" * 40) == ("y" * 40, "")


def test_the_board_shows_twenty_five_characters() -> None:
    assert shown("a" * 25) == "a" * 25
    assert shown("a" * 26) == "a" * 24 + "\u2026"


def test_marks_that_turn_the_line_and_line_breaks_are_taken_out() -> None:
    assert clean(" A\u202enn\n  Lee ")[0] == "Ann Lee"
    with pytest.raises(BadInputError, match="no name"):
        clean("\u200b\u202e")


def test_a_taken_name_gets_the_next_free_number_and_never_grows_past_forty() -> None:
    assert unique("Ann", ["Bob"]) == ("Ann", "")
    name, said = unique("Ann", ["ANN", "ann 2"])
    assert name == "Ann 3" and "'Ann' is taken" in said
    assert len(unique("x" * 40, ["x" * 40])[0]) == 40
