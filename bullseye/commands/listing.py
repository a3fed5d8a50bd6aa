"""`bullseye faces`, `drills`, `playlists` and `history`: what there is, as a table or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from bullseye.commands.common import (
    catalogue,
    drills,
    folders,
    print_json,
    print_table,
    records,
    remark,
    score_cell,
)
from bullseye.local_zone import LocalZone
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.shelf import Broken
from bullseye.target.face import Face
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import percent
from bullseye.words import number, tr


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the commands to argparse's sub-commands."""
    faces = commands.add_parser("faces", parents=[options], help=tr("list the faces, or show one"))
    faces.add_argument("name", nargs="?", metavar="NAME", help=tr("show this face's dimensions"))
    faces.add_argument("--json", action="store_true")
    faces.add_argument("--pictures", metavar="DIR", help=tr("write a PNG of each face there"))
    faces.set_defaults(run=run_faces)
    listed = commands.add_parser("drills", parents=[options], help=tr("list the drills"))
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=run_drills)
    lists = commands.add_parser("playlists", parents=[options], help=tr("list the playlists"))
    lists.add_argument("--json", action="store_true")
    lists.set_defaults(run=run_playlists)
    history = commands.add_parser("history", parents=[options], help=tr("every recorded round"))
    history.add_argument("--json", action="store_true")
    history.set_defaults(run=run_history)


# -- faces, drills and playlists ------------------------------------------------------------------------------


def face_as_json(face: Face, own: bool) -> dict[str, Any]:
    """A face as `faces --json` shows it."""
    return {
        "id": face.id,
        "name": face.name,
        "own": own,
        "diameter_mm": face.diameter_mm,
        "gauge_mm": face.gauge_mm,
        "gauging": face.gauging,
        "inner_ten_mm": face.inner_ten_mm,
        "inner_ten": face.inner_ten if face.has_inner_ten else None,
        "decimals": face.decimals,
        "distance_m": face.distance_m or None,
        "rings": [
            {"points": r.points, "diameter_mm": r.diameter_mm, "fill": r.fill, "line": r.line, "text": r.text}
            for r in face.rings
        ],
        "styles": [
            {"id": s.id, "points": list(s.points), "inner": s.inner, "inner_ten": s.inner_ten and face.has_inner_ten}
            for s in face.styles
        ],
        "aliases": list(face.aliases),
        "source": face.source,
        "status": face.status,
        "notes": face.notes,
    }


def run_faces(args: argparse.Namespace) -> int:
    """List the faces, show one, or draw them."""
    shelf = catalogue(folders(args))
    chosen = [shelf.get(args.name)] if args.name else shelf.items()
    if args.pictures is not None:
        from bullseye.commands.pictures import save_pictures

        return save_pictures(chosen, args.pictures)
    if args.json:
        shown = [face_as_json(face, shelf.is_own(face.id)) for face in chosen]
        broken = [{"file": str(b.path), "broken": b.reason} for b in shelf.broken()]
        print_json(shown[0] if args.name else [*shown, *broken])
    elif args.name:
        _print_face(chosen[0])
    else:
        rows = [
            [
                f.id,
                f.name,
                number(f.diameter_mm, "g"),
                str(len(f.rings)),
                number(f.gauge_mm, "g"),
                "yours" if shelf.is_own(f.id) else "",
            ]
            for f in chosen
        ]
        print_table([tr("face"), tr("name"), "mm", tr("rings"), tr("gauge"), ""], rows, right=(2, 3, 4))
        _tell_broken(shelf.broken())
    return 0


def _print_face(face: Face) -> None:
    print(f"{face.name} ({face.id})")
    if face.rings:
        rows = [[str(r.points), number(r.diameter_mm, "g"), number(r.diameter_mm / 2, "g"), r.fill] for r in face.rings]
        print_table([tr("points"), tr("diameter, mm"), tr("radius, mm"), tr("fill")], rows, right=(0, 1, 2))
    else:
        print(tr("no rings, {diameter_mm} mm across", diameter_mm=number(face.diameter_mm, "g")))
    facts = [
        (tr("gauge"), f"{number(face.gauge_mm, 'g')} mm, {face.gauging}"),
        (tr("inner ten"), _inner_text(face)),
        (tr("decimals"), tr("yes") if face.decimals else tr("no")),
        (tr("styles"), ", ".join(s.id for s in face.styles)),
        (tr("aliases"), ", ".join(face.aliases)),
        (tr("distance"), f"{number(face.distance_m, 'g')} m" if face.distance_m else ""),
        (tr("source"), face.source),
        (tr("status"), face.status),
        (tr("notes"), face.notes),
    ]
    width = max(10, *(len(label) for label, value in facts if value))
    for label, value in facts:
        if value:
            print(f"{label:<{width}} {value}")


