"""What the coach says of a whole class: of all its shots at one face together, and of nobody by name."""

from __future__ import annotations

from collections.abc import Sequence

from bullseye.classroom.lessons.data import aimed_of, at_latest_face
from bullseye.classroom.log.taken import Taken
from bullseye.coach.change.levers import levers
from bullseye.coach.change.words import of_levers
from bullseye.coach.said import Said
from bullseye.errors import BullseyeError
from bullseye.target.scoring import Scorer

LEAST_STUDENTS = 3
"""Of fewer, what all did together would tell what each did."""


def class_advice(taken: Sequence[Taken]) -> list[Said]:
    """What would move the class's score most, by the rounds at the face that was shot at last.

    Empty with fewer than three students, too few rounds or shots, or a face whose shots have no expected score.
    """
    here = at_latest_face([one for one in taken if one.counts and not one.reference])
    if len({one.student for one in here}) < LEAST_STUDENTS:
        return []
    face = here[-1].record.face_as_shot()
    try:
        scorer = Scorer(face, gauge_mm=here[-1].record.gauge_mm)
        found = levers([aimed_of(one.record, one.voided) for one in here], scorer)
    except BullseyeError:
        return []
    return [] if found is None else of_levers(found)[:-1]
