"""`bullseye export` and `import`: rounds and shots as CSV or JSON, out and back in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.app import new_id
from bullseye.commands.care import tell
from bullseye.commands.common import catalogue, drills, folders, number, read_input, records, remark
from bullseye.commands.tables import add_shots, asked_of, save_preview, say
from bullseye.errors import BadInputError
from bullseye.names import known_as
from bullseye.session.clock import iso
from bullseye.tabular.marks import NAMES
from bullseye.tabular.writing import SPREADSHEET, mark_here
from bullseye.target.scoring import MAX_GAUGE_MM
from bullseye.terminal import exact
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.records.exchange.csv_json import Imported
    from bullseye.target.face import Face

DEFAULT_PLAYER = "Imported"


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    export = commands.add_parser(
        "export",
        parents=[options],
        help=tr("write rounds or shots as CSV or JSON"),
        description=tr(
            "Writes a table with a row per round or per shot; docs/data-dictionary.md explains "
            "every column. --player exports one player only."
        ),
    )
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--rounds", action="store_true", help=tr("a row per round; with --json every round whole"))
    what.add_argument("--shots", action="store_true", help=tr("a row per shot"))
    form = export.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument(
        "--excel", action="store_true", help=tr("for a spreadsheet, as the country of this computer has it")
    )
    export.add_argument(
        "--decimal-mark",
        choices=NAMES,
        metavar="MARK",
        help=tr("with --excel: comma or point, as another country writes"),
    )
    export.add_argument("file", nargs="?", default="-", metavar="FILE", help=tr("a new file, or - (default)"))
    export.set_defaults(run=run_export)
    imported = commands.add_parser(
        "import",
        parents=[options],
        help=tr("read an export back, or a plain list of shots"),
        description=tr(
            "Reads what `export --shots` or `export --rounds --json` wrote, or a CSV with the "
            "columns x_mm,y_mm and perhaps t (seconds), which becomes one round on --face, "
            "marked as imported and unranked. Tables and files of other programs are read too: "
            "docs/other-programs.md."
        ),
    )
    imported.add_argument("file", metavar="FILE", help=tr("a CSV or JSON file, or - for stdin"))
    imported.add_argument("--face", metavar="NAME", help=tr("the face a plain list was shot at"))
    imported.add_argument("--drill", metavar="NAME", help=tr("score a plain list by this drill (default: rings only)"))
    imported.add_argument("--style", default="standard", metavar="NAME", help=tr("scoring style of a plain list"))
    imported.add_argument(
        "--gauge", type=number(0, MAX_GAUGE_MM), metavar="MM", help=tr("shot diameter of a plain list")
    )
    imported.add_argument("--preview", metavar="PNG", help=tr("write a picture of the shots instead of keeping them"))
    add_shots(imported)
    imported.add_argument("--date", metavar="UTC", help=tr("when a plain list was shot, such as 2026-11-22T19:40:01Z"))
    imported.set_defaults(run=run_import)


def run_export(args: argparse.Namespace) -> int:
    """Write the table."""
    from bullseye.records.exchange import csv_json as exchange

    store = records(folders(args))
    chosen = (record for record in store.records() if args.player in (None, record.player))
    writers = {
        (True, False): exchange.rounds_csv,
        (False, False): exchange.shots_csv,
        (True, True): exchange.rounds_json,
        (False, True): exchange.shots_json,
    }
    if not args.excel:
        if args.decimal_mark is not None:
            raise BadInputError(tr("--decimal-mark is for a spreadsheet; give --excel too"))
        lines = writers[(args.rounds, args.json)](chosen)
    else:
        dialect = SPREADSHEET[mark_here() if args.decimal_mark is None else NAMES[args.decimal_mark]]
        lines = exchange.rounds_csv(chosen, dialect) if args.rounds else exchange.shots_csv(chosen, dialect)
    if args.file == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        out = exact(sys.stdout)
        for line in lines:
            out.write(line)
    else:
        write_lines(Path(args.file).expanduser().absolute(), lines)
    for said in store.last_report.sentences(store.history.path):
        remark(said)
    return 0


def write_lines(path: Path, lines: Iterator[str]) -> None:
    """A new file, safely on the disk, or nothing at all."""
    from bullseye.records.disk.files import RealFiles
    from bullseye.records.disk.safe_write import failed
    from bullseye.records.rewrite import fill

    try:
        fill(path, (line.encode("utf-8", "surrogatepass") for line in lines), RealFiles())
    except FileExistsError as error:
        raise BadInputError(
            tr("{path} is there already; name a new file, or - for stdout", path=f"{str(path)!r}")
        ) from error
    except OSError as error:
        raise failed("write", path, error) from error
    remark(tr("written: {path}", path=path))


def run_import(args: argparse.Namespace) -> int:
    """Read a file and record its rounds, each once."""
    from bullseye.records.exchange.csv_json import RINGS_ONLY, Known, Shooting, read
    from bullseye.records.exchange.merge import Merged, add_records
    from bullseye.records.exchange.same import already_here
    from bullseye.records.schema import is_date

    dirs = folders(args)
    shelf, drill_shelf = catalogue(dirs), drills(dirs)
    face = None if args.face is None else shelf.get(args.face)
    drill = RINGS_ONLY if args.drill is None else drill_shelf.get(args.drill)
    store = records(dirs)
    date = iso(store.utc_now()) if args.date is None else args.date
    if not is_date(date):
        raise BadInputError(tr("--date is {date!r}; give a UTC date such as 2026-11-22T19:40:01Z", date=date))
    players = {row.player for row in store.rounds()}
    player = known_as(args.player or DEFAULT_PLAYER, players)
    given = Shooting(face, drill, args.style, args.gauge, player, date, asked_of(args))
    name = "stdin" if args.file == "-" else args.file
    known = Known(shelf.get, drill_shelf.get, players)
    found = read(read_input(args.file), name, given, known, new_id)
    if found.understood is not None:
        say(found.understood)
    if args.preview is not None:
        return _preview(args, found, face)
    kept = {row.id for row in store.rounds()}
    fresh = {record.id: record for record in found.records if record.id not in kept}
    same = {} if found.understood is None else already_here(store, fresh.values(), args.date is not None)
    fresh = {id_: record for id_, record in fresh.items() if id_ not in same}
    done = Merged()
    add_records(store, fresh.values(), done)
    tell(store)
    for said in found.remarks:
        remark(said)
    for round_ in same.values():
        said = tr(
            "these {shots} of {player} on {face} are here already, as round {id} of {date}",
            shots=trn("{n} shot", "{n} shots", round_.shots), player=round_.player, face=round_.face, id=round_.id,
            date=round_.date,
        )  # fmt: skip
        remark(said if args.date else tr("{said}; give --date to keep them once more", said=said))
    known_already = len(found.records) - done.added
    how = tr("as they were") if found.whole else tr("marked as imported, unranked")
    print(
        tr(
            "{added} imported, {how}; {known_already} here already.",
            added=trn("{n} round", "{n} rounds", done.added),
            how=how,
            known_already=known_already,
        )
    )
    for record in fresh.values():
        if not found.whole:
            print(
                tr(
                    "{id} {face}: {shots}, {score} points",
                    id=record.id,
                    face=record.face,
                    shots=trn("{n} shot", "{n} shots", len(record.shots)),
                    score=record.score,
                )
            )
    return 0


def _preview(args: argparse.Namespace, found: Imported, face: Face | None) -> int:
    """The picture of a list of shots; nothing is kept."""
    if found.understood is None or face is None:
        raise BadInputError(
            tr("{file} is an export, which says itself what was shot at; leave --preview out", file=f"{args.file!r}")
        )
    points = [(shot.x_mm, shot.y_mm) for record in found.records for shot in record.shots]
    save_preview(args.preview, face, points, face.gauge_mm if args.gauge is None else args.gauge)
    print(
        tr(
            "Nothing is kept yet: {points} in {records}.",
            points=trn("{n} shot", "{n} shots", len(points)),
            records=trn("{n} round", "{n} rounds", len(found.records)),
        )
    )
    return 0
