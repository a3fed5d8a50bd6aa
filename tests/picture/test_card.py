"""The result card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from bullseye.picture.card import CardText, score_card
from bullseye.picture.face import rgb
from bullseye.picture.ink import DARK, LIGHT
from bullseye.picture.plot import shot_plot
from bullseye.target.face import Face, Ring

FACE = Face(id="s", name="Sample", rings=(Ring(40, 10, "#f4c430"), Ring(100, 9, "#d1383f")), gauge_mm=6)
SHOTS = [(3.0, 4.0), (-8.0, 1.0), (20.0, -12.0)]
TEXT = CardText(
    title="Ada",
    subtitle="Sample, timed 30 s\n22 November 2026",
    score="1284",
    unit="points",
    lines=(("Ring points", "1012"), ("Combo bonus", "272"), ("", ""), ("Accuracy", "93.3 %")),
    footer="rules 1",
)
PLOT, WORDS = (40, 40, 760, 760), (780, 0, 1200, 800)


def ink_box(card: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    part = card.crop(box)
    return ImageChops.difference(part, Image.new("RGB", part.size, part.getpixel((0, 0)))).getbbox()


def test_the_face_with_its_shots_is_on_the_left() -> None:
    card = score_card(FACE, SHOTS, TEXT)
    assert card.size == (1200, 800)
    assert ImageChops.difference(card.crop(PLOT), shot_plot(FACE, SHOTS, 720)).getbbox() is None


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_words_keep_to_their_margins_in_both_themes(colours: object) -> None:
    card = score_card(FACE, SHOTS, TEXT, colours=colours)  # type: ignore[arg-type]
    assert card.getpixel((5, 5)) == rgb(colours.ground)  # type: ignore[attr-defined]
    box = ink_box(card, WORDS)
    assert box is not None
    assert 18 <= box[0] <= 24
    assert box[1] >= 36
    assert 365 <= box[2] <= 380
    assert 740 <= box[3] <= 766


@pytest.mark.parametrize(
    "change",
    [
        replace(TEXT, title="Eve"),
        replace(TEXT, subtitle="Else"),
        replace(TEXT, score="7"),
        replace(TEXT, unit="ms"),
        replace(TEXT, lines=(*TEXT.lines[:-1], ("Accuracy", "93.4 %"))),
        replace(TEXT, footer="rules 2"),
    ],
    ids=["title", "subtitle", "score", "unit", "line", "footer"],
)
def test_every_word_shows(change: CardText) -> None:
    one, other = score_card(FACE, SHOTS, TEXT), score_card(FACE, SHOTS, change)
    box = ImageChops.difference(one, other).getbbox()
    assert box is not None
    assert box[0] > 760


def test_the_score_is_the_tallest_of_all() -> None:
    without = score_card(FACE, SHOTS, replace(TEXT, score=""))
    box = ImageChops.difference(score_card(FACE, SHOTS, replace(TEXT, unit="")), without).getbbox()
    assert box is not None
    assert box[3] - box[1] > 70


def test_very_long_words_and_very_many_lines_stay_on_the_card() -> None:
    text = CardText(
        title="A very long name of somebody who likes to write it all out, twice",
        subtitle="word " * 60 + "\nsecond",
        score="123456789012345678901234567890",
        unit="points",
        lines=tuple((f"A label that is rather too long {n}", "1234567890" * 6) for n in range(30)),
        footer="foot " * 100,
    )
    box = ink_box(score_card(FACE, SHOTS, text), WORDS)
    assert box is not None
    assert box[0] >= 15
    assert box[2] <= 380
    assert box[3] <= 770


def test_a_card_without_shots_or_words_is_a_bare_face() -> None:
    card = score_card(FACE, [], CardText("", "", "", ""))
    assert ink_box(card, WORDS) is None


@pytest.mark.parametrize("score", ["1", "0", "47"])
def test_the_ink_of_the_score_stands_on_the_margin(score: str) -> None:
    box = ink_box(score_card(FACE, SHOTS, CardText("", "", score, "")), WORDS)
    assert box is not None
    assert box[0] == pytest.approx(20, abs=1)
