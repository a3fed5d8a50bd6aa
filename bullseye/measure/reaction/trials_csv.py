"""The trials of a reaction test as a tidy CSV, a row each, and what its columns mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from bullseye.errors import BadRecordError
from bullseye.measure.reaction.times import movement_ms, times_ms
from bullseye.session.record import ReactionTrial, Record
from bullseye.tabular.writing import csv_lines
from bullseye.words import tr

Of = Callable[[Record, ReactionTrial, int], Any]


class Column(NamedTuple):
    """A column: its name, unit, meaning, and its value from the record, the trial and the trial's index from 0."""

    name: str
    unit: str
    meaning: str
    of: Of


def _of_round(key: str) -> Of:
    return lambda record, trial, n: getattr(record, key)


def _of_trial(key: str) -> Of:
    return lambda record, trial, n: getattr(trial, key)


def _moves(record: Record) -> bool:
    return record.reaction is not None and record.reaction.moves


def _reaction_ms(record: Record, trial: ReactionTrial, n: int) -> float | None:
    found = times_ms([trial], _moves(record))
    return found[0] if found else None


def _movement_ms(record: Record, trial: ReactionTrial, n: int) -> float | None:
    way_ms = movement_ms(trial) if _moves(record) else None
    return None if way_ms is None else round(way_ms, 3)


COLUMNS: tuple[Column, ...] = (
    Column("round_id", "", "the round's own id", _of_round("id")),
    Column("player", "", "who played", _of_round("player")),
    Column("finished", "UTC", "when the test ended, ISO 8601 with Z", _of_round("finished")),
    Column("drill", "", "the drill's id", _of_round("drill")),
    Column("device", "", "what was pointed with: mouse, trackpad...", _of_round("device")),
    Column("trial", "", "the trial's number in the round, from 1; one that came too early is done again, as a trial of "
           "its own", lambda record, trial, n: n + 1),
    Column("choices", "discs", "among how many discs the one lit up", _of_trial("choices")),
    Column("target", "", "which of them, from 0", _of_trial("target")),
    Column("foreperiod_s", "s", "the wait before the light that chance chose", _of_trial("foreperiod_s")),
    Column("cue_s", "s", "when the disc was lit, from the round's start; empty for an answer before it",
           _of_trial("cue")),
    Column("onset_s", "s", "when the pointer set out; empty where it does not move, or never set out",
           _of_trial("onset")),
    Column("press_s", "s", "when the button went down to answer; empty for one too early or too late",
           _of_trial("press")),
    Column("early_s", "s", "when it came too early; empty when it did not", _of_trial("early")),
    Column("result", "", "good, early, late or wrong", _of_trial("result")),
    Column("reaction_ms", "ms", "from the light to the press, or to setting out where the pointer moves; empty unless "
           "the result is good", _reaction_ms),
    Column("movement_ms", "ms", "from setting out to the press; empty where the pointer does not move, or the result "
           "is not good", _movement_ms),
)  # fmt: skip
NAMES = tuple(column.name for column in COLUMNS)


def write_trials(record: Record) -> str:
    """The CSV of a reaction test. Raises BadRecordError when the record is no such test."""
    if record.reaction is None:
        raise BadRecordError(
            tr("round {id} is no reaction test; open one of a drill that ends by reaction", id=record.id)
        )
    rows = [[column.of(record, trial, n) for column in COLUMNS] for n, trial in enumerate(record.reaction.trials)]
    return "".join(csv_lines(NAMES, rows))


def dictionary() -> str:
    """What the columns mean, as Markdown: a part of docs/data-dictionary.md."""
    rows = [f"| `{column.name}` | {column.unit} | {column.meaning} |" for column in COLUMNS]
    head = ["## Reaction test: a row per trial", "", "`bullseye reaction --round ID --csv FILE`", ""]
    return "\n".join([*head, "| column | unit | meaning |", "|---|---|---|", *rows, ""])
