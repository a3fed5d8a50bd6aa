"""The faces there are: the shipped ones and the user's own."""

from __future__ import annotations

from pathlib import Path

from bullseye.errors import BadFaceError
from bullseye.shelf import Shelf
from bullseye.target.face import Face, parse_face


class Catalogue(Shelf[Face]):
    """Every face by name or alias; *user_folder* holds the user's own TOML files and may be missing."""

    def __init__(self, user_folder: Path | None = None) -> None:
        super().__init__("face", "bullseye.target", "faces", parse_face, BadFaceError, user_folder)
