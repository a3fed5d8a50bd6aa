"""bullseye: an aim trainer that scores like a range, measures like a lab and teaches like a class."""

from __future__ import annotations

__version__ = "0.1.0"
