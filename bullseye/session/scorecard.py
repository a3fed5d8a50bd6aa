"""A stored round scored again from its shots alone: what the result page, replay and checks read."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.drill.rules import Award, Rules, Tally, Totals
from bullseye.drill.threshold import Threshold, threshold_of
from bullseye.drill.tracking import total_ms
from bullseye.session.judge import verdict
from bullseye.session.record import Record, on_target_share
from bullseye.session.shot import Shot
from bullseye.target.face import Face
from bullseye.target.scoring import Hit, Scorer


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every shot of a round with what it is worth, and the sums. `hits` and `awards` run beside `shots`."""

    record: Record
    face: Face
    rules: Rules
    hits: tuple[Hit, ...]
    awards: tuple[Award, ...]
    totals: Totals

    @property
    def shots(self) -> tuple[Shot, ...]:
        """The shots of the record."""
        return self.record.shots

    @property
    def accuracy(self) -> float | None:
        """Hits per shot, or in a tracking drill the share of time on the target; None where there is nothing.

        None, too, for a reaction test that a press anywhere answers: nothing was aimed at.
        """
        record = self.record
        if record.on_target is not None:
            return on_target_share(record.on_target, record.duration_s)
        if record.reaction is not None and not record.reaction.moves:
            return None
        return self.totals.accuracy

    @property
    def mean_time_s(self) -> float | None:
        """Mean time between shots (the first from the start), in seconds; None without shots."""
        return self.shots[-1].t / len(self.shots) if self.shots else None

    @property
    def targets_shown(self) -> int:
        """Targets that appeared: those at the start, another after each hit that did not end the round.

        Where targets go by themselves it is the record that knows, and it counts only those to be shot.
        """
        if self.record.targets_shown is not None:
            return self.record.targets_shown
        parameters = self.record.parameters
        if parameters.stages:  # each shot of a course of fire is a target of its own
            return sum(stage.series * stage.shots for stage in parameters.stages)
        closed = parameters.ends in ("shots", "targets") and bool(self.hits) and self.hits[-1].hit
        return self.totals.hits + parameters.targets_up - (1 if closed else 0)

    @property
    def targets_missed(self) -> int | None:
        """Targets that went without a hit; None where they do not go by themselves."""
        return self.record.targets_missed

    @property
    def threshold(self) -> Threshold | None:
        """What an adaptive drill found: the size or speed, in times the drill's own, at which its share hits."""
        adaptive = self.record.parameters.adaptive
        return None if adaptive is None else threshold_of(adaptive, (hit.hit for hit in self.hits))

    def subtotals(self) -> list[tuple[str, list[int]]]:
        """For each stage of a course of fire its name and the ring points of each of its series."""
        found: list[tuple[str, list[int]]] = []
        first = 0
        for stage in self.record.parameters.stages:
            series = range(first, first + stage.series)
            first += stage.series
            found.append((stage.name, [self._series_points(number) for number in series]))
        return found

    def _series_points(self, number: int) -> int:
        return sum(award.points for shot, award in zip(self.shots, self.awards, strict=True) if shot.series == number)

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
        """Parts (key, points) that add up exactly to the score; one part for a score in ms, none without one."""
        sums = self.totals
        rules = self.rules
        if rules.score == "none":
            return []
        if self.record.score_unit == "ms":
            return [("time_on_target" if rules.score == "on-target" else "last_hit", sums.score)]
        if self.record.score_unit == "tenths":
            return [("ring_tenths", sums.score)]
        lines = [("ring_points", sums.points)]
        if rules.combo_cap_points and rules.combo_step_points:
            lines.append(("combo_bonus", sums.combo_bonus))
        if rules.time_bonus_points:
            lines.append(("time_bonus", sums.time_bonus))
        if rules.wrong_hit_points:
            lines.append(("penalty", -sums.penalty))
        if rules.accuracy_factor != "none":
            lines.append(("accuracy_change", sums.accuracy_change))
        return lines


def score_record(record: Record, colours: Face | None = None) -> Scorecard:
    """Score *record* by the rules it names.

    *colours* lends today's looks of the face. Raises BadRecordError when its rules version is not known, or when
    the record lacks what scoring needs: from elsewhere it may hold no more than a record must; BadInputError for a
    gauge that its face cannot be shot with.
    """
    face = record.face_as_shot(colours)
    scorer = Scorer(face, gauge_mm=record.gauge_mm)
    rules = record.parameters.rules(record.rules)
    tally = Tally(rules)
    verdicts = [verdict(scorer, shot) for shot in record.shots]
    awards = tuple(
        tally.add(shot.t, hit.points, hit.hit, shot.target, wrong=wrong, appeared_s=shot.appeared)
        for shot, (hit, wrong) in zip(record.shots, verdicts, strict=True)
    )
    totals = tally.totals()
    if record.on_target is not None:
        totals = totals._replace(score=total_ms(record.on_target))
    elif record.score_unit == "tenths":
        totals = totals._replace(score=sum(hit.tenths or 0 for hit, _ in verdicts))
    return Scorecard(record, face, rules, tuple(hit for hit, _ in verdicts), awards, totals)
