"""Write the pages of docs/ that follow from data; `--check` only says which are stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bullseye.datafile import MISSING
from bullseye.drill.adjusted import STEPS
from bullseye.drill.catalog import Drills
from bullseye.drill.key import Key
from bullseye.drill.motion import MOTIONS
from bullseye.drill.playlist import Playlists
from bullseye.drill.schema import TABLES, keys_of
from bullseye.measure.reaction import trials_csv
from bullseye.measure.statistics.every import statistics_page
from bullseye.records.exchange.columns import data_dictionary
from bullseye.session.record_keys import keys_page
from bullseye.tabular.devices.registry import DEVICES
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face
from bullseye.watch.targets.numbers import number_lines

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the scripts find each other however one of them is started
import school_operations  # noqa: E402
import school_sizes  # noqa: E402

DOCS = Path(__file__).resolve().parent.parent / "docs"
COVERAGE = Path(__file__).parents[1] / "benchmarks" / "coverage.md"
"""What `make bench ARGS=coverage` said, quoted."""
COACH = COVERAGE.with_name("coach.md")
"""What `make bench ARGS=coach` said, quoted."""
FACE_PICTURES = DOCS / "images" / "faces"
PICTURE_PX = 300


def faces_page() -> str:
    """docs/faces.md: every shipped face with its picture, dimensions and source."""
    shelf = Catalogue()
    faces = [shelf.get(name) for name in shelf.shipped_names()]
    parts = [_FACES_HEAD, *(_face(face) for face in faces)]
    return "\n".join(parts)


_FACES_HEAD = """# Faces

<!-- Made by scripts/generate_docs.py from the face files; do not edit. -->

Every face that comes with bullseye. Diameters are outer diameters in millimetres. *Status* says how sure the
dimensions are: `x2` to `x5` is how many separately typed sources agree on every ring, `single` is one source, `own` is
our own design. The rules of gauging, inner tens and decimals are in [scoring](scoring.md); how to make a face of your
own is in [files](files.md) and, with pictures, in the [tutorial](tutorial.md).
"""


def _face(face: Face) -> str:
    lines = [f"## {face.name}", "", f"![{face.name}](images/faces/{face.id}.png)", "", f"`{face.id}`"]
    if face.aliases:
        lines[-1] += ", also " + ", ".join(f"`{alias}`" for alias in face.aliases)
    if face.rings:
        heads = [str(ring.points) for ring in face.rings]
        sizes = [f"{ring.diameter_mm:g}" for ring in face.rings]
        lines += ["", "| points | " + " | ".join(heads) + " |", "|---" + "|---:" * len(heads) + "|"]
        lines += ["| mm | " + " | ".join(sizes) + " |"]
    else:
        lines += ["", f"No rings, {face.diameter_mm:g} mm across."]
    inner = "where the hole covers the 0.5 mm dot" if face.inner_ten == "dot-covered" else "none"
    if face.inner_ten_mm is not None:
        inner = f"{face.inner_ten_mm:g} mm ({face.inner_ten_name})"
    facts = [
        ("gauge", f"{face.gauge_mm:g} mm, {face.gauging}"),
        ("inner ten", inner),
        ("decimals", "yes" if face.decimals else ""),
        ("styles", ", ".join(f"`{style.id}`" for style in face.styles)),
        ("distance", f"{face.distance_m:g} m" if face.distance_m else ""),
        ("status", f"`{face.status}`"),
        ("source", face.source),
        ("notes", face.notes),
    ]
    lines += ["", *(f"- {label}: {value}" for label, value in facts if value), ""]
    return "\n".join(lines)


def drills_page() -> str:
    """docs/drills.md: every shipped drill and playlist, and every key of their files."""
    drills, lists = Drills(), Playlists()
    rows = [drills.get(name) for name in drills.shipped_names()]
    parts = [_DRILLS_HEAD, "| drill | id | what it trains |", "|---|---|---|"]
    parts += [f"| {drill.name} | `{drill.id}` | {drill.summary} |" for drill in rows]
    steps = [f"| `+{key}-N` | {', '.join(map(str, values))} |" for key, values in STEPS.items()]
    parts += [_ADJUSTED_HEAD + "\n".join(steps)]
    parts += [_PLAYLISTS_HEAD, "| playlist | id | what it is for | rounds |", "|---|---|---|---|"]
    for playlist in (lists.get(name) for name in lists.shipped_names()):
        rounds = ", ".join(f"`{e.drill}`" + (f" x {e.times}" if e.times > 1 else "") for e in playlist.entries)
        parts.append(f"| {playlist.name} | `{playlist.id}` | {playlist.summary} | {rounds} |")
    parts.append(_MOTIONS_HEAD)
    parts += [f"- `{kind}`: {_first_sentence(motion.__doc__)}" for kind, motion in MOTIONS.items()]
    parts.append(_KEYS_HEAD)
    for table, title in TABLES.items():
        parts += [f"### {title}", "", "| key | value | unit | default | goes with | meaning |", "|---" * 6 + "|"]
        parts += [_key_row(key) for key in keys_of(table)]
        parts.append("")
    return "\n".join(parts)


def _first_sentence(text: str | None) -> str:
    return (text or "").strip().split("\n", 1)[0].split(". ", 1)[0].rstrip(".") + "."


def _key_row(key: Key) -> str:
    if key.default is MISSING:
        default = "needed"
    elif key.default in (None, (), ""):
        default = "" if key.type == "flag" else "none"
    elif isinstance(key.default, bool):
        default = f"`{str(key.default).lower()}`"
    elif isinstance(key.default, tuple):
        default = "`[" + ", ".join(f"{value:g}" for value in key.default) + "]`"
    else:
        default = f"`{key.default:g}`" if isinstance(key.default, int | float) else f"`{key.default}`"
    with_ = " ".join(f"`{choice}`" for choice in key.only)
    return f"| `{key.name}` | {key.allowed()} | {key.unit} | {default} | {with_} | {key.sentence} |"


_DRILLS_HEAD = """# Drills

