"""Every key of a stored round in one table: its kind, whether it may be missing, its unit and what it means.

records/schema.py checks by it, records/record.py reads and writes by it, and docs/files.md is made from it. The types
are in session/record.py, under the same names; the order is the order in the file.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One key. *kind* is one of `bullseye.records.schema.KINDS`; a *needed* key must be there."""

    name: str
    kind: str
    meaning: str
    unit: str = ""
    needed: bool = False


RECORD = (
    Key("schema", "count", "1: the version of this format", needed=True),
    Key("id", "id", "the round's own name, a random UUID; an id counts once, however often it is in the file",
        needed=True),
    Key("rules", "count", "version of the scoring rules", needed=True),
    Key("seed", "any whole or null", "the number that chance came from; null if there was none"),
    Key("app", "text", "the version of bullseye"),
    Key("player", "name", "name, 1 to 400 characters", needed=True),
    Key("started", "date", "when it began, by the computer's clock", "UTC"),
    Key("finished", "date", "when it was over; earlier than `started` if the clock was set back", "UTC", needed=True),
    Key("face", "name", "id of the face", needed=True),
    Key("rings", "rings", "a copy of its rings, innermost first: `points`, `diameter_mm`", "points, mm"),
    Key("inner_ten_mm", "length or null", "diameter of the inner ten, or null", "mm"),
    Key("inner_ten", "text or null", "the rule of the inner ten: `touch` or `dot-covered`"),
    Key("gauging", "text", "`inward`, `outward` or `lower`"),
    Key("decimals", "flag", "whether the face has decimal points"),
    Key("blank_mm", "length or null", "the diameter of a face without rings, else null", "mm"),
    Key("face_gauge_mm", "gauge", "diameter of a shot as the face has it", "mm"),
    Key("style", "text", "scoring style"),
    Key("style_points", "whole numbers", "its points for each ring, innermost first", "points"),
    Key("style_inner", "whole or null", "its points for the inner ten, or null", "points"),
    Key("style_inner_ten", "flag", "whether it tells the inner ten apart"),
    Key("gauge_mm", "gauge", "diameter of a shot as it was played", "mm"),
    Key("drill", "name", "id of the drill", needed=True),
    Key("parameters", "object", "every parameter of the drill as it was played: the keys of [drills](drills.md), "
        "lengths in mm"),
    Key("device", "text or null", "`mouse`, `trackpad`, ..."),
    Key("aids", "aids", 'what helped the hand, each aid with its numbers: `{"tremor": {"within_mm": 2}}`; not there: '
        "nothing did", "s, mm"),
    Key("px_per_mm", "length or null", "size of the picture", "px/mm"),
    Key("simulated", "flag", "true for a shooter that the program played", needed=True),
    Key("ranked", "flag", "whether the round may go on the scoreboard", needed=True),
    Key("pauses", "spans", "`[t_s, length_s]` each", "s"),
    Key("duration_s", "seconds", "length of the round, pauses left out", "s", needed=True),
    Key("shots", "list", "the shots, see below", needed=True),
    Key("pointer", "samples", "samples of the pointer's way, `[t_s, x_mm, y_mm]` each, from the range's centre; may be "
        "empty", "s, mm"),
    Key("scales", "spans", "`[t_s, px_per_mm]` for each time the window drew the round in another size than before",
        "s, px/mm"),
    Key("chatter_ms", "count", "clicks sooner after the last shot or its release did not count; not there: all did",
        "ms"),
    Key("chatter", "samples", "those clicks: `[t_s, x_mm, y_mm]` each, from the range's centre", "s, mm"),
    Key("timing", "object", "how even the frames were, see below"),
    Key("score", "whole or null", "null where a drill has none", "`score_unit`", needed=True),
    Key("score_unit", "unit", "`points`, `tenths` (of a point) or `ms`", needed=True),
    Key("better", "direction", "`higher` or `lower`", needed=True),
    Key("accuracy", "share or null", "hits / shots, 0 to 1; null without shots. In a tracking drill the share of the "
        "time on the target", needed=True),
    Key("best_combo", "count", "the longest run of hits", "hits", needed=True),
    Key("hits", "count", "shots that hit, where it does not follow from `accuracy`", "shots"),
    Key("on_target", "spans", "tracking: `[from_s, to_s]` each time the pointer was on the target", "s"),
    Key("targets_shown", "count", "where targets come and go: how many came", "targets"),
    Key("targets_missed", "count", "and how many went without a hit", "targets"),
    Key("tapping", "object", "a pointing test: `sequences`, see below"),
    Key("reaction", "object", "a reaction test: `moves` (whether the pointer goes to a disc) and `trials`, see below"),
    Key("imported", "flag", "true where `bullseye import` made the round from a list of shots; `device` is then "
        "`imported`"),
    Key("entered", "object", "a round shot on a range and marked by hand, see below; `device` is then the "
        "equipment, or `entered`"),
)  # fmt: skip

