"""A watch is read key by key; what cannot be is refused with file, key and value."""

from __future__ import annotations

from datetime import time

import pytest

from bullseye.watch.band import Band
from bullseye.watch.hours import Hours
from bullseye.watch.rule import Rule
from bullseye.watch.watches.definition import Notify, Watch
from bullseye.watch.watches.reading import BadWatchError, parse_watch

SHOP = """
name = "Web shop"
every_s = 15.0
stale_after = 4
zone = "Europe/Berlin"

[source]
file = "status.csv"

[[metric]]
id = "p95"
name = "95 % of answers within"
path = "p95 ms"
unit = "ms"
better = "lower"
target = 200.0
ring = 50

[metric.alert]
below = 7
back_at = 8
after = 4
back_after = 1
remind_s = 3600.0
quiet = ["22:00-06:00"]

[[notify]]
to = "teams-ops"
on = ["missed", "back"]
text = "{name}: {value}"

[[pause]]
days = ["sun"]
at = "02:00-04:00"
"""


def parse(text: str) -> Watch:
    """The watch of that text."""
    return parse_watch(text.encode(), "shop", "shop.toml")


def test_every_key_of_a_watch_is_read() -> None:
    shop = parse(SHOP)
    assert (shop.id, shop.name, shop.every_s, shop.stale_after, shop.kind) == ("shop", "Web shop", 15.0, 4, "table")
    (p95,) = shop.metrics
    assert p95.band == Band(200.0, 50.0, "lower") and p95.unit == "ms" and shop.paths == {"p95": "p95 ms"}
    assert p95.rule == Rule(7.0, 4, 8.0, 1, 3600.0)
    assert p95.quiet == (Hours(time(22), time(6)),)
    assert shop.notify == (Notify("teams-ops", ("missed", "back"), "{name}: {value}"),)
    assert shop.pauses == (Hours(time(2), time(4), frozenset({6})),)


def test_most_keys_may_be_left_out() -> None:
    small = '[source]\nfile = "a.csv"\n[[metric]]\nid = "x"\nbetter = "near"\ntarget = 1\nring = 0.5\n'
    found = parse(small)
    assert found.name == "shop" and found.metrics[0].rule == Rule() and found.every_s == 60.0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ring = 50", "ring = 0", "ring is 0; it must be a number of more than 0"),
        ("ring = 50", "ring = nan", "ring is nan"),
        ("back_at = 8", "back_at = 6", "back_at is 6.0; it must be at least below, 7"),
        ('better = "lower"', 'better = "up"', "better is 'up'; it must be one of: lower, higher, near"),
        ("after = 4", "after = 0", "after is 0"),
        ("stale_after = 4", "stale_aftr = 4", "stale_aftr is 4; this key is not known here"),
        ("22:00-06:00", "22-6", "quiet is .*write them as 22:00-06:00"),
        ('on = ["missed", "back"]', 'on = ["oops"]', "on is .*missed, back, stale"),
        ('days = ["sun"]', 'days = ["sunday"]', "'sunday'"),
        ("Europe/Berlin", "Mars/Base", "zone is 'Mars/Base'"),
        ('file = "status.csv"', 'kind = "carrier-pigeon"', "kind is 'carrier-pigeon'"),
        ('file = "status.csv"', "", "kind is missing"),
        ('file = "status.csv"', 'file = "a.csv"\ntoken = "x"', "bullseye secrets set"),
        ("every_s = 15.0", "every_s = 0.1", "every_s is 0.1"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(old: str, new: str, said: str) -> None:
    assert old in SHOP
    with pytest.raises(BadWatchError, match=said):
        parse(SHOP.replace(old, new))


def test_two_numbers_of_one_name_and_too_many_are_refused() -> None:
    metric = '[[metric]]\nid = "x{}"\nbetter = "near"\ntarget = 1\nring = 1\n'
    source = '[source]\nfile = "a.csv"\n'
    with pytest.raises(BadWatchError, match="a new name"):
        parse(source + metric.format(1) * 2)
    with pytest.raises(BadWatchError, match="a watch needs a number to look at"):
        parse(source)
    with pytest.raises(BadWatchError, match="at most 24"):
        parse(source + "".join(metric.format(n) for n in range(25)))
