"""Every chart: nothing leaves its sheet, nothing overlaps, and no data, one point or far values are no accident."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from bullseye.measure.maths.regression import fit_line
from bullseye.measure.shots.group import measure_group
from bullseye.picture import chart
from bullseye.picture.axes import MARKER_KINDS, Key, Sheet, marker
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Text
from bullseye.picture.face import rgb
from bullseye.picture.heat_charts import heat_map
from bullseye.picture.look import PRINT, Look
from bullseye.picture.pointing_charts import endpoint_chart, fitts_chart
from bullseye.picture.raster import bounds, to_image
from bullseye.picture.spread_charts import histogram, interval_chart, rayleigh
from bullseye.picture.svg import to_svg
from bullseye.picture.target_charts import shot_chart
from bullseye.picture.time_charts import goal_chart, trend_chart
from bullseye.target.face import Face, Ring

FACE = Face(
    id="sample", name="Sample face",
    rings=(Ring(40, 10, "#ffe552", "#1c1c1c", "#1c1c1c"), Ring(100, 9, "#f65058", "#1c1c1c", "#1c1c1c")), gauge_mm=5,
)  # fmt: skip
DARK = Look("#1c2226", "#eef2f3", "#a5b1b8", "#3a454c", "#56b4e9", "#56b4e9", "#ff8a3d", 1.5)
START = datetime(2026, 9, 3, 18, 20, tzinfo=UTC)
LONG = "A very long label of Wilhelmina Featherstonehaugh-Cholmondeley " * 3
Make = Callable[..., Drawing]


def gauss(seed: int, n: int, *spreads: float) -> list[tuple[float, ...]]:
    chance = random.Random(seed)
    return [tuple(chance.gauss(0, s) for s in spreads) for _ in range(n)]


SHOTS = [(x + 5, y + 3) for x, y in gauss(1, 30, 12, 9)]
DAYS = [(START + timedelta(days=2 * n), 300 + 5 * v) for n, (v,) in enumerate(gauss(2, 30, 1))]
SIZES = [math.hypot(x, y) for x, y in SHOTS]


def full(**k: Any) -> dict[str, Drawing]:
    """Each chart with realistic data and all that it can show; *k* goes to every one."""
    title = str(k.pop("title", "A title"))
    unit, label = (LONG, LONG) if title == LONG else ("mm", "Mouse")
    first = date(2026, 11, 1)
    line = [(first + timedelta(days=n), 30.0 * n) for n in range(20)]
    bits = [1.5 + 0.4 * n for n in range(9)]
    times = [120 + 140 * x for x in bits]
    pairs = list(zip(bits, times, strict=True))
    ns = list(range(2, 40))
    lows, highs = [20 - 30 / n for n in ns], [20 + 40 / n for n in ns]
    charts: dict[str, Drawing] = {
        "shots": shot_chart(FACE, [*SHOTS, (300, 20)], title=title, misses=(1,), numbered=True, **k),
        "heat": heat_map(FACE, SHOTS, title=title, **k),
        "trend": trend_chart(
            {label: DAYS, "Trackpad": DAYS[:9], "Touch": DAYS[3:7]}, title=title, unit=unit,
            curve=lambda n: 305 - 5 * math.exp(-n), curve_label=label, band=(295, 310), band_label=label, **k,
        ),
        "count": trend_chart([(when, v / 400) for when, v in DAYS], title=title, unit="%", by="count", **k),
        "goal": goal_chart(
            line, 800, first, date(2026, 11, 30), title=title, unit=unit, today=date(2026, 11, 20), projection=850,
            projection_ci95=(780, 920), **k,
        ),
        "fitts": fitts_chart(pairs, fit_line(bits, times), title=title, x_title=label, **k),
        "ends": endpoint_chart(gauss(3, 40, 3, 2), 16, title=title, unit=unit, **k),
        "bars": histogram(SIZES, curve=rayleigh(10), curve_label=label, title=title, unit=unit, **k),
        "interval": interval_chart(
            ns, [20.0] * 38, lows, highs, title=title, unit=unit, x_title=label,
            truth=20, truth_label=label, **k,
        ),
    }  # fmt: skip
    return charts


EMPTY: dict[str, Make] = {
    "shots": lambda **k: shot_chart(FACE, [], **k),
    "heat": lambda **k: heat_map(FACE, [], **k),
    "trend": lambda **k: trend_chart([], **k),
    "trend of devices": lambda **k: trend_chart({"Mouse": []}, **k),
    "goal": lambda **k: goal_chart([], 100, date(2026, 11, 1), date(2026, 11, 7), **k),
    "fitts": lambda **k: fitts_chart([], **k),
    "ends": lambda **k: endpoint_chart([], **k),
    "bars": lambda **k: histogram([], **k),
    "interval": lambda **k: interval_chart([], [], [], [], **k),
}


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts whose lines run into each other (their ink: the middle of the line's box)."""
    boxes = []
    for text in texts(drawing):
        left, top, right, bottom = bounds(text)
        less = 0.22 * text.size
        boxes.append((left, top + less, right, bottom - less, text.text))
    return [
        (a[4], b[4])
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("look", [PRINT, DARK], ids=["print", "dark"])
@pytest.mark.parametrize("title", ["A title", LONG], ids=["short", "long"])
@pytest.mark.parametrize("size", [(320, 200), (640, 400), (400, 700), (1600, 900)], ids=str)
def test_no_text_leaves_the_sheet_or_runs_into_another(size: tuple[int, int], title: str, look: Look) -> None:
    for name, drawing in full(title=title, width=size[0], height=size[1], look=look).items():
        for text in texts(drawing):
            left, top, right, bottom = bounds(text)
            inside = left >= -0.5 and top >= -0.5 and right <= size[0] + 0.5 and bottom <= size[1] + 0.5
            assert inside, (name, text)
        numbered = {str(n) for n in range(99)} if name == "shots" else set()
        assert [pair for pair in overlaps(drawing) if not set(pair) & numbered] == [], name


@pytest.mark.parametrize("size", [(320, 200), (1600, 900)], ids=str)
def test_no_line_or_mark_leaves_the_sheet(size: tuple[int, int]) -> None:
    for name, drawing in full(width=size[0], height=size[1]).items():
        for shape in drawing.shapes:
            left, top, right, bottom = bounds(shape)
            assert left >= -1 and top >= -1 and right <= size[0] + 1 and bottom <= size[1] + 1, (name, shape)


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize("size", [(320, 200), (900, 500)], ids=str)
def test_no_data_is_a_designed_sheet_that_says_so(name: str, size: tuple[int, int]) -> None:
    drawing = EMPTY[name](title="Score", width=size[0], height=size[1])
    said = " ".join(text.text for text in texts(drawing))
    assert "Score" in said
    if name != "goal":  # a goal not begun still has its target line
        assert "yet" in said
    for text in texts(drawing):
        left, top, right, bottom = bounds(text)
        assert left >= 0 and top >= 0 and right <= size[0] and bottom <= size[1]


FAR = 1e9
ODD: dict[str, Make] = {
    "one shot": lambda: shot_chart(FACE, [(1, 2)]),
    "the same shot": lambda: shot_chart(FACE, [(1, 2)] * 5),
    "shots in a line": lambda: shot_chart(FACE, [(n, n) for n in range(5)]),
    "far shots": lambda: shot_chart(FACE, [(FAR, FAR), (-FAR, 3), (0, 0)]),
    "one place": lambda: heat_map(FACE, [(1, 2)]),
    "far places": lambda: heat_map(FACE, [(FAR, 0), (0, FAR)]),
    "one round": lambda: trend_chart([DAYS[0]], curve=lambda n: 1.0, band=(1, 1)),
    "one round counted": lambda: trend_chart([DAYS[0]], by="count"),
    "the same round": lambda: trend_chart([DAYS[0]] * 4),
    "years": lambda: trend_chart([DAYS[0], (START + timedelta(days=9000), FAR)]),
    "a second": lambda: trend_chart([DAYS[0], (START + timedelta(seconds=1), 0.0)]),
    "one day": lambda: goal_chart([(START.date(), 5)], 5, START.date(), START.date()),
    "a level goal": lambda: goal_chart([(START.date(), 0.9)], 0.8, START.date(), START.date(), ramp=False, unit="%"),
    "one sequence": lambda: fitts_chart([(2, 400)]),
    "one end": lambda: endpoint_chart([(0, 0)]),
    "far ends": lambda: endpoint_chart([(FAR, 0), (-FAR, 1)], 1),
    "one value": lambda: histogram([7]),
    "the same value": lambda: histogram([7] * 9, curve=rayleigh(7)),
    "far values": lambda: histogram([0, 1, 2, FAR]),
    "one interval": lambda: interval_chart([2], [1], [0], [2]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_data_makes_a_chart_that_can_be_painted(name: str) -> None:
    drawing = ODD[name]()
    assert to_image(drawing).size == (math.ceil(drawing.width), math.ceil(drawing.height))
    ElementTree.fromstring(to_svg(drawing))
    assert overlaps(drawing) == []


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_numbers_that_are_not_finite_are_refused(wrong: float) -> None:
    day = START.date()
    for make in (
        lambda: shot_chart(FACE, [(wrong, 0)]),
        lambda: heat_map(FACE, [(0, wrong)]),
        lambda: trend_chart([(START, wrong)]),
        lambda: trend_chart(DAYS, band=(0, wrong)),
        lambda: trend_chart(DAYS, curve=lambda n: wrong),
        lambda: goal_chart([(day, wrong)], 1, day, day),
        lambda: goal_chart([], wrong, day, day),
        lambda: fitts_chart([(1, wrong)]),
        lambda: endpoint_chart([(wrong, 0)]),
        lambda: histogram([wrong]),
        lambda: interval_chart([1], [wrong], [0], [1]),
        lambda: trend_chart(DAYS, width=wrong),
    ):
        with pytest.raises(ValueError, match=f"{wrong!r}"):
            make()


def test_what_makes_no_chart_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="'week'"):
        trend_chart(DAYS, by="week")
    with pytest.raises(ValueError, match="earlier day first"):
        goal_chart([], 1, date(2026, 2, 2), date(2026, 2, 1))
    with pytest.raises(ValueError, match="as many of each"):
        interval_chart([1, 2], [1], [1], [1])
    with pytest.raises(ValueError, match="do not rise"):
        interval_chart([2, 1], [1, 1], [1, 1], [1, 1])
    with pytest.raises(ValueError, match="above 0"):
        rayleigh(0)


def test_the_mean_and_the_shots_stand_where_they_were_shot() -> None:
    drawing = shot_chart(FACE, [(20.0, 10.0), (30.0, 30.0)], look=PRINT)
    picture = next(shape for shape in drawing.shapes if isinstance(shape, Picture))
    px = picture.w / (1.05 * FACE.diameter_mm)
    middle = picture.x + picture.w / 2, picture.y + picture.h / 2
    discs = [(shape.x, shape.y) for shape in drawing.shapes if isinstance(shape, Disc)]
    assert any(at == pytest.approx((middle[0] + 20 * px, middle[1] - 10 * px)) for at in discs)
    words = " ".join(text.text for text in texts(drawing))
    assert "25.0 mm right, 20.0 mm high" in words
    sigma = measure_group([(20.0, 10.0), (30.0, 30.0)]).sigma
    assert sigma is not None
    assert f"{sigma:.1f} mm" in words


def test_the_face_in_shapes_is_the_face_in_pixels() -> None:
    drawing = shot_chart(FACE, [], width=700, height=500)
    picture = next(shape for shape in drawing.shapes if isinstance(shape, Picture))
    pixels = to_image(drawing)
    vectors = to_image(Drawing(700, 500, "#ffffff", picture.vector, ""))
    middle_x, middle_y = int(picture.x + picture.w / 2), int(picture.y + picture.h / 2)
    for share in (0.05, 0.12, 0.3, 0.44, 0.499):
        at = int(middle_x + share * picture.w * 0.7071), int(middle_y + share * picture.h * 0.7071)
        assert pixels.getpixel(at) == vectors.getpixel(at)


def test_a_miss_is_a_cross_and_a_shot_beside_the_sheet_an_arrow() -> None:
    drawing = shot_chart(FACE, [(0, 0), (10, 10), (500, 0)], misses=(1,), overlay=False)
    assert sum(isinstance(shape, Disc) for shape in drawing.shapes) == 3  # one hole of two discs, one in the legend
    arrows = [s for s in drawing.shapes if isinstance(s, Line) and s.closed and len(s.points) == 3]
    assert len(arrows) == 1
    assert "1 missed" in {text.text for text in texts(drawing)}


def test_the_heat_map_is_darkest_where_most_shots_fell() -> None:
    drawing = heat_map(FACE, [(25.0, 25.0)] * 50 + [(-25.0, -25.0)] * 5, look=PRINT)
    picture = next(shape for shape in drawing.shapes if isinstance(shape, Picture))
    image = picture.image.convert("L")
    px = image.width / (1.05 * FACE.diameter_mm)
    place = [(image.width / 2 + s * 25 * px, image.height / 2 - s * 25 * px) for s in (1, -1, 0)]
    most, some, none = (image.getpixel((int(x), int(y))) for x, y in place)
    assert isinstance(most, int) and isinstance(some, int) and isinstance(none, int)
    assert most < some < none == 255


def test_two_devices_differ_in_marker_and_colour_and_are_named() -> None:
    drawing = trend_chart({"Mouse": DAYS[:5], "Trackpad": DAYS[5:9]})
    discs = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    squares = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert (len(discs), len(squares)) == (5 + 1, 4 + 1)
    assert {disc.fill for disc in discs}.isdisjoint({square.fill for square in squares})
    assert {"Mouse", "Trackpad"} <= {text.text for text in texts(drawing)}


def test_a_point_of_a_trend_stands_at_its_date_and_its_value() -> None:
    drawing = trend_chart([(START, 0.0), (START + timedelta(days=10), 50.0), (START + timedelta(days=40), 100.0)])
    (ax, ay), (bx, by), (cx, cy) = [(s.x, s.y) for s in drawing.shapes if isinstance(s, Disc)]
    assert (bx - ax) / (cx - ax) == pytest.approx(0.25)
    assert (by - ay) / (cy - ay) == pytest.approx(0.5)
    label = next(text for text in texts(drawing) if text.text == "100")
    assert label.y == pytest.approx(cy, abs=1)


def test_shares_are_shown_as_percentages() -> None:
    words = {text.text for text in texts(trend_chart([(START, 0.5), (START + timedelta(days=1), 1.0)], unit="%"))}
    assert {"%", "50", "100"} <= words


def test_rounds_of_the_hour_that_comes_twice_stand_in_their_order() -> None:
    first = datetime(2026, 10, 25, 0, 20, tzinfo=UTC)
    points = [(first + timedelta(minutes=30 * n), float(n)) for n in range(6)]
    drawing = trend_chart(points, zone=ZoneInfo("Europe/Berlin"))
    xs = [shape.x for shape in drawing.shapes if isinstance(shape, Disc)]
    steps = [after - before for before, after in pairwise(xs)]
    assert steps == pytest.approx([steps[0]] * 5)
    assert steps[0] > 0


def test_a_trend_can_have_more_series_than_its_legend_has_room_for() -> None:
    drawing = trend_chart({f"Device number {n} of the school": DAYS[:3] for n in range(12)}, width=320, height=200)
    assert any(text.text.startswith("+") and text.text.endswith(" more") for text in texts(drawing))
    assert overlaps(drawing) == []


def test_a_goal_shows_its_line_its_target_and_where_the_pace_leads() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 10)
    line = [(first, 10.0), (date(2026, 11, 5), 50.0)]
    drawing = goal_chart(line, 100, first, last, projection=100, projection_ci95=(80, 120))
    words = {text.text for text in texts(drawing)}
    assert {"So far", "Target 100", "At this pace 100 (80.0 to 120)"} <= words
    done = [s for s in drawing.shapes if isinstance(s, Line) and s.colour == PRINT.accent and len(s.points) == 3]
    target = [s for s in drawing.shapes if isinstance(s, Line) and s.dash and s.colour == PRINT.text][-1]
    # Both rise from the same corner; half of the way after half of the days.
    assert done[0].points[0] == pytest.approx(target.points[0])
    (x0, y0), (x1, y1) = target.points
    assert done[0].points[2] == pytest.approx(((x0 + x1) / 2, (y0 + y1) / 2))


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_a_trend_with_a_date_at_the_end_of_the_calendar_is_drawn(day: str) -> None:
    far = datetime.fromisoformat(day).replace(tzinfo=UTC)
    for points in ([(far, 1.0)], [(far, 1.0), (datetime(2026, 11, 16, tzinfo=UTC), 2.0)]):
        assert trend_chart(points).title


def test_the_fitted_line_is_named_with_its_r_squared() -> None:
    bits, times = [1.0, 2.0, 3.0], [300.0, 500.0, 700.0]
    words = {text.text for text in texts(fitts_chart(list(zip(bits, times, strict=True)), fit_line(bits, times)))}
    assert "MT = 100 + 200 ID, r² = 1.00" in words


def test_endpoints_have_one_scale_for_both_directions_and_down_is_to_the_right_of_travel() -> None:
    drawing = endpoint_chart([(4.0, 0.0), (0.0, 4.0), (-4.0, -4.0)], 10)
    target = next(s for s in drawing.shapes if isinstance(s, Disc) and s.fill and s.r > 20)
    px = target.r / 5
    ends = [(s.x, s.y) for s in drawing.shapes if isinstance(s, Disc)][-3:]
    assert ends[0] == pytest.approx((target.x + 4 * px, target.y))
    assert ends[1] == pytest.approx((target.x, target.y + 4 * px))
    assert "We = 16.5 mm" in " ".join(text.text for text in texts(drawing))


def test_the_bars_hold_every_value_and_the_curve_the_same_area() -> None:
    chance = random.Random(5)
    values = [math.hypot(chance.gauss(0, 10), chance.gauss(0, 10)) for _ in range(500)]
    drawing = histogram(values, curve=rayleigh(10), unit="mm")
    fill = PRINT.tint(PRINT.accent, 0.55)
    bars = [s for s in drawing.shapes if isinstance(s, Box) and s.fill == fill][1:]
    curve = next(s for s in drawing.shapes if isinstance(s, Line) and len(s.points) > 100)
    foot = max(bar.y + bar.h for bar in bars)
    area = sum((bar.w + 1) * bar.h for bar in bars)
    pairs = zip(curve.points, curve.points[1:], strict=False)
    under = sum((bx - ax) * (foot - (ay + by) / 2) for (ax, ay), (bx, by) in pairs)
    assert under == pytest.approx(area, rel=0.03)
    assert 6 <= len(bars) <= 30


def test_the_interval_is_a_band_between_its_ends() -> None:
    drawing = interval_chart([2, 4, 8], [10, 10, 10], [0, 5, 8], [20, 15, 12], truth=10, unit="mm")
    band = next(s for s in drawing.shapes if isinstance(s, Line) and s.fill)
    assert len(band.points) == 6
    widths = [abs(band.points[n][1] - band.points[5 - n][1]) for n in range(3)]
    assert widths[0] == pytest.approx(2 * widths[1])
    assert widths[0] == pytest.approx(5 * widths[2])


def test_every_chart_says_what_it_shows_for_those_who_cannot_see_it() -> None:
    for name, drawing in full().items():
        assert drawing.title.startswith("A title. "), name
        assert len(drawing.title) > 20


def test_the_png_has_the_colours_that_the_svg_names() -> None:
    drawing = trend_chart(DAYS[:4])
    disc = [shape for shape in drawing.shapes if isinstance(shape, Disc)][2]
    assert to_image(drawing, 2).getpixel((int(disc.x * 2), int(disc.y * 2))) == rgb(disc.fill)
    circles = [e.attrib for e in ElementTree.fromstring(to_svg(drawing)) if e.tag.endswith("circle")]
    assert (circles[2]["cx"], circles[2]["fill"]) == (f"{disc.x:.2f}".rstrip("0").rstrip("."), disc.fill)


def test_every_marker_paints_something_of_its_own_shape() -> None:
    looks = set()
    for kind in MARKER_KINDS:
        shapes = tuple(marker(kind, 20, 20, 10, "#000000", PRINT))
        looks.add(to_image(Drawing(40, 40, "#ffffff", shapes, "")).tobytes())
    assert len(looks) == len(MARKER_KINDS) == 7


def test_a_key_of_the_legend_has_its_sign_before_its_words() -> None:
    sheet = Sheet(400, 300, PRINT, "")
    below = sheet.head([Key("dashed", "#123456", "Target")])
    line, text = sheet.shapes
    assert isinstance(line, Line) and line.dash and line.colour == "#123456"
    assert isinstance(text, Text) and text.x > line.points[1][0]
    assert below > text.y


def test_one_place_names_every_chart() -> None:
    for name in chart.__all__:
        assert callable(getattr(chart, name))
