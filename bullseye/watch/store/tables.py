"""The tables of `values.sqlite3`, in SQLAlchemy's words; imported where a database is used, since it takes 0.2 s.

Moments are whole microseconds since 1970 in UTC, so that they compare exactly; states are JSON.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

SCHEMA = 2
"""2 adds the tables of targets that are shared."""
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Tables(NamedTuple):
    """Every table, and the metadata that makes them.

    `sample`: values of targets. `reading`: how the last reading of a target's source went. `look`: what was seen of a
    watch's metric. `standing`: its state, and `judged`: from which look on which rule and band count. `checkpoint`:
    its state before the oldest look that is kept. `whole`: the state of a watch. `edge`: what is to tell, written
    before anything is sent. `planned`: the edges whose errands were made, `errand`: what to tell each channel, and how
    that went. `breaker`: sources that are left alone. `pushed`: values that others sent. `summary`: looks that were
    thinned. `task`: tasks of projects. `share`: targets that have a link, `visitor`: who opened one, `change`: what
    they changed, each line for good.
    """

    metadata: MetaData
    sample: Table
    reading: Table
    look: Table
    standing: Table
    judged: Table
    checkpoint: Table
    whole: Table
    edge: Table
    planned: Table
    errand: Table
    breaker: Table
    pushed: Table
    summary: Table
    task: Table
    share: Table
    visitor: Table
    change: Table


@cache
def tables() -> Tables:
    """The tables, made once."""
    from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text

    made = MetaData()

    def table(name: str, *parts: Any, counted: bool = False) -> Table:
        return Table(name, made, *parts, sqlite_autoincrement=counted)

    def text(name: str, primary_key: bool = False) -> Any:
        return Column(name, Text, nullable=False, primary_key=primary_key)

    def moment(name: str, nullable: bool = False) -> Any:
        return Column(name, Integer, nullable=nullable)

    return Tables(
        made,
        table(
            "sample", Column("id", Integer, primary_key=True), text("about"), text("source"), moment("at"),
            Column("value", Float, nullable=False), Index("sample_about", "about", "at"), counted=True,
        ),
        table(
            "reading", text("about", primary_key=True), moment("at"), moment("good", nullable=True), text("stamp"),
            text("trouble"), text("words"),
        ),
        table(
            "look", Column("n", Integer, primary_key=True), text("about"), moment("at"), moment("taken", nullable=True),
            Column("value", Float), text("trouble"), text("words"), Column("paused", Boolean, nullable=False),
            Index("look_about", "about", "n"), counted=True,
        ),
        table(
            "standing", text("about", primary_key=True), text("state"), moment("taken", nullable=True), text("rule")
        ),
        table("judged", text("about"), Column("n", Integer), text("rule"), PrimaryKeyConstraint("about", "n")),
        table("checkpoint", text("about", primary_key=True), Column("n", Integer, nullable=False), text("state")),
        table("whole", text("about", primary_key=True), text("state")),
        table(
            "edge", text("id", primary_key=True), text("kind"), text("about"), moment("at"), moment("due"),
            moment("since"), Column("value", Float), Column("points", Float), text("words"),
            Index("edge_at", "at"),
        ),
        table("planned", text("edge", primary_key=True)),
        table(
            "errand", text("edge"), text("sink"), text("text"), text("state"),
            Column("tries", Integer, nullable=False), moment("next"), moment("last", nullable=True),
            moment("taken", nullable=True), text("words"), PrimaryKeyConstraint("edge", "sink"),
            Index("errand_state", "state"),
        ),
        table(
            "breaker", text("name", primary_key=True), Column("failures", Integer, nullable=False),
            moment("until", nullable=True), text("words"),
        ),
        table(
            "pushed", Column("n", Integer, primary_key=True), text("name"), text("sending"), moment("at"),
            Column("value", Float, nullable=False), moment("received"), Index("pushed_name", "name", "n"),
            Index("pushed_sending", "name", "sending"), counted=True,
        ),
        table(
            "summary", text("about"), moment("at"), Column("width_s", Integer, nullable=False),
            Column("number", Integer, nullable=False), Column("total", Float, nullable=False), Column("low", Float),
            Column("high", Float), Column("last", Float), PrimaryKeyConstraint("about", "at", "width_s"),
        ),
        table(
            "task", Column("id", Integer, primary_key=True), text("about"), text("title"), Column("due", Text),
            moment("made"), moment("done", nullable=True), counted=True,
        ),
        table("share", text("about", primary_key=True), text("salt"), moment("made")),
        table("visitor", text("key", primary_key=True), text("about"), text("name"), moment("at")),
        table(
            "change", Column("n", Integer, primary_key=True), text("id"), text("about"), text("visitor"), text("name"),
            moment("at"), text("kind"), Column("value", Float), text("words"), Column("row", Integer),
            moment("before", nullable=True), Column("undoes", Integer), Index("change_about", "about", "n"),
            Index("change_id", "about", "id", unique=True), counted=True,
        ),
    )  # fmt: skip


def micros(at: datetime) -> int:
    """A moment as it is kept."""
    return (at - _START) // _MICROSECOND


def moment_of(us: int) -> datetime:
    """A kept moment, in UTC."""
    return _START + us * _MICROSECOND
