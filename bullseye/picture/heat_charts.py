"""The heat map: where on the face the shots fall most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.picture.axes import Sheet, empty, finite
from bullseye.picture.drawing import Box, Disc, Drawing, Picture
from bullseye.picture.lettering import LINE, broken
from bullseye.picture.look import BODY_PX, PRINT, Look
from bullseye.picture.shades import density, shades
from bullseye.picture.target_charts import count_of, hex_of, placed
from bullseye.picture.ticks import short_number
from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bullseye.target.face import Face

_MOST_PX = 1600


def heat_map(
    face: Face,
    shots_mm: Sequence[tuple[float, float]],
    *,
    title: str = "",
    legend: bool = True,
    width: float = 640,
    height: float = 480,
    look: Look = PRINT,
) -> Drawing:
    """Where the shots fall, as shades that grow darker (on a dark ground: lighter) with shots per cm², in even steps.

    The rings of *face* are lines over it. Raises ValueError for a place that is not finite.
    """
    from PIL import Image

    finite((value for shot in shots_mm for value in shot), "a shot's place")
    if not shots_mm:
        return empty(width, height, look, title, tr("No shots yet: this map shades the places where they fall."))
    sheet = Sheet(width, height, look, title)
    look = sheet.look
    plot, place = placed(sheet, face, shots_mm, face.gauge_mm, legend)
    found = density(shots_mm, plot.range_mm, max(face.gauge_mm / 2, face.diameter_mm / 80))
    peak = found.peak
    colours = shades(look)
    levels = bytes(round(255 * v / peak) if peak else 0 for row in found.rows for v in row)
    image = Image.frombytes("L", (len(found.rows), len(found.rows)), levels)
    side = min(_MOST_PX, max(8, round(2 * plot.side)))
    image = image.resize((side, side), Image.Resampling.BICUBIC)
    image.putpalette([value for colour in colours for value in colour])
    left, top = plot.x - plot.side / 2, plot.y - plot.side / 2
    sheet.add(Picture(left, top, plot.side, plot.side, image.convert("RGB")))
    radii = [ring.diameter_mm / 2 for ring in face.rings] or [face.diameter_mm / 2]
    for radius_mm in radii:
        colour = look.muted if radius_mm == radii[-1] else look.grid
        sheet.add(Disc(plot.x, plot.y, radius_mm * plot.px, outline=colour, width=look.px(1)))
    inside = sum(max(abs(x), abs(y)) <= plot.range_mm / 2 for x, y in shots_mm)
    words = tr("{peak} per cm²", peak=short_number(peak))
    if place is not None:
        _scale_bar(sheet, place, [hex_of(colour) for colour in colours], words)
    beyond = len(shots_mm) - inside
    note = count_of(len(shots_mm))
    if beyond:
        note = tr("{shots}, {beyond} of them off the sheet", shots=note, beyond=beyond)
    if place is not None:
        x, y, right, _ = place
        y += look.px(50)
        for line in broken(note, look.px(BODY_PX), (right - x) / 1.03)[:2]:
            sheet.write(x, y, line, BODY_PX, colour=look.text, anchor="nw", room=right - x)
            y += look.px(BODY_PX) * LINE
    return sheet.done(tr("{face}: {note}, at most {words}", face=face.name, note=note, words=words))


def _scale_bar(sheet: Sheet, place: tuple[float, float, float, float], colours: Sequence[str], words: str) -> None:
    """The shades from none to the most, with the number that the last one stands for."""
    look = sheet.look
    left, y, right, _ = place
    wide, high = min(right - left, look.px(200)), look.px(14)
    steps = 32
    for n in range(steps):
        part = Box(left + wide * n / steps, y, wide / steps, high, fill=colours[(len(colours) - 1) * n // (steps - 1)])
        sheet.add(part)
    sheet.add(Box(left, y, wide, high, outline=look.line, width=look.px(1)))
    sheet.write(left, y + high + look.px(4), "0", anchor="nw")
    sheet.write(left + wide, y + high + look.px(4), words, anchor="ne", room=wide - look.px(16))
