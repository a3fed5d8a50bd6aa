"""`bullseye group`: where a group of shots lies, how wide it is, and how sure that is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from bullseye.commands.common import print_json, print_table, read_input
from bullseye.commands.explaining import add_explain, explain, find
from bullseye.commands.tables import add_shots, asked_of, read_as_json, say
from bullseye.measure.shots.group import Group, Pooled, as_json, measure_group, pool, pooled_as_json
from bullseye.tabular.devices.megalink import SQLITE
from bullseye.tabular.headings import find_column
from bullseye.tabular.plain import LARGE_CHARS
from bullseye.tabular.shots import Source, read_plain_shots, read_shots
from bullseye.tabular.text import Text, decode
from bullseye.tabular.understood import NOTHING, Asked, Understood
from bullseye.wording.numbers import DASH
from bullseye.words import headed, number, tr, trn

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALL = "all"
Point = tuple[float, float]
Points: TypeAlias = "Sequence[Point] | NDArray[Any]"


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "group",
        parents=[options],
        help=tr("group statistics of shots from a CSV with the columns x_mm,y_mm[,group]"),
        description=tr(
            "Reads a CSV with the header x_mm,y_mm (mm from the aim, y up) and, where there is "
            "one, the column group (other columns are left alone), and tells for each group "
            "where it lies and how wide it is. Tables and files of other programs are read too: "
            "docs/other-programs.md."
        ),
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=tr("a CSV file, or - for stdin (the default)"))
    parser.add_argument(
        "--json", action="store_true", help=tr("print one JSON object; docs/statistics.md lists its keys")
    )
    add_explain(parser, "sigma or pooled.sigma")
    add_shots(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    line = find("group", args.explain) if args.explain is not None else None
    if line is not None and args.file is None:
        explain(line, [], args.json)
        return 0
    name = args.file or "-"
    read, understood = read_file_groups(read_input(name), name, asked_of(args))
    say(understood)
    groups = [(label, measure_group(points)) for label, points in read.items()]
    pooled = pool(group for _, group in groups)
    if line is not None:
        of_groups = [(tr("group {label}", label=label), as_json(label, group)) for label, group in groups]
        explain(line, [("pooled", pooled_as_json(pooled))] if line.topic == "pooled" else of_groups, args.json)
    elif args.json:
        print_json(
            {
                "groups": [as_json(*pair) for pair in groups],
                "pooled": pooled_as_json(pooled),
                **read_as_json(understood),
            }
        )
    elif len(groups) == 1:
        _print_one(*groups[0])
    else:
        _print_many(groups, pooled)
    return 0


def read_groups(source: Source, name: str, large: int = LARGE_CHARS) -> dict[str, Points]:
    """The shots of each group in the order of the file, as `read_file_groups` gives them."""
    return read_file_groups(source, name, NOTHING, large)[0]


def read_file_groups(
    source: Source, name: str, asked: Asked, large: int = LARGE_CHARS
) -> tuple[dict[str, Points], Understood]:
    """The shots of each group in the order of the file, and how it was read; without a column `group` all are one.

    A text of *large* characters or more becomes numpy arrays where numpy is there and nothing needs a closer look.
    Raises BadInputError naming the line and the value.
    """
    if len(source if isinstance(source, bytes | str) else source.text) >= large and _is_table(source):
        text = decode(source, name) if isinstance(source, bytes) else source
        source = Text(text) if isinstance(text, str) else text
        quick = _read_quickly(source.text, asked) if source.odd_byte is None else None
        if quick is not None:
            return quick
    return _read_carefully(source, name, asked)


def _is_table(source: Source) -> bool:
    return not isinstance(source, bytes) or not source.startswith(SQLITE)


def _read_quickly(text: str, asked: Asked) -> tuple[dict[str, Points], Understood] | None:
    read = read_plain_shots(text, asked, "group")
    if read is None:
        return None
    if read.labels is None:
        return {ALL: _points(read.xs_mm, read.ys_mm)}, read.understood
    columns: dict[str, tuple[list[float], list[float]]] = {}
    for label, x, y in zip(read.labels, read.xs_mm, read.ys_mm, strict=True):
        some = columns.get(label)
        if some is None:
            some = columns[label] = columns.setdefault(label.strip(), ([], []))
        some[0].append(x)
        some[1].append(y)
    if "" in columns:
        return None
    return {label: _points(*some) for label, some in columns.items() if label == label.strip()}, read.understood


def _points(xs: list[float], ys: list[float]) -> Points:
    try:
        import numpy as np
    except ImportError:
        return list(zip(xs, ys, strict=True))
    return np.column_stack((np.array(xs), np.array(ys)))


def _read_carefully(source: Source, name: str, asked: Asked) -> tuple[dict[str, Points], Understood]:
    table, points, understood = read_shots(source, name, asked)
    at = find_column(table, "group", asked.columns)
    if at is None:
        return {ALL: points}, understood
    groups: dict[str, list[Point]] = {}
    for row, point in zip(table.rows, points, strict=True):
        label = row.cells[at].strip()
        if not label:
            raise table.fail(row, tr("group is empty; name the group of every shot, or leave the column out"))
        groups.setdefault(label, []).append(point)
    return dict(groups), understood


def _mm(value: float | None) -> str:
    return DASH if value is None else number(value, ".2f")


def _range(interval: Sequence[float] | None) -> str:
    return (
        ""
        if interval is None
        else tr(
            "95 %: {interval} to {interval_2}",
            interval=number(interval[0], ".2f"),
            interval_2=number(interval[1], ".2f"),
        )
    )


def _print_one(label: str, group: Group) -> None:
    many = trn("{n} shot", "{n} shots", group.n)
    print(many if label == ALL else headed(label, many))
    ellipse, p = group.ellipse95, None if group.off_centre is None else group.off_centre.p
    on_x, on_y = group.mpi_ci95 or (None, None)
    turned = (
        ""
        if ellipse is None or ellipse.angle_deg is None
        else tr("turned {angle_deg} degrees", angle_deg=f"{ellipse.angle_deg:.0f}")
    )
    lines = [
        (tr("mean point of impact, x"), _mm(group.mpi_x), _range(on_x)),
        (tr("mean point of impact, y"), _mm(group.mpi_y), _range(on_y)),
        (tr("off the aim"), _mm(group.offset), "" if p is None else _verdict(p)),
        ("sigma", _mm(group.sigma), _range(group.sigma_ci95)),
        (tr("CEP 50 %"), _mm(group.cep50), ""),
        (tr("CEP 90 %"), _mm(group.cep90), ""),
        (tr("CEP 95 %"), _mm(group.cep95), ""),
        (tr("95 % ellipse, long half"), _mm(ellipse and ellipse.semi_major), turned),
        (tr("95 % ellipse, short half"), _mm(ellipse and ellipse.semi_minor), ""),
        (tr("mean radius"), _mm(group.mean_radius), ""),
        (tr("extreme spread"), _mm(group.extreme_spread), ""),
        (tr("width"), _mm(group.width), ""),
        (tr("height"), _mm(group.height), ""),
        (tr("smallest circle, radius"), _mm(group.enclosing_radius), ""),
    ]
    print_table(["", "mm", ""], lines, right=(1,))


def _verdict(p: float) -> str:
    chance = tr("under 0.1") if p < 0.001 else number(100 * p, ".1f")
    return tr(
        "{part}: chance alone does this {chance} % of the time",
        part=tr("off centre") if p < 0.05 else tr("may be centred"),
        chance=chance,
    )


def _print_many(groups: Sequence[tuple[str, Group]], pooled: Pooled) -> None:
    head = [
        tr("group"),
        tr("shots"),
        "x mm",
        "y mm",
        tr("sigma mm"),
        tr("95 % from"),
        tr("to"),
        tr("mean radius"),
        tr("spread"),
        tr("CEP 50 %"),
    ]
    lines = []
    for label, group in groups:
        low, high = group.sigma_ci95 or (None, None)
        lines.append([label, str(group.n), *map(_mm, (group.mpi_x, group.mpi_y, group.sigma, low, high))])
        lines[-1] += map(_mm, (group.mean_radius, group.extreme_spread, group.cep50))
    low, high = pooled.sigma_ci95 or (None, None)
    lines.append(["pooled", str(pooled.n), "", "", _mm(pooled.sigma), _mm(low), _mm(high), "", "", ""])
    print_table(head, lines, right=range(1, len(head)))
