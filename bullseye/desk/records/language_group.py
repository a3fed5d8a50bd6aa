"""The part of the settings page on the language: each by its own name, with what is still a draft said."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk

from bullseye.desk.kit.on_screen import missing_for, on_screen
from bullseye.desk.records.choice_form import COLUMN_PX, ChoiceForm
from bullseye.languages import Language
from bullseye.words import spoken, tr

LETTERS = 24
OF_ITS_OWN = 0x590
"""From here on letters are of scripts that not every font has; Latin, Greek and Cyrillic are before."""


def missing_letters(language: Language) -> list[str]:
    """What there is to install before *language* can be read in this window: a font, or what joins its letters."""
    from bullseye.picture.found_fonts import advice, found_for

    try:
        lacking = [letter for letter in language.name if ord(letter) >= OF_ITS_OWN and found_for(letter) is None]
    except ImportError:  # without Pillow nobody can look
        lacking = []
    said = [tr("No font here has its letters: {advice}.", advice=advice(lacking))] if lacking else []
    return [*said, *filter(None, [missing_for(language.name)])]


class LanguageGroup:
    """The choice in *group*; *keep* puts it into the settings. The program speaks it from its next start on."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, keep: Callable[..., object]) -> None:
        self._keep = keep
        form.label(group, tr("Language"))
        self._languages = spoken()
        names = [tr("As the system"), *(on_screen(one.name) for one in self._languages)]
        self.box = ttk.Combobox(group, values=names, state="readonly", font=form.theme.font(), width=LETTERS)
        self._gap_px = form.theme.px(4)
        self.box.pack(anchor="w", pady=(self._gap_px, 0))
        self.box.bind("<<ComboboxSelected>>", lambda event: self._chosen(), add=True)
        self.note = ttk.Label(group, style="Muted.TLabel", wraplength=form.theme.px(COLUMN_PX), justify="left")
        form.parts["language"] = self.box
        self._began_with: str | None = None

    def show(self, code: str) -> None:
        """*code* is chosen: "" for the system's."""
        if self._began_with is None:
            self._began_with = code
        codes = ["", *(one.code for one in self._languages)]
        at = codes.index(code) if code in codes else 0
        self.box.current(at)
        words = [tr("Every page speaks it after the next start.")] if code != self._began_with else []
        if at and self._languages[at - 1].draft:
            words.append(tr("A draft: nobody has checked it yet. docs/languages.md says how to mend a word."))
        if at:
            words += missing_letters(self._languages[at - 1])
        self.note.configure(text=" ".join(words))
        if words:
            self.note.pack(anchor="w", pady=(self._gap_px, 0))
        else:
            self.note.pack_forget()

    def _chosen(self) -> None:
        at = self.box.current()
        code = self._languages[at - 1].code if at > 0 else ""
        self._keep(language=code)
        self.box.selection_clear()
        self.show(code)
