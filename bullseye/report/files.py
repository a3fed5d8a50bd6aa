"""Reports as files: whole or not at all, and never over a file that is there unless that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.errors import BadInputError
from bullseye.picture.found_fonts import advice, taken_text
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing
    from bullseye.report.report import Report

KINDS = ("html", "pdf", "png", "svg")
PNG_SCALE = 2.0
"""A PNG has twice as many pixels each way as its chart, for fine screens and for print."""
Said = Callable[[str], object]


def nobody(text: str) -> None:
    """Tell no one how far it is."""


def refuse(paths: Iterable[Path], force: bool) -> None:
    """Raise BadInputError for the first path that is a folder, or is there already and *force* is not given."""
    for path in paths:
        if path.is_dir():
            raise BadInputError(tr("{path} is a folder; name a file in it", path=f"{str(path)!r}"))
        if not force and (path.exists() or path.is_symlink()):
            raise BadInputError(
                tr("{path} is there already; name another file, or write over it with --force", path=f"{str(path)!r}")
            )


def ready(path: Path, force: bool) -> None:
    """Raise BadInputError as `refuse` does, and when there is no folder to put the file into."""
    refuse([path], force)
    if not path.parent.is_dir():
        raise BadInputError(
            tr(
                "{parent} is no folder; make it, or name another place for {name}",
                parent=f"{str(path.parent)!r}",
                name=f"{path.name!r}",
            )
        )


def write(path: Path, data: bytes, force: bool = False) -> None:
    """Put *data* into the file, safely on the disk. Raises BadInputError when it is there and *force* is not given,
    StorageError when it cannot be written."""
    from bullseye.records.disk.files import RealFiles
    from bullseye.records.disk.safe_write import failed, safe_write
    from bullseye.records.rewrite import fill

    ready(path, force)
    if force:
        safe_write(path, data, files=RealFiles())
        return
    try:
        fill(path, [data], RealFiles())
    except FileExistsError:
        refuse([path], force)
        raise
    except OSError as error:
        raise failed("write", path, error) from error


def is_folder(path: Path, kind: str) -> bool:
    """True when charts of that *kind* go into *path* as a folder: it is one, or has not their ending."""
    return path.is_dir() or path.suffix.casefold() != f".{kind}"


def chart_paths(report: Report, path: Path, kind: str) -> dict[str, Path]:
    """Where each chart goes: all of them into a folder, only the first one into a file. By the chart's name."""
    names = [figure.name for figure in report.content.figures()]
    if not is_folder(path, kind):
        return {name: path for name in names[:1]}
    return {name: path / f"{report.stem}-{name}.{kind}" for name in names}


def write_charts(report: Report, path: Path, kind: str, force: bool = False, say: Said = nobody) -> list[Path]:
    """Write the charts as *kind*, png or svg; the files. A folder that is not there is made.

    Raises BadInputError for a report without charts and for a file that is there, StorageError.
    """
    paths = chart_paths(report, path, kind)
    if not paths:
        raise BadInputError(
            tr("there is no chart in the report {title}; leave --{kind} out", title=f"{report.title!r}", kind=kind)
        )
    refuse(paths.values(), force)
    if is_folder(path, kind):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as bad:
            raise BadInputError(
                tr("{path} cannot be a folder for charts: {reason}", path=f"{str(path)!r}", reason=bad.strerror or bad)
            ) from bad
    from bullseye.picture.raster import boxes_said

    drawings: list[Drawing] = []
    figures = {figure.name: figure for figure in report.content.figures()}
    for n, (name, to) in enumerate(paths.items(), start=1):
        say(f"{n}/{len(paths)} {to.name}")
        figure = figures[name]
        drawings.append(figure.draw(960, round(960 * figure.shape), figure.title))
        write(to, encoded(drawings[-1], kind), force)
    if kind == "png" and (boxes := boxes_said(drawings)):
        say(boxes)
    return list(paths.values())


def encoded(drawing: Drawing, kind: str) -> bytes:
    """A chart as a PNG or SVG file."""
    if kind == "svg":
        from bullseye.picture.svg import to_svg

        return to_svg(drawing).encode("utf-8")
    from io import BytesIO

    from bullseye.picture.raster import to_image

    buffer = BytesIO()
    to_image(drawing, PNG_SCALE).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def write_html(report: Report, path: Path, force: bool = False) -> None:
    """Write the page. Raises as `write` does."""
    ready(path, force)
    write(path, report.html().encode("utf-8", "replace"), force)


def write_pdf(report: Report, path: Path, force: bool = False) -> str:
    """Write the sheet; "" or a sentence on letters that no font has. Raises as `write` does, and MissingPdfError."""
    ready(path, force)
    paper = report.pdf()
    paper.save(path, lambda to, data: write(to, data, force))
    return "; ".join(filter(None, (missing_text(paper.missing), taken_text(paper.taken))))


def missing_text(letters: Iterable[str]) -> str:
    """What to say of letters that are boxes on the paper; empty for none."""
    shown = list(letters)
    if not shown:
        return ""
    some = " ".join(shown[:12]) + (" ..." if len(shown) > 12 else "")
    return tr(
        "no font here has the letters {some}: they are boxes on the paper; {advice}", some=some, advice=advice(shown)
    )
