"""The results of the two tests in the player's words: the large number, its doubt, the other numbers, the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bullseye.wording.forms import BITS, BITS_PER_S, COUNT, MS, SHARE, Form, text_of
from bullseye.wording.numbers import CI95, MINUS, Number, percent
from bullseye.words import capital, headed, tr, trn


class Line(NamedTuple):
    """A number of a test: its *key* in the answer (`path.` before one of the paths), its *label*, how it is read."""

    key: str
    label: str
    form: Form


_TWO = Form()
_PX = Form("number", 1, "px")
THROUGHPUT = Line("throughput", tr("Throughput"), BITS_PER_S)
OTHERS = (
    Line("throughput_bivariate", tr("Both axes"), _TWO),
    Line("throughput_down", tr("Button down"), _TWO),
    Line("throughput_clean", tr("Without outliers"), _TWO),
)
MOVEMENT = (
    Line("ae", tr("Ae, effective amplitude"), _PX),
    Line("we", tr("We, effective width"), _PX),
    Line("ide", tr("IDe, effective difficulty"), BITS),
    Line("mt_ms", tr("Movement time"), MS),
    Line("error_rate", tr("Misses"), SHARE),
)
PATH = (
    Line("path.re_entries", tr("Re-entries"), _TWO),
    Line("path.axis_crossings", tr("Axis crossings"), _TWO),
    Line("path.turns_across", tr("Turns across"), _TWO),
    Line("path.turns_along", tr("Turns along"), _TWO),
    Line("path.variability", tr("Variability"), _PX),
    Line("path.distance", tr("Off the axis"), _PX),
    Line("path.offset", tr("Offset, right +"), _PX),
)
PATH_TITLE = tr("Path measures, mean per trial")
MEDIAN = Line("median_ms", tr("Median"), MS)
TIMES = (
    Line("mean_ms", tr("Mean"), MS),
    Line("mean_ms_ci95", CI95, MS),
    Line("sd_ms", tr("Spread (SD)"), MS),
    Line("fastest_ms", tr("Fastest"), MS),
    Line("slowest_ms", tr("Slowest"), MS),
)
COUNTS = (
    Line("early", tr("Too early"), COUNT),
    Line("late", tr("Too late"), COUNT),
)
SLOW = Line("slow", tr("Over 500 ms"), COUNT)
"""Counted, as every answer in time; a lapse where there is one disc alone."""
TO_THE_DISC = Line("movement_ms", tr("Time to the disc"), MS)
WRONG = Line("wrong", tr("Wrong discs"), COUNT)
COST = (
    Line("slope_ms_per_bit", tr("Each bit costs"), MS),
    Line("slope_ms_per_bit_ci95", CI95, MS),
)


class Group(NamedTuple):
    """Numbers under a *title*, which may be empty."""

    title: str
    facts: list[Number]


class Sheet(NamedTuple):
    """What a result page shows: the *main* number large, *doubt* below it, *said* below that; *groups* of numbers; a
    table of *columns* (their headings) and *rows*; *fits*, the lines through the sequences, and *notes* at the foot.
    """

    main: Number
    doubt: str
    said: str
    groups: list[Group]
    columns: list[str]
    rows: list[list[str]]
    fits: list[str]
    notes: list[str]


def number(value: float | None, digits: int = 2, unit: str = "") -> str:
    """A number as it is read; a dash for None."""
    return text_of(value, Form("number", digits, unit))


def told(answer: Mapping[str, Any], lines: Iterable[Line]) -> list[Number]:
    """The numbers of *answer* that *lines* name."""
    return [Number(line.key, line.label, text_of(value_at(answer, line.key), line.form)) for line in lines]


def value_at(answer: Mapping[str, Any], key: str) -> Any:
    """The value of *answer* under *key*; one of the paths has `path.` before its name."""
    heading, _, name = key.rpartition(".")
    return answer["paths"][name] if heading else answer[name]


def tapping_sheet(answer: dict[str, Any]) -> Sheet:
    """The sheet of a pointing test, from `answer_of_record`."""
    interval, sequences = answer["throughput_ci95"], answer["sequences"]
    doubt = headed(CI95, text_of(interval, BITS_PER_S)) if interval else tr("Too few trials for an interval")
    made = tr(
        "{n} in {sequences}",
        n=trn("{n} trial", "{n} trials", answer["n"]),
        sequences=trn("{n} sequence", "{n} sequences", len(sequences)),
    )
    if answer["practice"]:
        made = tr("{made}, {practice} more for practice", made=made, practice=answer["practice"])
    groups = [
        Group("", told(answer, MOVEMENT)),
        Group(tr("Throughput, other definitions (bits/s)"), told(answer, OTHERS)),
        Group(PATH_TITLE, told(answer, PATH)),
    ]
    rows = [
        [
            number(each["amplitude"], 0),
            number(each["width"], 0),
            number(each["id"]),
            number(each["ae"], 0),
            number(each["we"], 1),
            number(each["ide"]),
            number(each["mt_ms"], 0),
            percent(each["error_rate"]),
            number(each["throughput"]),
        ]
        for each in sequences
    ]
    columns = ["A px", "W px", "ID", tr("Ae px"), tr("We px"), "IDe", "MT ms", tr("Misses"), "bits/s"]
    main = Number(THROUGHPUT.key, THROUGHPUT.label, number(answer["throughput"]), "bits/s")
    return Sheet(main, doubt, made, groups, columns, rows, _fits(answer), _notes(answer))


def _fits(answer: dict[str, Any]) -> list[str]:
    fits = []
    for key, words in (("regression", tr("effective difficulty")), ("regression_id", tr("nominal difficulty"))):
        line = answer[key]
        if line is not None:
            r = "" if line["r"] is None else f", r = {number(line['r'])}"
            name = "IDe" if key == "regression" else "ID"
            b = line["slope_ms_per_bit"]
            sign = "+" if b >= 0 else MINUS
            # A formula: only what stands in the brackets is words.
            fits.append(f"MT = {line['intercept_ms']:.0f} ms {sign} {abs(b):.0f} ms/bit x {name}{r} ({words}).")
    return fits


def _notes(answer: dict[str, Any]) -> list[str]:
    notes = []
    if answer["repeated"]:
        notes.append(
            trn(
                "{n} sequence repeated for too many misses: kept, not counted.",
                "{n} sequences repeated for too many misses: kept, not counted.",
                answer["repeated"],
            )
        )
    if answer["interrupted"]:
        notes.append(
            trn(
                "{n} sequence interrupted and started again: kept, not counted.",
                "{n} sequences interrupted and started again: kept, not counted.",
                answer["interrupted"],
            )
        )
    notes.append(
        tr("The clock runs from button up to button up. Follows the multi-directional tapping task of ISO 9241-411.")
    )
    rule = answer["outlier_rule"]
    notes.append(headed(trn("{n} outlier", "{n} outliers", answer["outliers"]), f"{rule}."))
    return notes


def reaction_sheet(answer: dict[str, Any]) -> Sheet:
    """The sheet of a reaction test, from `reaction_of_record`."""
    interval = answer["median_ms_ci95"]
    doubt = headed(CI95, text_of(interval, MS)) if interval else tr("Too few answers for an interval")
    moves = answer["answer"] == "set out"
    if moves:
        said = trn(
            "median of {n} answer, from the light until the pointer set out",
            "median of {n} answers, from the light until the pointer set out",
            answer["n"],
        )
    else:
        said = trn(
            "median of {n} answer, from the light to the press",
            "median of {n} answers, from the light to the press",
            answer["n"],
        )
    groups = [
        Group("", told(answer, (*TIMES, TO_THE_DISC if moves else SLOW))),
        Group(tr("Left out"), told(answer, (*COUNTS, WRONG) if moves else COUNTS)),
    ]
    slope = answer["slope_ms_per_bit"]
    if slope is not None:
        groups.append(Group(tr("Choice"), told(answer, COST)))
    rows = [
        [
            str(each["choices"]),
            str(each["n"]),
            number(each["median_ms"], 0),
            number(each["mean_ms"], 0),
            number(each["sd_ms"], 0),
            number(each["movement_ms"], 0),
            str(each["early"]),
            str(each["late"]),
            str(each["wrong"]),
        ]
        for each in answer["by_choice"]
    ]
    if not moves:  # one disc alone: the table would say the same again
        rows = []
    columns = (
        [
            tr("Discs"),
            tr("Answers"),
            tr("Median"),
            tr("Mean"),
            "SD",
            tr("Move ms"),
            tr("Early"),
            tr("Late"),
            tr("Wrong"),
        ]
        if moves
        else []
    )
    rule = answer["rule"]
    notes = [
        f"{capital(rule)}.",
        tr("The wait before each light differs by chance, so it cannot be learnt."),
    ]
    if slope is not None:
        notes.append(tr("Each bit is a doubling of the discs (Hyman's law)."))
    main = Number(MEDIAN.key, MEDIAN.label, number(answer["median_ms"], 0), "ms")
    return Sheet(main, doubt, said, groups, columns, rows, [], notes)
