"""The test of a built program fails for a language that is not in it, and says when there is none to try."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
pytest.importorskip("babel", reason="Babel reads the catalogues; install the group `test`")
spoken_check = pytest.importorskip("spoken_check")

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
PO = HEAD + 'msgid "No rounds yet."\nmsgstr "Noch keine."\n'


class Program:
    """A program that has *codes* and says in German what *german* is."""

    def __init__(self, codes: str, german: str) -> None:
        self.codes, self.german = codes, german

    def __call__(self, *words: str, code: int = 0) -> str:
        if words[1] == "xx":
            return f"bullseye: no language is called 'xx'; choose one of: {self.codes}; see bullseye --help\n"
        return "No rounds yet.\n" if words[1] == "en" else self.german


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text(PO, encoding="utf-8")
    return tmp_path


def test_a_program_with_every_language_is_right(root: Path) -> None:
    assert spoken_check.check(Program("en, de", "Noch keine.\n"), root).startswith("de, and English: each")


@pytest.mark.parametrize(
    ("codes", "german", "words"),
    [("en", "Noch keine.", "de is not among"), ("en, de", "No rounds yet.", "not 'Noch keine.'")],
)
def test_a_language_that_is_missing_is_named(root: Path, codes: str, german: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        spoken_check.check(Program(codes, german), root)


def test_without_a_catalogue_it_says_that_english_alone_was_tried(tmp_path: Path) -> None:
    assert "English alone" in spoken_check.check(Program("en", ""), tmp_path)
