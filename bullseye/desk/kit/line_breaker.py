"""Lines of labels and of texts on a canvas, broken before Tk would do it, for languages in which Tk does it wrong.

No page knows of it: what a part is asked for is the text as it was given. What somebody types stays as it is, and so do
the title of the window, the clipboard and every file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bullseye.desk.kit.relay import Relay, flat, options
from bullseye.picture.line_breaks import filled, pieces

MOST_KNOWN = 50_000
_STYLES = {
    "ttk::label": "TLabel", "ttk::button": "TButton", "ttk::checkbutton": "TCheckbutton",
    "ttk::radiobutton": "TRadiobutton", "label": "", "button": "",
}  # fmt: skip
"""What shows one text, and the style that it has where nothing else is said."""
_BREAKS = ("-wraplength", "-font", "-style", "-text")


class LineBreaker(Relay):
    """*below* with lines that are broken as a child says: at which places, and how each is then drawn."""

    def __init__(self, below: Any) -> None:
        super().__init__(below)
        self._plain: dict[str, str] = {}
        self._kinds: dict[str, str] = {}  # what each part that needs more than its text changed is
        self._commands: dict[str, Callable[[tuple[Any, ...]], Any]] = dict.fromkeys((*_STYLES, "canvas"), self._make)
        self._parts: dict[str, Callable[[tuple[Any, ...]], Any]] = {
            **dict.fromkeys(_STYLES, self._label), "canvas": self._canvas,
        }  # fmt: skip

    def concerns(self, text: str) -> bool:
        """Whether *text* is one that Tk is not given as it is."""
        raise NotImplementedError

    def drawn(self, text: str) -> str:
        """*text*, whose lines are broken, as Tk is to draw it."""
        raise NotImplementedError

    def cut(self, line: str) -> Sequence[str]:
        """The pieces of a *line* between which it may be broken."""
        raise NotImplementedError

    def call(self, *args: Any) -> Any:
        """The command *args*, its text changed."""
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
        if not isinstance(text, str) or not self.concerns(text) or text in self._plain:
            return text
        return self._known(self.drawn(text), text)

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
        """*words* with options from *at* on, their texts as they are drawn."""
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

    def _label(self, words: tuple[Any, ...]) -> Any:
        if words[1] == "cget":
            return self.plain(self.passed(words)) if words[2] == "-text" else self.passed(words)
        found = self.passed(self._shown(words, 2) if words[1] == "configure" else words)
        if words[1] == "configure" and any(name in words for name in _BREAKS):
            self._break(words[0])
        return found

    def _break(self, path: str) -> None:
        """Break the lines of a label before Tk would."""
        text = str(self.plain(shown := self.passed((path, "cget", "-text"))))
        if not self.concerns(text):
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
        """*text* in lines of at most *room_px*, as they are drawn; without a room, as its own lines are."""

        def fits(line: str) -> bool:
            return int(self.passed(("font", "measure", font or "TkDefaultFont", self.drawn(line)))) <= room_px

        broken = "\n".join(filled(text, self.cut, fits)) if room_px > 0 else text
        return self._known(self.drawn(broken), text)

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
        if any(name in words for name in ("-text", "-width", "-font")):
            self._break_item(words[0], words[2])
        return found

    def _break_item(self, path: str, item: Any) -> None:
        """Break the lines of a text on a canvas before Tk would."""
        if str(self.passed((path, "type", item))) != "text":
            return
        text = str(self.plain(shown := self.passed((path, "itemcget", item, "-text"))))
        if self.concerns(text):
            room = float(self.passed((path, "itemcget", item, "-width")) or 0)
            broken = self._broken(text, str(self.passed((path, "itemcget", item, "-font"))), room)
            if broken != str(shown):
                self.passed((path, "itemconfigure", item, "-text", broken))


class Unspaced(LineBreaker):
    """*below* with the lines of a language that is written without spaces between its words."""

    def concerns(self, text: str) -> bool:
        """Every text: a number beside its unit may be one."""
        return True

    def drawn(self, text: str) -> str:
        """As it is."""
        return text

    def cut(self, line: str) -> Sequence[str]:
        """Between two signs, by the rules of writing."""
        return pieces(line)
