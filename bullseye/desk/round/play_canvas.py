"""The play canvas: the target, the marks with their points, the count and the pause, from items made once."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from bullseye.desk.kit.face_image import FaceImages, draw_numbers, place_on_pixels
from bullseye.desk.round.effects import Effects, Wanted
from bullseye.desk.round.flash_limit import FlashLimit
from bullseye.desk.round.ghost_marks import GhostPool
from bullseye.desk.round.large_words import LargeWords
from bullseye.desk.round.marks import MarkPool
from bullseye.desk.round.targets import TargetPool, sizes_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.round.clear_spot import Box, Disc
    from bullseye.drill.drill import Drill
    from bullseye.play.round.standing import Standing
    from bullseye.play.round.view import GhostPx, Mark, Scene, TargetPx
    from bullseye.target.face import Face

VANISH_MS = 700
"""For how long the marks of a target that has moved on stay."""
WAIT_WORDS = tr("Wait: the target may appear at any moment")
_ALL_HALVES = ((False, False), (False, True), (True, False), (True, True))


class PlayCanvas(tk.Canvas):
    """Draws what it is told, inside the call. Pixels count from the top left corner, y down."""

    def __init__(
        self, master: tk.Misc, theme: Theme, cursor: str, wanted: Wanted, now: Callable[[], float] = perf_counter
    ) -> None:
        colours = theme.palette
        super().__init__(
            master, background=colours.ground, highlightthickness=0, width=200, height=200, takefocus=True,
            cursor=cursor,
        )  # fmt: skip
        self._theme = theme
        self._face: Face | None = None
        self._images = FaceImages(self)
        self._photos: dict[tuple[bool, bool], tk.PhotoImage] = {}
        self._photo: tk.PhotoImage | None = None
        self._at = (0.0, 0.0)
        self._shows = False  # the target stands on the canvas, maybe covered by a pause
        self._target = self.create_image(0, 0, anchor="nw", state="hidden", tags=("target",))
        self.targets = TargetPool(self, theme)
        self.effects = Effects(self, theme, wanted, now)
        self.limit = FlashLimit(now)
        self.ghost = GhostPool(self, theme)
        self.marks = MarkPool(self, theme, flashes=wanted.flash)
        self._shade = self.create_rectangle(0, 0, 0, 0, fill=colours.ground, outline="", state="hidden")
        self._title = self.create_text(0, 0, fill=colours.text, font=theme.font("title", True), state="hidden")
        self._words = self.create_text(0, 0, fill=colours.muted, font=theme.font(), state="hidden", justify="center")
        self._hint = self.create_text(0, 0, fill=colours.muted, font=theme.font("large"), state="hidden")
        self._covered = False
        self._numbered = True
        self._waits = False
        self._hint_text = ""  # what stands where no target does
        self._standing: tuple[Disc, ...] = ()  # what was on the range when it was last drawn whole
        self.large = LargeWords(self, theme, self._what_stands, self._what_is_shot)

    def use(self, cursor: str, wanted: Wanted) -> None:
        """The player's choices, which may have changed since the last round."""
        self.configure(cursor=cursor)
        self.effects.use(wanted)
        self.marks.flashes = wanted.flash

    # -- the target --------------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Draw everything anew. Where a hit places the target anew, the pictures for every place are made now."""
        face, drill = scene.face, scene.drill
        self._face = face
        self.effects.clear()
        self.marks.clear()
        self.delete("numbers")
        self._photos.clear()
        if drill.lively and scene.face_px >= 1:
            self._show_lively(face, scene, drill)
        else:
            self._hint_text = ""
            self.show_targets(())
            self._show_still(face, scene, moves=drill.place != "centre")
        for mark in scene.marks:
            self.marks.show(mark, fresh=False)
        still = () if scene.target_px is None else ((*scene.target_px, scene.face_px / 2),)
        several = tuple((target.x_px, target.y_px, target.diameter_px / 2) for target in scene.targets)
        self._standing = several if drill.lively else still
        self._lay_out()

    def _what_stands(self) -> tuple[tuple[Disc, ...], tuple[Box, ...]]:
        """The targets, the sentence where none stands, and the points beside the last shot."""
        words = [self._hint] if self._waits else list(self.marks.label_items[:1])
        return self._standing, tuple(self.bbox(item) for item in words)

    def _what_is_shot(self) -> tuple[Disc, ...]:
        return self.marks.discs()

    def _show_lively(self, face: Face, scene: Scene, drill: Drill) -> None:
        self.itemconfigure(self._target, state="hidden")
        self._shows = False
        self.targets.begin(face, scene.face_px, drill)
        self._hint_text = WAIT_WORDS if drill.stages else ""
        self._at = (self.winfo_width() / 2, self.winfo_height() / 2) if scene.target_px is None else scene.target_px
        still = not drill.moves and drill.targets_up == 1 and sizes_of(drill) == (1.0, 1.0)
        if still and drill.place == "centre":  # moving figures would cost more than the face they stand on
            draw_numbers(self, self._theme, face, self._at, scene.px_per_mm, "numbers")
            self.tag_lower("numbers")
            self.targets.lower()
            self._numbered = True
        self.show_targets(scene.targets)

    def show_targets(self, targets: tuple[TargetPx, ...]) -> None:
        """These targets stand now, and no others."""
        self.targets.show(targets)
        if targets and self._hint_text:  # a series: what stands is not there from the beginning
            self._standing = tuple((target.x_px, target.y_px, target.diameter_px / 2) for target in targets)
        waits = not targets and bool(self._hint_text) and not self._covered
        if waits != self._waits:
            self._waits = waits
            self.itemconfigure(self._hint, text=self._hint_text, state="disabled" if waits else "hidden")
        shown = bool(targets) and not self._covered
        if shown != self._numbered:
            self._numbered = shown
            self.itemconfigure("numbers", state="disabled" if shown else "hidden")

    def make_ready(self, budget_s: float) -> bool:
        """Make pictures that the round will need, for about *budget_s*; True when all are there."""
        return self.targets.make_some(budget_s)

    def _show_still(self, face: Face, scene: Scene, moves: bool) -> None:
        ground = self._theme.palette.ground
        if scene.target_px is None or scene.face_px < 1:
            self.itemconfigure(self._target, state="hidden")
            self._shows = False
            return
        if moves:
            self._photos = {half: self._images.get(face, scene.face_px, ground, half) for half in _ALL_HALVES}
        else:
            _, _, half = place_on_pixels(*scene.target_px)
            self._photos = {half: self._images.get(face, scene.face_px, ground, half)}
        self._at = place_on_pixels(*scene.target_px)[:2]
        draw_numbers(self, self._theme, face, self._at, scene.px_per_mm, "numbers")
        if self.find_withtag("numbers"):
            self.tag_raise("numbers", self._target)
        self.show_target(*scene.target_px)

    def show_target(self, x_px: float, y_px: float) -> None:
        """Put the target's centre there, on the nearest half pixel."""
        x, y, half = place_on_pixels(x_px, y_px)
        photo = self._photos.get(half)
        if photo is None:
            return
        if photo is not self._photo or not self._shows:
            self._photo, self._shows = photo, True
            self.itemconfigure(self._target, image=photo, state="hidden" if self._covered else "normal")
        self.coords(self._target, int(x - photo.width() / 2), int(y - photo.height() / 2))
        self.move("numbers", x - self._at[0], y - self._at[1])
        self._at = (x, y)

    def moved_on(self) -> None:
        """The target stands elsewhere now: what was shot at the old place goes soon."""
        self.marks.vanish_all(VANISH_MS)

    # -- shots -------------------------------------------------------------------------------------

    def show_mark(self, mark: Mark) -> None:
        """Draw one more shot; it is on the screen when this returns."""
        lit = self.limit.may()
        self.marks.show(mark, fresh=True, ring=lit and (mark.hit or not self.effects.wanted.miss_ripple))
        self._start_effects(mark, lit)
        self.update_idletasks()
        if not mark.lasting:
            self.marks.vanish(mark.number, VANISH_MS)

    def show_ghost(self, shots: tuple[GhostPx, ...]) -> None:
        """These shots of the ghost are to be seen, and no others."""
        self.ghost.show(shots)

    def _start_effects(self, mark: Mark, lit: bool) -> None:
        colours = self._theme.palette
        self.effects.rise(*self.marks.label_items)
        if not lit:
            return
        if mark.hit:
            self.effects.burst(mark.x_px, mark.y_px, colours.accent if mark.is_x else colours.good)
        else:
            self.effects.ripple(mark.x_px, mark.y_px, self._theme.px(8))

    def frame(self, now_s: float) -> None:
        """Draw what moves by itself as it stands at *now_s*."""
        self.effects.frame(now_s)

    def destroy(self) -> None:
        """Leave nothing behind."""
        self.effects.forget()
        super().destroy()

    # -- words over it -------------------------------------------------------------------------------

    def show_count(self, number: int) -> None:
        """The count before the round, large; 0 takes it away."""
        self.large.show_count(number)
        if number:
            self.effects.land(self.large.size_count)

    def show_standing(self, standing: Standing | None) -> None:
        """What a series or a round brought, large, for as long as its face stays."""
        self.large.show_sum(standing)

    def show_words(self, title: str, words: str = "") -> None:
        """Hide the target under *title* and *words*; an empty title shows it again."""
        self._covered = bool(title)
        self.targets.cover(self._covered)
        if title:
            self.effects.clear()
        state = "normal" if title else "hidden"
        self.itemconfigure(self._target, state="normal" if self._shows and not title else "hidden")
        if self._waits:
            self.itemconfigure(self._hint, state="hidden" if title else "disabled")
        self._numbered = not title and (self._shows or self.targets.standing > 0)
        self.itemconfigure("numbers", state="disabled" if self._numbered else "hidden")
        self.itemconfigure(self._title, text=title, state=state)
        self.itemconfigure(self._words, text=words, state=state)
        self.itemconfigure(self._shade, state=state)
        for item in (self._shade, self._title, self._words):
            self.tag_raise(item)
        self._lay_out()

    def _lay_out(self) -> None:
        width, height, px = self.winfo_width(), self.winfo_height(), self._theme.px
        x, y = width / 2, height / 2
        self.coords(self._hint, x, y)
        self.large.lay_out()
        self.coords(self._shade, 0, 0, width, height)
        self.coords(self._title, x, y - px(64))
        self.coords(self._words, x, y - px(24))
        self.itemconfigure(self._words, width=max(1, width - px(48)))
