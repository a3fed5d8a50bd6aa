"""Text of the window in the order in which it is drawn, for a language from the right on X11, where Tk has no order.

What labels, buttons, tables, lists and canvases are given to show is ordered on its way to Tk, line by line where Tk
would break it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bullseye.desk.kit.line_breaker import LineBreaker
from bullseye.picture.line_breaks import at_spaces
from bullseye.picture.right_to_left import drawn, is_from_right

_VOWELS = re.compile("[\u064b-\u0652\u0670]")
"""Marks that Tk sets beside their letters, where the letters are of another font; Arabic is read without them."""


class Ordered(LineBreaker):
    """*below* with the texts of widgets in the order in which they are drawn."""

    def __init__(self, below: Any) -> None:
        super().__init__(below)
        self._commands |= {"ttk::combobox": self._make, "ttk::treeview": self._make, "font": self._font}
        self._parts |= {"ttk::combobox": self._box, "ttk::treeview": self._table}

    def concerns(self, text: str) -> bool:
        """A text with anything from the right."""
        return is_from_right(text)

    def drawn(self, text: str) -> str:
        """In the order from the left, without vowel marks."""
        return drawn(_VOWELS.sub("", text), "R")

    def cut(self, line: str) -> Sequence[str]:
        """At spaces."""
        return at_spaces(line)

    def _font(self, words: tuple[Any, ...]) -> Any:
        return self.passed((*words[:-1], self.order(words[-1])) if words[1] == "measure" else words)

    def _box(self, words: tuple[Any, ...]) -> Any:
        what = words[1]
        if what == "configure":
            return self.passed(self._shown(words, 2))
        if what == "set":
            return self.passed((*words[:2], self.order(words[2])))
        found = self.passed(words)
        if what == "get":
            return self.plain(found)
        if what == "cget" and words[2] == "-values":
            return tuple(self.plain(one) for one in self.listed(found))
        return found

    def _table(self, words: tuple[Any, ...]) -> Any:
        if words[1] == "insert":
            return self.passed(self._shown(words, 4))
        if words[1] in ("item", "heading") and len(words) > 4:
            return self.passed(self._shown(words, 3))
        found = self.passed(words)
        if words[1] in ("item", "heading") and len(words) == 4 and words[3] in ("-text", "-values"):
            whole = words[3] == "-text"
            return self.plain(found) if whole else tuple(self.plain(one) for one in self.listed(found))
        return found
