"""Everything of one person: found by the columns that name a person, so that no table can be forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from bullseye.school.people.administration import moment
from bullseye.store_sql.tables.every import metadata
from bullseye.store_sql.tables.parts import MOMENT, PERSON, SECRET


class SqlPersonData:
    """The `PersonData` that a transaction sees."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def about(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """Each row that is theirs or names them, by its table, without what only serves to check something."""
        found: dict[str, list[dict[str, Any]]] = {}
        for table in metadata.sorted_tables:
            naming = [column == person for column in table.c if PERSON in column.info]
            shown = [column for column in table.c if SECRET not in column.info]
            if naming and shown:
                rows = self._to.execute(select(*shown).where(or_(*naming)).order_by(*table.primary_key.columns))
                moments = [column.name for column in shown if MOMENT in column.info]
                found[table.name] = [_dated(dict(row._mapping), moments) for row in rows]
        return found

    def forget(self, person: str) -> int:
        """Delete what is theirs, and take their id out of what is not; tables that others lean on come last."""
        changed = 0
        for table in reversed(metadata.sorted_tables):
            for column in table.c:
                match column.info.get(PERSON):
                    case "delete":
                        changed += self._to.execute(delete(table).where(column == person)).rowcount
                    case "forget":
                        changed += self._to.execute(
                            update(table).where(column == person).values({column: None})
                        ).rowcount
        return changed


def _dated(row: dict[str, Any], moments: list[str]) -> dict[str, Any]:
    """The row with its moments as dates."""
    return {**row, **{name: moment(row[name]) for name in moments if row[name] is not None}}
