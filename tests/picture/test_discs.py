"""The disc renderer: exact shares at the edge, symmetry, thin lines, marks, and both kinds of alpha."""

from __future__ import annotations

import math
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.picture.discs import Disc, Rectangle, Rgb, render_png, render_ppm

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
RED, GREEN, BLUE, GREY = (200, 30, 40), (20, 160, 60), (10, 60, 220), (90, 91, 92)
Grid = list[list[tuple[int, ...]]]


def ppm_grid(
    size: int | tuple[int, int], discs: list[Disc], back: Rgb = BLACK, marks: tuple[Rectangle, ...] = ()
) -> Grid:
    width, height = (size, size) if isinstance(size, int) else size
    data = render_ppm(size, discs, back, marks)
    header = b"P6 %d %d 255\n" % (width, height)
    assert data.startswith(header)
    assert len(data) == len(header) + width * height * 3
    return rows_of(data[len(header) :], width, 3)


def rows_of(body: bytes, width: int, channels: int) -> Grid:
    pixels = [tuple(body[at : at + channels]) for at in range(0, len(body), channels)]
    return [pixels[at : at + width] for at in range(0, len(pixels), width)]


def png_grid(data: bytes) -> Grid:
    """Read our own kind of PNG with a few lines of its own, checking every checksum."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, body, width, height = 8, b"", 0, 0
    kinds = []
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunk = data[at + 4 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(chunk),)
        kinds.append(chunk[:4])
        if chunk[:4] == b"IHDR":
            width, height, *rest = struct.unpack(">IIBBBBB", chunk[4:])
            assert rest == [8, 6, 0, 0, 0]
        if chunk[:4] == b"IDAT":
            body += chunk[4:]
        at += 12 + length
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]
    raw = zlib.decompress(body)
    stride = width * 4 + 1
    assert len(raw) == stride * height
    assert set(raw[::stride]) == {0}
    return [rows_of(raw[row + 1 : row + stride], width, 4)[0] for row in range(0, len(raw), stride)]


def sampled(size: int, discs: list[Disc], back: Rgb, fine: int = 32) -> list[list[tuple[float, ...]]]:
    """The same picture by brute force: *fine* x *fine* points in each pixel."""
    grid = []
    steps = [(n + 0.5) / fine for n in range(fine)]
    squares = [(radius * radius, colour) for radius, colour in reversed(discs)]
    for row in range(size):
        line = []
        for column in range(size):
            total = [0.0, 0.0, 0.0]
            for sy in steps:
                y = row + sy - size / 2
                for sx in steps:
                    x = column + sx - size / 2
                    at = x * x + y * y
                    colour = next((c for square, c in squares if at <= square), back)
                    for channel in range(3):
                        total[channel] += colour[channel]
            line.append(tuple(value / fine**2 for value in total))
        grid.append(line)
    return grid


@pytest.mark.parametrize("size", [200, 201])
@pytest.mark.parametrize("radius", [0.2, 0.5, 1.0, 3.3, 17.5, 50.0, 86.602, 99.9])
def test_the_light_of_a_disc_is_its_area(size: int, radius: float) -> None:
    grid = ppm_grid(size, [(radius, WHITE)])
    light = sum(pixel[0] for row in grid for pixel in row) / 255
    edge_pixels = 8 * radius + 4
    assert light == pytest.approx(math.pi * radius**2, abs=edge_pixels / 255 / 8 + 0.02)


@pytest.mark.parametrize("size", [1, 2, 7, 8, 21, 22])
@pytest.mark.parametrize("scale", [0.11, 0.5, 0.73, 0.98])
def test_every_pixel_is_what_fine_sampling_finds(size: int, scale: float) -> None:
    r = size / 2 * scale
    discs = [(r, RED), (r * 0.93, WHITE), (r * 0.6, GREEN), (r * 0.2, BLACK)]
    ours, reference = ppm_grid(size, discs, GREY), sampled(size, discs, GREY, fine=128 if size < 7 else 32)
    worst = max(
        abs(a - b)
        for our_row, their_row in zip(ours, reference, strict=True)
        for ours_px, theirs_px in zip(our_row, their_row, strict=True)
        for a, b in zip(ours_px, theirs_px, strict=True)
    )
    assert worst < 2.5  # what the sampling itself may be off by


def test_one_pixel_with_a_small_disc_in_it_is_mixed_by_area() -> None:
    share = math.pi * 0.3**2
    assert ppm_grid(1, [(0.3, WHITE)]) == [[(round(255 * share),) * 3]]


def test_a_disc_far_larger_than_the_picture_fills_it() -> None:
    assert {p for row in ppm_grid((9, 4), [(1e5, RED)], GREY) for p in row} == {RED}


def test_no_discs_leave_the_ground() -> None:
    assert {p for row in ppm_grid((5, 3), [], GREY) for p in row} == {GREY}
    assert ppm_grid(6, [(0.0, RED)], GREY) == ppm_grid(6, [], GREY)


@pytest.mark.parametrize("size", [60, 61])
def test_the_picture_is_the_same_turned_and_mirrored(size: int) -> None:
    grid = ppm_grid(size, [(29.3, RED), (20.02, WHITE), (19.4, BLUE), (0.7, BLACK)], GREY)
    assert grid == grid[::-1]
    assert grid == [row[::-1] for row in grid]
    assert grid == [list(column) for column in zip(*grid, strict=True)]


@pytest.mark.parametrize(("width", "height"), [(40, 60), (41, 60), (40, 61), (61, 41), (60, 41)])
def test_a_picture_that_is_not_square_has_its_discs_in_the_middle(width: int, height: int) -> None:
    grid = ppm_grid((width, height), [(24.7, RED), (13.4, WHITE), (5.5, BLUE)], GREY)
    assert len(grid) == height
    assert all(len(row) == width for row in grid)
    assert grid == grid[::-1] == [row[::-1] for row in grid]
    light = sum(pixel[2] == 220 for row in grid for pixel in row)
    assert light == pytest.approx(math.pi * 5.5**2, rel=0.25)


@pytest.mark.parametrize("trim", [0, 2, 20])
def test_a_square_shows_what_the_middle_of_a_wider_picture_shows(trim: int) -> None:
    """The square has a quicker way of its own; both must agree, also where the edge cuts the discs."""
    discs = [(29.3, RED), (20.02, WHITE), (19.4, BLUE), (3.0, BLACK)]
    size = 60 - trim
    assert ppm_grid(size, discs, GREY) == [row[5:-5] for row in ppm_grid((size + 10, size), discs, GREY)]


@pytest.mark.parametrize("size", [100, 101])
def test_colours_between_the_edges_are_exact(size: int) -> None:
    grid = ppm_grid(size, [(45.0, RED), (30.0, GREEN), (15.0, BLUE)], GREY)
    middle = size // 2
    seen = [grid[middle][middle + step] for step in (0, 10, 20, 28, 35, 42, 48)]
    assert seen == [BLUE, BLUE, GREEN, GREEN, RED, RED, GREY]
    assert grid[0][0] == GREY


@pytest.mark.parametrize("radius", [10.0, 12.5, 13.0, 24.999999, 25.0])
def test_light_only_falls_on_the_way_out(radius: float) -> None:
    for size in (60, 61):
        grid = ppm_grid(size, [(radius, WHITE)])
        for row in grid[size // 2 :]:
            levels = [pixel[0] for pixel in row[size // 2 :]]
            assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize("wide", [0.05, 0.1, 0.3, 0.7, 1.0])
def test_a_line_thinner_than_a_pixel_keeps_its_darkness_all_the_way_round(wide: float) -> None:
    radius = 80.0
    grid = ppm_grid(200, [(90.0, WHITE), (radius, BLACK), (radius - wide, WHITE)], WHITE)
    dark = sum(255 - pixel[0] for row in grid for pixel in row) / 255
    area = math.pi * (radius**2 - (radius - wide) ** 2)
    assert dark == pytest.approx(area, rel=0.08 if wide < 0.1 else 0.03)
    for row, pixels in enumerate(grid[100:175], 100):  # and no row is without it
        crossed = sum(255 - pixel[0] for pixel in pixels[100:]) / 255
        y = row - 99.5
        slanted = wide * radius / math.sqrt(radius * radius - y * y)
        assert crossed == pytest.approx(slanted, rel=0.2, abs=0.01)


def test_a_line_does_not_let_the_ground_shine_through() -> None:
    """Two edges in one pixel: a bright ground must not show between two dark discs."""
    grid = ppm_grid(100, [(40.0, BLACK), (39.7, BLACK), (39.4, BLACK)], WHITE)
    assert grid == ppm_grid(100, [(40.0, BLACK)], WHITE)


@given(
    size=st.integers(1, 40),
    radii=st.lists(st.one_of(st.floats(0, 40), st.integers(0, 60).map(lambda n: n / 2)), max_size=5),
)
@settings(max_examples=150, deadline=None)
def test_any_discs_give_a_whole_picture_between_its_colours(size: int, radii: list[float]) -> None:
    discs = [(radius, (50 + n * 20,) * 3) for n, radius in enumerate(sorted(radii, reverse=True))]
    grid = ppm_grid(size, discs, (50, 50, 50))
    top = 50 + 20 * max(0, len(discs) - 1)
    assert all(50 <= value <= top for row in grid for pixel in row for value in pixel)
    assert grid == grid[::-1]


@pytest.mark.parametrize("half", [0.5, 1.5, 3.5, 7.5])
def test_a_radius_a_hair_below_a_pixel_edge_is_no_accident(half: float) -> None:
    hair = math.nextafter(half, 0)
    beyond = math.ceil(2 * half) - 2  # a picture that ends inside the disc, at the same edge
    for size in (16, 17, (16, 17), (17, 18), math.ceil(2 * half), (16, max(1, beyond)), (17, 1)):
        assert ppm_grid(size, [(hair, WHITE)]) == ppm_grid(size, [(half, WHITE)])


def test_a_mark_covers_each_pixel_by_its_share() -> None:
    grid = ppm_grid(6, [], BLACK, ((-1.5, -0.25, 2.0, 1.0, (200, 100, 40)),))
    assert [pixel[0] for pixel in grid[2]] == [0, 25, 50, 50, 50, 0]
    assert [pixel[0] for pixel in grid[3]] == [0, 100, 200, 200, 200, 0]
    assert [pixel[1] for pixel in grid[3]] == [0, 50, 100, 100, 100, 0]
    assert {p for n in (0, 1, 4, 5) for p in grid[n]} == {BLACK}


def test_a_mark_changes_only_its_own_rows() -> None:
    discs: list[Disc] = [(9.0, RED)]
    plain, marked = ppm_grid(20, discs), ppm_grid(20, discs, BLACK, ((-3, -6, 3, -5, WHITE),))
    assert marked[4][7:13] == [WHITE] * 6
    assert marked[:4] + marked[5:] == plain[:4] + plain[5:]
    assert marked[4][:7] + marked[4][13:] == plain[4][:7] + plain[4][13:]


def test_a_mark_is_cut_at_the_border_and_one_outside_is_nothing() -> None:
    grid = ppm_grid(4, [], BLACK, ((-9, -9, -1, 9, WHITE), (5, 5, 6, 6, WHITE)))
    assert grid == [[WHITE, BLACK, BLACK, BLACK]] * 4


def test_a_hard_edge_is_mixed_into_the_ground_and_never_half_clear() -> None:
    discs: list[Disc] = [(13.3, WHITE), (8.2, RED)]
    for size in (30, 31):
        hard, flat = png_grid(render_png(size, discs, GREY)), ppm_grid(size, discs, GREY)
        assert {pixel[3] for row in hard for pixel in row} == {0, 255}
        assert hard[0][0][3] == 0
        for hard_row, flat_row in zip(hard, flat, strict=True):
            for pixel, shown in zip(hard_row, flat_row, strict=True):
                assert pixel[:3] == shown
                assert pixel[3] == 255 or shown == GREY


def test_a_soft_edge_laid_on_any_ground_is_what_was_painted_on_it() -> None:
    discs: list[Disc] = [(13.3, BLACK), (12.9, WHITE), (8.2, RED)]
    soft = png_grid(render_png(30, discs, GREEN, alpha="soft"))
    assert {pixel[3] for row in soft for pixel in row} > {0, 255}
    for ground in (GREY, BLUE, WHITE):
        for soft_row, flat_row in zip(soft, ppm_grid(30, discs, ground), strict=True):
            for (*colour, alpha), shown in zip(soft_row, flat_row, strict=True):
                for c, g, s in zip(colour, ground, shown, strict=True):
                    assert g + (c - g) * alpha / 255 == pytest.approx(s, abs=2.5)


@pytest.mark.parametrize("alpha", ["hard", "soft"])
def test_a_mark_in_a_png_is_opaque_inside_and_out_of_the_disc(alpha: str) -> None:
    grid = png_grid(render_png(20, [(5.0, RED)], BLACK, ((-8, -1, 8, 1, BLUE),), alpha=alpha))
    assert grid[10][2:18] == [(*BLUE, 255)] * 16
    assert grid[10][1][3] == 0


@pytest.mark.parametrize(
    ("size", "discs", "words"),
    [
        (0, [], "0 x 0 px"),
        ((4, -1), [], "4 x -1 px"),
        (4, [(1.0, RED), (1.5, BLUE)], "must not grow, but 1.5 px"),
        (4, [(math.nan, RED)], "nan"),
    ],
)
def test_a_wrong_order_or_size_is_named(size: int | tuple[int, int], discs: list[Disc], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        render_ppm(size, discs, BLACK)


def test_an_unknown_alpha_is_named() -> None:
    with pytest.raises(ValueError, match="'half'"):
        render_png(4, [], BLACK, alpha="half")
