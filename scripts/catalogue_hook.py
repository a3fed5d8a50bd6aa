"""Makes `bullseye/locale/CODE/LC_MESSAGES/bullseye.mo` of each `locale/CODE.po`, whenever the project is built.

The wheel, the installation of a clone and so the executable have the languages by this; Babel is needed then, never by
the player.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
import catalogues


class CatalogueHook(BuildHookInterface[Any]):
    """Called by hatchling for the wheel, the source archive and an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is newer than its result."""
        catalogues.compile_all(Path(self.root))
