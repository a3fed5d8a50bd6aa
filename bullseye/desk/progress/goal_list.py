"""The list of goals: each with its words, how far it is, and a bar; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.bar_list import BAD, GOOD, PLAIN, Bar, BarList
from bullseye.progress.goal_words import now_text, share_of, state_text, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bullseye.progress.goals import Standing


class GoalList(BarList):
    """Goals as rows of a list."""

    def show(self, found: Sequence[Standing], selected: int | None, player: str) -> None:
        """Show *found* to *player*, with *selected* chosen; nobody is told."""
        self.fill([bar_of(each, player) for each in found], selected)


def bar_of(standing: Standing, player: str) -> Bar:
    """A goal as a row; its player's name only where it is another's."""
    found = standing.progress
    tone = BAD if found.missed else GOOD if found.achieved else PLAIN
    return Bar(title_of(found.goal, player), now_text(found), state_text(found), share_of(found), tone)
