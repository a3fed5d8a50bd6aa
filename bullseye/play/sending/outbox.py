"""Rounds to be sent to a school: which wait, which arrived and which were refused, in a small file of its own.

The rounds themselves stay in the history; the file holds their ids, so that nothing is lost while there is no network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.errors import StorageError
from bullseye.net.address import check_address
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles, make_folder
from bullseye.records.disk.lock import FolderLock, Lock
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.words import tr

SCHEMA = 1
LARGEST_BYTES = 4 << 20
MOST_SENT, MOST_REFUSED = 20_000, 1_000
"""So many of the latest are remembered; a school itself knows all that it has."""
WAITING, SENT, REFUSED, UNKNOWN = "waiting", "sent", "refused", ""


class Kept(NamedTuple):
    """What the file holds: the *school*'s address, ids of rounds, and why each of *refused* is."""

    school: str = ""
    waiting: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


class SendingFile:
    """The file at *path*, read at every question, since another window may have changed it.

    Every method raises StorageError where it cannot be read or written; it is then left as it is.
    """

    def __init__(self, path: Path, files: Files | None = None, lock: Lock | None = None) -> None:
        self.path = path
        self._files: Files = RealFiles() if files is None else files
        self._lock: Lock = FolderLock(path.parent / "sending.lock") if lock is None else lock

    def look(self) -> Kept:
        """All of it; nothing where there is no file."""
        try:
            found = self._files.stat(self.path)
            if found is None:
                return Kept()
            if found.is_folder or found.size > LARGEST_BYTES:
                raise ValueError("it is a folder" if found.is_folder else f"it is {found.size} bytes long")
            return _kept(strict_json.loads(self._files.read(self.path)))
        except OSError as error:
            raise failed("read", self.path, error) from error
        except ValueError as error:
            raise StorageError(
                tr("{name} cannot be used ({why}); move it away and name your school again", name=self.path, why=error)
            ) from None

    def state_of(self, id_: str) -> str:
        """What is known of a round: waiting, sent, refused or nothing."""
        kept = self.look()
        states = ((WAITING, kept.waiting), (SENT, kept.sent), (REFUSED, dict(kept.refused)))
        return next((state for state, ids in states if id_ in ids), UNKNOWN)

    def set_school(self, address: str) -> str:
        """Send to that school from now on; what was sent to another one counts anew. Raises BadAddressError."""
        school = check_address(address.strip()).rstrip("/")
        self._change(lambda kept: kept if kept.school == school else Kept(school, kept.waiting))
        return school

    def put(self, ids: Iterable[str]) -> None:
        """These are to be sent; one that was refused may be tried again, one that arrived is not."""
        wanted = list(ids)

        def change(kept: Kept) -> Kept:
            new = [id_ for id_ in wanted if id_ not in kept.waiting and id_ not in kept.sent]
            return kept._replace(
                waiting=(*kept.waiting, *new), refused=tuple(one for one in kept.refused if one[0] not in new)
            )

        self._change(change)

    def settle(self, id_: str, refused: str = "") -> None:
        """The round has arrived, or it is *refused* for that reason."""

        def change(kept: Kept) -> Kept:
            waiting = tuple(one for one in kept.waiting if one != id_)
            if refused:
                return kept._replace(waiting=waiting, refused=(*kept.refused, (id_, refused))[-MOST_REFUSED:])
            sent = tuple(one for one in kept.sent if one != id_)
            return kept._replace(waiting=waiting, sent=(*sent, id_)[-MOST_SENT:])

        self._change(change)

    def drop(self, id_: str) -> None:
        """The round is not to be sent: it is in no history any more."""
        self._change(lambda kept: kept._replace(waiting=tuple(one for one in kept.waiting if one != id_)))

    def _change(self, change: Callable[[Kept], Kept]) -> None:
        try:
            make_folder(self._files, self.path.parent)
        except OSError as error:
            raise failed("make the folder", self.path.parent, error) from error
        with self._lock.held():
            kept = self.look()
            changed = change(kept)
            if changed != kept:
                stored = {"schema": SCHEMA, **changed._asdict(), "refused": dict(changed.refused)}
                safe_write(self.path, strict_json.dumps(stored), files=self._files, check=strict_json.loads)


def _kept(stored: Any) -> Kept:
    """What an object of the file says; ValueError says what is wrong with it."""
    if not isinstance(stored, dict) or stored.get("schema") != SCHEMA:
        raise ValueError("it is no list of rounds to send, or of a newer bullseye")
    school, refused = stored.get("school", ""), stored.get("refused", {})
    waiting, sent = stored.get("waiting", []), stored.get("sent", [])
    lists = isinstance(waiting, list) and isinstance(sent, list) and isinstance(refused, dict)
    if not lists or not all(isinstance(one, str) for one in (school, *waiting, *sent, *refused, *refused.values())):
        raise ValueError("it holds something else than texts")
    return Kept(school, tuple(waiting), tuple(sent), tuple(refused.items()))
