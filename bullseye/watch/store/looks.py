"""What was seen of the numbers of watches: kept, judged and turned into edges in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.watch.edge import Edge
from bullseye.watch.group import Group, step_group
from bullseye.watch.rule import Seen, Standing, step
from bullseye.watch.samples import SILENT, Beat, Sample, Trouble
from bullseye.watch.store.database import Database
from bullseye.watch.store.states import Judged, group_of, group_text, judged_of, judged_text, standing_of, standing_text
from bullseye.watch.store.tables import micros, moment_of
from bullseye.words import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

Due = Callable[[datetime], datetime]
NOTHING_NEW = Trouble(SILENT, tr("no new value came"))


class Look(NamedTuple):
    """One look that is kept. *taken* is the value's own moment."""

    n: int
    about: str
    at: datetime
    taken: datetime | None
    value: float | None
    trouble: Trouble | None
    paused: bool

    def seen(self, judged: Judged) -> Seen:
        """The same for the rule."""
        points = None if self.value is None else judged.band.points(self.value)
        return Seen(self.n, self.at, self.value, points, self.trouble, self.paused)


class _Kept(NamedTuple):
    """What is kept of a metric: its standing, the moment of its newest value, and the band and rule as a text."""

    standing: Standing
    taken: datetime | None
    rule: str


