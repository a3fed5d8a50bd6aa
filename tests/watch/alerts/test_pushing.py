"""Which addresses are taken: those that a watch or a target names, read again after a while."""

from __future__ import annotations

from pathlib import Path

from bullseye.dirs import Dirs
from bullseye.watch.alerts.pushing import FRESH_S, PushNames
from tests.fakes import ManualClock
from tests.watch.alerts import shop

WATCH = """
[source]
push = "shop"
secret = "shop-push"
[[metric]]
id = "p95"
better = "lower"
target = 200.0
ring = 50.0
"""
TARGET = """
name = "Sales"
measure = "sum"
at_least = 100
per = "month"
[source]
kind = "push"
push = "sales"
secret = "sales-push"
"""


def test_watches_and_targets_that_say_push_are_addresses(tmp_path: Path) -> None:
    clock = ManualClock()
    names = PushNames(Dirs(tmp_path, tmp_path), clock.now)
    assert names() == {}
    shop.write(tmp_path / "watches", "shop", WATCH)
    shop.write(tmp_path / "watches", "other", shop.WATCH)
    shop.write(tmp_path / "targets", "sales", TARGET)
    assert names() == {}
    clock.advance(FRESH_S)
    assert names() == {"shop/p95": "shop-push", "sales": "sales-push"}
