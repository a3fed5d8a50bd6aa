"""The page of a playlist: between two of its rounds what has been played and what comes next, at the end the sums."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.kit.widgets import shortened, wrapping
from bullseye.desk.result.unsaved_bar import save_waiting
from bullseye.desk.round.round_hosts import PlaylistRounds
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.round.sequence import Sequence
from bullseye.wording.numbers import DASH
from bullseye.words import headed, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.round.outcome import Outcome

NEXT = tr("next")


class SequencePage(Page):
    """Shows the playlist of a PlaylistRounds; `shown(host=...)`. The pause between rounds is the player's."""

    name = "sequence"
    title = tr("Playlist")
    keys = [
        (tr("Enter"), tr("Play the next round; at the end, the whole list again")),
        (tr("Up, Down"), tr("Select a round, in the list")),
        ("O", tr("Open the selected round, or the newest")),
        (tr("Esc"), tr("Leave the playlist; what has been played is saved")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._host: PlaylistRounds | None = None
        self._told: Outcome | None = None
        px, theme = self.theme.px, self.theme
        body = ttk.Frame(self, style="Panel.TFrame", padding=px(24))
        body.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.heading = ttk.Label(body, style="Title.TLabel")
        self.heading.grid(row=0, column=0, sticky="w")
        self.next_text = ttk.Label(body, style="Large.TLabel")
        self.next_text.grid(row=1, column=0, sticky="w", pady=(px(8), 0))
        self.next_words = ttk.Label(body, style="Muted.TLabel")
        self.next_words.grid(row=2, column=0, sticky="w", pady=(px(4), 0))
        columns = (
            Column("", 40, "e"), Column(tr("Drill"), 150, grow=True), Column(tr("Face"), 140, grow=True),
            Column(tr("Score"), 80, "e"), Column(tr("Accuracy"), 84, "e"), Column("", 380),
        )  # fmt: skip
        self.table = Table(body, theme, columns, on_open=self._open)
        self.table.grid(row=3, column=0, sticky="nsew", pady=px(16))
        self._sums = ttk.Frame(body, style="Panel.TFrame")
        self._sums.grid(row=4, column=0, sticky="ew", pady=(0, px(16)))
        body.columnconfigure(0, weight=1)
        body.rowconfigure(3, weight=1)
        bar = ButtonBar(body, self.theme)
        bar.grid(row=5, column=0, sticky="ew")
        self.go_button = bar.first("", self.go_on)
        self.open_button = bar.add(tr("Open round   O"), self.open_round)
        self.leave_button = bar.last("", self.escape)
        self.actions = {"Return": self.go_on, "o": self.open_round}

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, host: PlaylistRounds | None = None, **args: Any) -> None:
        """Show where the playlist of *host* stands."""
        assert host is not None, "the page of a playlist needs a playlist"
        self._host = host
        self._tell_news(host.sequence)
        self.show()

    @property
    def host(self) -> PlaylistRounds:
        """The playlist that is shown."""
        assert self._host is not None
        return self._host

    def show(self) -> None:
        """Set every word and number anew."""
        sequence = self.host.sequence
        step, done, of = sequence.next, len(sequence.outcomes), len(sequence.steps)
        room_px = max(self.theme.px(200), self.window.root.winfo_width() - self.theme.px(48))
        name = shortened(sequence.playlist.name, self.theme.font("title", True), room_px)
        self.heading.configure(text=name)
        if step is None:
            self.next_text.configure(text=trn("Done: {n} round played", "Done: {n} rounds played", of))
            self.next_words.configure(text=sequence.playlist.summary)
            self.go_button.configure(text=tr("Play the list again   Enter"))
        else:
            self.next_text.configure(text=headed(sequence.progress, step.drill.name))
            self.next_words.configure(text=step.drill.summary)
            self.go_button.configure(text=tr("Go on   Enter") if done else tr("Start   Enter"))
        self.leave_button.configure(text=tr("Home   Esc") if step is None else tr("Leave   Esc"))
        self.open_button.state(["!disabled" if done else "disabled"])
        self.table.fill(of, self._row, select=done - 1 if done else None)
        self._fill_sums()

    def _row(self, number: int) -> Row:
        sequence = self.host.sequence
        results = sequence.results()
        if number < len(results):
            result = results[number]
            return Row((str(number + 1), result.drill, result.face, result.score, result.accuracy, result.note))
        step = sequence.steps[number]
        note = NEXT if number == len(results) else ""
        return Row((str(number + 1), step.drill.name, step.face.name, DASH, DASH, note), "own" if note else "muted")

    def _fill_sums(self) -> None:
        for child in self._sums.winfo_children():
            child.destroy()
        for column, number in enumerate(self.host.sequence.facts()):
            self._sums.columnconfigure(column, weight=1, uniform="fact")
            ttk.Label(self._sums, text=number.label, style="Muted.TLabel").grid(row=0, column=column, sticky="w")
            large = ttk.Label(self._sums, text=number.text, style="Large.TLabel", width=1)
            wrapping(large).grid(row=1, column=column, sticky="new")

    def _tell_news(self, sequence: Sequence) -> None:
        """What there is to say of the round before: notices, and where it could not be saved."""
        newest = sequence.outcomes[-1] if sequence.outcomes else None
        if newest is None or newest is self._told:
            return
        self._told = newest
        for notice in newest.notices:
            self.window.notice(sentence(notice))
        if newest.trouble:
            self.window.unsaved.add(newest.record)
            self.window.notice(
                trn("{n} round not saved, kept in memory until the window is closed: {trouble}",
"{n} rounds not saved, kept in memory until the window is closed: {trouble}",
self.window.unsaved.at_risk, trouble=newest.trouble), "bad",
                (tr("Show"), lambda: self.window.show("result", outcome=newest, fresh=False)),
            )  # fmt: skip
        elif self.window.unsaved:
            why = save_waiting(self.window)
            if why:
                self.window.notice(sentence(why), "bad")

    def focus_first(self) -> None:
        """Enter goes on, so that button has the focus."""
        self.go_button.focus_set()

    # -- what the hand does ----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Play the next round, or the list again."""
        host = self.host
        if host.sequence.next is None:
            try:
                host = PlaylistRounds(self.window, self.services.sequence(host.sequence.playlist.id))
            except BullseyeError as bad:
                self.window.notice(sentence(bad), "bad")
                return
        self.window.show("play", host=host)

    def open_round(self) -> None:
        """Look at the selected round, the newest where none is."""
        outcomes = self.host.sequence.outcomes
        if outcomes:
            at = self.table.selected
            self._open(len(outcomes) - 1 if at is None else at)

    def _open(self, number: int) -> None:
        outcomes = self.host.sequence.outcomes
        if number >= len(outcomes):
            self.window.notice(tr("This round has not been played yet."))
            return
        self.window.show("result", outcome=outcomes[number], fresh=False)

    def escape(self) -> None:
        """To the start; half-way the player is asked, and told that nothing played is lost."""
        sequence = self.host.sequence
        done = len(sequence.outcomes)
        if sequence.next is not None and done:
            kept = done - sum(1 for outcome in sequence.outcomes if outcome.trouble)
            text = tr("The list starts again next time.")
            if kept:
                saved = trn("The round played so far is saved.", "The {n} rounds played so far are saved.", kept)
                text = f"{saved} {text}"
            if not confirm(self.window, tr("Leave the playlist?"), text, tr("Leave"), tr("Stay"), careful=False):
                return
        self.window.show("start")
