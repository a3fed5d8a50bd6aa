"""`bullseye coach`: its flags, and what cannot be typed."""

from __future__ import annotations

import argparse

import pytest

from bullseye.cli import main
from bullseye.commands.coach import _planned


def test_a_planned_input_is_a_name_and_a_number() -> None:
    assert _planned("ads=4500") == ("ads", 4500.0)
    assert _planned("a=b=-1.5") == ("a=b", -1.5)


@pytest.mark.parametrize("typed", ["ads", "=4", "ads=", "ads=many", "ads=nan"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="does not work"):
        _planned(typed)


@pytest.mark.parametrize("words", [["inputs", "x.csv"], ["inputs", "x.csv", "--value", "v"], ["odd"], ["nothing"]])
def test_what_is_missing_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["coach", *words])
    assert "bullseye coach" in capsys.readouterr().err


def test_the_help_names_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["coach", "--help"])
    out = capsys.readouterr().out
    assert all(part in out for part in ("inputs", "odd", "explain", "model", "--explain", "--json"))
