"""A stored round scored again from its shots alone: what the result page, replay and checks read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bullseye.drill.drill import rules_from
from bullseye.drill.rules import Award, Tally, Totals
from bullseye.session.record import face_of
from bullseye.session.shot import Shot, shot_from
from bullseye.target.face import Face
from bullseye.target.scoring import Hit, Scorer


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every shot of a round with what it is worth, and the sums. `hits` and `awards` run beside `shots`."""

    record: dict[str, Any]
    face: Face
    shots: tuple[Shot, ...]
    hits: tuple[Hit, ...]
    awards: tuple[Award, ...]
    totals: Totals

    @property
    def mean_time_s(self) -> float | None:
        """Mean time between shots (the first from the start), in seconds; None without shots."""
        return self.shots[-1].t / len(self.shots) if self.shots else None

    @property
    def targets_shown(self) -> int:
        """Targets that appeared: one at the start, another after each hit that did not end the round."""
        closed = self.record["parameters"].get("ends") in ("shots", "targets") and bool(self.hits) and self.hits[-1].hit
        return self.totals.hits + (0 if closed else 1)

    @property
    def efficiency(self) -> float | None:
        """Targets hit per target shown, 0 to 1; None while nothing was shot. It is not the accuracy."""
        return self.totals.hits / self.targets_shown if self.shots else None

    @property
    def inner_tens(self) -> int | None:
        """How many inner tens; None where the face or style does not tell them."""
        known = [h.is_x for h in self.hits if h.is_x is not None]
        return sum(known) if known else None

    def breakdown(self) -> list[tuple[str, int]]:
        """Lines (label, points) that add up exactly to the score; one line for a score in ms."""
        sums = self.totals
        if self.record["score_unit"] == "ms":
            return [("Time of the last hit", sums.score)]
        lines = [("Ring points", sums.points)]
        rules = self.record["parameters"]
        if rules.get("combo_cap_points") and rules.get("combo_step_points"):
            lines.append(("Combo bonus", sums.combo_bonus))
        if rules.get("time_bonus_points"):
            lines.append(("Time bonus", sums.time_bonus))
        if rules.get("accuracy_factor", "none") != "none":
            lines.append(("Accuracy", sums.accuracy_change))
        return lines


def score_record(record: dict[str, Any], colours: Face | None = None) -> Scorecard:
    """Score *record* (schema 1, checked) by the rules it names.

    *colours* lends today's looks of the face. Raises BadRecordError when its rules version is not known.
    """
    face = face_of(record, colours)
    scorer = Scorer(face, gauge_mm=record["gauge_mm"])
    tally = Tally(rules_from(record["parameters"], record["rules"]))
    shots = tuple(shot_from(s) for s in record["shots"])
    hits = tuple(scorer.score(s.x_mm, s.y_mm) for s in shots)
    awards = tuple(tally.add(s.t, h.points, h.hit, s.target) for s, h in zip(shots, hits, strict=True))
    return Scorecard(record, face, shots, hits, awards, tally.totals())
