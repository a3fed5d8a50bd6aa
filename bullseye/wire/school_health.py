"""Whether a school's server does what it should, for whoever watches it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Healthy:
    """It does. Where it does not, `Trouble` is answered with 503."""

    ok: bool = True
