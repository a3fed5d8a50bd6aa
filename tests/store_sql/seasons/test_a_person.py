"""Everything of one member of a season is taken out whole, and deleted whole."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bullseye.school.assignments import Assignment
from bullseye.school.tasks import group_of_season
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.person_data import SqlPersonData
from bullseye.store_sql.tables.every import metadata
from tests.school.seasons import IN_WEEK_1
from tests.store_sql.season_kit import SeasonKit

WINTER = group_of_season("winter")


def member(database: Database) -> SeasonKit:
    """Ann, with a line, a week, a place, two rounds, a card and an assignment; and Bea, who has a round."""
    kit = SeasonKit(database)
    kit.people("Ann", "Bea")
    kit.begin()
    kit.tasks.assign(Assignment("a1", WINTER, "ten-shots", "", 1, IN_WEEK_1 - timedelta(1), kit.now), "ann")
    for one in ("ann", "bea"):
        kit.seasons.join("winter", one, 0)
        kit.send(one)
    kit.send("ann")
    kit.cards.give("ann", "a" * 64, kit.now)
    kit.seasons.close_weeks(kit.seasons.every()[0].season.closes(1))
    return kit


def test_what_is_taken_out_holds_every_row_and_every_shot_and_no_code(database: Database) -> None:
    member(database)
    with database.reading() as to:
        found = SqlPersonData(to).about("ann")
    counted = {name: len(rows) for name, rows in found.items() if rows}
    wanted = {"season_line": 1, "season_week": 1, "season_place": 1, "sent": 2, "card": 1, "assignment_done": 1}
    assert wanted.items() <= counted.items()
    assert all('"shots"' in row["record"] for row in found["sent"]) and "a" * 64 not in str(found)


def test_who_is_deleted_is_nowhere_any_more_and_others_stay_as_they_were(database: Database) -> None:
    kit = member(database)
    bea = kit.seasons.own("winter", "bea")
    with database.writing() as to:
        SqlPersonData(to).forget("ann")
    with database.reading() as to:
        everything = [tuple(row) for table in metadata.sorted_tables for row in to.execute(select(table))]
    assert not [row for row in everything if "ann" in row]
    found = kit.seasons.own("winter", "bea")
    assert bea is not None and found is not None and found.line == bea.line
    assert (found.row.place, found.people) == (1, 1) and kit.tasks.assignments(WINTER) != []
