"""The results of the two tests in the player's words: the large number, its doubt, the other numbers, the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from bullseye.wording.numbers import DASH, MINUS, percent, plural


class Group(NamedTuple):
    """Facts as (label, value) under a *title*, which may be empty."""

    title: str
    facts: list[tuple[str, str]]


class Sheet(NamedTuple):
    """What a result page shows: *number* and *unit* large, *doubt* below it, *said* below that; *groups* of facts; a
    table of *columns* (their headings) and *rows*; *notes* at the foot.
    """

    number: str
    unit: str
    doubt: str
    said: str
    groups: list[Group]
    columns: list[str]
    rows: list[list[str]]
    notes: list[str]


def number(value: float | None, digits: int = 2, unit: str = "") -> str:
    """A number as it is read; a dash for None."""
    return DASH if value is None else f"{value:.{digits}f}{' ' if unit else ''}{unit}".replace("-", MINUS)


def span(interval: Sequence[float] | None, digits: int) -> str:
    """An interval as it is read."""
    return DASH if interval is None else f"{interval[0]:.{digits}f} to {interval[1]:.{digits}f}"


def tapping_sheet(answer: dict[str, Any]) -> Sheet:
    """The sheet of a pointing test, from `answer_of_record`."""
    interval, sequences = answer["throughput_ci95"], answer["sequences"]
    doubt = f"95 %: {span(interval, 2)} bits/s" if interval else "Too few trials for an interval"
    made = f"{plural(answer['n'], 'trial')} in {plural(len(sequences), 'sequence')}"
    if answer["practice"]:
        made += f", {answer['practice']} more for practice"
    others = [
        ("Both axes", number(answer["throughput_bivariate"])),
        ("Button down", number(answer["throughput_down"])),
        ("Without outliers", number(answer["throughput_clean"])),
    ]
    main = [
        ("Ae, way made", number(answer["ae"], 1, "px")),
        ("We, width used", number(answer["we"], 1, "px")),
        ("IDe, difficulty", number(answer["ide"], 2, "bits")),
        ("Movement time", number(answer["mt_ms"], 0, "ms")),
        ("Misses", percent(answer["error_rate"])),
    ]
    paths = answer["paths"]
    way = [
        ("Re-entries", number(paths["re_entries"])),
        ("Axis crossings", number(paths["axis_crossings"])),
        ("Turns across", number(paths["turns_across"])),
        ("Turns along", number(paths["turns_along"])),
        ("Variability", number(paths["variability"], 1, "px")),
        ("Off the axis", number(paths["distance"], 1, "px")),
        ("Offset, right +", number(paths["offset"], 1, "px")),
    ]
    groups = [
        Group("", main), Group("Throughput in bits/s, told otherwise", others), Group("The way, mean per trial", way),
    ]  # fmt: skip
    rows = [
        [
            number(each["amplitude"], 0), number(each["width"], 0), number(each["id"]), number(each["ae"], 0),
            number(each["we"], 1), number(each["ide"]), number(each["mt_ms"], 0), percent(each["error_rate"]),
            number(each["throughput"]),
        ]
        for each in sequences
    ]  # fmt: skip
    columns = ["A px", "W px", "ID", "Ae px", "We px", "IDe", "MT ms", "Misses", "bits/s"]
    return Sheet(number(answer["throughput"]), "bits/s", doubt, made, groups, columns, rows, _notes(answer))


def _notes(answer: dict[str, Any]) -> list[str]:
    notes = []
    for key, words in (("regression", "the difficulty as done"), ("regression_id", "that on paper")):
        line = answer[key]
        if line is not None:
            r = "" if line["r"] is None else f", r = {number(line['r'])}"
            name = "IDe" if key == "regression" else "ID"
            b = line["slope_ms_per_bit"]
            slope = f"{line['intercept_ms']:.0f} ms {'+' if b >= 0 else MINUS} {abs(b):.0f} ms/bit x {name}"
            notes.append(f"MT = {slope}{r} ({words}).")
    for key, words in (("repeated", "done again for too many misses"), ("interrupted", "broken off and begun anew")):
        if answer[key]:
            notes.append(f"{plural(answer[key], 'sequence')} {words}: kept, not counted.")
    notes.append(
        "The clock runs from button up to button up. Follows the multi-directional tapping task of ISO 9241-411."
    )
    rule = answer["outlier_rule"]
    notes.append(f"{plural(answer['outliers'], 'outlier')}: {rule}.")
    return notes


def reaction_sheet(answer: dict[str, Any]) -> Sheet:
    """The sheet of a reaction test, from `reaction_of_record`."""
    interval = answer["median_ms_ci95"]
    doubt = f"95 %: {span(interval, 0)} ms" if interval else "Too few answers for an interval"
    moves = answer["answer"] == "set out"
    said = f"median of {plural(answer['n'], 'answer')}, "
    said += "from the light until the pointer set out" if moves else "from the light to the press"
    times = [
        ("Mean", number(answer["mean_ms"], 0, "ms")),
        ("Its 95 %", f"{span(answer['mean_ms_ci95'], 0)} ms" if answer["mean_ms_ci95"] else DASH),
        ("Spread (SD)", number(answer["sd_ms"], 0, "ms")),
        ("Fastest", number(answer["fastest_ms"], 0, "ms")),
        ("Slowest", number(answer["slowest_ms"], 0, "ms")),
    ]
    counts = [("Too early", str(answer["early"])), ("Too late", str(answer["late"])), ("Lapses", str(answer["lapses"]))]
    if moves:
        times.append(("Way to the disc", number(answer["movement_ms"], 0, "ms")))
        counts.append(("Wrong discs", str(answer["wrong"])))
    groups = [Group("", times), Group("Out of line", counts)]
    slope, slope_ci = answer["slope_ms_per_bit"], answer["slope_ms_per_bit_ci95"]
    if slope is not None:
        between = f"{span(slope_ci, 0)}" if slope_ci else DASH
        groups.append(Group("Choice", [("Each bit costs", number(slope, 0, "ms")), ("Its 95 %", between)]))
    rows = [
        [
            str(each["choices"]), str(each["n"]), number(each["median_ms"], 0), number(each["mean_ms"], 0),
            number(each["sd_ms"], 0), number(each["movement_ms"], 0), str(each["early"]), str(each["late"]),
            str(each["wrong"]),
        ]
        for each in answer["by_choice"]
    ]  # fmt: skip
    if not moves:  # one disc alone: the table would say the same again
        rows = []
    columns = ["Discs", "Answers", "Median", "Mean", "SD", "Way ms", "Early", "Late", "Wrong"] if moves else []
    rule = answer["rule"]
    notes = [f"{rule[0].upper()}{rule[1:]}.", "The wait before each light differs by chance, so it cannot be learnt."]
    if slope is not None:
        notes.append("Each bit is a doubling of the discs (Hyman's law).")
    return Sheet(number(answer["median_ms"], 0), "ms", doubt, said, groups, columns, rows, notes)
