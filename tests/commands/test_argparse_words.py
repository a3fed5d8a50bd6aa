"""What argparse says is in the user's language too, with its places; a translation that lost one is not used."""

from __future__ import annotations

import argparse
import inspect

import pytest

from bullseye.commands import argparse_words
from bullseye.commands.argparse_words import speak


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a translation has for the sentences of argparse; its own lookups are put back after the test."""
    monkeypatch.setattr(argparse, "_", getattr(argparse, "_"))  # noqa: B009
    monkeypatch.setattr(argparse, "ngettext", getattr(argparse, "ngettext"))  # noqa: B009
    said: dict[str, str] = dict(argparse_words._SENTENCES)
    monkeypatch.setattr(argparse_words, "_SENTENCES", said)
    speak()
    return said


def test_help_and_errors_are_said_in_the_language(spoken: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    spoken |= {
        "usage: ": "Aufruf: ", "options": "Optionen",
        "the following arguments are required: %s": "diese Angaben fehlen: %s",
    }  # fmt: skip
    parser = argparse.ArgumentParser(prog="bullseye")
    parser.add_argument("file")
    assert parser.format_help().startswith("Aufruf: bullseye")
    assert "Optionen:" in parser.format_help()
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert "diese Angaben fehlen: file" in capsys.readouterr().err


def test_a_translation_that_lost_a_place_is_not_used(
    spoken: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoken["unrecognized arguments: %s"] = "unbekannt"
    with pytest.raises(SystemExit):
        argparse.ArgumentParser().parse_args(["--what"])
    assert "unrecognized arguments: --what" in capsys.readouterr().err


def test_the_sentences_are_those_of_argparse() -> None:
    source = inspect.getsource(argparse)
    known = [text for text in argparse_words._SENTENCES if text in source]
    assert len(known) > 15 and "usage: " in known and "unrecognized arguments: %s" in known
