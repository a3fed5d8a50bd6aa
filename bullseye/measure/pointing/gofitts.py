"""The files of GoFitts: .sd1 (a line per trial), .sd2 (a line per sequence), .sd3 (the traces), read and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import fsum, isfinite
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.pointing.gofitts_path import NO_PATH, GoFittsPath
from bullseye.measure.pointing.outliers import Move, flag
from bullseye.measure.pointing.path import Sample
from bullseye.measure.pointing.throughput import Run, analyse
from bullseye.words import tr

CODES = (
    "App", "Participant", "Condition", "Session", "Group", "TaskType", "SelectionMethod", "InteractionMethod", "Block",
)  # fmt: skip
SD1 = (
    *CODES, "Trial", "A", "W", "Ae", "dx", "PT(ms)", "ST(ms)", "MT(ms)", "Errors",
    "TRE", "TAC", "MDC", "ODC", "MV", "ME", "MO",
)  # fmt: skip
SD2 = (
    *CODES, "SRC", "Trials", "A", "W", "ID", "Ae", "We", "IDe(bits)", "PT(ms)", "ST(ms)", "MT(ms)", "ER(%)", "TP(bps)",
    "TRE", "TAC", "MDC", "ODC", "MV", "ME", "MO",
)  # fmt: skip
SD3 = (*CODES, "Sequence", "A", "W", "Trial", "from_x", "from_y", "to_x", "to_y", "{t_x_y}")
TRACE_HEAD = "TRACE DATA"
FAR = 1e9


class Codes(NamedTuple):
    """What GoFitts writes at the head of each line: who, under which condition, at which task."""

    app: str = "bullseye"
    participant: str = "P00"
    condition: str = "C00"
    session: str = "S00"
    group: str = "G00"
    task: str = "2D"
    selection: str = "MB"
    interaction: str = "PS"
    block: str = "B01"


class Tap(NamedTuple):
    """One line of .sd1: the trial's number in its sequence, its movement, its path. *ae* there is a + dx alone.

    *held_ms* is how long the button was down: each of the three times is rounded, so they need not add up.
    """

    codes: Codes
    trial: int
    move: Move
    path: GoFittsPath
    held_ms: float


class Trace(NamedTuple):
    """Three lines of .sd3: one movement's centres and its samples (t in ms, x, y in pixels, y down)."""

    codes: Codes
    sequence: int
    amplitude: float
    width: float
    trial: int
    start: tuple[float, float]
    target: tuple[float, float]
    samples: list[Sample]


def is_sd1(text: str) -> bool:
    """True when the text begins as an .sd1 file does, whatever columns it has besides."""
    head = {cell.strip() for cell in text.lstrip("\ufeff").split("\n", 1)[0].split(",")}
    return head.issuperset((*CODES, "Trial"))


def read_sd1(text: str, name: str) -> list[Tap]:
    """Every trial of an .sd1; *name* is for messages. Columns of other programs besides its own are passed over.

    Raises BadInputError naming the line and what is wrong there.
    """
    return [_tap(value, where) for value, where in _lines(text, name, SD1)]


def _tap(value: Mapping[str, str], where: str) -> Tap:
    a, width, ae, dx, down, held, mt = (
        _number(value[key], key, where) for key in ("A", "W", "Ae", "dx", "PT(ms)", "ST(ms)", "MT(ms)")
    )
    for key, given in (("A", a), ("W", width), ("MT(ms)", mt), ("Ae less dx", ae - dx)):
        if given <= 0:
            raise BadInputError(
                tr("{where}: {key} is {given:g}; it must be more than 0", where=where, key=key, given=given)
            )
    if held < 0 or down < 0:
        raise BadInputError(
            tr(
                "{where}: PT and ST are {down:g} and {held:g} ms; times must not be less than 0",
                where=where,
                down=down,
                held=held,
            )
        )
    counts = [_whole(value[key], key, where) for key in ("TRE", "TAC", "MDC", "ODC")]
    lengths = [_number(value[key], key, where) for key in ("MV", "ME", "MO")]
    error = _whole(value["Errors"], "Errors", where) > 0
    move = Move(ae - dx, dx, None, ae, mt, down, width, a, error, None)
    trial = _whole(value["Trial"], "Trial", where)
    return Tap(Codes(*(value[key] for key in CODES)), trial, move, GoFittsPath(*counts, *lengths), held)


