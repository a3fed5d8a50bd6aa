"""What the page of a round's result and the pages of a test's result share: what is kept, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.file_dialogs import ask_save_path
from bullseye.desk.kit.cards.report_saving import report_of_round, save_report
from bullseye.desk.progress.goal_news import tell_goals
from bullseye.desk.result.unsaved_bar import UnsavedBar, file_name, remind, save_again, save_elsewhere, save_waiting
from bullseye.desk.round.round_hosts import play_again
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.round.outcome import Outcome
from bullseye.progress.series_view import choice_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.round.round_hosts import Host


class OutcomePage(Page):
    """Shows an Outcome; `shown(outcome=..., fresh=...)`, fresh for one that has just been played.

    What could not be saved waits in the window's memory, is said in the bar `trouble`, which the page of a kind
    puts where it wants it, is tried again after the next success, and goes along in a notice to the next page.
    A page of a kind gives `_show`.
    """

    name = "result"
    title = tr("Result")
    play_button: ttk.Button

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.outcome: Outcome | None = None
        self.fresh = False
        self._host: Host | None = None
        self._waits = ""  # why the rounds before this one could not be saved
        self._reminder: ttk.Frame | None = None
        self.ask_path: Callable[..., Any] = ask_save_path
        self.trouble = UnsavedBar(self, window, self.save_again, self.save_elsewhere)
        self.trouble_title, self.trouble_text = self.trouble.title, self.trouble.text
        self.retry, self.elsewhere = self.trouble.retry, self.trouble.elsewhere
        self.actions = {
            "Return": self.again,
            "b": self.board,
            "h": self.history,
            "t": self.statistics,
            "r": self.again,
            "p": self.report,
        }

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, outcome: Outcome | None = None, fresh: bool = True, host: Host | None = None, **args: Any) -> None:
        """Show *outcome*; Enter plays again for *host*, without one as it is chosen on the start page."""
        assert outcome is not None, "the result page needs a round"
        unsaved, id_ = self.window.unsaved, outcome.record.id
        is_new = fresh and outcome is not self.outcome
        is_news = is_new and not outcome.trouble
        if is_new:
            for notice in outcome.notices:
                self.window.notice(sentence(notice))
            tell_goals(self.window)
        self.outcome, self.fresh, self._host = outcome, fresh, host
        if outcome.trouble and self._is_kept(outcome):
            unsaved.drop(id_)
            self.outcome = outcome = replace(outcome, trouble="", again=True)
        if outcome.trouble:
            unsaved.add(outcome.record)
        elif fresh and unsaved:
            self._waits = save_waiting(self.window)  # saving works again, as this round shows
        self._show()
        if is_news:
            self.arrived(outcome)

    def arrived(self, outcome: Outcome) -> None:
        """A round that has just been played, and is kept, is on the screen for the first time."""

    def _show(self) -> None:
        """Set every word and number of `outcome`."""
        raise NotImplementedError

    def show_trouble(self) -> None:
        """What is not saved, this round or earlier ones of the sitting: nothing is lost while the window is open."""
        self.trouble.show(self._outcome.trouble or self._waits)

    @property
    def _outcome(self) -> Outcome:
        assert self.outcome is not None, "the result page shows a round first"
        return self.outcome

    @property
    def drill_name(self) -> str:
        """What the drill is called today."""
        return self.services.drills.name_of(self._outcome.record.drill)

    @property
    def from_elsewhere(self) -> bool:
        """True for an old round, which Esc leaves for the page that opened it."""
        return self._outcome.again or not self.fresh

    def _is_kept(self, outcome: Outcome) -> bool:
        try:
            return self.services.store.has(outcome.record.id)
        except BullseyeError:
            return False

    def focus_first(self) -> None:
        """Enter plays again, so that button has the focus; after trouble, the one that mends it."""
        (self.retry if self._outcome.trouble else self.play_button).focus_set()

    # -- what to do next -----------------------------------------------------------------------------

    def again(self) -> None:
        """Play another round of the same."""
        play_again(self.window, self._outcome, self.fresh, self._host)

    def board(self) -> None:
        """The board of this drill and face."""
        self._remind()
        record = self._outcome.record
        self.window.show("board", drill=record.drill, face=record.face, style=record.style, way=record.way)

    def history(self) -> None:
        """Every round."""
        self._remind()
        self.window.show("history")

    def statistics(self) -> None:
        """This drill over time."""
        self._remind()
        self.window.show("stats", choice=choice_of(self._outcome.record))

    def report(self) -> None:
        """Write a report of this round."""
        save_report(self.window, report_of_round(self.window, self._outcome.record), tr("this round"), self.ask_path)

    def escape(self) -> None:
        """To the start after a round; back to where an old one was opened."""
        self._remind()
        if self.from_elsewhere:
            self.window.back()
        else:
            self.window.home()

    def _remind(self) -> None:
        """What is not saved goes along in a notice, which leads back here."""
        self.window.notices.dismiss(self._reminder)
        self._reminder = remind(self.window, self._outcome)

    # -- saving --------------------------------------------------------------------------------------

    def save_again(self) -> None:
        """Try once more to save what waits, oldest first, where it belongs."""
        self.outcome, self._waits = save_again(self.window, self._outcome)
        if self._waits:
            self.show_trouble()
            return
        self._show()
        self.focus_first()

    def save_elsewhere(self) -> None:
        """Write what waits to a file."""
        if save_elsewhere(self.window, self.ask_path, file_name(self._outcome)):
            self.show_trouble()
