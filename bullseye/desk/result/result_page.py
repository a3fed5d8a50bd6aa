"""The result page: the shots on the face, the total and what it is made of, and what to do next."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.routes import home_words
from bullseye.desk.kit.cards.explain import ExplainOverlay
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.result.group_view import GroupNumbers
from bullseye.desk.result.outcome_page import OutcomePage
from bullseye.desk.result.result_bar import ResultBar
from bullseye.desk.result.result_panel import EDGE_PX, WIDTH_PX, ResultPanel, sitting_text, standing_now, why_unranked
from bullseye.desk.result.result_views import MEASURED, SHEET, ResultViews
from bullseye.desk.result.sending import Sending
from bullseye.desk.result.shot_view import shot_label
from bullseye.desk.result.spread_part import SpreadPart
from bullseye.desk.result.unsaved_bar import file_name, save_picture
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.spread_worth import OFTEN_COMPARED, faces_to_compare, spread_of
from bullseye.wording.explanation import shot_explained
from bullseye.wording.numbers import DASH, seconds, signed
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.desk.result.celebration import Celebration

WIDE_PX = 1240
"""From this width on the list of shots has a column of its own; below, it takes turns with the numbers."""
SHOTS_PX = 264
COMPARED = "compared face"
"""What the window remembers the face under that spreads are compared on."""


class ResultPage(OutcomePage):
    """Shows an Outcome of a round with a score."""

    keys = [  # type: ignore[assignment]
        (tr("Enter, R"), tr("Play again")),
        ("B, H", tr("Board, history")),
        ("G", tr("Race this round: play on its targets, with its shots as a ghost")),
        ("D, E", tr("Of a round from a range: its next distance, and correct it")),
        ("V", tr("View the round again: the replay")),
        ("C", tr("Copy the round code, with which others play the same round")),
        (tr("Ctrl+C"), tr("Copy the result of today's round as a text")),
        ("1, 2, 3, 4", tr("The face, the group, the heat map; 4 is the score sheet of a round in series")),
        ("T", tr("Statistics of this drill")),
        ("S", tr("Save a picture of what is shown")),
        ("P", tr("Save a report of this round")),
        ("N", tr("Send this round to your school or club, once one is named: bullseye send --school")),
        ("M", tr("More numbers, and what the score is made of")),
        (tr("Page Up, Page Down"), tr("The numbers further down, where the window is too low for them all")),
        ("L", tr("List of the shots")),
        (tr("Up, Down, Enter"), tr("In the list: pick a shot out, and explain it")),
        (tr("Tab, Enter"), tr("Go to a number, and see where it comes from")),
        (tr("Esc"), tr("Back to the start, or to the history")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.celebration: Celebration | None = None
        self.sending = Sending(window)
        self.sending.then = self._show_sending
        self._listed = False  # on a narrow window: the list stands where the numbers were
        self._more = False  # the numbers behind the three large ones
        theme = self.theme
        more = ((tr("Statistics   T"), self.statistics), (tr("Report\u2026   P"), self.report))
        self.views = ResultViews(self, window, self.pick, more, self._turned)
        self.view = self.views.face
        self.panel = ResultPanel(self, window, self.copy_code, self.toggle_more)
        self.group_numbers: GroupNumbers | None = None  # made when it is first asked for
        widths = ((tr("Shot"), 52), (tr("Time"), 84), (tr("Points"), 66), (tr("Bonus"), 60))
        columns = tuple(Column(title, width, "e", grow=title == tr("Points")) for title, width in widths)
        self.beside = ttk.Frame(self, style="Panel.TFrame")  # the list of shots, and what their spread is worth
        self.beside.columnconfigure(0, weight=1)
        self.beside.rowconfigure(0, weight=1)
        self.shots = Table(self.beside, theme, columns, self.explain_shot, self.view.pick)
        self.spread = SpreadPart(self.beside, theme, self._compare_with)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.trouble.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.views.grid(row=1, column=0, sticky="nsew")
        self.panel.grid(row=0, column=2, rowspan=2, sticky="nsew")
        self.actions |= {
            "d": self.next_part,
            "e": self.correct,
            "g": self.beat,
            "v": self.replay,
            "c": self.copy_code,
            "s": self.save_picture,
            "l": self.toggle_list,
            "m": self.toggle_more,
            "n": self.send_round,
            "Control-c": self.panel.share.copy_text,
            **self.views.turns(),
            **self.panel.scroll_keys,
        }
        bar = self._bar = ResultBar(self, theme, self.actions, self.escape)
        bar.grid(row=2, column=0, columnspan=3, sticky="ew")
        self.play_button, self.beat_button, self.list_button = bar.play, bar.beat, bar.list
        self.replay_button = bar.replay
        self.bind("<Configure>", lambda e: self._arrange(), add=True)
        self.bind("<Destroy>", lambda e: self.sending.stop(), add=True)
        self._arrange()

    # -- showing -----------------------------------------------------------------------------------

    def arrived(self, outcome: Outcome) -> None:
        """A new best has its moment, when the face is drawn."""
        if outcome.is_best:
            self.when_idle(self._celebrate)

    def _celebrate(self) -> None:
        """The moment of a new best, where specks and movement are wanted."""
        from bullseye.desk.kit.system import wants_less_motion
        from bullseye.desk.result.celebration import Celebration

        settings = self.services.settings
        if settings.new_best and settings.particles and not (settings.reduced_motion or wants_less_motion()):
            self.hidden()  # one at a time: they share the canvas
            self.celebration = Celebration(self.view, self.theme, settings.frame_hz)
            self.celebration.start()

    def hidden(self) -> None:
        """Nothing moves behind another page."""
        if self.celebration is not None:
            self.celebration.stop()

    def _show(self) -> None:
        outcome = self._outcome
        card = outcome.card
        entered = outcome.record.entered
        parts = 1 if entered is None else len(self.services.sitting(outcome.record))
        self._bar.show(self.from_elsewhere, home_words(self.window.trail), entered is not None, parts)
        self._show_sending()
        self.show_trouble()
        code = self.services.code_of(outcome.record)
        self.panel.show(outcome, self.drill_name, self._standing(), self.fresh, code)
        bonus = any(award.combo_bonus + award.time_bonus for award in card.awards)
        self.shots.show_columns((0, 2) if entered is not None else range(4 if bonus else 3))
        self.shots.fill(len(card.shots), self._shot_row, tr("No shots in this round."))
        self._show_spread()
        self.views.show(card)

    def _shot_row(self, n: int) -> Row:
        card = self._outcome.card
        shot, hit, award = card.shots[n], card.hits[n], card.awards[n]
        extra = award.combo_bonus + award.time_bonus
        points = shot_label(card, n).split(" +")[0]
        return Row((str(n + 1), seconds(shot.t), points, signed(extra) if hit.hit and extra else DASH))

    def _standing(self) -> str:
        """Where the round stands; an old one is looked up as the board is now."""
        outcome = self._outcome
        record = outcome.record
        if outcome.trouble:
            return tr("Not on the board while it is not saved")
        if not outcome.again:
            return outcome.place_text()
        if record.entered is not None:
            return sitting_text(self.services.sitting(record), record)
        if not record.ranked:
            return why_unranked(record)
        try:
            best = self.services.best(record.face, record.drill, record.style, record.player, record.way)
        except BullseyeError:
            return ""
        return standing_now(outcome, self.services.place_of(record), best)

    def _show_spread(self) -> None:
        # What was shot on a range has no size on the screen.
        spread = None if self._outcome.record.entered is not None else spread_of(self._outcome.card)
        faces = faces_to_compare(self.services.faces.items(), self._outcome.record.face)
        if spread is None or not faces:
            self.spread.grid_remove()
            return
        self.spread.show(spread, faces, self.window.memory.get(COMPARED, OFTEN_COMPARED))
        self.spread.grid(row=1, column=0, sticky="ew", pady=(self.theme.px(12), self.theme.px(8)))

    def _compare_with(self, face_id: str) -> None:
        self.window.memory[COMPARED] = face_id

    # -- more of it --------------------------------------------------------------------------------

    def explain_shot(self, number: int) -> None:
        """What one shot of the list brought, and why."""
        ExplainOverlay(self.window, shot_explained(self._outcome.card, number))

    def toggle_more(self) -> None:
        """The numbers behind the three large ones, and away again."""
        shown = self._more and not (self._listed and not self._is_wide())
        self._more, self._listed = not shown, False
        self._arrange()

    def _turned(self, way: str) -> None:
        """Beside the group and the heat map stand the numbers of the group."""
        self._arrange()

    def _show_group(self) -> None:
        group, way = self.views.group, self.views.tabs.way
        if group is None or group.sheet is None or way not in MEASURED:
            if self.group_numbers is not None:
                self.group_numbers.grid_remove()
            return
        if self.group_numbers is None:
            room = self.theme.px(WIDTH_PX - 2 * EDGE_PX)
            self.group_numbers = GroupNumbers(self.panel.body, self.window, room)
        self.group_numbers.show(group.sheet, way)
        self.group_numbers.grid(row=0, column=0, sticky="new")

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
        """True where the list of shots has a column of its own; a score sheet takes its room."""
        return self.winfo_width() >= self.theme.px(WIDE_PX) and self.views.tabs.way != SHEET

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
            self._bar.put(self.list_button, False)
        else:
            self.columnconfigure(1, minsize=0)
            self._bar.put(self.list_button, True)
            if inside:
                self.beside.grid(row=0, column=0, sticky="nsew", padx=0, pady=0, in_=self.panel.body)
            else:
                self.beside.grid_remove()
        grouped = self.views.tabs.way in MEASURED and not inside
        self.panel.show_numbers(self._more and not inside and not grouped)
        self.panel.more_button.configure(text=tr("Less   M") if self._more and not inside else tr("More   M"))
        crowded = not wide and (inside or grouped)
        self.panel.show_code_row(not grouped)
        (self.panel.figures.grid_remove if crowded else self.panel.figures.grid)()
        if grouped:
            self._show_group()
            self.panel.more_button.grid_remove()
        else:
            if self.group_numbers is not None:
                self.group_numbers.grid_remove()
            (self.panel.more_button.grid_remove if inside else self.panel.more_button.grid)()
        self.beside.lift()

    # -- what to do next -----------------------------------------------------------------------------

    def again(self) -> None:
        """The same once more; of a round from a range another one is marked."""
        entered = self._outcome.record.entered
        if entered is None:
            super().again()
        else:
            self.window.show("enter", match=entered.match)

    def board(self) -> None:
        """The board of this drill and face; of a match from a range that of all its distances together."""
        entered = self._outcome.record.entered
        if entered is None:
            super().board()
        else:
            self.window.show("board", drill=entered.match)

    def next_part(self) -> None:
        """The next distance of a match from a range, the first after the last."""
        parts = self.services.sitting(self._outcome.record)
        if len(parts) > 1:
            at = next(n for n, one in enumerate(parts) if one.id == self._outcome.record.id)
            following = parts[(at + 1) % len(parts)]
            self.window.show("result", outcome=self.services.review(following), fresh=False)

    def correct(self) -> None:
        """Open the sheet of a round from a range again."""
        record = self._outcome.record
        if record.entered is None:
            self.window.notice(tr("This round was played here, so there is no score sheet to correct."))
        else:
            self.window.show("enter", correct=record.id)

    def _not_of_entered(self) -> bool:
        """Say that a round from a range has no times, where it is one."""
        if self._outcome.record.entered is None:
            return False
        self.window.notice(tr("This round was shot on a range: nobody knows when each shot was fired."))
        return True

    def beat(self) -> None:
        """Play against this round."""
        if self._not_of_entered():
            return
        from bullseye.desk.round.round_hosts import return_match

        try:
            host = return_match(self.window, self._outcome.record)
        except BullseyeError as bad:
            self.window.notice(sentence(bad))
            return
        self.window.show("play", host=host)

    def copy_code(self) -> None:
        """Put the round code on the clipboard."""
        if not self.panel.code:
            self.window.notice(tr("This round has no code: its drill, face or gauge is another one today."))
            return
        self.clipboard_clear()
        self.clipboard_append(self.panel.code)
        self.panel.copied()

    def replay(self) -> None:
        """The round again, moment by moment."""
        if not self._not_of_entered():
            self.window.show("replay", outcome=self._outcome)

    # -- sending -------------------------------------------------------------------------------------

    def send_round(self) -> None:
        """Send the round to the player's school."""
        if self._outcome.trouble:
            self.window.notice(tr("This round is not saved yet; save it first, then send it."))
        else:
            self.sending.send(self._outcome.record)

    def _show_sending(self) -> None:
        self._bar.show_send("" if self._outcome.trouble else self.sending.words_for(self._outcome.record))

    # -- saving --------------------------------------------------------------------------------------

    def save_picture(self) -> None:
        """Write the score card as a PNG, or the chart that is shown as PNG or SVG."""
        title = f"{self._outcome.record.player}, {self.drill_name}, {self._outcome.card.face.name}"
        if self.views.save(title, file_name(self._outcome), self.ask_path):
            return
        save_picture(self.window, self._outcome, self.drill_name, self.ask_path, self.panel.share.words)
