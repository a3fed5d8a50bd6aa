"""What the window does with the records besides playing: export, import, replay, delete; and the words for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from bullseye.errors import BadInputError, BadRecordError, BullseyeError, StorageError
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import score_text
from bullseye.wording.remedies import in_window
from bullseye.words import capital, commas, tr, trn
from bullseye.words import number as written

if TYPE_CHECKING:
    from pathlib import Path

    from bullseye.play.services import Services
    from bullseye.records.care.health import Finding
    from bullseye.records.care.removal import Removed
    from bullseye.records.care.sync import Synced
    from bullseye.records.exchange.merge import Merged
    from bullseye.records.store import Store
    from bullseye.records.summary import Round
    from bullseye.session.record import Record
    from bullseye.tabular.understood import Asked
    from bullseye.tabular.writing import Dialect

Tell = Callable[[float], None]
"""Told how much of the work is done, 0 to 1."""

LARGEST_BYTES = 256 << 20
_NAMED = 5  # lines and rounds that a sentence names one by one


def sentence(said: str | BullseyeError) -> str:
    """Words, or those of an error with what helps in the window, as a page shows them: a capital, a full stop."""
    text = said if isinstance(said, str) else in_window(said)
    return begun(text) + ("" if text.endswith((".", "!", "?")) else ".")


def begun(text: str) -> str:
    """*text* with a capital first, but for the name of a file, which stays as it is."""
    first = text.partition(" ")[0].rstrip(":,;.")
    return text if "." in first or "/" in first or "\\" in first else capital(text)


# -- looking ---------------------------------------------------------------------------------------------


def replay(store: Store, zone: tzinfo, tell: Tell) -> list[Finding]:
    """Replay every round: a finding for each whose score is another, and for lines that cannot be read."""
    from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
    from bullseye.records.care.verify import verify

    of = len(store.rounds())
    checked, wrong = 0, []
    for found in verify(store.records()):
        checked += 1
        if checked % 50 == 0:
            tell(checked / max(1, of))
        if not found.follows:
            record = found.record
            what = found.reason or "; ".join(
                tr(
                    "{name} is {stored}, its shots give {derived}",
                    name=d.key.replace("_", " "),
                    stored=_shown(d.stored),
                    derived=_shown(d.derived),
                )
                for d in found.differences
            )
            when = f"{moment_text(record.finished, zone)}  {record.player}"
            wrong.append(
                Finding(
                    when,
                    PROBLEM,
                    tr("{drill} on {face}: {what}", drill=record.drill, face=record.face, what=what),
                )
            )
    odd = [Finding("history", NOTE, said) for said in store.last_report.sentences(store.history.path)]
    if not checked:
        return [Finding("history", OK, tr("No rounds yet.")), *odd]
    follow = trn("{n} round", "{n} rounds", checked - len(wrong), n=written(checked - len(wrong), ","))
    told = (
        tr("{follow} replayed from the shots: every score checks out.", follow=follow)
        if checked > len(wrong)
        else tr("No score checks out.")
    )
    return [Finding("scores", OK if checked > len(wrong) else PROBLEM, told), *wrong, *odd]


def _shown(value: float | None) -> str:
    return "none" if value is None else written(value, "g") if isinstance(value, float) else str(value)


# -- out -------------------------------------------------------------------------------------------------


def record_of(store: Store, row: Round) -> Record:
    """The round with its shots: from where its line stood, or looked for when the file has changed since."""
    try:
        record = store.history.record_at(row.at, row.length)
    except BadRecordError:
        return store.find(row.id)
    return record if record.id == row.id else store.find(row.id)


def export(
    store: Store, rows: Sequence[Round], path: Path, shots: bool, tell: Tell, dialect: Dialect | None = None
) -> None:
    """Write *rows* as CSV, a row per round or per shot, in the place of *path*: all of it or nothing.

    Raises StorageError and BadRecordError.
    """
    from bullseye.records.exchange import csv_json as exchange
    from bullseye.records.rewrite import stage, swap
    from bullseye.tabular.writing import PLAIN

    def records() -> Iterator[Record]:
        for number, row in enumerate(rows):
            if number % 20 == 0:
                tell(number / len(rows))
            yield record_of(store, row)

    write = exchange.shots_csv if shots else exchange.rounds_csv
    lines: Iterable[str] = write(records(), dialect or PLAIN)
    temp = stage(path, (line.encode("utf-8", "surrogatepass") for line in lines), store.files)
    swap(temp, path, store.files)


# -- in --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: `kind` is history, export, shots (a plain list) or backup."""

    path: Path
    kind: str
    data: bytes = b""


