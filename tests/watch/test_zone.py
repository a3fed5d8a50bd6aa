"""Zones are known by name, and the machine's own is handed in."""

from __future__ import annotations

from datetime import UTC

import pytest

from bullseye.errors import BadInputError
from bullseye.watch.zone import check_zone, zone_of


def test_an_empty_name_is_the_zone_here() -> None:
    assert zone_of("", UTC) is UTC and check_zone("") == ""
    assert str(zone_of("Europe/Berlin", UTC)) == "Europe/Berlin"


@pytest.mark.parametrize("name", ["Europe/Atlantis", "../etc/passwd", "Berlin"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(BadInputError, match="is not known here"):
        check_zone(name)
