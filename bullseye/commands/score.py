"""`bullseye score`: other people's shots, scored by a face's rules."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

from bullseye.commands.common import catalogue, folders, number, print_json, print_table, read_input
from bullseye.commands.tables import add_shots, asked_of, read_as_json, save_preview, say
from bullseye.errors import BadInputError
from bullseye.tabular.shots import Source, read_shots
from bullseye.tabular.understood import NOTHING, Asked, Understood
from bullseye.target.scoring import MAX_GAUGE_MM, Hit, Scorer
from bullseye.terminal import exact
from bullseye.words import number as written
from bullseye.words import signs, tr

SERIES = 10
ADDED = ("points", "is_x", "decimal")


class Rows(NamedTuple):
    """A table as it came: its header, its rows, the two coordinates of each in mm, and how it was read."""

    head: list[str]
    rows: list[list[str]]
    points_mm: list[tuple[float, float]]
    understood: Understood


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "score",
        parents=[options],
        help=tr("score shots from a CSV with the columns x_mm,y_mm"),
        description=tr(
            "Reads a CSV with the header x_mm,y_mm (mm from the centre, y up; other columns are "
            "kept) and writes the same rows with points and is_x (1, 0, or empty where the face "
            "has no inner ten). Tables and files of other programs are read too: "
            "docs/other-programs.md."
        ),
    )
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=tr("a CSV file, or - for stdin (the default)")
    )
    parser.add_argument("--face", required=True, metavar="NAME", help=tr("the face the shots were fired at"))
    parser.add_argument(
        "--style", default="standard", metavar="NAME", help=tr("scoring style (default: the face's own)")
    )
    gauge = number(0, MAX_GAUGE_MM)
    parser.add_argument("--gauge", type=gauge, metavar="MM", help=tr("shot diameter (default: the face's own)"))
    parser.add_argument("--decimal", action="store_true", help=tr("score in tenths (three ISSF faces)"))
    parser.add_argument(
        "--preview", metavar="PNG", help=tr("also write a picture of the shots on the face, a new file")
    )
    add_shots(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=tr("print one JSON object with totals and series"))
    form.add_argument("--table", action="store_true", help=tr("print a table with totals and series of ten"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Score the rows and print them."""
    scorer = Scorer(catalogue(folders(args)).get(args.face), args.style, args.gauge)
    if args.decimal and not scorer.decimals:
        raise BadInputError(_no_decimals(scorer))
    rows = parse_rows(read_input(args.file), args.file, asked_of(args))
    say(rows.understood)
    if args.preview is not None:
        save_preview(args.preview, scorer.face, rows.points_mm, scorer.gauge_mm)
    hits = [scorer.score(x, y) for x, y in rows.points_mm]
    if args.json:
        print_json(_as_json(scorer, rows, hits, args.decimal))
    elif args.table:
        _print_table(scorer, rows, hits, args.decimal)
    else:
        _print_csv(rows, hits, args.decimal)
    return 0


def _no_decimals(scorer: Scorer) -> str:
    if scorer.face.decimals:
        return tr(
            "{id} has decimals only with its own gauge of {gauge_mm} mm, not with {gauge_mm_2}; "
            "leave --gauge or --decimal out",
            id=scorer.face.id,
            gauge_mm=written(scorer.face.gauge_mm, "g"),
            gauge_mm_2=written(scorer.gauge_mm, "g"),
        )
    return tr(
        "the face {id} has no decimal scores; issf-air-rifle-10m, issf-air-pistol-10m and issf-rifle-50m have",
        id=f"{scorer.face.id!r}",
    )


def parse_rows(source: Source, name: str, asked: Asked = NOTHING) -> Rows:
    """Read the table; raises BadInputError naming the line, the value and what would work."""
    table, points_mm, understood = read_shots(source, name, asked)
    for cell in table.head:
        if cell in ADDED:
            raise table.refuse(
                tr("the header has {cell!r}, which this command adds; rename or remove that column", cell=cell)
            )
    return Rows(table.head, [row.cells for row in table.rows], points_mm, understood)


