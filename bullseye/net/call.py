"""One call to a service and what came back, as plain values; and the one error for a call that did not work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from bullseye.errors import BullseyeError
from bullseye.net.breaker import Limits

NOTHING: Mapping[str, str] = MappingProxyType({})
SAME_HOST, ANY_HOST = "same-host", "any-host"
REDIRECTS = (SAME_HOST, ANY_HOST)


class CallError(BullseyeError):
    """A call that gave no answer; the sentence holds no secret. *again* is True where a later try may work.

    *wait_s* is how long the service asked to be left alone; 0 when it did not say.
    """

    def __init__(self, words: str, *, again: bool = True, wait_s: float = 0.0) -> None:
        super().__init__(words)
        self.again = again
        self.wait_s = wait_s


class LeftAloneError(CallError):
    """The breaker is open: nothing was sent."""


class Dressed(NamedTuple):
    """What an auth adds to a call."""

    headers: Mapping[str, str] = NOTHING
    query: Mapping[str, str] = NOTHING


class Auth(Protocol):
    """Something that shows who we are."""

    @property
    def renews(self) -> bool:
        """True when a new try may help after a 401, since what was shown had run out."""

    async def dress(self, caller: Caller) -> Dressed:
        """What to add to the next call; *caller* may be used to get it. Raises BullseyeError."""

    def forget(self) -> None:
        """What was shown last did not work: get a new one next time."""


class Tls(NamedTuple):
    """Files of certificates (PEM): whom to trust besides the system's list, and who we are (mutual TLS)."""

    ca: str = ""
    cert: str = ""
    key: str = ""


class Waits(NamedTuple):
    """How often a call that changes nothing is tried, and how long is waited between: doubling, with some chance."""

    attempts: int = 3
    first_s: float = 0.5
    most_s: float = 5.0
    jitter_s: float = 1.0


class Call(NamedTuple):
    """What to ask. *source* names whose breaker counts, and is never called twice at once.

    *timeout_s* is for one attempt from the first byte sent to the last received. *private* is for an address whose
    path is a secret itself. A POST is tried once: whether it arrived cannot be known. *heard* gets the parts of a body
    of status 200 as they come, and ends the reading with False: what came by then is the body.
    """

    url: str
    source: str
    method: str = "GET"
    headers: Mapping[str, str] = NOTHING
    body: bytes = b""
    auth: Auth | None = None
    timeout_s: float = 10.0
    most_bytes: int = 1_000_000
    redirects: str = SAME_HOST
    private: bool = False
    tls: Tls = Tls()
    waits: Waits = Waits()
    limits: Limits = Limits()
    heard: Callable[[bytes], bool] | None = None


class Answer(NamedTuple):
    """What came back, whatever its status; header names in lower case. *elapsed_s* is that of the last attempt."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    elapsed_s: float
    attempts: int = 1


class Caller(Protocol):
    """Whoever makes calls."""

    async def call(self, call: Call) -> Answer:
        """Make one call, with its tries. Raises CallError, and BadAddressError before anything is sent."""
