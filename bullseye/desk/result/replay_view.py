"""The canvas of a replay: targets as they stood, the shots at them, and the way the pointer took."""

from __future__ import annotations

import tkinter as tk
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import draw_numbers
from bullseye.desk.result.shot_view import shot_label
from bullseye.desk.round.marks import LIGHT, MarkPool
from bullseye.desk.round.targets import TargetPool
from bullseye.drill.drill import Drill
from bullseye.picture.viewport import Viewport
from bullseye.play.round.hud import HIT, MISS, WRONG
from bullseye.play.round.view import Mark, TargetPx
from bullseye.session.scorecard import Scorecard
from bullseye.session.shot import NOTHING
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.replay import Frame, Replay

STAY_S = 0.9
"""For how long, in the round's time, a shot stays where its target moves on."""
PATH_S = 1.0
"""How much of the pointer's path is drawn behind it."""
MAKE_S = 0.02
NOTHING_STANDS = tr("No target at this moment")


def last_text(card: Scorecard, number: int) -> str:
    """What shot *number* (from 0) brought, in the words of the round."""
    if card.awards[number].wrong:
        return WRONG
    if not card.hits[number].hit:
        return MISS
    return HIT if card.record.parameters.score == "none" else shot_label(card, number)


def drill_of(card: Scorecard) -> Drill:
    """The drill of a record, as far as it shapes what is drawn: its file may be gone or changed by now."""
    record, parameters = card.record, card.record.parameters.values
    same = ("ends", "place", "targets_up", "stay_s", "gap_s", "dont_share", "adaptive")
    return Drill(
        record.drill, record.drill, "", rules=card.rules,
        motion=tuple(parameters.get("motion", ())), stages=tuple(parameters.get("stages", ())),
        **{name: parameters[name] for name in same if name in parameters},
    )  # fmt: skip


