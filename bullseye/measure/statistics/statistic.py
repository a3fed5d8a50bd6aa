"""What there is to say of one number that bullseye measures, and the sources that many of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bullseye.measure.over_time.series import Series
from bullseye.words import capital, translated

BALLISTIPEDIA = "Ballistipedia, Closed Form Precision"
BOOTSTRAP = "B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 12.5"
CHI2001 = "I. S. MacKenzie, T. Kauppinen and M. Silfverberg, CHI 2001"
EVERYDAY = "counting"
GEOMETRY = "plane geometry"
GOFITTS = "the documentation of GoFitts, I. S. MacKenzie"
HEATHCOTE = "A. Heathcote, S. Brown and D. J. K. Mewhort, Psychonomic Bulletin & Review 7 (2000)"
HYMAN = "R. Hyman, J. Experimental Psychology 45 (1953); Hick's form would be log2(choices + 1)"
HOTELLING = "H. Hotelling, Annals of Mathematical Statistics 2 (1931)"
NOTATION = "our own naming"
OUR_RULE = "our own rule"
PRECISION = "Ballistipedia, Measuring Precision"
SCORING = "docs/scoring.md"
SOUKOREFF = "R. W. Soukoreff and I. S. MacKenzie, Int. J. Human-Computer Studies 61 (2004)"
TEXTBOOK = "any textbook of statistics"
WOBBROCK = "J. O. Wobbrock, K. Shinohara and A. Jansen, CHI 2011"
OWN = "its own"
"""The unit of a value that has the unit of its measure."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number: where it belongs (*topic*), its *key* there, and what there is to say of it.

    *definition* is for everybody; *json_note* for readers of the JSON alone: when it is null, the keys of an object.
    *inputs* are keys of the same topic. What is measured of a series of rounds (topic `measure`) has its function *of*;
    *needs* is shown in its place while that gives None, and *column* is its head in the tables of `bullseye stats` and
    of reports, "" for none. Such a value is a number, a `Point`, a pair (low, high), a named tuple or a list.
    """

    topic: str
    key: str
    label: str
    definition: str
    unit: str = ""
    json_note: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    source: str = NOTATION
    of: Callable[[Series], object] | None = None
    needs: str = ""
    column: str = ""

    def __post_init__(self) -> None:
        """Say what a player reads in the player's language; the page of the documentation is made in English."""
        for name in ("label", "definition", "needs", "column"):
            said = translated(getattr(self, name))
            if said != getattr(self, name):
                object.__setattr__(self, name, said)

    @property
    def title(self) -> str:
        """The label as a heading."""
        return capital(self.label)

    @property
    def sentence(self) -> str:
        """The definition as a sentence."""
        return f"{capital(self.definition)}."

    @property
    def full(self) -> str:
        """The definition, and what a reader of the JSON needs to know."""
        return f"{self.definition}; {self.json_note}" if self.json_note else self.definition
