"""Export rounds and shots as CSV or JSON, and read our own export or a plain list of shots back in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isfinite
from typing import Any, NamedTuple

from bullseye.drill.drill import Drill
from bullseye.drill.rules import Rules, Tally
from bullseye.errors import BadInputError, BadRecordError, UnknownNameError
from bullseye.records.disk import strict_json
from bullseye.records.exchange.columns import ROUND_NAMES, SHOT_NAMES, round_row, shot_rows
from bullseye.records.exchange.csv_cells import bare, csv_lines
from bullseye.records.schema import Record, check_record, is_date
from bullseye.session.plan import RoundPlan
from bullseye.session.record import make_record
from bullseye.session.shot import Shot
from bullseye.target.face import STANDARD, Face

FORMAT = "bullseye-export"
SCHEMA = 1
FAR_MM = 1e9
LONGEST_S = 1e9

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


class Known(NamedTuple):
    """How names in a file become faces and drills; both raise UnknownNameError."""

    face: Callable[[str], Face]
    drill: Callable[[str], Drill]


class Imported(NamedTuple):
    """Records read from a file; *whole* says that they came as they were kept, *remarks* what to know of them."""

    records: list[Record]
    whole: bool
    remarks: tuple[str, ...] = ()


# -- out -----------------------------------------------------------------------------------------------


def rounds_csv(records: Iterable[Record]) -> Iterator[str]:
    """The rounds table, a line at a time."""
    return csv_lines(ROUND_NAMES, map(round_row, records))


def shots_csv(records: Iterable[Record]) -> Iterator[str]:
    """The shots table, a line at a time."""
    return csv_lines(SHOT_NAMES, (row for record in records for row in shot_rows(record)))


def rounds_json(records: Iterable[Record]) -> Iterator[str]:
    """Every record whole; `read` takes it back without loss."""
    return _json("rounds", records)


def shots_json(records: Iterable[Record]) -> Iterator[str]:
    """An object per shot, with the columns of the shots table."""
    return _json("shots", (dict(zip(SHOT_NAMES, row, strict=True)) for record in records for row in shot_rows(record)))


def _json(kind: str, items: Iterable[Any]) -> Iterator[str]:
    yield f'{{"format":"{FORMAT}","schema":{SCHEMA},"kind":"{kind}","{kind}":['
    for number, item in enumerate(items):
        yield ("," if number else "") + "\n" + strict_json.dumps(item).decode("utf-8")
    yield "\n]}\n"


# -- in ------------------------------------------------------------------------------------------------


def read(text: str, name: str, given: Shooting, known: Known, new_id: Callable[[], str]) -> Imported:
    """The rounds in *text*: our JSON, our shots CSV, or a plain list of shots shot as *given* says.

    Raises BadInputError naming the line, the value and what would work.
    """
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text, name, known)
    head, rows = _csv_rows(text, name)
    if "round_id" in head:
        if "x_mm" not in head:
            raise BadInputError(
                f"{name} has a row per round, so the shots are missing; export with --shots, or --rounds --json"
            )
        return _from_shots(rows, name, known)
    return _from_list(head, rows, name, given, new_id)


def _from_json(text: str, name: str, known: Known) -> Imported:
    try:
        found: Any = strict_json.loads(text.encode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise BadInputError(f"{name} is no export of bullseye's: {error}") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadInputError(f'{name} is no export of bullseye\'s; it must be an object with "format": "{FORMAT}"')
    if found.get("schema") != SCHEMA:
        raise BadInputError(f"{name} is of schema {found.get('schema')!r}; this bullseye reads {SCHEMA}")
    kind = found.get("kind")
    items: Any = found.get(kind) if kind in ("rounds", "shots") else None
    if not isinstance(items, list):
        raise BadInputError(f"{name}: kind is {kind!r}; it must be rounds or shots, with a list of that name")
    if kind == "shots":
        return _from_shots([_Row(f"{name}, shot {n}", item) for n, item in enumerate(items, 1)], name, known)
    records = []
    for number, item in enumerate(items, 1):
        try:
            records.append(check_record(item))
        except BadRecordError as error:
            raise BadInputError(f"{name}, round {number}: {error}") from error
    return Imported(records, whole=True)


class _Row:
    """One row, with where it stands; values are texts (CSV, where formulas are guarded) or JSON values."""

    def __init__(self, where: str, values: Any, is_csv: bool = False) -> None:
        if not isinstance(values, dict):
            raise BadInputError(f"{where} is {values!r:.40}; it must be an object")
        self.where = where
        self._values = values
        self._is_csv = is_csv

    def text(self, key: str, default: str = "") -> str:
        value = self._values.get(key)
        if value is None or value == "":
            return default
        return bare(str(value)) if self._is_csv else str(value)

    def number(self, key: str, far: float, default: float | None = None) -> float:
        raw = self._values.get(key)
        if (raw is None or raw == "") and default is not None:
            return default
        try:
            value = float(raw) if isinstance(raw, str | int | float) and not isinstance(raw, bool) else None
        except ValueError:
            value = None
        if value is None or not isfinite(value) or abs(value) > far:
            raise BadInputError(f"{self.where}: {key} is {raw!r:.40}; it must be a number")
        return value

    def shot(self, time_key: str) -> Shot:
        t_s = self.number(time_key, LONGEST_S, 0.0)
        if t_s < 0:
            raise BadInputError(f"{self.where}: {time_key} is {t_s:g}; it must be 0 or more")
        up = self.text("t_up_s")
        target = self.number("target", 1e6, 0.0)
        return Shot(
            t_s, self.number("t_up_s", LONGEST_S) if up else None,
            self.number("x_mm", FAR_MM), self.number("y_mm", FAR_MM),
            self.number("target_x_mm", FAR_MM, 0.0), self.number("target_y_mm", FAR_MM, 0.0), int(target),
        )  # fmt: skip


def _csv_rows(text: str, name: str) -> tuple[list[str], list[_Row]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    head: list[str] = []
    rows: list[_Row] = []
    try:
        for row in reader:
            if not row or row == [""]:
                continue
            if not head:
                head = [cell.strip() for cell in row]
                twice = [cell for cell in head if head.count(cell) > 1]
                if twice:
                    raise BadInputError(f"{name}: the header has {twice[0]!r} twice; name every column once")
                continue
            where = f"{name}, line {reader.line_num}"
            if len(row) != len(head):
                raise BadInputError(f"{where}: {len(row)} values in {','.join(row)[:60]!r}; the header has {len(head)}")
            rows.append(_Row(where, dict(zip(head, row, strict=True)), is_csv=True))
    except csv.Error as bad:
        raise BadInputError(f"{name}, line {reader.line_num}: {bad}; it must be CSV") from bad
    if not head:
        raise BadInputError(f"{name} is empty; it must be a CSV with the header x_mm,y_mm")
    return head, rows


def _from_list(head: list[str], rows: list[_Row], name: str, given: Shooting, new_id: Callable[[], str]) -> Imported:
    for wanted in ("x_mm", "y_mm"):
        if wanted not in head:
            raise BadInputError(f"{name}: the header {','.join(head)[:80]!r} has no {wanted}; it must hold x_mm,y_mm")
    if given.face is None:
        raise BadInputError(f"{name} does not say what was shot at; give --face NAME")
    if given.drill.test:
        raise BadInputError(
            f"{given.drill.id!r} is a test, which a plain list of shots cannot be; give another --drill"
        )
    if not rows:
        raise BadInputError(f"{name} holds no shots; there must be a row for each")
    time_key = "t" if "t" in head else "t_s"
    return Imported([_record(rows, time_key, given.face, given, new_id())], whole=False)


def _from_shots(rows: Sequence[_Row], name: str, known: Known) -> Imported:
    rounds: dict[str, list[_Row]] = {}
    for row in rows:
        rounds.setdefault(row.text("round_id"), []).append(row)
    if not rounds:
        raise BadInputError(f"{name} holds no shots, so there is nothing to import")
    records, unknown, tests = [], set(), set()
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
            raise BadInputError(f"{first.where}: finished is {date!r}; it must be a date such as 2026-11-22T19:40:01Z")
        gauge = first.number("gauge_mm", FAR_MM, face.gauge_mm)
        given = Shooting(face, drill, first.text("style", STANDARD), gauge, first.text("player"), date)
        shots.sort(key=lambda row: row.number("shot", 1e9, 0.0))
        records.append(_record(shots, "t_s", face, given, id_))
    remarks = [f"no drill is called {drill!r} here, so its rounds count ring points only" for drill in sorted(unknown)]
    remarks += [
        f"{drill!r} is a test, which its shots alone do not hold, so its rounds count ring points only; the JSON of "
        "`export --rounds` keeps it whole"
        for drill in sorted(tests)
    ]
    return Imported(records, False, tuple(remarks))


def _record(rows: Sequence[_Row], time_key: str, face: Face, given: Shooting, id_: str) -> Record:
    """One unranked round from its shots, marked as imported. Raises BadInputError."""
    shots = [row.shot(time_key) for row in rows]
    for row, before, shot in zip(rows[1:], shots, shots[1:], strict=False):
        if shot.t < before.t:
            raise BadInputError(f"{row.where}: {time_key} is {shot.t:g} after {before.t:g}; times never fall")
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
        return check_record({**record, "seed": None, "px_per_mm": None, "ranked": False, "imported": True})
    except BadRecordError as error:
        raise BadInputError(f"{rows[0].where}: {error}") from error
