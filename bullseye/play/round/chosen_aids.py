"""Which aids of the settings a round is played with, and where they are not offered."""

from __future__ import annotations

from collections.abc import Mapping

from bullseye.drill.drill import Drill
from bullseye.records.settings import Settings
from bullseye.session.aids import DWELL, EAR, KEYBOARD, NONE, STICKY, SWITCH, TREMOR, Aids

USUAL = "mouse"


def hand_of(settings: Settings, drill: Drill, device: str = "", mm_per_px: float = 1.0) -> tuple[str, Aids]:
    """What *drill* is played with: *device* or else the chosen one, and the aids that are on, as `aids_of` says.

    No test is taken with the keyboard's crosshair.
    """
    used = device or settings.device
    if drill.test and used == KEYBOARD:
        used = USUAL
    return used, aids_of(settings, drill, used, mm_per_px)


def aids_of(settings: Settings, drill: Drill, device: str, mm_per_px: float = 1.0) -> Aids:
    """The aids that are on for *drill* with *device*, with their numbers, as a record keeps them.

    *mm_per_px* is how long a px of 96 dpi is on the face. A test measures the hand as it is, so no aid is offered
    there; a switch has no pointer for drills that follow one, and a dwell no shot where none are fired.
    """
    if drill.test:
        return NONE
    found: dict[str, Mapping[str, float]] = {EAR: {}} if settings.by_ear else {}
    if settings.sticky_s:
        found[STICKY] = {"hold_s": settings.sticky_s}
    if settings.switch and not drill.needs_pointer:
        found[SWITCH] = {
            "pace_s": settings.switch_pace_s, "wait_s": settings.switch_wait_s, "passes": settings.switch_passes,
        }  # fmt: skip
    elif device != KEYBOARD and not drill.tracks:
        if settings.dwell:
            found[DWELL] = {"time_s": settings.dwell_s, "within_mm": round(settings.dwell_px * mm_per_px, 3)}
        if settings.tremor_px:
            found[TREMOR] = {"within_mm": round(settings.tremor_px * mm_per_px, 3)}
    return found
