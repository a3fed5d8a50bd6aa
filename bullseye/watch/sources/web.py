"""What sources on the web share: an address, who we are there, how long and how often; and one careful call."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Generic, NamedTuple, TypeVar, cast

from bullseye.datafile import Table
from bullseye.errors import BadInputError, BullseyeError
from bullseye.net.address import check_address, host_of, path_of, shown
from bullseye.net.auth_toml import AuthSettings, absolute, parse_address, parse_auth, parse_headers
from bullseye.net.both import Both
from bullseye.net.breaker import Limits
from bullseye.net.call import REDIRECTS, SAME_HOST, Answer, Auth, Call, CallError, LeftAloneError, Waits
from bullseye.watch.samples import BROKEN, SILENT, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.words import tr

T = TypeVar("T")
STATUS, ELAPSED_MS = "_status", "_elapsed_ms"
MEASURED = (STATUS, ELAPSED_MS)
"""Paths that every web source has: the status, and the time of the answer in ms."""


class Web(NamedTuple):
    """The settings under `[source]`; an address that begins with `/` goes through the gateway."""

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    auth: AuthSettings = AuthSettings()
    timeout_s: float = 10.0
    retries: int = 2
    limits: Limits = Limits()
    redirects: str = SAME_HOST
    most_bytes: int = 1_000_000


def parse_web(table: Table) -> Web:
    """Read the settings; the caller refuses what is left over."""
    url = table.value("url")
    if isinstance(url, str) and url.startswith("/") and not url.startswith("//"):
        url = table.text("url", limit=1000)
    else:
        url = parse_address(table, "url")
    opens, pause_s = table.numbers("breaker", (5.0, 60.0), count=2, low=0.0, high=3600.0)
    return Web(
        url=url,
        headers=tuple(parse_headers(table).items()),
        auth=parse_auth(table),
        timeout_s=table.number("timeout_s", 10.0, low=0.1, high=300.0),
        retries=table.integer("retries", 2, low=0, high=10),
        limits=Limits(max(1, round(opens)), pause_s),
        redirects=table.text("redirects", SAME_HOST, choices=REDIRECTS),
        most_bytes=table.integer("most_bytes", 1_000_000, low=100, high=100_000_000),
    )


class Page:
    """One address, ready to be asked again and again."""

    def __init__(self, settings: Web, world: Surroundings) -> None:
        self.settings = settings
        self._world = world
        self._call: Call | None = None

    async def ask(self) -> Answer | Trouble:
        """The answer whatever its status, or why there is none; raises nothing for what others do."""
        try:
            if self._call is None:
                self._call = self._made()
            answer: Answer = await self._world.net.call(self._call)
        except LeftAloneError as bad:
            return Trouble(BROKEN, str(bad))
        except CallError as bad:
            return Trouble(SILENT if bad.again else BROKEN, str(bad))
        except BullseyeError as bad:  # a secret that is not stored, an address that cannot be
            return Trouble(BROKEN, str(bad))
        return answer

    def trouble(self, answer: Answer) -> Trouble | None:
        """What is wrong with an answer by its status alone; None for a good one."""
        if 200 <= answer.status < 300:
            return None
        try:
            words = HTTPStatus(answer.status).phrase.lower()
        except ValueError:
            words = tr("not a status of HTTP")
        at = shown(self._call.url if self._call else self.settings.url)
        said = tr("{at} answers {status} ({words})", at=at, status=answer.status, words=words)
        if answer.status in (401, 403):
            name = self.settings.auth.secret or (self._world.gateway.auth.secret if self._world.gateway else "")
            hint = (
                tr("check the secret {name!r}, and what it may read", name=name)
                if name
                else tr('choose auth, such as "bearer"')
            )
            return Trouble(BROKEN, f"{said}; {hint}")
        if answer.status in (408, 429) or answer.status >= 500:
            return Trouble(SILENT, tr("{said}; it may answer later", said=said))
        return Trouble(BROKEN, tr("{said}; check the address", said=said))

    def _made(self) -> Call:
        settings, world = self.settings, self._world
        url, auth = settings.url, world.net.auth(settings.auth, world.secret)
        tls = absolute(settings.auth.tls, world.folder)
        if url.startswith("/"):
            if world.gateway is None:
                raise CallError(
                    tr(
                        "the address {url!r} goes through a gateway, and there is none; write base_url under "
                        "[gateway] in gateway.toml, or give the whole address",
                        url=url,
                    ),
                    again=False,
                )
            url = world.gateway.base_url + url
            outer: Auth | None = world.net.auth(world.gateway.auth, world.secret)
            auth = Both(outer, auth) if outer is not None and auth is not None else outer or auth
            tls = tls if any(tls) else world.gateway.auth.tls
        check_address(url)
        name = f"{host_of(url)}{path_of(url)}#{sha256(url.encode()).hexdigest()[:8]}"
        return Call(
            url, name, headers=dict(settings.headers), auth=auth, timeout_s=settings.timeout_s,
            most_bytes=settings.most_bytes, redirects=settings.redirects, tls=tls, limits=settings.limits,
            waits=Waits(settings.retries + 1),
        )  # fmt: skip


class Numbers(ABC, Generic[T]):
    """An address that is asked once for all its numbers; each is right or wrong for itself.

    A kind of page says how an answer is understood, and what number is at a path in what was understood.
    """

    whole = False
    stamp = ""
    source = ""
    """What its samples say they are from."""

    def __init__(self, settings: Web, paths: Mapping[str, str], world: Surroundings) -> None:
        self._page = Page(settings, world)
        self._paths = dict(paths)

    @abstractmethod
    def understood(self, answer: Answer) -> T | Trouble:
        """What an answer holds, or why that cannot be told. Raises nothing."""

    @abstractmethod
    def number(self, path: str, content: T) -> float:
        """The number at a path. Raises BadInputError in a sentence."""

    async def read(self, now: datetime) -> Found:
        """A sample for each path, or why there is none."""
        answer = await self._page.ask()
        if isinstance(answer, Trouble):
            return dict.fromkeys(self._paths, answer)
        measured = {STATUS: float(answer.status), ELAPSED_MS: answer.elapsed_s * 1000}
        content: T | Trouble | None = self._page.trouble(answer)
        if content is None and any(path not in MEASURED for path in self._paths.values()):
            content = self.understood(answer)
        found: dict[str, list[Sample] | Trouble] = {}
        for id_, path in self._paths.items():
            try:
                if path in measured:
                    found[id_] = [sample(now, measured[path], self.source)]
                elif isinstance(content, Trouble):
                    found[id_] = content
                else:
                    found[id_] = [sample(now, self.number(path, cast(T, content)), self.source)]
            except BadInputError as bad:
                found[id_] = Trouble(BROKEN, str(bad))
        return found

    async def close(self) -> None:
        """Connections are the client's."""
