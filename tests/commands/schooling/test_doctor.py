"""`bullseye doctor --database`: what is found, and nothing made on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bullseye.cli import main
from tests.databases import Place


def test_it_looks_at_the_school_and_at_nothing_else(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLSEYE_DATABASE_PASSWORD", place.password)
    assert main(["doctor", "--database", place.address, "--json", "--data-dir", str(tmp_path / "other")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["well"] and [one["name"] for one in told["findings"]][:2] == ["database", "clock"]
    assert not (tmp_path / "other").exists()


def test_without_an_address_it_is_the_usual_one_which_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--database", "--data-dir", str(tmp_path)]) == 2
    errors = capsys.readouterr().err
    assert "there is no school in" in errors and "bullseye serve --school makes one" in errors
    assert list(tmp_path.iterdir()) == []
