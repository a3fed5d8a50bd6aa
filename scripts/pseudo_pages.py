"""Every page of the window in the language of tests: what is plain English, cut off, or a sentence in another one.

    python scripts/with_display.py python scripts/pseudo_pages.py [--size 1024x700] [--code ar_XB]

Each tour of scripts/screenshots.py is walked by real clicks; instead of a picture, each page is read. A line for each
finding: page, what is wrong, the text. What is nobody's word (names of people, codes, files, units) is left out below.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tkinter as tk
from collections.abc import Iterator, Sequence
from pathlib import Path
from tkinter import font as tkfont
from tkinter import ttk
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1])]

import pseudo  # noqa: E402

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

PLAIN = re.compile(r"[A-Za-z]{3,}")
NOBODYS = re.compile(
    r"https?://\S+|[\w~./-]*/[\w~./-]+|\b[\w-]+\.(?:csv|json|toml|html|pdf|png|svg|zip|txt|jsonl|sd\d)\b|\b[a-z]{3,6}(?:-[a-z]{3,6}){3,}\b"
    r"|\bmm\b|\bbits\b|\bpx\b|\bdpi\b|\bbullseye\b|\bBullseye\b|\bPIN\b|\bUTC\b|\bJSON\b|\bCSV\b|\bHTML\b|\bPDF\b|\bQR\b|\bF\d+\b"
)
"""Addresses, files, codes of rounds, units and names that are alike in every language."""
OWN = (
    "Revenue", "EUR", "Weight", "Move to the new flat", "Web shop", "Orders an hour", "Answers that fail",
    "Goods on the shelf", "95 % of answers within", "percent", "Blue", "Red", "name,team", "English", "MT", "IDe",
    "bit", "bits", "Maths", "Gentle", "Bear", "name", "team", "faster than a hand",
)  # fmt: skip
"""What the people of the tours call their own targets, watches and teams; a language by its own name; a formula."""


KINDS = ("english", "cut", "cell", "faint", "nested")
"""Plain English; cut off, in a part or in a table; words that do not stand out from what is below them."""


class Finding(NamedTuple):
    """What is wrong on a page: one of KINDS, and the text."""

    page: str
    kind: str
    text: str


def english(text: str, names: frozenset[str]) -> bool:
    """True when something of *text* is read in English, though every sentence should be in brackets."""
    rest = text
    while "[" in rest:  # the innermost first: what is filled in may be a sentence of its own
        less = re.sub(r"\[[^\[\]]*\]", " ", rest)
        if less == rest:
            break
        rest = less
    rest = NOBODYS.sub(" ", rest)
    return any(word not in names and not _is_cut_name(word, rest, names) for word in PLAIN.findall(rest))


def _is_cut_name(word: str, text: str, names: frozenset[str]) -> bool:
    """True for the last word of a *text* that found no room, where a name begins so."""
    return f"{word}\u2026" in text and any(name.startswith(word) for name in names)


def nested(text: str) -> bool:
    """True when a sentence of *text* is filled with another one: more than three words in a bracket within one."""
    depth, starts, inner = 0, [], []
    for at, sign in enumerate(text):
        if sign == "[":
            depth += 1
            starts.append(at)
        elif sign == "]" and starts:
            depth -= 1
            start = starts.pop()
            if depth:
                inner.append(text[start + 1 : at])
    return any(len([word for word in each.split() if word.strip("\u00e6\u00f8\u00e5")]) > 3 for each in inner)


def texts(widget: tk.Misc) -> Iterator[str]:
    """What *widget* shows, text by text."""
    if isinstance(widget, ttk.Treeview):
        columns = widget["displaycolumns"]
        shown = widget["columns"] if columns in ("#all", ("#all",)) else columns
        for column in shown:
            yield str(widget.heading(column, "text"))
        for row in list(widget.get_children())[:40]:
            values = dict(zip(widget["columns"], widget.item(row, "values"), strict=False))
            yield str(widget.item(row, "text"))
            yield from (str(values.get(column, "")) for column in shown)
    elif isinstance(widget, ttk.Combobox):
        yield widget.get()
        yield from map(str, widget["values"] or ())
    elif isinstance(widget, ttk.Entry | tk.Entry):
        return  # what somebody typed
    elif isinstance(widget, tk.Canvas):
        for item in widget.find_all():
            kind: str = widget.tk.call(str(widget), "type", item)
            if kind == "text" and widget.tk.call(str(widget), "itemcget", item, "-state") != "hidden":
                yield str(widget.tk.call(str(widget), "itemcget", item, "-text"))
    elif isinstance(widget, tk.Listbox):
        yield from map(str, widget.get(0, "end"))
    elif isinstance(widget, tk.Text):
        yield widget.get("1.0", "end-1c")
    elif isinstance(widget, ttk.Label | ttk.Button | ttk.Checkbutton | ttk.Radiobutton | ttk.Menubutton | tk.Label):
        yield str(widget.cget("text"))


def is_cut(widget: tk.Misc) -> bool:
    """True when a label or a button is narrower or lower than its text."""
    if not isinstance(widget, ttk.Label | ttk.Button | ttk.Checkbutton | ttk.Radiobutton | tk.Label | tk.Button):
        return False
    if not str(widget.cget("text")):
        return False
    left, top = widget.winfo_rootx(), widget.winfo_toplevel()
    right, edge = left + widget.winfo_width(), top.winfo_rootx()
    return (
        right > edge + top.winfo_width() + 1
        or left < edge - 1
        or widget.winfo_reqwidth() > widget.winfo_width() + 1
        or widget.winfo_reqheight() > widget.winfo_height() + 1
    )


def cut_items(canvas: tk.Canvas) -> Iterator[str]:
    """The texts drawn on a canvas that reach beyond it."""
    call, path = canvas.tk.call, str(canvas)
    scrolls = str(canvas.cget("scrollregion"))
    for item in () if scrolls else canvas.find_all():
        if call(path, "type", item) == "text" and call(path, "itemcget", item, "-state") != "hidden":
            box = canvas.bbox(item)
            if box and call(path, "itemcget", item, "-text") and (box[0] < -1 or box[2] > canvas.winfo_width() + 1):
                yield str(call(path, "itemcget", item, "-text"))


def cut_cells(table: ttk.Treeview) -> Iterator[str]:
    """The cells and heads of a table that are wider than their column."""
    font = tkfont.nametofont("TkDefaultFont")
    style = ttk.Style(table).lookup(str(table.cget("style")) or "Treeview", "font")
    if style:
        font = tkfont.Font(table, font=style)
    for row in list(table.get_children())[:40]:
        for column, value in zip(table["columns"], table.item(row, "values"), strict=False):
            if font.measure(str(value)) > int(table.column(column, "width")):
                yield str(value)


def findings(page: str, root: tk.Misc, names: frozenset[str]) -> Iterator[Finding]:
    """Everything on the screen that is plain English or cut off."""
    for widget in descendants(root):
        if not widget.winfo_viewable():
            continue
        for text in texts(widget):
            if english(text, names):
                yield Finding(page, "english", text)
            if nested(text):
                yield Finding(page, "nested", text)
        if is_cut(widget):
            yield Finding(page, "cut", str(widget.cget("text")))
        if isinstance(widget, tk.Canvas):
            yield from (Finding(page, "cut", text) for text in cut_items(widget))
        if isinstance(widget, ttk.Treeview):
            yield from (Finding(page, "cell", text) for text in cut_cells(widget))


def descendants(widget: tk.Misc) -> Iterator[tk.Misc]:
    """The widget and everything in it."""
    yield widget
    for child in widget.winfo_children():
        yield from descendants(child)


def walk(size: str, look: str, kinds: Sequence[str]) -> list[Finding]:
    """The findings of one tour."""
    import page_contrast
    import screenshots

    class Reader(screenshots.Studio):
        found: list[Finding] = []

        def take(self, name: str) -> None:
            """Read the page instead of taking its picture."""
            self._seen.add(self.page.name)
            for _ in range(3):
                self.root.update()
            self.found += [one for one in findings(name, self.root, people()) if one not in self.found]
            if "faint" in kinds:
                lines = page_contrast.faint(self.root, self.window.theme.palette, look != "projector")
                self.found += [Finding(name, "faint", line) for line in dict.fromkeys(lines)]

    with screenshots.home_of_its_own():
        reader = Reader(size, look)
        reader.run()
        reader.class_pages()
        reader.root.destroy()
    return reader.found


def people() -> frozenset[str]:
    """The names of those who play in the tours, and of what they call their own."""
    import picture_data

    from bullseye.classroom.people.names import ADJECTIVES, ANIMALS

    names = [name for name, _ in picture_data.PEOPLE]
    said = [*names, *OWN, *ADJECTIVES, *ANIMALS]
    return frozenset(word for name in said for word in re.findall("[A-Za-z]+", str(name)))


def main() -> int:
    """Walk every tour and print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--look", choices=("light", "projector"), default="light")
    parser.add_argument("--code", choices=(pseudo.CODE, pseudo.RIGHT), default=pseudo.CODE)
    parser.add_argument("--kind", choices=KINDS, action="append")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bullseye-") as folder:
        # In a program of its own: what collects the sentences has the modules that say them in English.
        subprocess.run([sys.executable, pseudo.__file__, folder, args.code], check=True, stdout=subprocess.DEVNULL)
        os.environ["LANGUAGE"] = args.code
        from bullseye import languages, words

        words.LOCALE = folder  # before the first word: every other module is imported after it
        # With a decimal comma: what reads a number back out of words fails here.
        like = languages.by_code(args.code)._replace(code=args.code, decimal=",", group=".")
        languages._BY_CODE[args.code] = like
        found = walk(args.size, args.look, args.kind or KINDS)
    for page, kind, text in found:
        if not args.kind or kind in args.kind:
            print(f"{page:18} {kind:8} {text!r}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
