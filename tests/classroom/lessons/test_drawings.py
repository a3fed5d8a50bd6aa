"""The pictures of the lesson pages: whole, inside their sheet, readable, at any size and in any look."""

from __future__ import annotations

from math import cos, isfinite, log, log10, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.lessons.charts import (
    Step,
    Strip,
    bar_mm,
    difficulty_chart,
    distance_chart,
    narrowing_chart,
    settling_chart,
    shots_ticks,
)
from bullseye.classroom.lessons.empty_sheet import notice
from bullseye.classroom.lessons.registry import LESSONS, lesson
from bullseye.classroom.lessons.sampling import stages_of
from bullseye.classroom.log.taken import Taken
from bullseye.measure.maths.regression import fit_line
from bullseye.picture import line_breaks
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Text
from bullseye.picture.ink import font
from bullseye.picture.lettering import text_width
from bullseye.picture.look import PRINT, Look
from tests.classroom.lesson_class import simulated, taken_of
from tests.rounds import FACES

PROJECTOR = Look(
    ground="#ffffff", text="#000000", muted="#2f373c", line="#6b757b", accent="#003f6b", good="#005a8f", bad="#a34300",
    scale=2.0,
)  # fmt: skip
DARK = Look(
    ground="#14181b", text="#eef2f3", muted="#a5b1b8", line="#3a454c", accent="#56b4e9", good="#56b4e9", bad="#ff8a3d"
)
SIZES = [(640.0, 400.0, PRINT), (1400.0, 800.0, PROJECTOR), (900.0, 700.0, DARK)]
CLASS = simulated("timed-30", [15.0, 25.0, 40.0])


