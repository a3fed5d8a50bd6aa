"""Where bullseye keeps its files: the user's own folders, or the data folder somebody named."""

from __future__ import annotations

import os
import sys
from collections import namedtuple

from bullseye.errors import BadInputError
from bullseye.words import tr

TYPE_CHECKING = False  # typing, pathlib and dataclasses take 3 to 8 ms each on the way to the first painted face
if TYPE_CHECKING:
    from pathlib import Path
    from typing import NamedTuple

    class _Folders(NamedTuple):
        data: Path
        config: Path
else:
    _Folders = namedtuple("_Folders", "data config")

APP_NAME = "bullseye"
SETTINGS = "settings.json"


class Dirs(_Folders):
    """The two folders of one user, and the names in them.

    On macOS and Windows both folders are the same one, so no two names may be equal.
    """

    __slots__ = ()

    @property
    def faces(self) -> Path:
        """The folder of the user's own face files."""
        return self.config / "faces"

    @property
    def drills(self) -> Path:
        """The folder of the user's own drill files."""
        return self.config / "drills"

    @property
    def playlists(self) -> Path:
        """The folder of the user's own playlists."""
        return self.config / "playlists"

    @property
    def matches(self) -> Path:
        """The folder of the user's own rounds by name."""
        return self.config / "matches"

    @property
    def class_lists(self) -> Path:
        """The class lists that a teacher keeps."""
        return self.data / "class-lists"

    @property
    def own_rounds(self) -> Path:
        """A round in play on one's own phone, so that a crash of the server loses none of its shots."""
        return self.data / "own-rounds"

    @property
    def machine(self) -> Path:
        """What this computer is called in a folder that several share."""
        return self.data / "machine.json"

    @property
    def entering(self) -> Path:
        """Shots that are being marked and are no round yet."""
        return self.data / "entering.json"

    @property
    def correcting(self) -> Path:
        """A kept round that is being corrected."""
        return self.data / "correcting.json"

    @property
    def scoreboard(self) -> Path:
        """The best rounds; derived from the history."""
        return self.data / "scoreboard.json"

    @property
    def history(self) -> Path:
        """Every recorded round, one per line."""
        return self.data / "history.jsonl"

    @property
    def settings(self) -> Path:
        """What the player chose: name, theme, scale and the like."""
        return self.data / SETTINGS

    @property
    def goals(self) -> Path:
        """What the player wants to reach, and what was said of it."""
        return self.data / "goals.json"

    @property
    def sending(self) -> Path:
        """Which rounds are to be sent to a school, and which arrived."""
        return self.data / "sending.json"

    @property
    def targets(self) -> Path:
        """The folder of the user's numbers with a target, a file each."""
        return self.config / "targets"

    @property
    def watches(self) -> Path:
        """The folder of the user's watches, a file each."""
        return self.config / "watches"

    @property
    def values(self) -> Path:
        """Samples of targets and watches, their states, and what was told of them (SQLite)."""
        return self.data / "values.sqlite3"

    @property
    def school(self) -> Path:
        """A school: its people, classes, seasons, where no other database was named (SQLite)."""
        return self.data / "school.sqlite3"

    @property
    def channels(self) -> Path:
        """The folder of the ways to tell somebody: mail, a chat, a command."""
        return self.config / "channels"

    @property
    def secrets(self) -> Path:
        """Secrets by name, where the system has no keyring; for its owner alone, and in no backup of ours."""
        return self.config / "secrets.json"

    @property
    def sounds(self) -> Path:
        """The sounds of a round; made by the program, so they may be deleted at any time."""
        return self.data / "sounds"

    @property
    def cursors(self) -> Path:
        """The pointers over a face; made by the program, so they may be deleted at any time."""
        return self.data / "cursors"


def settings_in(data_dir: str | None) -> str:
    """The settings file in the data folder when that takes no more than a look; else "", and ask `user_dirs`."""
    if data_dir is None:
        return _usual_settings()
    if not data_dir or data_dir.startswith("~") or ".." in data_dir or "\0" in data_dir or data_dir.isspace():
        return ""
    folder = place = os.path.abspath(data_dir)
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    return os.path.join(folder, SETTINGS) if os.path.isdir(place) else ""


def _usual_settings() -> str:
    """What platformdirs answers on a Linux with nothing unusual, without the 10 ms that importing it takes."""
    home = os.environ.get("XDG_DATA_HOME", "")
    if not home.startswith("/"):
        user = os.environ.get("HOME", "")
        home = f"{user}/.local/share" if user.startswith("/") else ""
    return os.path.join(home, APP_NAME, SETTINGS) if home and sys.platform == "linux" else ""


def user_dirs(data_dir: str | Path | None = None) -> Dirs:
    """Return the folders to use; *data_dir* takes the place of the data folder, never of the config folder.

    Both paths are absolute. Nothing is created: a data folder that is missing counts as empty.
    Raises BadInputError, quoting *data_dir*, when it can never be a folder.
    """
    import platformdirs

    # No version in the path: each release would lose sight of the rounds before it.
    config = platformdirs.user_config_path(APP_NAME, appauthor=False)
    if data_dir is not None:
        return Dirs(_named_folder(data_dir), config)
    return Dirs(platformdirs.user_data_path(APP_NAME, appauthor=False), config)


def _named_folder(named: str | Path) -> Path:
    """Return *named* as an absolute path with `~` expanded, or say why it cannot be a folder."""
    from pathlib import Path

    text = os.fspath(named)
    if not text.strip():
        raise BadInputError(
            tr("the data folder {typed!r} is empty; name one, or leave it out for the usual one", typed=text)
        )
    try:
        path = Path(text).expanduser().absolute()
        if sys.platform == "win32":
            _need_windows_names(path)
        if ".." in path.parts:
            path = path.resolve()  # follows links first, as the system does; cutting the text would not
        blocker = _what_is_in_the_way(path)
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadInputError(
            tr(
                "the data folder {typed!r} cannot be used ({reason}); name a folder you can open",
                typed=text,
                reason=reason,
            )
        ) from error
    if blocker is None:
        return path
    lost = blocker.is_symlink() and not blocker.exists()
    raise BadInputError(
        tr(
            "the data folder {typed!r} cannot be used: {path!r} is a link that leads nowhere; name a folder, or one "
            "still to be made",
            typed=text,
            path=str(blocker),
        )
        if lost
        else tr(
            "the data folder {typed!r} cannot be used: {path!r} is a file; name a folder, or one still to be made",
            typed=text,
            path=str(blocker),
        )
    )


def _need_windows_names(path: Path) -> None:
    """Raises OSError, ValueError where Windows has no such drive, or would not keep a folder of this name."""
    from bullseye.windows_names import why_no_folder

    reason = why_no_folder(path.parts[1:])
    if reason:
        raise ValueError(reason)
    if not os.path.exists(path.anchor):
        raise ValueError(tr("there is no {drive}", drive=path.anchor))


def _what_is_in_the_way(path: Path) -> Path | None:
    """Return the nearest thing at or above *path* that exists when it is no folder, else None."""
    for place in (path, *path.parents):
        try:
            place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        return None if place.is_dir() else place
    return None
