"""The server of shared targets of a window: begun when asked for, ended when asked for or with the window."""

from __future__ import annotations

import os
import tkinter as tk
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bullseye.desk.kit.collecting import Collecting
from bullseye.desk.watch.kept_targets import open_targets
from bullseye.errors import BadInputError
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.serve.sharing import SharedServer
    from bullseye.watch.targets.sharing import Sharing

HERE, EVERYBODY = "127.0.0.1", "0.0.0.0"
MEND = tr("close what uses them, then share the target again")
_OF: WeakKeyDictionary[tk.Misc, SharedTargets] = WeakKeyDictionary()


def shared_targets(window: Shell) -> SharedTargets:
    """What this window shares: the same for each of its pages, also when they are made again."""
    found = _OF.get(window.root)
    if found is None or not found.is_of(window):
        found = _OF[window.root] = SharedTargets(window)
    return found


class SharedTargets:
    """Links of targets, and the server that answers them. Use it in Tk's thread alone."""

    def __init__(self, window: Shell) -> None:
        self._services, self._root = window.services, window.root
        self._sharing: Sharing | None = None
        self._server: SharedServer | None = None
        self._collecting = Collecting(window.root)
        window.root.bind("<Destroy>", self._gone, add=True)
        window.root.bind("<Map>", lambda event: self._page(event, True), add=True)
        window.root.bind("<Unmap>", lambda event: self._page(event, False), add=True)

    def is_of(self, window: Shell) -> bool:
        """Whether the targets are those of this window's folders."""
        return self._services is window.services

    @property
    def listens(self) -> bool:
        """Whether it answers now."""
        return self._server is not None

    def link(self, target: str) -> str:
        """The link of a target that is shared and answered now; "" for any other. Raises StorageError."""
        from bullseye.serve.sharing import link

        token = self._sharing.links().get(target, "") if self._sharing is not None else ""
        return link(self._server.bases[0], token) if token and self._server is not None else ""

    def share(self, target: str, address: str, port: int | None = None) -> str:
        """Give the target a link and answer it; the link. Where it listens already, it stays there.

        Raises BullseyeError in a sentence.
        """
        try:
            from bullseye.serve.sharing import Door, SharedServer, new_token
        except ImportError as missing:
            raise BadInputError(
                tr("sharing needs {name}; install it with: pip install bullseye[league]", name=missing.name)
            ) from None
        from bullseye.net.secrets import Secrets, system_keyring
        from bullseye.watch.targets.sharing import Sharing

        services = self._services
        if self._sharing is None:
            secrets = Secrets(os.environ, system_keyring(), services.dirs.secrets)
            self._sharing = Sharing(open_targets(services), secrets, new_token)
        self._sharing.share(target)
        if self._server is None:
            door = Door(address, port, mend=MEND)
            self._server = SharedServer(self._sharing, door, services.clock.now)
            self._collecting.begin()
        return self.link(target)

    def take_back(self, target: str) -> None:
        """The link of a target opens nothing any more; with the last one nobody listens. Raises StorageError."""
        if self._sharing is None:
            return
        self._sharing.take_back(target)
        if not self._sharing.links():
            self.stop()

    def stop(self) -> None:
        """Listen no more; the links stay good for the next time."""
        if self._server is not None:
            self._server.stop()
            self._server = None
            self._collecting.end()
        if self._sharing is not None:
            self._sharing.targets.database.close()
            self._sharing = None

    def _page(self, event: tk.Event[tk.Misc], shown: bool) -> None:
        """A page came or went: while a round is played nothing is read beside it."""
        if self._server is not None and getattr(event.widget, "is_round", False):
            self._server.rest(shown)

    def _gone(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self._root:
            self.stop()
