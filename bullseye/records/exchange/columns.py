"""The columns of our CSV exports: what each holds, in which unit, and where it comes from; one table for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from bullseye.errors import BullseyeError
from bullseye.session.aids import cell as aids_cell
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.tabular.writing import RULE


class RoundColumn(NamedTuple):
    """A column of the rounds table. *of* takes the record and its scorecard (None when it cannot be scored)."""

    name: str
    unit: str
    meaning: str
    of: Callable[[Record, Scorecard | None], Any]


class ShotColumn(NamedTuple):
    """A column of the shots table. *of* takes record, scorecard or None, and the shot's index from 0."""

    name: str
    unit: str
    meaning: str
    of: Callable[[Record, Scorecard | None, int], Any]


def _key(name: str) -> Callable[[Record, Scorecard | None], Any]:
    return lambda record, card: None if name in record.missing else getattr(record, name)


def _threshold(at: int) -> Callable[[Record, Scorecard | None], Any]:
    def of(record: Record, card: Scorecard | None) -> float | None:
        found = None if card is None else card.threshold
        return None if found is None else found[at]

    return of


def _shot(field: str) -> Callable[[Record, Scorecard | None, int], Any]:
    return lambda record, card, n: getattr(record.shots[n], field)


def _hit(of: Callable[[Any], Any]) -> Callable[[Record, Scorecard | None, int], Any]:
    return lambda record, card, n: None if card is None else of(card.hits[n])


def _award(of: Callable[[Any], Any]) -> Callable[[Record, Scorecard | None, int], Any]:
    return lambda record, card, n: None if card is None else of(card.awards[n])


ROUND_COLUMNS: tuple[RoundColumn, ...] = (
    RoundColumn("round_id", "", "the round's own id, the same in both tables", _key("id")),
    RoundColumn("player", "", "who shot", _key("player")),
    RoundColumn("started", "UTC", "when the round began, ISO 8601 with Z", _key("started")),
    RoundColumn("finished", "UTC", "when it ended, ISO 8601 with Z", _key("finished")),
    RoundColumn("drill", "", "the drill's id", _key("drill")),
    RoundColumn("face", "", "the face's id", _key("face")),
    RoundColumn("style", "", "the scoring style", _key("style")),
    RoundColumn("gauge_mm", "mm", "diameter of a shot", _key("gauge_mm")),
    RoundColumn("score", "score_unit", "the round's score; empty when it has none", _key("score")),
    RoundColumn("score_unit", "", "points, tenths (of a point) or ms (milliseconds)", _key("score_unit")),
    RoundColumn("better", "", "higher or lower: which of two scores wins", _key("better")),
    RoundColumn("accuracy", "0 to 1", "hits divided by shots; empty when nothing was shot", _key("accuracy")),
    RoundColumn("best_combo", "hits", "longest run of hits without a miss or a pause too long", _key("best_combo")),
    RoundColumn("shots", "shots", "how many shots", lambda record, card: len(record.shots)),
    RoundColumn("hits", "shots", "how many of them hit the face", lambda record, card: record.hit_count),
    RoundColumn("inner_tens", "shots", "inner tens or Xs; empty where the face has none",
                lambda record, card: None if card is None else card.inner_tens),
    RoundColumn("duration_s", "s", "how long the round was, pauses left out", _key("duration_s")),
    RoundColumn("mean_time_s", "s", "mean time between shots, the first from the start",
                lambda record, card: None if card is None or card.mean_time_s is None else round(card.mean_time_s, 6)),
    RoundColumn("rules", "", "the rules version it was scored by", _key("rules")),
    RoundColumn("seed", "", "the seed of everything random in the round", _key("seed")),
    RoundColumn("app", "", "the version of bullseye that wrote it", _key("app")),
    RoundColumn("device", "", "what was pointed with: mouse, trackpad...", _key("device")),
    RoundColumn("px_per_mm", "px/mm", "how large the window drew the face", _key("px_per_mm")),
    RoundColumn("pauses", "pauses", "how often it was paused", lambda record, card: len(record.pauses)),
    RoundColumn("paused_s", "s", "how long in all",
                lambda record, card: sum(length_s for _, length_s in record.pauses)),
    RoundColumn("simulated", "1 or 0", "shot by a simulated shooter", _key("simulated")),
    RoundColumn("ranked", "1 or 0", "may be on a scoreboard", _key("ranked")),
    RoundColumn("imported", "1 or 0", "made from a shot list, not played",
                lambda record, card: bool(record.imported)),
    RoundColumn("threshold", "times", "what an adaptive drill found: the size or speed, in times the drill's own, at "
                "which its share of shots hits; empty in other drills", _threshold(0)),
    RoundColumn("threshold_low", "times", "lower end of its 95 % interval", _threshold(1)),
    RoundColumn("threshold_high", "times", "upper end of its 95 % interval", _threshold(2)),
    RoundColumn("aids", "s, mm", "what helped the hand, such as dwell time_s=0.8 within_mm=5; tremor within_mm=2; "
                "empty for nothing", lambda record, card: aids_cell(record.aids)),
)  # fmt: skip

