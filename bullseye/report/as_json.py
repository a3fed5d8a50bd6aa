"""The JSON of reports: what a round, a player or a goal comes to, under the keys of docs/statistics.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bullseye.drill.field import SHOOT
from bullseye.errors import BullseyeError
from bullseye.measure.over_time.trend import MEASURES, series, usual
from bullseye.measure.round_values import round_values
from bullseye.measure.shots.group import as_json, measure_group
from bullseye.measure.shots.whatif import what_if, what_if_text
from bullseye.progress.limits import limits_for
from bullseye.progress.series_json import standing_as_json
from bullseye.progress.trends import key_of, verdict
from bullseye.records.summary import Round, brief
from bullseye.session.clock import iso
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.target.face import STANDARD
from bullseye.target.scoring import Scorer
from bullseye.wording.facts import PARTS, facts_of

if TYPE_CHECKING:
    from bullseye.drill.catalog import Drills
    from bullseye.progress.goals import Standing
    from bullseye.target.catalog import Catalogue
    from bullseye.target.face import Face


@dataclass(frozen=True, slots=True)
class Shelves:
    """The faces and drills there are today: their names and looks; what is gone goes by its id."""

    faces: Catalogue
    drills: Drills

    def face(self, id_: str) -> Face | None:
        """The face of that id; None when it is gone or broken."""
        try:
            return self.faces.get(id_)
        except BullseyeError:
            return None

    def face_name(self, id_: str) -> str:
        """Its name, or its id."""
        return self.faces.name_of(id_)

    def drill_name(self, id_: str) -> str:
        """The drill's name, or its id."""
        return self.drills.name_of(id_)

    def code(self, record: Record) -> str:
        """The round's code; empty where it has none."""
        from bullseye.play.round.roundcode import code_of

        try:
            return code_of(record, self.drills, self.faces)
        except BullseyeError:
            return ""


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """As a reader of the JSON gets it: lists for tuples, and nothing that JSON cannot hold."""
    found: dict[str, Any] = json.loads(json.dumps(values, allow_nan=False))
    return found


# -- a round -----------------------------------------------------------------------------------------


def aimed(card: Scorecard) -> tuple[list[tuple[float, float]], set[int]]:
    """The shots at targets, mm at the face's own size, and the places of the misses among them."""
    shots = [(shot, hit) for shot, hit in zip(card.shots, card.hits, strict=True) if shot.kind == SHOOT]
    places = [(shot.x_mm / shot.size, shot.y_mm / shot.size) for shot, _ in shots]
    return places, {n for n, (_, hit) in enumerate(shots) if not hit.hit}


def round_as_json(
    record: Record, rounds: Iterable[Round], created: datetime, shelves: Shelves, sitting: Sequence[Record] = ()
) -> tuple[dict[str, Any], Scorecard]:
    """The JSON of a round's report, and the scorecard it rests on. *rounds* are the rows of the history, *sitting* all
    distances of its match where it has several.

    Raises BadRecordError when the record cannot be scored or its test is not whole.
    """
    card = score_record(record, shelves.face(record.face))
    own = brief(record, measure=round_values)
    before = [
        row
        for row in rounds
        if not row.simulated and row.id != own.id and row.date <= own.date and key_of(row)[:4] == key_of(own)[:4]
    ]
    test, pointing, reaction = record.test, None, None
    if test == "tapping":
        from bullseye.measure.pointing.tapping import answer_of_record

        pointing = answer_of_record(record)
    if test == "reaction":
        from bullseye.measure.reaction.times import reaction_of_record

        reaction = reaction_of_record(record)
    places, _ = aimed(card)
    group = None if test else {**as_json("all", measure_group(places))}
    values = {
        "report": "round",
        "created": iso(created),
        "round": _round(card, own, shelves),
        "breakdown": [{"key": key, "label": PARTS[key], "value": value} for key, value in card.breakdown()],
        "facts": [] if test else [{"key": one.key, "label": one.label, "text": one.text} for one in facts_of(card)],
        "group": group,
        "what_if": None if test else _what_if(card, places),
        "score_sheet": _score_sheet(card, sitting, shelves),
        "standing": _standing(own, [row for row in before if row.device == own.device]),
        "verdict": verdict(before, record),
        "pointing": pointing,
        "reaction": reaction,
    }
    return plain(values), card


