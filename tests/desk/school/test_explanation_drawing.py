"""What lies behind a lesson page: all of it, in the largest type that has room."""

from __future__ import annotations

import pytest

from bullseye.classroom.lessons.lesson import Explanation, Letter
from bullseye.classroom.lessons.registry import LESSONS
from bullseye.desk.school.explanation_drawing import explanation_drawing
from bullseye.picture.drawing import Drawing, Text
from bullseye.picture.look import PRINT
from bullseye.picture.raster import bounds
from tests.classroom.lesson_class import simulated

TAKEN = simulated("timed-30", (15.0, 40.0, 25.0))
SHORT = Explanation("E = m c²", (Letter("E", "energy", "9 J"), Letter("c", "speed")), "Much.", "A. Einstein (1905)")


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize("size", [(1060, 720), (700, 500), (573, 480), (860, 560)], ids=str)
@pytest.mark.parametrize("taken", [TAKEN, []], ids=["class", "nobody"])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_every_word_of_every_lesson_has_room(lesson: object, taken: list[object], size: tuple[int, int]) -> None:
    said = lesson.page(taken).explanation  # type: ignore[attr-defined]
    drawing = explanation_drawing(said, *size, 40, PRINT)
    words = " ".join(shape.text for shape in texts(drawing)).split()
    for line in (said.formula, said.words, said.source, *(part for row in said.letters for part in row)):
        assert set(line.split()) <= {*words, *(word.rstrip(".") for word in words)}, line
    for shape in drawing.shapes:
        left, top, right, bottom = bounds(shape)
        assert left >= 0 and top >= 0 and right <= size[0] and bottom <= size[1], shape
    assert drawing.title.startswith(said.formula[:20])


def test_the_type_is_as_large_as_is_asked_and_no_larger() -> None:
    sizes = {shape.text: shape.size for shape in texts(explanation_drawing(SHORT, 900, 700, 40, PRINT))}
    assert sizes["energy"] == sizes["9 J"] == 40 < sizes["E = m c²"]
    assert sizes["Source: A. Einstein (1905)."] < 40


def test_it_grows_with_the_sheet_until_all_of_it_fits() -> None:
    said = LESSONS[3].page(TAKEN).explanation
    found = [min(s.size for s in texts(explanation_drawing(said, w, 600, 40, PRINT))) for w in (500, 700, 900, 1100)]
    assert found == sorted(found) and found[0] < found[-1]


def test_values_stand_in_a_column_of_their_own_on_the_right() -> None:
    [value] = [shape for shape in texts(explanation_drawing(SHORT, 900, 700, 40, PRINT)) if shape.text == "9 J"]
    assert value.anchor == "e" and value.bold and value.x == 900 - 40


def test_on_a_sheet_that_is_too_small_the_end_is_cut_off_not_the_edge() -> None:
    drawing = explanation_drawing(LESSONS[3].page(TAKEN).explanation, 400, 120, 40, PRINT)
    assert texts(drawing)[0].text.startswith("MT = a + b ID")
    assert all(bounds(shape)[3] <= 122 for shape in texts(drawing))
