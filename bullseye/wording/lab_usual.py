"""What is usual in each test, in one sentence that names its source."""

from __future__ import annotations

from bullseye.session.record import Record
from bullseye.words import tr

TAPPING = tr(
    "Usual: with a mouse, studies of this task found 3.7 to 4.9 bits/s (R. W. Soukoreff and I. S. MacKenzie, "
    "International Journal of Human-Computer Studies 61, 2004)."
)
REACTION = tr(
    "Usual: 1,469 people of 18 to 65 years took 231 ms on average, 18 ms of them for the machine (D. L. Woods and "
    "others, Frontiers in Human Neuroscience 9:131, 2015)."
)
CHOICE = tr(
    "Usual: each doubling of the choices costs some 150 ms (after W. E. Hick 1952, and R. Hyman, Journal of "
    "Experimental Psychology 45, 1953)."
)


def usual_words(record: Record) -> str:
    """The sentence for the test of *record*; empty where none is known."""
    if record.tapping is not None:
        return TAPPING
    if record.reaction is None:
        return ""
    return CHOICE if record.reaction.moves else REACTION
