"""`bullseye scores`, or `board`, lists tests too, each by its own number and with which number is better."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bullseye.app import open_store
from bullseye.cli import main
from bullseye.commands import boards
from bullseye.dirs import Dirs
from tests.play.reported import played


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = open_store(Dirs(tmp_path, tmp_path / "config"))
    for seed, drill in ((1, "ten-shots"), (2, "reaction-choice"), (3, "reaction-choice"), (4, "pointing-test")):
        store.save(played(seed, drill, sigma=3.0))
    return tmp_path


def test_tests_have_a_table_each_the_best_first(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert boards.run_scores is not None and main(["board", "--data-dir", str(data)]) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "ten-shots on classic, x-10-9", "pointing-test: higher is better", "reaction-choice: lower is better",
    ]  # fmt: skip
    assert [line.split()[0] for line in blocks[2].splitlines()[2:]] == ["1", "2"]


def test_their_json_says_value_unit_and_which_is_better(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scores", "--json", "--drill", "reaction-choice", "--data-dir", str(data)]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["unit"], first["better"], first["rank"]) == ("ms", "lower", 1) and first["value"] <= second["value"]
    assert main(["scores", "--json", "--face", "classic", "--data-dir", str(data)]) == 0
    assert [row["drill"] for row in json.loads(capsys.readouterr().out)] == ["ten-shots"]
