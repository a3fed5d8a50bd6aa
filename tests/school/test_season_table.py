"""Who stands before whom in a season, and why."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bullseye.school.season_table import WeekScore, after_week, better_round, line_of, placed
from tests.school.seasons import season

SEASON = season()


def week(number: int, tenths: int, *tie: float, added: int = 0) -> WeekScore:
    return WeekScore(number, tenths, added, tie, str(number))


def test_the_best_weeks_are_added_up() -> None:
    line = line_of(SEASON, "ann", 0, [week(1, 900), week(2, 700), week(3, 800)])
    assert (line.total, line.counted) == (1700, {1, 3})


def test_a_handicap_is_part_of_what_a_week_is_worth() -> None:
    line = line_of(SEASON, "ann", 0, [week(1, 500, added=450), week(2, 900), week(3, 940)])
    assert (line.total, line.counted) == (950 + 940, {1, 3})


def test_of_two_equal_weeks_the_earlier_one_counts() -> None:
    line = line_of(SEASON, "ann", 0, [week(3, 700), week(1, 900), week(2, 700)])
    assert line.counted == {1, 2}


def test_equal_totals_are_told_apart_by_the_last_week_first() -> None:
    ann = line_of(SEASON, "ann", 0, [week(1, 900), week(2, 800)])
    bea = line_of(SEASON, "bea", 0, [week(1, 800), week(2, 900)])
    assert [(one.place, one.line.person) for one in placed([ann, bea])] == [(1, "bea"), (2, "ann")]


def test_equal_scores_of_a_week_are_told_apart_by_the_rule_of_its_drill() -> None:
    ann = line_of(SEASON, "ann", 0, [week(1, 900, 3.0, 40.0)])
    bea = line_of(SEASON, "bea", 0, [week(1, 900, 3.0, 40.5)])
    assert [one.line.person for one in placed([ann, bea])] == ["bea", "ann"]


def test_a_longer_count_back_of_one_week_does_not_reach_into_the_next() -> None:
    ann = line_of(SEASON, "ann", 0, [week(1, 900, 3.0), week(2, 100)])
    bea = line_of(SEASON, "bea", 0, [week(1, 900, 3.0, 5.0), week(2, 100)])
    assert [one.line.person for one in placed([ann, bea])] == ["bea", "ann"]


def test_members_who_cannot_be_told_apart_share_a_place_and_the_next_one_is_left_out() -> None:
    lines = [line_of(SEASON, name, 0, [week(1, score)]) for name, score in (("a", 900), ("b", 900), ("c", 800))]
    assert [(one.place, one.line.person) for one in placed(lines)] == [(1, "a"), (1, "b"), (3, "c")]
    assert [one.place for one in placed(lines, first=101)] == [101, 101, 103]


def test_the_table_of_an_earlier_week_leaves_out_what_came_later() -> None:
    ann = line_of(SEASON, "ann", 0, [week(1, 900), week(2, 100)])
    bea = line_of(SEASON, "bea", 0, [week(1, 800), week(2, 900)])
    assert [one.line.person for one in after_week(SEASON, [ann, bea], 1)] == ["ann", "bea"]
    assert [one.line.person for one in after_week(SEASON, [ann, bea], 2)] == ["bea", "ann"]


def test_the_better_round_of_a_week_is_the_one_with_the_better_count_back() -> None:
    assert better_round(week(1, 900, 2.0), week(1, 900, 1.0))
    assert better_round(week(1, 901), week(1, 900, 9.0))
    assert not better_round(week(1, 900, 1.0), week(1, 900, 1.0))


ties = st.lists(st.integers(-10, 20).map(lambda n: n / 2), max_size=3).map(tuple)
weeks = st.lists(st.tuples(st.integers(0, 30), ties), min_size=3, max_size=3)


@given(st.lists(weeks, min_size=2, max_size=6))
def test_texts_sort_lines_as_their_weeks_would(people: list[list[tuple[int, tuple[float, ...]]]]) -> None:
    lines = [
        line_of(SEASON, str(n), 0, [week(i, tenths, *tie) for i, (tenths, tie) in enumerate(own, 1)])
        for n, own in enumerate(people)
    ]

    def plainly(line: object) -> tuple[object, ...]:
        own = people[int(line.person)]  # type: ignore[attr-defined]
        return (line.total, *((tenths, tie) for tenths, tie in reversed(own)))  # type: ignore[attr-defined]

    Random(1).shuffle(lines)
    found = [plainly(one.line) for one in placed(lines)]
    assert found == sorted(found, reverse=True)
