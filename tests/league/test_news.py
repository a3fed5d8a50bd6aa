"""What students are told."""

from __future__ import annotations

from bullseye.league.teaching import act
from bullseye.wire import codec
from bullseye.wire.student import BoardNews, ClassNews, RoundResult, YouNews
from bullseye.wire.teacher import Do
from tests.league.school import START_S, School


def test_the_class_is_told_with_its_heat() -> None:
    school = School()
    (ann,) = school.join("Ann")
    school.league.heats.open([ann.seat])
    news = school.news.of_class()
    assert (news.state, news.heat, news.opens_t, news.people, news.epoch) == ("count", 1, START_S + 3.0, 1, "e1")
    assert codec.read(ClassNews, codec.loads(codec.dumps(news))) == news


def test_only_who_is_there_is_counted() -> None:
    school = School()
    away, absent, out, removed, _ = (seated.seat for seated in school.join("Ann", "Bob", "Cid", "Dee", "Eva"))
    school.league.room.join("Fay")  # plays at the teacher's computer
    assert school.news.of_class().people == 5
    school.league.presence.went(away)
    school.advance(13.0)
    for verb, seat in (("absent", absent), ("kick", out), ("remove", removed)):
        act(school.league, Do(verb, seat=seat))
    assert school.news.of_class().people == 1
    school.league.presence.arrived(away)
    act(school.league, Do("present", seat=absent))
    assert school.news.of_class().people == 3


def test_a_board_that_did_not_change_keeps_its_tick() -> None:
    school = School()
    (ann,) = school.join("Ann")
    news = school.news
    assert news.board().tick == 1
    school.league.changed()
    assert news.board().tick == 1
    school.league.heats.open([ann.seat])
    school.advance(4.0)
    school.shoot(ann.seat, 1)
    school.league.changed()
    assert news.board().tick == 2 and codec.read(BoardNews, codec.loads(codec.dumps(news.board()))) == news.board()


def test_students_get_ten_rows_and_their_own_place() -> None:
    school = School()
    seats = [seated.seat for seated in school.join(*(f"Student {n}" for n in range(1, 13)))]
    school.league.heats.open(seats)
    school.advance(4.0)
    for seat in seats:
        school.shoot(seat, 1, x=15.0 * seat)
    news = school.news
    assert len(news.board().rows) == 12 and len(news.board_for_students().rows) == 10
    you = news.you(seats[-1])
    assert you.place is not None and you.place > 1 and you.of == 12 and you.gap is not None and you.gap >= 0
    assert news.you(seats[0]).gap is None and news.you(seats[0]).place == 1
    assert codec.read(YouNews, codec.loads(codec.dumps(you))) == you


def test_you_are_told_what_is_kept() -> None:
    school = School()
    (ann,) = school.join("Ann")
    school.league.heats.open([ann.seat])
    school.advance(4.0)
    school.shoot(ann.seat, 1)
    assert school.news.you(ann.seat).kept is None
    school.advance(0.1)
    kept = school.news.you(ann.seat).kept
    assert kept is not None and kept.n == 1 and kept.round == school.news.you(ann.seat).round


def test_a_round_that_is_over_is_told_with_group_lines_and_ones_best_before() -> None:
    school = School(pace="own", turns=3)
    (ann,) = school.join("Ann")
    school.league.heats.open([])
    results = []
    for far in (0.0, 60.0):
        played = school.league.heats.begin(ann.seat, 0)
        school.advance(4.0)
        for n in range(1, 11):
            school.time.s += 0.3
            school.shoot(ann.seat, n, x=far, y=float(n))
        school.advance(0.1)
        results.append(school.news.result(played))
    first, second = results
    assert first.over and first.kept and first.best_before is None and second.best_before == first.score
    assert sum(points for _, points in first.lines) == first.score and len(first.shots) == 10
    assert first.group.n == 10 and first.group.spread_mm == 9.0 and first.group.mean_mm == (0.0, 5.5)
    assert codec.read(RoundResult, codec.loads(codec.dumps(first))) == first


def test_the_others_are_not_told_what_helped_somebody_and_the_teacher_is() -> None:
    school = School()
    (ann,) = school.join("Ann")
    school.league.heats.open([ann.seat])
    school.advance(4.0)
    school.shoot(ann.seat, 1, aids={"tremor": {"within_mm": 2.0}})
    news = school.news
    assert [row[5] for row in news.board().rows] == ["touch+tremor"]
    assert [row[5] for row in news.board_for_students().rows] == ["touch"]