def decimal_text(hit: Hit) -> str:
    """Tenths as 10.9, empty where there are none."""
    return "" if hit.tenths is None else f"{hit.tenths // 10}.{hit.tenths % 10}"


def _print_csv(rows: Rows, hits: Sequence[Hit], decimal: bool) -> None:
    writer = csv.writer(exact(sys.stdout), lineterminator="\n")
    writer.writerow([*rows.head, *(ADDED if decimal else ADDED[:2])])
    for row, hit in zip(rows.rows, hits, strict=True):
        is_x = "" if hit.is_x is None else str(int(hit.is_x))
        more = [str(hit.points), is_x]
        writer.writerow([*row, *more, decimal_text(hit)] if decimal else [*row, *more])


def _sum(hits: Sequence[Hit], decimal: bool) -> int | float:
    if decimal:
        return sum(h.tenths or 0 for h in hits) / 10
    return sum(h.points for h in hits)


def _series(hits: Sequence[Hit], decimal: bool) -> list[int | float]:
    return [_sum(hits[n : n + SERIES], decimal) for n in range(0, len(hits), SERIES)]


def _x_count(scorer: Scorer, hits: Sequence[Hit]) -> int | None:
    return sum(bool(h.is_x) for h in hits) if scorer.tells_x else None


def _as_json(scorer: Scorer, rows: Rows, hits: Sequence[Hit], decimal: bool) -> dict[str, Any]:
    shots = []
    for row, (x, y), hit in zip(rows.rows, rows.points_mm, hits, strict=True):
        shot: dict[str, Any] = dict(zip(rows.head, row, strict=True))
        shot.update(x_mm=x, y_mm=y, points=hit.points, is_x=hit.is_x)
        shot["decimal"] = None if hit.tenths is None else hit.tenths / 10
        shots.append(shot)
    return {
        "face": scorer.face.id,
        "style": scorer.style.id,
        "gauge_mm": scorer.gauge_mm,
        "shots": shots,
        "total": _sum(hits, decimal),
        "hits": sum(h.hit for h in hits),
        "x_count": _x_count(scorer, hits),
        "series": _series(hits, decimal),
        **read_as_json(rows.understood),
    }


def _print_table(scorer: Scorer, rows: Rows, hits: Sequence[Hit], decimal: bool) -> None:
    lines = []
    for n, ((x, y), hit) in enumerate(zip(rows.points_mm, hits, strict=True), start=1):
        mark = scorer.face.inner_ten_name if hit.is_x else (tr("miss") if not hit.hit else "")
        lines.append(
            [
                str(n),
                written(x, ".2f"),
                written(y, ".2f"),
                signs(decimal_text(hit)) if decimal else str(hit.points),
                mark,
            ]
        )
    print(
        tr(
            "{name}, {id}, gauge {gauge_mm} mm",
            name=scorer.face.name,
            id=scorer.style.id,
            gauge_mm=written(scorer.gauge_mm, "g"),
        )
    )
    print_table([tr("shot"), "x_mm", "y_mm", tr("points"), ""], lines, right=(0, 1, 2, 3))
    print()
    for n, subtotal in enumerate(_series(hits, decimal), start=1):
        print(tr("series {n}  {subtotal}", n=f"{n:>2}", subtotal=f"{_total_text(subtotal, decimal):>8}"))
    xs = _x_count(scorer, hits)
    more = "" if xs is None else f"  ({xs} {scorer.face.inner_ten_name})"
    print(tr("total      {hits}{more}", hits=f"{_total_text(_sum(hits, decimal), decimal):>8}", more=more))


def _total_text(value: int | float, decimal: bool) -> str:
    return written(value, ".1f") if decimal else str(value)
