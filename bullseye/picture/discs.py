"""Paints concentric discs with exact edge coverage, from the standard library alone, as PPM or PNG bytes.

It stands on the way to the first painted window, so it imports next to nothing.

How it works. Only one quarter of the picture is computed and then turned about. A pixel that a circle passes
through gets the exact area of the disc inside it, from the integral of sqrt(r^2 - x^2):
F(x) = (x sqrt(r^2 - x^2) + r^2 asin(x / r)) / 2. Discs are nested, so the shares of one pixel simply add up:
colour = back + sum of coverage_k * (colour_k - colour_(k-1)). That stays exact where many edges meet in one
pixel, which is what makes a line thinner than a pixel come out as light as it should be.
All channels of a pixel are summed at once, as four 16-bit fields of one integer.
"""

from __future__ import annotations

from math import asin, ceil, floor, inf, pi, sqrt
from struct import pack
from zlib import compress, crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rgb = tuple[int, int, int]
Disc = tuple[float, Rgb]
"""Radius in px and colour."""
Rectangle = tuple[float, float, float, float, Rgb]
"""x0, y0, x1, y1 in px from the picture's centre (x right, y down), and colour."""

_HALF = 0x0080_0080_0080_0080
_ANY_IS_ALL = b"\0" + b"\xff" * 255
_BETWEEN = b"\0" + b"\1" * 254 + b"\0"


def render_ppm(
    size_px: int | tuple[int, int], discs: Sequence[Disc], back: Rgb, marks: Sequence[Rectangle] = ()
) -> bytes:
    """Paint *discs* about the middle of a picture filled with *back*, then *marks*; return a binary PPM (P6).

    size_px: one length for a square, or (width, height), at least 1 each. discs: (radius px, colour),
    outermost first; the radii must not grow. Raises ValueError if a size or the order is wrong.
    """
    width, height = _checked(size_px, discs)
    rows = _unfolded(_quarter(width, height, discs, _packed(back), 3), width, height, 3)
    if marks:
        rows = _marked(rows, width, 3, marks)
    return b"".join([b"P6 %d %d 255\n" % (width, height), *rows])


def render_png(
    size_px: int | tuple[int, int],
    discs: Sequence[Disc],
    back: Rgb,
    marks: Sequence[Rectangle] = (),
    *,
    alpha: str = "hard",
    over: Callable[[list[bytearray]], None] | None = None,
) -> bytes:
    """Paint as `render_ppm` does, but clear outside the discs and marks; return an RGBA PNG.

    alpha "hard": every pixel is clear or opaque, and the outer edge is mixed into *back*. Tk moves such
    an image fast; it looks right on a ground of that colour. alpha "soft": the outer edge is half clear,
    right on any ground, but slow to move in Tk; *back* is not used.
    *over* is handed the finished rows, 4 bytes a pixel, and may paint on them.
    Raises ValueError if a size, the order of the discs or *alpha* is wrong.
    """
    if alpha not in ("hard", "soft"):
        raise ValueError(f'alpha is {alpha!r}; it can be "hard" or "soft"')
    width, height = _checked(size_px, discs)
    finish = _divide_by_alpha if alpha == "soft" else _harden_alpha
    quarter = _quarter(width, height, discs, 0 if alpha == "soft" else _packed(back), 4)
    if marks:
        rows = _marked(_unfolded(quarter, width, height, 4), width, 4, marks)
        for row in rows:
            finish(row)
    else:
        finish(quarter)  # a quarter of the work
        rows = _unfolded(quarter, width, height, 4)
    if over is not None:
        rows = [bytearray(row) for row in rows]  # two of them may be one
        over(rows)
    raw = b"\0" + b"\0".join(rows)  # each row says: not filtered
    header = pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", compress(raw, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data)) for kind, data in chunks
    )


def _checked(size_px: int | tuple[int, int], discs: Sequence[Disc]) -> tuple[int, int]:
    width, height = (size_px, size_px) if isinstance(size_px, int) else size_px
    if width < 1 or height < 1:
        raise ValueError(f"a picture cannot be {width} x {height} px; each side needs at least 1")
    last_px = inf
    for radius_px, _ in discs:
        if not radius_px <= last_px:
            raise ValueError(f"disc radii must not grow, but {radius_px} px follows {last_px} px")
        last_px = radius_px
    return width, height


def _packed(colour: Rgb, alpha: int = 0) -> int:
    """Colour and alpha as four 16-bit fields; a field times 256 still fits."""
    red, green, blue = colour
    return red << 48 | green << 32 | blue << 16 | alpha


def _quarter(width: int, height: int, discs: Sequence[Disc], back: int, channels: int) -> bytearray:
    """The lower right quarter from the centre outward, *channels* bytes a pixel (the fourth is alpha)."""
    columns, rows = (width + 1) // 2, (height + 1) // 2
    shift_x, shift_y = width % 2 / 2, height % 2 / 2
    grid = columns, rows, shift_x, shift_y
    quarter = bytearray((back << 8).to_bytes(8, "big")[0 : 2 * channels : 2] * (columns * rows))
    cells: dict[int, int] = {}
    under = back
    stride = columns * channels
    for radius, colour in discs:
        if radius <= 0:
            break
        over = _packed(colour, 255)
        solid = memoryview((over << 8).to_bytes(8, "big")[0 : 2 * channels : 2] * columns)
        squared = radius * radius
        # Fill each row to where the circle stands at the row's middle: from there outward a pixel is an
        # edge pixel, painted below, or not of this disc at all.
        for row in range(min(rows, ceil(radius + shift_y))):
            middle = row + 0.5 - shift_y if row or not shift_y else 0.25
            if middle >= radius:
                break
            full = int(sqrt(squared - middle * middle) + shift_x)
            at = row * stride
            if full < columns:
                quarter[at : at + full * channels] = solid[: full * channels]
            else:
                quarter[at : at + stride] = solid
        _edge(cells, radius, grid, (under << 8) + _HALF, over - under)
        under = over
    fields = pack(f">{len(cells)}Q", *cells.values())[::2]
    read = 0
    for cell in cells:
        at = cell * channels
        quarter[at : at + channels] = fields[read : read + channels]
        read += 4
    return quarter


