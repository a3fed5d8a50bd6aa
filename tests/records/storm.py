"""Kill a writing process at a random instant, look at what it left, and again; prints what it counted as JSON."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import filelock  # noqa: F401  (here, or every child would spend its short life importing it)

from bullseye.records.store import Store
from tests.records.helpers import Places
from tests.rounds import record_of

KILLS_PER_FOLDER = 25
LONGEST_S = 0.1  # long enough for several saves on a slow disk, so that kills fall on all of them


def write_until_killed(places: Places, pipe: int, seed: int) -> None:
    """Save rounds of many sizes; say `t` and the id before each save, `s` and the id after it."""
    rng = random.Random(seed)
    store = Store(places)
    while True:
        samples = [[0.25, 1.5, 2.5]] * rng.choice([0, 10, 5000])
        record = record_of(score=rng.randrange(100), pointer=samples)
        os.write(pipe, f"t{record.id}\n".encode())
        store.save(record)
        os.write(pipe, f"s{record.id}\n".encode())


def one_kill(places: Places, rng: random.Random) -> list[str]:
    """Let a child write for a moment, kill it, and give what it had said."""
    read, write = os.pipe()
    seed = rng.getrandbits(32)
    child = os.fork()
    if not child:
        try:
            os.close(read)
            write_until_killed(places, write, seed)
        finally:
            os._exit(1)
    os.close(write)
    said = os.read(read, 100)  # it has begun
    time.sleep(rng.random() * LONGEST_S)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        said += pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    return said.decode().split()


def storm(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Counts: kills, rounds reported safe, of these lost, strangers found, torn lines met, boards that differ."""
    rng = random.Random(seed)
    counts = dict.fromkeys(("kills", "safe", "lost", "strange", "torn", "wrong_board", "left_overs"), 0)
    for number in range(kills):
        places = Places(folder / str(number // KILLS_PER_FOLDER))
        if number % KILLS_PER_FOLDER == 0:
            shutil.rmtree(places.data, ignore_errors=True)
            safe: set[str] = set()
            tried: set[str] = set()
        said = one_kill(places, rng)
        tried |= {word[1:] for word in said if word[0] == "t"}
        before = len(safe)
        safe |= {word[1:] for word in said if word[0] == "s"}
        store = Store(places)
        records = list(store.records())
        ids = {record.id for record in records}
        counts["kills"] += 1
        counts["safe"] += len(safe) - before
        counts["lost"] += len(safe - ids)
        counts["strange"] += len(ids - tried)
        counts["torn"] += store.last_report.bad
        best = sorted((record.score for record in records), reverse=True)[:10]
        counts["wrong_board"] += [ranked.row.score for ranked in store.board.rows()] != best
        counts["wrong_board"] += {row.id for row in store.rounds()} != ids
        counts["left_overs"] += any(path.suffix == ".tmp" for path in places.data.glob(".*"))
    return counts


if __name__ == "__main__":
    print(json.dumps(storm(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
