"""The board with rounds that are on."""

from __future__ import annotations

from tests.league.school import School


def playing(school: School, *names: str) -> list[int]:
    seats = [seated.seat for seated in school.join(*names)]
    school.league.heats.open(seats)
    school.advance(4.0)
    return seats


def test_a_shot_moves_the_board_at_once_and_equals_share_a_place() -> None:
    school = School()
    ann, bob, cid = playing(school, "Ann", "Bob", "Cid")
    school.shoot(bob, 1)
    school.shoot(cid, 1)
    board = school.news.board()
    assert [(row[0], row[2]) for row in board.rows] == [(1, "Bob"), (1, "Cid"), (0, "Ann")]
    assert board.rows[0][3] == board.rows[1][3] and board.rows[2][3] is None and board.shots == 2


def test_the_best_round_counts_and_a_worse_one_that_is_on_changes_nothing() -> None:
    school = School(pace="own", turns=5)
    (ann,) = (seated.seat for seated in school.join("Ann"))
    school.league.heats.open([])
    for far in (0.0, 500.0):
        school.league.heats.begin(ann, 0)
        school.advance(4.0)
        for n in range(1, 11):
            school.time.s += 0.3
            school.shoot(ann, n, x=far)
        best = school.news.board().rows[0][3]
        school.advance(0.1)
        assert school.news.board().rows[0][3] == best and best is not None and best > 80
    school.league.room.choose(counting="total")
    school.league.heats.begin(ann, 0)
    school.advance(4.0)
    school.shoot(ann, 1)
    assert school.news.board().rows[0][3] == best + school.shoot(ann, 1).score


def test_kinds_of_device_that_do_not_compare_are_told_or_told_apart() -> None:
    school = School()
    ann, bob = playing(school, "Ann", "Bob")
    school.shoot(ann, 1, device="touch")
    assert school.news.board().note == ""
    school.shoot(bob, 1, device="mouse", x=300.0)
    assert school.news.board().note == "Mouse and touch stand on one board: they do not compare."
    school.league.acts.connect(by_device=True)
    board = school.news.board()
    assert board.note == "" and board.by_device and [row[0] for row in board.rows] == [1, 1]


def test_a_frozen_board_stands_still_and_hidden_names_are_seats() -> None:
    school = School()
    ann, bob = playing(school, "Ann", "Bob")
    for n in range(1, 11):
        school.time.s += 0.3
        school.shoot(ann, n)
    school.advance(0.1)
    school.league.room.freeze()
    frozen = school.news.board()
    school.shoot(bob, 1)
    assert frozen.frozen and school.news.board().rows == frozen.rows
    school.league.room.choose(names_hidden=True)
    assert [row[2] for row in school.news.board().rows] == ["Seat 1", "Seat 2"]
    school.league.room.reveal()
    assert school.news.board().rows[1][3] is not None


def test_teams_rank_by_the_mean_of_their_students() -> None:
    school = School(teams=True)
    ann, bob = playing(school, "Ann", "Bob")
    school.league.room.teams({ann: "Red", bob: "Blue"})
    school.shoot(ann, 1)
    school.shoot(bob, 1, x=500.0)
    assert [team[1] for team in school.news.board().teams] == ["Red", "Blue"]


def test_a_time_counts_only_once_it_is_over() -> None:
    school = School(drill="race-30")
    (ann,) = playing(school, "Ann")
    school.shoot(ann, 1)
    assert school.news.board().rows[0][3] is None and school.news.board().unit == "ms"