SHOT = (
    Key("t", "number", "when the button went down, from the start of the round", "s", needed=True),
    Key("t_up", "number or null", "when it came up again; null if it did not before the end", "s"),
    Key("x", "number", "right of the target's centre", "mm", needed=True),
    Key("y", "number", "above it", "mm", needed=True),
    Key("target_x", "number", "the target's centre, right of the range's centre", "mm"),
    Key("target_y", "number", "above it", "mm"),
    Key("target", "target", "which of the targets that were up, from 0"),
    Key("t_drawn", "number or null", "the time of the picture that the player saw, where it is not `t`", "s"),
    Key("size", "size", "the target's size in times the face's, where it is not 1"),
    Key("kind", "text", "what the target was, where it was none to shoot at: `dont` must not be shot, `nothing` was "
        "there; `value`: only the shot's worth is known, and `x`, `y` are a place that is worth it"),
    Key("appeared", "number or null", "when the target came, where it comes and goes", "s"),
    Key("series", "count", "which series of a course of fire, from 0"),
)  # fmt: skip

TIMING = (
    Key("frame_p99_ms", "number or null", "the gap between two frames that 99 of 100 did not exceed; null without "
        "frames", "ms"),
    Key("stalls", "spans", "`[t_s, gap_ms]` for each gap above 25 ms", "s, ms"),
)  # fmt: skip

SEQUENCE = (
    Key("amplitude_mm", "length", "diameter of the ring", "mm", needed=True),
    Key("width_mm", "length", "diameter of its targets", "mm", needed=True),
    Key("px_per_mm", "length", "as it was drawn", "px/mm", needed=True),
    Key("state", "state", "`counted`, `repeated` for too many misses, `interrupted` by a pause or another window",
        needed=True),
    Key("start", "shot", "the click that began it, written as a shot", needed=True),
    Key("practice", "shots", "trials that do not count", needed=True),
    Key("first", "count", "counted: the number of its first trial among the round's `shots`, from 0"),
    Key("trials", "count", "counted: how many trials there are"),
    Key("shots", "shots", "not counted: its trials"),
)  # fmt: skip

TRIAL = (
    Key("choices", "choices", "among how many discs the one lit up", "discs", needed=True),
    Key("target", "target", "which of them, from 0", needed=True),
    Key("foreperiod_s", "number", "the wait before the light", "s", needed=True),
    Key("cue", "number or null", "when the disc was lit", "s", needed=True),
    Key("onset", "number or null", "when the pointer set out", "s", needed=True),
    Key("press", "number or null", "when the button went down to answer", "s", needed=True),
    Key("early", "number or null", "when it came too early", "s", needed=True),
    Key("result", "result", "`good`, `early`, `late` or `wrong`", needed=True),
)

ENTRY = (
    Key("match", "name", "id of the round by name, such as `wa-18m`", needed=True),
    Key("sitting", "id", "what the parts of one match have in common", needed=True),
    Key("part", "count", "which part of the match, from 1", needed=True),
    Key("parts", "count", "how many parts it has", needed=True),
    Key("distance_m", "length or null", "how far the face was", "m"),
    Key("indoors", "flag or null", "whether it was shot under a roof"),
    Key("purpose", "purpose", "`training` or `competition`"),
    Key("equipment", "text", "bow or gun"),
    Key("ammunition", "text", "arrows or ammunition"),
    Key("note", "note", "a note, 2000 characters at most"),
    Key("click_mm", "length or null", "how far one click of the sight moves the group at the face", "mm"),
    Key("corrects", "id or null", "of a corrected round: the id of the round that it was made from"),
)

TABLES: dict[str, tuple[str, tuple[Key, ...]]] = {
    "record": ("", RECORD),
    "shots": ("Of a **shot**:", SHOT),
    "timing": ("`timing` is an object:", TIMING),
    "tapping": ("A **pointing test** keeps each of its `sequences` in the order of playing. A trial runs from the "
                "`t_up` of the click before to its own `t_up`; `pointer` has the way:", SEQUENCE),
    "entered": ("`entered` is an object; the shots' `series` is then the end, from 0:", ENTRY),
    "reaction": ("Each of the `trials` of a **reaction test**; what does not apply is null:", TRIAL),
}  # fmt: skip


def keys_page() -> str:
    """The part of docs/files.md that names every key, as Markdown."""
    parts: list[str] = []
    for words, keys in TABLES.values():
        parts += [*([words, ""] if words else []), "| key | unit | what |", "|---|---|---|"]
        parts += [_row(key) for key in keys]
        if keys is RECORD:
            parts.append("| `crc` | | the checksum, always last |")
        parts.append("")
    return "\n".join(parts)


def _row(key: Key) -> str:
    name = f"**`{key.name}`**" if key.needed else f"`{key.name}`"
    return f"| {name} | {key.unit} | {key.meaning} |".replace("|  |", "| |")
