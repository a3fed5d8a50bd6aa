"""docs/coach.md: every command on it is run, in its order, on rounds, a shop and a gateway like those of the page."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.coach.change.levers import ENOUGH_ROUNDS, ENOUGH_SHOTS, LEVERS
from bullseye.coach.change.plan import ENOUGH_DAYS
from bullseye.coach.model.remote_odd import MOST_VALUES
from bullseye.coach.model.settings import parse_settings
from bullseye.dirs import user_dirs
from tests.coach.change.test_inputs import table
from tests.coach.model.gateway import KEY, Gateway
from tests.commands.keeping import let_backups_finish
from tests.loopback import in_thread
from tests.records.played import played

PAGE = (Path(__file__).parents[1] / "docs" / "coach.md").read_text(encoding="utf-8")
FLOWING = " ".join(PAGE.split())
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
(TOML,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def keys_of(table_head: str) -> set[str]:
    """The keys in the first column of the table of that heading."""
    part = PAGE.split(table_head, 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def test_every_command_of_the_page_does_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLSEYE_SECRET_GATE", KEY)
    Path("shop.csv").write_bytes(table())
    store = open_store(user_dirs(tmp_path / "data"))
    for seed in range(6):
        store.save(played(seed))
    let_backups_finish()
    said: dict[str, str] = {}
    with in_thread(Gateway("Work on your spread first.").app) as base:
        for line in COMMANDS:
            program, *words = shlex.split(line.replace("http://127.0.0.1:8080", base))
            assert program == "bullseye", line
            if words[0] == "secrets":  # it asks for one: tests/commands/watching/test_secrets.py
                continue
            code = main([*words, "--data-dir", str(tmp_path / "data")])
            out, err = capsys.readouterr()
            assert code == 0, f"{line}: {err}"
            said[line] = out
    assert "points a round (80 %:" in said["bullseye coach"]
    assert set(json.loads(said["bullseye coach --json"])) | {"paragraph"} == keys_of("## Of your rounds")
    (as_json,) = (out for line, out in said.items() if line.startswith("bullseye coach inputs") and "--json" in line)
    assert set(json.loads(as_json)) - {"sentences"} == keys_of("## Of any number")
    assert said["bullseye coach explain --show"].startswith("POST http://127.0.0.1:")
    assert "Written by the model small-1" in said["bullseye coach explain"]
    assert json.loads(said["bullseye coach --explain --json"])["paragraph"]["cached"] is True
    assert "No model is chosen" in said["bullseye coach model --off"]
    assert "36 values" in said["bullseye coach odd shop.csv --value visitors"]


def test_the_page_is_true_to_the_code() -> None:
    assert all(f"| {lever} |" in PAGE for lever in LEVERS)
    assert (ENOUGH_ROUNDS, ENOUGH_SHOTS, ENOUGH_DAYS) == (4, 30, 6)
    assert "four rounds and 30 shots" in FLOWING and "six days of each kind" in FLOWING
    assert f"the newest {MOST_VALUES:,} numbers" in FLOWING
    assert parse_settings(TOML.encode(), Path("coach.toml")).odd is not None
