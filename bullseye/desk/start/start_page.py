"""The start page: who plays, at which face, which drill; the face itself as large as it goes, and Start."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.palette import SIDE_PX
from bullseye.desk.kit.widgets import ChoiceList
from bullseye.desk.progress.goal_news import tell_goals
from bullseye.desk.round.round_hosts import PlaylistRounds, coded_round
from bullseye.desk.start.hero import Hero
from bullseye.desk.start.page_buttons import PageButtons, page_actions, page_keys
from bullseye.desk.start.start_ways import CODE, DRILL, PLAYLIST, Ways
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import begun
from bullseye.play.rivals import RIVALS
from bullseye.play.services import GUEST, MAX_NAME
from bullseye.target.face import STANDARD, Face
from bullseye.wording.numbers import score_text
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

_ROWS, _LEAST_ROWS = ((5, 720), (3, 640)), 2
"""How many rows of drills there are from which height of the panel on, px at 96 dpi."""
_LABEL_PX = 104
WAY = "way to play"
"""What the window remembers under it: a drill, a playlist or a code."""


class StartPage(Page):
    """What is chosen here is remembered at once."""

    name = "start"
    reads_history = True
    title = ""
    keys = [
        (tr("Enter"), tr("Start the round")),
        ("E", tr("Edit this face, or make one of your own")),
        ("P", tr("Players: switch, add, rename")),
        ("D, L, C", tr("What to play: a drill, a playlist, the round of a code")),
        (tr("Up, Down"), tr("Another face, drill or playlist, in its list")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._said: set[str] = set()
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.hero = Hero(self, self.theme)
        self.hero.grid(row=0, column=0, sticky="nsew")
        self.hero.bind("<Configure>", lambda _: self._draw_soon(), add=True)
        side = self.side = ttk.Frame(self, style="Panel.TFrame", width=px(SIDE_PX), padding=(px(20), px(16)))
        side.grid(row=0, column=1, sticky="ns")
        side.grid_propagate(False)
        side.columnconfigure(0, weight=1)
        side.bind("<Configure>", lambda e: self._share_room(e.height), add=True)
        self._build_player(side)
        self._build_lists(side)
        self._build_foot(side)
        self.actions = {
            "Return": self.start,
            "e": self.edit_face,
            "p": self._players,
            "d": lambda: self.ways.turn(DRILL),
            "l": lambda: self.ways.turn(PLAYLIST),
            "c": lambda: self.ways.turn(CODE),
            **page_actions(window),
        }

    def keys_told(self) -> list[tuple[str, str]]:
        """Its own keys, and those to other pages after the first."""
        return [*self.keys[:1], *page_keys(), *self.keys[1:]]

    # -- parts -----------------------------------------------------------------------------------

    def _build_player(self, side: ttk.Frame) -> None:
        px = self.theme.px
        head = ttk.Frame(side, style="Panel.TFrame")
        head.grid(row=0, sticky="ew")
        head.columnconfigure(0, weight=1)
        ttk.Label(head, text=tr("Player"), style="Muted.TLabel").grid(row=0, column=0, sticky="w")
        self.class_button = ttk.Button(head, text=tr("Class\u2026   K"), style="Quiet.TButton", width=0)
        self.class_button.configure(command=lambda: self.window.show("class_setup"))
        self.class_button.grid(row=0, column=1, sticky="e")
        row = ttk.Frame(side, style="Panel.TFrame")
        row.grid(row=1, sticky="ew", pady=(px(4), px(12)))
        row.columnconfigure(0, weight=1)
        self.player = ttk.Combobox(row, font=self.theme.font(), width=8)
        self.player.grid(row=0, column=0, sticky="ew")
        self.player.bind("<FocusOut>", lambda _: self._take_player(), add=True)
        self.player.bind("<<ComboboxSelected>>", lambda _: self._take_player(), add=True)
        check = (self.register(lambda text: len(text) <= MAX_NAME and text.isprintable()), "%P")
        self.player.configure(validate="key", validatecommand=check)
        self.players = ttk.Button(row, text=tr("Players\u2026"), command=self._players, width=-1)
        self.players.grid(row=0, column=1, sticky="ns", padx=(px(8), 0))

    def _build_lists(self, side: ttk.Frame) -> None:
        px = self.theme.px
        head = ttk.Frame(side, style="Panel.TFrame")
        head.grid(row=2, sticky="ew")
        head.columnconfigure(0, weight=1)
        ttk.Label(head, text=tr("Face"), style="Muted.TLabel").grid(row=0, column=0, sticky="w")
        self.edit_button = ttk.Button(head, text=tr("Edit face\u2026   E"), style="Quiet.TButton", width=0)
        self.edit_button.configure(command=self.edit_face)
        self.edit_button.grid(row=0, column=1, sticky="e")
        self.faces = ChoiceList(side, self.theme, 3, px(SIDE_PX - 40), self._take_face)
        self.faces.grid(row=3, sticky="nsew", pady=(px(4), px(12)))
        side.rowconfigure(3, weight=1)
        width_px = px(SIDE_PX - 40)
        self.ways = Ways(side, self.theme, self.services, _ROWS[0][0], width_px, self._take_drill, self._way_changed)
        self.drills = self.ways.drills
        self.ways.grid(row=4, sticky="ew", pady=(0, px(8)))
        self.style_row, self.scoring = self._choice(side, 5, tr("Scoring"), self._take_style)
        _, self.rival = self._choice(side, 6, tr("Play against"), self._take_rival)
        self.rival.configure(values=list(RIVALS.values()))

    def _choice(
        self, side: ttk.Frame, row: int, label: str, taken: Callable[[], None]
    ) -> tuple[ttk.Frame, ttk.Combobox]:
        px = self.theme.px
        frame = ttk.Frame(side, style="Panel.TFrame")
        frame.grid(row=row, sticky="ew", pady=(0, px(8)))
        frame.columnconfigure(0, minsize=px(_LABEL_PX))
        frame.columnconfigure(1, weight=1)
        ttk.Label(frame, text=label, style="Muted.TLabel").grid(row=0, column=0, sticky="w", padx=(0, px(8)))
        box = ttk.Combobox(frame, state="readonly", font=self.theme.font(), width=8)
        box.grid(row=0, column=1, sticky="ew")
        box.bind("<<ComboboxSelected>>", lambda _: taken(), add=True)
        return frame, box

    def _build_foot(self, side: ttk.Frame) -> None:
        px = self.theme.px
        best = ttk.Frame(side, style="Panel.TFrame")
        best.grid(row=8, sticky="ew", pady=(0, px(8)))
        best.columnconfigure(0, weight=1)
        best.rowconfigure(0, minsize=self.theme.font("title", True).metrics("linespace"))
        self.best_label = ttk.Label(best, style="Muted.TLabel")
        self.best_label.grid(row=0, column=0, sticky="w")
        self.best = ttk.Label(best, style="Muted.TLabel", anchor="e")
        self.best.grid(row=0, column=1, sticky="e")
        self.start_button = ttk.Button(side, text=tr("Start   Enter"), style="Accent.TButton", command=self.start)
        self.start_button.grid(row=9, sticky="ew")
        PageButtons(side, self.window).grid(row=10, sticky="ew")
        self.broken = ttk.Button(side, style="Quiet.TButton", command=self._tell_broken)
        self.broken.grid(row=12, sticky="ew", pady=(px(4), 0))
        self.broken.grid_remove()

    def _share_room(self, high_px: int) -> None:
        """So many rows of drills that faces have about as many: their list takes what is left."""
        left = high_px - (self.broken.winfo_reqheight() if self.broken.grid_info() else 0)
        self.ways.set_rows(next((rows for rows, least in _ROWS if left >= self.theme.px(least)), _LEAST_ROWS))

    # -- showing ---------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Fill in what is chosen; user files may have changed since."""
        self.services.faces.refresh()
        self.services.drills.refresh()
        self.services.playlists.refresh()
        settings = self.services.settings
        self.player.configure(values=settings.players)
        self.player.set(settings.player)
        self.player.xview(0)
        self.faces.fill([(face.id, face.name) for face in self.services.faces.items()], self.services.face().id)
        self.ways.fill(self.window.memory.get(WAY, DRILL))
        self.rival.set(RIVALS[settings.rival])
        self._show_broken()
        self._show_choice()
        # The records are opened when this page is on the screen: they are not needed to see it.
        self.when_idle(self._say_notices)

    def focus_first(self) -> None:
        """A new player types a name first; everybody else starts."""
        (self.start_button if self.services.settings.player else self.player).focus_set()

    def escape(self) -> None:
        """There is nothing before this page: Esc only takes back what was typed."""
        self.player.set(self.services.settings.player)
        self.ways.clear()
        self.start_button.focus_set()

    def _face(self) -> Face:
        plan = self.ways.coded_plan
        return self.services.face() if plan is None else plan.face

    def _show_choice(self) -> None:
        face, drill, plan = self._face(), self.services.drill(), self.ways.coded_plan
        self.faces.enable(self.ways.way != CODE)
        self.faces.choose(face.id)
        self.edit_button.state(["disabled" if self.ways.way == CODE else "!disabled"])
        self.ways.tell_drill(drill.summary)
        self.scoring.configure(values=[self._style_text(face, style.id) for style in face.styles])
        style = self.services.style_of(face) if plan is None else plan.style
        self.scoring.set(self._style_text(face, face.style(style).id))
        if len(face.styles) > 1:
            self.style_row.grid()
        else:
            self.style_row.grid_remove()
        alone = self.ways.way != DRILL or bool(drill.test)  # nobody plays along there
        self.rival.configure(state="disabled" if alone else "readonly")
        self.scoring.configure(state="disabled" if self.ways.way == CODE else "readonly")
        self._draw_soon()
        self.when_idle(self._show_best)

    @staticmethod
    def _style_text(face: Face, style_id: str) -> str:
        return tr("{style} (its own)", style=style_id) if style_id == face.styles[0].id else style_id

    def _show_best(self) -> None:
        if self.ways.way != DRILL:
            self.best_label.configure(text="")
            self.best.configure(text="", style="Muted.TLabel")
            return
        self.best_label.configure(text=tr("Your best"))
        face, drill = self.services.face(), self.services.drill()
        player = self.services.settings.player or GUEST
        try:
            style = face.style(self.services.style_of(face)).id
            best = self.services.best(face.id, drill.id, style, player)
        except BullseyeError as bad:
            best = None
            self._say(str(bad), "bad")
        if best is None:
            self.best.configure(text=tr("no round yet"), style="Muted.TLabel")
        else:
            self.best.configure(text=score_text(best, drill.score_unit), style="Title.TLabel")

    def _say_notices(self) -> None:
        for text in (*self.services.settings_file.notices, *self.services.store.take_notices()):
            self._say(text)
        self.services.settings_file.notices.clear()
        tell_goals(self.window)

    def _say(self, text: str, kind: str = "info") -> None:
        if text not in self._said:  # each once a sitting
            self._said.add(text)
            self.window.notice(begun(text), kind)

    # -- the face --------------------------------------------------------------------------------

    def _draw_soon(self) -> None:
        self.when_idle(self.draw)

    def draw(self) -> None:
        """Draw the chosen face."""
        self.hero.show(self._face())

    # -- choices ---------------------------------------------------------------------------------

    def _take_player(self) -> None:
        name = " ".join(self.player.get().split())
        self.player.set(name)
        self.player.xview(0)  # a long name shows its beginning
        if name != self.services.settings.player:
            self.window.choose(player=name)
            self.player.configure(values=self.services.settings.players)
            self._show_best()

    def _take_face(self, face_id: str) -> None:
        if face_id != self.services.face().id or face_id != self.services.settings.face:
            self.window.choose(face=face_id, style=STANDARD)
            self._show_choice()

    def _take_drill(self, drill_id: str) -> None:
        if drill_id != self.services.settings.drill:
            self.window.choose(drill=drill_id)
            self._show_choice()

    def _take_style(self) -> None:
        face = self.services.face()
        self.window.choose(style=face.styles[self.scoring.current()].id)
        self.scoring.selection_clear()

    def _take_rival(self) -> None:
        self.window.choose(rival=list(RIVALS)[self.rival.current()])
        self.rival.selection_clear()

    def _way_changed(self) -> None:
        self.window.memory[WAY] = self.ways.way
        self._show_choice()

    def start(self) -> None:
        """Play what is chosen."""
        self._take_player()
        if self.ways.way == PLAYLIST:
            self._start_playlist()
        elif self.ways.way == CODE:
            plan = self.ways.plan()
            if plan is None:
                self.ways.code.focus_set()
            else:
                self.window.show("play", host=coded_round(self.window, plan))
        else:
            self.window.show("play")

    def _start_playlist(self) -> None:
        try:
            sequence = self.services.sequence(self.ways.playlists.chosen)
        except BullseyeError as bad:
            self.ways.complain(str(bad))
            return
        self.window.show("play", host=PlaylistRounds(self.window, sequence))

    def edit_face(self) -> None:
        """Open the ring editor on the chosen face; a code has its own."""
        if self.ways.way == CODE:
            return
        self._take_player()
        self.window.show("editor", face=self.services.face().id)

    def _players(self) -> None:
        from bullseye.desk.kit.dialogs import players_dialog

        self._take_player()
        players_dialog(self.window)
        self.player.configure(values=self.services.settings.players)
        self.player.set(self.services.settings.player)
        self._show_best()

    # -- files of the user's that are broken -------------------------------------------------------

    def _show_broken(self) -> None:
        services = self.services
        faces, drills, lists = (len(s.broken()) for s in (services.faces, services.drills, services.playlists))
        told = [
            trn("{n} face not readable", "{n} faces not readable", faces) if faces else "",
            trn("{n} drill not readable", "{n} drills not readable", drills) if drills else "",
            trn("{n} playlist not readable", "{n} playlists not readable", lists) if lists else "",
        ]
        if any(told):
            self.broken.configure(text=", ".join(part for part in told if part))
            self.broken.grid()
        else:
            self.broken.grid_remove()
        self._share_room(self.side.winfo_height())

    def _tell_broken(self) -> None:
        from bullseye.desk.kit.dialogs import error_details

        services = self.services
        found = [*services.faces.broken(), *services.drills.broken(), *services.playlists.broken()]
        error_details(
            self.window,
            tr("These files of yours could not be read."),
            tr("Everything else works. Mend them, then come back to this page."),
            "\n\n".join(item.reason for item in found),
        )
