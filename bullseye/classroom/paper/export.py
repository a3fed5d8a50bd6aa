"""A class as tables: a row per shot, per round and per thing the teacher did, and the dictionary of their columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.classroom.log.audit import audit_of
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.taken import Taken
from bullseye.classroom.paper.board import board_of
from bullseye.errors import BadInputError
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.records.exchange.columns import SHOT_COLUMNS
from bullseye.tabular.writing import RULE, csv_lines
from bullseye.wording.moments import local
from bullseye.words import tr


class Column(NamedTuple):
    """A column of the rounds table: its name, unit, meaning, and where it comes from."""

    name: str
    unit: str
    meaning: str
    of: Callable[[ClassState, Taken], Any]


class ShotColumn(NamedTuple):
    """A column of the shots table. *of* takes the round, the scorecard of what counts, and the shot's places there.

    The places are the index in the record and the one among the shots that count, None for a shot struck off.
    """

    name: str
    unit: str
    meaning: str
    of: Callable[[Taken, int, int | None], Any]


def _total(of: Callable[[Any], Any]) -> Callable[[ClassState, Taken], Any]:
    return lambda class_state, taken: (
        of(taken.card.totals) if taken.unit == "points" and taken.score is not None else None
    )


WHO: tuple[Column, ...] = (
    Column("round_id", "", "the round's own id, the same in both tables", lambda k, t: t.record.id),
    Column("part", "", "the part of the class, from 1; another drill or face begins another", lambda k, t: t.part),
    Column("seat", "", "the student's number in the class", lambda k, t: t.seat),
    Column("student", "", "the student's name in the class", lambda k, t: t.student),
    Column("team", "", "the student's team", lambda k, t: t.team),
    Column("turn", "", "which of the student's turns, from 1", lambda k, t: t.turn),
    Column("round", "", "which of the student's rounds, from 1", lambda k, t: t.round),
    Column("counts", "1 or 0", "0 for a round taken back, or of a student who was removed", lambda k, t: t.counts),
    Column("simulated", "1 or 0", "shot by a reference shooter", lambda k, t: t.reference),
)
ROUND_COLUMNS: tuple[Column, ...] = (
    *WHO,
    Column("class", "", "the title of the class", lambda k, t: k.choices.title),
    Column("finished", "UTC", "when the round ended, ISO 8601 with Z", lambda k, t: t.record.finished),
    Column("drill", "", "the drill's id", lambda k, t: t.record.drill),
    Column("face", "", "the face's id", lambda k, t: t.record.face),
    Column("style", "", "the scoring style", lambda k, t: t.record.style),
    Column("seed", "", "the seed of everything random in the round; the same for everyone's round of that number",
           lambda k, t: t.record.seed),
    Column("device", "", "what was pointed with", lambda k, t: t.record.device),
    Column("shots", "shots", "the shots that count", lambda k, t: t.card.totals.shots),
    Column("hits", "shots", "how many of them hit", lambda k, t: t.card.totals.hits),
    Column("voided", "shots", "the shots struck off by the teacher",
           lambda k, t: len(t.record.shots) - t.card.totals.shots),
    Column("accuracy", "0 to 1", "hits divided by shots; in a tracking drill the share of time on the target",
           lambda k, t: t.counted.accuracy),
    Column("shot_points", "points", "the sum of shot_total over the round's shots", _total(lambda sums: sums.raw)),
    Column("accuracy_change", "points", "what the accuracy factor took away; shot_points and this make the score",
           _total(lambda sums: sums.accuracy_change)),
    Column("score", "score_unit", "the round's score; empty when it has none", lambda k, t: t.score),
    Column("score_unit", "", "points, tenths (of a point) or ms (milliseconds)", lambda k, t: t.unit),
    Column("better", "", "higher or lower: which of two scores wins", lambda k, t: t.better),
    Column("best_combo", "hits", "the longest run of hits", lambda k, t: t.card.totals.best_combo),
    Column("duration_s", "s", "how long the round was, pauses left out", lambda k, t: t.record.duration_s),
)  # fmt: skip


def _who(column: Column) -> ShotColumn:
    return ShotColumn(column.name, column.unit, column.meaning, lambda t, n, m: column.of(_NO_CLASS, t))


def _plain(column: Any) -> ShotColumn:
    """Where and when a shot was fired: also of one struck off."""
    return ShotColumn(column.name, column.unit, column.meaning, lambda t, n, m: column.of(t.record, None, n))


def _worth(column: Any) -> ShotColumn:
    """What a shot was worth: empty for one struck off, so that sums are those of the round."""
    return ShotColumn(
        column.name, column.unit, column.meaning,
        lambda t, n, m: None if m is None else column.of(t.counted, t.card, m),
    )  # fmt: skip


_NO_CLASS = ClassState()
_PLACES = ("shot", "t_s", "t_up_s", "x_mm", "y_mm", "target", "target_x_mm", "target_y_mm")
_WORTH = ("hit", "points", "is_x", "decimal", "combo", "combo_bonus", "time_bonus")
_SHARED = {column.name: column for column in SHOT_COLUMNS}
SHOT_TABLE: tuple[ShotColumn, ...] = (
    *map(_who, WHO),
    *(_plain(_SHARED[name]) for name in _PLACES),
    ShotColumn("voided", "1 or 0", "struck off by the teacher; then what it was worth is empty",
               lambda t, n, m: m is None),
    *(_worth(_SHARED[name]) for name in _WORTH),
    ShotColumn("penalty", "points", "what a wrong hit cost",
               lambda t, n, m: None if m is None else t.card.awards[m].penalty),
    ShotColumn("shot_total", "points", "points and bonuses without the penalty, before the accuracy factor",
               lambda t, n, m: None if m is None else t.card.awards[m].total),
)  # fmt: skip

LOCAL = Column("finished_local", "", "the same in the time of the computer that wrote it; empty where a server did",
               lambda k, t: None)  # fmt: skip
_FINISHED = next(n for n, column in enumerate(ROUND_COLUMNS) if column.name == "finished") + 1
ROUNDS_TABLE = (*ROUND_COLUMNS[:_FINISHED], LOCAL, *ROUND_COLUMNS[_FINISHED:])

BOARD_NAMES = ("place", "seat", "student", "team", "rounds", "score", "score_unit", "counting")
BOARD_MEANS = (
    ("place", "", "the place on the board of the last part; equals share one"),
    ("seat", "", "the student's number in the class"),
    ("student", "", "the student's name in the class"),
    ("team", "", "the student's team"),
    ("rounds", "rounds", "how many of the student's rounds count"),
    ("score", "score_unit", "the best of the scores in the rounds table, or their sum, as `counting` says"),
    ("score_unit", "", "points, tenths (of a point) or ms (milliseconds)"),
    ("counting", "", "best or total"),
)
AUDIT_MEANS = (
    ("at", "UTC", "when it was done, ISO 8601 with Z"),
    ("at_local", "", "the same in the time of the computer that wrote it; empty where a server did"),
    ("event", "", "its number in the log of the class"),
    ("what", "", "what the teacher did, in a sentence"),
)


def rounds_csv(class_state: ClassState, zone: tzinfo | None = None) -> str:
    """A row per round, also those that do not count; local times where *zone* is known."""
    rows = []
    for taken in class_state.all_rounds():
        row = [column.of(class_state, taken) for column in ROUND_COLUMNS]
        row.insert(_FINISHED, _local(taken.record.finished, zone))
        rows.append(row)
    return table([column.name for column in ROUNDS_TABLE], rows)


def shots_csv(class_state: ClassState) -> str:
    """A row per shot, also those struck off."""
    rows = (row for taken in class_state.all_rounds() for row in _shot_rows(taken))
    return table([column.name for column in SHOT_TABLE], rows)


def board_csv(class_state: ClassState) -> str:
    """A row per student, with all names."""
    counts: dict[int, int] = {}
    for taken in class_state.taken:
        counts[taken.seat] = counts.get(taken.seat, 0) + 1
    board = board_of(class_state, for_teacher=True)
    rows = []
    for row in board.everyone:
        student = class_state.student(row.seat)
        name, team = ("", "") if student is None else (student.name, student.team)
        rows.append(
            [row.place, row.seat, name, team, counts[row.seat], row.value, board.unit, class_state.choices.counting]
        )
    return table(BOARD_NAMES, rows)


def audit_csv(class_state: ClassState, zone: tzinfo | None = None) -> str:
    """A row for everything the teacher did; local times where *zone* is known."""
    rows = ([line.at, _local(line.at, zone), line.number, line.text] for line in audit_of(class_state))
    return table([name for name, _, _ in AUDIT_MEANS], rows)


def _local(utc: str, zone: tzinfo | None) -> str | None:
    found = None if zone is None else local(utc, zone)
    return None if found is None else f"{found:%Y-%m-%d %H:%M:%S}"


def _shot_rows(taken: Taken) -> Iterator[list[Any]]:
    counted = 0
    for n in range(len(taken.record.shots)):
        place = None
        if n + 1 not in taken.voided:
            place, counted = counted, counted + 1
        yield [column.of(taken, n, place) for column in SHOT_TABLE]


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV with one header line. A text that a spreadsheet would take for a formula begins with an apostrophe."""
    return "".join(csv_lines(names, rows))


