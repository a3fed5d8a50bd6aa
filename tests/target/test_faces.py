"""The edge table: every face, ring, style and tenth, a micrometre in, on and out, by exact fractions.

The oracle below reads the TOML itself and works in fractions; it shares no line with the product.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face
from bullseye.target.scoring import Scorer, distance_of_tenths

UM = Fraction(1, 1000)
CATALOGUE = Catalogue()
NAMES = sorted(
    item.name.removesuffix(".toml")
    for item in (resources.files("bullseye.target") / "faces").iterdir()
    if item.name.endswith(".toml")
)
# Unit vectors with rational coordinates, so that a distance along them is exact in x and y.
DIRECTIONS = tuple(
    (Fraction(x, length), Fraction(y, length))
    for x, y, length in (
        (1, 0, 1),
        (0, 1, 1),
        (-1, 0, 1),
        (0, -1, 1),
        (3, 4, 5),
        (-4, 3, 5),
        (-5, -12, 13),
        (12, -5, 13),
    )
)


class Exact(NamedTuple):
    """What a shot is worth, by fractions."""

    points: int
    is_x: bool | None
    tenths: int | None
    ring: int | None


class Oracle:
    """One face, style (a table of the TOML, or None for the face's own) and gauge."""

    def __init__(self, toml: dict[str, Any], style: dict[str, Any] | None, gauge: Fraction | None) -> None:
        own_gauge = Fraction(toml["gauge_mm"])
        self.gauge = own_gauge if gauge is None else gauge
        self.gauging = toml.get("gauging", "inward")
        rings = toml.get("ring", [])
        self.radii = [Fraction(r["diameter_mm"]) / 2 for r in rings] or [Fraction(toml["blank_mm"]) / 2]
        self.points = style["points"] if style else [r["points"] for r in rings] or [0]
        self.inner_points = style.get("inner") if style else None
        self.tells = style.get("inner_ten", True) if style else True
        self.by_dot = toml.get("inner_ten") == "dot-covered"
        self.inner_radius = Fraction(toml["inner_ten_mm"]) / 2 if "inner_ten_mm" in toml else None
        self.decimals = toml.get("decimals", False) and self.gauge == own_gauge

    def edge(self, radius: Fraction) -> Fraction:
        """Where the centre of a shot stops or starts to count for a ring of this radius."""
        return radius - self.gauge / 2 if self.gauging == "outward" else radius + self.gauge / 2

    def counts(self, distance: Fraction, radius: Fraction) -> bool:
        edge = self.edge(radius)
        return distance <= edge if self.gauging == "inward" else distance < edge

    def worth(self, distance: Fraction) -> Exact:
        ring = next((i for i, radius in enumerate(self.radii) if self.counts(distance, radius)), None)
        is_x = self._is_x(distance) if self.tells and (self.by_dot or self.inner_radius is not None) else None
        points = 0 if ring is None else self.points[ring]
        if is_x and self.inner_points is not None:
            points = self.inner_points
        return Exact(points, is_x, self._tenths(distance, ring) if self.decimals else None, ring)

    def _is_x(self, distance: Fraction) -> bool:
        if self.by_dot:
            return self.gauge >= Fraction(1, 2) and distance <= self.gauge / 2 - Fraction(1, 4)
        assert self.inner_radius is not None
        return self.counts(distance, self.inner_radius)

    def _tenths(self, distance: Fraction, ring: int | None) -> int:
        if ring is None:
            return 0
        cut_down = math.floor((11 - distance / self.edge(self.radii[0])) * 10)
        return min(cut_down, 109)

    def edges(self) -> list[Fraction]:
        """Every distance at which anything changes, from the centre outwards."""
        found = {self.edge(radius) for radius in self.radii}
        if self.by_dot:
            found.add(self.gauge / 2 - Fraction(1, 4))
        elif self.inner_radius is not None:
            found.add(self.edge(self.inner_radius))
        if self.decimals:
            step = self.edge(self.radii[0])
            found.update(step * band / 10 for band in range(1, 101))
        return sorted(found)

    def probes(self) -> list[Fraction]:
        """The centre, and a micrometre inside, exactly on and a micrometre outside of every edge."""
        near = {edge + shift for edge in self.edges() for shift in (-UM, Fraction(0), UM)}
        return sorted({Fraction(0)} | {distance for distance in near if distance >= 0})


@cache
def toml_of(name: str) -> dict[str, Any]:
    text = (resources.files("bullseye.target") / "faces" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Fraction)


def pairs(name: str) -> Iterator[tuple[Oracle, Scorer]]:
    """The oracle and the product for each style, with the face's own gauge, a point and a fat shot."""
    toml, face = toml_of(name), CATALOGUE.get(name)
    fat = Fraction("11.5") if face.gauging == "outward" else Fraction("12.7")
    for style in (None, *toml.get("style", [])):
        style_id = "standard" if style is None else style["id"]
        for gauge in (None, Fraction(0), fat):
            product = Scorer(face, style_id, None if gauge is None else float(gauge))
            yield Oracle(toml, style, gauge), product


def volley(oracle: Oracle) -> tuple[list[float], list[float], list[int]]:
    """Every probe in every direction: the xs, the ys, and the points that fractions give."""
    aimed = [(distance, x, y) for distance in oracle.probes() for x, y in DIRECTIONS]
    xs = [float(distance * x) for distance, x, _ in aimed]
    ys = [float(distance * y) for distance, _, y in aimed]
    return xs, ys, [oracle.worth(distance).points for distance, _, _ in aimed]


def test_every_face_is_on_the_edge_table() -> None:
    assert len(NAMES) >= 36
    assert CATALOGUE.shipped_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_edge_is_exact_in_every_direction(name: str) -> None:
    for oracle, scorer in pairs(name):
        for distance in oracle.probes():
            expected = oracle.worth(distance)
            for along_x, along_y in DIRECTIONS:
                x_mm, y_mm = float(distance * along_x), float(distance * along_y)
                seen = scorer.score(x_mm, y_mm)
                told = f"{scorer.style.id}, gauge {scorer.gauge_mm}: {float(distance)} mm at ({x_mm}, {y_mm})"
                assert seen[:4] == expected, told
                assert scorer.points(x_mm, y_mm) == expected.points, told
                assert seen.hit == (expected.ring is not None), told
                assert math.isclose(seen.distance_mm, float(distance), abs_tol=1e-9), told


@pytest.mark.parametrize("name", NAMES)
def test_many_shots_at_once_are_scored_as_one_by_one(name: str) -> None:
    for oracle, scorer in pairs(name):
        xs, ys, expected = volley(oracle)
        assert list(scorer.score_many(xs, ys)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_an_array_of_shots_is_scored_as_exactly(name: str) -> None:
    numpy = pytest.importorskip("numpy")
    for oracle, scorer in pairs(name):
        xs, ys, expected = volley(oracle)
        assert list(scorer.score_many(numpy.array(xs), numpy.array(ys))) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_table_meets_both_sides_of_every_ring(name: str) -> None:
    """Guards the table itself: its probes reach each ring, the miss, and the inner ten and beyond."""
    oracle = Oracle(toml_of(name), None, None)
    met = {oracle.worth(distance) for distance in oracle.probes()}
    assert {worth.ring for worth in met} == {None, *range(len(oracle.radii))}
    face = CATALOGUE.get(name)
    assert {worth.is_x for worth in met} == ({True, False} if face.has_inner_ten else {None})
    if face.decimals:
        assert {worth.tenths for worth in met} == {0, *range(10, 110)}


@pytest.mark.parametrize("name", [name for name in NAMES if toml_of(name).get("decimals")])
def test_the_decimal_cut_to_a_whole_is_the_ring(name: str) -> None:
    oracle, scorer = Oracle(toml_of(name), None, None), Scorer(CATALOGUE.get(name))
    for distance in oracle.probes():
        hit = scorer.score(float(distance), 0.0)
        assert hit.tenths is not None and hit.tenths // 10 == hit.points


@pytest.mark.parametrize("name", [name for name in NAMES if toml_of(name).get("decimals")])
def test_another_gauge_offers_no_decimals(name: str) -> None:
    face: Face = CATALOGUE.get(name)
    assert Scorer(face, gauge_mm=face.gauge_mm + 0.1).score(0.0, 0.0).tenths is None
    assert Scorer(face, gauge_mm=face.gauge_mm).score(0.0, 0.0).tenths == 109


@settings(max_examples=300)
@given(name=st.sampled_from(NAMES), across=st.data())
def test_any_shot_in_whole_micrometres_scores_as_the_fractions_say(name: str, across: st.DataObject) -> None:
    oracle, face = Oracle(toml_of(name), None, None), CATALOGUE.get(name)
    reach_um = math.ceil(face.diameter_mm * 600)
    x_um, y_um = (across.draw(st.integers(-reach_um, reach_um)) for _ in "xy")
    squared = (x_um * x_um + y_um * y_um) * UM * UM
    distance = Fraction(math.sqrt(squared))
    # Irrational distances may come nearer to an edge than any float can tell; those are no fair question.
    assume(all(abs(squared - edge * edge) > 4 * edge * UM / 500 for edge in oracle.edges()))
    assert Scorer(face).score(x_um / 1000, y_um / 1000)[:4] == oracle.worth(distance)


@pytest.mark.parametrize(
    ("name", "centre_radius_mm"),
    [
        ("issf-air-rifle-10m", 2.0),
        ("issf-air-pistol-10m", 4.75),
        ("issf-rifle-50m", 5.3),
        ("issf-pistol-precision-25m-50m", 15.3),
        ("issf-pistol-rapid-fire-25m", 27.8),
        ("issf-rifle-300m", 29.0),
    ],
)
def test_the_inner_ten_ends_at_the_published_centre_radius(name: str, centre_radius_mm: float) -> None:
    scorer = Scorer(CATALOGUE.get(name))
    assert scorer.score(centre_radius_mm, 0.0).is_x is True
    assert scorer.score(centre_radius_mm + 0.001, 0.0).is_x is False


AIR_RIFLE_BANDS_MM = "0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00 2.25 2.50"
WIDE_BANDS_MM = "0.8 1.6 2.4 3.2 4.0 4.8 5.6 6.4 7.2 8.0"


@pytest.mark.parametrize(
    ("name", "bands_mm", "step_mm", "last_mm"),
    [
        ("issf-air-rifle-10m", AIR_RIFLE_BANDS_MM, 2.5, 25.0),
        ("issf-air-pistol-10m", WIDE_BANDS_MM, 8.0, 80.0),
        ("issf-rifle-50m", WIDE_BANDS_MM, 8.0, 80.0),
    ],
)
def test_decimals_are_those_of_the_published_table(name: str, bands_mm: str, step_mm: float, last_mm: float) -> None:
    face = CATALOGUE.get(name)
    scorer = Scorer(face)
    for tenths, edge in zip(range(109, 99, -1), bands_mm.split(), strict=True):
        for ring in range(10):
            radius_mm = float(edge) + ring * step_mm
            expected = tenths - 10 * ring
            assert scorer.score(radius_mm, 0.0).tenths == expected
            assert distance_of_tenths(face, expected) == pytest.approx(radius_mm, abs=1e-9)
            if expected > 10:
                assert scorer.score(0.0, -(radius_mm + 0.001)).tenths == expected - 1
    assert scorer.score(last_mm, 0.0).tenths == 10
    assert scorer.score(last_mm + 0.001, 0.0).tenths == 0
    assert scorer.score(0.0, 0.0).tenths == 109


def test_the_edges_that_trip_floats_are_read_right() -> None:
    pistol = Scorer(CATALOGUE.get("issf-air-pistol-10m"))
    assert pistol.score(66.4, 0.0).tenths == 27
    assert pistol.score(3.36, 4.48).tenths == 103
    assert Scorer(CATALOGUE.get("issf-air-rifle-10m")).score(2.0, 0.0)[:3] == (10, True, 102)
    assert Scorer(CATALOGUE.get("issf-air-pistol-10m")).score(4.75, 0.0)[:3] == (10, True, 104)
    assert Scorer(CATALOGUE.get("issf-rifle-50m")).score(5.3, 0.0)[:3] == (10, True, 103)


def test_the_outward_card_loses_the_ten_at_its_published_threshold() -> None:
    scorer = Scorer(CATALOGUE.get("nsra-25yd"))
    assert scorer.score(3.659, 0.0).points == 10
    assert scorer.score(3.66, 0.0).points == 9


@pytest.mark.parametrize("gauge_mm", [0.0, 0.3, 0.499])
def test_a_thin_gauge_never_makes_an_air_rifle_inner_ten(gauge_mm: float) -> None:
    scorer = Scorer(CATALOGUE.get("issf-air-rifle-10m"), gauge_mm=gauge_mm)
    assert scorer.score(0.0, 0.0).is_x is False
