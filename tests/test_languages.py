"""How each language writes is what docs/languages.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.languages import LANGUAGES, Language, by_code, places

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "languages.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_the_page_says_how_a_language_writes(one: Language) -> None:
    way = "left to right" if one.rightward else "right to left"
    row = (
        f"| {one.name} | {one.english} | `{one.code}` | {one.signs('1,234.5')} | {one.ordinal(1)}, {one.ordinal(2)} | "
        f"`{one.comma.strip()}` | {way} | {'draft' if one.draft else ''} |"
    )
    assert row in PAGE.splitlines()


def test_numbers_are_read_back_from_a_text() -> None:
    assert by_code("de").plain("4.500,5 mm am 30. Mai, 1.2, 3,4") == "4500.5 mm am 30. Mai, 1.2, 3.4"
    assert by_code("fr").plain("12\u202f000,5") == "12000.5" and by_code("en").plain("4,500.5") == "4,500.5"


def test_places_of_a_text_are_named() -> None:
    assert places("{n:,} of {all!r}") == {"n", "all"} and places("a { brace") == set()