def data_dictionary() -> str:
    """The meaning of every column, as Markdown."""
    rounds = [(c.name, c.unit, c.meaning) for c in ROUNDS_TABLE]
    shots = [(c.name, c.unit, c.meaning) for c in SHOT_TABLE]
    parts = [
        _HEAD,
        *_section("rounds.csv: a row per round", rounds),
        *_section("shots.csv: a row per shot", shots),
        *_section("board.csv: a row per student", BOARD_MEANS),
        *_section("audit.csv: a row for each thing the teacher did", AUDIT_MEANS),
        _SUMS,
    ]
    return "\n".join(parts)


def _section(title: str, columns: Iterable[tuple[str, str, str]]) -> list[str]:
    rows = [f"| `{name}` | {unit} | {meaning} |" for name, unit, meaning in columns]
    return [f"## {title}", "", "| column | unit | meaning |", "|---|---|---|", *rows, ""]


_HEAD = f"""# Data dictionary of a class

UTF-8 with a mark at the start by which spreadsheets know it, commas, a point as decimal mark, one header line. An empty
cell means *not known* or *does not apply*. Yes and no are `1` and `0`. Lengths are millimetres on the face, x to the
right and y **up** from the centre; times are seconds; dates are UTC, but for the columns that end in `_local`. {RULE}.
"""
_SUMS = """## How they add up

Where the score is in points: the `shot_total` of a round's shots add up to its `shot_points`, and with
`accuracy_change` to its `score`. A student's `score` on the board is the best, or the total, of the rounds of the last
part whose `counts` is 1.
"""


