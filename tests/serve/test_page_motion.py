"""What moves by itself on the pages for a browser moves once, and not where less motion is wished for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bullseye.serve

SHEETS = sorted((Path(bullseye.serve.__file__).parent / "page").rglob("*.css"))
MOTION = re.compile(r"\b(?:animation|transition)\s*:\s*([^;]+);")
CALM = re.compile(r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_nothing_repeats_and_all_of_it_follows_the_wish_for_less_motion(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert "infinite" not in text and "iteration-count" not in text
    assert not MOTION.search(CALM.sub("", text))


def test_there_is_motion_to_speak_of() -> None:
    assert any(MOTION.search(sheet.read_text(encoding="utf-8")) for sheet in SHEETS)
