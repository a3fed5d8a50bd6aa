"""Several rounds in a row: a playlist, read from one TOML file each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bullseye.datafile import is_slug, read_table
from bullseye.drill.schema import MAX_ROUNDS, read_keys
from bullseye.errors import BadDrillError
from bullseye.shelf import Shelf
from bullseye.words import tr


class Entry(NamedTuple):
    """*times* rounds of the drill called *drill*, at the face called *face* ("" is the one that is chosen)."""

    drill: str
    face: str
    times: int


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist: drills by name, in the order in which they are played."""

    id: str
    name: str
    summary: str
    entries: tuple[Entry, ...]
    aliases: tuple[str, ...] = ()


class Playlists(Shelf[Playlist]):
    """Every playlist by name or alias; *user_folder* holds the user's own TOML files and may be missing."""

    def __init__(self, user_folder: Path | None = None) -> None:
        super().__init__("playlist", "bullseye.drill", "playlists", parse_playlist, BadDrillError, user_folder)


def parse_playlist(raw: bytes, playlist_id: str, file: str) -> Playlist:
    """Read a playlist from the bytes of its TOML file; raises BadDrillError naming file, key and value."""
    if not is_slug(playlist_id):
        raise BadDrillError(
            file,
            tr("the file's name"),
            playlist_id,
            tr("it must be lower-case letters, digits and hyphens, 64 at most"),
        )
    top = read_table(raw, file, BadDrillError)
    values = read_keys(top, "playlist")
    entries = []
    for table in top.tables("round", limit=MAX_ROUNDS):
        entries.append(Entry(**read_keys(table, "round")))
        table.finish()
    top.finish()
    if not entries:
        raise BadDrillError(file, "", tr("no [[round]] is given"), tr("a playlist needs at least one"))
    return Playlist(id=playlist_id, entries=tuple(entries), **values)
