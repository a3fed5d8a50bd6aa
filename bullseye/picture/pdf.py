"""A4 pages with text, tables, drawings and pictures, written as PDF; lines and letters stay lines and letters."""

from __future__ import annotations

import math
import unicodedata
from contextlib import nullcontext
from datetime import UTC
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bullseye.errors import BullseyeError
from bullseye.picture.drawing import Box, Disc, Drawing, Line, Picture, Shape
from bullseye.picture.drawing import Text as Words
from bullseye.picture.face import rgb
from bullseye.picture.found_fonts import Found
from bullseye.picture.lettering import ASCENT, LINE, base_line, broken, font_bytes, one_line, runs, side, text_width
from bullseye.picture.right_to_left import complaint, drawn
from bullseye.words import rightward, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from fpdf import FPDF
    from PIL import Image

Bytes = bytes  # `Paper.bytes` takes the name
A4_MM = (210.0, 297.0)
MM_PER_PT = 25.4 / 72
_BOX = "\u25a1"  # what stands for a letter that the font has not
_FAMILY = "dejavu"
_CELL_BASE = 0.3  # a cell of no height has its base line so many ems below its place
_QUIET = "#56626a"
_RULE = "#c9d1cf"


@cache
def _shapes() -> bool:
    """Whether the library can shape letters: it asks HarfBuzz, of the extra `names`."""
    return find_spec("uharfbuzz") is not None


