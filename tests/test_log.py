"""The log tells what happened and to which seat, and never a name, a token or what somebody typed."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye import log

SECRETS = ("Anna-Lena Müller", "token-Zx81aQ_pV3", "correct horse battery")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def path(tmp_path: Path) -> Any:
    handler = log.start(tmp_path / "log.jsonl", "debug")
    yield tmp_path / "log.jsonl"
    log.stop(handler)


def test_a_line_is_json_with_what_may_be_told(path: Path) -> None:
    extra = {"seat": 3, "ms": 4.25, "request": "0a1b2c3d", "route": "/api/join"}
    logging.getLogger("bullseye").info("join", extra=extra)
    (line,) = lines(path)
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info", "event": "join", "seat": 3, "ms": 4.25, "request": "0a1b2c3d", "route": "/api/join",
    }  # fmt: skip


@pytest.mark.parametrize("secret", SECRETS)
def test_no_name_token_or_text_gets_in_by_any_way(path: Path, secret: str) -> None:
    logger = logging.getLogger("bullseye")
    logger.info(secret)
    logger.info("joined %s", secret)
    logger.info("join", extra=dict.fromkeys(log.FIELDS, secret) | {"player": secret})
    logging.getLogger("uvicorn.error").error("bad request of %s", secret)
    try:
        raise ValueError(secret)
    except ValueError:
        logger.exception("broken")
        logger.exception("broken %s", secret, stack_info=True)
    written = path.read_text(encoding="utf-8")
    assert secret not in written and secret.split(maxsplit=1)[0] not in written
    assert len(lines(path)) == 6
    assert lines(path)[4]["error"] == "ValueError" and lines(path)[4]["at"].startswith("test_log.py:")


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(sorted(log.FIELDS)), st.text(max_size=30)))
def test_whatever_is_logged_only_plain_words_are_written(text: str, extra: dict[str, str]) -> None:
    record = logging.makeLogRecord({"name": "bullseye", "msg": text, "levelname": "INFO", **extra})
    log.Nameless().filter(record)
    line = json.loads(log.Lines().format(record))
    for key, value in line.items():
        if key not in ("time", "level", "event"):
            assert log.FIELDS[key](value)
    assert log._EVENT.fullmatch(line["event"])


def test_levels_hold_and_files_rotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_BYTES", 2000)
    handler = log.start(tmp_path / "log.jsonl", "warning")
    for _ in range(200):
        logging.getLogger("bullseye").info("quiet")
        logging.getLogger("bullseye").warning("loud", extra={"count": 5})
    log.stop(handler)
    found = sorted(path.name for path in tmp_path.iterdir())
    assert len(found) == log.FILES and not any("quiet" in path.read_text() for path in tmp_path.iterdir())


def test_after_the_end_the_loggers_are_as_they_were(tmp_path: Path) -> None:
    def now() -> list[Any]:
        found = [logging.getLogger(name) for name in ("bullseye", "uvicorn", "asyncio")]
        return [(logger.level, logger.propagate, list(logger.handlers)) for logger in found]

    before = now()
    log.stop(log.start(tmp_path / "log.jsonl", "error"))
    assert now() == before