def box_of(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text about as it will be set: 1.2 em high, as wide as Pillow sets it."""
    wide, high = font(text.size).getlength(text.text), 1.2 * text.size
    across = {"w": 0.0, "e": -wide}.get(text.anchor[-1] if text.anchor != "center" else "", -wide / 2)
    down = {"n": 0.0, "s": -high}.get(text.anchor[0] if text.anchor != "center" else "", -high / 2)
    turn = radians(text.angle)
    corners = [(across + x, down + y) for x in (0, wide) for y in (0, high)]
    xs = [text.x + x * cos(turn) + y * sin(turn) for x, y in corners]
    ys = [text.y - x * sin(turn) + y * cos(turn) for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def check(drawing: Drawing, width: float, height: float) -> None:
    """All its text lies on the sheet, all its lines are finite, and it has the size that was asked for."""
    assert (drawing.width, drawing.height) == (pytest.approx(width), pytest.approx(height))
    assert drawing.shapes and drawing.title
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            left, top, right, bottom = box_of(shape)
            assert left >= -1 and top >= -1 and right <= width + 1 and bottom <= height + 1, shape
        if isinstance(shape, Line):
            assert all(isfinite(x) and isfinite(y) for x, y in shape.points)


@pytest.mark.parametrize(("width", "height", "look"), SIZES, ids=["print", "projector", "dark"])
@pytest.mark.parametrize("key", [one.id for one in LESSONS])
def test_every_page_has_a_whole_picture_whose_text_alternative_is_its_sentence(
    key: str, width: float, height: float, look: Look
) -> None:
    page = lesson(key).page(CLASS, FACES.get("classic"))
    assert page.ready
    drawing = page.drawing(width, height, look)
    check(drawing, width, height)
    assert drawing.title == page.sentence and drawing.ground == look.ground


FEW: list[list[Taken]] = [
    [], [taken_of((3, 4))], [taken_of((3, 4), (3, 4))], [taken_of((0, 0), (0, 0))], [taken_of((3, 4), (-3, 9))],
    [taken_of((1e4, 0), (0, -1e4), (5, 5))], simulated("tracking", [20.0]), simulated("pointing-test", [2.0]),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FEW)))
@pytest.mark.parametrize("key", [one.id for one in LESSONS])
def test_with_few_or_odd_shots_every_page_still_has_a_picture(key: str, number: int) -> None:
    page = lesson(key).page(FEW[number])
    check(page.drawing(800, 500), 800, 500)


def halves(n: int = 200) -> list[tuple[int, float]]:
    """Half the interval across after each stage of some shots."""
    return [(s.n, s.half_x) for s in stages_of([(float(7 * k % 13), float(5 * k % 11)) for k in range(n)])]


def lines_of(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line)]


def law_of(drawing: Drawing) -> Line:
    """The dashed line that falls; the other dashed one is its sign in the legend."""
    [law] = [line for line in lines_of(drawing) if line.dash and line.points[0][1] != line.points[1][1]]
    return law


def test_the_interval_is_drawn_against_its_law_from_the_second_shot_to_the_last() -> None:
    drawing = narrowing_chart(halves(), "Half", 500, 400, PRINT)
    check(drawing, 500, 400)
    [curve] = [line for line in lines_of(drawing) if line.colour == PRINT.accent and len(line.points) > 2]
    law = law_of(drawing)
    assert curve.points[-1] == pytest.approx(law.points[-1])  # the law is drawn through the last stage
    assert curve.points[0][0] == pytest.approx(law.points[0][0])
    assert {"2", "10", "100"} <= {shape.text for shape in drawing.shapes if isinstance(shape, Text)}


def test_on_both_logarithms_the_law_falls_by_half_of_what_it_goes_across() -> None:
    drawing = narrowing_chart(halves(), "Half", 500, 400, PRINT)
    texts = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    across = {shape.text: shape.x for shape in texts if shape.anchor == "n"}
    up = {shape.text: shape.y for shape in texts if shape.anchor == "e"}
    px_per_tenfold = across["100"] - across["10"]
    figures = sorted(float(figure) for figure in up)
    low, high = figures[0], figures[-1]
    px_up_per_tenfold = (up[f"{low:g}"] - up[f"{high:g}"]) / log10(high / low)
    (x0, y0), (x1, y1) = law_of(drawing).points
    assert (y1 - y0) / px_up_per_tenfold == pytest.approx((x1 - x0) / px_per_tenfold / 2)


def test_the_bars_count_every_shot_from_the_centre_on_and_the_curve_begins_at_nothing() -> None:
    distances = [1.0, 9.0, 11.0, 12.0, 19.9, 25.0, 31.0, 33.0]
    drawing = distance_chart(distances, 50.0, "Title", 500, 300, PRINT)
    check(drawing, 500, 300)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box)][1:]  # the first is the legend's
    # Inclusive quartiles 10.5 and 26.5: 2 * 16 / 2 = 16, rounded up to 20; five shots below 20 mm, three above.
    assert bar_mm(distances, 50.0) == 20.0
    assert [bar.h / bars[0].h for bar in bars] == pytest.approx([1.0, 3 / 5])
    [curve] = [line for line in lines_of(drawing) if line.colour == PRINT.bad and len(line.points) > 2]
    assert curve.points[0] == pytest.approx((bars[0].x, bars[0].y + bars[0].h))
    # The peak of the curve stands at sigma: 8 shots * 20 mm * exp(-1/2) / 50 mm = 1.94 shots.
    peak = min(y for _, y in curve.points)
    assert (curve.points[0][1] - peak) / bars[0].h == pytest.approx(1.941 / 5, rel=0.001)


@given(st.lists(st.floats(0, 1e5), min_size=2, max_size=50))
def test_there_are_never_more_than_sixty_odd_bars(distances: list[float]) -> None:
    assert all(max(distances) / bar_mm(distances, sigma) <= 60.001 for sigma in (1e-9, 1.0, 1e5))


def test_with_few_shots_the_bars_are_fine_enough_to_rise_from_the_centre_as_the_curve_does() -> None:
    distances = [45 * sqrt(-2 * log(1 - (n + 0.5) / 60)) for n in range(60)]  # sixty shots as Rayleigh's curve has them
    assert bar_mm(distances, 1e9) == 50.0 and bar_mm(distances, 45.0) == 20.0  # as wide as a ring of the face
    drawing = distance_chart(distances, 45.0, "Title", 500, 300, PRINT)
    first, second, *_ = [shape for shape in drawing.shapes if isinstance(shape, Box)][1:]
    assert first.h < second.h / 2


def test_a_mean_that_settles_keeps_its_band_inside_the_frame_and_the_centre_in_view() -> None:
    strips = [Strip(2, 40.0, 900.0), Strip(5, 30.0, 20.0), Strip(50, 25.0, 5.0)]
    drawing = settling_chart(strips, "Across", 500, 300, PRINT)
    check(drawing, 500, 300)
    [band] = [line for line in lines_of(drawing) if line.fill]
    grid = [line.points[0][1] for line in lines_of(drawing) if len(line.points) == 2 and not line.dash]
    assert all(60 < y < 300 for _, y in band.points)
    [centre] = [line for line in lines_of(drawing) if line.dash and line.points[1][0] - line.points[0][0] > 100]
    assert min(grid) <= centre.points[0][1] <= 300
    means = next(line for line in lines_of(drawing) if line.width == 2.5)
    assert means.points[0][1] < means.points[1][1] < means.points[2][1] < centre.points[0][1]  # 40, 30, 25, then 0


def test_one_stage_alone_is_a_bar_with_a_dot() -> None:
    check(settling_chart([Strip(2, 1.0, 30.0)], "Across", 500, 300, PRINT), 500, 300)
    drawing = narrowing_chart([(2, 30.0)], "Half", 500, 300, PRINT)
    check(drawing, 500, 300)
    [dot] = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    assert (dot.x, dot.y) == pytest.approx(law_of(drawing).points[0])


def test_a_step_of_difficulty_is_a_dot_on_a_bar_and_the_line_passes_as_fitted() -> None:
    line = fit_line([1.0, 2.0, 3.0], [300.0, 400.0, 500.0])
    assert line is not None
    steps = [Step(1.0, 300.0, 250.0, 330.0), Step(3.0, 500.0, 450.0, 560.0)]
    drawing = difficulty_chart(steps, line, "Mean", 500, 300, PRINT)
    check(drawing, 500, 300)
    dots = [(shape.x, shape.y) for shape in drawing.shapes if isinstance(shape, Disc)][1:]  # the first is the legend's
    [fitted] = [shape for shape in lines_of(drawing) if shape.colour == PRINT.bad][1:]
    assert list(fitted.points) == [pytest.approx(dot) for dot in dots]
    assert "MT = 200 + 100 ID, r² = 1.00" in drawing.title


@pytest.mark.parametrize(("low", "high"), [(2, 10), (2, 37), (2, 5000), (2, 90_000)])
def test_the_figures_of_shots_are_round_and_within_the_axis(low: int, high: int) -> None:
    for ticks in shots_ticks(low, high):
        assert ticks and all(log10(low) - 1e-9 <= tick.value <= log10(high) + 1e-9 for tick in ticks)
        assert all(float(tick.label.replace(",", "")) == pytest.approx(10**tick.value) for tick in ticks)


@pytest.mark.parametrize(("width", "height"), [(300.0, 80.0), (640.0, 400.0), (1900.0, 300.0)])
def test_a_long_notice_is_broken_and_made_smaller_until_it_fits(width: float, height: float) -> None:
    sentence = lesson("fitts").page([taken_of((1, 2))]).sentence
    drawing = notice(sentence)(width, height, PROJECTOR)
    check(drawing, width, height)
    assert " ".join(s.text for s in drawing.shapes if isinstance(s, Text)) == sentence


def test_a_notice_in_a_language_without_spaces_is_broken_between_its_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_breaks, "spaced", lambda: False)
    sentence = "\u3053\u306e\u30c9\u30ea\u30eb\u306e\u7684\u306f\u52d5\u304d\u307e\u305b\u3093\u3002" * 5
    texts = [shape for shape in notice(sentence)(640, 400, PROJECTOR).shapes if isinstance(shape, Text)]
    assert len(texts) > 1 and "".join(text.text for text in texts) == sentence
    assert all(text_width(text.text, text.size) <= 640 and text.text[0] != "\u3002" for text in texts)
