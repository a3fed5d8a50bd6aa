"""Export rounds and shots as CSV or JSON, and read our own export or a plain list of shots back in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isfinite, nan
from typing import Any, NamedTuple

from bullseye.drill.drill import Drill
from bullseye.drill.rules import Rules, Tally
from bullseye.errors import BadInputError, BadRecordError, UnknownNameError
from bullseye.names import clean, known_as
from bullseye.records.disk import strict_json
from bullseye.records.exchange.columns import ROUND_NAMES, SHOT_NAMES, round_row, shot_rows
from bullseye.records.record import as_json, record_from
from bullseye.records.schema import is_date
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record, make_record
from bullseye.session.shot import Shot
from bullseye.tabular.devices.freetarget import FREETARGET_JSON
from bullseye.tabular.devices.megalink import SQLITE
from bullseye.tabular.headings import ALIASES, find_column
from bullseye.tabular.marks import POINT, value_of
from bullseye.tabular.shots import FAR_MM, NEEDED, Shots, Source, read_shots
from bullseye.tabular.table import Table, read_table
from bullseye.tabular.text import WINDOWS, Text, decode
from bullseye.tabular.understood import NOTHING, Asked, Understood
from bullseye.tabular.writing import PLAIN, Dialect, bare, csv_lines
from bullseye.target.face import STANDARD, Face
from bullseye.words import tr

FORMAT = "bullseye-export"
SCHEMA = 1
LONGEST_S = 1e9
_NUMBERS = ("t_s", "t_up_s", "x_mm", "y_mm", "target_x_mm", "target_y_mm", "gauge_mm", "decimal", "duration_s")

RINGS_ONLY = Drill(
    id="imported", name="Imported", summary="A list of shots: the sum of their ring points.", ends="never",
    ranked=False, rules=Rules(combo_step_points=0, combo_cap_points=0, accuracy_factor="none"),
)  # fmt: skip


class Shooting(NamedTuple):
    """What a plain list of shots does not say: who shot at what, and when (UTC)."""

    face: Face | None
    drill: Drill
    style: str
    gauge_mm: float | None
    player: str
    date: str
    asked: Asked = NOTHING


class Known(NamedTuple):
    """Names in a file to faces and drills, which raise UnknownNameError; *players* say how names are spelt here."""

    face: Callable[[str], Face]
    drill: Callable[[str], Drill]
    players: Collection[str] = ()


class Imported(NamedTuple):
    """Records read from a file; *whole* says that they came as they were kept, *remarks* what to know of them.

    *understood* is how a list of shots was read; None for an export of ours.
    """

    records: list[Record]
    whole: bool
    remarks: tuple[str, ...] = ()
    understood: Understood | None = None


# -- out -----------------------------------------------------------------------------------------------


def rounds_csv(records: Iterable[Record], dialect: Dialect = PLAIN) -> Iterator[str]:
    """The rounds table, a line at a time."""
    return csv_lines(ROUND_NAMES, map(round_row, records), dialect)


def shots_csv(records: Iterable[Record], dialect: Dialect = PLAIN) -> Iterator[str]:
    """The shots table, a line at a time."""
    return csv_lines(SHOT_NAMES, (row for record in records for row in shot_rows(record)), dialect)


def rounds_json(records: Iterable[Record]) -> Iterator[str]:
    """Every record whole; `read` takes it back without loss."""
    return _json("rounds", map(as_json, records))


def shots_json(records: Iterable[Record]) -> Iterator[str]:
    """An object per shot, with the columns of the shots table."""
    return _json("shots", (dict(zip(SHOT_NAMES, row, strict=True)) for record in records for row in shot_rows(record)))


def _json(kind: str, items: Iterable[Any]) -> Iterator[str]:
    yield f'{{"format":"{FORMAT}","schema":{SCHEMA},"kind":"{kind}","{kind}":['
    for number, item in enumerate(items):
        yield ("," if number else "") + "\n" + strict_json.dumps(item).decode("utf-8")
    yield "\n]}\n"


# -- in ------------------------------------------------------------------------------------------------


def read(source: Source, name: str, given: Shooting, known: Known, new_id: Callable[[], str]) -> Imported:
    """The rounds in *source*: our JSON, our shots table, or a list of shots of any program, shot as *given* says.

    Raises BadInputError naming the line, the value and what would work.
    """
    table = None
    if not isinstance(source, bytes) or not source.startswith(SQLITE):
        text = decode(source, name) if isinstance(source, bytes) else source
        text = Text(text) if isinstance(text, str) else text
        if text.text.lstrip()[:1] in ("{", "[") and not FREETARGET_JSON.knows(text.text.lstrip()):
            return _from_json(text.text, name, known)
        table = _own_table(text, name)
    if table is not None:
        found = _from_shots(_rows_of(table), table.name, known)
        if table.encoding != WINDOWS:
            return found
        doubt = tr(
            "{name} is not UTF-8 and was read as {encoding}: look whether the names are right",
            name=table.name,
            encoding=WINDOWS,
        )
        return found._replace(remarks=(*found.remarks, doubt))
    return _from_list(read_shots(source, name, given.asked), given, new_id)


def _own_table(text: Text, name: str) -> Table | None:
    """The table of an export of ours, which names rounds; None for any other text. Raises BadInputError."""
    if "round_id" not in text.text.partition("\n")[0] and "round_id" not in text.text[:400]:
        return None
    table = read_table(text, name, wants=NEEDED, notes=False)
    if "round_id" not in table.head:
        return None
    if "x_mm" not in table.head:
        raise BadInputError(
            tr(
                "{name} has a row per round, so the shots are missing; export with --shots, or --rounds --json",
                name=name,
            )
        )
    table.settle([at for at, column in enumerate(table.head) if column in _NUMBERS])
    return table


def _rows_of(table: Table) -> list[_Row]:
    return [
        _Row(
            tr("{name}, line {line}", name=table.name, line=row.line),
            dict(zip(table.head, row.cells, strict=True)),
            table.decimal,
        )
        for row in table.rows
    ]


def _from_json(text: str, name: str, known: Known) -> Imported:
    try:
        found: Any = strict_json.loads(text.encode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise BadInputError(tr("{name} is no export of bullseye's: {why}", name=name, why=error)) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadInputError(
            tr(
                '{name} is no export of bullseye\'s; it must be an object with "format": "{format}"',
                name=name,
                format=FORMAT,
            )
        )
    if found.get("schema") != SCHEMA:
        raise BadInputError(
            tr(
                "{name} is of schema {id!r}; this bullseye reads {schema}",
                name=name,
                id=found.get("schema"),
                schema=SCHEMA,
            )
        )
    kind = found.get("kind")
    items: Any = found.get(kind) if kind in ("rounds", "shots") else None
    if not isinstance(items, list):
        raise BadInputError(
            tr("{name}: kind is {kind!r}; it must be rounds or shots, with a list of that name", name=name, kind=kind)
        )
    if kind == "shots":
        return _from_shots([_Row(f"{name}, shot {n}", item) for n, item in enumerate(items, 1)], name, known)
    records = []
    for number, item in enumerate(items, 1):
        try:
            records.append(record_from(item))
        except BadRecordError as error:
            raise BadInputError(tr("{name}, round {number}: {why}", name=name, number=number, why=error)) from error
    return Imported(records, whole=True)


class _Row:
    """One row, with where it stands; values are texts (a table, where formulas are guarded) or JSON values."""

    def __init__(self, where: str, values: Any, decimal: str = "") -> None:
        if not isinstance(values, dict):
            raise BadInputError(tr("{where} is {value!r:.40}; it must be an object", where=where, value=values))
        self.where = where
        self._values = values
        self._decimal = decimal

    def text(self, key: str, default: str = "") -> str:
        value = self._values.get(key)
        if value is None or value == "":
            return default
        return bare(str(value)) if self._decimal else str(value)

    def number(self, key: str, far: float, default: float | None = None) -> float:
        raw = self._values.get(key)
        if (raw is None or raw == "") and default is not None:
            return default
        if isinstance(raw, str):
            value = value_of(raw, self._decimal or POINT)
        else:
            value = float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else nan
        if not isfinite(value) or abs(value) > far:
            raise BadInputError(
                tr("{where}: {key} is {raw!r:.40}; it must be a number", where=self.where, key=key, raw=raw)
            )
        return value

    def shot(self, time_key: str) -> Shot:
        t_s = self.number(time_key, LONGEST_S, 0.0)
        if t_s < 0:
            raise BadInputError(
                tr("{where}: {time_key} is {t_s:g}; it must be 0 or more", where=self.where, time_key=time_key, t_s=t_s)
            )
        up = self.text("t_up_s")
        target = self.number("target", 1e6, 0.0)
        return Shot(
            t_s, self.number("t_up_s", LONGEST_S) if up else None,
            self.number("x_mm", FAR_MM), self.number("y_mm", FAR_MM),
            self.number("target_x_mm", FAR_MM, 0.0), self.number("target_y_mm", FAR_MM, 0.0), int(target),
        )  # fmt: skip


def _from_list(read: Shots, given: Shooting, new_id: Callable[[], str]) -> Imported:
    """A round of each group that an electronic target's file holds; a table is one round."""
    table = read.table
    if given.face is None:
        raise BadInputError(tr("{name} does not say what was shot at; give --face NAME", name=table.name))
    if given.drill.test:
        raise BadInputError(
            tr("{id!r} is a test, which a plain list of shots cannot be; give another --drill", id=given.drill.id)
        )
    if not table.rows:
        raise BadInputError(tr("{name} holds no shots; there must be a row for each", name=table.name))
    time_key, rows = _timed(read, given.asked.columns)
    at = table.column("group") if read.understood.program else None
    groups: dict[str, list[_Row]] = {}
    for row, cells in zip(rows, table.rows, strict=True):
        groups.setdefault("" if at is None else cells.cells[at], []).append(row)
    records = [_record(shots, time_key, given.face, given, new_id()) for shots in groups.values()]
    return Imported(records, False, (), read.understood)


