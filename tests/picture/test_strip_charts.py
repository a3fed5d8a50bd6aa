"""A strip of answers: a dot for each, in order, the slower the higher."""

from __future__ import annotations

import pytest

from bullseye.picture.drawing import Box, Disc
from bullseye.picture.strip_charts import answer_strip


def test_every_answer_is_a_dot_in_its_order() -> None:
    drawing = answer_strip([220.0, 300.0, 210.0], (205.0, 230.0))
    dots = sorted((shape for shape in drawing.shapes if isinstance(shape, Disc)), key=lambda disc: disc.x)[-3:]
    assert dots[1].y < dots[0].y < dots[2].y
    assert any(isinstance(shape, Box) for shape in drawing.shapes)
    assert "3 answers, from 210 to 300 ms" in drawing.title


def test_no_answer_is_said_and_a_wrong_number_refused() -> None:
    assert "No light was answered in time." in answer_strip([]).title
    with pytest.raises(ValueError, match="a time"):
        answer_strip([float("nan")])