class MissingPdfError(BullseyeError):
    """The package that writes PDF is not installed."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "writing a PDF needs the package fpdf2, which is not installed; "
                'get it with: pip install "bullseye[pdf]"'
            )
        )


def _library() -> type[FPDF]:
    try:
        from fpdf import FPDF
    except ImportError as error:
        raise MissingPdfError from error
    return FPDF


class Paper:
    """A document of A4 pages, the first one open. Lengths are mm, x right, y DOWN, from the page's top left corner.

    Equal input gives equal bytes: the date is *created* (with its zone), never the clock's. *missing* holds the
    letters that no font has, in the order they came; each is shown as a box. *taken* are the families of the system's
    fonts whose letters are in it, where the shipped one has none. Right-to-left text is put in
    the order it is read; Arabic letters are joined with the extra `names`. Raises MissingPdfError where fpdf2 is not
    installed.
    """

    def __init__(self, title: str, created: datetime, *, language: str = "en", landscape: bool = False) -> None:
        self.missing: list[str] = []
        self.taken: list[str] = []
        self.width_mm, self.height_mm = A4_MM[::-1] if landscape else A4_MM
        self._pdf = _library()(orientation="landscape" if landscape else "portrait", unit="mm", format="A4")
        pdf = self._pdf
        pdf.set_auto_page_break(False)
        pdf.set_margins(0, 0, 0)
        pdf.c_margin = 0
        pdf.set_title(one_line(title))
        pdf.set_lang(language)
        pdf.set_creator("bullseye")
        pdf.set_creation_date(created.astimezone(UTC))
        self._add_fonts()
        self._done: Bytes = b""
        self.new_page()

    def _add_fonts(self) -> None:
        from importlib.resources import as_file, files

        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            with as_file(files("bullseye.picture") / "fonts" / name) as path:
                self._pdf.add_font(_FAMILY, style, path)
                self._let_go(_FAMILY + style, font_bytes(bool(style)))

    def _let_go(self, name: str, data: Bytes) -> None:
        """The library reads on from the open file when the document is made, and never closes it."""
        from io import BytesIO

        reader: Any = self._pdf.fonts[name].ttfont.reader  # type: ignore[union-attr]
        reader.file.close()
        reader.file = BytesIO(data)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.page

    def new_page(self) -> None:
        """Begin a new page; all that follows goes there."""
        self._pdf.add_page()
        self._operators("1 j 1 J")  # round joints and ends everywhere, as in the other renderers

    def _operators(self, words: str) -> None:
        """Put PDF operators onto the page as they are.

        fpdf2's public calls have no line ends or joints outside a context, and no dashes of more than two lengths.
        This is the one private name in use: for it the extra `pdf` ends before fpdf2 3, and tests read the dashes back.
        """
        self._pdf._out(words)

    # -- text ------------------------------------------------------------------------------------------

    def text(
        self, x: float, y: float, text: str, size_pt: float = 10, *, bold: bool = False, colour: str = "#000000",
        align: str = "left",
    ) -> float:  # fmt: skip
        """Set one line whose box begins at height *y*; return its height, 1.35 ems.

        align: "left" begins at *x*, "right" ends there, "centre" stands about it. Raises ValueError for another.
        """
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}.get(align)
        if share is None:
            raise ValueError(f"text cannot be aligned {align!r}; choose left, centre or right")
        em = size_pt * MM_PER_PT
        self._write(x, y + em * (ASCENT + (LINE - 1.164) / 2), text, em, bold, colour, share)
        return em * LINE

    def paragraph(
        self, x: float, y: float, width: float, text: str, size_pt: float = 10, *, bold: bool = False,
        colour: str = "#000000",
    ) -> float:  # fmt: skip
        """Set *text* in lines no wider than *width* from height *y* on; return the height of all of them."""
        lines = broken(text, size_pt * MM_PER_PT, width, bold)
        for n, line in enumerate(lines):
            self.text(x, y + n * size_pt * MM_PER_PT * LINE, line, size_pt, bold=bold, colour=colour)
        return len(lines) * size_pt * MM_PER_PT * LINE

    def _write(
        self, x: float, y: float, text: str, em: float, bold: bool, colour: str, share: float, angle: float = 0.0
    ) -> None:
        """Text on the base line *y*; *share* of its width lies left of *x*."""
        pdf = self._pdf
        pieces = [(self._font(found, bold), piece) for found, piece in runs(self._in_order(text), bold)]
        pieces = [(font, self._known(piece, font)) for font, piece in pieces]
        if not any(piece.strip() for _, piece in pieces):
            return
        pdf.set_text_color(*rgb(colour))
        widths = []
        for font, piece in pieces:
            self._set_font(font, em, piece)
            widths.append(pdf.get_string_width(piece))
        start = x - share * sum(widths)
        with pdf.rotation(angle, x, y) if angle else nullcontext():
            for (font, piece), wide in zip(pieces, widths, strict=True):
                if self._set_font(font, em, piece):
                    pdf.set_xy(start, y - _CELL_BASE * em)  # `text` sets no shapes
                    pdf.cell(wide, 0, piece)
                else:
                    pdf.text(start, y, piece)
                start += wide
        pdf.set_text_shaping(False)

    def _set_font(self, font: tuple[str, str], em: float, piece: str) -> bool:
        """Choose the font; True where signs of *piece* change with their neighbours, as in Indian scripts, and can."""
        shapes = font[0] != _FAMILY and _shapes() and any(unicodedata.category(sign)[0] == "M" for sign in piece)
        self._pdf.set_text_shaping(shapes)
        self._pdf.set_font(*font, em / MM_PER_PT)
        return shapes

    def _font(self, found: Found | None, bold: bool) -> tuple[str, str]:
        """Family and style under which the document knows the font; one of the system's is taken in at first use."""
        if found is None:
            return _FAMILY, "B" if bold else ""
        name = f"{found.family}-{found.number}-{crc32(found.path.encode()):08x}".lower()
        if name not in self._pdf.fonts:
            try:
                self._pdf.add_font(name, "", found.path, collection_font_number=found.number)
            except Exception:  # whatever a font of somebody else holds: its letters are boxes then
                return _FAMILY, "B" if bold else ""
            self._let_go(name, Path(found.path).read_bytes())
            if found.family not in self.taken:
                self.taken.append(found.family)
        return name, ""

    def _known(self, text: str, font: tuple[str, str]) -> str:
        """*text* with boxes for the letters that are not there."""
        cmap: dict[int, object] = getattr(self._pdf.fonts["".join(font)], "cmap")  # noqa: B009
        letters = []
        for letter in text:
            if ord(letter) in cmap:
                letters.append(letter)
            else:
                letters.append(_BOX)
                if letter not in self.missing:
                    self.missing.append(letter)
        return "".join(letters)

    @staticmethod
    def _in_order(text: str) -> str:
        """*text* in the order it is drawn, spaces for control signs."""
        line = one_line(text)
        if complaint(line):  # without the extra `names` they are in order at least
            from fpdf.bidi import BidiParagraph, auto_detect_base_direction

            line = BidiParagraph(text=line, base_direction=auto_detect_base_direction(line)).get_reordered_string()
        return drawn(line, "" if rightward() else "R")

    # -- tables and rules ------------------------------------------------------------------------------

    def table(
        self, x: float, y: float, widths: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]], *,
        size_pt: float = 9, align: Sequence[str] = (), bottom: float | None = None, top: float = 20.0,
        on_page: Callable[[], None] | None = None,
    ) -> float:  # fmt: skip
        """Set a table with a rule under its head and below each row; return the height where it ends.

        widths: of the columns. align: "left" or "right" for each column, left if not given; figures go right. A cell
        too long is broken over lines. A row that would end below *bottom* (15 mm above the page's end) begins a new
        page at *top*, under the head again; *on_page* is called there first. Raises ValueError when a row has not as
        many cells as there are columns.
        """
        bottom = self.height_mm - 15 if bottom is None else bottom
        pad, em = 1.6, size_pt * MM_PER_PT
        align = tuple(align) or ("left",) * len(widths)
        for row in (head, *rows):
            if len(row) != len(widths) or len(align) != len(widths):
                raise ValueError(f"a row of {len(row)} cells does not fit {len(widths)} columns; give one for each")

        def lay(cells: Sequence[str], y: float, *, bold: bool) -> float:
            colour = _QUIET if bold else "#000000"
            left, most = x, 1
            for cell, width, where in zip(cells, widths, align, strict=True):
                lines = broken(cell, em, width - 2 * pad, bold)
                most = max(most, len(lines))
                at = left + width - pad if where == "right" else left + pad
                for n, line in enumerate(lines):
                    self.text(at, y + pad / 2 + n * em * LINE, line, size_pt, bold=bold, colour=colour, align=where)
                left += width
            end = y + most * em * LINE + pad
            self.rule(x, end, sum(widths), colour="#56626a" if bold else _RULE)
            return end

        def high(cells: Sequence[str]) -> float:
            some = (len(broken(cell, em, width - 2 * pad)) for cell, width in zip(cells, widths, strict=True))
            return max(1, *some) * em * LINE + pad

        start = y
        y = lay(head, y, bold=True)
        fresh = y
        for row in rows:
            if y + high(row) > bottom and (y > fresh or start > top):
                self.new_page()
                if on_page is not None:
                    on_page()
                start = top
                y = fresh = lay(head, top, bold=True)
            y = lay(row, y, bold=False)
        return y

    def rule(self, x: float, y: float, width: float, *, colour: str = _RULE, thick: float = 0.2) -> None:
        """A level line."""
        self._pen(colour, thick)
        self._pdf.line(x, y, x + width, y)

    def _pen(self, colour: str, thick: float) -> None:
        self._pdf.set_draw_color(*rgb(colour))
        self._pdf.set_line_width(thick)

    # -- pictures --------------------------------------------------------------------------------------

    def image(self, x: float, y: float, width: float, height: float, image: Image.Image, words: str = "") -> None:
        """Put a Pillow image on the page, stretched to *width* x *height*; *words* are its text alternative."""
        self._pdf.image(image, x, y, width, height, alt_text=one_line(words) or None)

    def drawing(self, x: float, y: float, width: float, drawing: Drawing) -> float:
        """Paint *drawing* with its top left corner at (x, y), *width* wide; return its height. Nothing leaves it."""
        mm = width / drawing.width
        height = drawing.height * mm
        pdf = self._pdf
        # The library forgets that the end of a clip brings the colours from before it back; a local context does not.
        with pdf.local_context(), pdf.rect_clip(x, y, width, height):
            pdf.set_fill_color(*rgb(drawing.ground))
            pdf.rect(x, y, width, height, style="F")
            for shape in drawing.shapes:
                self._shape(shape, x, y, mm)
        return height

    def _shape(self, shape: Shape, x: float, y: float, mm: float) -> None:
        pdf = self._pdf
        if isinstance(shape, Words):
            turn = math.radians(-shape.angle)
            below = base_line(shape.anchor, shape.size)
            at_x, at_y = shape.x - below * math.sin(turn), shape.y + below * math.cos(turn)
            place = x + at_x * mm, y + at_y * mm
            self._write(*place, shape.text, shape.size * mm, shape.bold, shape.colour, side(shape.anchor), shape.angle)
        elif isinstance(shape, Line):
            self._line(shape, x, y, mm)
        elif isinstance(shape, Picture):
            if shape.vector:
                with pdf.local_context(), pdf.rect_clip(x + shape.x * mm, y + shape.y * mm, shape.w * mm, shape.h * mm):
                    for part in shape.vector:
                        self._shape(part, x, y, mm)
            else:
                self.image(x + shape.x * mm, y + shape.y * mm, shape.w * mm, shape.h * mm, shape.image)
        elif style := self._style(shape.fill, shape.outline, shape.width * mm):
            if isinstance(shape, Disc):
                pdf.circle(x + shape.x * mm, y + shape.y * mm, shape.r * mm, style=style)
            else:
                self._box(shape, x, y, mm, style)

    def _box(self, box: Box, x: float, y: float, mm: float, style: str) -> None:
        self._pdf.rect(x + box.x * mm, y + box.y * mm, box.w * mm, box.h * mm, style=style)

    def _style(self, fill: str, outline: str, thick: float) -> str:
        """Set pen and brush; the letters that fpdf knows them by, "" when there is nothing to paint."""
        if fill:
            self._pdf.set_fill_color(*rgb(fill))
        if outline and thick:
            self._pen(outline, thick)
        return ("D" if outline and thick else "") + ("F" if fill else "")

    def _line(self, line: Line, x: float, y: float, mm: float) -> None:
        pdf = self._pdf
        points = [(x + px * mm, y + py * mm) for px, py in line.points]
        if len(points) == 1:
            points.append(points[0])
        style = self._style(line.fill, line.colour, line.width * mm)
        if not style:
            return
        dashed = bool(line.dash) and "D" in style and sum(line.dash) > 0
        if dashed:
            lengths = " ".join(f"{length * mm * pdf.k:.2f}" for length in line.dash)
            self._operators(f"[{lengths}] 0 d 0 J")
        if line.closed:
            pdf.polygon(points, style=style)
        else:
            if "F" in style:
                pdf.polygon(points, style="F")
            if "D" in style:
                pdf.polyline(points, style="D")
        if dashed:
            self._operators("[] 0 d 1 J")

    # -- the end ---------------------------------------------------------------------------------------

    def bytes(self) -> Bytes:
        """The whole document; after this nothing can be added."""
        if not self._done:
            self._done = bytes(self._pdf.output())
        return self._done

    def save(self, path: Path, write: Callable[[Path, Bytes], object]) -> None:
        """Hand the whole document to *write*, which puts it into the file whole or not at all."""
        write(path, self.bytes())


def fitted_size(text: str, width_mm: float, size_pt: float, least_pt: float = 6.0, bold: bool = False) -> float:
    """The largest size from *size_pt* down to *least_pt* at which one line of *text* is no wider than *width_mm*."""
    wide = text_width(text, size_pt * MM_PER_PT, bold)
    return size_pt if wide <= width_mm else max(least_pt, size_pt * width_mm / wide)