def _timed(read: Shots, columns: Mapping[str, str]) -> tuple[str, list[_Row]]:
    """The name of the time column, for messages, and the shots with their places in mm and their times in seconds."""
    table = read.table
    at, factor = find_column(table, "t_s", columns, ALIASES["t_s"]), 1.0
    if at is None:
        at, factor = find_column(table, "t_ms", columns, ALIASES["t_ms"]), 0.001
    key = "t" if at is None else table.head[at]
    rows = []
    for row, (x_mm, y_mm) in zip(table.rows, read.points_mm, strict=True):
        values: dict[str, Any] = {"x_mm": x_mm, "y_mm": y_mm}
        if at is not None and row.cells[at].strip():
            values[key] = table.number(row, at, "a number", LONGEST_S / factor) * factor
        rows.append(_Row(tr("{name}, line {line}", name=table.name, line=row.line), values))
    return key, rows


def _from_shots(rows: Sequence[_Row], name: str, known: Known) -> Imported:
    rounds: dict[str, list[_Row]] = {}
    for row in rows:
        rounds.setdefault(row.text("round_id"), []).append(row)
    if not rounds:
        raise BadInputError(tr("{name} holds no shots, so there is nothing to import", name=name))
    records, unknown, tests = [], set(), set()
    players, cleaned = list(known.players), dict[str, str]()
    for id_, shots in rounds.items():
        first = shots[0]
        try:
            face = known.face(first.text("face"))
        except UnknownNameError as error:
            raise BadInputError(f"{first.where}: {error}") from error
        try:
            drill = known.drill(first.text("drill"))
        except UnknownNameError:
            unknown.add(first.text("drill"))
            drill = RINGS_ONLY
        if drill.test:
            tests.add(drill.id)
            drill = RINGS_ONLY
        date = first.text("finished")
        if not is_date(date):
            raise BadInputError(
                tr(
                    "{where}: finished is {date!r}; it must be a date such as 2026-11-22T19:40:01Z",
                    where=first.where,
                    date=date,
                )
            )
        gauge = first.number("gauge_mm", FAR_MM, face.gauge_mm)
        player = _player(first, players, cleaned)
        given = Shooting(face, drill, first.text("style", STANDARD), gauge, player, date)
        shots.sort(key=lambda row: row.number("shot", 1e9, 0.0))
        records.append(_record(shots, "t_s", face, given, id_))
    remarks = [
        tr("no drill is called {drill!r} here, so its rounds count ring points only", drill=drill)
        for drill in sorted(unknown)
    ]
    remarks += [
        tr(
            "{drill!r} is a test, which its shots alone do not hold, so its rounds count ring points only; the JSON of "
            "`export --rounds` keeps it whole",
            drill=drill,
        )
        for drill in sorted(tests)
    ]
    return Imported(records, False, (*remarks, *filter(None, cleaned.values())))


