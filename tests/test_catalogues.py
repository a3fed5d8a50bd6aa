"""The languages' catalogues are whole, and nothing that is said is missing from them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bullseye.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
catalogues = pytest.importorskip("catalogues")
pseudo = pytest.importorskip("pseudo")
babel = pytest.importorskip("babel", reason="Babel reads the catalogues; install the group `test`")

FILES = sorted((ROOT / "locale").glob("*.po"))
WHOLE = {one.code for one in LANGUAGES if not one.draft}


@pytest.fixture(scope="module")
def said() -> dict[str, object]:
    return {sentence.key: sentence.text for sentence in catalogues.sentences()}


def places(text: str) -> set[str]:
    try:
        return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
    except ValueError:
        return set()


def strings(message: object) -> Iterator[str]:
    string = message.string  # type: ignore[attr-defined]
    yield from string if isinstance(string, tuple) else (string,)


def test_sentences_are_collected_from_code_pages_and_data_files(said: dict[str, object]) -> None:
    assert said["Play again"] == "Play again"
    assert said["{n} round"] == ("{n} round", "{n} rounds")
    assert said["Speed under a clock: hit, and the target moves on."]
    assert "" not in said
    assert len(said) > 3000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_catalogue_says_what_the_program_says_and_no_more(path: Path, said: dict[str, object]) -> None:
    kept = {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalogues.read(path) if m.id}
    assert sorted(set(kept) - set(said))[:5] == [], "said no more: type make languages"
    assert sorted(set(said) - set(kept))[:5] == [], "new sentences: type make languages"
    if path.stem in WHOLE:
        assert catalogues.todo(path.stem)[:5] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_sentence(path: Path) -> None:
    wrong = []
    for message in catalogues.read(path):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            wanted = set().union(*map(places, ids))
            # One, two or none may be said in a word of their own, without the number.
            wrong += [
                text for text in strings(message) if text and not wanted - {"n"} <= places(text) <= wanted | {"n"}
            ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_argparse_says_keeps_its_own_places(path: Path) -> None:
    kept = re.compile(r"%(?:\(\w+\))?[srd](?![a-z])")
    wrong = [
        (message.id, text)
        for message in catalogues.read(path)
        if message.id and "argparse_words.py" in str(message.locations)
        for text in strings(message)
        if text and sorted(kept.findall(text)) != sorted(kept.findall(catalogues.Sentence(message.id, ()).key))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_keys_and_spaces_of_a_button_are_kept(path: Path) -> None:
    """`Play again   Enter` is a name and its key, three spaces apart."""
    wrong = [
        (message.id, text)
        for message in catalogues.read(path)
        if isinstance(message.id, str) and "   " in message.id
        for text in strings(message)
        if text and "   " not in text
    ]
    assert wrong == []


def test_every_catalogue_is_of_a_language_that_the_program_knows() -> None:
    assert {path.stem for path in FILES} <= {one.code for one in LANGUAGES}


def test_a_catalogue_is_begun_filled_updated_and_made_for_the_program(tmp_path: Path) -> None:
    package = tmp_path / "bullseye"
    package.mkdir()
    (package / "page.py").write_text('tr("Play again")\ntrn("{n} shot", "{n} shots", 3)\n', encoding="utf-8")
    path = catalogues.begin("uk", tmp_path)
    assert catalogues.todo("uk", tmp_path) == ["Play again", "{n} shot"]
    text = path.read_text(encoding="utf-8").replace(
        'msgid "Play again"\nmsgstr ""', 'msgid "Play again"\nmsgstr "Ще раз"'
    )
    path.write_text(text, encoding="utf-8")
    (package / "page.py").write_text('tr("Play again")\ntr("Leave")\n', encoding="utf-8")
    catalogues.update(tmp_path)
    assert catalogues.todo("uk", tmp_path) == ["Leave"]
    assert "{n} shot" not in path.read_text(encoding="utf-8")
    (made,) = catalogues.compile_all(tmp_path)
    from gettext import GNUTranslations

    with open(made, "rb") as file:
        assert GNUTranslations(file).gettext("Play again") == "Ще раз"
    assert catalogues.compile_all(tmp_path) == []


@pytest.mark.parametrize(("code", "words"), [("de", "is there"), ("xx", "no language is called 'xx'")])
def test_a_catalogue_that_cannot_be_begun_says_why(tmp_path: Path, code: str, words: str) -> None:
    (tmp_path / "bullseye").mkdir()
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").touch()
    with pytest.raises((ValueError, FileExistsError), match=words):
        catalogues.begin(code, tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Play again", "[Pláý áğáíñ æøå]"),
        ("{n} shots in {time_s:.1f} s", "[{n} šhótš íñ {time_s:.1f} š æøåæøåæøå]"),
        ("Open   Enter", "[Ópéñ   Éñtéř æøåæ]"),
        ("X", "[X]"),
        ("a { brace", "[á { břáçé æøå]"),
        ("%(a)s of 50 % and %s", "[%(a)s óf 50 % áñd %s æøåæøå]"),
    ],
)
def test_the_language_of_tests_keeps_places_and_shows_its_ends(text: str, said: str) -> None:
    assert pseudo.pseudo(text) == said
