"""Every electronic target whose files are read, in the order in which they are tried."""

from __future__ import annotations

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots
from bullseye.tabular.devices.freetarget import FREETARGET, FREETARGET_JSON, TARGETSCAN
from bullseye.tabular.devices.megalink import MEGALINK, SQLITE, read_megalink
from bullseye.tabular.devices.meyton import MEYTON
from bullseye.tabular.devices.shotmarker import SHOTMARKER
from bullseye.tabular.devices.silver_mountain import SILVER_MOUNTAIN
from bullseye.tabular.devices.sius import SIUS
from bullseye.tabular.text import decode

DEVICES: tuple[Device, ...] = (
    SIUS, SHOTMARKER, SILVER_MOUNTAIN, FREETARGET, FREETARGET_JSON, TARGETSCAN, MEYTON, MEGALINK,
)  # fmt: skip
_START = 4000
"""So many characters are enough to know a format."""


def read_device(source: bytes | str, name: str) -> DeviceShots | None:
    """The shots of a file of an electronic target; None for any other file. Raises BadInputError for a broken one."""
    if isinstance(source, bytes):
        if source.startswith(SQLITE):
            return read_megalink(source, name)
        try:
            text = decode(source, name).text
        except BadInputError:
            return None  # whoever reads the table says what is wrong
    else:
        text = source
    text = text.lstrip("\ufeff")
    start = text[:_START].lstrip("\r\n ")
    shown = "standard input" if name == "-" else name
    found = next((device for device in DEVICES if device.knows(start)), None)
    return None if found is None else found.read(text.replace("\r\n", "\n").replace("\r", "\n"), shown)
