"""The pages say their sentences in the language of the program, with its plural forms and its way of writing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bullseye import words
from bullseye.serve.page_files import page_file, page_files
from bullseye.serve.page_words import FILE
from tests.serve.node import run_module
from tests.test_words import compiled, forget

UKRAINIAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n",
    "Team {name}": "Команда {name}",
    "Save {n} shot\0Save {n} shots": "{n} постріл\0{n} постріли\0{n} пострілів",
}


@pytest.fixture
def ukrainian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "uk" / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(UKRAINIAN))
    monkeypatch.setattr(words, "LOCALE", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "uk")
    forget()
    page_files.cache_clear()
    yield
    forget()
    page_files.cache_clear()


def told() -> dict[str, object]:
    """What the server writes into the module."""
    text = page_file(FILE).body.decode("utf-8")
    found: dict[str, object] = json.loads(text.removeprefix("export const catalogue = ").removesuffix(";\n"))
    return found


def test_in_english_the_module_is_the_file_itself() -> None:
    assert b'lang: "en"' in page_file(FILE).body


def test_every_sentence_of_the_pages_is_handed_out_in_the_language(ukrainian: None) -> None:
    found = told()
    assert (found["lang"], found["rightward"]) == ("uk", True)
    texts = found["texts"]
    assert isinstance(texts, dict)
    assert texts["Team {name}"] == "Команда {name}"
    assert texts["Save {n} shot"] == ["{n} постріл", "{n} постріли", "{n} пострілів"]
    assert texts["Join"] == "Join"


def test_a_page_fills_sentences_and_takes_the_plural_form_of_any_number(ukrainian: None, tmp_path: Path) -> None:
    for name in ("tongue.js", "words.js"):
        (tmp_path / name).write_bytes(page_file(name).body)
    (tmp_path / FILE).write_bytes(page_file(FILE).body)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    got = run_module(
        """
        const { words } = await import(given.words);
        answer([words.team("Ада"), ...[1, 3, 5, 11, 21, 111, 1002, 1011].map(words.save_shots), words.seconds(2.5)]);
        """,
        {"words": (tmp_path / "words.js").as_uri()},
    )
    assert got[0] == "Команда Ада"
    plain = [text.split(" ")[-1] for text in got[1:9]]
    few, many = "постріли", "пострілів"
    assert plain == ["постріл", few, many, many, "постріл", many, few, many]
    assert got[9] == "2,5 s"


def test_what_was_forgotten_on_a_schools_server_is_counted_in_words() -> None:
    got = run_module(
        """
        import { said } from "./school/acts.js";
        const kept = ["3 sessions, 1 link", "1 links", "teacher", "link", "Sign-on of the town", "2 names of seasons"];
        answer(kept.map(said));
        """
    )
    assert got == ["3 sessions, 1 link", "1 link", "Teacher", "by a link", "Sign-on of the town", "2 names in seasons"]
