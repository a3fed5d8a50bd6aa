"""A process that saves rounds and says each id once it is safe; run by the tests with processes of their own."""

from __future__ import annotations

import sys
from pathlib import Path

from bullseye.records.disk.lock import FolderLock, NoLock
from bullseye.records.store import Store
from tests.records.helpers import Places
from tests.rounds import record_of


def main(folder: str, player: str, rounds: str, locked: str) -> None:
    """Save *rounds* rounds of *player* into *folder*, with the lock or without."""
    places = Places(Path(folder))
    lock = FolderLock(places.data / "bullseye.lock", timeout_s=20) if locked == "locked" else NoLock(False)
    store = Store(places, lock=lock)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(rounds)):
        record = record_of(player=player, score=number, pointer=[[0.5, 1.5, 2.5]] * 400)
        store.save(record)
        print(record.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
