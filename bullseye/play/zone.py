"""The time zone of the machine, summer time included, as something that can be handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The system's own time at any date; only app.py and the commands build one."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC at the local time *when*."""
        if when is None:
            return None
        return when.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The system's name for it."""
        return None if when is None else when.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, when: datetime) -> datetime:
        """Local time of a UTC time that carries this zone."""
        local = when.replace(tzinfo=UTC).astimezone()
        fold = int(local.replace(tzinfo=None, fold=0).astimezone().utcoffset() != local.utcoffset())
        return local.replace(tzinfo=self, fold=fold)
