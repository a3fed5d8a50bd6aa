"""The colours of a chart by what they are for, and how large its type is; every chart is made for one look."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.picture.contrast import contrast, luminance
from bullseye.picture.dont import mix
from bullseye.picture.face import rgb

SMALL_PX, BODY_PX, LARGE_PX = 12.0, 14.0, 17.0
MARKERS = ("disc", "square", "triangle", "diamond", "ring", "cross")
"""The shapes that tell the series of a chart apart where colour does not."""

# The order of M. Okabe and K. Ito, "Color universal design" (2008): told apart with any eyes. Where a colour of
# theirs is too pale for thin lines on white it is darkened, where too dark for a dark ground it is lightened.
_ON_LIGHT = ("#0072b2", "#c75100", "#a8497c", "#00855f", "#8a6a00", "#4a5560")
_ON_DARK = ("#56b4e9", "#ff9147", "#e79bc4", "#35c79b", "#f0e442", "#c2ccd3")


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart is painted with; colours are "#rrggbb".

    *ground* lies under everything, *text* is for titles and values, *muted* for labels, *line* for axes and grids,
    *accent* for what the chart is about, *good* and *bad* for better and worse (never by colour alone). *scale*
    makes type, lines and markers larger: 1 is for 96 dpi.
    """

    ground: str
    text: str
    muted: str
    line: str
    accent: str
    good: str
    bad: str
    scale: float = 1.0

    def px(self, length: float) -> float:
        """A length given for 96 dpi, in this look's pixels."""
        return length * self.scale

    @property
    def dark(self) -> bool:
        """True when the ground is darker than middle grey, so that marks must be light."""
        return luminance(self.ground) < 0.18

    @property
    def grid(self) -> str:
        """The colour of lines that must stay behind the data, also where *line* is strong."""
        return self.tint(self.line, 0.35) if contrast(self.line, self.ground) > 2 else self.line

    def series(self, number: int) -> str:
        """The colour of series *number*, from 0; the seventh has the first one's again, with another marker."""
        colours = _ON_DARK if self.dark else _ON_LIGHT
        return self.accent if number == 0 else colours[number % len(colours)]

    def marker(self, number: int) -> str:
        """The marker of series *number*, from 0: one of MARKERS."""
        return MARKERS[number % len(MARKERS)]

    def tint(self, colour: str, share: float) -> str:
        """*colour* thinned with the ground: *share* 1 is the colour, 0 the ground."""
        return mixed(self.ground, colour, share)


def mixed(under: str, over: str, share: float) -> str:
    """*under* with *share* (0 to 1) of *over* in it, mixed in screen values as every toolkit does."""
    return "#" + bytes(mix(rgb(under), rgb(over), min(1.0, max(0.0, share)))).hex()


PRINT = Look(
    ground="#ffffff", text="#1a2125", muted="#56626a", line="#c9d1cf", accent="#0072b2", good="#0072b2", bad="#ae4a00"
)
"""For paper, and for pictures that leave the window."""
