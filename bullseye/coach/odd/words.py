"""What does not fit as sentences: the value, what is usual, and what else was different, never as a proof."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.coach.forecast.words import number
from bullseye.coach.odd.causes import DEVICE, INPUT, LATE, PART, PAUSE, SERIES, SOURCE, STALL, WEEKDAY, WINDOW
from bullseye.coach.odd.found import SHIFT, Cause, Odd
from bullseye.words import tr, trn

CAUSE_WORDS: dict[str, Callable[[str], str]] = {
    DEVICE: lambda said: tr("the device {said}", said=said),
    WINDOW: lambda said: tr("a smaller window ({said})", said=said),
    STALL: lambda said: tr("a picture that stood still ({said})", said=said),
    SERIES: lambda said: tr("one bad series ({said})", said=said),
    PAUSE: lambda said: tr("a long pause before it ({said})", said=said),
    LATE: lambda said: tr("late in the sitting ({said})", said=said),
    PART: lambda said: tr("the time of day, {said}", said=said),
    WEEKDAY: lambda said: tr("the day of the week, {said}", said=said),
    SOURCE: lambda said: tr("the source {said}", said=said),
    INPUT: lambda said: tr("an input ({said})", said=said),
}
"""Every cause in words."""


def odd_sentence(odd: Odd, unit: str = "", when: str = "") -> str:
    """`40 points on 3 May does not fit: 90 is usual, by the 30 before, and 4.1 more or less.`"""
    if odd.value is None:
        return _missing(odd, when)
    value = number(odd.value) + (f" {unit}" if unit else "")
    at = tr("{value} ({when})", value=value, when=when) if when else value
    usual = tr("{usual} is usual by the {over} before it", usual=number(odd.usual), over=odd.over)
    if odd.sizes is None:
        usual = tr("all {over} before it were {usual}", usual=number(odd.usual), over=odd.over)
    else:
        usual = tr(
            "{usual}, give or take {spread}", usual=usual, spread=number(odd.spread)
        )  # fmt: skip
    if odd.kind == SHIFT:
        run = trn("The last {n} value lies elsewhere", "The last {n} values lie elsewhere", odd.run)
        return tr("{run}, about {at}: {usual}.", run=run, at=at, usual=usual)
    return tr("{at} does not fit: {usual}.", at=at, usual=usual)


def _missing(odd: Odd, when: str) -> str:
    return tr("There is no value for {when}, and its weekday always had one; {over} days had one before it.",
              when=when, over=odd.over)  # fmt: skip


def cause_sentence(cause: Cause) -> str:
    """`Possible cause: the device trackpad. So it was with 1 of 1 that do not fit, and with 0 of 30 before.`"""
    key = cause.key.partition(" ")[0]
    return tr(
        "Possible cause: {what}. So it was with {odd} of {of_odd} that do not fit, and with {others} of {of_others} "
        "before.",
        what=CAUSE_WORDS[key](cause.said), odd=cause.odd, of_odd=cause.of_odd, others=cause.others,
        of_others=cause.of_others,
    )  # fmt: skip


def odd_paragraph(odd: Odd, unit: str = "", when: str = "") -> str:
    """What does not fit, then at most three possible causes, and that they are no more than that."""
    told = [odd_sentence(odd, unit, when), *map(cause_sentence, odd.causes[:3])]
    if odd.causes:
        told.append(tr("What moves together need not be its cause."))
    return " ".join(told)