def _player(row: _Row, players: list[str], said: dict[str, str]) -> str:
    """The name in a row, cleaned and spelt as among *players*, which it joins; what was left out of it goes to *said*.

    A round may have nobody's name. Raises BadInputError where nothing is left of one.
    """
    raw = row.text("player")
    if not raw or raw in players:
        return raw
    try:
        name, said[raw] = clean(raw)
    except BadInputError as error:
        raise BadInputError(f"{row.where}: {error}") from error
    name = known_as(name, players)
    if name not in players:
        players.append(name)
    return name


def _record(rows: Sequence[_Row], time_key: str, face: Face, given: Shooting, id_: str) -> Record:
    """One unranked round from its shots, marked as imported. Raises BadInputError."""
    shots = [row.shot(time_key) for row in rows]
    for row, before, shot in zip(rows[1:], shots, shots[1:], strict=False):
        if shot.t < before.t:
            raise BadInputError(
                tr(
                    "{where}: {time_key} is {t:g} after {t2:g}; times never fall",
                    where=row.where,
                    time_key=time_key,
                    t=shot.t,
                    t2=before.t,
                )
            )
    plan = RoundPlan(face, given.drill, 0, given.player, given.style, given.gauge_mm, device="imported")
    try:
        scorer, tally = plan.scorer(), Tally(given.drill.rules)
    except UnknownNameError as error:
        raise BadInputError(f"{rows[0].where}: {error}") from error
    for shot in shots:
        hit = scorer.score(shot.x_mm, shot.y_mm)
        tally.add(shot.t, hit.points, hit.hit, shot.target)
    record = make_record(plan, id_, shots, tally.totals(), (), shots[-1].t, given.date, given.date)
    try:
        # Read back as a line is, so that what the file says of itself is checked like any other round.
        return record_from(as_json(replace(record, seed=None, px_per_mm=None, ranked=False, imported=True)))
    except BadRecordError as error:
        raise BadInputError(f"{rows[0].where}: {error}") from error