def runs_of_taps(taps: Iterable[Tap]) -> list[Run]:
    """The sequences of an .sd1: a new one begins with a new condition, or when the trials' numbers start again.

    The file's `Ae` holds only the trial's own end; the mean over a sequence adds the end of the trial before, where
    the hand started, so that is done here.
    """
    runs: list[Run] = []
    for (codes, amplitude, width), some in groupby(taps, key=lambda t: (t.codes, t.move.amplitude, t.move.width)):
        for part in _counting_up(list(some)):
            moves: list[Move] = []
            for tap in part:
                before = moves[-1].dx if moves else 0.0
                moves.append(tap.move._replace(ae=tap.move.a + tap.move.dx + before))
            straight = codes.task == "1D"
            runs.append(Run(f"{codes.block} {len(runs) + 1}: A {amplitude:g} W {width:g}", True, flag(moves, straight)))
    return runs


def _counting_up(taps: Sequence[Tap]) -> Iterator[list[Tap]]:
    part: list[Tap] = []
    for tap in taps:
        if part and tap.trial <= part[-1].trial:
            yield part
            part = []
        part.append(tap)
    if part:
        yield part


def taps_of_run(run: Run, codes: Codes, paths: Sequence[GoFittsPath] = ()) -> list[Tap]:
    """The lines of .sd1 for one sequence; *paths* are its trials' measures of the path, where
    there are any.

    A time to button down that is not known is taken as the whole time, held for 0 ms. Raises BadInputError when a
    trial has no width: GoFitts knows no trial without one.
    """
    taps = []
    for n, move in enumerate(run.moves):
        if move.width is None:
            raise BadInputError(
                tr("a trial without a target's width has no place in .sd1; give the width, or write CSV")
            )
        down = move.mt_ms if move.pt_ms is None else move.pt_ms
        path = paths[n] if paths else NO_PATH
        taps.append(Tap(codes, n, move._replace(ae=move.a + move.dx, pt_ms=down), path, move.mt_ms - down))
    return taps


def write_sd1(taps: Iterable[Tap]) -> str:
    """The text of an .sd1."""
    lines = [",".join(SD1)]
    for codes, trial, move, path, held in taps:
        numbers = [float(move.amplitude), float(move.width or 0), move.ae, move.dx]
        times = [_short(_down(move)), _short(held), _short(move.mt_ms)]
        error = str(int(bool(move.error)))
        lines.append(",".join([*_clean(codes), str(trial), *map(repr, numbers), *times, error, *_path_cells(path)]))
    return "\n".join(lines) + "\n"


def write_sd2(taps: Sequence[Tap], repeated: int | Sequence[int] = 0) -> str:
    """The text of an .sd2: the numbers of each sequence. *repeated* is how often it had to be done again before: one
    number for all, or one for each.
    """
    lines = [",".join(SD2)]
    at = 0
    for number, run in enumerate(runs_of_taps(taps)):
        again = repeated if isinstance(repeated, int) else repeated[number]
        some = taps[at : at + len(run.moves)]
        at += len(run.moves)
        found = analyse(run)
        numbers = [
            found.id, found.ae, found.we, found.ide, _mean(map(_down, run.moves)), _mean(t.held_ms for t in some),
            found.mt_ms, 100 * (found.error_rate or 0.0), found.throughput,
        ]  # fmt: skip
        means = [_mean(column) for column in zip(*(tap.path for tap in some), strict=True)]
        cells = [_short(run.moves[0].amplitude), _short(run.moves[0].width or 0.0)]
        measured = ["NaN" if value is None else repr(float(value)) for value in [*numbers, *means]]
        lines.append(",".join([*_clean(some[0].codes), str(again), str(found.n), *cells, *measured]))
    return "\n".join(lines) + "\n"


def read_sd2(text: str, name: str) -> list[dict[str, str | float]]:
    """Every sequence of an .sd2 as a dictionary by column: codes as text, the rest as numbers."""
    rows: list[dict[str, str | float]] = []
    for value, where in _lines(text, name, SD2):
        row: dict[str, str | float] = {key: value[key] for key in CODES}
        for key in SD2[len(CODES) :]:
            row[key] = float("nan") if value[key].strip() == "NaN" else _number(value[key], key, where)
        rows.append(row)
    return rows


def write_sd3(traces: Iterable[Trace]) -> str:
    """The text of an .sd3; times and places are rounded to whole ms and pixels, as GoFitts has them."""
    lines = [TRACE_HEAD, ",".join(SD3)]
    for trace in traces:
        places = [round(v) for v in (*trace.start, *trace.target)]
        sizes = [_short(trace.amplitude), _short(trace.width)]
        head = [*_clean(trace.codes), str(trace.sequence), *sizes, str(trace.trial), *map(str, places)]
        for n, mark in enumerate(("t=", "x=", "y=")):
            lines.append(",".join([*head, mark, *(str(round(sample[n])) for sample in trace.samples)]))
    return "\n".join(lines) + "\n"


