"""The time zone of the machine, summer time included, as something that can be handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_TOO_FAR = (OverflowError, ValueError, OSError)
"""What systems raise for dates beyond their clock: in the first and the last year, on some before 1970."""


class LocalZone(tzinfo):
    """The system's own time, or UTC for a date beyond its clock; only app.py and the commands build one."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """How far local time is ahead of UTC at the local time *when*."""
        if when is None:
            return None
        try:
            return when.replace(tzinfo=None).astimezone().utcoffset()
        except _TOO_FAR:
            return timedelta(0)

    def dst(self, when: datetime | None) -> timedelta | None:
        """Not known apart from the offset."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The system's name for it."""
        try:
            return None if when is None else when.replace(tzinfo=None).astimezone().tzname()
        except _TOO_FAR:
            return "UTC"

    def fromutc(self, when: datetime) -> datetime:
        """Local time of a UTC time that carries this zone."""
        try:
            local = when.replace(tzinfo=UTC).astimezone()
            fold = int(local.replace(tzinfo=None, fold=0).astimezone().utcoffset() != local.utcoffset())
        except _TOO_FAR:
            return when
        return local.replace(tzinfo=self, fold=fold)
