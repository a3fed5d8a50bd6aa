"""What there is to say of any number on a page: its name, how it is made, from which values, and by whose formula."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bullseye.drill.rules import Rules
from bullseye.measure.statistics.every import is_statistic, statistic
from bullseye.measure.statistics.statistic import OWN
from bullseye.session.scorecard import Scorecard
from bullseye.wording.forms import figure
from bullseye.wording.numbers import DASH, MINUS, score_text, seconds, signed
from bullseye.words import commas, number, ordinal, tr, trn

Line = tuple[str, str]


class Explanation(NamedTuple):
    """A number explained: *value* is how it is read, *inputs* are (name, value) of what went in.

    *columns* and *rows* are a table for what is made of many parts, such as a score.
    """

    name: str
    value: str
    definition: str
    formula: str = ""
    inputs: tuple[Line, ...] = ()
    source: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def of_statistic(topic: str, key: str, values: Mapping[str, Any], shown: str = "") -> Explanation:
    """The line of docs/statistics.md for *key* with what *values* hold of it; *shown* is how the page shows it.

    Raises UnknownNameError for a number that there is not.
    """
    line = statistic(topic, key)
    unit = line.unit if line.unit != OWN else ""
    value = shown or (f"{figure(values[key])} {unit}".rstrip() if values.get(key) is not None else DASH)
    inputs = tuple(
        (_name_of(topic, name), figure(values[name])) for name in line.inputs if values.get(name) is not None
    )
    return Explanation(line.title, value, line.sentence, line.formula, inputs, line.source)


def _name_of(topic: str, key: str) -> str:
    if not is_statistic(topic, key):
        return key
    label = statistic(topic, key).label
    return key if label == key else commas((key, label))


# -- the score -----------------------------------------------------------------------------------------

SHOT_COLUMNS = (tr("Shot"), tr("Time"), tr("Ring"), tr("Streak"), tr("Speed"), tr("Wrong"), tr("Sum so far"))


def rules_of(card: Scorecard) -> Rules:
    """The rules that a round was played by."""
    return card.rules


def score_explained(card: Scorecard) -> Explanation:
    """The score, shot by shot: ring, streak, speed, what wrong hits cost, and what the accuracy makes of the sum."""
    rules, sums, record = rules_of(card), card.totals, card.record
    value = score_text(None if record.score is None else sums.score, record.score_unit)
    source = tr("the drill's own rules, version {version}; they are kept with the round", version=rules.version)
    if record.on_target is not None:
        rows = tuple(
            (str(n), seconds(float(start)), seconds(float(end)), seconds(float(end) - float(start), 3))
            for n, (start, end) in enumerate(record.on_target, start=1)
        )
        return Explanation(
            tr("Score"),
            value,
            tr("The time that the pointer was on the target, added up."),
            tr("sum(off - on)"),
            ((tr("times on target"), str(len(rows))),),
            source,
            ("", tr("From"), tr("To"), tr("Time")),
            rows,
        )
    if rules.score == "time":
        return Explanation(
            tr("Score"),
            value,
            tr("The time of the last hit, from the start of the round; less is better."),
            tr("t of the last hit"),
            (("hits", str(sums.hits)),),
            source,
            (tr("Shot"), tr("Time"), tr("Ring")),
            tuple(_timed(card, n) for n in range(len(card.shots))),
        )
    if rules.score == "none":
        return Explanation(
            tr("Score"), value, tr("This drill gives no points: the group is what counts."), source=source
        )
    if record.score_unit == "tenths":
        return Explanation(
            tr("Score"),
            value,
            tr("The tenths of every shot, added up, as the rules of this match count them."),
            tr("sum of the decimal values"),
            ((tr("shots"), str(sums.shots)),),
            source,
            (tr("Shot"), tr("Ring"), tr("Tenths")),
            tuple((str(n + 1), _ring(card, n), score_text(h.tenths, "tenths")) for n, h in enumerate(card.hits)),
        )
    lines = [(tr("ring points"), str(sums.points))]
    if rules.combo_cap_points and rules.combo_step_points:
        lines.append((tr("streak bonus"), signed(sums.combo_bonus)))
    if rules.time_bonus_points:
        lines.append((tr("speed bonus"), signed(sums.time_bonus)))
    if rules.wrong_hit_points:
        lines.append((tr("wrong hits"), signed(-sums.penalty)))
    formula, factor = _factor_words(rules)
    if rules.accuracy_factor != "none":
        lines += [
            (tr("sum"), str(sums.raw)),
            (tr("hits"), str(sums.hits)),
            (tr("shots"), str(sums.shots)),
            (tr("change by accuracy"), signed(sums.accuracy_change)),
        ]
    said = tr("What each shot brought, added up") + (f", {factor}." if factor else ".")
    return Explanation(tr("Score"), value, said, formula, tuple(lines), source, *_shot_table(card, rules))


def _factor_words(rules: Rules) -> tuple[str, str]:
    cut = tr("and cut down to a whole number")
    if rules.accuracy_factor == "sqrt":
        return tr("score = sum \u00d7 sqrt(hits / shots)"), tr(
            "then times the square root of the accuracy, {cut}", cut=cut
        )
    if rules.accuracy_factor == "linear":
        return tr("score = sum \u00d7 hits / shots"), tr("then times the accuracy, {cut}", cut=cut)
    return tr("score = sum"), ""


def _timed(card: Scorecard, n: int) -> tuple[str, str, str]:
    return str(n + 1), seconds(card.shots[n].t, 3), _ring(card, n)


def _ring(card: Scorecard, n: int) -> str:
    hit, award = card.hits[n], card.awards[n]
    if award.wrong:
        return "wrong"
    if not hit.hit:
        return "miss"
    return f"{award.points} {card.face.inner_ten_name}" if hit.is_x else str(award.points)


def _shot_table(card: Scorecard, rules: Rules) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A row for each shot; columns that this drill's rules leave empty are left out."""
    asked = (
        True,
        True,
        True,
        bool(rules.combo_cap_points and rules.combo_step_points),
        bool(rules.time_bonus_points),
        bool(rules.wrong_hit_points),
        True,
    )
    rows, so_far = [], 0
    for n, (shot, award) in enumerate(zip(card.shots, card.awards, strict=True)):
        so_far += award.total
        cells = (
            str(n + 1),
            seconds(shot.t),
            _ring(card, n),
            _bonus(award.combo_bonus),
            _bonus(award.time_bonus),
            _bonus(-award.penalty),
            str(so_far).replace("-", MINUS),
        )
        rows.append(tuple(cell for cell, wanted in zip(cells, asked, strict=True) if wanted))
    return tuple(name for name, wanted in zip(SHOT_COLUMNS, asked, strict=True) if wanted), tuple(rows)


