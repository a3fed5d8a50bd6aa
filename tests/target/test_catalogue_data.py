"""The shipped faces against tables typed a second time, so that a slip of the pen in a TOML is caught."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from fractions import Fraction
from importlib import resources
from typing import Any, NamedTuple

import pytest

from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer

INCH_MM = Fraction("25.4")
TEN = "10 9 8 7 6 5 4 3 2 1"


class Paper(NamedTuple):
    """What is published of a face: points and outer diameters innermost first, as text, in mm or inches."""

    points: str
    diameters: str
    inner: str = ""
    gauge: str = "5.5"
    status: str = "x2"
    inches: bool = False
    gauging: str = "inward"
    black: str = ""


def archery(cm: int, count: int, status: str) -> Paper:
    """A World Archery face of ten zones, or its *count* innermost ones."""
    published = {
        122: ("122 244 366 488 610 732 854 976 1098 1220", "61"),
        80: ("80 160 240 320 400 480 560 640 720 800", "40"),
        60: ("60 120 180 240 300 360 420 480 540 600", "30"),
        40: ("40 80 120 160 200 240 280 320 360 400", "20"),
    }
    diameters, inner = published[cm]
    return Paper(" ".join(TEN.split()[:count]), " ".join(diameters.split()[:count]), inner, "5.5", status)


def field(diameters: str) -> Paper:
    return Paper("6 5 4 3 2 1", diameters, "", "5.5", "x3")


PUBLISHED = {
    "issf-air-rifle-10m": Paper(
        TEN, "0.5 5.5 10.5 15.5 20.5 25.5 30.5 35.5 40.5 45.5", "dot", "4.5", "x5", black="30.5"
    ),
    "issf-air-pistol-10m": Paper(
        TEN, "11.5 27.5 43.5 59.5 75.5 91.5 107.5 123.5 139.5 155.5", "5.0", "4.5", "x5", black="59.5"
    ),
    "issf-rifle-50m": Paper(
        TEN, "10.4 26.4 42.4 58.4 74.4 90.4 106.4 122.4 138.4 154.4", "5.0", "5.6", "x5", black="112.4"
    ),
    "issf-pistol-precision-25m-50m": Paper(
        TEN, "50 100 150 200 250 300 350 400 450 500", "25", "5.6", "x5", black="200"
    ),
    "issf-pistol-rapid-fire-25m": Paper("10 9 8 7 6 5", "100 180 260 340 420 500", "50", "5.6", "x4", black="500"),
    "issf-rifle-300m": Paper(TEN, "100 200 300 400 500 600 700 800 900 1000", "50", "8.0", "x5", black="600"),
    "wa-122": archery(122, 10, "x4"),
    "wa-80": archery(80, 10, "x4"),
    "wa-60": archery(60, 10, "x4"),
    "wa-40": archery(40, 10, "x3"),
    "wa-80-6ring": archery(80, 6, "x4"),
    "wa-40-3spot": archery(40, 5, "x4"),
    "wa-60-3spot": archery(60, 5, "x4"),
    "wa-40-compound": Paper(TEN, "20 80 120 160 200 240 280 320 360 400", status="x3"),
    "wa-60-compound": Paper(TEN, "30 120 180 240 300 360 420 480 540 600", status="x3"),
    "wa-40-3spot-compound": Paper("10 9 8 7 6", "20 80 120 160 200", status="x3"),
    "wa-field-20": field("20 40 80 120 160 200"),
    "wa-field-40": field("40 80 160 240 320 400"),
    "wa-field-60": field("60 120 240 360 480 600"),
    "wa-field-80": field("80 160 320 480 640 800"),
    "imperial-122": Paper("9 7 5 3 1", "244 488 732 976 1220"),
    "worcester-16": Paper("5 4 3 2 1", "81.28 162.56 243.84 325.12 406.4", gauge="9.3"),
    "ifaa-field-20": Paper("5 4 3", "40 120 200", "20", gauging="lower"),
    "ifaa-field-35": Paper("5 4 3", "70 210 350", "35", gauging="lower"),
    "ifaa-field-50": Paper("5 4 3", "100 300 500", "50", gauging="lower"),
    "ifaa-field-65": Paper("5 4 3", "130 390 650", "65", gauging="lower"),
    "ifaa-indoor-40": Paper("5 4 3 2 1", "80 160 240 320 400", "40", "9.3", gauging="lower"),
    "nra-b8": Paper("10 9 8 7 6 5", "3.36 5.54 8.00 11.00 14.80 19.68", "1.695", "9.65", inches=True, black="5.54"),
    "nra-b3": Paper("10 9 8 7 6", "1.80 3.06 4.46 6.14 8.32", "0.90", "5.6", inches=True, black="3.06"),
    "nra-sr-200yd": Paper("10 9 8 7 6 5", "7 13 19 25 31 37", "3", "7.82", "x3", inches=True, black="13"),
    "nra-mr1-600yd": Paper("10 9 8 7 6 5", "12 18 24 36 48 60", "6", "7.82", inches=True, black="36"),
    "nra-lr-1000yd": Paper("10 9 8 7", "20 30 44 60", "10", "7.82", inches=True, black="44"),
    "nsra-25yd": Paper(
        TEN,
        "12.92 20.23 27.55 34.86 42.18 49.49 56.81 64.12 71.44 78.75",
        gauge="5.6",
        gauging="outward",
        black="51.39",
    ),
}
OWN = ("blank", "classic", "wide")
SHIPPED = tuple(
    sorted(
        item.name.removesuffix(".toml")
        for item in (resources.files("bullseye.target") / "faces").iterdir()
        if item.name.endswith(".toml")
    )
)
CATALOGUE = Catalogue()


def toml_of(name: str) -> dict[str, Any]:
    """The face's file with every decimal kept as the exact fraction that its text says."""
    text = (resources.files("bullseye.target") / "faces" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Fraction)


