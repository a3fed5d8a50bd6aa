"""`bullseye secrets`: from standard input or a prompt, never from an argument, and never shown."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bullseye.dirs import user_dirs
from tests.commands.keeping import Program, program

__all__ = ["program"]

CANARY = "canary-7f3a"


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_one_is_kept_listed_and_removed_and_never_shown(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "secrets set NAME" in program("secrets")
    typed(monkeypatch, f"{CANARY}\n")
    said = program("secrets", "set", "shop")
    assert "shop is kept (file)" in said
    said += program("secrets", "list") + str(program.json("secrets", "list"))
    assert program.json("secrets", "list") == {"secrets": [{"name": "shop", "place": "file"}]}
    assert CANARY not in said
    kept = user_dirs().config / "secrets.json"
    if sys.platform == "linux":
        assert CANARY in kept.read_text() and kept.stat().st_mode & 0o777 == 0o600
    program("secrets", "remove", "shop")
    assert program.json("secrets", "list") == {"secrets": []}


def test_at_a_terminal_it_is_asked_for_without_echo(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: CANARY)
    assert CANARY not in program("secrets", "set", "shop")
    assert program.json("secrets", "list")["secrets"][0]["name"] == "shop"


def test_a_value_as_an_argument_is_refused(program: Program) -> None:
    assert "unrecognized arguments" in program.refuses("secrets", "set", "shop", "value")


@pytest.mark.parametrize("text", ["", "\n", "\r\n"])
def test_an_empty_input_is_said(program: Program, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    typed(monkeypatch, text)
    assert "holds no secret" in program.refuses("secrets", "set", "shop")


def test_what_is_not_there_cannot_be_removed_and_a_bad_name_is_not_quoted(program: Program) -> None:
    assert "no secret 'mail' is stored here" in program.refuses("secrets", "remove", "mail")
    assert "Sk-Canary" not in program.refuses("secrets", "remove", "Sk-Canary")
