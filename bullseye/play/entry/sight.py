"""What to change at the sight: from where a group lies to millimetres at the face, and clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bullseye.measure.shots.group import measure_group
from bullseye.words import listed, number, tr, trn

LEAST_SHOTS = 3
SURE = 0.05
"""A group is called off centre when chance alone would put it so far off at most this often (Hotelling's T squared)."""


def sight_words(points_mm: Sequence[tuple[float, float]], click_mm: float | None = None, follows: bool = False) -> str:
    """One sentence on how to move the sight for a group of *points_mm*, from the centre, y up.

    *click_mm* is how far one click moves the group at this distance, in mm. A bow's sight *follows* the arrows; that of
    a gun is turned to where the shots are to go. Too few shots, or a group that may well be centred, say so: a sight
    that follows chance is never still.
    """
    if len(points_mm) < LEAST_SHOTS:
        return tr("The sight: mark {n} shots or more, then it is said what to change.", n=LEAST_SHOTS)
    group = measure_group(points_mm)
    x_mm, y_mm = group.mpi_x or 0.0, group.mpi_y or 0.0
    chance = None if group.off_centre is None else group.off_centre.p
    where = _where(x_mm, y_mm, _mm)
    if not where:
        return tr("The group is in the middle. Leave the sight.")
    if chance is None or chance > SURE:
        return tr(
            "Leave the sight. The group lies {where}, which {n} shots may do by chance.", where=where, n=len(points_mm)
        )
    sign = 1 if follows else -1
    move = _where(sign * x_mm, sign * y_mm, _mm)
    if click_mm:
        move = _where(sign * round(x_mm / click_mm), sign * round(y_mm / click_mm), _clicks)
        if not move:
            return tr("Leave the sight. The group lies {where}, less than half a click.", where=where)
    if follows:
        return tr("The group lies {where}. Move the sight the same way: {move}.", where=where, move=move)
    return tr("The group lies {where}. Turn the sight so that shots go {move}.", where=where, move=move)


def _mm(value: float) -> str:
    return tr("{mm} mm", mm=number(abs(value), ".1f"))


def _clicks(value: float) -> str:
    return trn("{n} click", "{n} clicks", abs(round(value)))


def _where(x: float, y: float, said: Callable[[float], str]) -> str:
    """Both directions in words, without one that is nothing."""
    parts = []
    if abs(x) >= 0.05:
        parts.append(tr("{mm} right", mm=said(x)) if x > 0 else tr("{mm} left", mm=said(x)))
    if abs(y) >= 0.05:
        parts.append(tr("{mm} up", mm=said(y)) if y > 0 else tr("{mm} down", mm=said(y)))
    return listed(parts)