def numbers(text: str, inches: bool) -> list[Fraction]:
    return [Fraction(word) * (INCH_MM if inches else 1) for word in text.split()]


def lightness(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 black to 1 white (WCAG 2)."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hue(colour: str) -> str:
    """What a person would call the colour: one of the six that these papers are printed in."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    if max(red, green, blue) < 64:
        return "black"
    if min(red, green, blue) > 220:
        return "white"
    if red > 200 and green > 180:
        return "yellow"
    if red > 200:
        return "red"
    return "light blue" if green > 150 else "blue"


def test_the_catalogue_holds_exactly_the_published_faces_and_our_own() -> None:
    assert set(SHIPPED) == {*PUBLISHED, *OWN}
    assert CATALOGUE.shipped_names() == list(SHIPPED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_rings_points_and_inner_ten_are_those_published(name: str) -> None:
    paper, toml = PUBLISHED[name], toml_of(name)
    assert [ring["points"] for ring in toml["ring"]] == [int(p) for p in paper.points.split()]
    assert [Fraction(ring["diameter_mm"]) for ring in toml["ring"]] == numbers(paper.diameters, paper.inches)
    if paper.inner == "dot":
        assert toml["inner_ten"] == "dot-covered" and "inner_ten_mm" not in toml
    elif paper.inner:
        assert [toml["inner_ten_mm"]] == numbers(paper.inner, paper.inches)
        assert toml.get("inner_ten", "touch") == "touch"
    else:
        assert "inner_ten_mm" not in toml and "inner_ten" not in toml


@pytest.mark.parametrize("name", PUBLISHED)
def test_gauge_gauging_and_status_are_those_published(name: str) -> None:
    paper, toml = PUBLISHED[name], toml_of(name)
    assert Fraction(toml["gauge_mm"]) == Fraction(paper.gauge)
    assert toml.get("gauging", "inward") == paper.gauging
    assert toml["status"] == paper.status


@pytest.mark.parametrize("name", SHIPPED)
def test_the_program_reads_the_same_numbers_as_the_file_says(name: str) -> None:
    face, toml = CATALOGUE.get(name), toml_of(name)
    assert [r.diameter_mm for r in face.rings] == [float(r["diameter_mm"]) for r in toml.get("ring", [])]
    assert [r.points for r in face.rings] == [r["points"] for r in toml.get("ring", [])]
    assert face.gauge_mm == float(toml["gauge_mm"])
    assert face.gauging == toml.get("gauging", "inward")
    assert face.inner_ten_mm == (float(toml["inner_ten_mm"]) if "inner_ten_mm" in toml else None)
    assert face.black_mm == (float(toml["black_mm"]) if "black_mm" in toml else None)
    own_id, others = toml.get("own_style", "standard"), toml.get("style", [])
    assert [style.id for style in face.styles] == [own_id, *(style["id"] for style in others)]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_face_tells_its_source_and_opens_with_a_comment(name: str) -> None:
    face = CATALOGUE.get(name)
    text = (resources.files("bullseye.target") / "faces" / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(face.source) > 20
    assert (face.status == "own") == (name in OWN)


def test_single_source_details_are_marked_as_such() -> None:
    singles = {name for name in SHIPPED if "single source" in CATALOGUE.get(name).notes}
    with_an_x = {name for name in PUBLISHED if name.startswith("ifaa-")}
    with_an_eleven = {name for name in PUBLISHED if any(style.inner == 11 for style in CATALOGUE.get(name).styles)}
    assert len(with_an_eleven) == 7
    assert singles == with_an_x | with_an_eleven | {"issf-pistol-rapid-fire-25m"}


def test_decimals_are_offered_on_three_faces_only() -> None:
    offered = {name for name in SHIPPED if CATALOGUE.get(name).decimals}
    assert offered == {"issf-air-rifle-10m", "issf-air-pistol-10m", "issf-rifle-50m"}


def test_names_and_aliases_never_mean_two_faces() -> None:
    aliases = [alias for name in SHIPPED for alias in CATALOGUE.get(name).aliases]
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & set(SHIPPED)
    assert {name: CATALOGUE.get(name).id for name in ("air-rifle", "air-pistol", "wa-122cm", "wa122")} == {
        "air-rifle": "issf-air-rifle-10m",
        "air-pistol": "issf-air-pistol-10m",
        "wa-122cm": "wa-122",
        "wa122": "wa-122",
    }


@pytest.mark.parametrize(
    ("name", "styles"),
    [
        *((name, "x-10-9 10-9-8") for name in PUBLISHED if name.startswith(("issf-", "nra-"))),
        ("classic", "x-10-9 10-9-8 11-10-9 9-7-5-3-1"),
        *((f"wa-{cm}", "x-10-9 10-9-8 11-10-9 9-7-5-3-1") for cm in (122, 80, 60, 40)),
        ("wa-80-6ring", "x-10-9 10-9-8 11-10-9 6-5-4-3-2-1"),
        ("wa-40-3spot", "x-10-9 10-9-8 11-10-9"),
        ("wa-60-3spot", "x-10-9 10-9-8 11-10-9"),
        *((name, "10-9-8") for name in PUBLISHED if name.endswith("-compound")),
        ("nsra-25yd", "10-9-8"),
        *((f"wa-field-{cm}", "6-5-4-3-2-1 5-4-3-2-1") for cm in (20, 40, 60, 80)),
        *((f"ifaa-field-{cm}", "x-5-4 5-4-3") for cm in (20, 35, 50, 65)),
        ("ifaa-indoor-40", "x-5-4 5-4-3-2-1"),
        ("imperial-122", "9-7-5-3-1"),
        ("worcester-16", "5-4-3-2-1"),
        ("wide", "10-7-4 3-2-1"),
        ("blank", "standard"),
    ],
)
def test_the_scoring_styles_of_a_face_are_these_its_own_first(name: str, styles: str) -> None:
    assert " ".join(style.id for style in CATALOGUE.get(name).styles) == styles


STYLE_POINTS: dict[str, set[tuple[int, ...]]] = {
    "9-7-5-3-1": {(9, 9, 7, 7, 5, 5, 3, 3, 1, 1), (9, 7, 5, 3, 1)},
    "6-5-4-3-2-1": {(6, 5, 4, 3, 2, 1)},
    "5-4-3-2-1": {(5, 4, 3, 2, 1), (5, 5, 4, 3, 2, 1)},
    "5-4-3": {(5, 4, 3)},
    "3-2-1": {(3, 2, 1)},
}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_style_gives_the_points_its_name_promises(name: str) -> None:
    face = CATALOGUE.get(name)
    ring_points = tuple(ring.points for ring in face.rings)
    for style in face.styles:
        assert style.points in STYLE_POINTS.get(style.id, {ring_points}), style.id
        assert style.inner == (11 if style.id == "11-10-9" else None)
        told = Scorer(face, style.id).score(0.0, 0.0).is_x is not None
        assert told == (style.id.startswith("x-") or style.id == "11-10-9"), style.id


@pytest.mark.parametrize("name", [name for name in PUBLISHED if PUBLISHED[name].black])
def test_the_black_reaches_as_far_as_on_the_paper(name: str) -> None:
    paper, toml = PUBLISHED[name], toml_of(name)
    (black_mm,) = numbers(paper.black, paper.inches)
    ends_at_a_ring = black_mm in numbers(paper.diameters, paper.inches)
    assert ("black_mm" in toml) != ends_at_a_ring
    assert toml.get("black_mm", black_mm) == black_mm
    for ring in toml["ring"]:
        is_dot = name == "issf-air-rifle-10m" and ring["points"] == 10
        dark = hue(ring["fill"]) == "black"
        assert dark == (ring["diameter_mm"] <= black_mm and not is_dot), ring


WA_COLOURS = "yellow yellow red red light_blue light_blue black black white white"
COLOURS = {
    **{name: WA_COLOURS for name in PUBLISHED if name.startswith("wa-") and "field" not in name},
    **{name: "yellow yellow black black black black" for name in PUBLISHED if name.startswith("wa-field-")},
    **{name: "black white black" for name in PUBLISHED if name.startswith("ifaa-field-")},
    "imperial-122": "yellow red light_blue black white",
    "worcester-16": "white black black black black",
    "ifaa-indoor-40": "white blue blue blue blue",
}


@pytest.mark.parametrize("name", COLOURS)
def test_archery_faces_have_the_colours_of_the_paper(name: str) -> None:
    shown = [hue(ring.fill).replace(" ", "_") for ring in CATALOGUE.get(name).rings]
    assert shown == COLOURS[name].split()[: len(shown)]


@pytest.mark.parametrize("name", [n for n in COLOURS if COLOURS[n] == WA_COLOURS])
def test_no_line_parts_blue_from_black_or_black_from_white(name: str) -> None:
    rings = CATALOGUE.get(name).rings
    unlined = {ring.points for ring in rings if not ring.line}
    assert unlined == ({5, 3} if len(rings) == 10 else set())
    assert all(hue(ring.line) == ("white" if ring.points == 4 else "black") for ring in rings if ring.line)
    assert 0 < CATALOGUE.get(name).line_mm <= 2


def test_rapid_fire_has_two_white_bars_at_its_edges() -> None:
    marks = CATALOGUE.get("issf-pistol-rapid-fire-25m").marks
    bars = [(mark.x_mm, mark.y_mm, mark.width_mm, mark.height_mm) for mark in marks]
    assert bars == [(-187.5, 0.0, 125.0, 5.0), (187.5, 0.0, 125.0, 5.0)]
    assert [-187.5 - 125 / 2, 187.5 + 125 / 2] == [-250.0, 250.0]


NUMBERED: dict[str, Iterable[int]] = {
    "issf-air-rifle-10m": range(1, 9),
    "issf-air-pistol-10m": range(1, 9),
    "issf-rifle-50m": range(1, 9),
    "issf-pistol-precision-25m-50m": range(1, 10),
    "issf-pistol-rapid-fire-25m": range(5, 10),
    "issf-rifle-300m": range(1, 10),
    "nra-b8": range(5, 10),
    "nra-b3": range(6, 10),
    "nra-sr-200yd": range(5, 10),
    "nra-mr1-600yd": range(5, 10),
    "nra-lr-1000yd": range(7, 10),
    "classic": range(1, 10),
    "wide": (4, 7, 10),
}


@pytest.mark.parametrize("name", SHIPPED)
def test_ring_numbers_stand_where_the_paper_has_them(name: str) -> None:
    shown = {ring.points for ring in CATALOGUE.get(name).rings if ring.text}
    assert shown == set(NUMBERED.get(name, ()))


@pytest.mark.parametrize("name", SHIPPED)
def test_numbers_and_lines_can_be_seen_on_their_ring(name: str) -> None:
    for ring in CATALOGUE.get(name).rings:
        for drawn, least in ((ring.text, 3.0), (ring.line, 1.9)):
            if drawn:
                light, dark = sorted((lightness(ring.fill), lightness(drawn)), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= least, ring


@pytest.mark.parametrize("name", SHIPPED)
def test_neighbouring_rings_can_be_told_apart(name: str) -> None:
    rings = CATALOGUE.get(name).rings
    for inside, outside in zip(rings, rings[1:], strict=False):
        assert inside.line or inside.fill != outside.fill, (inside, outside)


def test_our_own_faces_are_as_they_were_designed() -> None:
    classic, wide, blank = (CATALOGUE.get(name) for name in ("classic", "wide", "blank"))
    assert [(r.points, r.diameter_mm) for r in classic.rings] == [(10 - i, 40.0 + 40 * i) for i in range(10)]
    assert [(r.points, r.diameter_mm) for r in wide.rings] == [(10, 120.0), (7, 260.0), (4, 400.0)]
    assert (blank.rings, blank.blank_mm, blank.diameter_mm) == ((), 300.0, 300.0)
