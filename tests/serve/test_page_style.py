"""The page can be read: contrast in light and in dark, and nothing moves for who wishes that."""

from __future__ import annotations

import re

import pytest

from bullseye.picture.contrast import contrast
from bullseye.serve.page_files import page_file

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text, and of a sign or an edge (WCAG 2.2, AA)."""
PAIRS = [
    ("text", "ground", TEXT),
    ("text", "panel", TEXT),
    ("text", "range", TEXT),
    ("soft", "ground", TEXT),
    ("soft", "panel", TEXT),
    ("bad", "panel", TEXT),
    ("on-accent", "accent", TEXT),
    ("accent", "panel", SIGN),
    ("good", "panel", SIGN),
]


def colours(look: str) -> dict[str, str]:
    style = page_file("style.css").body.decode()
    light, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest)) if look == "dark" else found


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("over", "under", "least"), PAIRS)
def test_words_and_signs_stand_out(look: str, over: str, under: str, least: float) -> None:
    found = colours(look)
    assert contrast(found[over], found[under]) >= least


def test_whatever_moves_asks_first_whether_it_may() -> None:
    for name in ("style.css", "wall.css"):
        style = page_file(name).body.decode()
        calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", style, flags=re.S)
        assert "transition:" not in calm
        assert "animation:" not in calm
