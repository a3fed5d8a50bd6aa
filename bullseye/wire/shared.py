"""What the page of a shared target and its server say to each other; TOKEN is that of the link.

GET  /t/TOKEN                       the page
POST /t/TOKEN/open   Enter   -> SharedView   with a session's cookie
GET  /t/TOKEN/view           -> SharedView
POST /t/TOKEN/change Change  -> SharedView   on the disk before the answer; the same id again is taken once
POST /t/TOKEN/undo   TakeBack -> SharedView  a change of one's own
GET  /t/TOKEN/events                the event `target` with a SharedView whenever something is new
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from bullseye.wire.codec import MOST_EXACT, Between

_Id = Annotated[str, Between(8, 64)]
_Number = Annotated[int, Between(1, MOST_EXACT)]


@dataclass(frozen=True, slots=True)
class Enter:
    """Open the link under a name, or none."""

    name: Annotated[str, Between(0, 200)] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Add or set a value, tick a task or open it again. *id* is made by the page."""

    id: _Id
    do: Literal["add", "set", "tick", "open"]
    value: Annotated[float, Between(-1e15, 1e15)] | None = None
    task: Annotated[int, Between(0, MOST_EXACT)] = 0


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take the change of number *n* back."""

    id: _Id
    n: _Number


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task; *late* says that it is overdue."""

    id: int
    title: str
    due: str | None
    done: bool
    late: bool


@dataclass(frozen=True, slots=True)
class SharedChange:
    """Who changed what, when (UTC); *name* is "" for who gave none."""

    n: int
    name: str
    at: str
    text: str
    mine: bool
    undone: bool


@dataclass(frozen=True, slots=True)
class SharedView:
    """A target as its page shows it. *way* is how it is changed; *share* how much is done, 0 to 1.

    *steps* are the amounts of a counter's buttons; *low*, *high* and *step* the slider's. *undo* is the change that
    whoever asks can take back. *trouble* says why the source gives nothing new. Of two views of one *epoch* the one of
    the higher *version* is the newer.
    """

    name: str
    wanted: str
    way: Literal["counter", "slider", "tasks", "shown"]
    state: str
    state_text: str
    value: float | None
    now_text: str
    left_text: str
    share: float
    unit: str
    steps: tuple[float, ...]
    low: float
    high: float
    step: float
    tasks: tuple[SharedTask, ...]
    changes: tuple[SharedChange, ...]
    undo: int | None
    visitor: str
    trouble: str
    epoch: str
    version: int


SHARED: tuple[type[Any], ...] = (Enter, Change, TakeBack, SharedView)
"""Every message of this file; an example of each stands in `examples.json`."""
