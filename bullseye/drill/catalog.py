"""The drills there are: the shipped ones and the user's own."""

from __future__ import annotations

from pathlib import Path

from bullseye.drill.adjusted import PLUS, adjusted, base_id, changes_of
from bullseye.drill.drill import Drill, parse_drill
from bullseye.drill.match import Matches
from bullseye.errors import BadDrillError, UnknownNameError
from bullseye.shelf import Shelf


class Drills(Shelf[Drill]):
    """Every drill by name or alias; *user_folder* holds the user's own TOML files and may be missing.

    `matches` are the rounds by name that are shot on a range; they are no drills, but have a name here too.
    """

    def __init__(self, user_folder: Path | None = None, matches_folder: Path | None = None) -> None:
        super().__init__("drill", "bullseye.drill", "drills", parse_drill, BadDrillError, user_folder)
        self.matches = Matches(matches_folder)
        self._adjusted: dict[str, tuple[Drill, Drill]] = {}  # by name: what it was made of, and what came of it

    def get(self, name: str) -> Drill:
        """As every shelf; with changes after its name, `timed-30+size-50`, the drill with these."""
        if PLUS not in name:
            return super().get(name)
        plain, changes = super().get(base_id(name)), changes_of(name)
        before, found = self._adjusted.get(name, (None, None))
        if found is None or before != plain:
            made = None if changes is None or plain.id != base_id(name) else adjusted(plain, changes)
            if made is None:
                raise UnknownNameError(self.kind, name, self.names())
            found = made
            self._adjusted[name] = (plain, found)
        return found

    def name_of(self, id_: str) -> str:
        """What the drill, or the part of a match, of that id is called; the id where its file is gone."""
        found = super().name_of(id_)
        return self.matches.part_name(id_) or found if found == id_ else found
