"""Any face there could be, scored by exact fractions: on, a micrometre inside and outside every edge."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, UnknownNameError
from bullseye.target.catalog import Catalogue
from bullseye.target.face import GAUGINGS, Face, Style
from bullseye.target.scoring import Scorer
from tests.rounds import face_of_rings

UM = Fraction(1, 1000)
ALONG = ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(-1)), (Fraction(-3, 5), Fraction(4, 5)))


class Case(NamedTuple):
    """A face, the gauge it is shot with, and the lengths behind its floats."""

    face: Face
    gauge: Fraction
    radii: list[Fraction]
    inner: Fraction | None


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Faces of 1 to 12 rings of any width from 0.1 mm, gauged in any way, with and without an inner ten."""
    gauging = draw(st.sampled_from(GAUGINGS))
    steps_um = draw(st.lists(st.integers(100, 300_000), min_size=1, max_size=12))
    gauge_um = draw(st.integers(0, 25_000))
    if gauging == "outward":
        steps_um[0] += gauge_um
    diameters = [Fraction(sum(steps_um[: n + 1]), 1000) for n in range(len(steps_um))]
    points = sorted(draw(st.lists(st.integers(0, 50), min_size=len(steps_um), max_size=len(steps_um))), reverse=True)
    rule = draw(st.sampled_from(["none", "touch", "dot-covered"]))
    inner = diameters[0] * draw(st.integers(1, 10)) / 10 if rule == "touch" else None
    best = draw(st.none() | st.integers(0, 5))
    own = Style("own", tuple(points), None if best is None or rule == "none" else points[0] + best)
    face = face_of_rings(
        *((float(d), p) for d, p in zip(diameters, points, strict=True)),
        gauge_mm=float(Fraction(gauge_um, 1000)), gauging=gauging, inner_ten_mm=None if inner is None else float(inner),
        inner_ten="dot-covered" if rule == "dot-covered" else "touch", styles=(own,),
    )  # fmt: skip
    return Case(face, Fraction(gauge_um, 1000), [d / 2 for d in diameters], None if inner is None else inner / 2)


def edge_of(case: Case, radius: Fraction) -> Fraction:
    return radius - case.gauge / 2 if case.face.gauging == "outward" else radius + case.gauge / 2


def counts(case: Case, distance: Fraction, radius: Fraction) -> bool:
    """The rule as the books word it: touching counts only where the gauging is inward."""
    edge = edge_of(case, radius)
    return distance <= edge if case.face.gauging == "inward" else distance < edge


def expected(case: Case, distance: Fraction) -> tuple[int, bool | None, int | None]:
    """Points, X and ring."""
    ring = next((n for n, radius in enumerate(case.radii) if counts(case, distance, radius)), None)
    is_x: bool | None = None
    if case.face.inner_ten == "dot-covered":
        is_x = case.gauge >= Fraction(1, 2) and distance <= case.gauge / 2 - Fraction(1, 4)
    elif case.inner is not None:
        is_x = counts(case, distance, case.inner)
    if ring is None:
        return 0, None if is_x is None else False, None
    style = case.face.styles[0]
    return (style.inner if is_x and style.inner is not None else style.points[ring]), is_x, ring


def probes(case: Case) -> list[Fraction]:
    edges = {edge_of(case, radius) for radius in case.radii} | {case.gauge / 2 - Fraction(1, 4)}
    if case.inner is not None:
        edges.add(edge_of(case, case.inner))
    near = {edge + shift for edge in edges for shift in (-UM, Fraction(0), UM)}
    return sorted({Fraction(0)} | {distance for distance in near if distance >= 0})


@given(case=cases())
def test_every_edge_of_any_face_is_exact(case: Case) -> None:
    scorer = Scorer(case.face)
    for distance in probes(case):
        for x, y in ALONG:
            x_mm, y_mm = float(distance * x), float(distance * y)
            hit = scorer.score(x_mm, y_mm)
            assert (hit.points, hit.is_x, hit.ring) == expected(case, distance), (
                float(distance),
                case.face.gauging,
            )
            assert hit.hit is (hit.ring is not None)
            assert scorer.points(x_mm, y_mm) == hit.points


@given(case=cases())
def test_many_shots_are_worth_what_each_is_alone(case: Case) -> None:
    scorer = Scorer(case.face)
    xs = [float(d * x) for d in probes(case) for x, _ in ALONG]
    ys = [float(d * y) for d in probes(case) for _, y in ALONG]
    one_by_one = [scorer.score(x, y).points for x, y in zip(xs, ys, strict=True)]
    assert scorer.score_many(xs, ys) == one_by_one
    numpy = pytest.importorskip("numpy")
    assert scorer.score_many(numpy.array(xs), numpy.array(ys)).tolist() == one_by_one
    assert scorer.score_many(xs, numpy.array(ys)).tolist() == one_by_one


@given(case=cases(), distances=st.lists(st.floats(0, 4000), min_size=2))
def test_points_never_rise_with_the_distance(case: Case, distances: list[float]) -> None:
    scorer = Scorer(case.face)
    hits = [scorer.at_distance(d) for d in sorted(distances)]
    for nearer, farther in zip(hits, hits[1:], strict=False):
        assert farther.points <= nearer.points
        assert not (farther.hit and not nearer.hit)
        assert not (farther.is_x and not nearer.is_x)


@given(case=cases(), distance=st.floats(0, 4000), gauge_mm=st.none() | st.floats(0, 0.09))
def test_a_miss_is_never_an_x(case: Case, distance: float, gauge_mm: float | None) -> None:
    hit = Scorer(case.face, gauge_mm=gauge_mm).at_distance(distance)
    assert hit.hit or (not hit.is_x and hit.points == 0 and not hit.tenths)


