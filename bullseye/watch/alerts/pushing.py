"""Which addresses values may be pushed to, by the definitions of watches and targets."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.dirs import Dirs
from bullseye.watch.folder import Definitions
from bullseye.watch.sources.push import Settings, name_of
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.watches.reading import parse_watch

FRESH_S = 5.0


class PushNames:
    """Reads the folders again after FRESH_S seconds, by *now* in seconds."""

    def __init__(self, dirs: Dirs, now: Callable[[], float]) -> None:
        self._watches = Definitions("watch", dirs.watches, parse_watch)
        self._targets = Definitions("target", dirs.targets, parse_target)
        self._now = now
        self._read_s = float("-inf")
        self._names: dict[str, str] = {}

    def __call__(self) -> dict[str, str]:
        """For each address the name of its secret."""
        if self._now() - self._read_s >= FRESH_S:
            self._read_s = self._now()
            asked = [(each.settings, tuple(each.paths.values())) for each in self._watches.all()[0]]
            asked += [(each.settings, (each.path,)) for each in self._targets.all()[0]]
            self._names = {
                name_of(settings.push, path): settings.secret
                for settings, paths in asked if isinstance(settings, Settings) for path in paths
            }  # fmt: skip
        return self._names
