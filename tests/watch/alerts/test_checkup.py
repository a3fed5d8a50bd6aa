"""What doctor says of sources, secrets, channels and the outbox: what is wrong, and what to do."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bullseye.dirs import Dirs, user_dirs
from bullseye.net.breaker import Breaker
from bullseye.net.secrets import Secrets
from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.watch.alerts.channel import parse_channel
from bullseye.watch.alerts.checkup import is_used, of_alerts, secrets_named
from bullseye.watch.edge import Delivery
from bullseye.watch.store.breakers import KeptBreakers
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import Errands
from bullseye.watch.store.looks import Looks
from tests.commands.keeping import Program, program
from tests.fakes import ManualClock
from tests.systems import needs_rights
from tests.watch.alerts import shop
from tests.watch.alerts.test_opened import opened
from tests.watch.edges import NOON, edge

__all__ = ["program"]


def look(tmp_path: Path, **secrets: str) -> dict[str, list[Finding]]:
    """The findings, by their name."""
    environ = {f"BULLSEYE_SECRET_{name.upper()}": value for name, value in secrets.items()}
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    with Database(dirs.values) as database:
        alerts = opened(tmp_path, database, **secrets)
        found = list(of_alerts(dirs, Secrets(environ, None, dirs.secrets), database, alerts))
    by_name: dict[str, list[Finding]] = {}
    for each in found:
        by_name.setdefault(each.name, []).append(each)
    return by_name


def test_without_any_of_it_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert not is_used(Dirs(tmp_path / "data", tmp_path / "config"))
    shop.write(tmp_path / "config" / "channels", "ops", 'kind = "log"')
    assert is_used(Dirs(tmp_path / "data", tmp_path / "config"))


def test_a_source_that_gives_its_number_is_well_and_one_that_does_not_is_said(tmp_path: Path) -> None:
    code = f"command = {json.dumps([sys.executable, '-c', 'print(42)'])}"
    text = shop.WATCH.replace('url = "{url}"\nretries = 0', code).replace("{text}", "x")
    shop.write(tmp_path / "config" / "watches", "good", text)
    shop.write(tmp_path / "config" / "watches", "bad", text.replace("print(42)", "print(1/0)"))
    shop.write(tmp_path / "config" / "watches", "worse", "name = ")
    found = look(tmp_path)
    assert [(each.state, each.what) for each in found["watch good"]][0] == (OK, "1 number was read")
    assert found["watch bad"][0].state == PROBLEM and "exit code 1" in found["watch bad"][0].what
    assert found["watch worse"][0].state == PROBLEM


def test_a_channel_that_nobody_wrote_and_a_secret_that_nobody_stored_are_said(tmp_path: Path) -> None:
    shop.watch(tmp_path / "config" / "watches", "http://127.0.0.1:9/x")
    shop.write(tmp_path / "config" / "channels", "ops", 'kind = "slack"\nsecret = "chat"')
    shop.write(tmp_path / "config" / "channels", "odd", 'kind = "pigeon"')
    found = look(tmp_path)
    assert found["channel ops"][0].state == PROBLEM and "bullseye secrets set chat" in found["channel ops"][0].what
    assert found["channel odd"][0].state == PROBLEM
    boss = next(each for each in found["watch shop"] if "'boss'" in each.what)
    assert boss.state == PROBLEM and "channels/boss.toml" in str(boss.advice)
    well = look(tmp_path, chat="canary", boss="json://canary")
    assert well["channel ops"][0].state == OK and not any("'boss'" in each.what for each in well["watch shop"])
    assert "canary" not in str(well) and "chat (environment)" in well["secrets"][0].what


def test_what_waits_was_given_up_or_is_left_alone_is_noted(tmp_path: Path) -> None:
    with Database(tmp_path / "data" / "values.sqlite3") as database:
        Looks(database).add_edge(edge(1))
        Looks(database).add_edge(edge(2, about="shop/errors"))
        errands = Errands(database)
        errands.plan(lambda each: [("ops", "x")])
        first, second = errands.take(NOON)
        later = NOON + timedelta(hours=1)
        errands.settle(first, Delivery(first.edge.id, "ops", False, True, "away"), NOON, later)
        errands.settle(second, Delivery(second.edge.id, "ops", False, False, "no such mailbox"), NOON, None)
        until = ManualClock().utc() + timedelta(seconds=30)
        KeptBreakers(database).put("shop.example/x", Breaker(5, until, "no answer"))
    found = look(tmp_path)
    assert [each.state for each in found["alerts"]] == [NOTE, NOTE]
    assert "away" in found["alerts"][0].what and "no such mailbox" in found["alerts"][1].what
    assert "5 failures in a row: no answer" in found["breaker shop.example/x"][0].what


@needs_rights
def test_a_file_of_secrets_that_others_can_read_is_a_problem(tmp_path: Path) -> None:
    file = shop.write(tmp_path / "config", "x", "").with_name("secrets.json")
    file.write_text("{}")
    file.chmod(0o644)
    assert look(tmp_path)["secrets"][0].state == PROBLEM


def test_the_secrets_that_a_channel_names_are_found_however_deep() -> None:
    text = b'kind = "webhook"\nurl = "https://a.example"\nsign_with = "hook"\nauth = "bearer"\nsecret = "key"'
    assert sorted(secrets_named(parse_channel(text, "ops", "ops.toml").settings)) == ["hook", "key"]


def test_doctor_says_it_and_a_broken_gateway(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    config = user_dirs().config
    shop.write(config / "channels", "ops", 'kind = "log"')
    assert "channel ops" in program("doctor")
    (config / "gateway.toml").write_text("[gateway]\n")
    assert "base_url is missing" in program("doctor") and program.code == 1