def read_sd3(text: str, name: str) -> list[Trace]:
    """Every trace of an .sd3. Raises BadInputError naming the line and what is wrong there."""
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or lines[0].strip() != TRACE_HEAD:
        raise BadInputError(
            tr(
                "{name}, line 1: {value!r}; an .sd3 begins with {trace_head!r}",
                name=name,
                value=(lines or [""])[0][:60],
                trace_head=TRACE_HEAD,
            )
        )
    rows = []
    for n, line in enumerate(lines[2:], start=3):
        if line.strip():
            rows.append((line.rstrip(",").split(","), f"{name}, line {n}"))
    traces = []
    for at in range(0, len(rows), 3):
        three = rows[at : at + 3]
        fixed = len(SD3) - 1
        marks = [cells[fixed] if len(cells) > fixed else "" for cells, _ in three]
        if marks != ["t=", "x=", "y="] or any(cells[:fixed] != three[0][0][:fixed] for cells, _ in three):
            raise BadInputError(
                tr("{where}: a trace must be three lines, t=, x= and y=, of the same trial", where=three[0][1])
            )
        traces.append(_trace(three))
    return traces


def _trace(three: Sequence[tuple[list[str], str]]) -> Trace:
    cells, where = three[0]
    count = len(CODES)
    fixed = dict(zip(SD3[count:], cells[count:], strict=False))
    columns = [[_number(cell, "a sample", place) for cell in row[len(SD3) :]] for row, place in three]
    if len({len(column) for column in columns}) != 1:
        counts = ", ".join(str(len(column)) for column in columns)
        raise BadInputError(
            tr("{where}: {counts} values of t, x and y; a trace must have as many of each", where=where, counts=counts)
        )
    a, w, from_x, from_y, to_x, to_y = (
        _number(fixed[key], key, where) for key in ("A", "W", "from_x", "from_y", "to_x", "to_y")
    )
    sequence, trial = (_whole(fixed[key], key, where) for key in ("Sequence", "Trial"))
    samples: list[Sample] = list(zip(*columns, strict=True))
    return Trace(Codes(*cells[:count]), sequence, a, w, trial, (from_x, from_y), (to_x, to_y), samples)


def _lines(text: str, name: str, head: Sequence[str]) -> Iterator[tuple[dict[str, str], str]]:
    lines = text.lstrip("\ufeff").splitlines()
    found = [cell.strip() for cell in lines[0].split(",")] if lines else []
    if not set(found).issuperset(head):
        raise BadInputError(
            tr(
                "{name}, line 1: {found!r}; the header must be {head}",
                name=name,
                found=",".join(found)[:60],
                head=",".join(head),
            )
        )
    twice = next((key for key in head if found.count(key) > 1), "")
    if twice:
        raise BadInputError(
            tr("{name}, line 1: the column {twice} is there twice; leave one of them out", name=name, twice=twice)
        )
    for n, line in enumerate(lines[1:], start=2):
        if line.strip():
            cells = line.split(",")
            if len(cells) != len(found):
                raise BadInputError(
                    tr(
                        "{name}, line {n}: {value} values; the header has {found}",
                        name=name,
                        n=n,
                        value=len(cells),
                        found=len(found),
                    )
                )
            yield dict(zip(found, cells, strict=True)), f"{name}, line {n}"


def _number(text: str, key: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or abs(value) > FAR:
        raise BadInputError(
            tr("{where}: {key} is {typed!r}; it must be a number", where=where, key=key, typed=text[:40])
        )
    return value


def _whole(text: str, key: str, where: str) -> int:
    value = _number(text, key, where)
    if value != int(value) or value < 0:
        raise BadInputError(
            tr("{where}: {key} is {typed!r}; it must be a whole number from 0", where=where, key=key, typed=text[:40])
        )
    return int(value)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def _down(move: Move) -> float:
    return move.mt_ms if move.pt_ms is None else move.pt_ms


def _short(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _path_cells(path: GoFittsPath) -> list[str]:
    return [str(value or 0) for value in path[:4]] + [repr(float(value or 0.0)) for value in path[4:]]


def _clean(codes: Codes) -> list[str]:
    """Codes must not hold what separates values; GoFitts cannot quote."""
    for code in codes:
        if "," in code or not code.isprintable():
            raise BadInputError(
                tr("the code {code!r} does not work in GoFitts files; leave out commas and line breaks", code=code)
            )
    return list(codes)
