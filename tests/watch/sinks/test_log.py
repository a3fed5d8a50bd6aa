"""The log as a channel."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest

from bullseye import log
from bullseye.watch.sinks.log import LOG, Log, is_written
from tests.watch.edges import edge
from tests.watch.sinks.telling import tell


def test_the_log_gets_one_line_without_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bullseye.alerts")
    assert tell('kind = "log"', what=edge(words="canary")).told
    (line,) = [record.__dict__ for record in caplog.records if record.name == "bullseye.alerts"]
    assert (line["about"], line["kind"], line["sink"]) == ("shop/p95", "missed", "ops") and "canary" not in str(line)


def test_in_the_file_it_is_json_with_its_fields(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "log")
    try:
        assert asyncio.run(Log("ops").tell(edge(words="canary"), "canary")).told
    finally:
        log.stop(handler)
    line = json.loads((tmp_path / "log").read_text())
    assert {key: line[key] for key in ("level", "event", "about", "kind", "sink")} == {
        "level": "warning", "event": "alert", "about": "shop/p95", "kind": "missed", "sink": "ops",
    }  # fmt: skip


def test_where_no_log_is_written_the_alert_waits_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LOG, "handlers", [logging.NullHandler()])
    monkeypatch.setattr(LOG, "propagate", False)
    assert not is_written()
    done = tell('kind = "log"')
    assert (done.told, done.again) == (False, True) and "--log-file" in done.words
