"""What somebody points with, in words; records and files keep the plain English key."""

from __future__ import annotations

from collections.abc import Collection

from bullseye.session.aids import DWELL, EAR, STICKY, SWITCH, TREMOR, board_way, parts_of
from bullseye.words import capital, commas, listed, tr

NAMES = {
    "mouse": tr("mouse"), "trackpad": tr("trackpad"), "trackball": tr("trackball"), "touch": tr("touch"),
    "pen": tr("pen"), "keyboard": tr("keyboard"), "browser": tr("browser"), "range": tr("range"),
    "entered": tr("entered"),
}  # fmt: skip
AIDS = {
    DWELL: tr("dwell click"), EAR: tr("by ear"), STICKY: tr("sticky press"), SWITCH: tr("one switch"),
    TREMOR: tr("tremor filter"),
}  # fmt: skip


def mixed(kinds: Collection[str]) -> str:
    """That different *kinds* of devices are on one board, in a sentence; "" for one kind."""
    named = [device_name(kind) for kind in sorted(kinds)]
    if len(named) < 2:
        return ""
    return tr("{devices} stand on one board: they do not compare.", devices=capital(listed(named)))


def device_name(device: str | None) -> str:
    """The *device* or way of a record as it is read; one that we do not know as it is kept, "" for none.

    A way (`Record.way`) is the device with its aids: `mouse+switch` is "mouse, one switch".
    """
    if not device or "+" not in device:
        return NAMES.get(device or "", device or "")
    name, aids = parts_of(device)
    return commas((NAMES.get(name, name), *map(aid_name, aids)))


def aid_name(aid: str) -> str:
    """The name of an aid as it is read."""
    return AIDS.get(aid, aid)


def aids_text(way: str) -> str:
    """What of a *way* has boards apart, without more words: `keyboard, tremor filter`; "" for none of it."""
    return device_name(board_way(way))


def helped(way: str) -> str:
    """The same as a line: `with: keyboard, tremor filter`; "" for a pointer without aids."""
    named = aids_text(way)
    return tr("with: {aids}", aids=named) if named else ""
