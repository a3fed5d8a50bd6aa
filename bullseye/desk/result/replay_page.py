"""The replay page: a round of the history as it was, moment by moment, at any speed and to and fro."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.page_parts import ButtonBar
from bullseye.desk.kit.palette import PANEL_PX
from bullseye.desk.result.replay_view import ReplayView, last_text
from bullseye.desk.result.scrub_bar import ScrubBar
from bullseye.desk.round.effects import Wanted
from bullseye.desk.round.hud import HudPanel
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.playback import Playback, combo_at
from bullseye.play.round.view import Hud
from bullseye.session.record import on_target_share
from bullseye.wording.numbers import DASH, percent, score_text
from bullseye.words import number as written
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.round.replay import Frame, Replay

TICK_MS = 16
PLAY, HALT = "\u25b6", "\u275a\u275a"
ICONS = {"start": "\u25ae\u25c0", "before": "\u25c0", "next": "\u25b6", "end": "\u25b6\u25ae"}
"""What the steps look like; their words and keys are in the help (F1)."""
SECOND_S = 1.0


def speed_text(speed: float) -> str:
    """A speed as it is read: 0.5 x."""
    return f"{speed:g} \u00d7"


class ReplayPage(Page):
    """Plays the round of an Outcome back; `shown(outcome=...)`."""

    name = "replay"
    title = tr("Replay")
    keys = [
        (tr("Space"), tr("Play, or pause")),
        (tr("Left, Right"), tr("The shot before, the next shot")),
        (tr("Up, Down"), tr("A second on, a second back")),
        (tr("Home, End"), tr("To the start, to the end")),
        ("+, \u2212", tr("Faster, slower")),
        (tr("Esc"), tr("Back to the result")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.outcome: Outcome | None = None
        self.playback: Playback | None = None
        self._job = ""
        theme, px = self.theme, self.theme.px
        self.view = ReplayView(self, theme)
        self.view.grid(row=0, column=0, sticky="nsew")
        self.hud = HudPanel(self, theme, Wanted(*[False] * 6))
        self.hud.configure(width=px(PANEL_PX))
        self.hud.grid(row=0, column=1, sticky="ns")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), px(8)))
        foot.grid(row=1, column=0, columnspan=2, sticky="ew")
        foot.columnconfigure(0, weight=1)
        self.bar = ScrubBar(foot, theme, self.seek)
        self.bar.grid(row=0, column=0, sticky="ew")
        self.time = ttk.Label(foot, style="Muted.TLabel", anchor="e", width=-18)
        self.time.grid(row=0, column=1, sticky="e", padx=(px(8), 0))
        row = ButtonBar(foot, theme)
        row.grid(row=1, column=0, columnspan=2, sticky="ew", pady=(px(4), 0))
        self._build_row(row)
        self.actions = {
            "space": self.toggle, "Left": self.before, "Right": self.next, "Home": self.to_start, "End": self.to_end,
            "Up": lambda: self.move(SECOND_S), "Down": lambda: self.move(-SECOND_S),
            "plus": self.faster, "equal": self.faster, "KP_Add": self.faster,
            "minus": self.slower, "KP_Subtract": self.slower,
        }  # fmt: skip

    def _build_row(self, row: ButtonBar) -> None:
        px = self.theme.px
        self.play_button = row.add(f"{PLAY}   {key_words('space')}", self.toggle, 0, width=12)
        self.start_button = row.quiet(ICONS["start"], self.to_start)
        self.before_button = row.quiet(ICONS["before"], self.before, 0)
        self.next_button = row.quiet(ICONS["next"], self.next, 0)
        self.end_button = row.quiet(ICONS["end"], self.to_end, 0)
        ttk.Separator(row, orient="vertical").pack(side="left", fill="y", padx=px(8), pady=px(8))
        self.slower_button = row.quiet("\u2212", self.slower, 0)
        self.speed = ttk.Label(row, anchor="center", width=6)
        self.speed.pack(side="left")
        self.faster_button = row.quiet("+", self.faster, 0)
        self.leave_button = row.last(tr("Back   Esc"), self.escape)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, outcome: Outcome | None = None, **args: Any) -> None:
        """Open the round of *outcome*: it plays at once, from its start."""
        assert outcome is not None, "the replay page needs a round"
        self.outcome, self.playback = outcome, None
        record, words = outcome.record, ""
        replay: Replay | None = None
        try:
            replay = self.services.replay(record)
            self.playback = Playback(replay, self.services.clock)
        except BullseyeError as bad:
            words = sentence(bad)
        self._allow(replay is not None)
        self.hud.show_round(self._drill_name(), outcome.card.face.name, record.player)
        self.view.show(replay, words)
        card = outcome.card
        shots = [(shot.t, hit.hit) for shot, hit in zip(card.shots, card.hits, strict=True)]
        self.bar.show(0.0 if replay is None else replay.duration_s, shots if replay else ())
        self.draw()
        self.when_idle(self._make_pictures)
        self.when_idle(self._begin)

    def _begin(self) -> None:
        """Play, unless the player has taken it in hand already."""
        if self.window.page is self and self.playback is not None and not self.playback.t_s:
            self._do(Playback.play)

    def _allow(self, able: bool) -> None:
        buttons = (
            self.play_button, self.start_button, self.before_button, self.next_button, self.end_button,
            self.slower_button, self.faster_button,
        )  # fmt: skip
        for button in buttons:
            button.state(["!disabled" if able else "disabled"])

    def _make_pictures(self) -> None:
        """A few at a time, so that targets which change their size do not stutter later."""
        if self.window.page is self and not self.view.make_some():
            self.when_idle(self._make_pictures)

    def _drill_name(self) -> str:
        assert self.outcome is not None
        return self.services.drills.name_of(self.outcome.record.drill)

    def focus_first(self) -> None:
        """Space plays, so that button has the focus."""
        (self.leave_button if self.playback is None else self.play_button).focus_set()

    def hidden(self) -> None:
        """Nothing plays behind another page."""
        self.halt()

    def covered(self) -> None:
        """It waits under an overlay."""
        self.halt()

    def destroy(self) -> None:
        """Take back what is due, then go."""
        self._stop()
        super().destroy()

    # -- a moment ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the moment that is due now."""
        playback = self.playback
        if playback is None:
            self.time.configure(text="")
            self.speed.configure(text="")
            return
        frame = playback.replay.at(playback.t_s)
        self.view.draw(frame)
        self.bar.put(frame.t_s)
        self.hud.show_hud(self._hud(frame))
        self.time.configure(
            text=tr("{t_s:.1f} of {duration_s:.1f} s", t_s=frame.t_s, duration_s=playback.replay.duration_s)
        )
        self.speed.configure(text=speed_text(playback.speed))
        self.play_button.configure(text=f"{HALT if playback.playing else PLAY}   {key_words('space')}")

    def _hud(self, frame: Frame) -> Hud:
        assert self.playback is not None
        replay = self.playback.replay
        card, totals = replay.card, frame.totals
        record, kind = card.record, card.record.parameters.score
        tracks = record.on_target is not None
        accuracy = on_target_share([(0.0, totals.score / 1000)], frame.t_s) if tracks else totals.accuracy
        if kind == "none":
            score = DASH
        elif record.score_unit == "ms":
            ms = round(frame.t_s * 1000) if kind == "time" else totals.score
            score = f"{written(ms / 1000, '.1f')} s"
        else:
            score = score_text(totals.score, record.score_unit)
        notes: list[tuple[str, str]] = []
        if frame.series is not None:
            notes.append(
                (frame.series.name, tr("series {number} of {of}", number=frame.series.number + 1, of=frame.series.of))
            )
        if record.parameters.dont_share:
            notes.append((tr("Wrong hits"), str(totals.wrong)))
        if replay.astray:
            notes.append((trn("{n} shot not as recorded", "{n} shots not as recorded", len(replay.astray)), "!"))
        return Hud(
            score=score, shots=DASH if tracks else tr("{shots} of {all}", shots=frame.shots, all=len(card.shots)),
accuracy=percent(accuracy),
            combo=combo_at(replay, frame), bonus="", left_label=tr("Time"), left=f"{written(frame.t_s, '.1f')} s",
            last=last_text(card, frame.shots - 1) if frame.shots else DASH, ranked=record.ranked,
            notes=tuple(notes),
        )  # fmt: skip

    def tick(self) -> None:
        """Draw what is due, and come again while it plays."""
        self._stop()
        self.draw()
        if self.playback is not None and self.playback.playing:
            self._job = self.window.root.after(TICK_MS, self._due_now)

    def _due_now(self) -> None:
        self._job = ""
        self.tick()

    def _stop(self) -> None:
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""

    @property
    def ticks(self) -> bool:
        """True while another moment is due by itself."""
        return bool(self._job)

    # -- what the hand does ----------------------------------------------------------------------------

    def _do(self, action: Callable[[Playback], object]) -> None:
        """Change how it plays, and show it."""
        if self.playback is None:
            return
        action(self.playback)
        self.tick()

    def toggle(self) -> None:
        """Play, or halt."""
        self._do(lambda playback: playback.halt() if playback.playing else playback.play())

    def halt(self) -> None:
        """Stay at this moment."""
        self._do(Playback.halt)

    def before(self) -> None:
        """To the shot before."""
        self._do(lambda playback: playback.step(-1))

    def next(self) -> None:
        """To the next shot."""
        self._do(lambda playback: playback.step(1))

    def to_start(self) -> None:
        """To the round's start."""
        self._do(lambda playback: playback.seek(0.0))

    def to_end(self) -> None:
        """To the round's end."""
        self._do(lambda playback: playback.seek(playback.replay.duration_s))

    def seek(self, t_s: float) -> None:
        """To any moment."""
        self._do(lambda playback: playback.seek(t_s))

    def move(self, by_s: float) -> None:
        """On or back by that much of the round's time."""
        self._do(lambda playback: playback.seek(playback.t_s + by_s))

    def faster(self) -> None:
        """The next speed up."""
        self._do(lambda playback: playback.faster(1))

    def slower(self) -> None:
        """The next speed down."""
        self._do(lambda playback: playback.faster(-1))
