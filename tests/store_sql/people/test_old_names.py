"""Names are wiped when they were kept long enough, on both databases, and not a day before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from bullseye.school.people.administration import moment
from bullseye.school.people.sessions import DAY_US
from bullseye.school.roles import Role
from bullseye.session.clock import iso
from bullseye.store_sql.database import Database
from bullseye.store_sql.people.old_names import FORMER, idle_classes, wipe_members
from bullseye.store_sql.tables.classes import a_class, class_event
from bullseye.store_sql.tables.people import person
from bullseye.store_sql.tables.seasons import season, season_line, sent
from tests.school.people.house import PASSWORD, START_US, House
from tests.school.people.test_administration import everything


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def a_season(database: Database, id: str, closes: int, who: str) -> None:
    values = {"name": id, "source": "", "begins": 0, "closed_weeks": 0, "ended": None, "made_by": None}
    with database.writing() as to:
        to.execute(insert(season).values(id=id, closes=closes, **values))
        line = {"division": 1, "total": 7, "weeks": 1, "rounds": 1, "back": "", "named": False}
        to.execute(insert(season_line).values(season=id, person=who, **line))


def names(house: House) -> dict[str, str]:
    with house.library.reading() as books:
        return {one.id: one.name for one in books.people.find("", "", 50)}


def test_a_member_who_left_loses_their_name_and_keeps_their_place(database: Database, house: House) -> None:
    house.person("zebedee", Role.MEMBER, "Zebedee")
    house.person("mia", Role.MEMBER, "Mia")
    house.person("ada", Role.TEACHER, "Ada")
    shown = house.sign_in.sign_in("zebedee", PASSWORD, "").renewed
    a_season(database, "old", START_US, "id-zebedee")
    a_season(database, "new", START_US + 40 * DAY_US, "id-mia")
    assert wipe_members(database, START_US) == 0
    assert wipe_members(database, START_US + DAY_US) == 1
    assert names(house) == {"id-ada": "Ada", "id-mia": "Mia", "id-zebedee": "Former member"}
    assert house.sign_in.known(shown) is None
    left = everything(database)
    assert "Zebedee" not in left and f"{FORMER}id-zebedee" in left and "('old', 'id-zebedee', 1, 7" in left
    assert wipe_members(database, START_US + DAY_US) == 0, "once"


def test_a_member_who_was_here_lately_keeps_their_name(database: Database, house: House) -> None:
    house.person("mia", Role.MEMBER)
    with database.writing() as to:
        to.execute(update(person).values(seen=START_US + 10 * DAY_US))
    assert wipe_members(database, START_US + 10 * DAY_US) == 0
    assert wipe_members(database, START_US + 10 * DAY_US + 1) == 1


def test_a_member_who_sends_rounds_by_a_card_and_never_comes_keeps_their_name(database: Database, house: House) -> None:
    house.person("mia", Role.MEMBER)
    values: dict[str, object] = {column.name: "" for column in sent.c}
    values |= {"finished": 0, "received": START_US + 10 * DAY_US, "score": 1, "tenths": 1, "aimed": 1, "squares": 0.0}
    with database.writing() as to:
        to.execute(insert(sent).values(**{**values, "print": "p", "person": "id-mia"}))
    assert wipe_members(database, START_US + 10 * DAY_US) == 0
    assert wipe_members(database, START_US + 10 * DAY_US + 1) == 1


def test_a_class_is_idle_when_nothing_has_happened_in_it_however_long_ago_it_began(database: Database) -> None:
    def begin(id: str, ended: int | None, *events_days: int) -> None:
        values = {"pin": id if ended is None else None, "title": id, "owner": None, "events": 1, "door": 0}
        with database.writing() as to:
            to.execute(insert(a_class).values(id=id, began=START_US, ended=ended, **values))
            for n, days in enumerate(events_days, 1):
                at = iso(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=START_US + days * DAY_US))
                to.execute(insert(class_event).values(class_id=id, n=n, at=at, kind="x", values="{}"))

    begin("used", None, 0, 9)
    begin("idle", None, 0, 1)
    begin("over", START_US, 0)
    assert idle_classes(database, START_US) == []
    assert idle_classes(database, START_US + 5 * DAY_US) == ["idle"]
    assert sorted(idle_classes(database, START_US + 10 * DAY_US)) == ["idle", "used"]
    assert moment(START_US).startswith("2027")
