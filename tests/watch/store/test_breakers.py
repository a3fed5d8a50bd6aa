"""Breakers outlive a restart, and a file that cannot be written does not stop a call."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bullseye.net.breaker import Breaker
from bullseye.watch.store.breakers import KeptBreakers
from bullseye.watch.store.database import Database

OPEN = Breaker(5, datetime(2026, 11, 29, 12, tzinfo=UTC), "no answer")


def test_a_breaker_is_known_after_a_restart(tmp_path: Path) -> None:
    with Database(tmp_path / "values.sqlite3") as database:
        kept = KeptBreakers(database)
        assert kept.get("shop") == Breaker() and not database.is_there
        kept.put("shop", Breaker(1, None, "x"))
        kept.put("shop", OPEN)
    with Database(tmp_path / "values.sqlite3") as database:
        assert KeptBreakers(database).all() == {"shop": OPEN}


def test_a_file_that_cannot_be_used_leaves_them_in_memory(tmp_path: Path) -> None:
    (tmp_path / "values.sqlite3").write_bytes(b"no database at all, and long enough to be looked at" * 20)
    with Database(tmp_path / "values.sqlite3") as database:
        kept = KeptBreakers(database)
        kept.put("shop", OPEN)
        assert kept.get("shop") == OPEN
