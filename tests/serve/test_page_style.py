"""The page can be read: contrast in light and in dark, and nothing moves for who wishes that."""

from __future__ import annotations

import re

import pytest

from bullseye.picture.contrast import contrast
from bullseye.serve.page_files import page_file, page_files

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
    ("on-accent", "good", TEXT),
    ("panel", "bad", TEXT),
    ("text", "line", TEXT),
    ("accent", "ground", TEXT),
    ("accent", "panel", TEXT),
    ("good", "panel", SIGN),
    ("edge", "panel", SIGN),
    ("edge", "ground", SIGN),
]
"""Every colour of letters on every ground that the sheets put below it: tags have grounds of their own; an edge is what
shows where a field or a button is.
"""
MIXED = [("accent", 16), ("accent", 20)]
"""Grounds that the sheets mix into the panel, in per cent."""
OTHERS = {"#fff", "#00875a"}
"""What is below a QR code, and a dot that has words beside it."""
SHEETS = [name for name in page_files() if name.endswith(".css")]


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


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("over", "percent"), MIXED)
def test_words_stand_out_on_a_ground_that_is_mixed(look: str, over: str, percent: int) -> None:
    found = colours(look)
    one, two = (bytes.fromhex(found[name][1:]) for name in (over, "panel"))
    ground = "#" + bytes(round((a * percent + b * (100 - percent)) / 100) for a, b in zip(one, two, strict=True)).hex()
    assert contrast(found["text"], ground) >= TEXT


def test_every_colour_and_every_mixed_ground_of_the_sheets_is_among_those_that_are_checked() -> None:
    for name in SHEETS:
        style = page_file(name).body.decode()
        assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= {*sum(((a, b) for a, b, _ in PAIRS), ()), "range"}, name
        mixed = re.findall(r"color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, transparent\)", style)
        assert {(one, int(percent)) for one, percent in mixed} <= set(MIXED), name
        bare = re.sub(r":root \{.*?\}", "", style, flags=re.S)
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", bare)) <= {"#fff", "#00875a"}, (
            name
        )  # below a QR code; a dot, with words


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_beside_something_is_so_in_the_way_lines_run(name: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", page_file(name).body.decode(), flags=re.S)
    sides = re.findall(
        r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|^\s*(?:left|right):", style, re.M
    )
    assert sides == []


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_flashes_and_letters_follow_the_size_that_somebody_chose(name: str) -> None:
    style = page_file(name).body.decode()
    for moves in re.findall(r"animation: ([^;]+);", style):
        assert "infinite" not in moves and not re.search(r"\b\d+\b(?!ms|s|\.)", moves.replace("180ms", "")), moves
    assert re.findall(r"font(?:-size)?: [^;]*\dpx", style) == []


def test_whatever_moves_asks_first_whether_it_may() -> None:
    for name in SHEETS:
        style = page_file(name).body.decode()
        calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", style, flags=re.S)
        assert "transition:" not in calm
        assert "animation:" not in calm