def _inner_text(face: Face) -> str:
    if face.inner_ten == "dot-covered":
        return tr("where the hole covers the 0.5 mm dot, r <= gauge / 2 - 0.25 mm")
    return "" if face.inner_ten_mm is None else f"{number(face.inner_ten_mm, 'g')} mm ({face.inner_ten_name})"


def run_drills(args: argparse.Namespace) -> int:
    """List the drills."""
    shelf = drills(folders(args))
    if args.json:
        shown: list[dict[str, Any]] = [
            {
                "id": d.id,
                "name": d.name,
                "summary": d.summary,
                "own": shelf.is_own(d.id),
                "ends": d.ends,
                "ranked": d.ranked,
                "score_unit": d.score_unit,
                "better": d.better,
            }
            for d in shelf.items()
        ]
        print_json([*shown, *({"file": str(b.path), "broken": b.reason} for b in shelf.broken())])
    else:
        print_table([tr("drill"), tr("name"), tr("what it trains")], [[d.id, d.name, d.summary] for d in shelf.items()])
        _tell_broken(shelf.broken())
    return 0


def run_playlists(args: argparse.Namespace) -> int:
    """List the playlists, with the rounds of each in the order in which they are played."""
    from bullseye.drill.playlist import Playlists

    shelf = Playlists(folders(args).playlists)
    if args.json:
        shown: list[dict[str, Any]] = [
            {
                "id": p.id,
                "name": p.name,
                "summary": p.summary,
                "own": shelf.is_own(p.id),
                "rounds": [{"drill": e.drill, "face": e.face or None, "times": e.times} for e in p.entries],
            }
            for p in shelf.items()
        ]
        print_json([*shown, *({"file": str(b.path), "broken": b.reason} for b in shelf.broken())])
    else:
        rows = [[p.id, p.name, str(sum(e.times for e in p.entries)), p.summary] for p in shelf.items()]
        print_table([tr("playlist"), tr("name"), tr("rounds"), tr("what it is for")], rows, right=(2,))
        _tell_broken(shelf.broken())
    return 0


def _tell_broken(broken: Iterable[Broken]) -> None:
    for path, reason in broken:
        print(tr("broken: {name}: {reason}", name=path.name, reason=reason))


# -- history -----------------------------------------------------------------------------------


def _tell(store: Store) -> None:
    for notice in store.notices:
        remark(notice)


def _round_as_json(row: Round) -> dict[str, Any]:
    keys = (
        "id",
        "player",
        "face",
        "drill",
        "style",
        "score",
        "score_unit",
        "better",
        "accuracy",
        "best_combo",
        "shots",
        "hits",
        "duration_s",
        "date",
        "rules",
        "simulated",
        "ranked",
    )
    return {key: getattr(row, key) for key in keys}


def run_history(args: argparse.Namespace) -> int:
    """Print every recorded round, newest last."""
    store = records(folders(args))
    rounds = store.rounds()
    store.board.refresh()  # which tells of lines that cannot be read
    _tell(store)
    if args.json:
        print_json([_round_as_json(r) for r in rounds])
        return 0
    if not rounds:
        print(tr("No rounds yet."))
        return 0
    zone = LocalZone()
    rows = [
        [
            r.id,
            moment_text(r.date, zone, " "),
            r.player,
            r.drill,
            r.face,
            score_cell(r.score, r.score_unit),
            percent(r.accuracy),
            tr("simulated") if r.simulated else tr("test") if r.test else "" if r.ranked else tr("unranked"),
        ]
        for r in rounds
    ]
    print_table(
        ["id", tr("date"), tr("player"), tr("drill"), tr("face"), tr("score"), tr("accuracy"), ""], rows, right=(5, 6)
    )
    return 0
