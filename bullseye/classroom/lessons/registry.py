"""The lessons there are, in the order of a class; the next one is its function and its line here."""

from __future__ import annotations

from bullseye.classroom.lessons.fitts import fitts
from bullseye.classroom.lessons.lesson import Explanation, Lesson, Letter, Page
from bullseye.classroom.lessons.sampling import settling
from bullseye.classroom.lessons.spread import distances, everyone
from bullseye.errors import UnknownNameError
from bullseye.words import tr

__all__ = ["LESSONS", "Explanation", "Lesson", "Letter", "Page", "lesson"]

LESSONS: tuple[Lesson, ...] = (
    Lesson(
        "shots", tr("Everyone's shots on one face"), tr("Which shot is worth more, and why?"), everyone, square=True
    ),
    Lesson("distances", tr("How far from the centre"), tr("Why are so few shots very near the centre?"), distances),
    Lesson("mean", tr("The mean settles down"), tr("How many shots until we know where the class aims?"), settling),
    Lesson("fitts", tr("Far and small takes longer"), tr("How much longer does a harder target take?"), fitts),
)


def lesson(key: str) -> Lesson:
    """The lesson with the id *key*; raises UnknownNameError that lists those there are."""
    for one in LESSONS:
        if one.id == key:
            return one
    raise UnknownNameError("lesson", key, [one.id for one in LESSONS])
