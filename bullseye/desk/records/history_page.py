"""The history page: every recorded round, newest first, from the small rows that need no shots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.file_dialogs import ask_folder, ask_open_path, ask_save_path
from bullseye.desk.kit.cards.taking_back import undo
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.page_parts import ButtonBar, labelled_box
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.records.going_and_coming import export_rounds, import_rounds
from bullseye.desk.records.removing import delete_round
from bullseye.desk.records.round_choice import KINDS, fits, in_order, word_for
from bullseye.desk.round.round_hosts import return_match
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import newest_removal, record_of, round_words, sentence
from bullseye.progress.lab_numbers import lab_text
from bullseye.progress.series_view import choice_of_row
from bullseye.progress.sittings import SEVERAL, joined
from bullseye.wording.devices import aids_text
from bullseye.wording.moments import moment_text
from bullseye.wording.numbers import DASH, percent, score_text
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.records.disk.files import Stat
    from bullseye.records.summary import Round

ALL = tr("All")
BOXES = {"player": tr("Player"), "drill": tr("Drill"), "face": tr("Face"), "kind": tr("Rounds")}
EMPTY = tr("No rounds yet. Play one: it takes 30 seconds.")
NONE_FIT = tr("No round fits these choices.")


class HistoryPage(Page):
    """Rounds in a list; Enter or a double-click opens one."""

    name = "history"
    reads_history = True
    title = tr("History")
    keys = [
        (tr("Enter"), tr("Open the selected round")),
        ("G", tr("Race this round: play on the targets of the selected round, with its shots as a ghost")),
        ("E", tr("Correct the selected round, if it was shot on a range")),
        ("B", tr("Board")),
        ("T", tr("Statistics of the selected round's drill")),
        (tr("Up, Down"), tr("Select a round")),
        (tr("Page Up, Page Down"), tr("A page further")),
        (tr("Home, End"), tr("The first, the last")),
        (tr("Ctrl+Left, Ctrl+Right"), tr("Order the list by another column, as a click on its head does")),
        (tr("Ctrl+Up, Ctrl+Down"), tr("The least first, the greatest first")),
        (tr("Del"), tr("Delete the selected round")),
        (tr("Ctrl+Z"), tr("Bring back what was deleted last")),
        (tr("Ctrl+E"), tr("Export the rounds shown")),
        ("I", tr("Import rounds from a file or a folder")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.rounds: list[Round] = []  # newest first; the distances of a match as one
        self._parts: dict[str, tuple[Round, ...]] = {}  # by the id of such a row
        self.found: list[Round] = []
        self._values: dict[str, list[str]] = {}
        self._opened = ""
        self._said: list[str] = []
        self._seen: Stat | None = None
        self._known: dict[tuple[str, str], str] = {}
        self.ask_save: Callable[..., Path | None] = ask_save_path
        self.ask_open: Callable[..., Path | None] = ask_open_path
        self.ask_folder: Callable[..., Path | None] = ask_folder
        px, theme = self.theme.px, self.theme
        body = ttk.Frame(self, style="Panel.TFrame", padding=px(24))
        body.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        head = ttk.Frame(body, style="Panel.TFrame")
        head.pack(fill="x")
        ttk.Label(head, text=tr("History"), style="Title.TLabel").pack(side="left")
        self.counted = ttk.Label(head, style="Muted.TLabel")
        self.counted.pack(side="right", anchor="s", pady=(0, px(4)))
        self.stats_button = ttk.Button(head, text=tr("Statistics   T"), style="Quiet.TButton", width=0)
        self.stats_button.configure(command=self.statistics)
        self.stats_button.pack(side="right", anchor="s", padx=px(16))
        filters = ttk.Frame(body, style="Panel.TFrame")
        filters.pack(fill="x", pady=(px(16), 0))
        boxes = enumerate(BOXES.items())
        self.boxes = {key: labelled_box(filters, theme, words, n, self._filter) for n, (key, words) in boxes}
        filters.columnconfigure((0, 1, 2, 3), weight=1, uniform="box")
        self._build_odd(body)
        columns = (
            Column(tr("Date"), 160), Column(tr("Player"), 150, grow=True), Column(tr("Drill"), 128, grow=True),
            Column(tr("Face"), 150, grow=True), Column(tr("Score"), 88, "e"), Column(tr("Accuracy"), 84, "e"),
            Column(tr("Shots"), 60, "e"), Column("", 100),
        )  # fmt: skip
        self.table = Table(body, theme, columns, self._open, self._offer_race, on_sort=self._sort)
        self.table.pack(fill="both", expand=True, pady=px(16))
        bar = ButtonBar(body, theme)
        bar.pack(fill="x")
        self.open_button = bar.first("", self.open_selected)
        bar.last(tr("Back   Esc"), self.escape)
        bar.quiet(tr("Board   B"), self.board)
        self.beat_button = bar.quiet(tr("Race it   G"), self.beat, 0)
        self.delete_button = bar.quiet(tr("Delete\u2026   Del"), self.delete, 0)
        self.export_button = bar.quiet(tr("Export\u2026   Ctrl+E"), self.export, 0)
        self.import_button = bar.quiet(tr("Import\u2026   I"), self.import_, 0)
        self.undo_button = bar.quiet(tr("Undo   Ctrl+Z"), self.undo, 0)
        self.actions = {
            "Return": self.open_selected, "b": self.board, "g": self.beat, "Delete": self.delete, "i": self.import_,
            "Control-z": self.undo, "Control-e": self.export,
            "t": self.statistics, "e": self.correct,
        }  # fmt: skip

    def _build_odd(self, body: ttk.Frame) -> None:
        """The bar that says which lines of the history cannot be read."""
        px, theme = self.theme.px, self.theme
        self.odd = ttk.Frame(body, style="Card.TFrame", padding=(px(16), px(8)))
        self.odd_text = ttk.Label(self.odd, style="Card.TLabel", justify="left")
        sign = ttk.Label(self.odd, text="!", style="Card.TLabel", foreground=theme.palette.bad)
        sign.configure(font=theme.font("body", True))
        sign.pack(side="left", anchor="n", padx=(0, px(12)))
        self.odd_text.pack(side="left", fill="x", expand=True)
        self.odd.bind("<Configure>", lambda e: self.odd_text.configure(wraplength=e.width - px(64)), add=True)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Read the rounds anew; filters and selection stay as they were left."""
        try:
            self._read()
        except BullseyeError as bad:
            self.rounds, self._said, self._seen = [], [str(bad)], None
        self._known.clear()
        self.odd_text.configure(text="\n".join(map(sentence, self._said)))
        if self._said:
            self.odd.pack(fill="x", pady=(self.theme.px(16), 0), before=self.table)
        else:
            self.odd.pack_forget()
        self._fill_boxes()
        self._filter(self._opened)
        if newest_removal(self.services.store) is None:
            self.undo_button.pack_forget()
        else:
            self.undo_button.pack(side="left", fill="y")

    def _read(self) -> None:
        """Take in the summaries, unless the history is as it was: years of rounds take a moment."""
        store = self.services.store
        seen = store.history.stat()
        if seen is not None and seen == self._seen:
            return
        content, fresh = store.summary.load()
        if not fresh:
            store.rounds()  # writes the summary anew, so that the next look is quick
        each_once: dict[str, Round] = {}
        for round_ in content.rounds:  # of two of one id the first counts
            each_once.setdefault(round_.id, round_)
        listed = joined(each_once.values(), self.services.drills.matches.match_of)
        self._parts = {row.id: parts for row, parts in listed if len(parts) > 1}
        # By time, whatever their order in the file: what was merged or imported stands where it was played.
        self.rounds = sorted((one.row for one in reversed(listed)), key=lambda row: row.date, reverse=True)
        self._said = content.report().sentences(store.history.path)
        self._seen = seen

    def _fill_boxes(self) -> None:
        """What can be chosen is what the rounds hold."""
        ids = {
            "player": sorted({r.player for r in self.rounds}, key=str.casefold),
            "drill": sorted({r.drill for r in self.rounds}, key=self._drill_name),
            "face": sorted({part.face for r in self.rounds for part in self._parts_of(r)}, key=self._face_name),
            "kind": list(KINDS),
        }
        shown = {
            "player": [on_screen(name) for name in ids["player"]],
            "drill": [self._drill_name(d) for d in ids["drill"]],
            "face": [self._face_name(f) for f in ids["face"]],
        }
        for name, box in self.boxes.items():
            chosen = self._chosen(name)
            self._values[name] = ids[name] if name == "kind" else ["", *ids[name]]
            box.configure(values=list(KINDS.values()) if name == "kind" else [ALL, *shown[name]])
            values = self._values[name]
            box.current(values.index(chosen) if chosen in values else 0)
            box.selection_clear()

    def _chosen(self, name: str) -> str:
        values, at = self._values.get(name, []), self.boxes[name].current()
        return values[at] if 0 <= at < len(values) else ""

    def _filter(self, select: str = "") -> None:
        player, drill, face, kind = (self._chosen(name) for name in self.boxes)
        for box in self.boxes.values():
            box.selection_clear()
        if player or drill or face or kind != "all":
            self.found = [r for r in self.rounds if self._fits(r, player, drill, face, kind)]
        else:
            self.found = self.rounds
        self.found = in_order(self.found, *self.table.sorted_by, self._drill_name, self._face_name)
        self.table.show_columns(range(8 if any(map(word_for, self.found)) else 7))
        at = next((n for n, r in enumerate(self.found) if r.id == select), None) if select else None
        self.table.fill(len(self.found), self._row, NONE_FIT if self.rounds else EMPTY, select=at)
        all_ = trn("{n:,} round", "{n:,} rounds", len(self.rounds))
        self.counted.configure(
            text=all_
            if len(self.found) == len(self.rounds)
            else tr("{found:,} of {all}", found=len(self.found), all=all_)
        )
        self.open_button.configure(text=tr("Open   Enter") if self.rounds else tr("Play   Enter"))
        self.open_button.state(["!disabled" if self.found or not self.rounds else "disabled"])
        for button in (self.delete_button, self.export_button):
            button.state(["!disabled" if self.found else "disabled"])
        self._offer_race(at or 0)

    def _parts_of(self, row: Round) -> tuple[Round, ...]:
        """The rounds that a row stands for: the distances of a match, else itself alone."""
        return self._parts.get(row.id, (row,))

    def _fits(self, row: Round, player: str, drill: str, face: str, kind: str) -> bool:
        """Whether a row passes the filters; a match does with the face of any of its distances."""
        return any(fits(row._replace(face=part.face), player, drill, face, kind) for part in self._parts_of(row))

    def _offer_race(self, number: int) -> None:
        """A test is measured by itself: nothing of it can be raced. A round from a range is corrected instead."""
        row = self.found[number] if number < len(self.found) else None
        on_range = row is not None and bool(row.sitting)
        self.beat_button.configure(text=tr("Correct\u2026   E") if on_range else tr("Race it   G"))
        self.beat_button.configure(command=self.correct if on_range else self.beat)
        self.beat_button.state(["!disabled" if row is not None and not row.test else "disabled"])

    def _sort(self, column: int, down: bool) -> None:
        """In the order of another column; the selected round stays selected."""
        at = self.table.selected
        self._filter(self.found[at].id if at is not None and at < len(self.found) else "")

    def _row(self, number: int) -> Row:
        r = self.found[number]
        parts = len(self._parts_of(r))
        word = trn("{n} distance", "{n} distances", parts) if parts > 1 else word_for(r)
        aids = aids_text(r.device)
        cells = (
            moment_text(r.date, self.services.zone), r.player, self._drill_name(r.drill), self._face_name(r.face),
            self._number(r), percent(r.accuracy), str(r.shots), commas((word, aids)),
        )  # fmt: skip
        return Row(cells, "muted" if word and not r.test and not r.sitting else "")

    def _number(self, row: Round) -> str:
        """The score; of a test its own number."""
        if not row.test:
            return score_text(row.score, row.score_unit)
        value = self.services.lab_numbers.value(row)
        return DASH if value is None else lab_text(row.test, value)

    def _drill_name(self, drill: str) -> str:
        return self._name_of("drill", drill)

    def _face_name(self, face: str) -> str:
        return tr("several") if face == SEVERAL else self._name_of("face", face)

    def _name_of(self, kind: str, id_: str) -> str:
        """The name by id, asked once per showing: ten thousand rounds have few faces."""
        key = (kind, id_)
        if key not in self._known:
            self._known[key] = (self.services.drills if kind == "drill" else self.services.faces).name_of(id_)
        return self._known[key]

    def focus_first(self) -> None:
        """The list, where there is one."""
        (self.table.tree if self.rounds else self.open_button).focus_set()

    # -- what the hand does ----------------------------------------------------------------------------

    def open_selected(self) -> None:
        """Open the selected round, the newest when none is; play one where there are none at all."""
        if not self.rounds:
            self.window.show("play")
        elif self.found:
            self._open(self.table.selected or 0)

    def _open(self, number: int) -> None:
        self._opened = self.found[number].id
        try:
            outcome = self.services.review(record_of(self.services.store, self.found[number]))
        except BullseyeError as bad:
            self.window.notice(tr("This round cannot be opened: {bad}", bad=bad), "bad")
            return
        self.window.show("result", outcome=outcome, fresh=False)

    def beat(self) -> None:
        """Play against the selected round, the newest when none is."""
        if not self.found:
            return
        number = self.table.selected or 0
        if self.found[number].sitting:
            self.window.notice(tr("This round was shot on a range: nobody knows when each shot was fired."))
            return
        self._opened = self.found[number].id
        try:
            host = return_match(self.window, record_of(self.services.store, self.found[number]))
        except BullseyeError as bad:
            self.window.notice(sentence(bad))
            return
        self.window.show("play", host=host)

    def correct(self) -> None:
        """Open the sheet of the selected round from a range again, the newest when none is."""
        if not self.found:
            return
        row = self.found[self.table.selected or 0]
        self._opened = row.id
        if row.sitting:
            self.window.show("enter", correct=row.id)
        else:
            self.window.notice(tr("This round was played here, so there is no score sheet to correct."))

    def statistics(self) -> None:
        """The selected round's drill over time; of no round, what was looked at last."""
        row = None if self.table.selected is None else self.found[self.table.selected]
        args = {} if row is None or row.simulated else {"choice": choice_of_row(self._parts_of(row)[0])}
        self.window.show("stats", **args)

    def board(self) -> None:
        """The board."""
        self.window.show("board")

    # -- delete, export, import ------------------------------------------------------------------------

    def delete(self) -> None:
        """Delete the selected round, after a question; the one below it is selected then."""
        at = self.table.selected
        if at is None:
            if self.found:
                self.window.notice(tr("Select the round to delete: click it, or use the arrow keys."))
            return
        row = self.found[at]
        neighbour = self.found[at + 1] if at + 1 < len(self.found) else self.found[at - 1]
        self._opened = neighbour.id
        words = round_words(row, self._drill_name(row.drill), self._face_name(row.face), self.services.zone)
        if not delete_round(self.window, [part.id for part in self._parts_of(row)], words):
            self._opened = row.id

    def undo(self) -> None:
        """Bring back what was deleted last."""
        undo(self.window)

    def export(self) -> None:
        """Write the rounds shown as CSV."""
        export_rounds(self.window, [part for row in self.found for part in self._parts_of(row)], self.ask_save)

    def import_(self) -> None:
        """Take in the rounds of a file, or of another history in a folder."""
        import_rounds(self.window, self.ask_open, self.ask_folder)
