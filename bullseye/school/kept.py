"""What a school keeps of its classes, and what it asks of whoever keeps them: one small Protocol for a subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeptClass:
    """A class: *pin* while it is open, *owner* the id of its teacher, *ended* when it is over."""

    id: str
    pin: str
    title: str
    owner: str
    began: datetime
    ended: datetime | None = None


class Classes(Protocol):
    """The classes of a school. Every method raises StorageError when the database cannot be used."""

    def open_with(self, pin: str) -> KeptClass | None:
        """The open class with that PIN."""

    def of(self, owner: str) -> list[KeptClass]:
        """The classes of a teacher, the latest first; of everybody for ""."""

    def get(self, class_id: str) -> KeptClass | None:
        """The class of that id."""