class Looks:
    """Looks, standings and edges in the *database*; `about` is `watch/metric`, or a watch or target alone."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def take(
        self, watch: str, judged: Mapping[str, Judged], found: Mapping[str, Sequence[Sample] | Trouble], at: datetime,
        *, whole: bool = False, paused: bool = False, due: Mapping[str, Due] | None = None,
    ) -> list[Edge]:  # fmt: skip
        """Keep and judge what a source gave at the moment *at* for each metric in *judged*; the edges it made.

        Everything is one transaction: whoever watches the same at once sees each look once, and a kill at any instant
        leaves all of it or nothing. With *whole* only values newer than the last count, of the first reading the
        newest alone. *due* says for a metric, or for "" (the watch), when an edge may be told. Raises StorageError.
        """
        with self.database.writing() as to:
            return self.take_in(to, watch, judged, found, at, whole=whole, paused=paused, due=due)

    def take_in(
        self, to: Connection, watch: str, judged: Mapping[str, Judged], found: Mapping[str, Sequence[Sample] | Trouble],
        at: datetime, *, whole: bool = False, paused: bool = False, due: Mapping[str, Due] | None = None,
    ) -> list[Edge]:  # fmt: skip
        """The same inside a transaction, so that many readings wait for the disk once."""
        waits = due or {}
        abouts = {id_: f"{watch}/{id_}" for id_ in judged}
        new = {id_: _new(found.get(id_, NOTHING_NEW), whole) for id_ in judged}
        kept = self._kept(to, list(abouts.values()))
        if whole:
            new = {id_: _newer(each, kept.get(abouts[id_])) for id_, each in new.items()}
        looks = self._add(to, [(abouts[id_], value) for id_, values in new.items() for value in values], at, paused)
        edges: list[Edge] = []
        after: dict[str, _Kept] = {}
        for id_, by in judged.items():
            about = abouts[id_]
            old = kept.get(about, _Kept(Standing(), None, ""))
            mine = [look for look in looks if look.about == about]
            rule = judged_text(by)
            if rule != old.rule and mine:
                self._note_rule(to, about, mine[0].n, rule)
            standing, taken = old.standing, old.taken
            for look in mine:
                taken = look.taken or taken
                standing, edge = step(by.rule, standing, look.seen(by), about, waits.get(id_, _at_once))
                edges += [edge] if edge is not None else []
            after[about] = _Kept(standing, taken, rule if mine else old.rule)
        self._put(to, after)
        group = self._group(to, watch)
        stepped, more = step_group(
            group, [each.standing for each in after.values()], at, paused, watch, waits.get("", _at_once)
        )
        edges += more
        if stepped != group:
            self._put_group(to, watch, stepped)
        self._add_edges(to, edges)
        return edges

    def add_edge(self, edge: Edge) -> bool:
        """Keep one edge more; False when one of its id is there already. Raises StorageError."""
        with self.database.writing() as to:
            return bool(self.add_new_in(to, [edge]))

    def add_new_in(self, to: Connection, edges: Sequence[Edge]) -> list[Edge]:
        """Keep those of *edges* whose id is not there yet, inside a transaction; which."""
        known = self.known_in(to, [edge.id for edge in edges])
        new = [edge for edge in edges if edge.id not in known]
        self._add_edges(to, new)
        return new

    def has_edge(self, id_: str) -> bool:
        """Whether an edge of this id was kept. Raises StorageError."""
        if not self.database.is_there:
            return False
        with self.database.reading() as to:
            return bool(self.known_in(to, [id_]))

    def known_in(self, to: Connection, ids: Sequence[str]) -> set[str]:
        """Those of *ids* of which an edge was kept, inside a transaction."""
        from sqlalchemy import select

        t = self.database.tables.edge
        return set(to.execute(select(t.c.id).where(t.c.id.in_(ids))).scalars())

    def standings(self, abouts: Iterable[str]) -> dict[str, Standing]:
        """The standing of each that has one."""
        if not self.database.is_there:
            return {}
        with self.database.reading() as to:
            return {about: kept.standing for about, kept in self._kept(to, list(abouts)).items()}

    def group(self, watch: str) -> Group:
        """The state of a watch."""
        if not self.database.is_there:
            return Group()
        with self.database.reading() as to:
            return self._group(to, watch)

    def looks(self, about: str, most: int = 0) -> list[Look]:
        """The looks that are kept, oldest first; the newest *most* of them when that is not 0."""
        if not self.database.is_there:
            return []
        with self.database.reading() as to:
            return self.looks_in(to, about, most)

    def looks_in(self, to: Connection, about: str, most: int = 0) -> list[Look]:
        """The same inside a transaction."""
        from sqlalchemy import select

        t = self.database.tables.look
        asked = select(t).where(t.c.about == about).order_by(t.c.n.desc())
        rows = to.execute(asked.limit(most) if most else asked).all()
        return [look_of(row) for row in reversed(rows)]

    def looks_after_in(self, to: Connection, abouts: Sequence[str], n: int) -> list[Look]:
        """The looks of some that came after look *n*, oldest first, inside a transaction."""
        from sqlalchemy import select

        t = self.database.tables.look
        asked = select(t).where(t.c.n > n, t.c.about.in_(abouts)).order_by(t.c.n)
        return [look_of(row) for row in to.execute(asked).all()]

    def standing_in(self, to: Connection, about: str) -> Standing:
        """The standing inside a transaction; a fresh one for what has none."""
        kept = self._kept(to, [about]).get(about)
        return Standing() if kept is None else kept.standing

    def edges(self, about: str = "", since: datetime | None = None, most: int = 1000) -> list[Edge]:
        """Edges, oldest first: of one *about* and all under it, or of all; the newest *most* of them."""
        from sqlalchemy import literal_column, or_, select

        if not self.database.is_there:
            return []
        t = self.database.tables.edge
        newest: Any = literal_column("edge.rowid").desc()  # those of one moment in the order in which they were made
        asked = select(t).order_by(t.c.at.desc(), newest).limit(most)
        if about:
            asked = asked.where(or_(t.c.about == about, t.c.about.startswith(f"{about}/", autoescape=True)))
        if since is not None:
            asked = asked.where(t.c.at >= micros(since))
        with self.database.reading() as to:
            rows = to.execute(asked).all()
        return [
            Edge(r.id, r.kind, r.about, moment_of(r.at), moment_of(r.due), moment_of(r.since), r.value, r.points,
                 r.words)
            for r in reversed(rows)
        ]  # fmt: skip

    def rules(self, about: str) -> list[tuple[int, Judged]]:
        """From which look on which band and rule count, oldest first."""
        with self.database.reading() as to:
            return self.rules_in(to, about)

    def rules_in(self, to: Connection, about: str) -> list[tuple[int, Judged]]:
        """The same inside a transaction."""
        from sqlalchemy import select

        t = self.database.tables.judged
        rows = to.execute(select(t.c.n, t.c.rule).where(t.c.about == about).order_by(t.c.n)).all()
        return [(row.n, judged_of(row.rule)) for row in rows]

    def _kept(self, to: Connection, abouts: list[str]) -> dict[str, _Kept]:
        from sqlalchemy import select

        t = self.database.tables.standing
        rows = to.execute(select(t).where(t.c.about.in_(abouts))).all()
        return {
            row.about: _Kept(standing_of(row.state), None if row.taken is None else moment_of(row.taken), row.rule)
            for row in rows
        }

    def _group(self, to: Connection, watch: str) -> Group:
        from sqlalchemy import select

        t = self.database.tables.whole
        text = to.execute(select(t.c.state).where(t.c.about == watch)).scalar()
        return Group() if text is None else group_of(text)

    def _note_rule(self, to: Connection, about: str, n: int, rule: str) -> None:
        """Keep that from look *n* on this band and rule count."""
        from sqlalchemy import insert

        to.execute(insert(self.database.tables.judged).values(about=about, n=n, rule=rule))

    def _add(
        self, to: Connection, values: list[tuple[str, Sample | Trouble]], at: datetime, paused: bool
    ) -> list[Look]:  # fmt: skip
        from sqlalchemy import insert

        rows = []
        for about, value in values:
            trouble = value if isinstance(value, Trouble) else Trouble("", "")
            number = value if isinstance(value, Sample) else None
            rows.append({
                "about": about, "at": micros(at), "taken": None if number is None else micros(number.at),
                "value": None if number is None else number.value, "trouble": trouble.kind, "words": trouble.words,
                "paused": paused,
            })  # fmt: skip
        if not rows:
            return []
        t = self.database.tables.look
        numbers = to.execute(insert(t).returning(t.c.n, sort_by_parameter_order=True), rows).scalars()
        return [_made(n, about, at, value, paused) for n, (about, value) in zip(numbers, values, strict=True)]

    def _put(self, to: Connection, after: Mapping[str, _Kept]) -> None:
        from sqlalchemy.dialects.sqlite import insert

        new = insert(self.database.tables.standing)
        rows = [
            {
                "about": about, "state": standing_text(each.standing), "rule": each.rule,
                "taken": None if each.taken is None else micros(each.taken),
            }
            for about, each in after.items()
        ]  # fmt: skip
        given = {key: new.excluded[key] for key in ("state", "rule", "taken")}
        to.execute(new.on_conflict_do_update(["about"], set_=given), rows)

    def _put_group(self, to: Connection, watch: str, group: Group) -> None:
        from sqlalchemy.dialects.sqlite import insert

        row = {"about": watch, "state": group_text(group)}
        to.execute(insert(self.database.tables.whole).values(row).on_conflict_do_update(["about"], set_=row))

    def _add_edges(self, to: Connection, edges: Sequence[Edge]) -> None:
        from sqlalchemy import insert

        moments = ("at", "due", "since")
        rows = [{k: micros(v) if k in moments else v for k, v in edge._asdict().items()} for edge in edges]
        if rows:
            to.execute(insert(self.database.tables.edge), rows)


def _at_once(at: datetime) -> datetime:
    return at


def _new(found: Sequence[Sample] | Trouble, whole: bool) -> Sequence[Sample | Trouble]:
    """What a source gives that is read fresh is new, whatever the clock says of it."""
    if isinstance(found, Trouble):
        return [found]
    return found if whole else found or [NOTHING_NEW]


def _newer(values: Sequence[Sample | Trouble], kept: _Kept | None) -> Sequence[Sample | Trouble]:
    """What of a whole table is new: what came after the last value, of the first reading the newest alone."""
    nothing: Sequence[Sample | Trouble] = [] if isinstance(values, Beat) else [NOTHING_NEW]
    if kept is None or kept.taken is None:
        return values[-1:] or nothing
    taken = kept.taken
    return [each for each in values if isinstance(each, Trouble) or each.at > taken] or nothing


def _made(n: int, about: str, at: datetime, value: Sample | Trouble, paused: bool) -> Look:
    if isinstance(value, Trouble):
        return Look(n, about, at, None, None, value, paused)
    return Look(n, about, at, value.at, value.value, None, paused)


def look_of(row: Any) -> Look:
    """A kept look."""
    trouble = Trouble(row.trouble, row.words) if row.trouble else None
    taken = None if row.taken is None else moment_of(row.taken)
    return Look(row.n, row.about, moment_of(row.at), taken, row.value, trouble, row.paused)