def test_x_and_y_are_both_lengths_and_have_no_preferred_side() -> None:
    scorer = Scorer(face_of_rings((10.0, 10), (100.0, 1)))
    assert [scorer.score(x, y).points for x, y in ((5, 0), (0, 5), (-5, 0), (0, -5))] == [10] * 4
    assert [scorer.score(x, y).points for x, y in ((3, 5), (5, 3), (-50, 0), (0, 50.001))] == [1, 1, 1, 0]
    assert scorer.score(-3.0, 4.0).distance_mm == 5.0


def test_a_gauge_of_ones_own_moves_every_edge() -> None:
    face = face_of_rings((10.0, 10), (20.0, 9), gauge_mm=4.0)
    assert [Scorer(face).score(r, 0).points for r in (7.0, 7.001, 12.0, 12.001)] == [10, 9, 9, 0]
    assert [Scorer(face, gauge_mm=0).score(r, 0).points for r in (5.0, 5.001, 10.0, 10.001)] == [10, 9, 9, 0]
    assert Scorer(face).gauge_mm == 4.0


def test_another_gauge_takes_the_decimals_away() -> None:
    rifle = Catalogue().get("issf-air-rifle-10m")
    assert Scorer(rifle).decimals and Scorer(rifle, gauge_mm=rifle.gauge_mm).decimals
    assert Scorer(rifle).score(0, 0).tenths == 109
    for gauge_mm in (0.0, rifle.gauge_mm - 0.01, rifle.gauge_mm + 0.01):
        assert not Scorer(rifle, gauge_mm=gauge_mm).decimals
        assert Scorer(rifle, gauge_mm=gauge_mm).score(0, 0).tenths is None


def test_tenths_are_cut_down_never_rounded_up() -> None:
    scorer = Scorer(Catalogue().get("issf-air-rifle-10m"))
    assert [scorer.score(r, 0).tenths for r in (0.0, 0.25, 0.251, 0.4999, 0.5, 0.501)] == [
        109,
        109,
        108,
        108,
        108,
        107,
    ]


def test_a_style_that_does_not_tell_the_inner_ten_says_neither_yes_nor_no() -> None:
    face = face_of_rings((10.0, 10), inner_ten_mm=5.0, styles=(Style("own", (10,)), Style("plain", (10,), None, False)))
    assert Scorer(face).score(0, 0).is_x is True
    assert Scorer(face, "plain").score(0, 0).is_x is None


def test_a_style_can_give_the_inner_ring_points_of_its_own() -> None:
    face = face_of_rings((10.0, 10), inner_ten_mm=5.0, styles=(Style("own", (10,)), Style("eleven", (10,), 11)))
    assert [Scorer(face, "eleven").score(r, 0).points for r in (2.5, 2.501)] == [11, 10]
    assert list(Scorer(face, "eleven").score_many([2.5, 2.501], [0, 0])) == [11, 10]


def test_a_face_without_rings_only_tells_hit_from_miss() -> None:
    scorer = Scorer(Catalogue().get("blank"))
    radius = scorer.face.diameter_mm / 2 + scorer.gauge_mm / 2
    assert scorer.score(radius, 0)[:4] == (0, None, None, 0)
    assert scorer.score(radius + 0.001, 0)[:4] == (0, None, None, None)
    assert scorer.score_many([0.0, radius + 1], [0.0, 0.0]) == [0, 0]


def test_an_unknown_style_is_quoted_and_the_known_ones_are_told() -> None:
    with pytest.raises(UnknownNameError, match="'bogus'.*standard, own"):
        Scorer(face_of_rings((10.0, 10)), "bogus")


@pytest.mark.parametrize("gauge_mm", [-0.001, float("nan"), float("inf"), 200.001])
def test_a_gauge_that_cannot_be_is_refused(gauge_mm: float) -> None:
    with pytest.raises(BadInputError, match=r"the gauge .* cannot be used; give a number from 0 to 200"):
        Scorer(face_of_rings((10.0, 10)), gauge_mm=gauge_mm)


def test_an_outward_face_refuses_a_gauge_that_leaves_no_ten() -> None:
    face = face_of_rings((10.0, 10), gauging="outward")
    with pytest.raises(BadInputError, match="give less than 10"):
        Scorer(face, gauge_mm=10.0)
    assert Scorer(face, gauge_mm=9.9).score(0, 0).points == 10


@pytest.mark.parametrize("ys", [[1.0], [1.0, 2.0, 3.0]])
def test_as_many_ys_as_xs_are_needed(ys: list[float]) -> None:
    with pytest.raises(BadInputError, match="2 x values and"):
        Scorer(face_of_rings((10.0, 10))).score_many([1.0, 2.0], ys)


def test_no_shots_are_no_points() -> None:
    numpy: Any = pytest.importorskip("numpy")
    scorer = Scorer(face_of_rings((10.0, 10)))
    assert scorer.score_many([], []) == []
    assert scorer.score_many(numpy.array([]), numpy.array([])).shape == (0,)


def test_a_dot_that_reaches_past_the_last_ring_still_makes_no_miss_a_hit() -> None:
    face = face_of_rings(
        (5.0, 10), gauge_mm=4.0, gauging="outward", inner_ten="dot-covered", styles=(Style("own", (10,), 12),)
    )  # the ring ends at 0.5 mm, the dot is covered up to 1.75 mm
    numpy = pytest.importorskip("numpy")
    scorer = Scorer(face)
    for distance, points in ((0.499, 12), (1.0, 0), (1.75, 0)):
        assert scorer.score(distance, 0.0).points == scorer.points(distance, 0.0) == points
        assert scorer.score_many([distance], [0.0]) == [points]
        assert scorer.score_many(numpy.array([distance]), numpy.array([0.0])).tolist() == [points]
