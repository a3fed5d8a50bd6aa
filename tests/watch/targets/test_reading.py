"""A target is written as it was meant and read as it was written; what cannot be is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.watch.band import Band
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.sources.table import Settings
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.reading import BadTargetError, parse_target, target_toml

SALES = Target(
    "sales", "Revenue", "sum", Condition(100_000.0), Period("month"), "table", Settings("/tables/sales.csv", "date"),
    "revenue", "EUR",
)  # fmt: skip


def parse(text: str) -> Target:
    """The target of that text."""
    return parse_target(text.encode(), "sales", "sales.toml")


def test_a_target_is_read_as_it_was_written() -> None:
    assert parse(target_toml(SALES)) == SALES
    tasks = Target("sales", "Move", "sum", Condition(100.0), Period("until", date(2026, 1, 5), date(2026, 3, 31)),
                   "tasks", unit="%", due_days=3)  # fmt: skip
    assert parse(target_toml(tasks)) == tasks


NUMBERS = st.floats(-1e15, 1e15)
NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and text.isprintable()
)


@given(
    name=NAMES, low=NUMBERS, wide=st.floats(0, 1e6), measure=st.sampled_from(["sum", "mean", "last", "rate"]),
    per=st.sampled_from(["day", "week", "month", "quarter", "year"]), ring=st.floats(0, 1e6), unit=NAMES.map(str.strip),
)  # fmt: skip
def test_any_target_comes_back_the_same(
    name: str, low: float, wide: float, measure: str, per: str, ring: float, unit: str
) -> None:
    condition = Condition(low, min(1e15, low + wide))
    target = Target("sales", name, measure, condition, Period(per), unit=unit[:20].strip() or "x", ring=ring)
    assert parse(target_toml(target)) == target


def test_without_a_ring_a_tenth_of_the_target_is_one() -> None:
    assert SALES.band == Band(100_000.0, 10_000.0, "higher")


GOOD = 'measure = "last"\nat_most = 72\nper = "week"\n[source]\nkind = "typed"\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at_most = 72", "", "neither at_least nor at_most is given.*; a target needs a number"),
        ("at_most = 72", "at_most = 72\nat_least = 80", "nothing is at least 80"),
        ('"last"', '"median"', "measure is 'median'"),
        ('"week"', '"fortnight"', "per is 'fortnight'"),
        ('per = "week"', 'per = "rolling"', "days is missing"),
        ('per = "week"', 'per = "until"\nstart = 2026-02-01\nuntil = 2026-01-01', "after the first"),
        ('per = "week"', 'per = "until"\nstart = "soon"\nuntil = 2026-01-01', "a date such as 2026-12-24"),
        ('"typed"', '"typed"\npassword = "x"', "bullseye secrets set"),
        ('"typed"', '"typed"\nfile = "x.csv"', "this key is not known here"),
        ("at_most = 72", "at_most = 72\nguess = 1", "guess is 1; this key is not known here"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(old: str, new: str, said: str) -> None:
    with pytest.raises(BadTargetError, match=said):
        parse(GOOD.replace(old, new))
    assert parse(GOOD).condition.met(72)
