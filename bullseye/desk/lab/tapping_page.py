"""The page of the pointing test: a ring of targets, the one to hit filled, and where the test stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bullseye.desk.kit.disc_photos import half_of, put
from bullseye.desk.lab.lab_page import LabPage
from bullseye.desk.round.frame_clock import Pace
from bullseye.desk.round.play_page import CALM
from bullseye.session.record import INTERRUPTED, REPEATED
from bullseye.session.tapping import Stage, Tapping
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.plan import RoundPlan

HINT = tr("As fast as you can while you miss about one target in twenty-five.")
AGAIN = {
    REPEATED: tr("Too many misses, so these targets come once more. A little calmer."),
    INTERRUPTED: tr("It was broken off, so these targets come once more."),
}


class TappingPage(LabPage):
    """Shows a Tapping."""

    title = tr("Pointing test")
    paused_words = tr("This sequence starts again.")
    keys: ClassVar[list[tuple[str, str]]] = [  # type: ignore[assignment]
        (tr("Click"), tr("Hit the filled target; the next lies across the ring")),
        (tr("Space"), tr("Pause and continue; the current sequence starts again")),
        ("R", tr("Throw this test away and start again")),
        (tr("Esc"), tr("Leave; nothing is recorded")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._lit: int | None = None

    @property
    def test(self) -> Tapping:
        """The test that is on; raises RuntimeError when there is none."""
        if not isinstance(self._test, Tapping):
            raise RuntimeError("no pointing test is on")
        return self._test

    def make(self, plan: RoundPlan) -> Tapping:
        """The test of *plan*."""
        return Tapping(plan, self._clock, self.services.new_id)

    # -- drawing -----------------------------------------------------------------------------------------

    def draw(self) -> None:
        """The ring as it stands, for the present sizes."""
        self.lay_out(self.test.places)
        for n in range(len(self._items)):
            self._draw_target(n, lit=False)
        self._lit = None
        self._light()

    def _draw_target(self, number: int, lit: bool) -> None:
        assert self.viewport is not None
        colours, px = self.theme.palette, self.theme.px
        x, y = self._places[number]
        width_px = self.test.condition.width_mm * self.viewport.px_per_mm
        fill, outline = (colours.accent, colours.text) if lit else (colours.ground, colours.muted)
        line_px = min(px(3) if lit else px(2), width_px / 4)
        put(self.canvas, self._items[number], self.discs.get(width_px, fill, outline, line_px, half_of(x, y)), x, y)

    def _light(self) -> None:
        """Fill the target to hit, and only that one."""
        target = self.test.target
        if target == self._lit:
            return
        if self._lit is not None:
            self._draw_target(self._lit, lit=False)
        self._draw_target(target, lit=True)
        self._lit = target

    def tell(self) -> None:
        """Where the test stands; words in the ring only while it waits for the first click, or is practised."""
        test = self.test
        condition = test.condition
        self.panel.part.configure(
            text=tr("Sequence {number} of {all}", number=test.number + 1, all=len(test.conditions))
        )
        self.panel.count.configure(text=tr("{done} of {all}", done=test.done, all=test.n))
        stage = test.stage
        if stage is Stage.PRACTICE:
            left = test.practice + 1 - test.step
            self.panel.label.configure(text=tr("Practice: {left} to go", left=left))
        else:
            self.panel.label.configure(text="" if stage is Stage.START else tr("These count"))
        self.panel.fact(tr("Misses"), str(test.errors))
        self.panel.fact(tr("Done again"), str(test.repeats))
        scale = 0.0 if self.viewport is None else self.viewport.px_per_mm
        self.panel.fact(
            tr("Ring, target"),
            f"{condition.amplitude_mm * scale:.0f}, {condition.width_mm * scale:.0f} px",
        )
        self.panel.hint.configure(text=HINT)
        # Between the targets on both sides of the ring.
        room_px = (condition.amplitude_mm - 1.5 * condition.width_mm) * scale
        if stage is Stage.START:
            self.canvas.say(self._title_words(), self._how(), room_px=0.8 * room_px)
        elif stage is Stage.PRACTICE:
            self.canvas.say(tr("Practice"), room_px=room_px)
        else:
            self.canvas.say("")

    def _title_words(self) -> str:
        test = self.test
        return (
            tr("Once more") if test.again else tr("{number} of {all}", number=test.number + 1, all=len(test.conditions))
        )

    def _how(self) -> str:
        test = self.test
        if test.again:
            return AGAIN[test.again]
        said = [tr("Click the filled target.")]
        if test.practice:
            said.append(trn("{n} click is for practice.", "{n} clicks are for practice.", test.practice))
        return " ".join(said)

    # -- the hand ----------------------------------------------------------------------------------------

    def press(self, x_mm: float, y_mm: float, now: float) -> None:
        """A click: a miss shows a cross and is heard."""
        tap = self.test.press(x_mm, y_mm, now)
        if tap is None:
            self.draw()
            self.tell()
            return
        if not tap.hit and self.viewport is not None:
            self.canvas.cross(*self.viewport.to_px(x_mm, y_mm))
        self.cues.shot(tap.hit)

    def release(self, x_mm: float, y_mm: float, now: float) -> None:
        """The button came up: the next target is lit, or the next sequence stands."""
        over = self.test.release(x_mm, y_mm, now)
        if self._test is None:  # that was the last one
            return
        if over:
            self.draw()
        else:
            self._light()
        self.tell()
        self.canvas.update_idletasks()

    def point(self, x_mm: float, y_mm: float, now: float) -> None:
        """The pointer moves: nothing is drawn, so that no event waits."""
        self.test.point(x_mm, y_mm, now)

    def pace(self) -> Pace:
        """Nothing moves by itself; frames only tell of stalls."""
        return CALM
