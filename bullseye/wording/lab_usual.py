"""What is usual in each test, in one sentence that names its source; each was looked up there or in what quotes it."""

from __future__ import annotations

from bullseye.session.record import Record
from bullseye.words import tr

TAPPING = tr(
    "Usual: with a mouse 3.7 to 4.9 bits/s in the studies that R. W. Soukoreff and I. S. MacKenzie reviewed "
    "(International Journal of Human-Computer Studies 61, 2004); 6.95 with a finger on a phone (MacKenzie 2015)."
)
REACTION = tr(
    "Usual: 1,469 people of 18 to 65 years took 231 ms on average, 18 ms of them for the machine, and half a "
    "millisecond more for each year of age (D. L. Woods and others, Frontiers in Human Neuroscience 9:131, 2015)."
)
CHOICE = tr(
    "Usual: each doubling of the choices cost some 150 ms where lights were answered by keys or words (W. E. Hick "
    "1952; R. Hyman 1953), and less with practice (R. W. Proctor and K.-P. L. Vu, Handbook of Psychology 4, 2003)."
)


def usual_words(record: Record) -> str:
    """The sentence for the test of *record*; empty where none is known."""
    if record.tapping is not None:
        return TAPPING
    if record.reaction is None:
        return ""
    return CHOICE if record.reaction.moves else REACTION
