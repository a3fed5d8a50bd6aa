"""Targets and a watch for the pictures: a month of a shop, a weight, a move, and the numbers of a service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from picture_devices import wait

from bullseye.desk.frame.window import Window
from bullseye.desk.watch.kept_targets import open_targets
from bullseye.desk.watch.share_card import ShareCard
from bullseye.desk.watch.sharing import shared_targets
from bullseye.session.clock import StepClock
from bullseye.watch.condition import Condition
from bullseye.watch.period import UNTIL, Period
from bullseye.watch.samples import sample
from bullseye.watch.sources.table import Settings
from bullseye.watch.targets.definition import TASKS, Target

DAYS, LOOKS = 75, 16
WATCH = """
name = "Web shop"
every_s = 1.0
stale_after = 600
[source]
file = "{file}"
{metrics}
"""
METRIC = """
[[metric]]
id = "{id}"
name = "{name}"
path = "{id}"
unit = "{unit}"
better = "{better}"
target = {target}
ring = {ring}
[metric.alert]
after = 1
"""
NUMBERS = (
    ("p95", "95 % of answers within", "ms", "lower", 200, 50, 214, 40),
    ("errors", "Answers that fail", "%", "lower", 0.5, 0.25, 1.9, 0.2),
    ("orders", "Orders an hour", "", "higher", 40, 4, 44, 3),
    ("stock", "Goods on the shelf", "", "near", 500, 40, 455, 30),
)
"""Of each its keys, then about where it is and how much it varies."""


def fill_targets(window: Window, clock: StepClock) -> None:
    """Three targets, each of its own kind, with what was measured of them."""
    luck, services = Random("targets"), window.services
    today: date = clock.utc().astimezone(services.zone).date()
    table = Path("sales.csv").absolute()
    amounts = [round(luck.gauss(3300, 700), 2) for _ in range(DAYS)]
    rows = [f"{today - timedelta(days=DAYS - n)},{amount}" for n, amount in enumerate(amounts)]
    table.write_text("date,revenue\n" + "\n".join(rows) + "\n")
    targets = open_targets(services)
    with targets.database:
        month = Period("month")
        targets.add(
            Target("revenue", "Revenue", "sum", Condition(1e5), month, "table", Settings(str(table)), "revenue", "EUR")
        )
        targets.add(Target("weight", "Weight", "last", Condition(high=72.0), Period("quarter"), unit="kg", ring=0.5))
        until = Period(UNTIL, today - timedelta(days=12), today + timedelta(days=20))
        targets.add(Target("move", "Move to the new flat", "sum", Condition(100.0), until, TASKS, unit="%"))
        for n in range(40, 0, -2):
            at = clock.utc() - timedelta(days=n)
            targets.values.add("weight", sample(at, round(71 + n / 12 + luck.gauss(0, 0.3), 1), "typed"))
        for n, title in enumerate(
            ("Pack the kitchen", "Call the movers", "Paint the walls", "Hand over the keys", "Tell the bank")
        ):
            done = clock.utc() - timedelta(days=8 - 3 * n) if n < 3 else None
            targets.add_task("move", title, today + timedelta(days=3 * n - 4), done)


def take_targets(window: Window, clock: StepClock, take: Callable[[str], None]) -> None:
    """The page Targets with each kind, a target's link, the page Watch, and the wall."""
    fill_targets(window, clock)
    window.show("targets")
    page: Any = window.page
    wait(window, lambda: page._reader is not None and not page._reader.reads and page.entries)
    for name in ("revenue", "weight", "move"):
        keys = [each.key for each in page.entries]
        page.list.fill([each.bar for each in page.entries], keys.index(f"target:{name}"))
        page._choose(keys.index(f"target:{name}"))
        take("targets" if name == "revenue" else f"targets-{name}")
    page._choose([each.key for each in page.entries].index("target:revenue"))
    page.turn()
    take("targets-days")
    page.turn()
    shared = shared_targets(window)
    card = ShareCard(window, shared, "weight", "Weight", port=0)
    take("targets-share")
    card.enter()
    card._fill("http://192.168.178.20:8711/t/8sT2nJq0wYk4LxVbR7mCzPd1GfHaEu3i")
    take("targets-link")
    card.close()
    shared.stop()
    take_watch(window, clock, take)


def take_watch(window: Window, clock: StepClock, take: Callable[[str], None]) -> None:
    """The page Watch: three numbers full, and one that went stale."""
    luck, services = Random("watch"), window.services
    file = Path("shop.csv").absolute()
    services.dirs.watches.mkdir(parents=True, exist_ok=True)
    keys = ("id", "name", "unit", "better", "target", "ring")
    metrics = "".join(METRIC.format(**dict(zip(keys, number[:6], strict=True))) for number in NUMBERS)
    (services.dirs.watches / "shop.toml").write_text(WATCH.format(file=file, metrics=metrics))
    rows = [",".join(["date", *(number[0] for number in NUMBERS)])]

    def look(n: int) -> None:
        values = [f"{luck.gauss(number[6], number[7]):.2f}" for number in NUMBERS]
        if n > LOOKS - 4:
            values[2] = ""
        at = (clock.utc() - timedelta(seconds=60 * (LOOKS - n))).astimezone(services.zone)
        rows.append(",".join([f"{at:%Y-%m-%d %H:%M:%S}", *values]))
        file.write_text("\n".join(rows) + "\n")

    look(0)
    window.show("watch")
    page: Any = window.page
    for n in range(1, LOOKS + 1):
        wait(window, partial(_has_seen, page, n))
        if n < LOOKS:
            look(n)
    take("watch")
    page.turn_wall()
    take("watch-wall")
    page.turn_wall()
    window.show("start")
    window.root.update()


def _has_seen(page: Any, looks: int) -> bool:
    return page.board is not None and len(page.board.rows[0].values) >= looks
