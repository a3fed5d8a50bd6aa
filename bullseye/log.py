"""What a server did, as JSON lines: a word for each event and a few numbers; never a name, a token or a text of others.

`logging.getLogger("bullseye").info("join", extra={"seat": 3, "ms": 4.1})` becomes
`{"time": "2026-11-28T19:40:01.250Z", "level": "info", "event": "join", "seat": 3, "ms": 4.1}`.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

NAME = "bullseye"
LEVELS = ("debug", "info", "warning", "error")
MOST_BYTES = 1_000_000
FILES = 5
_EVENT = re.compile(r"[a-z][a-z0-9-]{0,40}")
_WORD = re.compile(r"[a-z0-9-]{1,24}")
_ROUTE = re.compile(r"/[a-zA-Z0-9_./{}-]{0,60}")
_ERROR = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}")


def _is_number(value: Any) -> bool:
    return value.__class__ in (int, float) and abs(value) < 1e15


def _is_text(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


FIELDS: dict[str, Callable[[Any], bool]] = {
    "class": _is_text(_WORD),
    "seat": _is_number,
    "worker": _is_number,
    "request": _is_text(re.compile(r"[0-9a-f]{8}")),
    "method": lambda value: value in ("GET", "HEAD", "POST", "OTHER"),
    "route": _is_text(_ROUTE),
    "status": _is_number,
    "code": _is_text(_WORD),
    "ms": _is_number,
    "count": _is_number,
    "port": _is_number,
    "error": _is_text(_ERROR),
    "at": _is_text(re.compile(r"[A-Za-z0-9_./:-]{1,120}")),
    "host": _is_text(re.compile(r"[a-z0-9.:\[\]-]{1,120}")),
    "path": _is_text(re.compile(r"/[A-Za-z0-9._~/-]{0,60}")),
    "attempt": _is_number,
    "breaker": lambda value: value in ("closed", "open", "half-open"),
    "bytes": _is_number,
    "about": _is_text(re.compile(r"[a-z0-9/-]{1,140}")),
    "kind": _is_text(_WORD),
    "sink": _is_text(re.compile(r"[a-z0-9-]{1,64}")),
}
"""All that a line may hold besides time, level and event, each with what it may be."""
OWN = ("error", "at")
"""These are told of an exception alone: its kind and where it came from."""


class Nameless(logging.Filter):
    """Leaves of a record only what is in FIELDS, and an event that is one plain word.

    What a library says in a sentence, and what an exception says of what it met, may hold anything: of those the kind
    is kept, and where it happened.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record; it is always written."""
        word = record.msg if isinstance(record.msg, str) and not record.args else ""
        if not _EVENT.fullmatch(word):
            word = f"said-by-{_EVENT_OF.sub('-', record.name.lower())}"[:41]
        record.msg, record.args = word, None
        given = record.__dict__
        kept = {key: given[key] for key, test in FIELDS.items() if key not in OWN and test(given.get(key))}
        if record.exc_info and record.exc_info[1] is not None:
            kept.update(_of_error(record.exc_info[1]))
        record.exc_info = record.exc_text = record.stack_info = None
        record.__dict__["kept"] = kept
        return True


_EVENT_OF = re.compile(r"[^a-z0-9]+")


def _of_error(error: BaseException) -> dict[str, Any]:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = {"error": type(error).__name__}
    if trace is None:
        return kind
    return {**kind, "at": f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"}


class Lines(logging.Formatter):
    """A record that `Nameless` cleaned, as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        kept: dict[str, Any] = record.__dict__.get("kept", {})
        return json.dumps({"time": at, "level": record.levelname.lower(), "event": record.getMessage(), **kept})


def start(path: Path | None, level: str = "info") -> logging.Handler:
    """Write what "bullseye" and the libraries of the server log to *path*, rotating, or to standard error.

    Gives the handler, for `stop`. Raises OSError when the file cannot be opened.
    """
    handler: logging.Handler
    if path is None:
        handler = logging.StreamHandler()
    else:
        handler = RotatingFileHandler(path, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8")
    handler.addFilter(Nameless())
    handler.setFormatter(Lines())
    for name in (NAME, "uvicorn", "asyncio"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(level.upper() if name == NAME else logging.WARNING)
        logger.propagate = False
    return handler


def stop(handler: logging.Handler) -> None:
    """Write no more to *handler*."""
    for name in (NAME, "uvicorn", "asyncio"):
        logger = logging.getLogger(name)
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
        logger.propagate = True
    handler.close()
