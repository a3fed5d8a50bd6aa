"""A face written as its TOML file: a new one in our order, or a hand-written one with its comments kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bullseye.errors import BadFaceError, BadInputError
from bullseye.target.face import Face, Mark, Ring, Style, own_style_id, parse_face
from bullseye.words import tr

_DEFAULTS: dict[str, Any] = {
    "notes": "", "source": "", "status": "own", "group": "", "aliases": (), "distance_m": 0.0, "gauging": "inward",
    "inner_ten_mm": None, "inner_ten": "touch", "inner_ten_name": "X", "inner_ten_line": "", "decimals": False,
    "line_mm": 0.0, "ground": "", "black_mm": None, "blank_mm": None,
}  # fmt: skip
_ORDER = (
    "name", "source", "status", "group", "notes", "aliases", "distance_m", "gauge_mm", "gauging", "inner_ten_mm",
    "inner_ten", "inner_ten_name", "inner_ten_line", "decimals", "line_mm", "ground", "black_mm", "blank_mm",
)  # fmt: skip


def to_toml(face: Face) -> str:
    """The text of a new file for *face*; raises BadFaceError when the face breaks a rule."""
    lines = [f"{key} = {_plain(value)}" for key, value in _top(face)]
    for header, tables in _tables(face):
        for table in tables:
            lines += ["", f"[[{header}]]", *(f"{key} = {_plain(value)}" for key, value in table.items())]
    return _checked("\n".join(lines) + "\n", face)


def update_toml(text: str, face: Face, origins: Sequence[int | None]) -> str:
    """The hand-written *text* changed to hold *face*; what did not change, comments above all, stays as it was.

    *origins* says for each ring of the face which ring of *text* it was (from 0), None for a new one. Raises
    BadInputError when tomlkit is not installed, BadFaceError when the face breaks a rule.
    """
    try:
        import tomlkit
    except ImportError as bad:
        raise BadInputError(
            tr(
                "keeping the comments of a hand-written file needs tomlkit; install it with: "
                "pip install 'bullseye[editor]', or save the face under a new name"
            )
        ) from bad
    document = tomlkit.parse(text)
    wanted = dict(_top(face))
    if "own_style" in document and face.styles:
        wanted["own_style"] = face.styles[0].id
    for key in [k for k in document if k in _ORDER and k not in wanted]:
        default = _DEFAULTS[key]
        if document[key] != (list(default) if isinstance(default, tuple) else default):
            del document[key]
    for key, value in wanted.items():
        if key not in document or document[key] != value:
            document[key] = value
    if face.rings:
        _update_rings(document, face, origins)
    for header, tables in _tables(face):
        if header != "ring" and [_unwrapped(t) for t in document.get(header, [])] != tables:
            old = list(document.get(header, []))
            count = min(len(old), len(tables))
            _lay(document, header, tables, old, [*range(count), *([None] * (len(tables) - count))])
    return _checked(tomlkit.dumps(document), face)


def _update_rings(document: Any, face: Face, origins: Sequence[int | None]) -> None:
    """Lay the rings anew in their order. A comment above a ring's header travels with the ring."""
    old = list(document.get("ring", []))
    wanted = _ring_tables(face.rings)
    _lay(document, "ring", wanted, old, list(origins) if old else [None] * len(wanted))