def look_at(path: Path) -> Source:
    """What kind of file *path* is. Raises BadInputError when it can be read by nobody."""
    if path.is_dir():
        return Source(path, "history")
    try:
        if path.exists() and not path.is_file():
            raise BadInputError(tr("{path} is a pipe or a device, no file; choose another file", path=f"{str(path)!r}"))
        if path.stat().st_size > LARGEST_BYTES and path.suffix != ".jsonl":
            raise BadInputError(
                tr(
                    "{path} is larger than {largest_bytes} MB, so it is no file of rounds",
                    path=f"{str(path)!r}",
                    largest_bytes=LARGEST_BYTES >> 20,
                )
            )
        with open(path, "rb") as file:
            start = file.read(4096)
            if start.startswith(b"PK\x03\x04"):
                return Source(path, "backup")
            begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
            of_a_target = begins.startswith(b'{"shot"')
            if begins.startswith(b"{") and b'"bullseye-export"' not in start and not of_a_target:
                return Source(path, "history")
            data = start + file.read()
    except OSError as bad:
        raise BadInputError(
            tr(
                "{path} cannot be read: {reason}; choose another file",
                path=f"{str(path)!r}",
                reason=bad.strerror or bad,
            )
        ) from bad
    return Source(path, kind_of(data, path.name), data)


def kind_of(data: bytes, name: str) -> str:
    """Whether *data* is an `export` of ours or a list of `shots` of any program; raises BadInputError for no text."""
    from bullseye.tabular.devices.megalink import SQLITE
    from bullseye.tabular.text import decode

    if data.startswith(SQLITE):
        return "shots"
    text = decode(data, name).text.lstrip()
    head = re.split(r"[\r\n]", re.sub(r"^sep=.\s+", "", text), maxsplit=1)[0]
    return "export" if "round_id" in head or (text.startswith("{") and not text.startswith('{"shot"')) else "shots"


def take_in(services: Services, source: Source, asked: Asked | None = None) -> list[str]:
    """Add the rounds of *source* that are not here yet; what came of it, in whole sentences.

    *asked* is what a person says of a list of shots.

    Raises BadInputError, nothing being changed then, and StorageError.
    """
    from bullseye.records.exchange.merge import Merged, add_records, merge

    store = services.store
    if source.kind == "backup":
        raise BadInputError(
            tr("{name} is a backup; Restore, on the settings page, brings it back", name=f"{source.path.name!r}")
        )
    if source.kind == "history":
        return merged_words(merge(store, source.path))
    from bullseye.play.services import GUEST
    from bullseye.records.exchange.csv_json import RINGS_ONLY, Known, Shooting, read
    from bullseye.records.exchange.same import already_here
    from bullseye.session.clock import iso
    from bullseye.tabular.understood import NOTHING

    player = services.settings.player or GUEST
    given = Shooting(services.face(), RINGS_ONLY, "standard", None, player, iso(services.clock.utc()), asked or NOTHING)
    known = Known(services.faces.get, services.drills.get, {row.player for row in store.rounds()})
    found = read(source.data, source.path.name, given, known, services.new_id)
    kept = {row.id for row in store.rounds()}
    fresh = {record.id: record for record in found.records if record.id not in kept}
    same = {} if found.understood is None else already_here(store, fresh.values(), dated=False)
    fresh = {id_: record for id_, record in fresh.items() if id_ not in same}
    done = Merged(known=len(found.records) - len(fresh))
    add_records(store, fresh.values(), done)
    how = "" if found.whole or not done.added else tr(" They are marked as imported and do not count for the board.")
    return [merged_words(done)[0] + how, *(sentence(said) for said in found.remarks)]


