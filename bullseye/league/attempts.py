"""Wrong PINs and passwords by address: so many in a minute, and then nothing is looked at for a while."""

from __future__ import annotations

from collections import OrderedDict, deque

MOST = 10
WINDOW_S = 60.0
ADDRESSES = 10_000


class Attempts:
    """Counts what was wrong, never what was right: a school may well be one address."""

    def __init__(self, most: int = MOST, window_s: float = WINDOW_S) -> None:
        self._most = most
        self._window_s = window_s
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def wait_s(self, address: str, now_s: float) -> float:
        """How long *address* has to wait; 0 when it may try."""
        wrong = self._recent(address, now_s)
        return 0.0 if len(wrong) < self._most else max(0.0, wrong[0] + self._window_s - now_s)

    def wrong(self, address: str, now_s: float) -> None:
        """Something wrong came from *address*."""
        found = self._recent(address, now_s)
        found.append(now_s)
        self._wrong[address] = found
        self._wrong.move_to_end(address)
        while len(self._wrong) > ADDRESSES:
            self._wrong.popitem(last=False)

    def _recent(self, address: str, now_s: float) -> deque[float]:
        found = self._wrong.get(address, deque())
        while found and found[0] <= now_s - self._window_s:
            found.popleft()
        if not found:
            self._wrong.pop(address, None)
        return found
