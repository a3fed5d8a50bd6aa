"""The languages' catalogues: `collect` what is said, `update` the .po files with it, `compile` them for the program.

    python scripts/catalogues.py update          after a sentence was added or changed (make languages)
    python scripts/catalogues.py begin nl        a new language: locale/nl.po with everything still to be said
    python scripts/catalogues.py todo de         what is not said in German yet

Babel does the reading and writing (docs/adr/0010-translations.md). Sentences are in `tr` and `trn` of Python, `t` and
`tn` of the browser's pages, and in the names and summaries of the data files that come with the program.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
DATA = ("drill/drills", "drill/matches", "drill/playlists", "target/faces")
STATISTIC = ("label", "definition", "needs", "column")
"""What a player reads of a statistic; they are written in its definition, where no mark can be set."""
SAID = ("name", "summary")
"""The keys of a data file that a player reads."""
PAGES = {"t": None, "tn": (1, 2)}


class Sentence(NamedTuple):
    """What is to be said: a text, or the pair of one and many, and the files in which it stands."""

    text: str | tuple[str, str]
    places: tuple[str, ...]

    @property
    def key(self) -> str:
        """What catalogues find it by."""
        return self.text if isinstance(self.text, str) else self.text[0]


def sentences(root: Path = ROOT) -> list[Sentence]:
    """Everything that a player reads, each once, in order of the files."""
    found: dict[str | tuple[str, str], list[str]] = {}
    for text, place in _all(root):
        places = found.setdefault(text, [])
        if place not in places:
            places.append(place)
    plural = {text[0]: text for text in found if isinstance(text, tuple)}
    merged: dict[str | tuple[str, str], list[str]] = {}
    for text, places in found.items():  # one text alone and as the singular of a pair: gettext has one entry for both
        merged.setdefault(plural.get(text, text) if isinstance(text, str) else text, []).extend(places)
    return [Sentence(text, tuple(dict.fromkeys(places))) for text, places in merged.items()]


def _all(root: Path) -> Iterator[tuple[str | tuple[str, str], str]]:
    from babel.messages.extract import extract

    package = root / "bullseye"
    for path in sorted(package.rglob("*.py")):
        for text in _marked(path.read_text(encoding="utf-8")):
            yield text, path.relative_to(root).as_posix()
    for path in sorted((package / "serve" / "page").rglob("*.js")):
        for _, said, _, _ in extract("javascript", io.BytesIO(path.read_bytes()), keywords=PAGES):
            place = path.relative_to(root).as_posix()
            yield (said if isinstance(said, str) else (said[0], said[1])), place
    if root == ROOT:
        yield from _statistics()
    for folder in DATA:
        for path in sorted((package / folder).glob("*.toml")):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            for key in SAID:
                if table.get(key):
                    yield table[key], path.relative_to(root).as_posix()


def _statistics() -> Iterator[tuple[str, str]]:
    sys.path.insert(0, str(ROOT))
    from bullseye import words

    words.choose(lambda: words.SOURCE)  # what is kept is English, whoever collects it
    from bullseye.measure.statistics.every import STATISTICS

    for one in STATISTICS:
        for key in STATISTIC:
            if getattr(one, key):
                yield getattr(one, key), "bullseye/measure/statistics/every.py"


def _marked(source: str) -> Iterator[str | tuple[str, str]]:
    """The texts of `tr` and `trn` in *source*, in order. Babel's own reader warns at each f-string beside one."""
    calls = (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name))
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if isinstance(call.func, ast.Name) and call.func.id == "tr" and texts and texts[0]:
            yield texts[0]
        elif isinstance(call.func, ast.Name) and call.func.id == "trn" and len(texts) > 1:
            yield texts[0], texts[1]


def template(root: Path = ROOT) -> Catalog:
    """An empty catalogue of all sentences, as Babel has it."""
    from babel.messages.catalog import Catalog

    catalog = Catalog(project="bullseye", charset="utf-8", fuzzy=False)
    for sentence in sentences(root):
        catalog.add(sentence.text, locations=[(sentence.places[0], 0)])
    return catalog


def po_files(root: Path = ROOT) -> dict[str, Path]:
    """The catalogues that are kept, by the code of their language."""
    return {path.stem: path for path in sorted((root / "locale").glob("*.po"))}


def read(path: Path) -> Catalog:
    """The catalogue in a .po file."""
    from babel.messages.pofile import read_po

    with open(path, "rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def write(path: Path, catalog: Catalog) -> None:
    """Keep a catalogue, sentences in order of their files, without dates and lines that change at every turn."""
    from babel.messages.pofile import write_po

    out = io.BytesIO()
    write_po(out, catalog, width=120, omit_header=False, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = [line for line in out.getvalue().decode("utf-8").splitlines() if not line.startswith(_DATED)]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")


_DATED = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Report-Msgid')


def update(root: Path = ROOT) -> None:
    """Put new sentences into every .po file and take out those that are said no more."""
    fresh = template(root)
    for path in po_files(root).values():
        catalog = read(path)
        catalog.update(fresh, no_fuzzy_matching=True)
        write(path, catalog)


def begin(code: str, root: Path = ROOT) -> Path:
    """A catalogue for a language that has none. Raises FileExistsError, and ValueError for a code nobody knows."""
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.catalog import Catalog

    path = root / "locale" / f"{code}.po"
    if path.exists():
        raise FileExistsError(f"{path} is there; mend it, or delete it first")
    try:
        catalog = Catalog(locale=Locale.parse(code), project="bullseye", charset="utf-8", fuzzy=False)
    except UnknownLocaleError as bad:
        raise ValueError(f"no language is called {code!r}; give its code, such as nl or pt_BR") from bad
    for message in template(root):
        if message.id:
            catalog.add(message.id, locations=message.locations)
    write(path, catalog)
    return path


def todo(code: str, root: Path = ROOT) -> list[str]:
    """The sentences that the language of *code* does not say yet, or is not sure of."""
    catalog = read(po_files(root)[code])
    left = []
    for sentence in sentences(root):
        message = catalog.get(sentence.key)
        said = message is not None and (all(message.string) if isinstance(message.string, tuple) else message.string)
        if not said or (message is not None and message.fuzzy):
            left.append(sentence.key)
    return left


def compile_all(root: Path = ROOT) -> list[Path]:
    """Make each catalogue that the program reads, where its source is newer; those that were made."""
    from babel.messages.mofile import write_mo

    made = []
    for code, path in po_files(root).items():
        to = root / "bullseye" / "locale" / code / "LC_MESSAGES" / "bullseye.mo"
        if to.exists() and to.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        with open(to, "wb") as file:
            write_mo(file, read(path))
        made.append(to)
    return made


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("collect", "update", "compile"):
        commands.add_parser(name)
    for name in ("begin", "todo"):
        commands.add_parser(name).add_argument("code")
    args = parser.parse_args()
    if args.command == "collect":
        for sentence in sentences():
            print(sentence.key)
    elif args.command == "update":
        update()
        compile_all()
        for code in po_files():
            print(f"{code}: {len(todo(code))} to be said")
    elif args.command == "compile":
        compile_all()
    elif args.command == "begin":
        try:
            print(begin(args.code))
        except (ValueError, FileExistsError) as bad:
            print(bad, file=sys.stderr)
            return 2
    elif args.code in po_files():
        print("\n".join(todo(args.code)))
    else:
        print(f"no catalogue is called {args.code!r}; there are: {', '.join(po_files()) or 'none'}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
