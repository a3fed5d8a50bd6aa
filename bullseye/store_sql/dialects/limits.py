"""How many connections a process holds, and how long anything may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """*pool* connections are kept, *more* may be opened beside them; waiting for one takes *wait_s* at most.

    A statement is given up after *statement_s*, waiting for a row that another has after *lock_s*, connecting after
    *connect_s*.
    """

    pool: int = 5
    more: int = 5
    wait_s: float = 5.0
    statement_s: float = 10.0
    lock_s: float = 5.0
    connect_s: int = 5
