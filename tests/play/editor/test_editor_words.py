"""The ring editor's words: what was typed is understood or refused, and a refusal says what would work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.errors import BadInputError, BullseyeError
from bullseye.play.editor.editor_words import (
    DECIMALS_OFF,
    INNER_SMALLER,
    POINTS_UP,
    STYLES_OFF,
    changes_said,
    clash_words,
    number_text,
    refusal,
    step_mm,
    typed_length,
    typed_whole_number,
)  # fmt: skip
from bullseye.play.editor.face_editor import FaceEditor, open_editor
from bullseye.target.catalog import Catalogue


@pytest.mark.parametrize(("text", "value"), [("120", 120.0), (" 7.5 ", 7.5), ("7,5", 7.5), ("-3", -3.0)])
def test_a_number_is_read_with_a_point_or_a_comma(text: str, value: float) -> None:
    assert typed_length(text) == value


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "nan", "inf", "1e999"])
def test_what_is_no_number_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(BadInputError, match="number") as bad:
        typed_length(text)
    assert repr(text) in str(bad.value)


def test_points_are_whole() -> None:
    assert typed_whole_number("9") == 9
    with pytest.raises(BadInputError, match=r"9\.5"):
        typed_whole_number("9.5")


@pytest.mark.parametrize(
    ("value", "text"), [(12.0, "12"), (12.5, "12.5"), (1219.2, "1219.2"), (0.5, "0.5"), (None, ""), (100.0, "100")]
)
def test_a_length_stands_in_its_field_without_needless_figures(value: float | None, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(("diameter", "step"), [(240, 1), (400, 2), (1220, 5), (45.5, 0.2), (200, 1), (199.9, 0.5)])
def test_a_step_fits_the_size_of_the_face(diameter: float, step: float) -> None:
    face = FaceEditor().face
    rings = (*face.rings[:-1], replace(face.rings[-1], diameter_mm=diameter))
    assert step_mm(replace(face, rings=rings)) == pytest.approx(step)


def refused(**values: object) -> str:
    editor = FaceEditor()
    with pytest.raises(BullseyeError) as bad:
        editor.set_ring(1, **values)
    return refusal(bad.value, 1)


def test_a_refused_ring_is_told_the_limit_on_the_side_it_was_moved_to() -> None:
    assert refused(diameter_mm=240.0) == "Type less than 240, the ring outside."
    assert refused(diameter_mm=80.0) == "Diameter 80: it must be more than 80, the ring inside."
    assert refused(points=5) == "Type more than 5, the points of the ring outside."
    assert refused(points=11) == "Points 11: it must be less than 10, the ring inside."


def test_any_other_refusal_is_a_sentence() -> None:
    assert refused(fill="red") == "Colour red: it must be a colour such as #ffcc00."
    assert refusal(BadInputError("that does not work")) == "That does not work."


def test_what_went_with_a_change_is_said_and_nothing_else() -> None:
    editor = open_editor(Catalogue(), "issf-air-rifle-10m")
    before = editor.face
    editor.set(name="Mine")
    assert changes_said(before, editor.face) == ""
    editor.set_ring(9, diameter_mm=50.0)
    assert changes_said(before, editor.face) == DECIMALS_OFF
    editor = open_editor(Catalogue(), "classic")
    before = editor.face
    editor.remove_ring(9)
    assert changes_said(before, editor.face) == STYLES_OFF
    before = editor.face
    editor.add_ring(1)
    assert changes_said(before, editor.face) == POINTS_UP
    before = editor.face
    editor.add_ring(10)
    assert changes_said(before, editor.face) == ""
    before = editor.face
    editor.set_ring(0, diameter_mm=10.0)
    assert changes_said(before, editor.face) == INNER_SMALLER


def test_a_clash_names_both_rings_as_they_are_counted_in_the_list() -> None:
    editor = FaceEditor()
    editor.set_ring(2, fill=editor.face.rings[1].fill)
    editor.set_ring(1, line="")
    (clash,) = editor.clashes()
    assert clash_words(clash) == "Any eyes: rings 2 and 3 look alike"
