"""What helps on every page: pages by one switch, and buttons that a resting pointer presses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


class PageAid(Protocol):
    """Works until it is closed."""

    def close(self) -> None:
        """Leave nothing behind."""


def take(window: Shell, before: PageAid | None) -> PageAid | None:
    """The aid for the pages as the settings have it now; *before* is the one until now, which ends."""
    if before is not None:
        before.close()
    settings = window.services.settings
    if settings.switch:
        from bullseye.desk.frame.switch_pages import SwitchPages

        return SwitchPages(window)
    if settings.dwell and settings.dwell_pages:
        from bullseye.desk.frame.dwell_pages import DwellPages

        return DwellPages(window)
    return None
