"""The page of the reaction test: wait, and answer as soon as a disc lights up."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bullseye.desk.kit.disc_photos import half_of, put
from bullseye.desk.lab.lab_page import LabPage
from bullseye.desk.round.frame_clock import Pace
from bullseye.desk.round.play_page import CALM
from bullseye.session.reaction import Phase, Reaction
from bullseye.session.record import EARLY, LATE, WRONG
from bullseye.wording.numbers import DASH
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.plan import RoundPlan

SHOWN_S = 1.0
"""How long the time of an answer is read at the disc."""
AWAY = 5
"""After so many in a row that came too late nobody is there: the test waits."""
SAID = {EARLY: tr("Too early"), LATE: tr("Too late"), WRONG: tr("Another disc")}
AGAIN = tr("The interrupted trial starts again.")
NOBODY = trn(
    "{n} light found no answer in time, so the test waits for you. It stays counted as too late.",
    "{n} lights in a row found no answer in time, so the test waits for you. They stay counted as too late.", AWAY,
)  # fmt: skip
HINT_PRESS = tr("Press anywhere as soon as the disc is lit. The wait differs each time, so guessing does not help.")
HINT_MOVE = tr("Rest in the middle. When a disc lights up, go there and press it.")


class ReactionPage(LabPage):
    """Shows a Reaction."""

    title = tr("Reaction time")
    paused_words = AGAIN
    keys: ClassVar[list[tuple[str, str]]] = [  # type: ignore[assignment]
        (tr("Click"), tr("Begin; then answer as soon as a disc lights up")),
        (tr("Space"), tr("Pause and continue")),
        ("R", tr("Throw this test away and start again")),
        (tr("Esc"), tr("Leave; nothing is recorded")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._home = self.canvas.create_image(0, 0, anchor="nw", state="hidden")
        self._drawn: tuple[int, int | None, Phase, int, bool] | None = None
        self._answered_s = 0.0
        self._late_from = 0

    @property
    def test(self) -> Reaction:
        """The test that is on; raises RuntimeError when there is none."""
        if not isinstance(self._test, Reaction):
            raise RuntimeError("no reaction test is on")
        return self._test

    def make(self, plan: RoundPlan) -> Reaction:
        """The test of *plan*."""
        self._answered_s, self._late_from, self.paused_words = -SHOWN_S, 0, AGAIN
        return Reaction(plan, self._clock, self.services.new_id)

    # -- drawing -----------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The discs as they stand."""
        test, view = self.test, self.viewport
        assert view is not None
        self.lay_out(test.places)
        self.canvas.itemconfigure(self._home, state="normal" if test.moves else "hidden")
        if test.moves:
            colours = self.theme.palette
            x, y = view.to_px(0.0, 0.0)
            photo = self.discs.get(self._disc_px, colours.panel, colours.edge, self.theme.px(2), half_of(x, y))
            put(self.canvas, self._home, photo, x, y)
        for n in range(len(self._items)):
            self._draw_disc(n)
        self._drawn = self._now()

    def _now(self) -> tuple[int, int | None, Phase, int, bool]:
        """All that is drawn hangs on this."""
        test, told = self.test, self._clock.now() - self._answered_s < SHOWN_S
        return test.block, test.lit, test.phase, len(test.trials), told

    @property
    def _disc_px(self) -> float:
        assert self.viewport is not None
        return float(self.test.parameters["disc_mm"]) * self.viewport.px_per_mm

    def _draw_disc(self, number: int) -> None:
        colours, px = self.theme.palette, self.theme.px
        lit = self.test.lit == number
        fill, outline = (colours.accent, colours.text) if lit else (colours.ground, colours.muted)
        x, y = self._places[number]
        photo = self.discs.get(self._disc_px, fill, outline, px(4) if lit else px(2), half_of(x, y))
        put(self.canvas, self._items[number], photo, x, y)

    def _refresh(self) -> None:
        """Draw what has changed; nothing when nothing has."""
        if self._test is None:
            return
        test = self.test
        if self._drawn is not None and len(test.trials) > self._drawn[3]:
            self._answered_s = self._clock.now()
        now = self._now()
        if now == self._drawn:
            return
        if self._drawn is None or self._drawn[0] != test.block:
            self.draw()
        else:
            for number in {self._drawn[1], test.lit} - {None}:
                assert number is not None
                self._draw_disc(number)
            self._drawn = now
        self.tell()
        self.canvas.update_idletasks()
        self._wait_for_somebody()

    def _wait_for_somebody(self) -> None:
        """Pause when light after light finds no answer: the rest of the test would measure an empty chair."""
        trials = self.test.trials[self._late_from :]
        if len(trials) >= AWAY and all(trial.result == LATE for trial in trials[-AWAY:]):
            self._late_from += len(trials)
            self.paused_words = NOBODY
            self.pause()
            self.paused_words = AGAIN

    def tell(self) -> None:
        """Where the test stands, and what became of the trial before."""
        test = self.test
        blocks = len(test.blocks)
        many = trn("{n} disc", "{n} discs", test.choices)
        self.panel.part.configure(
            text=tr("Block {block} of {blocks}: {discs}", block=test.block + 1, blocks=blocks, discs=many)
            if blocks > 1
            else many
        )
        self.panel.count.configure(text=tr("{trial} of {trials}", trial=test.made, trials=test.of))
        self.panel.label.configure(text="")
        early = sum(trial.result == EARLY for trial in test.trials)
        self.panel.fact(
            tr("Last"),
            SAID.get(test.last, "") or (DASH if test.last_ms is None else f"{test.last_ms:.0f} ms"),
        )
        self.panel.fact(tr("Too early"), str(early))
        self.panel.hint.configure(text=HINT_MOVE if test.moves else HINT_PRESS)
        y_px = self.canvas.winfo_height() / 2
        if not test.moves:
            y_px += self._disc_px * 0.75
        self.canvas.say(*self._words_now(), y_px=y_px, room_px=0.86 * self._disc_px if test.moves else 0.0)

    def _words_now(self) -> tuple[str, str]:
        test = self.test
        if test.phase is Phase.GO:
            return ("", "")
        if self._now()[4] and test.last != EARLY:
            told = SAID.get(test.last, "") or ("" if test.last_ms is None else f"{test.last_ms:.0f} ms")
            if told:
                return ("", told) if test.moves else (tr("Wait for the light"), told)
        if test.phase is Phase.HOME:
            if test.last == EARLY:
                return ("", tr("Too early: back to the middle, and wait")) if test.moves else (tr("Click to go on"), "")
            return ("", tr("Rest here")) if test.moves else (tr("Click to begin"), tr("Then wait for the light."))
        if test.moves:
            return ("", tr("Wait"))
        return (
            tr("Wait for the light"),
            tr("That was too early; this one does not count.") if test.last == EARLY else "",
        )

    # -- the hand ----------------------------------------------------------------------------------------

    def press(self, x_mm: float, y_mm: float, now: float) -> None:
        """A press: an answer, or the beginning."""
        trials = len(self.test.trials)
        test = self.test
        test.press(x_mm, y_mm, now)
        if len(test.trials) > trials:
            self.cues.shot(test.trials[-1].result not in SAID)
        self._refresh()

    def release(self, x_mm: float, y_mm: float, now: float) -> None:
        """The button came up."""
        self.test.release(now)

    def point(self, x_mm: float, y_mm: float, now: float) -> None:
        """The pointer moves: that may be too early, an answer, or the way back to the middle."""
        self.test.point(x_mm, y_mm, now)
        self._refresh()

    def pace(self) -> Pace:
        """The disc lights up in a frame; while that is awaited, frames come at the player's rate."""
        self.test.tick(self._clock.now())
        self._refresh()
        if self._test is None or self.test.phase is Phase.HOME:
            return CALM
        return Pace(self._settings.frame_hz, even=True)