<!-- Made by scripts/generate_docs.py from the drill files and their schema; do not edit. -->

A drill says how a round behaves: where targets stand and how they move, what ends it and what it counts. Every drill
works with every face. A round with the same drill, face and seed meets the same targets on every machine, at every
frame rate; how its score is made is in [scoring](scoring.md).
"""
_ADJUSTED_HEAD = """
## Adjusted

Before the start (*Adjust*, A) a drill can be made easier or harder: the size of its targets and the speed of what moves
in percent, how many are up at once, and its length. What is changed becomes part of the drill's id, so that the rounds
have a board, statistics and a round code (of six words) of their own, and keep in their parameters what was played:

    bullseye simulate --drill timed-30+size-50+long-200

Half the size is a range twice as wide: on the screen ways and speeds stay what they were. Tests and the day's round are
the same for everybody.

| id | steps |
|---|---|
"""
_PLAYLISTS_HEAD = """
## Playlists

Several rounds in a row, with what they came to at the end.
"""
_MOTIONS_HEAD = """
## Motions

A drill picks them by name, and may have several `[[motion]]` tables: their ways add up, their sizes multiply. What
would leave the range is mirrored at its edge, so that a straight way bounces.
"""
_KEYS_HEAD = """
## A drill of your own

Put a file `NAME.toml` (lower-case letters, digits, hyphens) into the folder `drills` of your configuration, a playlist
into `playlists`; `bullseye doctor` names the folders, and `bullseye drills` lists what is there and says what is wrong
with a file. Lengths are in face diameters, so that a drill fits every face. For example:

```toml
name = "My pendulum"
summary = "A quick swing, twenty shots."
ends = "shots"
shots = 20
range_faces = [4.0, 2.0]

[[motion]]
kind = "sine"
amplitude_faces = 1.2
period_s = 2.0
```

The two tests, `ends = "tapping"` and `ends = "reaction"`, show discs of their own in place of the face, count no points
and stand on no board; their results are throughput and reaction time, see [statistics](statistics.md). They take no
other keys than those of their own table:

```toml
name = "My pointing test"
summary = "Two rings, small targets."
ends = "tapping"

[tapping]
n = 15
amplitudes_faces = [0.5, 1.0]
widths_faces = [0.04, 0.08]
```
"""


def other_programs_page() -> str:
    """docs/other-programs.md: which tables and files of other programs are read, and how sure each reader is."""
    parts = [_PROGRAMS_HEAD]
    for device in DEVICES:
        parts += [f"### {device.program}", "", f"- Read: {device.files}.", f"- Evidence: {device.evidence}."]
        parts += [f"- Not known: {device.unsure}.", ""]
    parts.append(_PROGRAMS_TAIL)
    return "\n".join(parts)


_PROGRAMS_HEAD = """# Files of other programs

<!-- Made by scripts/generate_docs.py from bullseye/tabular/devices/registry.py; do not edit. -->

`bullseye score`, `group` and `import` read the shots of any table, and of the electronic targets below; `pointing` and
class lists read their tables in the same way. Before anything is kept you see what was understood: one line on stderr
(in `--json` the key `read`), and with `--preview FILE.png` a picture of the shots on the face.
Import, on the history page, shows both, with a field for each thing that may be open.

```
read: 12 shots, inches, y down; x is 'X (in)', y is 'Y (in)'; separated by semicolons, decimal commas
```

Of the plain form, a CSV with `x_mm,y_mm` in millimetres and y up, there is nothing to say, so nothing is said.

## Tables

- Columns are separated by tabs, semicolons or commas, or by what a first line such as `sep=;` says. Lines end in any
  way; cells may be quoted; a comma at the end of rows does no harm.
- UTF-8 with or without a byte order mark, and UTF-16. Anything else is read as Windows-1252, and every message about
  the file then says so.
- Empty rows, lines that begin with `#`, and a Ctrl-Z at the end are left out. So are the last rows that begin with a
  word such as Total, Sum, Mean or Summe; elsewhere such a row is a row.
