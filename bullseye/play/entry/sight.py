"""What to change at the sight: from where a group lies to millimetres at the face, and clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bullseye.measure.shots.group import measure_group
from bullseye.words import tr, trn

LEAST_SHOTS = 3
SURE = 0.05
"""A group is called off centre when chance alone would put it so far off at most this often (Hotelling's T squared)."""


def sight_words(points_mm: Sequence[tuple[float, float]], click_mm: float | None = None) -> str:
    """One sentence on how to move the sight for a group of *points_mm*, from the centre, y up.

    *click_mm* is how far one click moves the group at this distance, in mm. Too few shots, or a group that may well be
    centred, say so: a sight that follows chance is never still.
    """
    if len(points_mm) < LEAST_SHOTS:
        return tr("The sight: mark {n} shots or more, then it is said what to change.", n=LEAST_SHOTS)
    group = measure_group(points_mm)
    x_mm, y_mm = group.mpi_x or 0.0, group.mpi_y or 0.0
    chance = None if group.off_centre is None else group.off_centre.p
    where = _where(x_mm, y_mm, lambda value: tr("{mm} mm", mm=f"{abs(value):.1f}"), tr("right"), tr("left"))
    if not where:
        return tr("The sight: the group is in the middle. Leave it.")
    if chance is None or chance > SURE:
        return tr(
            "The sight: leave it. The group lies {where}, which {n} shots may do by chance.",
            where=where,
            n=len(points_mm),
        )
    if not click_mm:
        move = _where(-x_mm, -y_mm, lambda value: tr("{mm} mm", mm=f"{abs(value):.1f}"), tr("right"), tr("left"))
        return tr("The sight: the group lies {where}; bring it {move}.", where=where, move=move)
    clicks = _where(
        -round(x_mm / click_mm),
        -round(y_mm / click_mm),
        lambda value: trn("{n} click", "{n} clicks", abs(round(value))),
        tr("right"),
        tr("left"),
    )
    if not clicks:
        return tr("The sight: leave it. The group lies {where}, less than half a click.", where=where)
    return tr("The sight: the group lies {where}; bring it {clicks}.", where=where, clicks=clicks)


def _where(x: float, y: float, said: Callable[[float], str], right: str, left: str) -> str:
    """Both directions in words, without one that is nothing."""
    parts = []
    if abs(x) >= 0.05:
        parts.append(f"{said(x)} {right if x > 0 else left}")
    if abs(y) >= 0.05:
        parts.append(f"{said(y)} {tr('up') if y > 0 else tr('down')}")
    return tr(" and ").join(parts)
