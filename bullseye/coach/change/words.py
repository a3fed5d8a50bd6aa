"""What the levers, a model of a number and the plan say, each number of a sentence with its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bullseye.calendar_words import day_words
from bullseye.coach.change.answers import Ahead, Needed
from bullseye.coach.change.inputs import Advised
from bullseye.coach.change.levers import AIM, FATIGUE, MISSES, PACE, SPREAD, STEP, Lever, Levers
from bullseye.coach.change.plan import HELPS, Due, Evidence
from bullseye.coach.change.ridge import Model, Refused
from bullseye.coach.said import Figure, Said, sure
from bullseye.measure.shots.whatif import where_text
from bullseye.words import commas, listed, tr, trn
from bullseye.words import number as written

DrillName = Callable[[str], str]
_ROUNDS = "the last rounds of one drill, face and device"
_MODEL = "bullseye.measure.shots.skill, of the last rounds"
_TABLE = "the table's own columns"
_CV = "cross-validation over the table's rows"
_PAST = "the player's own days"
_STEP = Figure("step_percent", written(100 * STEP, "g"), 100 * STEP, "levers.STEP")


def of_levers(found: Levers) -> list[Said]:
    """What each change would bring, what brings most first; then how well the model describes the rounds."""
    said = [_of_lever(each, found) for each in found.found if each.sure]
    return [*said, _of_model(found)]


def _of_lever(lever: Lever, found: Levers) -> Said:
    gain, ends = _points(lever, written(lever.gain, ".1f"), lever.gain)
    low, high = ends
    rounds = Figure("rounds", f"{found.rounds}", found.rounds, _ROUNDS)
    tail = tr(
        "{gain} points a round ({sure} %: {low} to {high})",
        gain=gain.text, sure=f"{sure().text}", low=low.text, high=high.text,
    )  # fmt: skip
    figures = [gain, low, high, sure()]
    if lever.id == AIM:
        where = where_text(-found.shape.x_mm, -found.shape.y_mm)
        text = tr("Aim {where}: {tail}.", where=where, tail=tail)
        figures.append(Figure("off_centre_mm", where, lever.now, _ROUNDS))
    elif lever.id == SPREAD:
        sigma = Figure("sigma_mm", written(lever.now, ".1f"), lever.now, _ROUNDS)
        figures += [sigma, _STEP]
        text = tr("A spread {step} % below {sigma} mm: {tail}.", step=_STEP.text, sigma=sigma.text, tail=tail)
    elif lever.id == PACE:
        pace = Figure("pace_per_s", written(lever.now, ".2f"), lever.now, _ROUNDS)
        figures += [pace, _STEP]
        text = tr(
            "A pace {step} % above {pace} shots a second, with the same spread: {tail}.",
            step=_STEP.text,
            pace=pace.text,
            tail=tail,
        )
    elif lever.id == MISSES:
        share = Figure("wild_percent", written(100 * lever.now, ".1f"), 100 * lever.now, _ROUNDS)
        figures.append(share)
        text = tr("Half as many shots gone wild ({share} % now): {tail}.", share=share.text, tail=tail)
    else:
        per_round = Figure("per_round", written(abs(lever.now), ".2f"), abs(lever.now), "measure.fatigue")
        figures.append(per_round)
        text = tr(
            "Every round of a sitting like its first, not {per_round} worse from round to round: {tail}.",
            per_round=per_round.text, tail=tail,
        )  # fmt: skip
    if lever.id != FATIGUE:
        figures.append(rounds)
        text = tr("{text} By {n} rounds.", text=text, n=rounds.text)
    return Said(f"change-{lever.id}", text, tuple(figures))


def _points(lever: Lever, text: str, value: float) -> tuple[Figure, tuple[Figure, Figure]]:
    source = "measure.fatigue" if lever.id == FATIGUE else _MODEL
    low, high = lever.ci80
    return Figure("gain_points", f"+{text}", value, source), (
        Figure("gain_low", written(low, ".1f"), low, source), Figure("gain_high", written(high, ".1f"), high, source),
    )  # fmt: skip


def _of_model(found: Levers) -> Said:
    figures = (
        Figure("expected_points", written(found.expected, ".2f"), found.expected, _MODEL),
        Figure("mean_points", written(found.mean, ".2f"), found.mean, _ROUNDS),
        Figure("shots", f"{found.shots}", found.shots, _ROUNDS),
    )
    text = tr(
        "By this picture of your shots one is worth {expected} points; your last {shots} were worth {mean}.",
        expected=figures[0].text, shots=figures[2].text, mean=figures[1].text,
    )  # fmt: skip
    return Said("change-model", text, figures)


# -- a number and its inputs ---------------------------------------------------------------------------


def of_inputs(found: Advised) -> list[Said]:
    """How well the inputs tell the number, what planned ones lead to, and what a wanted number takes."""
    said = [_of_fit(found.model, len(found.inputs.values))]
    if found.ahead is not None:
        said.append(_of_ahead(found, found.ahead))
    if found.needed is not None:
        said.append(_of_needed(found, found.needed))
    return said


def _of_fit(model: Model | Refused, rows: int) -> Said:
    count = Figure("rows", f"{rows}", rows, _TABLE)
    if isinstance(model, Refused):
        figures = [count, *_figures_in(model.reason)]
        text = model.reason
        if model.error is not None and model.plain_error is not None:
            errors = _errors(model.error, model.plain_error)
            text = tr("{reason} (unseen rows are missed by {error}, by the mean alone by {plain})",
                      reason=text, error=errors[0].text, plain=errors[1].text)  # fmt: skip
            figures += errors
        return Said("inputs-refused", trn("{n} row: {said}.", "{n} rows: {said}.", rows, said=text), tuple(figures))
    error, plain = _errors(model.error, model.plain_error)
    text = trn(
        "{n} row: unseen ones are missed by {error}, by the mean alone by {plain}.",
        "{n} rows: unseen ones are missed by {error}, by the mean alone by {plain}.",
        rows, error=error.text, plain=plain.text,
    )  # fmt: skip
    return Said("inputs-fit", text, (error, plain, count))


def _figures_in(reason: str) -> list[Figure]:
    """A refusal names how many rows are needed."""
    from bullseye.coach.said import numbers_in

    return [Figure("needed_rows", f"{number:f}", float(number), "ridge.fit") for number in sorted(numbers_in(reason))]


def _errors(error: float, plain: float) -> list[Figure]:
    return [Figure("error", short(error), error, _CV), Figure("plain_error", short(plain), plain, _CV)]


def short(value: float) -> str:
    """Three significant digits and more, thousands parted: 41,000; 12.3; 0.0567."""
    if abs(value) >= 1000:
        return written(round(value), ",")
    return written(float(f"{value:.3g}"), "g") if value else "0"


def _plan_text(names: Sequence[str], values: Sequence[float], but: int = -1) -> str:
    each = [f"{name} {short(x)}" for n, (name, x) in enumerate(zip(names, values, strict=True)) if n != but]
    return commas(each)


def _of_ahead(found: Advised, one: Ahead) -> Said:
    names = found.inputs.names
    low, high = one.ci80
    figures = (
        Figure("value", short(one.value), one.value, _CV), Figure("low", short(low), low, _CV),
        Figure("high", short(high), high, _CV), sure(),
        *(Figure(f"input_{n + 1}", short(x), x, "as planned") for n, x in enumerate(one.inputs)),
        *_name_figures((found.inputs.target, *names)),
    )  # fmt: skip
    text = tr(
        "With {plan}: {target} {value}; {sure} %: {low} to {high}.", plan=_plan_text(names, one.inputs),
        target=found.inputs.target, value=figures[0].text, sure=sure().text, low=figures[1].text, high=figures[2].text,
    )  # fmt: skip
    return Said("inputs-ahead", text + _beyond(one.beyond), figures)


def _of_needed(found: Advised, one: Needed) -> Said:
    names, which = found.inputs.names, one.which
    low, high = one.ci80
    wanted = Figure("wanted", short(one.wanted), one.wanted, "as wanted")
    value = Figure("value", short(one.value), one.value, _CV)
    ends = [Figure(key, short(end), end, _CV) for key, end in (("low", low), ("high", high)) if end is not None]
    others = _plan_text(names, one.inputs, but=which)
    figures = [value, wanted, sure(), *ends, *_name_figures((found.inputs.target, *names))]
    figures += [
        Figure(f"input_{n + 1}", short(x), x, "as planned") for n, x in enumerate(one.inputs) if n != which
    ]  # fmt: skip
    between = _between(None if low is None else short(low), None if high is None else short(high))
    if others:
        text = tr(
            "About {value} {name} for {wanted} {target}, if things stay as they were (with {plan}); {sure} %: "
            "{between}.",
            value=value.text, name=names[which], wanted=wanted.text, target=found.inputs.target, plan=others,
            sure=sure().text, between=between,
        )  # fmt: skip
    else:
        text = tr(
            "About {value} {name} for {wanted} {target}, if things stay as they were; {sure} %: {between}.",
            value=value.text, name=names[which], wanted=wanted.text, target=found.inputs.target,
            sure=sure().text, between=between,
        )  # fmt: skip
    return Said("inputs-needed", text + _beyond(one.beyond), tuple(figures))


def _between(low: str | None, high: str | None) -> str:
    if low is not None and high is not None:
        return tr("{low} to {high}", low=low, high=high)
    if low is not None:
        return tr("{low} or more", low=low)
    return tr("{high} or less", high=high) if high is not None else tr("any amount")


def _name_figures(names: Sequence[str]) -> list[Figure]:
    """A column may have a number in its name; it stays here and is sent to nobody."""
    return [Figure("column_name", name, 0.0, _TABLE) for name in names]


def _beyond(beyond: bool) -> str:
    return tr(" An input was never so far out before, so this is a guess.") if beyond else ""


# -- the plan ------------------------------------------------------------------------------------------


def of_evidence(found: Sequence[Evidence], unit: str, name: DrillName) -> list[Said]:
    """What the past says of each drill: that it helps, or that it cannot be told."""
    return [_of_evidence(each, unit, name(each.drill)) for each in found]


def _of_evidence(one: Evidence, unit: str, name: str) -> Said:
    low, high = one.ci80
    with_, without = (Figure(key, f"{n}", n, _PAST) for key, n in (
        ("days_with", one.days_with), ("days_without", one.days_without)))  # fmt: skip
    gain = Figure("gain", written(one.gain, "+.2f"), one.gain, _PAST)
    ends = Figure("low", written(low, "+.2f"), low, _PAST), Figure("high", written(high, "+.2f"), high, _PAST)
    tail = f" {unit}" if unit else ""
    text = tr(
        "{name}: the next day was {gain}{tail} ({sure} %: {low} to {high}) after {with_} days with it against "
        "{without} without",
        name=name, gain=gain.text, tail=tail, sure=sure().text, low=ends[0].text, high=ends[1].text,
        with_=with_.text, without=without.text,
    )  # fmt: skip
    text = tr("{said}; it helps you.", said=text) if one.helps else tr("{said}; that may be chance.", said=text)
    figures = (gain, *ends, sure(), with_, without, Figure("drill_name", name, 0.0, "the drill's file"))
    return Said("plan-helps" if one.helps else "plan-unclear", text, figures)


def of_plan(found: Sequence[Due], name: DrillName) -> list[Said]:
    """A sentence for each drill with the days it is due."""
    return [_of_due(each, name(each.drill)) for each in found if each.days]


def _of_due(one: Due, name: str) -> Said:
    days = [day_words(day) for day in one.days]
    reason = _WHY.get(one.why, "")
    if days[1:]:
        text = tr("{name} ({reason}): next on {first}, then {rest}.",
                  name=name, reason=reason, first=days[0], rest=listed(days[1:]))  # fmt: skip
    else:
        text = tr("{name} ({reason}): next on {first}.", name=name, reason=reason, first=days[0])
    figures = [Figure(f"day_{n + 1}", day, float(one.days[n].toordinal()), "plan.week") for n, day in enumerate(days)]
    return Said(f"plan-{one.why}-due", text, (*figures, Figure("drill_name", name, 0.0, "the drill's file")))


_WHY = {HELPS: tr("it helps you"), "goal": tr("to keep it up"), "try": tr("to find out whether it helps")}
