"""With what former rounds from a range were shot, so that nobody types it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bullseye.drill.match import Match
from bullseye.errors import BullseyeError
from bullseye.play.entry.entering import ENTERED, Notes

if TYPE_CHECKING:
    from bullseye.records.store import Store
    from bullseye.records.summary import Round


def _rows(store: Store, matches: Iterable[Match]) -> list[Round]:
    """The rounds of these matches, the newest first; none where the records cannot be read: another time they can."""
    parts = {part.id for match in matches for part in match.parts}
    try:
        return [row for row in reversed(store.rounds()) if row.drill in parts]
    except BullseyeError:
        return []


def last_notes(store: Store, matches: Iterable[Match], player: str) -> Notes:
    """Equipment, ammunition and sight of the newest round of *player*."""
    row = next((row for row in _rows(store, matches) if row.player == player), None)
    try:
        entry = None if row is None else store.find(row.id).entered
    except BullseyeError:
        entry = None
    if entry is None:
        return Notes(player)
    return Notes(player, equipment=entry.equipment, ammunition=entry.ammunition, click_mm=entry.click_mm)


def equipment_before(store: Store, matches: Iterable[Match]) -> list[str]:
    """Bows and guns of former rounds, the newest first, each once."""
    devices = (row.device for row in _rows(store, matches))
    return list(dict.fromkeys(device for device in devices if device and device != ENTERED))
