"""Says once that a goal was reached or missed: after a round, or at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

NAMED = 2
"""So many are said in full; the goals page has the rest."""


def tell_goals(window: Shell, lead: bool = True) -> None:
    """Say what is new of the player's goals, in one notice that may *lead* to them."""
    services = window.services
    if not services.dirs.goals.exists():
        return
    try:
        goals = services.goals
        news = goals.news(services.settings.player or GUEST)
        for notice in goals.file.notices:
            window.notice(sentence(notice), "bad")
        goals.file.notices.clear()
        if not news:
            return
        words = " ".join(each.sentence for each in news[:NAMED])
        if len(news) > NAMED:
            words += " " + trn("And {n} more.", "And {n} more.", len(news) - NAMED)
        window.notice(words, action=(tr("Goals"), lambda: window.show("goals")) if lead else None)
        goals.said(news)
    except BullseyeError as bad:
        window.notice(tr("You will be told about your goals again: {bad}", bad=bad), "bad")
