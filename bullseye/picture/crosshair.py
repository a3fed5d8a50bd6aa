"""Pictures of the pointer in two colours: which pixels are its form, and which are the edge around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

DRAWN = ("crosshair", "gap", "cross", "dot", "circle")
"""The forms that are drawn here; an arrow is the system's own."""
COLOURS = {
    "black": ("#000000", "#ffffff"), "white": ("#ffffff", "#000000"), "red": ("#e3002b", "#ffffff"),
    "green": ("#00d45a", "#000000"), "blue": ("#0068ff", "#ffffff"), "yellow": ("#ffe600", "#000000"),
    "pink": ("#ff3ddb", "#000000"),
}  # fmt: skip
"""By its name: the form's colour, and the edge's, by which it is seen on every ring."""
LARGEST_PX = 127
"""No cursor is larger than what every display can move by itself."""


@dataclass(frozen=True, slots=True)
class Bits:
    """Rows of pixels from the top, *form* within *mask*; both square, the hot spot in the middle."""

    form: tuple[tuple[bool, ...], ...]
    mask: tuple[tuple[bool, ...], ...]

    @property
    def side_px(self) -> int:
        """An odd number of pixels, so that one of them is the middle."""
        return len(self.form)


def bits(form: str, size_px: int) -> Bits:
    """The picture of a *form* of DRAWN, about *size_px* large, edge included. Raises KeyError for another form."""
    reach = max(3, min(LARGEST_PX, size_px) // 2)
    half = reach // 20  # of a line's width
    inside = _forms(reach - 1, half)[form]
    steps = range(-reach, reach + 1)
    filled = {(x, y) for y in steps for x in steps if inside(abs(x), abs(y))}
    # A dot has no line that leads the eye to it, so on a ring of its own colour its edge alone must be seen.
    edge = max(1, reach // 6) if form == "dot" else 1
    around = range(-edge, edge + 1)
    edged = {(x + dx, y + dy) for x, y in filled for dx in around for dy in around if hypot(dx, dy) < edge + 0.5}
    return Bits(
        tuple(tuple((x, y) in filled for x in steps) for y in steps),
        tuple(tuple((x, y) in edged for x in steps) for y in steps),
    )


def _forms(reach: int, half: int) -> dict[str, Callable[[int, int], bool]]:
    """Each form as a test of a pixel so far from the middle; its lines are 2 *half* + 1 wide and *reach* long."""
    gap = max(2, round(0.28 * reach))

    def cross(x: int, y: int) -> bool:
        return min(x, y) <= half and max(x, y) <= reach

    def open_cross(x: int, y: int) -> bool:
        return cross(x, y) and max(x, y) >= gap

    def middle(x: int, y: int) -> bool:
        return max(x, y) <= half

    return {
        "crosshair": lambda x, y: open_cross(x, y) or middle(x, y),
        "gap": open_cross,
        "cross": cross,
        "dot": lambda x, y: hypot(x, y) <= max(1.0, 0.3 * reach),
        "circle": lambda x, y: abs(hypot(x, y) - (reach - half)) <= half + 0.5 or middle(x, y),
    }


def xbm(rows: tuple[tuple[bool, ...], ...], name: str) -> str:
    """*rows* as an X bitmap file, with the hot spot in the middle."""
    side = len(rows)
    octets = []
    for row in rows:
        for at in range(0, side, 8):
            octets.append(sum(1 << n for n, on in enumerate(row[at : at + 8]) if on))
    head = "".join(f"#define {name}_{what} {value}\n" for what, value in (
        ("width", side), ("height", side), ("x_hot", side // 2), ("y_hot", side // 2)
    ))  # fmt: skip
    return f"{head}static unsigned char {name}_bits[] = {{ {', '.join(f'0x{octet:02x}' for octet in octets)} }};\n"
