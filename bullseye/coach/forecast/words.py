"""A forecast as sentences: each number with what it comes from, and never a promise that was not measured."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.coach.forecast.ahead import MEAN, NEXT, Forecast, Held, Span, TooLittle
from bullseye.words import signs, tr, trn

METHOD_WORDS: dict[str, Callable[[], str]] = {
    "mean": lambda: tr("the plain mean"),
    "last": lambda: tr("the newest value"),
    "last-5": lambda: tr("the mean of the last 5"),
    "last-10": lambda: tr("the mean of the last 10"),
    "median": lambda: tr("the median of the last 15"),
    "line": lambda: tr("a robust straight line through the last 20 (Theil-Sen)"),
    "damped": lambda: tr("a trend that fades out (damped Holt)"),
    "damped-slow": lambda: tr("a trend that fades out, slow to learn (damped Holt)"),
    "damped-quick": lambda: tr("a trend that fades out, quick to learn (damped Holt)"),
    "weekday": lambda: tr("the same days of the weeks before"),
}
"""Every method of METHODS in words."""


def number(value: float) -> str:
    """A number with as many decimals as its size leaves room for: 1234, 123.4, 12.34, 0.1234."""
    size = abs(value)
    text = f"{value:.{0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 4}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if float(text) == 0 else signs(text)


def _amount(value: float, unit: str) -> str:
    return f"{number(value)} {unit}" if unit else number(value)


def span_text(span: Span, unit: str = "") -> str:
    """`90 to 104 points`."""
    return tr("{low} to {high}", low=number(span[0]), high=_amount(span[1], unit))


def forecast_sentence(found: Forecast | TooLittle, unit: str = "") -> str:
    """What is likely, and its interval of 80 %: the first thing to say."""
    if isinstance(found, TooLittle):
        return too_little_sentence(found)
    value = _amount(found.value, unit)
    if found.what == NEXT and found.steps == 1:
        said = tr("The next one is likely about {value}", value=value)
    elif found.what == NEXT:
        said = tr("The value {steps} ahead is likely about {value}", steps=found.steps, value=value)
    elif found.what == MEAN:
        said = tr("The mean of the next {steps} is likely about {value}", steps=found.steps, value=value)
    else:
        said = tr("The next {steps} together are likely about {value}", steps=found.steps, value=value)
    if found.ci80 is None:
        return tr("{said}; too few past forecasts tell how sure that is.", said=said)
    return tr("{said}; 80 in 100 such lie within {span}.", said=said, span=span_text(found.ci80, unit))


def too_little_sentence(found: TooLittle) -> str:
    """That there is too little to say anything, and how much is missing."""
    have = trn("there is {n} value", "there are {n} values", found.have)
    return tr("Too little data for a forecast: {have}, and it takes {need}.", have=have, need=found.need)


def evidence_sentence(found: Forecast, unit: str = "") -> str:
    """By which method, how far past forecasts were off, and what the plain mean would say."""
    tries = trn("{n} past forecast", "{n} past forecasts", found.tries)
    method, error = METHOD_WORDS[found.method](), _amount(found.error, unit)
    if not found.better:
        return tr(
            "By {method} of {given} values, which nothing beat: {tries} were {error} off on average.",
            method=method, given=found.given, tries=tries, error=error,
        )  # fmt: skip
    return tr(
        "By {method}: {tries} were {error} off on average, the plain mean of {given} values {plain_error}; that would "
        "say {plain}.",
        method=method, tries=tries, error=error, given=found.given, plain_error=_amount(found.plain_error, unit),
        plain=_amount(found.plain, unit),
    )  # fmt: skip


def held_sentence(found: Forecast) -> str:
    """How its last intervals did: `8 of the last 10 lay inside the 80 % interval.`; "" where there were none."""
    return _held(found.held80, 80) if found.held80.of else ""


def _held(held: Held, percent: int) -> str:
    return tr(
        "{inside} of the last {of} lay inside the {percent} % interval.",
        inside=held.inside, of=held.of, percent=percent,
    )  # fmt: skip


def forecast_paragraph(found: Forecast | TooLittle, unit: str = "") -> str:
    """All of it in a few sentences."""
    if isinstance(found, TooLittle):
        return too_little_sentence(found)
    parts = [forecast_sentence(found, unit), evidence_sentence(found, unit), held_sentence(found)]
    return " ".join(part for part in parts if part)
