"""The history page: every recorded round, newest first, from the small rows that need no shots."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.page import Page
from bullseye.desk.table import Column, Row, Table
from bullseye.errors import BadRecordError, BullseyeError
from bullseye.play.words import percent, plural, score_text

if TYPE_CHECKING:
    from bullseye.desk.window import Window
    from bullseye.records.files import Stat
    from bullseye.records.schema import Record
    from bullseye.records.summary import Round

ALL = "All"
KINDS = ("All rounds", "Ranked only", "Not ranked", "Simulated")
EMPTY = "No rounds yet. Play one: it takes 30 seconds."
NONE_FIT = "No round fits these choices."


def fits(round_: Round, player: str, drill: str, face: str, kind: str) -> bool:
    """True when a round passes the filters; "" lets everything through."""
    if player and round_.player != player or drill and round_.drill != drill or face and round_.face != face:
        return False
    if kind == KINDS[1]:
        return round_.ranked and not round_.simulated
    if kind == KINDS[2]:
        return not round_.ranked and not round_.simulated
    return kind != KINDS[3] or round_.simulated


def word_for(round_: Round) -> str:
    """The word that marks a round which is on no board."""
    if round_.simulated:
        return "simulated"
    return "" if round_.ranked else "unranked"


class HistoryPage(Page):
    """Rounds in a list; Enter or a double-click opens one."""

    name = "history"
    title = "History"
    keys = [
        ("Enter", "Open the selected round"),
        ("B", "Board"),
        ("Up, Down", "Select a round"),
        ("Page Up, Page Down", "A page further"),
        ("Home, End", "The newest, the oldest"),
    ]

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.rounds: list[Round] = []  # newest first
        self.found: list[Round] = []
        self._values: dict[str, list[str]] = {}
        self._opened = ""
        self._said: list[str] = []
        self._seen: Stat | None = None
        self._known: dict[tuple[str, str], str] = {}
        px, theme = self.theme.px, self.theme
        body = ttk.Frame(self, style="Panel.TFrame", padding=px(24))
        body.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        head = ttk.Frame(body, style="Panel.TFrame")
        head.pack(fill="x")
        ttk.Label(head, text="History", style="Title.TLabel").pack(side="left")
        self.counted = ttk.Label(head, style="Muted.TLabel")
        self.counted.pack(side="right", anchor="s")
        filters = ttk.Frame(body, style="Panel.TFrame")
        filters.pack(fill="x", pady=(px(16), 0))
        names = ("Player", "Drill", "Face", "Rounds")
        self.boxes = {name: self._box(filters, name, n) for n, name in enumerate(names)}
        filters.columnconfigure((0, 1, 2, 3), weight=1, uniform="box")
        self.odd = ttk.Frame(body, style="Card.TFrame", padding=(px(16), px(8)))
        self.odd_text = ttk.Label(self.odd, style="Card.TLabel", justify="left")
        sign = ttk.Label(self.odd, text="!", style="Card.TLabel", foreground=theme.palette.bad)
        sign.configure(font=theme.font("body", True))
        sign.pack(side="left", anchor="n", padx=(0, px(12)))
        self.odd_text.pack(side="left", fill="x", expand=True)
        self.odd.bind("<Configure>", lambda e: self.odd_text.configure(wraplength=e.width - px(64)), add=True)
        columns = (
            Column("Date (UTC)", 168), Column("Player", 150, grow=True), Column("Drill", 128),
            Column("Face", 150, grow=True), Column("Score", 88, "e"), Column("Accuracy", 84, "e"),
            Column("Shots", 60, "e"), Column("", 100),
        )  # fmt: skip
        self.table = Table(body, theme, columns, on_open=self._open)
        self.table.pack(fill="both", expand=True, pady=px(16))
        bar = ttk.Frame(body, style="Panel.TFrame")
        bar.pack(fill="x")
        self.open_button = ttk.Button(bar, style="Accent.TButton", command=self.open_selected)
        self.open_button.pack(side="left", fill="y")
        ttk.Button(bar, text="Board   B", command=self.board).pack(side="left", padx=px(8), fill="y")
        ttk.Button(bar, text="Back   Esc", command=self.escape).pack(side="right", fill="y")
        self.actions = {"Return": self.open_selected, "b": self.board}

    def _box(self, master: ttk.Frame, name: str, column: int) -> ttk.Combobox:
        px = self.theme.px
        left = px(16) if column else 0
        label = ttk.Label(master, text=name, style="Muted.TLabel")
        label.grid(row=0, column=column, sticky="w", padx=(left, 0))
        box = ttk.Combobox(master, state="readonly", font=self.theme.font(), height=16, width=10)
        box.grid(row=1, column=column, sticky="ew", padx=(left, 0), pady=(px(4), 0))
        box.bind("<<ComboboxSelected>>", lambda e: self._filter(), add=True)
        return box

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Read the rounds anew; filters and selection stay as they were left."""
        try:
            self._read()
        except BullseyeError as bad:
            self.rounds, self._said, self._seen = [], [str(bad)], None
        self._known.clear()
        self.odd_text.configure(text="\n".join(s[:1].upper() + s[1:] + "." for s in self._said))
        if self._said:
            self.odd.pack(fill="x", pady=(self.theme.px(16), 0), before=self.table)
        else:
            self.odd.pack_forget()
        self._fill_boxes()
        self._filter(self._opened)

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
        self.rounds = list(each_once.values())[::-1]
        self._said = content.report().sentences(store.history.path)
        self._seen = seen

    def _fill_boxes(self) -> None:
        """What can be chosen is what the rounds hold."""
        ids = {
            "Player": sorted({r.player for r in self.rounds}, key=str.casefold),
            "Drill": sorted({r.drill for r in self.rounds}, key=self._drill_name),
            "Face": sorted({r.face for r in self.rounds}, key=self._face_name),
            "Rounds": list(KINDS),
        }
        shown = {
            "Player": ids["Player"],
            "Drill": [self._drill_name(d) for d in ids["Drill"]],
            "Face": [self._face_name(f) for f in ids["Face"]],
        }
        for name, box in self.boxes.items():
            chosen = self._chosen(name)
            self._values[name] = ids[name] if name == "Rounds" else ["", *ids[name]]
            box.configure(values=KINDS if name == "Rounds" else (ALL, *shown[name]))
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
        if player or drill or face or kind != KINDS[0]:
            self.found = [r for r in self.rounds if fits(r, player, drill, face, kind)]
        else:
            self.found = self.rounds
        at = next((n for n, r in enumerate(self.found) if r.id == select), None) if select else None
        self.table.fill(len(self.found), self._row, NONE_FIT if self.rounds else EMPTY, select=at)
        all_, found = f"{len(self.rounds):,}", f"{len(self.found):,}"
        self.counted.configure(
            text=f"{found} of {all_} rounds" if len(self.found) != len(self.rounds) else
            plural(len(self.rounds), "round").replace(str(len(self.rounds)), all_)
        )  # fmt: skip
        self.open_button.configure(text="Open   Enter" if self.rounds else "Play   Enter")
        self.open_button.state(["!disabled" if self.found or not self.rounds else "disabled"])

    def _row(self, number: int) -> Row:
        r = self.found[number]
        word = word_for(r)
        cells = (
            r.date[:16].replace("T", "  "), r.player, self._drill_name(r.drill), self._face_name(r.face),
            score_text(r.score, r.score_unit), percent(r.accuracy), str(r.shots), word,
        )  # fmt: skip
        return Row(cells, "muted" if word else "")

    def _drill_name(self, drill: str) -> str:
        return self._name_of("drill", drill)

    def _face_name(self, face: str) -> str:
        return self._name_of("face", face)

    def _name_of(self, kind: str, id_: str) -> str:
        """The name by id, asked once per showing: ten thousand rounds have few faces."""
        key = (kind, id_)
        if key not in self._known:
            try:
                item: Any = self.services.drills.get(id_) if kind == "drill" else self.services.faces.get(id_)
                self._known[key] = item.name
            except BullseyeError:  # a file that is gone: its rounds still stand
                self._known[key] = id_
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
            outcome = self.services.review(self._record(self.found[number]))
        except BullseyeError as bad:
            self.window.notice(f"This round cannot be opened: {bad}", "bad")
            return
        self.window.show("result", outcome=outcome, fresh=False)

    def _record(self, row: Round) -> Record:
        """The round with its shots: from where its line stood, or looked for when the file has changed since."""
        store = self.services.store
        try:
            record = store.history.record_at(row.at, row.length)
        except BadRecordError:
            return store.find(row.id)
        return record if record["id"] == row.id else store.find(row.id)

    def board(self) -> None:
        """The board."""
        self.window.show("board")
