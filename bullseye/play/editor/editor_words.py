"""What the ring editor says and understands: typed numbers, steps of a size, and a refused change in words."""

from __future__ import annotations

import re
from math import floor, log10

from bullseye.errors import BadFileError, BadInputError, BullseyeError
from bullseye.picture.contrast import EYES, Clash
from bullseye.target.face import Face
from bullseye.typed import typed_number
from bullseye.words import capital, signs, tr

_RING = re.compile(r"ring\[(\d+)\]\.(\w+)")
LABELS = {
    "name": tr("Name"),
    "gauge_mm": tr("Shot"),
    "line_mm": tr("Line"),
    "inner_ten_mm": tr("Inner ten"),
    "diameter_mm": tr("Diameter"),
    "points": tr("Points"),
    "fill": tr("Colour"),
    "line": tr("Line colour"),
    "text": tr("Number colour"),
    "ground": tr("Paper"),
}
DECIMALS_OFF = tr("Decimal scores are off now: they need points 10 to 1 and rings of one width. Undo brings them back.")
STYLES_OFF = tr("Other ways of scoring this face are gone: they no longer fit its rings. Undo brings them back.")
POINTS_UP = tr("The rings inside give a point more now, so that the new one has a value of its own.")
INNER_SMALLER = tr("The inner ten is smaller now: it lies inside the innermost ring.")


def typed_length(text: str) -> float:
    """What was typed, with a point or a comma; raises BadInputError when it is no number, or may be two."""
    value = typed_number(text)
    if value is None:
        raise BadInputError(tr("{typed} is not a number; type one such as 120 or 7.5", typed=f"{text.strip()!r}"))
    return value


def typed_whole_number(text: str) -> int:
    """What was typed as points; raises BadInputError when it is no whole number."""
    value = typed_length(text)
    if value != int(value):
        raise BadInputError(
            tr("{typed} is not a whole number; points are whole, such as 10", typed=f"{text.strip()!r}")
        )
    return int(value)


def number_text(value: float | None) -> str:
    """A length as it stands in its field: 12, 12.5, at most a thousandth; empty for none."""
    return "" if value is None else signs(f"{value:.3f}".rstrip("0").rstrip("."))


def step_mm(face: Face) -> float:
    """By how much one key press changes a ring: 1, 2 or 5 of some power of ten, a 200th of the face or less."""
    share = max(face.diameter_mm, 0.1) / 200
    power = 10.0 ** floor(log10(share))
    return next(n for n in (5, 2, 1) if n * power <= share * (1 + 1e-9)) * power


def refusal(bad: BullseyeError, ring: int | None = None) -> str:
    """Why a change was refused, in the editor's own words; *ring* is the one that was changed, from 0."""
    if not isinstance(bad, BadFileError) or not bad.key:
        return _sentence(str(bad))
    found = _RING.fullmatch(bad.key)
    key = found[2] if found else bad.key
    if found and ring is not None and int(found[1]) == ring + 2:  # the rule was broken for the ring outside
        if key == "diameter_mm":
            return tr("Type less than {value}, the ring outside.", value=signs(f"{bad.value:g}"))
        if key == "points":
            return tr("Type more than {value}, the points of the ring outside.", value=bad.value)
    shown = number_text(bad.value) if isinstance(bad.value, float) else str(bad.value)
    return f"{LABELS.get(key, key)} {shown:.40}: {bad.allowed}."


def changes_said(before: Face, after: Face) -> str:
    """What else went with a change, so that nothing goes in silence; "" for nothing."""
    said = []
    if before.decimals and not after.decimals:
        said.append(DECIMALS_OFF)
    if len(after.styles) < len(before.styles):
        said.append(STYLES_OFF)
    if len(after.rings) > len(before.rings) > 0 and not set(before.rings) <= set(after.rings):
        said.append(POINTS_UP)
    inner, was = after.inner_ten_mm, before.inner_ten_mm
    if inner is not None and was is not None and inner < was and after.rings != before.rings:
        said.append(INNER_SMALLER)
    return " ".join(said)


def clash_words(clash: Clash) -> str:
    """Two rings that run together, counted from the innermost, and for whom."""
    return tr(
        "{eyes}: rings {ring} and {ring_2} look alike",
        eyes=capital(EYES[clash.eyes]), ring=clash.ring + 1, ring_2=clash.ring + 2,
    )  # fmt: skip


def _sentence(text: str) -> str:
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".")
