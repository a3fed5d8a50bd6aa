"""What somebody points with, in words; records and files keep the plain English key."""

from __future__ import annotations

from collections.abc import Collection

from bullseye.words import tr

NAMES = {
    "mouse": tr("mouse"), "trackpad": tr("trackpad"), "trackball": tr("trackball"), "touch": tr("touch"),
    "pen": tr("pen"), "keyboard": tr("keyboard"), "browser": tr("browser"), "range": tr("range"),
}  # fmt: skip


def mixed(kinds: Collection[str]) -> str:
    """That different *kinds* of devices are on one board, in a sentence; "" for one kind."""
    named = [device_name(kind) for kind in sorted(kinds)]
    if len(named) < 2:
        return ""
    several = tr("{some} and {last}", some=", ".join(named[:-1]), last=named[-1])
    return tr("{devices} stand on one board: they do not compare.", devices=f"{several[0].upper()}{several[1:]}")


def device_name(device: str | None) -> str:
    """The *device* of a record as it is read; one that we do not know as it is kept, "" for none."""
    return NAMES.get(device or "", device or "")
