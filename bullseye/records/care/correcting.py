"""Put a corrected round in the place of the one it was made from, so that `undo` brings that one back.

The round as it was lies beside the history, in `history.corrected-DATE.jsonl`, before anything changes; old out and new
in is one step for everybody who reads. A correction has an id of its own and names the round that it was made from, so
that another computer that shares the rounds tells them apart. What an undo takes out again lies in
`history.undone-DATE.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bullseye.errors import StorageError
from bullseye.records.disk.safe_write import failed
from bullseye.records.exchange.merge import Merged, add_lines
from bullseye.records.history import History
from bullseye.records.history_line import encode
from bullseye.records.rewrite import dated, put, rewriting, take_out
from bullseye.records.store import Store
from bullseye.records.summary import Odd, Round
from bullseye.session.record import Record
from bullseye.words import tr

CORRECTED, UNDONE = "corrected", "undone"
CORRECTED_NAME = re.compile(r"\.corrected-(\d{8}T\d{6}Z)(?:-(\d+))?\.jsonl$")
UNDONE_NAME = re.compile(r"\.undone-(\d{8}T\d{6}Z)(?:-(\d+))?\.jsonl$")


def correct(store: Store, old: Sequence[str], new: Sequence[Record]) -> Path | None:
    """Put the rounds *new* in the place of those with the ids *old*; the file that keeps the old ones.

    None where that was done already, before a crash say. Raises StorageError, nothing being changed then, where one of
    the old rounds is no longer here.
    """
    lines = b"".join(map(encode, new))
    wanted = set(old)
    with rewriting(store):
        here = {row.id for row in store.rounds()}
        if not wanted & here and all(record.id in here for record in new):
            return None
        if not wanted <= here:
            raise StorageError(
                tr("the round was removed or corrected elsewhere meanwhile; nothing was done, open it again")
            )
        aside = dated(store, CORRECTED)
        put(store, lambda row: isinstance(row, Round) and row.id in wanted, aside, added=lines)
    return aside


def put_back(store: Store, source: Path) -> tuple[Merged, bool]:
    """Undo the correction of which *source* keeps the old rounds: counts, and whether all came back and it is gone.

    The caller has `rewriting`. Raises StorageError.
    """
    before = History(source, store.files)
    old = {record.id for record in before}
    made = made_from(store, old)
    found = Merged()
    if made:

        def corrected(row: Round | Odd) -> bool:
            return isinstance(row, Round) and row.id in made

        here = {row.id for row in store.rounds()}
        back = [record for record in before if record.id not in here]
        put(store, corrected, dated(store, UNDONE), added=b"".join(map(encode, back)))
        found.added += len(back)
    before_known = found.added
    add_lines(store, before, found)  # what was taken out since, and what could not be read
    found.known -= before_known
    whole = not found.bad and not found.newer and not found.differ
    if whole:
        try:
            store.files.unlink(source)
            store.files.fsync_dir(source.parent)
        except OSError as error:
            raise failed("delete", source, error) from error
    return found, whole


def settle(store: Store, sittings: Iterable[str]) -> int:
    """Take out every round of these *sittings* whose correction is here too; how many. `undo` brings them back.

    So it is when rounds come from another computer. Raises StorageError.
    """
    wanted = set(sittings)
    rows = [row for row in store.rounds() if row.sitting in wanted]
    entries = [store.history.record_at(row.at, row.length).entered for row in rows]
    old = {entry.corrects for entry in entries if entry is not None} & {row.id for row in rows}
    gone = take_out(store, lambda row: isinstance(row, Round) and row.id in old, CORRECTED)[0] if old else []
    return len(gone)


def made_from(store: Store, ids: Iterable[str]) -> set[str]:
    """The ids of rounds here that are corrections of one of *ids*. Raises StorageError."""
    wanted = set(ids)
    found = set()
    for row in store.rounds():
        if row.sitting:
            entry = store.history.record_at(row.at, row.length).entered
            if entry is not None and entry.corrects in wanted:
                found.add(row.id)
    return found
