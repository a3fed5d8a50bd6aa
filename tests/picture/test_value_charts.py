"""Charts of numbers with a target say what they show, keep inside their sheet, and never show old as new."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Text
from bullseye.picture.raster import to_image
from bullseye.picture.svg import to_svg
from bullseye.picture.value_charts import BROKEN, STALE, Mark, day_bars, value_chart, value_face
from bullseye.target.catalog import Catalogue

FACE = Catalogue(None).get("classic")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
START = datetime(2026, 11, 1, tzinfo=UTC)


def bars(drawing: Drawing) -> list[Box]:
    """The bars; the sign of the legend is a box too."""
    return [shape for shape in drawing.shapes if isinstance(shape, Box)][1:]


def test_a_day_has_a_bar_as_high_as_its_amount_and_paler_when_it_missed_its_share() -> None:
    drawing = day_bars([(FIRST, 10.0), (FIRST + timedelta(days=1), 5.0)], 8.0, FIRST, LAST, title="Sales", unit="EUR")
    high, low = bars(drawing)
    assert high.h == pytest.approx(2 * low.h) and high.fill != low.fill and high.x < low.x
    assert drawing.title == "Sales. 2 days, from 5.00 to 10.0 EUR a day"


@example([5e-324], None)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30), st.one_of(st.none(), st.floats(-1e6, 1e6)))
def test_no_bar_leaves_the_sheet(amounts: list[float], share: float | None) -> None:
    days = [(FIRST + timedelta(days=n), value) for n, value in enumerate(amounts)]
    for bar in bars(day_bars(days, share, FIRST, LAST)):
        assert 0 <= bar.x <= bar.x + bar.w <= 640 and -1e-6 <= bar.y <= bar.y + bar.h <= 400.001


def test_values_lie_on_their_rings_the_best_painted_last() -> None:
    values = [(START + timedelta(hours=n), float(n)) for n in range(10)]
    drawing = value_chart(values, 5.0, [(4.0, 6.0), (3.0, 7.0)], title="Load", unit="%")
    wide, narrow = (shape for shape in drawing.shapes[:2] if isinstance(shape, Box))
    assert wide.h == pytest.approx(2 * narrow.h) and wide.y < narrow.y
    assert drawing.title.endswith("now 9.00 %, wanted 5.00 %")


def test_nothing_measured_is_said() -> None:
    assert "No value came yet" in value_chart([], 5.0, []).title
    assert "Nothing was measured" in day_bars([], 5.0, FIRST, LAST).title
    assert value_face(FACE, [], edge_mm=200.0).title == "no numbers yet"


def test_a_number_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="an amount of nan"):
        day_bars([(FIRST, float("nan"))], 1.0, FIRST, LAST)
    with pytest.raises(ValueError, match="a spot of inf"):
        value_face(FACE, [Mark("a", ((float("inf"), 0.0),))], edge_mm=200.0)


def holes(drawing: Drawing) -> list[Disc]:
    """The shots, not the face."""
    return [shape for shape in drawing.shapes if isinstance(shape, Disc)]


def test_the_newest_shot_is_full_the_older_ones_fade_a_stale_one_is_hollow_and_a_broken_one_a_cross() -> None:
    spots = ((0.0, 10.0), (0.0, 5.0), (0.0, 0.0))
    fresh = holes(value_face(FACE, [Mark("p95", spots, note="150 ms")], edge_mm=200.0))
    assert len({disc.fill for disc in fresh[:2]}) == 2 and fresh[0].r < fresh[1].r < fresh[-2].r
    stale = value_face(FACE, [Mark("p95", spots, STALE, "12 min old")], edge_mm=200.0)
    assert all(disc.fill == "" for disc in holes(stale)[2:4]) and stale.title == "p95 stale 12 min old"
    broken = value_face(FACE, [Mark("p95", spots, BROKEN)], edge_mm=200.0)
    crosses = [shape for shape in broken.shapes if isinstance(shape, Line) and len(shape.points) == 2]
    assert crosses and min(y for line in crosses[:4] for _, y in line.points) < min(disc.y for disc in holes(broken))


def test_every_renderer_paints_them() -> None:
    drawing = value_face(FACE, [Mark("p95", ((3.0, 4.0),), STALE)], edge_mm=200.0)
    assert to_svg(drawing).count("<svg") == 1 and to_image(drawing).size[0] == 640


def test_with_numbers_in_its_shots_a_face_has_no_legend_and_the_whole_sheet() -> None:
    marks = [Mark("Load", ((0.0, 10.0),)), Mark("Errors", ((0.0, 50.0),), STALE), Mark("Time", (), BROKEN)]
    drawing = value_face(FACE, marks, edge_mm=105, width=400, height=400, numbered=True)
    texts = {shape.text for shape in drawing.shapes if isinstance(shape, Text)}
    assert {"1", "2", "3"} == texts and "Load" in drawing.title
    (picture,) = (shape for shape in drawing.shapes if isinstance(shape, Picture))
    assert picture.w > 320
