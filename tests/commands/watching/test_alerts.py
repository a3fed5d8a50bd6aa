"""`bullseye alerts`: list, send and test on real files, with keys for programs and exit codes for cron."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bullseye.dirs import user_dirs
from bullseye.watch.edge import MISSED, Edge
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from tests.commands.keeping import Program, program
from tests.watch.alerts import shop

__all__ = ["program"]

KEYS = {
    "id", "kind", "about", "at", "since", "value", "points", "words", "text", "channel", "state", "tries", "how",
    "last", "next",
}  # fmt: skip


@pytest.fixture
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "keyring", None)
    return user_dirs().config


def keep_an_edge(program: Program) -> None:
    at = datetime(2026, 11, 22, 19, 40, 1, tzinfo=UTC)
    with Database(program.data / "values.sqlite3") as database:
        Looks(database).add_edge(Edge("shop/p95/1", MISSED, "shop/p95", at, at, at, 640.0, 2.2))


def test_without_anything_each_part_says_what_to_do_and_writes_nothing(program: Program, config: Path) -> None:
    assert "bullseye alerts test" in program("alerts")
    assert "docs/alerts.md" in program("alerts", "test")
    assert "Nothing is waiting" in program("alerts", "send")
    assert program.json("alerts", "list") == {"alerts": []}
    assert program.code == 0 and not program.data.exists()


def test_what_was_kept_is_sent_once_and_listed(program: Program, config: Path) -> None:
    shop.watch(config / "watches")
    shop.write(config / "channels", "ops", 'kind = "log"')
    keep_an_edge(program)
    assert "1 of 1 was told" in program("alerts", "send")
    assert program.json("alerts", "send") == {"told": 0, "deliveries": []}
    (listed,) = program.json("alerts", "list")["alerts"]
    assert set(listed) == KEYS
    assert (listed["channel"], listed["state"], listed["tries"], listed["next"]) == ("ops", "told", 1, None)
    assert "shop/p95" in program("alerts", "list") and "told 20" in program.out


def test_a_channel_that_is_not_there_is_tried_again_and_the_exit_code_says_so(program: Program, config: Path) -> None:
    shop.watch(config / "watches")
    keep_an_edge(program)
    assert "no channel or secret is called 'ops'" in program("alerts", "send") and program.code == 1
    assert "tried 1 times, next" in program("alerts")


def test_each_channel_can_be_tried(program: Program, config: Path) -> None:
    shop.write(config / "channels", "good", 'kind = "log"')
    shop.write(config / "channels", "bad", 'kind = "slack"\nsecret = "chat"')
    out = program("alerts", "test")
    assert program.code == 1 and "bullseye secrets set chat" in out and "1 of 2 was told" in out
    assert program.json("alerts", "test", "good")["told"] == 1 and program.code == 0


def test_a_broken_channel_file_is_one_sentence(program: Program, config: Path) -> None:
    shop.write(config / "channels", "bad", 'kind = "pigeon"')
    assert "it must be one of" in program("alerts", "test") and program.code == 1
