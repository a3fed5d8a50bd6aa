"""Reading what a model says, as it comes (server-sent events) or whole, from bytes that may be anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

MOST_LINE = 100_000


class Reading:
    """Takes bytes by `hear`; *text* is what the model has said so far, *usage* the tokens in and out as it counts them.

    *judge* is asked with the text whenever it has grown; False ends the reading. *failed* is then True.
    """

    def __init__(self, judge: Callable[[str], bool]) -> None:
        self.text = ""
        self.usage: tuple[int, int] | None = None
        self.failed = False
        self._judge = judge
        self._rest = b""

    def hear(self, part: bytes) -> bool:
        """More bytes; False when enough was heard."""
        *lines, self._rest = (self._rest + part).split(b"\n")
        if len(self._rest) > MOST_LINE:
            self._rest = b""
        grown = any([self._line(line) for line in lines])
        if grown and not self._judge(self.text):
            self.failed = True
        return not self.failed

    def end(self, body: bytes) -> bool:
        """All has come; a body that was no stream is read whole. False when it says nothing that can be read."""
        if self._rest:
            self._line(self._rest)
        if not self.text:
            self._take(body, "message")
        return bool(self.text.strip())

    def _line(self, line: bytes) -> bool:
        if not line.startswith(b"data:"):
            return False
        return self._take(line[5:].strip(), "delta")

    def _take(self, raw: bytes, part: str) -> bool:
        try:
            given: Any = json.loads(raw)
        except (ValueError, RecursionError):
            return False
        if not isinstance(given, dict):
            return False
        self._count(given.get("usage"))
        try:
            text = given["choices"][0][part]["content"]
        except (LookupError, TypeError):
            return False
        if not isinstance(text, str):
            return False
        self.text += text
        return bool(text)

    def _count(self, usage: Any) -> None:
        if isinstance(usage, dict):
            counts = usage.get("prompt_tokens"), usage.get("completion_tokens")
            if all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 10**9 for n in counts):
                self.usage = int(counts[0]), int(counts[1])  # type: ignore[arg-type]
