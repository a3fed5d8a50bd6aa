"""Who a round on the play page is played for: it gives the plan, takes the result, and says what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.rivals import Match, match, rematch
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.drill.drill import Drill
    from bullseye.play.round.ghost import Ghost
    from bullseye.play.round.outcome import Outcome
    from bullseye.play.round.sequence import Sequence


class Host(Protocol):
    """Stands behind the play page: `window.show("play", host=...)`. It is asked in the order of these methods."""

    def drill(self) -> Drill:
        """The drill of the round to come, which has a page of its own for a test; may be asked any number of times."""

    def plan(self) -> RoundPlan:
        """The round to play; asked once each time the page is shown."""

    def ghost(self) -> Ghost | None:
        """The round that plays along in the round of `plan`; None without one."""

    def banner(self) -> str:
        """A few words that stand before the player's name through the round: "Round 2 of 5"; may be empty."""

    def again(self, plan: RoundPlan) -> RoundPlan | None:
        """The player throws the round away (R): the plan of the next one, None where that is not allowed."""

    def finish(self, record: Record) -> Outcome:
        """The round is over: keep it."""

    def over(self, outcome: Outcome) -> None:
        """The round is kept, or could not be: go to the page that comes next."""

    def left(self) -> None:
        """The player left the round (Esc), nothing is recorded: go to the page that comes next."""


@runtime_checkable
class CountsPaused(Protocol):
    """A host whose rounds count whether they were paused or not, and are never begun anew by the player."""

    def paused_words(self) -> str:
        """What a paused round says of itself, and how to go on."""


@runtime_checkable
class AsksToLeave(Protocol):
    """A host whose rounds are not left (Esc) just like that."""

    def may_leave(self, shots: int, elapsed_s: float) -> bool:
        """Whether a round in which so many *shots* were fired may be left now; a question may wait in here."""


class OwnRounds:
    """A player's own rounds: as chosen on the start page, saved, then shown on the result page.

    *arrange* gives another round than the chosen one, and whom it is played against; Enter on the result page then
    plays that again.
    """

    def __init__(self, window: Shell, arrange: Callable[[], Match] | None = None) -> None:
        self._window = window
        self._services = window.services
        self._arrange = arrange
        self._match: Match | None = None

    def plan(self) -> RoundPlan:
        """The round, with its ghost where the player wants one."""
        if self._arrange is not None:
            self._match = self._arrange()
        else:
            self._match = match(self._services, self._services.plan(), self._services.settings.rival)
        return self._match.plan

    def drill(self) -> Drill:
        """What will be played: there are drills with a page of their own."""
        return self._services.drill() if self._arrange is None else self._arrange().plan.drill

    def ghost(self) -> Ghost | None:
        """The player's best or last round, if that is wanted and there is one."""
        return None if self._match is None else self._match.ghost

    def banner(self) -> str:
        """Against whom."""
        return "" if self._match is None else self._match.words

    def again(self, plan: RoundPlan) -> RoundPlan | None:
        """A round with new targets; the same ones against a ghost, or by a code."""
        fixed = self._arrange is not None or self.ghost() is not None
        return plan if fixed else self._services.replan(plan)

    def finish(self, record: Record) -> Outcome:
        """Save it; after a race, with how that ended."""
        outcome, ghost = self._services.finish(record), self.ghost()
        return outcome if ghost is None else replace(outcome, race=ghost.ended(outcome.card.totals))

    def over(self, outcome: Outcome) -> None:
        """On to its result."""
        more = {} if self._arrange is None else {"host": self}
        self._window.show("result", outcome=outcome, fresh=True, **more)

    def left(self) -> None:
        """Back to the start."""
        self._window.home()


class SameRounds(OwnRounds):
    """Rounds of the drill, face and style of *record*, whatever is chosen on the start page; always new targets.

    Raises a BullseyeError where there is no such drill, face or style any more.
    """

    def __init__(self, window: Shell, record: Record) -> None:
        super().__init__(window)
        self._drill = self._services.drills.get(record.drill)
        self._face = self._services.faces.get(record.face)
        self._style = self._face.style(record.style).id

    def plan(self) -> RoundPlan:
        """The round, with its ghost where the player wants one."""
        plan = self._services.plan_of(self._drill, self._face, self._style)
        self._match = match(self._services, plan, self._services.settings.rival)
        return self._match.plan

    def drill(self) -> Drill:
        """What will be played."""
        return self._drill

    def over(self, outcome: Outcome) -> None:
        """On to its result, from which the same is played again."""
        self._window.show("result", outcome=outcome, fresh=True, host=self)


def play_again(window: Shell, outcome: Outcome, fresh: bool, host: Host | None) -> None:
    """Another round from the page of a result: of its *host*; without one as a *fresh* round was, or as the old one.

    Says so where an old one cannot be played any more.
    """
    if host is None and not fresh:
        try:
            host = SameRounds(window, outcome.record)
        except BullseyeError as bad:
            window.notice(sentence(tr("this cannot be played again: {bad}", bad=bad)))
            return
    if host is None:
        window.show("play")
    else:
        window.show("play", host=host)


def coded_round(window: Shell, plan: RoundPlan) -> OwnRounds:
    """Rounds by a round code: *plan*, as often as it is wanted."""
    return OwnRounds(window, lambda: Match(plan, words=tr("By round code")))


def return_match(window: Shell, record: Record) -> OwnRounds:
    """Rounds against the one of *record*, on its targets; raises a BullseyeError where it cannot be played today."""
    services = window.services
    rematch(services, record)
    return OwnRounds(window, lambda: rematch(services, record))


class PlaylistRounds:
    """The rounds of a playlist, one after the other; between two of them stands the page of the playlist."""

    def __init__(self, window: Shell, sequence: Sequence) -> None:
        self._window = window
        self._services = window.services
        self.sequence = sequence

    def plan(self) -> RoundPlan:
        """The round that comes next."""
        step = self.sequence.next
        assert step is not None, "a playlist that is over has no next round"
        return self._services.plan_of(step.drill, step.face)

    def drill(self) -> Drill:
        """The drill of the round that comes next."""
        step = self.sequence.next
        assert step is not None, "a playlist that is over has no next round"
        return step.drill

    def ghost(self) -> Ghost | None:
        """Nobody plays along."""
        return None

    @property
    def waits(self) -> bool:
        """True half-way: some rounds are played and some are not."""
        return bool(self.sequence.outcomes) and self.sequence.next is not None

    def banner(self) -> str:
        """Which round of how many."""
        return self.sequence.progress

    def again(self, plan: RoundPlan) -> RoundPlan | None:
        """The same drill with new targets."""
        return self._services.replan(plan)

    def finish(self, record: Record) -> Outcome:
        """Save it, as every round."""
        return self._services.finish(record)

    def over(self, outcome: Outcome) -> None:
        """Count it, and let the player breathe."""
        self.sequence.played(outcome)
        self._window.show("sequence", host=self)

    def left(self) -> None:
        """The round is lost, the playlist waits at it."""
        self._window.show("sequence", host=self)
