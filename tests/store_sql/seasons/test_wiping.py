"""Some time after a season its names are wiped: the table stays, and leads to nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bullseye.errors import BadInputError
from bullseye.school.season import parse_season
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.rows import WIPED
from bullseye.store_sql.seasons.wiping import SeasonWipe
from tests.school.seasons import WEEKS
from tests.store_sql.season_kit import SeasonKit


@pytest.fixture
def kit(database: Database) -> SeasonKit:
    made = SeasonKit(database)
    made.people("Ann", "Bea")
    made.begin()
    for one in ("ann", "bea"):
        made.seasons.join("winter", one, 0)
        made.seasons.allow("winter", one, True)
    made.send("ann", 8.0)
    made.send("bea", 50.0)
    made.seasons.close_weeks(made.seasons.every()[0].season.closes(1))
    return made


def test_names_stay_until_the_season_has_been_over_for_that_long(kit: SeasonKit) -> None:
    closes = kit.seasons.every()[0].season.closes(3)
    assert SeasonWipe(kit.database).run(closes) == 0
    assert [row.name for row in kit.seasons.table("winter", 0, 0, 9)] == ["Ann", "Bea"]


def test_what_was_shot_stays_and_leads_to_nobody(kit: SeasonKit) -> None:
    before = kit.table()
    over = kit.seasons.every()[0].season.closes(3) + timedelta(seconds=1)
    assert SeasonWipe(kit.database).run(over) == 2
    assert SeasonWipe(kit.database).run(over) == 0
    rows = kit.seasons.table("winter", 0, 0, 9)
    assert [row.name for row in rows] == ["Member 1", "Member 2"] and not any(row.named for row in rows)
    assert [(row.place, row.total // 10) for row in rows] == [(place, total) for place, _, total in before]
    own = kit.seasons.own("winter", f"{WIPED}1")
    assert own is not None and own.line.weeks[0].round == ""
    assert [one.place for one in kit.seasons.places("winter", f"{WIPED}1")] == [1]
    assert kit.seasons.of("ann") == [] and kit.seasons.own("winter", "ann") is None
    assert len(kit.sent.of("ann", 9)) == 1  # a round is its owner's


def test_a_season_without_names_cannot_be_changed_any_more(kit: SeasonKit) -> None:
    SeasonWipe(kit.database).run(kit.seasons.every()[0].season.closes(3) + timedelta(seconds=1))
    with pytest.raises(BadInputError, match="wiped"):
        kit.seasons.change(parse_season(WEEKS.encode(), "winter", "w"), WEEKS)
    kit.people("Cy")
    with pytest.raises(BadInputError, match="wiped"):
        kit.seasons.join("winter", "cy", 0)
