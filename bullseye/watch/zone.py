"""Time zones by name, as definitions write them: Europe/Berlin, or nothing for the machine's own."""

from __future__ import annotations

from datetime import tzinfo

from bullseye.errors import BadInputError
from bullseye.words import tr


def check_zone(name: str) -> str:
    """The same name; raises BadInputError for one that this machine does not know."""
    if name:
        zone_of(name, None)
    return name


def zone_of(name: str, here: tzinfo | None) -> tzinfo:
    """The zone of that name, *here* for "". Raises BadInputError."""
    if not name:
        assert here is not None
        return here
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as bad:
        raise BadInputError(
            tr("the zone {name!r} is not known here; write one such as Europe/Berlin", name=name)
        ) from bad
