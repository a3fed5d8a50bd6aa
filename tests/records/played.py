"""Rounds that were really played, so that their scores follow from their shots; and a store to keep them in."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from bullseye.dirs import Dirs
from bullseye.records.disk.files import Files
from bullseye.records.disk.lock import NoLock
from bullseye.records.store import Store
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.records.helpers import NOON, noon
from tests.rounds import DRILLS, FACES


def played(
    seed: int = 1,
    player: str = "Ann",
    drill: str = "ten-shots",
    face: str = "classic",
    sigma_mm: float = 25.0,
    **more: Any,
) -> Record:
    """The record of a round of ten shots, seed + 60 s after noon; ranked, so that it stands on the board."""
    plan = RoundPlan(FACES.get(face), DRILLS.get(drill), seed, player, **more)
    clock = StepClock(utc=NOON + timedelta(minutes=seed))
    id_ = uuid.UUID(int=Random(f"{seed}{player}").getrandbits(128))
    record = play(plan, Shooter(sigma_mm, Random(seed)), clock, lambda: str(id_))
    assert record is not None
    return record


def dirs_in(folder: Path) -> Dirs:
    """A data and a config folder below *folder*, not made yet."""
    return Dirs(folder / "data", folder / "config")


def store_in(folder: Path, files: Files | None = None, had: bool = True) -> Store:
    """The records there, at noon; the lock is had at once, or with *had* False never."""
    return Store(dirs_in(folder), files, noon, NoLock(had), rewriting=NoLock(had))


def ids(store: Store) -> list[str]:
    """The ids of all rounds, in the order of the file."""
    return [record.id for record in store.records()]


def on_board(store: Store) -> set[str]:
    """The ids of all rows of the board."""
    return {ranked.row.id for ranked in store.board.rows()}