def _lay(
    document: Any, header: str, wanted: list[dict[str, Any]], old: list[Any], origins: Sequence[int | None]
) -> None:
    """Make the tables under *header* those *wanted*; table n was the *old* one of number origins[n]."""
    import tomlkit

    if list(origins) == list(range(len(old))):
        for table, values in zip(old, wanted, strict=True):
            _update_table(table, values)
        return
    # What stands between two tables is about the latter one; what stands after the last is about what follows.
    heads = [[], *(_cut_tail(table) for table in old)] if old else [[], []]
    laid = tomlkit.aot()
    for values, origin in zip(wanted, origins, strict=True):
        table = tomlkit.table() if origin is None else old[origin]
        _update_table(table, values)
        if len(laid):
            _add_tail(laid[-1], heads[origin] if origin else [tomlkit.nl()])
        first = not len(laid)
        laid.append(table)
        # tomlkit would add an empty line of its own; before the first table only this can hold its comments.
        above = heads[origin] if first and origin else []
        table.trivia.indent = "".join(item.as_string() for item in above).lstrip("\n")
    kept = {origin for origin in origins if origin is not None}
    orphans = [item for n, head in enumerate(heads[:-1]) if n not in kept for item in head]
    if len(laid):
        _add_tail(laid[-1], [*orphans, *heads[-1]])
    if not len(laid):
        del document[header]
        for item in [*orphans, *heads[-1]]:
            document.add(item)
    elif header in document:
        document[header] = laid
    else:
        if old == []:
            document.add(tomlkit.nl())
        document.append(header, laid)


def _update_table(table: Any, values: dict[str, Any]) -> None:
    for key in [k for k in table if k not in values]:
        del table[key]
    for key, value in values.items():
        if key not in table or table[key] != value:
            table[key] = value


def _cut_tail(table: Any) -> list[Any]:
    """Take the comments and empty lines after the last key of *table* out of it."""
    body = table.value.body
    cut = len(body)
    while cut and body[cut - 1][0] is None:
        cut -= 1
    tail = [item for _, item in body[cut:]]
    del body[cut:]
    return tail


def _add_tail(table: Any, items: Sequence[Any]) -> None:
    for item in items:
        table.value.body.append((None, item))


def _unwrapped(table: Any) -> Any:
    return table.unwrap()


def _top(face: Face) -> Iterator[tuple[str, Any]]:
    """The keys before the first table that differ from their defaults, in our order."""
    own = face.styles[0].id if face.styles else ""
    if own == own_style_id(face.rings, face.has_inner_ten):
        own = ""
    for key in _ORDER:
        value = getattr(face, key)
        if key == "notes" and own:
            yield "own_style", own
        if key in _DEFAULTS and value == _DEFAULTS[key]:
            continue
        yield key, list(value) if isinstance(value, tuple) else _short(value)


def _tables(face: Face) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        ("ring", _ring_tables(face.rings)),
        ("style", [_style(s) for s in face.styles[1:]]),
        ("mark", [_mark(m) for m in face.marks]),
    ]


def _ring_tables(rings: Sequence[Ring]) -> list[dict[str, Any]]:
    made = []
    for ring in rings:
        table = {"points": ring.points, "diameter_mm": _short(ring.diameter_mm), "fill": ring.fill}
        made.append({**table, **{key: value for key in ("line", "text") if (value := getattr(ring, key))}})
    return made


def _style(style: Style) -> dict[str, Any]:
    table: dict[str, Any] = {"id": style.id, "points": list(style.points)}
    if style.inner is not None:
        table["inner"] = style.inner
    if not style.inner_ten:
        table["inner_ten"] = False
    return table


def _mark(mark: Mark) -> dict[str, Any]:
    sizes = {key: _short(getattr(mark, key)) for key in ("x_mm", "y_mm", "width_mm", "height_mm")}
    return {**sizes, "fill": mark.fill}


def _short(value: Any) -> Any:
    """12.0 is written 12."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A JSON string is a TOML basic string, but for DEL, which no name needs.
        return json.dumps(value.replace("\x7f", ""), ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ", ".join(_plain(v) for v in value) + "]"
    return repr(value)


def _checked(text: str, face: Face) -> str:
    """*text*, once it reads back as *face*."""
    again = parse_face(text.encode(), face.id, f"{face.id}.toml")
    if again != face:
        raise BadFaceError(
            f"{face.id}.toml", "", tr("the text read back differently"), tr("save the face under a new name")
        )
    return text