SHOT_COLUMNS: tuple[ShotColumn, ...] = (
    *(
        ShotColumn(c.name, c.unit, c.meaning, lambda record, card, n, of=c.of: of(record, card))  # type: ignore[misc]
        for c in ROUND_COLUMNS
        if c.name in ("round_id", "player", "finished", "drill", "face", "style", "gauge_mm")
    ),
    ShotColumn("shot", "", "the shot's number in the round, from 1", lambda record, card, n: n + 1),
    ShotColumn("t_s", "s", "when the button went down, from the round's start", _shot("t")),
    ShotColumn("t_up_s", "s", "when it came up again; empty when unknown", _shot("t_up")),
    ShotColumn("x_mm", "mm", "right of the target's centre", _shot("x_mm")),
    ShotColumn("y_mm", "mm", "above the target's centre", _shot("y_mm")),
    ShotColumn("target", "", "which target, from 0", _shot("target")),
    ShotColumn("target_x_mm", "mm", "the target's centre, right of the range's centre", _shot("target_x_mm")),
    ShotColumn("target_y_mm", "mm", "the target's centre, above the range's centre", _shot("target_y_mm")),
    ShotColumn("hit", "1 or 0", "touched the face", _hit(lambda hit: hit.hit)),
    ShotColumn("points", "points", "ring points; 0 for a miss", _hit(lambda hit: hit.points)),
    ShotColumn("is_x", "1 or 0", "inner ten or X; empty where the face has none", _hit(lambda hit: hit.is_x)),
    ShotColumn("decimal", "points", "decimal score such as 10.4; empty where there is none",
               _hit(lambda hit: None if hit.tenths is None else hit.tenths / 10)),
    ShotColumn("combo", "hits", "the combo after this shot", _award(lambda award: award.combo)),
    ShotColumn("combo_bonus", "points", "what the combo added", _award(lambda award: award.combo_bonus)),
    ShotColumn("time_bonus", "points", "what speed added", _award(lambda award: award.time_bonus)),
)  # fmt: skip

ROUND_NAMES = tuple(column.name for column in ROUND_COLUMNS)
SHOT_NAMES = tuple(column.name for column in SHOT_COLUMNS)


def scored(record: Record) -> Scorecard | None:
    """The record's scorecard, or None when its line does not hold what scoring needs."""
    try:
        return score_record(record)
    except BullseyeError:
        return None  # `bullseye verify` says why; an export leaves what is derived empty


def round_row(record: Record) -> list[Any]:
    """One row of the rounds table."""
    card = scored(record)
    return [column.of(record, card) for column in ROUND_COLUMNS]


def shot_rows(record: Record) -> Iterator[list[Any]]:
    """A row of the shots table for each shot."""
    card = scored(record)
    for n in range(len(record.shots)):
        yield [column.of(record, card, n) for column in SHOT_COLUMNS]


def data_dictionary(*further: str) -> str:
    """docs/data-dictionary.md; *further* tables, which rooms above write, stand behind the two of the export."""
    return "\n".join([
        _HEAD,
        *_table("Rounds: a row per round", "`bullseye export --rounds`", ROUND_COLUMNS),
        *_table("Shots: a row per shot", "`bullseye export --shots`", SHOT_COLUMNS),
        *further,
        _TAIL,
    ])  # fmt: skip


def _table(title: str, command: str, columns: Sequence[RoundColumn | ShotColumn]) -> list[str]:
    rows = [f"| `{column.name}` | {column.unit} | {column.meaning} |" for column in columns]
    return [f"## {title}", "", command, "", "| column | unit | meaning |", "|---|---|---|", *rows, ""]


_HEAD = f"""# Data dictionary

<!-- Made by scripts/generate_docs.py from bullseye/records/exchange/columns.py; do not edit. -->

Every column of the CSVs that bullseye writes. UTF-8, commas, a point as decimal mark, one header line, lines end in a
line feed.
An empty cell means *not known* or *does not apply*. Yes and no are `1` and `0`. Lengths are millimetres on the face,
x to the right and y **up** from the centre; times are seconds; dates are UTC. What is derived (hit, points, combo...)
is computed at the moment of the export from the stored shots, by the rules version of the round.

`--excel` writes the tables of `bullseye export` for a spreadsheet: with a byte order mark, and with the separator and
the decimal mark of this computer's country; `--decimal-mark comma` (with semicolons) or `point` names another.
`bullseye import` reads them all.

{RULE}; `bullseye import` takes
that apostrophe off again, so every name comes back as it was. A name in another program's CSV that begins with such a
sign and has no apostrophe is taken as it stands.
"""

_TAIL = """## JSON

`--json` gives one object: `format` ("bullseye-export"), `schema` (1), `kind`, and a list.

- `--rounds --json`: kind "rounds"; `rounds` holds every record whole, as in the [history](files.md), shots included.
  `bullseye import` takes it back without loss.
- `--shots --json`: kind "shots"; `shots` holds an object per shot with the columns above; yes and no are `true` and
  `false`, an empty cell is `null`.

## What `bullseye import` reads

- The JSON of `--rounds`: the rounds come back as they were. A round that is kept already is left alone.
- The CSV or JSON of `--shots`: the rounds are put together again from their shots, marked `imported` and unranked.
- A plain list of shots: CSV with the columns `x_mm` and `y_mm`, and `t` (seconds, never falling) if the times are
  known; or [a table or file of another program](other-programs.md). It becomes one round on `--face`, marked
  `imported` and unranked, whose score is the sum of its ring points unless `--drill` names a drill.
"""
