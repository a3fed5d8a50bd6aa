"""The board page: the ten best of one drill on one face in one scoring style, and every board that has scores."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.page_parts import ButtonBar, labelled_box
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.progress.lab_numbers import BETTER, Measured, lab_text
from bullseye.progress.sittings import Joined, best_of
from bullseye.session.aids import board_way
from bullseye.target.face import STANDARD
from bullseye.wording.devices import helped
from bullseye.wording.moments import day_text
from bullseye.wording.numbers import DASH, percent, score_text, seconds
from bullseye.words import capital, commas, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.records.board_row import Ranked
    from bullseye.records.summary import Round

Pair = tuple[str, str]
"""Drill and face, by id; another scoring style than the face's own follows the face behind STYLED, and so does a way
of shooting that has boards of its own (the keyboard, aids), behind the style."""
STYLED = "|"

ANY_FACE = "*"
"""In the place of the face: a test is the same at every one."""
COLUMNS = range(8)
ACCURACY, COMBO, TIME = 3, 4, 6
SIDE_PX = 336
WIDE_PX = 1200
"""Below this width the list of pairs makes room: the boxes above the table hold them too."""
NO_MATCH = tr("No whole round yet: one counts here once all its shots are marked.")


class BoardPage(Page):
    """Shows one table of the scoreboard; `shown(drill=..., face=...)`, else what was played last."""

    name = "board"
    reads_history = True
    title = tr("Board")
    keys = [
        ("P", tr("Play this drill on this face")),
        (tr("Enter"), tr("Open the selected round")),
        ("H", tr("History")),
        (tr("Up, Down"), tr("Select a row")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.pair: Pair = ("", "")
        self.pairs: list[Pair] = []
        self.rows: list[Ranked] = []
        self._drills: list[str] = []
        self._faces: list[str] = []
        px, theme = self.theme.px, self.theme
        ttk.Label(self, text=tr("Board"), style="Title.TLabel").grid(
            row=0, column=0, columnspan=2, sticky="w", padx=px(24), pady=(px(24), 0)
        )
        side = self._side = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), 0, px(24)))
        ttk.Label(side, text=tr("With scores"), style="Muted.TLabel").pack(anchor="w", pady=(0, px(4)))
        self.list = Table(
            side,
            theme,
            (Column(tr("Drill"), 128, grow=True), Column(tr("Face"), 140, grow=True)),
            on_select=self._pair_picked,
        )
        self.list.pack(fill="both", expand=True)
        main = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), px(24), px(24)))
        choice = ttk.Frame(main, style="Panel.TFrame")
        choice.pack(fill="x")
        self.drill_box = labelled_box(choice, theme, tr("Drill"), 0, self._boxes_changed, 20)
        self.face_box = labelled_box(choice, theme, tr("Face"), 1, self._boxes_changed, 20)
        choice.columnconfigure((0, 1), weight=1, uniform="box")
        columns = (
            Column(tr("Place"), 52, "e"), Column(tr("Player"), 160, grow=True), Column(tr("Score"), 88, "e"),
            Column(tr("Accuracy"), 80, "e"), Column(tr("Combo"), 64, "e"), Column(tr("Shots"), 56, "e"),
            Column(tr("Time"), 72, "e"), Column(tr("Date"), 116, "e"),
        )  # fmt: skip
        self.table = Table(main, theme, columns, on_open=self._open)
        self.better = ttk.Label(main, style="Muted.TLabel")
        self.better.pack(anchor="w", pady=(px(8), 0))
        self.table.pack(fill="both", expand=True, pady=(px(8), px(16)))
        bar = ButtonBar(main, theme)
        bar.pack(fill="x")
        self.play_button = bar.first(tr("Play this   P"), self.play)
        bar.add(tr("History   H"), self.history, width="")
        bar.last(tr("Back   Esc"), self.escape, width="")
        main.grid(row=1, column=1, sticky="nsew")
        self.columnconfigure(1, weight=3)
        self.rowconfigure(1, weight=1)
        self.bind("<Configure>", lambda e: self._arrange(), add=True)
        self.actions = {"p": self.play, "h": self.history}

    def _arrange(self) -> None:
        """Show the list of pairs where there is room for it."""
        if self.winfo_width() >= self.theme.px(WIDE_PX):
            self._side.grid(row=1, column=0, sticky="nsew")
            self.columnconfigure(0, minsize=self.theme.px(SIDE_PX), weight=2)  # names take the room there is
        else:
            self._side.grid_remove()
            self.columnconfigure(0, minsize=0, weight=0)

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, drill: str = "", face: str = "", style: str = STANDARD, way: str = "", **args: Any) -> None:
        """Show the table of *drill* on *face*, in a scoring style and way; what is chosen now without a face."""
        self._read()
        if not face:
            chosen = self.services.face()
            face, style = chosen.id, self.services.style_of(chosen)
            way = self.services.way
        self._show((drill or self.services.drill().id, self._styled(face, style, way)))

    def _read(self) -> None:
        """Ask the board; the tables with scores first."""
        try:
            board = self.services.store.board
            self.rows = board.rows()
            notices = self.services.store.take_notices()
        except BullseyeError as bad:
            self.rows, notices = [], [str(bad)]
        for notice in notices:
            self.window.notice(sentence(notice), "bad")
        self._count_tests()
        self.pairs = sorted({*map(self._pair_of, self.rows), *self._test_pairs.values()}, key=self._pair_names)

    def _count_tests(self) -> None:
        """The tests of the history and the matches from a range: each has one table, whatever the faces."""
        self._test_pairs: dict[str, Pair] = {}
        self._test_counts: dict[str, int] = {}
        self._matches: dict[str, list[Joined]] = {}
        try:
            every = self.services.store.rounds()
        except BullseyeError:  # said when the board was read
            return
        self._matches = best_of(every, self.services.drills.matches)
        for match, whole in self._matches.items():
            self._test_pairs[match] = match, ANY_FACE
            self._test_counts[match] = len(whole)
        rows = [row for row in every if row.test and not row.simulated]
        for row in rows:
            self._test_pairs[row.drill] = row.drill, ANY_FACE
            self._test_counts[row.drill] = self._test_counts.get(row.drill, 0) + 1

    def _pair_of(self, row: Ranked) -> Pair:
        """A row's drill and face; the style is named with the face unless it is the face's own."""
        return row.drill, self._styled(row.face, row.style, row.way)

    def _styled(self, face: str, style: str, way: str = "") -> str:
        try:
            own = style in (STANDARD, self.services.faces.get(face).styles[0].id)
        except BullseyeError:  # a file that is gone: its scores still stand
            own = False
        return STYLED.join((face, "" if own else style, board_way(way))).rstrip(STYLED)

    def _pair_names(self, pair: Pair) -> Pair:
        return self._drill_name(pair[0]), self._face_name(pair[1])

    def _drill_name(self, drill: str) -> str:
        return self.services.drills.name_of(drill)

    def _face_name(self, face: str) -> str:
        if face == ANY_FACE:
            return DASH
        face, style, way = _parts(face)
        return commas((self.services.faces.name_of(face), style, helped(way)))

    def _show(self, pair: Pair) -> None:
        if pair[1] == ANY_FACE:  # for the boxes, and to play it
            pair = pair[0], self.pair[1] or self.services.face().id
        self.pair = pair
        names = [Row(self._pair_names(p)) for p in self.pairs]
        listed = self._test_pairs.get(pair[0], pair)
        at = self.pairs.index(listed) if listed in self.pairs else None
        empty = tr("No scores yet.\nPlay a round:\nit takes 30 seconds.")
        self.list.fill(len(names), names.__getitem__, empty, select=at)
        self._fill_boxes()
        rows = [row for row in self.rows if self._pair_of(row) == pair]
        me = self.services.settings.player
        self._shown_rows: list[Ranked] | list[Measured] | list[Joined] = rows
        tests = self._tests(pair[0])
        self.better.configure(text="")
        self.table.show_columns(COLUMNS)
        if tests:
            self._shown_rows = tests
            test = tests[0].row.test
            self.better.configure(text=tr("{better}, by its own number", better=_capital(BETTER[test])))
            aimed = any(one.row.accuracy is not None for one in tests)
            self.table.show_columns(n for n in COLUMNS if n != COMBO and (aimed or n != ACCURACY))
            self.table.fill(len(tests), lambda n: self._test_row(n, tests[n], me))
        elif self._is_match(pair[0]):
            whole = self._matches.get(pair[0], [])
            self._shown_rows = whole
            self.better.configure(text=tr("Whole rounds from a range, all distances together"))
            self.table.show_columns(n for n in COLUMNS if n not in (COMBO, TIME))
            self.table.fill(len(whole), lambda n: self._match_row(n, whole[n].row, me), NO_MATCH)
        else:
            self.table.fill(len(rows), lambda n: self._row(rows[n], me), _empty())
        self.play_button.configure(text=tr("Mark this   P") if self._is_match(pair[0]) else tr("Play this   P"))

    def _tests(self, drill: str) -> list[Measured]:
        """The best of a test, by its own number; none for a drill with scores."""
        services = self.services
        try:
            if not services.drills.get(drill).test:
                return []
            return services.lab_numbers.best(services.lab_numbers.measured(services.store.rounds(), drill))
        except BullseyeError:  # said when the board was read; or the drill's file is gone
            return []

    def _is_match(self, drill: str) -> bool:
        """True for a round by name that is shot on a range."""
        return any(match.id == drill for match in self.services.drills.matches.items())

    def _match_row(self, number: int, row: Round, me: str) -> Row:
        mine = row.player == me
        cells = (
            str(number + 1), tr("{player} (you)", player=row.player) if mine else row.player,
            score_text(row.score, row.score_unit), percent(row.accuracy), DASH, str(row.shots), DASH,
            day_text(row.date, self.services.zone),
        )  # fmt: skip
        return Row(cells, "own" if mine else "")

    def _test_row(self, number: int, one: Measured, me: str) -> Row:
        row, mine = one.row, one.row.player == me
        name = tr("{player} (you)", player=row.player) if mine else row.player
        text = lab_text(row.test, one.value)
        day = day_text(row.date, self.services.zone)
        cells = (
            str(number + 1),
            name,
            text,
            percent(row.accuracy),
            DASH,
            str(row.shots),
            seconds(row.duration_s, 1),
            day,
        )
        return Row(cells, "own" if mine else "")

    def _fill_boxes(self) -> None:
        """Every drill and face; those with scores first, and how many."""
        drill, face = self.pair
        per_drill: dict[str, int] = dict(self._test_counts)
        per_face: dict[str, int] = {}
        for row in self.rows:
            per_drill[row.drill] = per_drill.get(row.drill, 0) + 1
            if row.drill == drill:
                styled = self._pair_of(row)[1]
                per_face[styled] = per_face.get(styled, 0) + 1
        self._drills = _scored_first([*self.services.drills.names(), drill], per_drill, self._drill_name)
        self._faces = _scored_first([*self.services.faces.names(), face], per_face, self._face_name)
        drills = [_counted(self._drill_name(d), per_drill.get(d, 0)) for d in self._drills]
        faces = [_counted(self._face_name(f), per_face.get(f, 0)) for f in self._faces]
        self.drill_box.configure(values=drills)
        self.face_box.configure(values=faces)
        for box, ids, chosen in ((self.drill_box, self._drills, drill), (self.face_box, self._faces, face)):
            box.current(ids.index(chosen))
            box.selection_clear()

    def _row(self, ranked: Ranked, me: str) -> Row:
        row = ranked.row
        mine = row.player == me
        cells = (
            str(ranked.rank), tr("{player} (you)", player=row.player) if mine else row.player,
            score_text(row.score, row.score_unit), percent(row.accuracy), str(row.best_combo),
            str(row.shots), seconds(row.duration_s, 1), day_text(row.date, self.services.zone),
        )  # fmt: skip
        return Row(cells, "own" if mine else "")

    def focus_first(self) -> None:
        """The rows where there are some, else what changes that."""
        (self.table.tree if self.table.count else self.play_button).focus_set()

    # -- what the hand does ----------------------------------------------------------------------------

    def _pair_picked(self, number: int) -> None:
        pair = self.pairs[number]
        if pair not in (self.pair, self._test_pairs.get(self.pair[0])):
            self._show(pair)

    def _boxes_changed(self) -> None:
        self._show((self._drills[self.drill_box.current()], self._faces[self.face_box.current()]))

    def _open(self, number: int) -> None:
        """Open the round of a row."""
        try:
            outcome = self.services.review(self.services.store.find(self._shown_rows[number].row.id))
        except BullseyeError as bad:
            self.window.notice(tr("This round cannot be opened: {bad}", bad=bad), "bad")
            return
        self.window.show("result", outcome=outcome, fresh=False)

    def play(self) -> None:
        """Choose this pair and play it."""
        drill, (face, style, _) = self.pair[0], _parts(self.pair[1])
        if self._is_match(drill):
            self.window.show("enter", match=drill)
            return
        if drill not in self.services.drills.names() or face not in self.services.faces.names():
            self.window.notice(tr("This drill or face is no longer here, so it cannot be played."), "bad")
            return
        trouble = self.services.choose(drill=drill, face=face, style=style or STANDARD)
        if trouble:
            self.window.notice(trouble, "bad")
        self.window.show("play")

    def history(self) -> None:
        """Every round."""
        self.window.show("history")


def _parts(styled: str) -> tuple[str, str, str]:
    """Face, scoring style and way of what `_styled` joined; the last two may be empty."""
    face, _, rest = styled.partition(STYLED)
    style, _, way = rest.partition(STYLED)
    return face, style, way


def _scored_first(ids: list[str], scores: dict[str, int], name: Any) -> list[str]:
    """Each id once: those with scores first, both parts in order of their names."""
    return sorted({*ids, *scores}, key=lambda i: (i not in scores, name(i)))


def _capital(words: str) -> str:
    return capital(words)


def _counted(name: str, scores: int) -> str:
    return trn("{name}  ({n} score)", "{name}  ({n} scores)", scores, name=name) if scores else name


def _empty() -> str:
    """What stands in a table without rows."""
    return tr(
        "No scores yet for this drill on this face.\nPress {key} to play: the first round will be here.",
        key=key_words("p"),
    )
