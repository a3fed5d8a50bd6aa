"""A process that plays a class of thirty and says each round's id once it is kept; run by the tests, and killed."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.classroom.classes import room_of, take


def main(folder: str) -> None:
    """Play three turns of thirty students into *folder*."""
    room = room_of(*(f"Student {n}" for n in range(1, 31)), data=Path(folder))
    while room.class_state.next is not None:
        print(take(room).record.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