def _bonus(points: int) -> str:
    return signed(points) if points else DASH


def shot_explained(card: Scorecard, n: int) -> Explanation:
    """What one shot brought and why; *n* counts from 0."""
    shot, award, rules, hit = card.shots[n], card.awards[n], rules_of(card), card.hits[n]
    where = tr("{distance_mm} mm from the target's centre", distance_mm=figure(hit.distance_mm))
    if shot.size != 1:
        where = tr("{where} (at face size; this target was {size} times the face)",
                   where=where, size=figure(shot.size))  # fmt: skip
    lines: list[Line] = [(tr("from the centre"), f"{figure(hit.distance_mm)} mm"), (tr("ring"), _ring(card, n))]
    if hit.hit and rules.combo_cap_points and rules.combo_step_points:
        if award.combo > 1:
            streak = tr(
                "{combo_bonus}: {combo} hit in a row", combo_bonus=signed(award.combo_bonus), combo=ordinal(award.combo)
            )
        else:
            streak = tr("none: the first hit of a streak")
        lines.append((tr("streak"), streak))
    if hit.hit and rules.time_bonus_points:
        lines.append((tr("speed"), signed(award.time_bonus)))
    if award.wrong:
        lines.append((tr("wrong target"), signed(-award.penalty)))
    value = signed(award.total) if award.total else "0"
    said = tr("It was shot {t} after the start and went through {where}.", t=seconds(shot.t), where=where)
    return Explanation(
        tr("Shot {n}", n=n + 1),
        trn("{n} point", "{n} points", abs(award.total), n=value),
        said,
        _shot_formula(rules),
        tuple(lines),
        tr(
            "the rings of {name} and the drill's own rules, version {version}",
            name=card.face.name,
            version=rules.version,
        ),
    )


def _shot_formula(rules: Rules) -> str:
    parts = [tr("ring points")]
    if rules.combo_cap_points and rules.combo_step_points:
        parts.append(
            tr(
                "streak: {combo_step_points} more for each hit after the first within "
                "{combo_window_s} s of the last, at most {combo_cap_points}",
                combo_step_points=rules.combo_step_points,
                combo_window_s=number(rules.combo_window_s, "g"),
                combo_cap_points=rules.combo_cap_points,
            )
        )
    if rules.time_bonus_points:
        parts.append(
            tr(
                "speed: {time_bonus_points} as the target comes, down to 0 after {time_bonus_s} s",
                time_bonus_points=rules.time_bonus_points,
                time_bonus_s=number(rules.time_bonus_s, "g"),
            )
        )
    if rules.wrong_hit_points:
        parts.append(
            tr("a wrong target: {minus}{wrong_hit_points}", minus=MINUS, wrong_hit_points=rules.wrong_hit_points)
        )
    return "\n+ ".join(parts)
