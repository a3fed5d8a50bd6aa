"""The drills there are: the shipped ones and the user's own."""

from __future__ import annotations

from pathlib import Path

from bullseye.drill.drill import Drill, parse_drill
from bullseye.errors import BadDrillError
from bullseye.shelf import Shelf


class Drills(Shelf[Drill]):
    """Every drill by name or alias; *user_folder* holds the user's own TOML files and may be missing."""

    def __init__(self, user_folder: Path | None = None) -> None:
        super().__init__("drill", "bullseye.drill", "drills", parse_drill, BadDrillError, user_folder)
