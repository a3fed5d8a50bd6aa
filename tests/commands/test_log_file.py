"""`--log-file`: a line of JSON for each call, change and delivery; without it nothing is written or printed."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

import pytest

from bullseye.commands.log_file import add_log_file, logged
from bullseye.dirs import user_dirs
from tests.commands.keeping import Program, program
from tests.loopback import in_thread
from tests.watch.alerts import shop
from tests.watch.sinks.telling import Service

__all__ = ["program"]


def test_a_watch_writes_its_calls_its_change_and_its_delivery(
    program: Program, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    config, service = user_dirs().config, Service(500)
    with in_thread(service.app) as base:
        text = shop.WATCH.replace("{url}", f"{base}/status.json?x=1").replace("{text}", "x")
        shop.write(config / "watches", "shop", text.replace("ring = 50.0", "ring = 50.0\n[metric.alert]\nafter = 1"))
        shop.write(config / "channels", "ops", 'kind = "log"')
        program("watch", "--once", "--log-file", str(tmp_path / "log"))
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    events = {line["event"]: line for line in lines}
    assert {"call", "edge", "alert", "delivery"} <= set(events)
    assert (events["call"]["path"], events["call"]["breaker"]) == ("/status.json", "closed")
    assert (events["edge"]["about"], events["edge"]["kind"]) == ("shop/p95", "broken")
    assert events["delivery"]["code"] == "told"


def test_a_file_that_cannot_be_opened_is_said(program: Program, tmp_path: Path) -> None:
    assert "the log cannot be written" in program.refuses(
        "alerts", "send", "--log-file", str(tmp_path / "none" / "log")
    )


def test_without_the_flag_a_warning_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_log_file(parser)
    with logged(parser.parse_args([])):
        logging.getLogger("bullseye.alerts").warning("alert")
    assert capsys.readouterr().err == ""