PAPERS = ("class-sheet.pdf", "certificates.pdf")
"""What is printed beside the tables."""
_TABLES = ("rounds.csv", "shots.csv", "board.csv", "audit.csv", "data-dictionary.md")


def class_files(class_state: ClassState, zone: tzinfo | None = None) -> dict[str, bytes]:
    """The tables and the dictionary, by the names of their files, in order; local times where *zone* is known.

    A table begins with the mark of UTF-8, without which a spreadsheet that is opened by a double click garbles accents.
    """
    texts = (
        rounds_csv(class_state, zone),
        shots_csv(class_state),
        board_csv(class_state),
        audit_csv(class_state, zone),
        data_dictionary(),
    )
    return {
        name: text.encode("utf-8-sig" if name.endswith(".csv") else "utf-8")
        for name, text in zip(_TABLES, texts, strict=True)
    }


def free_folder(wanted: Path, own: Collection[str], files: Files | None = None) -> Path:
    """*wanted*, or the same with -2, -3... where an export lies there already that is none of this class's *own*.

    Raises StorageError when the disk cannot say.
    """
    files = files or RealFiles()
    for number in count(1):
        folder = wanted if number == 1 else wanted.parent / f"{wanted.name}-{number}"
        try:
            taken = any(files.stat(folder / name) is not None for name in (*_TABLES, *PAPERS))
        except NotADirectoryError:
            return folder  # who makes it says so
        except OSError as error:
            raise failed("read", folder, error) from error
        if not taken or str(folder) in own:
            return folder
    raise AssertionError("numbers do not end")


def export_class(
    class_state: ClassState, folder: Path, files: Files | None = None, zone: tzinfo | None = None
) -> list[Path]:
    """Write the tables and the dictionary into *folder*, which must be there; the files in order.

    Raises BadInputError when there is no such folder, StorageError when one cannot be written.
    """
    files = files or RealFiles()
    try:
        found = files.stat(folder)
    except OSError as error:
        raise failed("read", folder, error) from error
    if found is None or not found.is_folder:
        raise BadInputError(tr("{folder!r} is no folder; choose one that is there", folder=str(folder)))
    written = []
    for name, data in class_files(class_state, zone).items():
        safe_write(folder / name, data, files=files)
        written.append(folder / name)
    return written
