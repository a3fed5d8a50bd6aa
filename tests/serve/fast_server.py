"""`bullseye serve` with a clock that runs faster, for a lesson of half an hour in less than one minute."""

from __future__ import annotations

import secrets
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bullseye.league import played, presence
from bullseye.league.host import Host
from bullseye.serve.start import Wish, run
from bullseye.serve.steady_clock import SteadyClock
from tests.rounds import DRILLS, FACES
from tests.serve.live import PASSWORD

FACTOR = 40.0


class FastClock:
    """Forty seconds in one."""

    def now(self) -> float:
        return time.perf_counter() * FACTOR

    def utc(self) -> datetime:
        return datetime(2026, 11, 28, tzinfo=UTC)


def main(folder: str, at_least_s: str, *resume: str) -> None:
    """Serve in *folder* from that moment on; a class is begun, or with a word more gone on with."""
    # Away and idle are told by people's time, which does not run faster.
    presence.AWAY_S *= FACTOR
    played.IDLE_S *= FACTOR
    clock = SteadyClock(FastClock(), float(at_least_s))
    host = Host(
        Path(folder), FACES, DRILLS, clock, clock.utc, lambda: str(uuid.uuid4()), lambda: secrets.token_urlsafe(18),
        Random(),
    )  # fmt: skip
    wish = Wish(port=0, drill="ten-shots", together=True, resume="" if resume else None)
    run(wish, host, PASSWORD, None, lambda lines: print(*lines, sep="\n", flush=True), None)


if __name__ == "__main__":
    main(*sys.argv[1:])
