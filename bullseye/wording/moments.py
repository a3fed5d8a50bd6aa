"""Moments as a person reads them: in the days and hours of the player's own zone. Files hold UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo


def local(utc: str, zone: tzinfo) -> datetime | None:
    """The moment *utc*, such as 2026-11-22T19:40:01Z, in *zone*; None for what is no date."""
    try:
        found = datetime.fromisoformat(utc)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(zone)
    except (ValueError, OverflowError):  # the first and the last day of the calendar have no neighbour
        return None


def moment_text(utc: str, zone: tzinfo, gap: str = "  ") -> str:
    """`2026-11-23  08:40`, with *gap* between day and hour; what is no date, as it is written."""
    found = local(utc, zone)
    return utc[:16].replace("T", gap) if found is None else f"{found:%Y-%m-%d}{gap}{found:%H:%M}"


def day_text(utc: str, zone: tzinfo) -> str:
    """`2026-11-23`; what is no date, as it is written."""
    found = local(utc, zone)
    return utc[:10] if found is None else f"{found:%Y-%m-%d}"


def day_of(utc: str, zone: tzinfo) -> date | None:
    """The day of the moment *utc* in *zone*; None for what is no date."""
    found = local(utc, zone)
    return None if found is None else found.date()
