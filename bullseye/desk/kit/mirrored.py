"""The window with left and right exchanged: for a language that is read from the right, and for the left hand.

No page knows of it: what pages say to `pack`, `grid` and `place` is exchanged on its way to Tk, and what they ask is
answered as they said it. What is drawn on a canvas stays as it is: a face, a chart and a clock have no other side.
"""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from typing import Any

from bullseye.desk.kit.relay import Relay, flat, options

COLUMNS = 100
"""A grid has so many, the first at the right; those without a part take no room."""
STAGE = ".stage"
"""In it are the pages, and in a page its panels."""
_SIDES = {"left": "right", "right": "left"}
_LOOKS = ("-anchor", "-justify", "-padding", "-compound", "-sticky")
_MADE = ("ttk::frame", "ttk::label", "ttk::button", "ttk::checkbutton", "ttk::radiobutton", "label", "frame", "button")
_LABEL = ("-anchor", "w", "-justify", "left")
"""What a label has by itself, whatever its style says."""
_LAYOUTS = ("TCombobox", "TSpinbox", "TMenubutton", "TCheckbutton", "TRadiobutton", "Item")


class Mirrored(Relay):
    """*below* with left and right exchanged: in the panels with *inside*, panels themselves with *panels*."""

    def __init__(self, below: Any, inside: bool, panels: bool) -> None:
        super().__init__(below)
        self.panels = panels
        self._inside = inside
        self._themes: set[str] = set()  # those whose own sides are exchanged
        self._columns: dict[str, tuple[str, ...]] = {}  # what each table shows, as its page says it
        self._commands: dict[str, Callable[[tuple[Any, ...]], Any]] = {
            "pack": self._pack, "grid": self._grid, "place": self._place,
        }  # fmt: skip
        if inside:
            self._commands["ttk::style"] = self._style
            self._commands["ttk::setTheme"] = self._dressed
            self._commands["ttk::treeview"] = self._table
            self._commands.update(dict.fromkeys(_MADE, lambda words: self.passed(self._look(words))))
            self._commands["ttk::label"] = lambda words: self.passed(self._look((*words[:2], *_LABEL, *words[2:])))

    def call(self, *args: Any) -> Any:
        """The command *args*, exchanged."""
        words = args[0] if len(args) == 1 and isinstance(args[0], tuple) else args
        first = words[0]
        if first.__class__ is str:
            if first in self._commands:
                return self._commands[first](words)
            if self._inside and len(words) > 2 and first[:1] == ".":
                if first in self._columns:
                    return self._table_part(words)
                if words[1] == "configure":
                    return self.passed(self._look(words))
        return self.passed(words)

    def _other(self, master: str) -> bool:
        """Whether what is in *master* changes sides."""
        is_page = master.startswith(f"{STAGE}.") and master.count(".") == 2
        return self.panels if is_page else self._inside

    def _place_of(self, manager: str, part: str) -> dict[str, Any]:
        """Where Tk has *part* now; nothing while it has no place."""
        try:
            return options(self.listed(self.passed((manager, "info", part))))
        except tk.TclError:  # as pack says it
            return {}

    def _asked(self, manager: str, words: tuple[Any, ...]) -> tuple[str, dict[str, Any], dict[str, Any], bool]:
        """The part, what is asked for it, where it is now, and whether it changes sides."""
        part, asked = str(words[2]), options(words[3:])
        now = self._place_of(manager, part)
        master = str(asked.get("-in") or now.get("-in") or part.rpartition(".")[0] or ".")
        return part, asked, now, self._other(master)

    # -- where parts are ----------------------------------------------------------------------------

    def _pack(self, words: tuple[Any, ...]) -> Any:
        if words[1] == "info":
            return flat(self._turned("pack", self._place_of("pack", str(words[2]))))
        if words[1] != "configure":
            return self.passed(words)
        part, asked, _, other = self._asked("pack", words)
        return self.passed(("pack", "configure", part, *flat(self._exchanged(asked, other))))

    def _turned(self, manager: str, now: dict[str, Any]) -> dict[str, Any]:
        """A place as the page said it."""
        if not now:
            return now
        other = self._other(str(now["-in"]))
        said = self._exchanged(now, other)
        if other and manager == "grid":
            said["-column"] = COLUMNS - int(now["-column"]) - int(now["-columnspan"])
        return said

    def _exchanged(self, asked: dict[str, Any], other: bool) -> dict[str, Any]:
        """The options of a place with left and right exchanged.

        Where parts are, and what is free beside them, with *other*; to which side words keep, as their language does.
        """
        changed = dict(asked)
        if other and "-side" in changed:
            changed["-side"] = _SIDES.get(str(changed["-side"]), changed["-side"])
        for name in ("-anchor", "-sticky") if self._inside else ():
            if name in changed:
                changed[name] = _compass(changed[name])
        for name in ("-padx", "-ipadx") if other else ():
            if name in changed:
                changed[name] = tuple(reversed(self.listed(changed[name])))
        return changed

    def _grid(self, words: tuple[Any, ...]) -> Any:  # noqa: PLR0911 - one for each subcommand
        what, master = words[1], str(words[2])
        if what == "configure":
            return self._grid_part(words)
        if what == "info":
            return flat(self._turned("grid", self._place_of("grid", master)))
        if not self._other(master):
            return self.passed(words)
        if what == "columnconfigure":
            return self.passed((*words[:3], self._columns_from_right(words[3]), *words[4:]))
        if what == "slaves" and "-column" in words:
            asked = options(words[3:])
            asked["-column"] = COLUMNS - 1 - int(asked["-column"])
            return self.passed((*words[:3], *flat(asked)))
        found = self.passed(words)
        return (self._grid_columns(master), self.listed(found)[1]) if what == "size" else found

    def _grid_columns(self, master: str) -> int:
        """How many columns *master* has, as its page counts them."""
        parts = self.listed(self.passed(("grid", "slaves", master)))
        places = [self._turned("grid", self._place_of("grid", str(part))) for part in parts]
        return max((int(place["-column"]) + int(place["-columnspan"]) for place in places), default=0)

    def _columns_from_right(self, columns: Any) -> Any:
        return tuple(COLUMNS - 1 - int(one) if str(one).isdigit() else one for one in self.listed(columns))

    def _grid_part(self, words: tuple[Any, ...]) -> Any:
        part, asked, before, other = self._asked("grid", words)
        self.passed(("grid", "configure", part, *flat(self._exchanged(asked, other))))
        if not other:
            return ""
        now = self._place_of("grid", part)
        column, span = int(now["-column"]), int(now["-columnspan"])
        if column < COLUMNS // 2:  # as the page says it, or as Tk has it for one that says none
            column = COLUMNS - column - span
        elif before:
            column += int(before["-columnspan"]) - span
        if column != int(now["-column"]):
            self.passed(("grid", "configure", part, "-column", column))
        master = str(now["-in"])
        if str(self.passed(("grid", "anchor", master))) == "nw":  # where Tk puts columns that leave room
            self.passed(("grid", "anchor", master, "ne"))
        return ""

    def _place(self, words: tuple[Any, ...]) -> Any:
        if words[1] not in ("configure", "info"):
            return self.passed(words)
        part, asked, now, other = self._asked("place", words)
        if not other:
            return self.passed(words)
        said = _from_the_other_edge(now) if now else {"-x": 0, "-relx": 0, "-anchor": "nw"}
        if words[1] == "info":
            return flat(said) if now else ""
        mirrored = _from_the_other_edge({**{name: said[name] for name in ("-x", "-relx", "-anchor")}, **asked})
        return self.passed(("place", "configure", part, *flat(mirrored)))

    # -- how they look inside -----------------------------------------------------------------------

    def _look(self, words: tuple[Any, ...]) -> tuple[Any, ...]:
        """A command with options from the third word on, those of looks exchanged."""
        if not any(name in words for name in _LOOKS):
            return words
        asked = options(words[2:])
        for name in _LOOKS:
            if name in asked:
                asked[name] = self._padding(asked[name]) if name == "-padding" else _side(str(asked[name]))
        return (*words[:2], *flat(asked))

    def _padding(self, padding: Any) -> Any:
        around = self.listed(padding)
        if len(around) == 3:
            around = (*around, around[1])
        return (around[2], around[1], around[0], around[3]) if len(around) == 4 else around

    def _style(self, words: tuple[Any, ...]) -> Any:
        what = words[1]
        if what == "configure" and len(words) > 4:
            return self.passed((*words[:1], *self._look(words[1:])))
        if what == "element":
            return self.passed(tuple(_side(str(w)) if words[n - 1] == "-sticky" else w for n, w in enumerate(words)))
        if what == "layout":
            if words[3:] and words[3] is not None:
                return self.passed((*words[:3], _layout(str(words[3]))))
            return _layout(self.below.eval(f"ttk::style layout {words[2]}"))  # as it was said
        return self.passed(words)

    def _dressed(self, words: tuple[Any, ...]) -> Any:
        """A theme, with what it puts at the left by itself at the right."""
        answer = self.passed(words)
        if words[1] in self._themes:
            return answer
        self._themes.add(words[1])
        for name in _LAYOUTS:
            said = self.below.eval(f"ttk::style layout {name}").replace("Combobox.field", "Entry.field")
            self.passed(("ttk::style", "layout", name, _layout(said)))  # a box's own field is open at the right
        self.passed(("ttk::style", "configure", "TLabel", "-anchor", "e", "-justify", "right"))
        for kind in ("TEntry", "TCombobox", "TSpinbox", "Entry", "TCombobox*Listbox"):
            self.passed(("option", "add", f"*{kind}.justify", "right"))
        return answer

    def _table(self, words: tuple[Any, ...]) -> Any:
        path, asked = str(words[1]), options(words[2:])
        made = self.passed(words)
        columns = tuple(map(str, self.listed(asked.get("-columns", ()))))
        self._columns[path] = ("#all",)
        self.passed((path, "configure", "-displaycolumns", tuple(reversed(columns))))
        return made

    def _table_part(self, words: tuple[Any, ...]) -> Any:
        """What is said to a table, or asked: its columns are in the other order."""
        path, what = words[0], words[1]
        if what == "configure" and "-displaycolumns" in words:
            asked = options(words[2:])
            said = tuple(map(str, self.listed(asked["-displaycolumns"])))
            self._columns[path] = said
            asked["-displaycolumns"] = tuple(reversed(self._shown(path, said)))
            return self.passed((path, what, *flat(asked)))
        if what == "cget" and words[2] == "-displaycolumns":
            return self._columns[path]
        if what in ("heading", "column") and "-anchor" in words[:-1]:  # numbers keep their units below one another
            at = words.index("-anchor") + 1
            return self.passed((*words[:at], "e" if str(words[at]) == "w" else words[at], *words[at + 1 :]))
        found = self.passed(words)
        if what == "identify" and str(found).removeprefix("#").isdigit() and "column" in words and str(found) != "#0":
            return f"#{len(self._shown(path, self._columns[path])) + 1 - int(str(found)[1:])}"
        return found

    def _shown(self, path: str, said: tuple[str, ...]) -> tuple[str, ...]:
        columns = tuple(map(str, self.listed(self.passed((path, "cget", "-columns")))))
        return columns if said == ("#all",) else said


def _side(text: str) -> str:
    return _SIDES.get(text) or _compass(text)


def _compass(text: Any) -> str:
    """A side or corner such as "nw" on the other side; "center" and "" as they are."""
    said = str(text)
    return said if said in ("center", "none", "text", "image", "top", "bottom") else said.translate(_EAST_WEST)


_EAST_WEST = str.maketrans("ew", "we")


def _layout(spec: str) -> str:
    """The layout of a style with its elements on the other side."""
    turned = re.sub("-side (left|right)", lambda found: f"-side {_SIDES[found[1]]}", spec)
    return re.sub(r"-sticky (\w+)", lambda found: f"-sticky {_compass(found[1])}", turned)


def _from_the_other_edge(asked: dict[str, Any]) -> dict[str, Any]:
    """The options of `place` measured from the other edge."""
    changed = dict(asked)
    changed["-relx"] = 1 - float(asked["-relx"])
    changed["-x"] = -float(asked["-x"])
    changed["-anchor"] = _compass(asked["-anchor"])
    return changed
