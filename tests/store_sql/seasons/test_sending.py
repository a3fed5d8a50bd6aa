"""Rounds that members send: kept once, counted once, and never anybody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from bullseye.records.disk import strict_json
from bullseye.records.record import record_from
from bullseye.school.sent import NOBODY, RefusedRoundError, check_sent
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.joined import SqlSeasonParts
from bullseye.store_sql.tables.seasons import sent
from tests.databases import Place
from tests.rounds import DRILLS, FACES
from tests.school.seasons import IN_WEEK_1, shot_round
from tests.store_sql.season_kit import SeasonKit


@pytest.fixture
def kit(database: Database) -> SeasonKit:
    made = SeasonKit(database)
    made.people("Ann", "Bea")
    made.begin()
    made.seasons.join("winter", "ann", 0)
    made.seasons.join("winter", "bea", 0)
    return made


def rounds(kit: SeasonKit) -> int:
    with kit.database.reading() as to:
        return to.execute(select(func.count()).select_from(sent)).scalar_one()


def test_a_round_counts_in_the_season_in_whose_week_it_was_shot(kit: SeasonKit) -> None:
    found = kit.send("ann")
    assert found.new and found.seasons == ("winter",)
    assert kit.table() == [(1, "ann", found.score), (2, "bea", 0)]


def test_a_round_that_is_sent_twice_counts_once(kit: SeasonKit) -> None:
    one = kit.round()
    first, second = kit.sent.take("ann", one, kit.now), kit.sent.take("ann", one, kit.now + timedelta(days=1))
    assert (first.new, second.new) == (True, False)
    assert (first.print, first.score) == (second.print, second.score)
    assert rounds(kit) == 1 and kit.seasons.table("winter", 0, 0, 9)[0].rounds == 1


def test_the_same_shots_under_another_id_count_once(kit: SeasonKit) -> None:
    record = shot_round()
    for id_ in ("one", "two"):
        kit.sent.take("ann", check_sent(replace(record, id=id_), FACES, DRILLS, kit.now), kit.now)
    assert rounds(kit) == 1


def test_nobody_counts_the_round_of_somebody_else(kit: SeasonKit) -> None:
    one = kit.round()
    kit.sent.take("ann", one, kit.now)
    with pytest.raises(RefusedRoundError, match="somebody else"):
        kit.sent.take("bea", one, kit.now)
    assert kit.table()[1] == (2, "bea", 0)


def test_a_round_that_comes_again_with_other_shots_is_refused(kit: SeasonKit) -> None:
    first = shot_round(seed=1, id_="same")
    kit.sent.take("ann", check_sent(first, FACES, DRILLS, kit.now), kit.now)
    with pytest.raises(RefusedRoundError, match="with other shots"):
        kit.sent.take("ann", check_sent(shot_round(seed=2, id_="same"), FACES, DRILLS, kit.now), kit.now)


def test_what_is_kept_can_be_scored_again_and_names_nobody(kit: SeasonKit) -> None:
    found = kit.send("ann")
    kept = kit.sent.record(found.print)
    assert kept is not None
    record = record_from(strict_json.loads(kept[1].encode()))
    assert (record.player, record.score) == (NOBODY, found.score)
    assert kept[0].person == "ann" and kit.sent.of("ann", 9) == [kept[0]]


def test_a_round_from_home_that_comes_late_counts_until_its_week_closes(kit: SeasonKit) -> None:
    late, too_late = kit.round(), kit.round()
    closes = kit.seasons.every()[0].season.closes(1)
    kit.sent.take("ann", late, closes - timedelta(seconds=1))
    before = kit.table()
    assert before[0][2] > 0
    kit.sent.take("bea", too_late, closes)
    assert kit.table() == before and rounds(kit) == 2


def test_only_rounds_of_the_weeks_drill_and_face_count(kit: SeasonKit) -> None:
    kit.send("ann", drill="timed-30")
    kit.send("ann", face="wa-122")
    kit.send("ann", finished=IN_WEEK_1 - timedelta(days=7))
    assert kit.table() == [(1, "ann", 0), (1, "bea", 0)]


def test_the_best_round_of_a_week_counts(kit: SeasonKit) -> None:
    scores = [kit.send("ann", sigma_mm).score for sigma_mm in (60.0, 10.0, 40.0)]
    own = kit.seasons.own("winter", "ann")
    assert own is not None
    assert own.line.weeks[0].tenths == 10 * max(score for score in scores if score is not None)
    assert own.line.weeks[0].rounds == 3


def test_two_processes_that_take_the_same_rounds_at_once_count_each_once(place: Place) -> None:
    with place.open() as database:
        kit = SeasonKit(database)
        kit.people("Ann")
        kit.begin()
        kit.seasons.join("winter", "ann", 0)
        some = [kit.round() for _ in range(8)]
        ready = Barrier(2)

        def run() -> None:
            with place.open() as own:
                other = SeasonKit(own)
                ready.wait(60)
                for one in some:
                    other.sent.take("ann", one, kit.now)

        threads = [Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        own = kit.seasons.own("winter", "ann")
        assert own is not None and rounds(kit) == 8
        assert own.line.weeks[0].rounds == own.row.rounds == 8
        assert own.line.weeks[0].tenths == max(one.tenths or 0 for one in some)


def test_the_parts_of_one_database_count_a_round_together(kit: SeasonKit) -> None:
    parts = SqlSeasonParts(kit.database, FACES, DRILLS, lambda: kit.now)
    found = parts.sent.take("ann", kit.round(), kit.now)
    assert parts.seasons.table("winter", 0, 0, 1)[0].total == 10 * (found.score or 0)


def test_a_card_is_its_holders_until_it_is_taken_back_or_replaced(kit: SeasonKit) -> None:
    kit.cards.give("ann", "a" * 64, kit.now)
    assert kit.cards.holder("a" * 64, kit.now) == "ann"
    kit.cards.give("ann", "b" * 64, kit.now)
    assert (kit.cards.holder("a" * 64, kit.now), kit.cards.holder("b" * 64, kit.now)) == ("", "ann")
    kit.cards.take_back("ann")
    assert kit.cards.holder("b" * 64, kit.now) == ""
