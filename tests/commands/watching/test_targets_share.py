"""`bullseye targets share`, `unshare` and `changes`, short of listening: what they print, and what they refuse."""

from __future__ import annotations

import json

import pytest

from tests.commands.keeping import Program, program

__all__ = ["program"]


@pytest.fixture(autouse=True)
def _no_listening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.serve.sharing.serve_here", lambda *_: None)


def test_a_link_is_printed_and_stays_until_it_is_taken_back(program: Program) -> None:
    program("targets", "add", "glasses", "--typed", "--sum", "--at-least", "8", "--per", "day")
    said = program("targets", "share", "glasses", "--port", "0")
    token = said.strip().rpartition("/t/")[2]
    assert said.startswith("glasses: http://127.0.0.1:") and len(token) == 32
    assert "Ctrl+C ends it" in program.err
    (links,) = json.loads(program("targets", "share", "--port", "0", "--json"))["links"].values()
    assert [link.rpartition("/t/")[2] for link in links] == [token]
    assert program("targets", "changes", "glasses") == "Nobody has changed glasses by its link.\n"
    assert program.json("targets", "unshare", "glasses") == {"unshared": "glasses"}
    assert "no target is shared yet" in program.refuses("targets", "share")
    assert "no shared target is called 'glasses'" in program.refuses("targets", "unshare", "glasses")
    assert "no target is called 'nothing'" in program.refuses("targets", "share", "nothing")


@pytest.mark.parametrize("name", ["bad/name", "-x", "", "a..b", "x" * 254, "two words", "ü"])
def test_a_name_that_no_machine_has_is_refused(program: Program, name: str) -> None:
    for words in (("targets", "share", f"--host-name={name}"), ("serve", f"--name={name}")):
        program(*words)
        assert program.code == 2 and "is no name of a machine; give one such as" in program.err