class ReplayView(tk.Canvas):
    """Draws any moment of one Replay."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        colours, px = theme.palette, theme.px
        super().__init__(master, background=colours.ground, highlightthickness=0, width=200, height=200)
        self._theme = theme
        self._replay: Replay | None = None
        self._drill: Drill | None = None
        self._viewport: Viewport | None = None
        self._frame: Frame | None = None
        self._marked: list[int] = []
        self.targets = TargetPool(self, theme)
        self.marks = MarkPool(self, theme, flashes=False)
        looks = dict(capstyle="round", joinstyle="round", state="hidden", tags=("path",))
        self._halo = self.create_line(0, 0, 0, 0, fill=LIGHT, width=px(5), **looks)  # type: ignore[call-overload]
        self._path = self.create_line(0, 0, 0, 0, fill=theme.palette.good, width=px(2), **looks)  # type: ignore[call-overload]
        self._pointer = self.create_oval(
            0, 0, 0, 0, fill=colours.good, outline=LIGHT, width=px(2), state="hidden", tags=("path",)
        )
        self._stood = self.create_oval(0, 0, 0, 0, outline=colours.muted, width=px(1), state="hidden")
        self._words = self.create_text(0, 0, fill=colours.muted, font=theme.font("large"), state="hidden")
        self.bind("<Configure>", lambda e: self.redraw(), add=True)

    def show(self, replay: Replay | None, words: str = "") -> None:
        """Play this round back from now on; None for one that cannot be, with *words* in its place."""
        self._replay, self._frame = replay, None
        self._drill = None if replay is None else drill_of(replay.card)
        self._say(words)
        self.redraw()

    def make_some(self) -> bool:
        """Make some of the pictures that targets of other sizes need; True when all are there."""
        return self._viewport is None or self.targets.make_some(MAKE_S)

    def redraw(self) -> None:
        """Draw everything anew for the canvas's present size."""
        width, height = self.winfo_width(), self.winfo_height()
        self.coords(self._words, width / 2, height / 2)
        self.itemconfigure(self._words, width=max(1, width - self._theme.px(64)))
        self.marks.clear()
        self._marked = []
        self.delete("numbers")
        self._viewport = None
        replay, drill = self._replay, self._drill
        if replay is None or drill is None or width < 16 or height < 16:
            self.targets.show(())
            self.itemconfigure(self._stood, state="hidden")
            self._show_path(None)
            return
        face = replay.card.face
        view = self._viewport = Viewport(width, height, *replay.range_mm)
        self.targets.begin(face, face.diameter_mm * view.px_per_mm, drill)
        if drill.place == "centre" and not drill.lively:
            draw_numbers(self, self._theme, face, view.to_px(0.0, 0.0), view.px_per_mm, "numbers")
            self.tag_lower("numbers")
        self.targets.lower()
        if self._frame is not None:
            self.draw(self._frame)

    # -- a moment ------------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """Draw the round as it stood at that moment."""
        self._frame = frame
        view, replay = self._viewport, self._replay
        if view is None or replay is None:
            return
        face_px = replay.card.face.diameter_mm * view.px_per_mm
        self.targets.show(
            tuple(
                TargetPx(target.number, *view.to_px(target.x_mm, target.y_mm), face_px * target.size, target.kind)
                for target in frame.targets
            )
        )
        self._say(NOTHING_STANDS if frame.series is not None and not frame.targets else "")
        self._show_marks(self.numbers_at(frame))
        self._show_stood()
        self._show_path(frame)

    def numbers_at(self, frame: Frame) -> list[int]:
        """The shots (from 0) whose marks stand at that moment: all of them where the target stays as it is."""
        assert self._replay is not None and self._drill is not None, "show comes first"
        shots, fired = self._replay.card.shots, range(frame.shots)
        if self._drill.place == "centre" and not self._drill.lively:
            return list(fired)
        if frame.series is not None:
            return [n for n in fired if shots[n].series == frame.series.number]
        return [n for n in fired if frame.t_s - shots[n].t < STAY_S]

    def _show_marks(self, numbers: list[int]) -> None:
        if numbers == self._marked:
            return
        known = self._marked
        if numbers[: len(known)] != known:
            self.marks.clear()
            known = []
        for number in numbers[len(known) :]:
            self.marks.show(self._mark(number), fresh=False)
        self._marked = numbers

    def _show_stood(self) -> None:
        """A ring where the target of the newest shot stood, if it may have moved on since."""
        assert self._replay is not None and self._viewport is not None and self._drill is not None
        card, view = self._replay.card, self._viewport
        shot = card.shots[self._marked[-1]] if self._marked else None
        stays = self._drill.place == "centre" and not (self._drill.moves or self._drill.adaptive)
        if shot is None or shot.kind == NOTHING or stays:
            self.itemconfigure(self._stood, state="hidden")
            return
        x, y = view.to_px(shot.target_x_mm, shot.target_y_mm)
        reach = card.face.diameter_mm * shot.size * view.px_per_mm / 2
        self.coords(self._stood, x - reach, y - reach, x + reach, y + reach)
        self.itemconfigure(self._stood, state="disabled")

    @property
    def ring_px(self) -> list[float] | None:
        """Left, top, right and bottom of the ring where the newest shot's target stood; None without one."""
        state = str(self.tk.call(str(self), "itemcget", self._stood, "-state"))
        return self.coords(self._stood) if state == "disabled" else None

    def _mark(self, n: int) -> Mark:
        assert self._replay is not None and self._viewport is not None
        card, view = self._replay.card, self._viewport
        shot, hit = card.shots[n], card.hits[n]
        x_px, y_px = view.to_px(shot.x_mm + shot.target_x_mm, shot.y_mm + shot.target_y_mm)
        radius_px = card.record.gauge_mm / 2 * shot.size * view.px_per_mm
        label = last_text(card, n)
        return Mark(x_px, y_px, radius_px, label, hit.hit, bool(hit.is_x), True, n + 1, card.awards[n].wrong)

    def _show_path(self, frame: Frame | None) -> None:
        """The pointer and the last of its path, where the record kept it."""
        view, replay = self._viewport, self._replay
        if frame is None or view is None or replay is None or frame.pointer_mm is None:
            for item in (self._halo, self._path, self._pointer):
                self.itemconfigure(item, state="hidden")
            return
        samples = replay.pointer.samples
        first = bisect_left(samples, frame.t_s - PATH_S, key=lambda sample: sample[0])
        last = bisect_right(samples, frame.t_s, key=lambda sample: sample[0])
        way = [place for _, x, y in samples[first:last] for place in view.to_px(x, y)]
        for item in (self._halo, self._path):
            if len(way) >= 4:
                self.coords(item, *way)
            self.itemconfigure(item, state="disabled" if len(way) >= 4 else "hidden")
        (x, y), reach = view.to_px(*frame.pointer_mm), self._theme.px(6)
        self.coords(self._pointer, x - reach, y - reach, x + reach, y + reach)
        self.itemconfigure(self._pointer, state="disabled")
        self.tag_raise("path")

    def _say(self, words: str) -> None:
        self.itemconfigure(self._words, text=words, state="disabled" if words else "hidden")

    @property
    def has_path(self) -> bool:
        """True while the pointer is drawn."""
        return str(self.tk.call(str(self), "itemcget", self._pointer, "-state")) == "disabled"

    def destroy(self) -> None:
        """Leave nothing behind."""
        self.marks.stop()
        super().destroy()
