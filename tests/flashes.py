"""Flashes by WCAG 2.2, criterion 2.3.1, counted in pictures that follow one another.

A general flash is a pair of opposing changes of the relative luminance of 10 % or more, where the darker one is below
0.80; a red flash a pair of opposing changes to or from a saturated red. Not more than three in a second, unless they
take less than a quarter of any ten degrees of sight: of 341 by 256 px of a screen of 1024 by 768.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 3
SIGHT_PX = (341, 256)
QUARTER = 0.25
_STEP, _DARKER_BELOW = 0.10, 0.80
_RED_SHARE, _RED_STEP = 0.8, 20.0


def linear(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """An sRGB picture in linear light, 0 to 1."""
    part = picture[..., :3].astype(float) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def luminance(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance of each pixel."""
    found: NDArray[np.float64] = linear(picture) @ np.array([0.2126, 0.7152, 0.0722])
    return found


def redness(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """(R - G - B) x 320 of saturated reds, 0 elsewhere."""
    light = linear(picture)
    red, sum_of_all = light[..., 0], light.sum(axis=-1)
    value = np.maximum(0.0, (red - light[..., 1] - light[..., 2]) * 320)
    return np.where(red >= _RED_SHARE * np.maximum(sum_of_all, 1e-9), value, 0.0)


def flashes(
    values: Sequence[NDArray[np.float64]], step: float = _STEP, dark: float = _DARKER_BELOW
) -> NDArray[np.int_]:
    """How many pairs of opposing changes of at least *step* each pixel makes, the darker end below *dark*."""
    low = high = np.asarray(values[0], dtype=float)
    going, changes = np.zeros(low.shape, int), np.zeros(low.shape, int)
    for now in values[1:]:
        low, high = np.minimum(low, now), np.maximum(high, now)
        rises = (now - low >= step) & (going <= 0) & (low < dark)
        falls = (high - now >= step) & (going >= 0) & (now < dark)
        changes += rises | falls
        going = np.where(rises, 1, np.where(falls, -1, going))
        low, high = np.where(rises | falls, now, low), np.where(rises | falls, now, high)
        low, high = np.where(going < 0, np.minimum(low, now), low), np.where(going > 0, np.maximum(high, now), high)
    return changes // 2


def worst_share(over: NDArray[np.bool_], sight_px: tuple[int, int] = SIGHT_PX) -> float:
    """The largest share of a field of *sight_px* (wide, high) that flashes, wherever one looks."""
    wide, high = min(sight_px[0], over.shape[1]), min(sight_px[1], over.shape[0])
    sums = np.pad(over.astype(int).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return float(inside.max()) / (sight_px[0] * sight_px[1])


def worst_flashing(pictures: Sequence[NDArray[np.uint8]]) -> float:
    """The largest share of ten degrees of sight in which a second's *pictures* flash more than MOST times."""
    general = flashes([luminance(picture) for picture in pictures])
    red = flashes([redness(picture) for picture in pictures], _RED_STEP, float("inf"))
    return worst_share(np.maximum(general, red) > MOST)
