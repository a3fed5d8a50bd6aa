"""Text of the window in the order in which it is drawn, for a language from the right on X11, where Tk has no order.

No page knows of it: what labels, buttons, tables, lists and canvases are given to show is ordered on its way to Tk,
line by line where Tk would break it, and what they are asked for is the text as it was given. What somebody types stays
as it is, and so do the title of the window, the clipboard and every file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bullseye.desk.kit.relay import Relay, flat, options
from bullseye.picture.right_to_left import drawn, is_from_right

MOST_KNOWN = 50_000
_STYLES = {
    "ttk::label": "TLabel", "ttk::button": "TButton", "ttk::checkbutton": "TCheckbutton",
    "ttk::radiobutton": "TRadiobutton", "label": "", "button": "",
}  # fmt: skip
"""What shows one text, and the style that it has where nothing else is said."""
_BREAKS = ("-wraplength", "-font", "-style", "-text")


_VOWELS = re.compile("[\u064b-\u0652\u0670]")
"""Marks that Tk sets beside their letters, where the letters are of another font; Arabic is read without them."""


def _drawn(text: str) -> str:
    return drawn(_VOWELS.sub("", text), "R")


class Ordered(Relay):
    """*below* with the texts of widgets in the order in which they are drawn."""

    def __init__(self, below: Any) -> None:
        super().__init__(below)
        self._plain: dict[str, str] = {}
        self._kinds: dict[str, str] = {}  # what each part that needs more than its text put in order is
        made: dict[str, Callable[[tuple[Any, ...]], Any]] = dict.fromkeys(_STYLES, self._make)
        made["ttk::combobox"] = made["ttk::treeview"] = made["canvas"] = self._make
        self._commands = {**made, "font": self._font}
        self._parts: dict[str, Callable[[tuple[Any, ...]], Any]] = {
            **dict.fromkeys(_STYLES, self._label),
            "ttk::combobox": self._box, "ttk::treeview": self._table, "canvas": self._canvas,
        }  # fmt: skip

    def call(self, *args: Any) -> Any:
        """The command *args*, its text put in order."""
        words = args[0] if len(args) == 1 and isinstance(args[0], tuple) else args
        first = words[0]
        if first.__class__ is str:
            if first[:1] != ".":
                return self._commands[first](words) if first in self._commands else self.passed(words)
            kind = self._kinds.get(first)
            if kind is not None and len(words) > 1:
                return self._parts[kind](words)
        return self.passed(words)

    def order(self, text: Any) -> Any:
        """*text* as it is drawn, which `plain` finds again."""
        if not isinstance(text, str) or not is_from_right(text) or text in self._plain:
            return text
        return self._known(_drawn(text), text)

    def plain(self, shown: Any) -> Any:
        """What was given to be shown as *shown*."""
        return self._plain.get(str(shown), shown)

    def _known(self, shown: str, text: str) -> str:
        if shown != text:
            if len(self._plain) > MOST_KNOWN:
                self._plain.clear()
            self._plain[shown] = text
        return shown

    def _shown(self, words: tuple[Any, ...], at: int) -> tuple[Any, ...]:
        """*words* with options from *at* on, their texts in order."""
        if "-text" not in words and "-values" not in words:
            return words
        asked = options(words[at:])
        if "-text" in asked:
            asked["-text"] = self.order(asked["-text"])
        if "-values" in asked:
            asked["-values"] = tuple(self.order(str(one)) for one in self.listed(asked["-values"]))
        return (*words[:at], *flat(asked))

    def _make(self, words: tuple[Any, ...]) -> Any:
        path = str(words[1])
        self._kinds[path] = words[0]
        made = self.passed(self._shown(words, 2))
        if words[0] in _STYLES:
            self._break(path)
        return made

    def _font(self, words: tuple[Any, ...]) -> Any:
        return self.passed((*words[:-1], self.order(words[-1])) if words[1] == "measure" else words)

    # -- the parts that show more than a text, or break it -------------------------------------------

    def _label(self, words: tuple[Any, ...]) -> Any:
        if words[1] == "cget":
            return self.plain(self.passed(words)) if words[2] == "-text" else self.passed(words)
        found = self.passed(self._shown(words, 2) if words[1] == "configure" else words)
        if words[1] == "configure" and any(name in words for name in _BREAKS):
            self._break(words[0])
        return found

    def _break(self, path: str) -> None:
        """Break the lines of a label where Tk would, before they are put in order."""
        text = str(self.plain(shown := self.passed((path, "cget", "-text"))))
        if not is_from_right(text):
            return
        room = int(self.below.getint(self._option(path, "-wraplength") or "0"))
        broken = self._broken(text, self._option(path, "-font"), room)
        if broken != str(shown):
            self.passed((path, "configure", "-text", broken))

    def _option(self, path: str, name: str) -> str:
        """What a part has as its own, else by its style."""
        kind = self._kinds[path]
        has = kind in ("ttk::label", "label", "button")
        said = str(self.passed((path, "cget", name))) if has else ""
        if said or not _STYLES[kind]:
            return said
        style = str(self.passed((path, "cget", "-style"))) or _STYLES[kind]
        return str(self.passed(("ttk::style", "lookup", style, name)))

    def _broken(self, text: str, font: str, room_px: float) -> str:
        """*text* in lines of at most *room_px*, each in order; without a room, as its own lines are."""
        lines = []
        for line in text.split("\n"):
            words, begun = line.split(" "), ""
            for word in words if room_px > 0 else ():
                longer = f"{begun} {word}" if begun else word
                if begun and int(self.passed(("font", "measure", font, _drawn(longer)))) > room_px:
                    lines.append(begun)
                    begun = word
                else:
                    begun = longer
            lines.append(begun if room_px > 0 else line)
        return self._known(_drawn("\n".join(lines)), text)

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

    def _canvas(self, words: tuple[Any, ...]) -> Any:
        what = words[1]
        if what == "create" and words[2] == "text":
            at = next((n for n in range(3, len(words)) if str(words[n])[:1] == "-" and str(words[n])[1:2].isalpha()), 3)
            made = self.passed(self._shown(words, at))
            self._break_item(words[0], made)
            return made
        if what == "itemcget" and words[3] == "-text":
            return self.plain(self.passed(words))
        if what != "itemconfigure" or len(words) < 5:
            return self.passed(words)
        found = self.passed(self._shown(words, 3))
        if "-text" in words or "-width" in words:
            self._break_item(words[0], words[2])
        return found

    def _break_item(self, path: str, item: Any) -> None:
        """Break the lines of a text on a canvas where Tk would."""
        if str(self.passed((path, "type", item))) != "text":
            return
        text = str(self.plain(shown := self.passed((path, "itemcget", item, "-text"))))
        if is_from_right(text):
            room = float(self.passed((path, "itemcget", item, "-width")) or 0)
            broken = self._broken(text, str(self.passed((path, "itemcget", item, "-font"))), room)
            if broken != str(shown):
                self.passed((path, "itemconfigure", item, "-text", broken))
