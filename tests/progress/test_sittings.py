"""The distances of a match are one row with their sum; everything else stays as it is."""

from __future__ import annotations

from bullseye.drill.match import Matches
from bullseye.progress.sittings import SEVERAL, best_of, joined
from bullseye.records.summary import Round, brief
from tests.play.entered import entered
from tests.records.played import played

MATCHES = Matches()


def rows(*values: str, match: str = "wa-1440-90m", player: str = "Ada") -> list[Round]:
    return [brief(record) for record in entered(match, values, player)]


def test_a_match_is_one_row_with_the_sum_of_its_distances() -> None:
    parts = rows("10 9 M", "9", "", "8 8")
    alone = brief(played(1))
    first, other = joined([*parts[:2], alone, *parts[2:]], MATCHES.match_of)
    assert other == (alone, (alone,))
    assert first.parts == tuple(parts) and first.row.id == parts[0].id
    assert (first.row.drill, first.row.face, first.row.score, first.row.shots) == ("wa-1440-90m", SEVERAL, 44, 6)
    assert first.row.hits == 5 and first.row.accuracy == round(5 / 6, 6)
    assert MATCHES.part_name(first.row.drill) == "WA 1440 from 90 m"


def test_one_distance_and_another_sitting_stay_rows_of_their_own() -> None:
    both = [*rows("10 9"), *rows("9 9"), *rows("X", match="wa-18m")]
    assert [one.row for one in joined(both, MATCHES.match_of)] == both


def test_a_sitting_that_two_players_share_is_two_rows() -> None:
    ada = rows("10", "9")
    bo = [row._replace(player="Bo", id=f"bo-{row.id}") for row in ada]
    assert [one.row.player for one in joined([*ada, *bo], MATCHES.match_of)] == ["Ada", "Bo"]


def test_only_whole_matches_are_compared_the_best_first() -> None:
    whole = [rows("10 " * 60, match="ap60"), rows("9 " * 60, match="ap60", player="Bo"), rows("X " * 60, match="ap60")]
    short = rows("10 " * 59, match="ap60")
    found = best_of([row for part in (*whole, short) for row in part], MATCHES)
    assert list(found) == ["ap60"] and [one.row.score for one in found["ap60"]] == [600, 600, 540]
    assert best_of([brief(played(1))], MATCHES) == {}
