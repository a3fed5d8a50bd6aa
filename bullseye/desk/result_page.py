"""The result page: the shots on the face, the total and what it is made of, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.dialogs import ask_save_path
from bullseye.desk.page import Page
from bullseye.desk.result_panel import ResultPanel, standing_now, why_unranked
from bullseye.desk.shot_view import ShotView, shot_label
from bullseye.desk.spread_part import SpreadPart
from bullseye.desk.table import Column, Row, Table
from bullseye.errors import BullseyeError
from bullseye.play.outcome import Outcome
from bullseye.play.spread import OFTEN_COMPARED, faces_to_compare, spread_of
from bullseye.play.upkeep import sentence
from bullseye.play.words import DASH, plural, seconds, signed

if TYPE_CHECKING:
    from bullseye.desk.celebration import Celebration
    from bullseye.desk.window import Window

WIDE_PX = 1240
"""From this width on the list of shots has a column of its own; below, it takes turns with the numbers."""
SHOTS_PX = 264
COMPARED = "compared face"
"""What the window remembers the face under that spreads are compared on."""


class ResultPage(Page):
    """Shows an Outcome; `shown(outcome=..., fresh=...)`, fresh for a round that has just been played."""

    name = "result"
    title = "Result"
    keys = [
        ("Enter", "Play again"),
        ("B", "Board"),
        ("H", "History"),
        ("V", "View the round again: the replay"),
        ("S", "Save a picture of this result"),
        ("L", "List of the shots and what their spread is worth, or the numbers"),
        ("Up, Down", "Pick a shot out, in the list of shots"),
        ("Esc", "Back to the start, or to the history"),
    ]

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.outcome: Outcome | None = None
        self.fresh = False
        self._waits = ""  # why the rounds before this one could not be saved
        self._reminder: ttk.Frame | None = None
        self.celebration: Celebration | None = None
        self._listed = False  # on a narrow window: the list stands where the numbers were
        self.ask_path: Callable[..., Any] = ask_save_path
        theme = self.theme
        px = theme.px
        self.trouble = ttk.Frame(self, style="Card.TFrame", padding=(px(16), px(8)))
        self.trouble_text = ttk.Label(self.trouble, style="Card.TLabel", justify="left")
        self.view = ShotView(self, theme, self.pick)
        self.panel = ResultPanel(self, theme)
        widths = (("Shot", 44), ("Time", 78), ("Points", 66), ("Bonus", 54))
        columns = tuple(Column(title, width, "e") for title, width in widths)
        self.beside = ttk.Frame(self, style="Panel.TFrame")  # the list of shots, and what their spread is worth
        self.beside.columnconfigure(0, weight=1)
        self.beside.rowconfigure(0, weight=1)
        self.shots = Table(self.beside, theme, columns, on_select=self.view.pick)
        self.spread = SpreadPart(self.beside, theme, self._compare_with)
        self._bar = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), px(8)))
        self._build_trouble()
        self._build_bar()
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.trouble.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.view.grid(row=1, column=0, sticky="nsew")
        self.panel.grid(row=0, column=2, rowspan=2, sticky="nsew")
        self._bar.grid(row=2, column=0, columnspan=3, sticky="ew")
        self.actions = {
            "Return": self.again,
            "b": self.board,
            "h": self.history,
            "v": self.replay,
            "s": self.save_picture,
            "l": self.toggle_list,
        }
        self.bind("<Configure>", lambda e: self._arrange(), add=True)
        self._arrange()

    def _build_trouble(self) -> None:
        px, bar = self.theme.px, self.trouble
        self.trouble_title = ttk.Label(
            bar, style="Card.TLabel", font=self.theme.font("body", True), foreground=self.theme.palette.bad
        )
        self.trouble_title.grid(row=0, column=0, sticky="nw")
        self.trouble_text.grid(row=1, column=0, columnspan=4, sticky="ew", pady=(px(4), 0))
        self.retry = ttk.Button(bar, text="Try again", command=self.save_again)
        self.retry.grid(row=0, column=2)
        self.elsewhere = ttk.Button(bar, text="Save elsewhere\u2026", command=self.save_elsewhere)
        self.elsewhere.grid(row=0, column=3, padx=(px(8), 0))
        bar.columnconfigure(1, weight=1)
        text = self.trouble_text
        bar.bind("<Configure>", lambda e: text.configure(wraplength=max(px(200), e.width - px(40))), add=True)

    def _build_bar(self) -> None:
        px, bar = self.theme.px, self._bar
        self.play_button = ttk.Button(bar, text="Play again   Enter", style="Accent.TButton")
        self.play_button.configure(command=self.again)
        self.board_button = ttk.Button(bar, text="Board   B", width=0, command=self.board)
        self.history_button = ttk.Button(bar, text="History   H", width=0, command=self.history)
        self.replay_button = ttk.Button(bar, text="Replay   V", width=0, style="Quiet.TButton", command=self.replay)
        self.picture_button = ttk.Button(bar, text="Save picture\u2026   S", width=0)
        self.picture_button.configure(command=self.save_picture)
        self.list_button = ttk.Button(bar, text="Shots   L", width=0, command=self.toggle_list)
        self.leave_button = ttk.Button(bar, text="Start   Esc", width=0, command=self.escape)
        pages = (self.board_button, self.history_button)
        buttons = (self.play_button, *pages, self.picture_button, self.list_button, self.replay_button)
        for n, button in enumerate(buttons):
            button.grid(row=0, column=n, padx=(0, px(8)), sticky="ns")
        self.leave_button.grid(row=0, column=len(buttons) + 1, sticky="ns")
        bar.columnconfigure(len(buttons), weight=1)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, outcome: Outcome | None = None, fresh: bool = True, **args: Any) -> None:
        """Show *outcome*."""
        assert outcome is not None, "the result page needs a round"
        unsaved, id_ = self.window.unsaved, outcome.record["id"]
        news = fresh and outcome is not self.outcome and outcome.is_best and not outcome.trouble
        if outcome is not self.outcome and fresh:
            for notice in outcome.notices:
                self.window.notice(sentence(notice))
        self.outcome, self.fresh = outcome, fresh
        if outcome.trouble and self._is_kept(outcome):
            unsaved.drop(id_)
            self.outcome = outcome = replace(outcome, trouble="", again=True)
        if outcome.trouble:
            unsaved.add(outcome.record)
        elif fresh and unsaved:
            self._save_what_waits()  # saving works again, as this round shows
        self._show()
        if news:
            self.when_idle(self._celebrate)  # when the face is drawn

    def _celebrate(self) -> None:
        """The moment of a new best, where specks and movement are wanted."""
        from bullseye.desk.celebration import Celebration
        from bullseye.desk.system import wants_less_motion

        settings = self.services.settings
        if settings.particles and not (settings.reduced_motion or wants_less_motion()):
            self.celebration = Celebration(self.view, self.theme, settings.frame_hz)
            self.celebration.start()

    def hidden(self) -> None:
        """Nothing moves behind another page."""
        if self.celebration is not None:
            self.celebration.stop()

    def _show(self) -> None:
        outcome = self._outcome
        card = outcome.card
        self.leave_button.configure(text="Back   Esc" if outcome.again else "Start   Esc")
        self._show_trouble()
        self.panel.show(outcome, self._drill_name(), self._standing(), self.fresh)
        self.shots.fill(len(card.shots), self._shot_row, "No shots in this round.")
        self._show_spread()
        self.view.show(card)

    def _show_trouble(self) -> None:
        """What is not saved, this round or earlier ones of the sitting: nothing is lost while the window is open."""
        waiting = len(self.window.unsaved)
        if not waiting:
            self.trouble.grid_remove()
            return
        trouble = self._outcome.trouble or self._waits
        kept = "Kept in memory until the window is closed."
        if self.window.unsaved.at_risk == 0:
            kept = "In the file you saved elsewhere; Import, on the history page, takes it in later."
        self.trouble_title.configure(text="! Not saved" if waiting == 1 else f"! {plural(waiting, 'round')} not saved")
        self.trouble_text.configure(text=f"{sentence(trouble)} {kept}" if trouble else kept)
        self.trouble.grid()

    @property
    def _outcome(self) -> Outcome:
        assert self.outcome is not None, "the result page shows a round first"
        return self.outcome

    def _shot_row(self, n: int) -> Row:
        card = self._outcome.card
        shot, hit, award = card.shots[n], card.hits[n], card.awards[n]
        extra = award.combo_bonus + award.time_bonus
        points = shot_label(card, n).split(" +")[0]
        return Row((str(n + 1), seconds(shot.t), points, signed(extra) if hit.hit and extra else DASH))

    def _drill_name(self) -> str:
        try:
            return self.services.drills.get(self._outcome.record["drill"]).name
        except BullseyeError:
            return str(self._outcome.record["drill"])

    def _standing(self) -> str:
        """Where the round stands; an old one is looked up as the board is now."""
        outcome = self._outcome
        record = outcome.record
        if outcome.trouble:
            return "Not on the board while it is not saved"
        if not outcome.again:
            return outcome.place_text()
        if not record["ranked"]:
            return why_unranked(record)
        try:
            rows = self.services.store.board.rows(record["drill"], record["face"], record["style"])
            best = self.services.best(record["face"], record["drill"], record["style"], record["player"])
        except BullseyeError:
            return ""
        place = next((row["rank"] for row in rows if row["id"] == record["id"]), None)
        return standing_now(outcome, place, best)

    def _is_kept(self, outcome: Outcome) -> bool:
        try:
            return self.services.store.has(outcome.record["id"])
        except BullseyeError:
            return False

    def focus_first(self) -> None:
        """Enter plays again, so that button has the focus; after trouble, the one that mends it."""
        (self.retry if self._outcome.trouble else self.play_button).focus_set()

    def _show_spread(self) -> None:
        spread = spread_of(self._outcome.card)
        faces = faces_to_compare(self.services.faces.items(), str(self._outcome.record["face"]))
        if spread is None or not faces:
            self.spread.grid_remove()
            return
        self.spread.show(spread, faces, self.window.memory.get(COMPARED, OFTEN_COMPARED))
        self.spread.grid(row=1, column=0, sticky="ew", pady=(self.theme.px(12), self.theme.px(8)))

    def _compare_with(self, face_id: str) -> None:
        self.window.memory[COMPARED] = face_id

    # -- the list of shots ---------------------------------------------------------------------------

    def pick(self, number: int) -> None:
        """Pick a shot out, on the face and in the list."""
        self.shots.select(number)
        self.view.pick(number)

    def toggle_list(self) -> None:
        """On a narrow window: the list in place of the numbers, and back. On a wide one: into the list."""
        if self._is_wide():
            self.shots.tree.focus_set()
            return
        self._listed = not self._listed
        self._arrange()
        (self.shots.tree if self._listed else self.play_button).focus_set()

    def _is_wide(self) -> bool:
        return self.winfo_width() >= self.theme.px(WIDE_PX)

    def _arrange(self) -> None:
        """Give the list of shots its place for the window's present width."""
        px, wide = self.theme.px, self._is_wide()
        inside = not wide and self._listed
        if wide or inside:
            self.shots.grid(row=0, column=0, sticky="nsew")
        else:
            self.shots.grid_remove()
        if wide:
            self.beside.grid(row=1, column=1, sticky="nsew", padx=(px(16), 0), pady=(px(16), 0), in_=self)
            self.columnconfigure(1, minsize=px(SHOTS_PX + 16))
            self.list_button.grid_remove()
        else:
            self.columnconfigure(1, minsize=0)
            self.list_button.grid()
            self.list_button.configure(text="Numbers   L" if inside else "Shots   L")
            if inside:
                self.beside.grid(row=0, column=0, sticky="nsew", padx=0, pady=0, in_=self.panel.body)
            else:
                self.beside.grid_remove()
        self.panel.show_numbers(not inside)
        self.beside.lift()

    # -- what to do next -----------------------------------------------------------------------------

    def again(self) -> None:
        """Play another round of the same."""
        self.window.show("play")

    def board(self) -> None:
        """The board of this drill and face."""
        self._remind()
        record = self._outcome.record
        self.window.show("board", drill=record["drill"], face=record["face"], style=record["style"])

    def history(self) -> None:
        """Every round."""
        self._remind()
        self.window.show("history")

    def replay(self) -> None:
        """The round again, moment by moment."""
        self.window.show("replay", outcome=self._outcome)

    def escape(self) -> None:
        """To the start after a round; back to where an old one was opened."""
        self._remind()
        if self._outcome.again:
            self.window.back()
        else:
            self.window.home()

    def _remind(self) -> None:
        """What is not saved goes along in a notice, which leads back here."""
        self.window.dismiss(self._reminder)
        waiting, outcome = self.window.unsaved.at_risk, self._outcome
        if waiting:
            self._reminder = self.window.notice(
                f"{plural(waiting, 'round')} not saved, kept in memory until the window is closed.", "bad",
                ("Show", lambda: self.window.show("result", outcome=outcome, fresh=False)),
            )  # fmt: skip

    # -- saving --------------------------------------------------------------------------------------

    def save_again(self) -> None:
        """Try once more to save what waits, oldest first, where it belongs."""
        unsaved, outcome = self.window.unsaved, self._outcome
        waiting = len(unsaved)
        try:
            done = unsaved.save(self.services.store)
        except BullseyeError as bad:
            if outcome.trouble:
                self.outcome = replace(outcome, trouble=str(bad))
            self._waits = str(bad)
            self._show_trouble()
            self.window.notice("It could still not be saved.", "bad")
            return
        saved = done.get(outcome.record["id"])
        if saved is not None:
            before = None if saved.best_before is None else int(saved.best_before["score"])
            self.outcome = replace(outcome, trouble="", place=saved.place.rank, best_before=before)
        self._show()
        self.focus_first()
        if unsaved:
            self.window.notice(f"{plural(len(done), 'round')} of {waiting} saved; the rest still waits.", "bad")
        else:
            self.window.notice("The round is saved." if waiting == 1 else f"{plural(waiting, 'round')} are saved.")
        for one in done.values():
            for notice in one.notices:
                self.window.notice(sentence(notice))

    def _save_what_waits(self) -> None:
        """A round was saved just now, so those that could not be before it get their turn."""
        try:
            done = self.window.unsaved.save(self.services.store)
        except BullseyeError as bad:
            self._waits = str(bad)
            return
        those = plural(len(done), "round")
        self.window.notice(f"{those} that waited in memory {'is' if len(done) == 1 else 'are'} saved now.")

    def save_elsewhere(self) -> None:
        """Write what waits to a file, a round on each line, which a history can take in later."""
        from bullseye.records.files import RealFiles

        path = self.ask_path(self.window, "Save elsewhere", f"{self._file_name()}.jsonl", "Rounds", ".jsonl")
        if path is None:
            return
        try:
            written = self.window.unsaved.write(path, RealFiles())
        except BullseyeError as bad:
            self.window.notice(sentence(str(bad)), "bad")
            return
        self._show_trouble()
        rounds = "The round is" if written == 1 else f"{plural(written, 'round')} are"
        self.window.notice(f"{rounds} in {path}. Import, on the history page, takes it into the history later.")

    def save_picture(self) -> None:
        """Write the score card as a PNG."""
        from bullseye.play.card import save_card

        path = self.ask_path(self.window, "Save picture", f"{self._file_name()}.png", "A picture", ".png")
        if path is None:
            return
        try:
            save_card(self._outcome, path, self._drill_name())
        except ImportError:
            self.window.notice("A picture needs Pillow; install it with: pip install pillow.", "bad")
        except (OSError, ValueError, BullseyeError) as bad:
            why = bad.strerror if isinstance(bad, OSError) and bad.strerror else str(bad)
            text = f"The picture could not be saved as {path}: {why}. Choose another place."
            self.window.notice(text, "bad")
        else:
            self.window.notice(f"The picture is saved as {path}.")

    def _file_name(self) -> str:
        record = self._outcome.record
        when = str(record["finished"]).replace(":", "").replace("-", "")
        return f"bullseye-{record['drill']}-{when}"