def merged_words(found: Merged) -> list[str]:
    """What came of an import, in whole sentences; the first tells the counts."""
    added = trn("{n} round added.", "{n} rounds added.", found.added, n=written(found.added, ","))
    known = trn(
        "{n} round was already here.", "{n} rounds were already here.", found.known, n=written(found.known, ",")
    )
    said = [f"{added} {known}" if found.known else added]
    if not found.added and not found.known:
        said = [tr("No round was found in it.")]
    if found.differ:
        said.append(
            tr(
                "{differ} of them in another form; yours stay as they are.",
                differ=trn("{n} round", "{n} rounds", len(found.differ), n=written(len(found.differ), ",")),
            )
        )
    if found.newer:
        said.append(
            tr(
                "{newer} from a newer bullseye left out; update bullseye to take them.",
                newer=trn("{n} round", "{n} rounds", found.newer, n=written(found.newer, ",")),
            )
        )
    if found.bad:
        named = "; ".join(
            tr("line {number}: {reason}", number=line.number, reason=line.reason) for line in found.bad[:_NAMED]
        )
        if len(found.bad) > _NAMED:
            named = tr("{named}; and {bad} more", named=named, bad=len(found.bad) - _NAMED)
        said.append(
            tr(
                "{bad} could not be read and stayed out ({named}).",
                bad=trn("{n} line", "{n} lines", len(found.bad), n=written(len(found.bad), ",")),
                named=named,
            )
        )
    return said


# -- removing --------------------------------------------------------------------------------------------


def sync_words(found: Synced) -> list[str]:
    """What came of keeping two computers in step, in whole sentences; the first is the news."""
    came = trn("{n:,} round came", "{n:,} rounds came", found.came)
    went = trn("{n:,} went there", "{n:,} went there", found.went)
    said = [f"{came}, {went}."]
    if found.removed:
        said.append(
            trn(
                "{n:,} round that was removed elsewhere was removed here too; undo brings it back.",
                "{n:,} rounds that were removed elsewhere were removed here too; undo brings them back.",
                found.removed,
            )
        )
    if found.renamed:
        said.append(
            trn(
                "{n:,} round has another player's name now, as on another computer; undo takes that back here.",
                "{n:,} rounds have another player's name now, as on another computer; undo takes that back here.",
                found.renamed,
            )
        )
    if found.differ:
        said.append(
            trn(
                "{n:,} round is there in another form; yours was kept.",
                "{n:,} rounds are there in another form; yours were kept.",
                len(found.differ),
            )
        )
    if found.newer:
        said.append(
            trn(
                "{n:,} round came from a newer bullseye and was left out; update bullseye.",
                "{n:,} rounds came from a newer bullseye and were left out; update bullseye.",
                found.newer,
            )
        )
    if found.waiting:
        said.append(
            trn(
                "{n:,} line there is not whole: the folder may still be copying. Run it again later.",
                "{n:,} lines there are not whole: the folder may still be copying. Run it again later.",
                found.waiting,
            )
        )
    return said


def round_words(row: Round, drill: str, face: str, zone: tzinfo) -> str:
    """A round in a few words; *drill* and *face* are their names, its day and hour those of *zone*."""
    played = tr("{drill} on {face}", drill=drill, face=face)
    score = "" if row.score is None else score_text(row.score, row.score_unit)
    return commas((row.player, played, moment_text(row.date, zone, " "), score))


def removed_words(store: Store, removed: Removed) -> str:
    """What was deleted, and where it still is."""
    from bullseye.records.care.backup import backups_in

    name, player = removed.aside.name, removed.player
    if player is None:
        said = trn(
            "{n:,} round deleted; the board is updated. {name} keeps it until you undo this, or delete that file.",
            "{n:,} rounds deleted; the board is updated. {name} keeps them until you undo this, or delete that file.",
            removed.rounds, name=name,
        )  # fmt: skip
    else:
        said = trn(
            "{n:,} round of {player} deleted; the board is updated. {name} keeps it until you undo this, or delete "
            "that file.",
            "{n:,} rounds of {player} deleted; the board is updated. {name} keeps them until you undo this, or delete "
            "that file.",
            removed.rounds, name=name, player=player,
        )  # fmt: skip
    backups = len(backups_in(store.dirs.data))
    if not backups:
        return said
    older = trn(
        "{n} backup made before may hold what was deleted too.",
        "{n} backups made before may hold what was deleted too.",
        backups,
    )
    return f"{said} {older}"


def players_of(store: Store) -> list[tuple[str, int]]:
    """Everybody who has rounds, by name, and how many. Raises StorageError."""
    counts: dict[str, int] = {}
    for row in store.rounds():
        counts[row.player] = counts.get(row.player, 0) + 1
    return sorted(counts.items(), key=lambda item: item[0].casefold())


def newest_removal(store: Store) -> Path | None:
    """The file of what was removed or renamed last; None when there is nothing to undo, or nobody can tell."""
    from bullseye.records.care.removal import undoable

    try:
        return next(reversed(undoable(store)), None)
    except StorageError:
        return None
