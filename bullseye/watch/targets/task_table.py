"""Tasks out of a table: a column of titles, and columns of due and done where there are any."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.tabular.dates import date_of, date_order
from bullseye.tabular.headings import find_column, says_yes
from bullseye.tabular.table import Row, Table, read_table
from bullseye.tabular.text import decode
from bullseye.words import tr

_TITLES = ("title", "task", "name", "what", "aufgabe", "titel", "summary")
_DUE = ("due", "due date", "due_date", "deadline", "until", "fällig", "frist")
_DONE = ("done", "completed", "finished", "closed", "erledigt", "state", "status")


class GivenTask(NamedTuple):
    """A row: *done* is when (at *now* for a plain yes), None while open."""

    title: str
    due: date | None
    done: datetime | None


def read_tasks(data: bytes, name: str, now: datetime, zone: tzinfo) -> list[GivenTask]:
    """The tasks of a table; raises BadInputError that names the line for what is no date."""
    table = read_table(decode(data, name), name, wants="title,due,done")
    title_at = find_column(table, "title", {}, _TITLES)
    if title_at is None:
        raise table.refuse(
            tr("which column is the task? Call one title; there are: {known}", known=", ".join(table.head)[:200])
        )
    due_at, done_at = find_column(table, "due", {}, _DUE), find_column(table, "done", {}, _DONE)
    cells = [row.cells[at] for row in table.rows for at in (due_at, done_at) if at is not None]
    order = date_order(cells) or "dmy"
    found, titles = [], set()
    for row in table.rows:
        title = " ".join(row.cells[title_at].split())
        if not title:
            continue
        if title in titles:
            raise table.fail(
                row, tr("the task {title!r} is there twice; give each a title of its own", title=title[:60])
            )
        titles.add(title)
        due = _due(table, row, due_at, order)
        found.append(GivenTask(title, due, _done(table, row, done_at, order, now, zone)))
    if not found:
        raise BadInputError(tr("{name} holds no task", name=name))
    return found


def _due(table: Table, row: Row, at: int | None, order: str) -> date | None:
    text = "" if at is None else row.cells[at].strip()
    if at is None or not text:
        return None
    moment = date_of(text, order)
    if moment is None:
        raise table.fail(
            row,
            tr(
                "{head} is {text!r}; it must be a date such as 2026-12-24, or empty",
                head=table.head[at],
                text=text[:40],
            ),
        )
    return moment.date()


def _done(table: Table, row: Row, at: int | None, order: str, now: datetime, zone: tzinfo) -> datetime | None:
    text = "" if at is None else row.cells[at].strip()
    if says_yes(text) or text.casefold() in ("done", "x", "completed", "finished", "closed", "erledigt", "100%"):
        return now
    moment = date_of(text, order) if text else None
    if moment is None:
        return None  # no, open, 40 %: whatever else stands there, it is not done
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    return min(moment, now.astimezone(UTC))
