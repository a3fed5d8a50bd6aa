"""What somebody points with, in words; records and files keep the plain English key."""

from __future__ import annotations

from bullseye.words import tr

NAMES = {
    "mouse": tr("mouse"), "trackpad": tr("trackpad"), "trackball": tr("trackball"), "touch": tr("touch"),
    "pen": tr("pen"), "keyboard": tr("keyboard"), "browser": tr("browser"), "range": tr("range"),
}  # fmt: skip


def device_name(device: str | None) -> str:
    """The *device* of a record as it is read; one that we do not know as it is kept, "" for none."""
    return NAMES.get(device or "", device or "")
