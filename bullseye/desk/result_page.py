"""The result page: the shots on the face, the total and what it is made of, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.dialogs import ask_save_path, confirm
from bullseye.desk.page import Page
from bullseye.desk.result_panel import ResultPanel, standing_now, why_unranked
from bullseye.desk.shot_view import ShotView, shot_label
from bullseye.desk.table import Column, Row, Table
from bullseye.errors import BullseyeError
from bullseye.play.outcome import Outcome
from bullseye.play.words import DASH, seconds, signed

if TYPE_CHECKING:
    from bullseye.desk.window import Window

WIDE_PX = 1240
"""From this width on the list of shots has a column of its own; below, it takes turns with the numbers."""
SHOTS_PX = 264


class ResultPage(Page):
    """Shows an Outcome; `shown(outcome=..., fresh=...)`, fresh for a round that has just been played."""

    name = "result"
    title = "Result"
    keys = [
        ("Enter", "Play again"),
        ("B", "Board"),
        ("H", "History"),
        ("S", "Save a picture of this result"),
        ("L", "List of the shots, or the numbers"),
        ("Up, Down", "Pick a shot out, in the list of shots"),
        ("Esc", "Back to the start, or to the history"),
    ]

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.outcome: Outcome | None = None
        self.fresh = False
        self.kept_elsewhere = False
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
        self.shots = Table(self, theme, columns, on_select=self.view.pick)
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
            "s": self.save_picture,
            "l": self.toggle_list,
        }
        self.bind("<Configure>", lambda e: self._arrange(), add=True)
        self._arrange()

    def _build_trouble(self) -> None:
        px, bar = self.theme.px, self.trouble
        ttk.Label(
            bar, text="! Not saved", style="Card.TLabel", font=self.theme.font("body", True),
            foreground=self.theme.palette.bad,
        ).grid(row=0, column=0, sticky="nw")  # fmt: skip
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
        self.picture_button = ttk.Button(bar, text="Save picture\u2026   S", width=0)
        self.picture_button.configure(command=self.save_picture)
        self.list_button = ttk.Button(bar, text="Shots   L", width=0, command=self.toggle_list)
        self.leave_button = ttk.Button(bar, text="Start   Esc", width=0, command=self.escape)
        pages = (self.board_button, self.history_button)
        buttons = (self.play_button, *pages, self.picture_button, self.list_button)
        for n, button in enumerate(buttons):
            button.grid(row=0, column=n, padx=(0, px(8)), sticky="ns")
        self.leave_button.grid(row=0, column=len(buttons) + 1, sticky="ns")
        bar.columnconfigure(len(buttons), weight=1)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, outcome: Outcome | None = None, fresh: bool = True, **args: Any) -> None:
        """Show *outcome*."""
        assert outcome is not None, "the result page needs a round"
        if outcome is not self.outcome:
            self.kept_elsewhere = False
            if fresh:
                for notice in outcome.notices:
                    self.window.notice(notice)
        self.outcome, self.fresh = outcome, fresh
        if outcome.trouble and self._is_kept(outcome):
            self.outcome = outcome = replace(outcome, trouble="", again=True)
        self._show()

    def _show(self) -> None:
        outcome = self._outcome
        card = outcome.card
        self.leave_button.configure(text="Back   Esc" if outcome.again else "Start   Esc")
        if outcome.trouble:
            self.trouble_text.configure(text=_sentence(outcome.trouble))
            self.trouble.grid()
        else:
            self.trouble.grid_remove()
        self.panel.show(outcome, self._drill_name(), self._standing(), self.fresh)
        self.shots.fill(len(card.shots), self._shot_row, "No shots in this round.")
        self.view.show(card)

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
        if wide:
            self.shots.grid(row=1, column=1, sticky="nsew", padx=(px(16), 0), pady=(px(16), 0), in_=self)
            self.columnconfigure(1, minsize=px(SHOTS_PX + 16))
            self.list_button.grid_remove()
        else:
            self.columnconfigure(1, minsize=0)
            self.list_button.grid()
            self.list_button.configure(text="Numbers   L" if inside else "Shots   L")
            if inside:
                self.shots.grid(row=0, column=0, sticky="nsew", padx=0, pady=0, in_=self.panel.body)
            else:
                self.shots.grid_remove()
        self.panel.show_numbers(not inside)
        self.shots.lift()

    # -- what to do next -----------------------------------------------------------------------------

    def _may_go(self) -> bool:
        """True unless the round is not saved and the player would rather stay."""
        if self.outcome is None or not self.outcome.trouble or self.kept_elsewhere:
            return True
        return confirm(
            self.window, "This round is not saved",
            "It will be lost. You can try again, or save it elsewhere first.",
            "Lose this round", "Stay",
        )  # fmt: skip

    def may_close(self) -> bool:
        """Ask before an unsaved round is lost."""
        return self._may_go()

    def again(self) -> None:
        """Play another round of the same."""
        if self._may_go():
            self.window.show("play")

    def board(self) -> None:
        """The board of this drill and face."""
        if self._may_go():
            record = self._outcome.record
            self.window.show("board", drill=record["drill"], face=record["face"], style=record["style"])

    def history(self) -> None:
        """Every round."""
        if self._may_go():
            self.window.show("history")

    def escape(self) -> None:
        """To the start after a round; back to where an old one was opened."""
        if not self._may_go():
            return
        if self._outcome.again:
            self.window.back()
        else:
            self.window.home()

    # -- saving --------------------------------------------------------------------------------------

    def save_again(self) -> None:
        """Try once more to save the round where it belongs."""
        outcome = self._outcome
        try:
            saved = self.services.store.save(outcome.record)
        except BullseyeError as bad:
            self.outcome = replace(outcome, trouble=str(bad))
            self.trouble_text.configure(text=_sentence(str(bad)))
            self.window.notice("It could still not be saved.", "bad")
            return
        before = None if saved.best_before is None else int(saved.best_before["score"])
        self.outcome = replace(outcome, trouble="", place=saved.place.rank, best_before=before)
        self._show()
        self.focus_first()
        self.window.notice("The round is saved.")
        for notice in saved.notices:
            self.window.notice(notice)

    def save_elsewhere(self) -> None:
        """Write the record as a file of one line, which a history can take in later."""
        from bullseye.records.files import RealFiles
        from bullseye.records.line import encode
        from bullseye.records.safe_write import safe_write

        record = self._outcome.record
        path = self.ask_path(self.window, "Save this round", f"{self._file_name()}.json", "A round", ".json")
        if path is None:
            return
        try:
            safe_write(path, encode(record), files=RealFiles())
        except BullseyeError as bad:
            self.window.notice(_sentence(str(bad)), "bad")
            return
        self.kept_elsewhere = True
        self.window.notice(f"The round is in {path}. It is not in the history yet.")

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


def _sentence(text: str) -> str:
    """An error's sentence as it stands on a page: a capital first, a full stop last."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
