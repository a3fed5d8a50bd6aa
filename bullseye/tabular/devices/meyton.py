"""Files of Meyton targets: recognised, and refused with what is missing, because nothing public says their unit."""

from __future__ import annotations

import re

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots
from bullseye.words import tr

PROGRAM = "Meyton"


def knows(start: str) -> bool:
    """True for a result as XML, or for the lines with switches that begin with SL, SN or TID."""
    if re.match(r"<\?xml|<", start):
        return "<ResultRecord" in start
    return re.match(r"(SL|SN|RL|LA|TID);", start) is not None and re.search(r"(?m)^(TID|SH|LA);", start) is not None


def read(text: str, name: str) -> DeviceShots:
    """Never returns: raises BadInputError that says what to do instead."""
    raise BadInputError(
        tr(
            "{name} is a file of {program}, and nothing public says in which unit its coordinates "
            "are, nor which of the shots are sighters; make a table of x and y from it, and say --unit",
            name=name,
            program=PROGRAM,
        )
    )


MEYTON = Device(
    "meyton", PROGRAM, "recognised and refused",
    "support.meyton.info describes the lines about the shooter; kraln/open-meyton-web reads the XML, and guesses the "
    "scale from the scores",
    "the unit of the coordinates and the mark of sighters: with a real file and its printed scores a reader is an "
    "evening's work", knows, read,
)  # fmt: skip
