"""What a face is drawn from: discs, marks, paper and ring numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.picture.face import face_discs, face_ground, face_ppm, rgb
from bullseye.picture.labels import ring_labels
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face, Mark, Ring

YELLOW, BLACK, WHITE, GREY = "#ffe552", "#1c1c1c", "#ffffff", (90, 91, 92)
FACE = Face(
    id="sample",
    name="Sample",
    rings=(
        Ring(20, 10, YELLOW, line=BLACK),
        Ring(60, 9, BLACK, text=WHITE),
        Ring(100, 8, WHITE, line=BLACK, text=BLACK),
    ),
    gauge_mm=5,
    inner_ten_mm=8,
    inner_ten_line=BLACK,
    line_mm=1,
)


def test_a_line_lies_inside_its_ring_and_a_ring_without_one_is_one_disc() -> None:
    discs, marks = face_discs(FACE, 2.0)
    dark, light, gold = rgb(BLACK), rgb(WHITE), rgb(YELLOW)
    assert discs == [(100, dark), (98, light), (60, dark), (20, dark), (18, gold), (8, dark), (6, gold)]
    assert marks == []


def test_no_line_is_drawn_where_its_width_is_nothing() -> None:
    discs, _ = face_discs(replace(FACE, line_mm=0.0), 1.0)
    assert discs == [(50, rgb(WHITE)), (30, rgb(BLACK)), (10, rgb(YELLOW)), (4, rgb(YELLOW))]


def test_an_inner_ten_without_a_line_is_not_drawn() -> None:
    discs, _ = face_discs(replace(FACE, inner_ten_line=""), 1.0)
    assert [radius for radius, _ in discs] == [50, 49, 30, 10, 9]


@pytest.mark.parametrize("line_mm", [0.1, 5, 30])
@pytest.mark.parametrize("inner_mm", [0.5, 8, 19.5, 20])
def test_lines_of_any_width_leave_the_radii_in_order(line_mm: float, inner_mm: float) -> None:
    face = replace(FACE, line_mm=line_mm, inner_ten_mm=inner_mm)
    radii = [radius for radius, _ in face_discs(face, 3.0)[0]]
    assert radii == sorted(radii, reverse=True)
    assert radii[-1] >= 0
    face_ppm(face, 50, 0.4, GREY)


def test_a_mark_turns_into_px_from_the_centre_with_y_down() -> None:
    face = replace(FACE, marks=(Mark(10, 20, 4, 2, "#ff0000"),))
    assert face_discs(face, 2.0)[1] == [(16, -42, 24, -38, (255, 0, 0))]


def test_a_blank_face_is_a_sheet_with_a_thin_edge() -> None:
    blank = Face(id="b", name="B", rings=(), gauge_mm=5, blank_mm=300, ground="#f5f1e6")
    (outer, edge), (inner, paper) = face_discs(blank, 1.0)[0]
    assert (outer, inner) == (150, 149)
    assert paper == (245, 241, 230)
    assert sum(edge) < sum(paper)
    assert face_discs(replace(blank, ground=""), 1.0)[0][1][1] == paper


def test_the_picture_has_the_right_colour_in_each_ring() -> None:
    body = face_ppm(FACE, 101, 1.0, GREY)[-101 * 101 * 3 :]
    middle = body[50 * 303 : 51 * 303]
    seen = [tuple(middle[3 * column : 3 * column + 3]) for column in (50, 57, 70, 90)]
    assert seen == [rgb(YELLOW), rgb(YELLOW), rgb(BLACK), rgb(WHITE)]
    assert tuple(body[:3]) == GREY


def test_a_face_has_paper_only_where_it_says_so() -> None:
    assert face_ground(FACE) is None
    assert face_ground(replace(FACE, ground="#0102ff")) == (1, 2, 255)


def test_numbers_stand_at_the_four_hours_in_the_middle_of_their_band() -> None:
    labels = ring_labels(FACE)
    assert {label.text for label in labels} == {"9", "8"}  # the ten has no text colour
    eights = [label for label in labels if label.text == "8"]
    assert {(label.x_mm, label.y_mm) for label in eights} == {(0, 40), (40, 0), (0, -40), (-40, 0)}
    assert {label.colour for label in eights} == {BLACK}
    assert {label.band_mm for label in eights} == {20}
    assert all(0 < label.height_mm < label.band_mm / 2 for label in labels)


def test_the_innermost_number_stands_once_at_the_centre() -> None:
    rings = (replace(FACE.rings[0], text=BLACK), *FACE.rings[1:])
    tens = [label for label in ring_labels(replace(FACE, rings=rings)) if label.text == "10"]
    assert [(label.x_mm, label.y_mm, label.band_mm) for label in tens] == [(0, 0, 20)]


def test_no_number_is_printed_over_a_mark() -> None:
    face = replace(FACE, marks=(Mark(-40, 0, 20, 3, WHITE),))
    eights = [(label.x_mm, label.y_mm) for label in ring_labels(face) if label.text == "8"]
    assert eights == [(0, 40), (40, 0), (0, -40)]


@pytest.mark.parametrize("bad", ["", "red", "#12345", "#1234567", "#12345g", "112233", "#1 2 3 4"])
def test_a_colour_that_is_none_is_named(bad: str) -> None:
    with pytest.raises(ValueError):
        rgb(bad)


@pytest.mark.parametrize("name", Catalogue().names())
def test_every_shipped_face_can_be_painted_at_any_size(name: str) -> None:
    face = Catalogue().get(name)
    for size in (1, 16, 75):
        scale = size / face.diameter_mm
        body = face_ppm(face, size, scale, GREY)
        assert len(body) - len(b"P6 %d %d 255\n" % (size, size)) == size * size * 3
    assert tuple(body[-3:]) == GREY


def test_a_black_that_ends_inside_a_ring_is_drawn_to_its_own_edge() -> None:
    face = Catalogue().get("issf-rifle-50m")
    discs, _ = face_discs(face, 1.0)
    assert (56.2, rgb(face.rings[6].fill)) in discs, "the black of ring 4 reaches into ring 3"
    assert [radius for radius, _ in discs] == sorted((radius for radius, _ in discs), reverse=True)


def test_the_number_of_that_ring_stands_on_the_paper_outside_the_black() -> None:
    threes = [label for label in ring_labels(Catalogue().get("issf-rifle-50m")) if label.text == "3"]
    assert [round(max(abs(t.x_mm), abs(t.y_mm)), 6) for t in threes] == [58.7] * 4