def _edge(cells: dict[int, int], radius: float, grid: tuple[int, int, float, float], base: int, step: int) -> None:
    """Add one circle's coverage (0 to 256) times *step* to every pixel it passes through in the quarter.

    *cells* maps row * columns + column, counted from the centre, to the packed sum; a pixel not there yet
    starts from *base*. *grid* is (columns, rows, shift_x, shift_y): with an odd side the centre is a pixel's
    middle (shift 0.5), and the first row or column of the quarter is half a pixel wide.
    """
    columns, rows, shift_x, shift_y = grid
    square = columns == rows and shift_x == shift_y  # then pixel (i, j) covers what (j, i) does
    squared = radius * radius
    left, top_y, left_area = 0.0, radius, 0.0
    for i in range(columns):
        right = i + 1 - shift_x
        if right < radius:
            low_y = sqrt(squared - right * right)
            right_area = (right * low_y + squared * asin(right / radius)) / 2
        else:
            right, low_y, right_area = radius, 0.0, squared * pi / 4
        top, low = int(top_y + shift_y), int(low_y + shift_y)
        diagonal = i if square else 0
        if top < diagonal:
            return
        low = max(low, diagonal)
        above = 0.0  # area in this column above the current pixel
        if top >= rows:
            if low >= rows:
                left, top_y, left_area = right, low_y, right_area
                continue
            top = rows - 1
            y = rows - shift_y
            reach = sqrt(max(0.0, squared - y * y))
            above = (reach * y + squared * asin(reach / radius)) / 2 - left_area - y * (reach - left)
        wide = 256.0 if i or not shift_x else 512.0
        for j in range(top, low - 1, -1):
            y = j - shift_y if j else 0.0
            if y > low_y:
                rest = squared - y * y
                if rest <= 0:
                    continue  # the top lies on this pixel's lower edge, up to the last bit of a float
                reach = sqrt(rest)
                area = (reach * y + squared * asin(reach / radius)) / 2 - left_area - y * (reach - left)
            else:
                area = right_area - left_area - y * (right - left)
            share = int((area - above) * wide * (1 if j or not shift_y else 2) + 0.5)
            added = share * step
            cell = j * columns + i
            cells[cell] = cells.get(cell, base) + added
            if square and i != j:
                cell = i * columns + j
                cells[cell] = cells.get(cell, base) + added
            above = area
        if right == radius:
            return
        left, top_y, left_area = right, low_y, right_area


def _unfolded(quarter: bytearray, width: int, height: int, channels: int) -> list[bytearray]:
    """Turn the lower right quarter (from the centre outward) into all rows; a row may stand twice."""
    columns, rows = (width + 1) // 2, (height + 1) // 2
    backward = quarter[::-1]  # the quarter turned by half a circle, but each pixel's bytes turned as well
    turned = bytearray(len(quarter))
    for channel in range(channels):
        turned[channel::channels] = backward[channels - 1 - channel :: channels]
    stride, kept = columns * channels, (columns - width % 2) * channels
    lower = []
    for row in range(rows):
        at, opposite = row * stride, (rows - 1 - row) * stride
        lower.append(turned[opposite : opposite + kept] + quarter[at : at + stride])
    return (lower[:0:-1] if height % 2 else lower[::-1]) + lower


def _marked(rows: list[bytearray], width: int, channels: int, marks: Sequence[Rectangle]) -> list[bytearray]:
    """Paint filled rectangles over the finished rows, each pixel by the share of it that is covered."""
    rows = [bytearray(row) for row in rows]
    for x0, y0, x1, y1, colour in marks:
        half_x, half_y = width / 2, len(rows) / 2
        left, right = max(0.0, half_x + min(x0, x1)), min(2 * half_x, half_x + max(x0, x1))
        top, bottom = max(0.0, half_y + min(y0, y1)), min(2 * half_y, half_y + max(y0, y1))
        if left >= right or top >= bottom:
            continue
        paint = bytes((*colour, 255)[:channels])
        first, end = floor(left) * channels, ceil(right) * channels
        across = [min(right, x + 1) - max(left, x) for x in range(floor(left), ceil(right))]
        shares = [share for share in across for _ in range(channels)]
        solid = paint * len(across)
        for y in range(floor(top), ceil(bottom)):
            down = min(bottom, y + 1) - max(top, y)
            old = rows[y][first:end]
            mixed = zip(old, solid, shares, strict=True)
            rows[y][first:end] = bytes([round(was + (new - was) * part * down) for was, new, part in mixed])
    return rows


def _harden_alpha(pixels: bytearray) -> None:
    """Make every pixel that anything touched opaque."""
    pixels[3::4] = pixels[3::4].translate(_ANY_IS_ALL)


def _divide_by_alpha(pixels: bytearray) -> None:
    """Turn colour times alpha into colour, where a pixel is neither clear nor opaque."""
    between = pixels[3::4].translate(_BETWEEN)
    n = between.find(1)
    while n >= 0:
        alpha = pixels[4 * n + 3]
        for channel in range(4 * n, 4 * n + 3):
            pixels[channel] = min(255, (pixels[channel] * 510 + alpha) // (2 * alpha))
        n = between.find(1, n + 1)
