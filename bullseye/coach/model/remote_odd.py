"""Values judged odd by a service of your own, beside our own judgement: it falls back on ours and is held against it.

The contract: `POST` of `{"version": 1, "values": [...]}`, numbers alone, the oldest first; the answer is
`{"version": 1, "scores": [...], "threshold": t}`, a score for each value, odd where it is larger than the threshold.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

from bullseye.coach.model.settings import ScorerSettings
from bullseye.coach.odd.look import odd_values
from bullseye.errors import BullseyeError
from bullseye.net.address import shown
from bullseye.net.auth import Secret
from bullseye.net.call import Call, CallError, Waits
from bullseye.net.client import Net
from bullseye.words import tr

MOST_VALUES = 5000
MOST_BYTES = 500_000
VERSION = 1


class Compared(NamedTuple):
    """Places of odd values, 0 the oldest: *own* by us, *theirs* by the service, None where it gave no answer.

    *why* says then why. *scores* are the service's.
    """

    own: tuple[int, ...]
    theirs: tuple[int, ...] | None
    scores: tuple[float, ...] = ()
    why: str = ""

    @property
    def odd(self) -> tuple[int, ...]:
        """What counts: the service's, ours where it gave none."""
        return self.own if self.theirs is None else self.theirs

    @property
    def both(self) -> tuple[int, ...]:
        """What both found."""
        return tuple(at for at in self.own if at in (self.theirs or ()))


def request_body(values: Sequence[float]) -> bytes:
    """Exactly what is sent: the newest 5,000 values, and nothing of where they are from."""
    return json.dumps({"version": VERSION, "values": list(values[-MOST_VALUES:])}, allow_nan=False).encode()


def parse_answer(body: bytes, count: int) -> tuple[tuple[float, ...], float]:
    """The scores and the threshold; raises ValueError for anything else."""
    try:
        given: Any = json.loads(body)
    except RecursionError:
        raise ValueError from None
    scores, threshold = (given.get("scores"), given.get("threshold")) if isinstance(given, dict) else (None, None)
    numbers = [*scores, threshold] if isinstance(scores, list) else []
    good = len(numbers) == count + 1 and given.get("version") == VERSION
    if not good or not all(isinstance(n, int | float) and not isinstance(n, bool) and _finite(n) for n in numbers):
        raise ValueError
    return tuple(float(n) for n in numbers[:-1]), float(numbers[-1])


def _finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # a whole number larger than any float
        return False


async def judge(values: Sequence[float], settings: ScorerSettings, net: Net, secret: Secret) -> Compared:
    """Ask the service; whatever goes wrong, what we found ourselves is there, and why the service's is not."""
    some = list(values[-MOST_VALUES:])
    first = len(values) - len(some)
    own = tuple(sorted({each.at for each in odd_values(values)}))
    try:
        call = Call(
            settings.url, f"odd {settings.url}", "POST", {"content-type": "application/json"}, request_body(some),
            net.auth(settings.auth, secret), settings.timeout_s, MOST_BYTES, tls=settings.auth.tls, waits=Waits(1),
        )  # fmt: skip
        answer = await net.call(call)
        if answer.status != 200:
            raise CallError(tr("{where} answers {status}", where=shown(settings.url), status=answer.status))
        scores, threshold = parse_answer(answer.body, len(some))
    except BullseyeError as bad:
        return Compared(own, None, why=str(bad))
    except ValueError:
        return Compared(own, None, why=tr(
            "{where} does not answer with one score for each value and a threshold", where=shown(settings.url)
        ))  # fmt: skip
    theirs = tuple(first + at for at, score in enumerate(scores) if score > threshold)
    return Compared(own, theirs, scores)