def _round(card: Scorecard, own: Round, shelves: Shelves) -> dict[str, Any]:
    record, sums = card.record, card.totals
    return {
        "id": own.id,
        "player": own.player,
        "drill": own.drill,
        "drill_name": shelves.drill_name(own.drill),
        "face": own.face,
        "face_name": card.face.name,
        "style": own.style,
        "device": own.device,
        "finished": own.date,
        "seed": record.seed,
        "code": shelves.code(record),
        "simulated": own.simulated,
        "ranked": own.ranked,
        "score": own.score,
        "score_unit": own.score_unit,
        "better": own.better,
        "shots": own.shots,
        "hits": own.hits,
        "accuracy": own.accuracy,
        "inner_tens": card.inner_tens,
        "targets_hit": None if own.test else card.efficiency,
        "best_combo": sums.best_combo,
        "mean_time_s": card.mean_time_s,
        "duration_s": own.duration_s,
    }


def _score_sheet(card: Scorecard, sitting: Sequence[Record], shelves: Shelves) -> dict[str, Any] | None:
    from bullseye.play.round import score_sheet

    if not score_sheet.has_sheet(card.record):
        return None
    others = [one for one in sitting if one.id != card.record.id]
    cards = [card if one is card.record or one.id == card.record.id else score_record(one, shelves.face(one.face))
             for one in (sitting if others else [card.record])]  # fmt: skip
    name = shelves.drill_name(card.record.drill)
    return score_sheet.as_json(score_sheet.score_sheet(cards, shelves.drills.matches, name))


def _what_if(card: Scorecard, places: Sequence[tuple[float, float]]) -> dict[str, Any] | None:
    if not card.face.rings or card.record.parameters.score == "none":
        return None
    # A record's face has the style that was played as its own.
    scorer = Scorer(card.face, STANDARD, card.record.gauge_mm)
    found = what_if(scorer, places, card.record.score_unit == "tenths")
    if found is None:
        return None
    return {
        "n": found.n,
        "x_mm": found.x_mm,
        "y_mm": found.y_mm,
        "unit": "tenths" if found.tenths else "points",
        "as_shot": found.as_shot,
        "centred": found.centred,
        "halved": found.halved,
        "centred_and_halved": found.centred_and_halved,
        "bias_cost": found.bias_cost,
        "spread_cost": found.spread_cost,
        "sentence": what_if_text(found),
    }


def _standing(own: Round, before: Sequence[Round]) -> list[dict[str, Any]]:
    found = []
    for measure, of in MEASURES.items():
        value = of.value(own)
        if value is None:
            continue
        better = of.better_of(own)
        values = [point.value for point in series(before, of.value)]
        range_ = usual(values, limits=limits_for(measure, own, [*values, value]))
        place = None
        if range_ is not None:
            above, below = value > range_.high, value < range_.low
            place = "within"
            if above or below:
                place = "better" if above == (better == "higher") else "worse"
        found.append({
            "measure": measure,
            "unit": of.unit_of(own),
            "better": better,
            "value": value,
            "usual": None if range_ is None else range_._asdict(),
            "place": place,
        })  # fmt: skip
    return found


# -- goals -------------------------------------------------------------------------------------------


def told_standing(found: Standing) -> dict[str, Any]:
    """A goal and its progress under the keys of `bullseye goals --json`, and the goal in words."""
    from bullseye.progress.goals import goal_text

    return {**standing_as_json(found), "text": goal_text(found.progress.goal)}
