"""Sentences are marked whole, with named places, so that a translation needs no change of the code."""

from __future__ import annotations

import ast
import os
import string
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bullseye
from bullseye import words
from bullseye.words import catalogue, languages, tr, trn

PACKAGE = Path(bullseye.__file__).parent
GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "{hits} of {shots}": "{shots}, davon {hits} Treffer",
    "{n} shot\0{n} shots": "{n} Schuss\0{n} Sch\u00fcsse",
    "Accuracy": "Genauigkeit",
}


def compiled(messages: dict[str, str]) -> bytes:
    """A .mo file, as msgfmt makes it."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    at = 28 + 16 * len(pairs)
    table: list[int] = []
    for side in (0, 1):
        for pair in pairs:
            table += [len(pair[side]), at]
            at += len(pair[side]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + struct.pack(f"<{len(table)}I", *table) + b"".join(p[s] + b"\0" for s in (0, 1) for p in pairs)


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A desktop in German, with a translation of a few words."""
    path = tmp_path / "de" / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(GERMAN))
    monkeypatch.setattr(words, "LOCALE", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "de_AT:en")
    catalogue.cache_clear()
    yield tmp_path
    catalogue.cache_clear()


def test_a_language_orders_a_sentence_as_it_likes_and_has_its_own_plurals(german: Path) -> None:
    assert tr("{hits} of {shots}", hits=3, shots="4 Sch\u00fcsse") == "4 Sch\u00fcsse, davon 3 Treffer"
    assert [trn("{n} shot", "{n} shots", number) for number in (0, 1, 2)] == [
        "0 Sch\u00fcsse",
        "1 Schuss",
        "2 Sch\u00fcsse",
    ]
    assert tr("Not translated") == "Not translated"


def test_a_page_is_translated_without_touching_code(german: Path) -> None:
    from bullseye.wording.facts import facts_of
    from bullseye.wording.numbers import by_key
    from tests.play.round.test_sequence import outcome_of

    facts = by_key(facts_of(outcome_of("ten-shots").card))
    assert facts["accuracy"].label == "Genauigkeit"
    assert facts["hits"].value == "10 Sch\u00fcsse, davon 10 Treffer"


@pytest.mark.parametrize("language", ["", "C", "en_GB.UTF-8", "fr_FR.UTF-8", "en:de"])
def test_without_a_translation_it_is_english_and_nothing_is_loaded(language: str) -> None:
    code = (
        "import sys\nfrom bullseye.words import trn\nprint(trn('{n} shot', '{n} shots', 2), 'gettext' in sys.modules)"
    )
    env = {**os.environ, "LANGUAGE": language, "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "2 shots False\n"


def test_the_languages_are_those_of_the_desktop_the_best_first() -> None:
    assert languages({"LANG": "de_AT.UTF-8@euro"}) == ["de_AT", "de"]
    assert languages({"LANGUAGE": "fr:de_DE", "LANG": "en_GB"}) == ["fr", "de_DE", "de"]
    assert languages({}) == []


def marks() -> Iterator[tuple[str, ast.Call, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node, node.func.id


def test_every_mark_can_be_collected_and_its_places_are_filled() -> None:
    wrong = []
    for where, node, name in marks():
        texts = node.args[: 1 if name == "tr" else 2]
        if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
            wrong.append(f"{where}: made at run time")
            continue
        given = {part.arg for part in node.keywords} | ({"n"} if name == "trn" else set())
        for text in texts:
            assert isinstance(text, ast.Constant)
            places = {place for _, place, _, _ in string.Formatter().parse(str(text.value)) if place is not None}
            if name == "tr" and not given:
                places = set()  # not formatted: braces are braces
            if not places <= given:
                wrong.append(f"{where}: {sorted(places - given)} are not filled")
    assert wrong == []
    assert sum(1 for _ in marks()) > 100
