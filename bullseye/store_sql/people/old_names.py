"""Names that have been kept long enough: of classes that nobody uses any more, and of members who left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select, update

from bullseye.school.people.person import account_key, sorting
from bullseye.school.roles import Role
from bullseye.session.clock import iso
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.classes import a_class, class_event
from bullseye.store_sql.tables.people import link, person, session
from bullseye.store_sql.tables.seasons import card, season, season_line, sent
from bullseye.words import tr

FORMER = "former-"
"""How the account of somebody whose name was wiped begins."""
AT_ONCE = 500


def idle_classes(database: Database, before_us: int) -> list[str]:
    """The open classes in which nothing has happened since that moment. Raises StorageError."""
    before = iso(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=before_us))
    lately = select(class_event.c.n).where((class_event.c.class_id == a_class.c.id) & (class_event.c.at >= before))
    wanted = select(a_class.c.id).where(a_class.c.ended.is_(None) & (a_class.c.began < before_us) & ~lately.exists())
    with database.reading() as to:
        return list(to.scalars(wanted.order_by(a_class.c.began).limit(AT_ONCE)))


def wipe_members(database: Database, before_us: int) -> int:
    """Wipe the names of members who left; how many: they were not here and sent nothing since that moment, and are in
    no season that was on since.

    Their rounds and places stay, under no name: a season's table remains what it was. Raises StorageError.
    """
    in_season = select(season_line.c.season).join(season, season.c.id == season_line.c.season)
    in_season = in_season.where(season_line.c.person == person.c.id)
    in_season = in_season.where(func.coalesce(season.c.ended, season.c.closes) >= before_us)
    lately = select(sent.c.print).where((sent.c.person == person.c.id) & (sent.c.received >= before_us))
    gone = (
        (person.c.role == Role.MEMBER.value)
        & (func.coalesce(person.c.seen, person.c.made) < before_us)
        & ~person.c.account_key.startswith(FORMER)
        & ~in_season.exists()
        & ~lately.exists()
    )
    name = tr("Former member")
    with database.writing() as to:
        ids = list(to.scalars(select(person.c.id).where(gone).order_by(person.c.id).limit(AT_ONCE)))
        for one in ids:
            account = f"{FORMER}{one}"
            to.execute(
                update(person).where(person.c.id == one).values(
                    account=account, account_key=account_key(account), name=name, name_key=sorting(name),
                    password="", subject=None, locked=True,
                )
            )  # fmt: skip
            for table in (session, link, card):
                to.execute(delete(table).where(table.c.person == one))
    return len(ids)