- Numbers have a decimal point or a decimal comma, and may group thousands. The first number that proves a mark decides
  for the file, and one that does not fit is named. Where every comma may be either, as in `1,234`, `--decimal-mark` is
  asked for; in a table with semicolons a comma is the decimal mark.
- x and y are found by their headings: `x`, `y`, `horizontal`, `vertical`, with a unit in them or beside them (mm, cm,
  in, inch, MOA, mrad, mil) and words such as *coordinate* or *point*: `X (mm)`, `moa_x`, `Point Y [inch]`. Of several
  units millimetres are taken. A heading with any other word, such as *aim x*, is another column.
- Times are `t`, `t_s`, `time (s)` in seconds or `t_ms`, `time (ms)` in milliseconds.
- Rows that a column `tags`, `type`, `sighter` or `probe` calls sighters are left out and counted; `--sighters` keeps
  them.
- A row is never dropped because it cannot be read: the file is refused, with its line and the value.

What a file does not say is asked for:

| flag | says |
|---|---|
| `--columns x=3,y=4` | which columns, by name or number; with numbers a file needs no header |
| `--unit in` | the unit: mm, cm, in, moa, mrad, where no heading has one |
| `--distance 100yd` | how far the target was, for angles: an angle from the middle is tan(angle) times the distance |
| `--y-down` | y grows downwards, as in programs that count pixels. Files hardly ever say; y up is assumed, and said |
| `--decimal-mark comma` | what the commas are |
| `--times s` | (`pointing`) the times are seconds: asked for when no movement took 10 ms |

A list of shots has no id. One whose shots, player and face are those of a round that is kept counts as *here already*;
give it a `--date` of its own to keep it once more.

## Electronic targets

Known by what is in the file, whatever its name. Sighters are left out and counted, `--sighters` keeps them. Each
shooter or string is a group for `group`, and a round for `import`. None of these readers has met a file from a range:
they follow public descriptions, named below, and say what these leave open. Look at the picture before you keep shots.
"""
_PROGRAMS_TAIL = """### Not read

- **OpenTargets**: no public description of its files was found. A table of its shots with x and y is read like any
  other.
- **Spreadsheets** (.xlsx, .ods): save the sheet as CSV.
"""


_KEYS_BEGIN = (
    "<!-- Keys of a round: made by scripts/generate_docs.py from bullseye/session/record_keys.py; do not edit. -->"
)
_KEYS_END = "<!-- End of the keys. -->"


def numbers_page() -> str:
    """Every number by its key: those of rounds, and those of targets."""
    lines = [
        f"| `{key}` | its own | {label[:1].lower() + label[1:]}: {said[:1].lower() + said[1:].rstrip('.')} |"
        f" {f'`{formula}`' if formula else ''} | our own rule |"
        for key, label, said, formula in number_lines()
    ]  # fmt: skip
    head = "| key | unit | what it is | formula | source |\n|---|---|---|---|---|\n"
    said = "The numbers of the page *Targets*; [targets](targets.md) has the keys of `bullseye targets --json`.\n"
    return f"{statistics_page().rstrip()}\n\n## Targets\n\n{said}\n{head}" + "\n".join(lines) + "\n"


def files_page() -> str:
    """docs/files.md, written by hand but for the keys of a round."""
    text = (DOCS / "files.md").read_text(encoding="utf-8")
    before, rest = text.split(_KEYS_BEGIN)
    after = rest.split(_KEYS_END)[1]
    return f"{before}{_KEYS_BEGIN}\n\n{keys_page()}\n{_KEYS_END}{after}"


def save_face_pictures() -> None:
    """docs/images/faces/*.png, one for each shipped face."""
    from bullseye.picture.plot import face_image

    FACE_PICTURES.mkdir(parents=True, exist_ok=True)
    shelf = Catalogue()
    for name in shelf.shipped_names():
        face_image(shelf.get(name), PICTURE_PX).save(FACE_PICTURES / f"{name}.png", optimize=True)


PAGES: dict[str, Callable[[], str]] = {
    "faces.md": faces_page,
    "files.md": files_page,
    "drills.md": drills_page,
    "statistics.md": lambda: numbers_page() + COVERAGE.read_text(encoding="utf-8") + COACH.read_text(encoding="utf-8"),
    "other-programs.md": other_programs_page,
    "school-operations.md": school_operations.page,
    "school-sizes.md": school_sizes.page,
    "data-dictionary.md": lambda: data_dictionary(trials_csv.dictionary()),
}


def stale() -> list[str]:
    """The pages whose text no longer follows from the data."""
    return [name for name in PAGES if is_stale(name)]


def is_stale(name: str) -> bool:
    """True when the text of that page no longer follows from the data."""
    return not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != PAGES[name]()


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which pages are stale; exit 1 if any")
    if parser.parse_args().check:
        found = stale()
        for name in found:
            print(f"docs/{name} is stale; run: make docs")
        return 1 if found else 0
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
        print(f"docs/{name}")
    save_face_pictures()
    return 0


if __name__ == "__main__":
    sys.exit(main())
