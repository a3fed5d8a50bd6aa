"""Against whom a round is played: one's own best or last round, or any one of the history, on the same targets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BadInputError, BullseyeError
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record, has_rings_of
from bullseye.wording.devices import device_name
from bullseye.wording.numbers import score_text
from bullseye.words import headed, tr

if TYPE_CHECKING:
    from bullseye.play.round.ghost import Ghost
    from bullseye.play.services import Services

NOBODY = "nobody"
RIVALS = {NOBODY: tr("nobody"), "best": tr("my best"), "last": tr("my last")}
"""The settings of `rival`, and how they are read after "Play against"."""
NONE_YET = tr("No ghost yet")
CHANGED = tr("Ghost: the drill has changed")
UNREADABLE = tr("Ghost: not to be read")


class Match(NamedTuple):
    """A plan, the ghost that plays along, if there is one, and a few words on it for the panel."""

    plan: RoundPlan
    ghost: Ghost | None = None
    words: str = ""


def is_same_round(record: Record, plan: RoundPlan) -> bool:
    """True when *plan*, with the seed of *record*, meets the targets that the record met, under the same rules."""
    parameters = json.loads(json.dumps(plan.drill.parameters(plan.face)))
    gauge_mm = plan.face.gauge_mm if plan.gauge_mm is None else plan.gauge_mm
    same = record.parameters.values == parameters and record.rules == plan.drill.rules.version
    same = same and record.gauge_mm == gauge_mm
    return same and has_rings_of(record, plan.face) and record.seed is not None


def match(services: Services, plan: RoundPlan, which: str) -> Match:
    """*plan* against the player's own `best` or `last` round; without one, or with one that does not fit, alone.

    Never raises for records that cannot be read: the round is played all the same, and the words say so.
    """
    if which not in RIVALS or which == NOBODY or plan.drill.daily:  # its targets are the day's
        return Match(plan)
    try:
        found = services.rival(plan, which)
        if found is None:
            return Match(plan, words=NONE_YET)
        if not is_same_round(found, plan):
            return Match(plan, words=CHANGED)
        said = tr("Against your best") if which == "best" else tr("Against your last")
        if found.way not in ("", plan.way):
            said = tr("{said} ({device})", said=said, device=device_name(found.way))
        return _against(services, plan, found, said)
    except BullseyeError:
        return Match(plan, words=UNREADABLE)


def rematch(services: Services, record: Record) -> Match:
    """The round of *record* once more, for the player of now, against itself.

    Raises BadInputError for a test and where it cannot be played as it was, UnknownNameError where its drill or face
    is gone and BadRecordError where the record is not whole.
    """
    if record.test:
        raise BadInputError(tr("a test cannot be raced, as its lights differ each time; its result offers it again"))
    drill, face = services.drills.get(record.drill), services.faces.get(record.face)
    plan = services.plan_of(drill, face, record.style)
    if not is_same_round(record, plan):
        raise BadInputError(
            tr(
                "this round cannot be played again as it was: its drill, face or gauge is another "
                "one today; choose a newer round"
            )
        )
    if drill.daily and record.seed != plan.seed:
        raise BadInputError(tr("this was the round of another day; today's is on the start page"))
    mine = record.player == plan.player
    return _against(
        services, plan, record, tr("Against your round") if mine else tr("Against {player}", player=record.player)
    )


def _against(services: Services, plan: RoundPlan, record: Record, words: str) -> Match:
    plan, ghost = services.against(plan, record)
    if record.score is not None:
        words = headed(words, score_text(record.score, record.score_unit))
    return Match(plan, ghost, words)
