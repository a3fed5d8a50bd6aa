"""Sharing a target: a link that nobody can guess, what its holders may change, and taking it back."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.net.secrets import Secrets
from bullseye.watch.measures import TOTALS
from bullseye.watch.store.shares import ADD, OPEN, SET, TICK, Change, Share, Shares, Visitor, Wanted
from bullseye.watch.store.tasks import Task
from bullseye.watch.targets.definition import TASKS, TYPED, Target
from bullseye.watch.targets.service import Standing, Targets
from bullseye.watch.turned_away import TurnedAwayError
from bullseye.words import listed, tr

KEY_NAME = "shared-pages"
"""The secret that all links are made with."""
COUNTER, SLIDER, TICKS, SHOWN = "counter", "slider", "tasks", "shown"
WAYS = {COUNTER: (ADD,), SLIDER: (SET,), TICKS: (TICK, OPEN), SHOWN: ()}
"""What may be changed on the page of a target: amounts are added, a level is set, tasks are ticked, or nothing is."""
LONGEST_NAME = 40
BOOK_LINES = 20
"""As many changes as a page shows."""


def way_of(target: Target) -> str:
    """How the page of *target* changes it; targets that are read from a source are only shown."""
    if target.kind == TASKS:
        return TICKS
    if target.kind != TYPED:
        return SHOWN
    return COUNTER if target.measure in (*TOTALS, "rate") else SLIDER


class Page(NamedTuple):
    """All that the page of a target shows: how far it is, its tasks, and the newest changes."""

    standing: Standing
    tasks: tuple[Task, ...]
    changes: tuple[Change, ...]

    @property
    def target(self) -> Target:
        """The target."""
        return self.standing.progress.target


class Sharing:
    """Shares *targets*; *secrets* has the key, *new_token* makes what nobody can guess."""

    def __init__(self, targets: Targets, secrets: Secrets, new_token: Callable[[], str]) -> None:
        self.targets = targets
        self.shares = Shares(targets.database)
        self._secrets, self._new_token = secrets, new_token

    # -- whose targets they are ------------------------------------------------------------------------

    def share(self, name: str) -> str:
        """The token of the target's link; shared already, it is the same. Raises UnknownNameError, StorageError."""
        target = self.targets.definitions.get(name)
        return self._token(self.shares.put(Share(target.id, self._new_token(), self.targets.now())), self._key())

    def take_back(self, name: str) -> None:
        """The link opens nothing any more; shared once more, it is another. Raises UnknownNameError, StorageError."""
        self.shares.drop(name)

    def links(self) -> dict[str, str]:
        """The token of every target that is shared. Raises StorageError."""
        shares = self.shares.all()
        key = self._key() if shares else b""
        return {share.about: self._token(share, key) for share in shares}

    def _key(self) -> bytes:
        try:
            return self._secrets.get(KEY_NAME).encode()
        except BadInputError:
            self._secrets.set(KEY_NAME, self._new_token())
            return self._secrets.get(KEY_NAME).encode()

    @staticmethod
    def _token(share: Share, key: bytes) -> str:
        made = hmac.digest(key, f"{share.about}\n{share.salt}".encode(), "sha256")
        return urlsafe_b64encode(made).decode()[:32]

    # -- who has a link ----------------------------------------------------------------------------------

    def target_of(self, token: str) -> Target:
        """The target that the link with this *token* opens. Raises TurnedAwayError for none."""
        found = [name for name, made in self.links().items() if hmac.compare_digest(made.encode(), token.encode())]
        if not found or found[0] not in self.targets.definitions.names():
            raise TurnedAwayError(tr("this link opens nothing, or not any more; ask for it once more"), 404, "link")
        return self.targets.definitions.get(found[0])

    def enter(self, target: Target, name: str) -> str:
        """Let somebody in who calls themselves *name*, or nothing; the token of their session."""
        text = " ".join(name.split())
        if len(text) > LONGEST_NAME or not text.isprintable():
            raise BadInputError(
                tr(
                    "a name has at most {longest_name} printable characters; give a shorter one, or none",
                    longest_name=LONGEST_NAME,
                )
            )
        session = self._new_token()
        self.shares.enter(target.id, Visitor(hash_of(session), text), self.targets.now())
        return session

    def visitor(self, target: Target, session: str) -> Visitor:
        """Whose session that is. Raises TurnedAwayError for nobody's."""
        found = self.shares.visitor(target.id, hash_of(session)) if session else None
        if found is None:
            raise TurnedAwayError(tr("open the link once more"), 401, "session")
        return found

    def page(self, target: Target) -> Page:
        """The target as it is now. Raises StorageError."""
        tasks = tuple(self.targets.tasks.all(target.id)) if target.kind == TASKS else ()
        return Page(self.targets.standing(target), tasks, tuple(self.shares.changes(target.id, BOOK_LINES)))

    def change(self, target: Target, wanted: Wanted, visitor: Visitor) -> None:
        """Do what somebody wants: on the disk when this returns. Raises TurnedAwayError, BullseyeError."""
        ways = WAYS[way_of(target)]
        if wanted.kind not in ways:
            if ways:
                said = tr("{name} cannot be changed so; it takes {ways}", name=target.name, ways=listed(ways))
            else:
                said = tr("{name} cannot be changed so; its numbers are read from a source", name=target.name)
            raise TurnedAwayError(said, 409, "way")
        if wanted.kind in (ADD, SET) and wanted.value is None:
            raise BadInputError(tr("a value is missing; send a number"))
        if target.measure == "count" and wanted.kind == ADD:
            wanted = wanted._replace(value=1.0)
        self.shares.apply(target.id, wanted, visitor, self.targets.now())

    def undo(self, target: Target, id_: str, n: int, visitor: Visitor) -> None:
        """Take back a change of one's own. Raises TurnedAwayError, StorageError."""
        self.shares.undo(target.id, id_, n, visitor, self.targets.now())


def hash_of(session: str) -> str:
    """How a session is kept: who reads the file cannot take it over."""
    return sha256(session.encode("utf-8", "replace")).hexdigest()


def can_undo(changes: tuple[Change, ...], visitor: str) -> int | None:
    """The newest change of that visitor that was not taken back."""
    return next((each.n for each in reversed(changes) if each.visitor == visitor and _stays(each)), None)


def _stays(change: Change) -> bool:
    return change.undone is None and change.undoes is None
