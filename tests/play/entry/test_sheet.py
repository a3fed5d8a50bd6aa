"""A score sheet: shots by their place or their value, ends that fill up, sums, and every change taken back."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.match import Matches, Part
from bullseye.errors import BadInputError
from bullseye.play.entry.sheet import Sheet
from tests.rounds import FACES

MATCHES = Matches()


def sheet(match: str = "wa-18m", **changes: object) -> Sheet:
    part = MATCHES.get(match).parts[0]
    return Sheet(part._replace(**changes), FACES.get(part.face))  # type: ignore[arg-type]


def test_a_place_is_scored_as_it_is_on_paper() -> None:
    found = sheet()
    found.place(0.0, 0.0)
    found.place(60.0, 0.0)
    found.place(0.0, 300.0)
    assert found.rows()[0] == (("X", "8", "M"), "18", "18")
    assert (found.total, found.count, found.inner_tens) == ("18", 3, 1)


def test_an_end_that_is_full_gives_way_to_the_next() -> None:
    found = sheet()
    for _ in range(4):
        found.place(0.0, 0.0)
    assert [len(end) for end in found.ends] == [3, 1] and found.end == 1


def test_the_running_total_counts_what_is_above() -> None:
    found = sheet()
    found.type("10 9 8  7 7 7")
    assert [row.running for row in found.rows()[:3]] == ["27", "48", ""]


@pytest.mark.parametrize(
    ("match", "words"), [("wa-18m", "X 10 9 8 7 6 5 4 3 2 1 M"), ("ap60", "10 9 8 7 6 5 4 3 2 1 M")]
)
def test_every_value_that_can_be_typed_is_scored_as_that_value(match: str, words: str) -> None:
    for word in words.split():
        found = sheet(match)
        found.type(word)
        assert found.rows()[0].values == (word,)


@given(st.integers(10, 109))
def test_every_tenth_can_be_typed_where_tenths_are_counted(tenths: int) -> None:
    found = sheet("ar60")
    found.type(f"{tenths // 10}.{tenths % 10}")
    assert found.total == f"{tenths / 10:.1f}"
    found.type(f"{tenths // 10},{tenths % 10}")
    assert found.total == f"{tenths / 5:.1f}"


@pytest.mark.parametrize("points", range(1, 11))
def test_a_whole_value_is_that_many_tenths_where_tenths_are_counted(points: int) -> None:
    found = sheet("ar60")
    found.type(str(points))
    assert found.total == f"{points}.0"


def test_a_shot_can_be_worth_something_else_and_stays_in_its_end() -> None:
    found = sheet("wa-18m-3spot")
    for x, y in (found.centres_mm[0], found.centres_mm[0], found.centres_mm[2]):
        found.place(x, y)
    assert found.shared_spots(0)
    found.revalue(0, 1, "M")
    assert [mark.placed for mark in found.ends[0]] == [True, False, True] and not found.shared_spots(0)
    assert found.undo() and found.shared_spots(0)


def test_shooters_read_their_shots_in_order_and_archers_the_best_first() -> None:
    part = MATCHES.get("ap60").parts[0]
    found = Sheet(part, FACES.get(part.face), in_order=True)
    found.type("8 10 9")
    assert found.rows()[0].values == ("8", "10", "9")


def test_values_of_one_kind_do_not_lie_on_each_other() -> None:
    found = sheet()
    found.type("9 9 9")
    places = {(mark.x_mm, mark.y_mm) for mark in found.ends[0]}
    assert len(places) == 3 and not any(mark.placed for mark in found.ends[0])


@pytest.mark.parametrize(
    ("match", "text"), [("wa-18m", "11"), ("wa-18m", "9.5"), ("ap60", "X7"), ("wa-18m-3spot", "5"), ("ar60", "11.2")]
)
def test_a_value_that_cannot_be_is_quoted_and_nothing_of_the_line_is_taken(match: str, text: str) -> None:
    found = sheet(match)
    with pytest.raises(BadInputError, match="cannot be scored on this face"):
        found.type(f"10 {text}")
    assert found.count == 0 and not found.undo()


def test_more_shots_than_there_is_room_for_are_refused() -> None:
    found = sheet(ends=1)
    found.type("10 10")
    with pytest.raises(BadInputError, match="there is room for 1"):
        found.type("9 9")
    found.place(0, 0)
    with pytest.raises(BadInputError, match="all 3 shots are on the sheet"):
        found.place(0, 0)


def test_what_was_typed_together_is_taken_back_together() -> None:
    found = sheet()
    found.place(0, 0)
    found.type("9 9 9 9")
    assert found.undo() and found.count == 1
    assert found.redo() and found.count == 5
    assert found.undo() and found.undo() and not found.undo()
    assert found.count == 0


def test_a_dragged_value_has_a_place_from_then_on() -> None:
    found = sheet()
    found.type("9")
    found.move(0, 0, 3.0, 4.0)
    assert found.ends[0][0] == (3.0, 4.0, 0, True) and found.placed() == [(3.0, 4.0)]


def test_an_end_from_which_a_shot_was_taken_is_filled_next() -> None:
    found = sheet()
    found.type("10 9 8 7")
    found.remove(0, 1)
    found.type("6")
    assert [row.values for row in found.rows()[:2]] == [("10", "8", "6"), ("7",)]
    assert found.last == (1, 0)


def test_each_of_three_spots_takes_the_shots_that_are_nearest_to_it() -> None:
    found = sheet("wa-18m-3spot")
    for x, y in found.centres_mm:
        found.place(x + 1, y - 2)
    assert [(mark.spot, mark.x_mm, mark.y_mm) for mark in found.ends[0]] == [(0, 1, -2), (1, 1, -2), (2, 1, -2)]
    assert not found.shared_spots(0)
    found.move(0, 2, *found.centres_mm[0])
    assert found.shared_spots(0)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("place"), st.floats(-250, 250), st.floats(-250, 250)),
        st.tuples(st.just("type"), st.sampled_from(["X", "10", "9 8", "M", "7 7 7 7"])),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("remove")),
        st.tuples(st.just("turn"), st.integers(0, 5)),
    ),
    max_size=40,
)


@given(steps)
def test_the_sums_are_those_of_the_shots_whatever_was_done(done: list[tuple[object, ...]]) -> None:
    part = Part("p", 18, "wa-40", 4, 3)
    found = Sheet(part, FACES.get("wa-40"))
    for name, *values in done:
        try:
            if name == "remove":
                if found.count:
                    found.remove(*found.last)
            elif name == "turn":
                found.turn_to(values[0])  # type: ignore[arg-type]
            else:
                getattr(found, str(name))(*values)
        except BadInputError:
            assert found.count + 4 > part.shots_in_all
    hits = [found.scorer.at_distance(hypot(mark.x_mm, mark.y_mm)) for end in found.ends for mark in end]
    assert found.total == str(sum(hit.points for hit in hits))
    assert all(len(end) <= part.shots for end in found.ends) and len(found.ends) <= part.ends
    while found.undo():
        pass
    assert found.count == 0
