"""A sheet that holds one sentence: what a lesson shows while there is nothing to draw."""

from __future__ import annotations

from bullseye.picture.drawing import Drawing, Text
from bullseye.picture.lettering import broken, text_width
from bullseye.picture.line_breaks import words
from bullseye.picture.look import LARGE_PX, Look

EDGE = 0.08
_LEAST_PX = 4.0
_MOST_LINES = 8


def notice(sentence: str) -> Notice:
    """A painter of *sentence* in the middle of a sheet."""
    return Notice(sentence)


class Notice:
    """Paints one sentence, in as many lines as it needs, smaller on a sheet that is too small for it."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def __call__(self, width: float, height: float, look: Look) -> Drawing:
        """The sheet of *width* x *height* px."""
        size = look.px(1.5 * LARGE_PX)
        room = width * (1 - 2 * EDGE)
        lines = [self.sentence]
        while size > _LEAST_PX:
            lines = broken(self.sentence, size, room)
            whole = all(text_width(word.rstrip(), size) <= room for word in words(self.sentence))
            if whole and len(lines) <= _MOST_LINES and len(lines) * size * 1.4 < height:
                break
            size *= 0.9
        step = size * 1.4
        top = height / 2 - step * (len(lines) - 1) / 2
        texts = tuple(Text(width / 2, top + n * step, line, size, look.muted, "center") for n, line in enumerate(lines))
        return Drawing(width, height, look.ground, texts, self.sentence)
