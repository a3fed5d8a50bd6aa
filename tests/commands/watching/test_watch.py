"""`bullseye watch`: once for cron, lines of JSON when piped, and one sentence for what cannot be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.commands.watching import watch, watch_run
from bullseye.dirs import user_dirs
from bullseye.watch.samples import sample
from bullseye.watch.store.database import Database
from bullseye.watch.store.values import Values
from tests.commands.keeping import Program, program

__all__ = ["program"]

SHOP = """
name = "Web shop"
every_s = 1.0
[source]
file = '{file}'
[[metric]]
id = "orders"
name = "Orders a day"
path = "orders"
better = "higher"
target = 100
ring = 10
[metric.alert]
after = 1
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with a value of now, and the watch of it."""
    file = tmp_path / "orders.csv"
    folder = user_dirs().watches
    folder.mkdir(parents=True)
    (folder / "shop.toml").write_text(SHOP.format(file=file))
    file.write_text(f"date,orders\n{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ},120\n")
    return file


def test_once_prints_a_table_and_ends_with_0_or_1(program: Program, table: Path) -> None:
    said = program("watch", "shop", "--once")
    assert program.code == 0 and said.startswith("Web shop: all on target\n")
    assert "Orders a day    120  at least 100    10.9  on target" in said
    with table.open("a") as file:
        file.write(f"{datetime.now(UTC) + timedelta(minutes=1):%Y-%m-%d %H:%M:%SZ},3\n")
    assert "missed" in program("watch", "--once") and program.code == 1
    table.unlink()
    said = program("watch", "--once")
    assert "(3)" in said and "is not there" in said, "an old value is shown as one"


def test_lines_of_json_name_each_number_and_its_edges(program: Program, table: Path) -> None:
    table.write_text(f"date,orders\n{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ},3\n")
    (line,) = program("watch", "--once", "--json").splitlines()
    found = json.loads(line)
    assert (found["watch"], found["metric"], found["value"], found["state"]) == ("shop", "orders", 3.0, "missed")
    assert found["edges"] == ["missed"] and found["points"] == 1.3 and found["fresh"] is True


def test_without_a_watch_or_with_a_broken_one_it_says_what_to_do(program: Program, table: Path) -> None:
    assert "no watch is called 'office'; choose one of: shop" in program.refuses("watch", "office", "--once")
    (user_dirs().watches / "bad.toml").write_text("[source]\n")
    program("watch", "--once")
    assert "bad.toml" in program.err and program.code == 0
    (user_dirs().watches / "shop.toml").unlink()
    (user_dirs().watches / "bad.toml").unlink()
    assert "there is no watch in" in program.refuses("watch", "--once")
    assert watch.run.__doc__ and watch_run.chosen.__doc__


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_on_a_terminal_the_table_renews_itself_until_it_is_ended(table: Path, tmp_path: Path) -> None:
    import pty

    # Where the tests themselves run in the background, Ctrl+C is ignored, and so it would be by what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "bullseye", "watch", "--data-dir", str(tmp_path / "data")], stdout=theirs,
        stderr=subprocess.PIPE, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    os.close(theirs)
    said = b""
    while said.count(b"\x1b[H") < 3:
        said += os.read(ours, 10_000)
    run.send_signal(signal.SIGINT)
    try:
        while os.read(ours, 10_000):
            pass
    except OSError:
        pass  # the terminal is gone with its program
    _, trouble = run.communicate(timeout=60)
    os.close(ours)
    assert b"Web shop" in said and b"Ctrl+C" in said
    assert (run.returncode, trouble) == (130, b"")


def test_targets_are_judged_and_told_beside_watches(program: Program, tmp_path: Path) -> None:
    wanted = ("--sum", "--at-least", "8", "--until", "2099-12-24", "--title", "Glasses")
    program("targets", "add", "glasses", "--typed", *wanted)
    path = user_dirs().targets / "glasses.toml"
    path.write_text(f'notify = ["ops"]\n{path.read_text()}')
    log = tmp_path / "watch.log"
    user_dirs().channels.mkdir(parents=True)
    (user_dirs().channels / "ops.toml").write_text('kind = "log"\n')
    with Database(program.data / "values.sqlite3") as database:
        Values(database).add("glasses", sample(datetime.now(UTC), 8.0, "typed"))
    said = program("watch", "--once", "--log-file", str(log))
    assert (said.splitlines()[2:], program.code) == (["Glasses  8 of 8  reached"], 0)
    told = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["about"], line["kind"]) for line in told if line["event"] == "alert"] == [("glasses", "reached")]
    lines = [json.loads(line) for line in program("watch", "--once", "--json").splitlines()]
    assert [(line["target"], line["state"], line["value"], line["edges"]) for line in lines] == [
        ("glasses", "reached", 8.0, [])
    ]  # fmt: skip


def test_a_target_that_is_not_well_makes_once_end_with_1_too(program: Program, tmp_path: Path) -> None:
    user_dirs().watches.mkdir(parents=True)
    command = json.dumps([sys.executable, "-c", "print('orders 120')"])
    (user_dirs().watches / "shop.toml").write_text(
        SHOP.replace("every_s = 1.0", "every_s = 60.0").replace("file = '{file}'", f"command = {command}")
    )
    program("targets", "add", "weight", "--typed", "--last", "--at-most", "72", "--until", "2099-12-24")
    program("targets", "log", "weight", "71")
    program("watch", "--once")
    assert program.code == 0
    program("targets", "log", "weight", "75")
    program("watch", "--once")
    assert program.code == 1, "off target"
    program("watch", "shop", "--once")
    assert program.code == 0, "who names a watch wants it alone"
    program("targets", "log", "weight", "71")
    sales = tmp_path / "sales.csv"
    sales.write_text("date,sold\n2026-11-01,9\n")
    program("targets", "add", str(sales), "--value", "sold", "--sum", "--at-least", "8", "--until", "2099-12-24")
    program("watch", "--once")
    assert program.code == 0
    sales.unlink()
    assert "is not there" in program("watch", "--once") and program.code == 1, "broken"
