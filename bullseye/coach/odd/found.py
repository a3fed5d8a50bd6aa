"""What does not fit: a value, a shift or a missing day, with its numbers and the causes that the data can support."""

from __future__ import annotations

from typing import NamedTuple

VALUE, SHIFT, MISSING = "value", "shift", "missing"
KINDS = (VALUE, SHIFT, MISSING)


class Cause(NamedTuple):
    """Something else that was different, with *odd* of the *of_odd* values that do not fit, and *others* before them.

    *key* is one of CAUSES in `causes.py`, *said* what it was in the data's own words ("trackpad", "evening"). It is a
    possible cause, never a proof: *chance* is how often chance alone would show so clear a difference (0 to 1).
    """

    key: str
    said: str
    odd: int
    of_odd: int
    others: int
    of_others: int
    chance: float


class Odd(NamedTuple):
    """One thing that does not fit, at place *at* of the series (0 the oldest), *run* values long.

    *kind* is `value`, `shift` (all since then lie off) or `missing` (a day without a value on a weekday that always had
    one; *value* is None then). *value* is the value, of a shift the median since; *usual* is the median before and
    *spread* how far values lie about it as a standard deviation (1.4826 MAD), both in the unit of the values; *sizes*
    is how many spreads it is off, with its sign, None where all before were the same. *over* is how many values the
    usual is made of.
    """

    kind: str
    at: int
    run: int
    value: float | None
    usual: float
    spread: float
    sizes: float | None
    over: int
    causes: tuple[Cause, ...] = ()
