"""The start page: who plays, at which face, which drill; the face itself as large as it goes, and Start."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.notices import FOOT
from bullseye.desk.kit.palette import START_SIDE_PX, start_side_px
from bullseye.desk.kit.system import wants_less_motion
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.progress.goal_news import tell_goals
from bullseye.desk.round.round_hosts import PlaylistRounds, coded_round
from bullseye.desk.start.big_field import BigField
from bullseye.desk.start.broken_files import BrokenFiles
from bullseye.desk.start.grouped_list import GroupedList
from bullseye.desk.start.knobs import Knobs
from bullseye.desk.start.page_buttons import PageButtons, page_actions, page_keys
from bullseye.desk.start.start_best import BestLine
from bullseye.desk.start.start_player import PlayerPart
from bullseye.desk.start.start_search import Search
from bullseye.desk.start.start_ways import CODE, DRILL, PLAYLIST, Ways
from bullseye.drill.adjusted import Changes, base_id, changes_of, offered, words_of
from bullseye.errors import BullseyeError
from bullseye.play.choices import answers_asked, face_groups, not_offered, with_recent
from bullseye.play.record_tasks import begun
from bullseye.play.rivals import RIVALS
from bullseye.target.face import STANDARD, Face
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.drill.drill import Drill

_ASKED = "asked for a name"
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
        ("A", tr("Adjust the drill: target size, speed, how many at once, length")),
        (tr("Ctrl+C"), tr("Copy the result of today's round as a text, with Shift as a picture")),
        ("F, /", tr("Find a face or a drill by a part of its name")),
        (
            tr("Up, Down"),
            tr("Another face, drill or playlist, in the list used last; letters jump where it has the focus"),
        ),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._said: set[str] = set()
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.field = BigField(self, self.theme)
        self.field.grid(row=0, column=0, sticky="nsew")
        self.hero, self.preview = self.field.hero, self.field.preview
        self.hero.bind("<Configure>", lambda _: self._draw_soon(), add=True)
        side = self.side = ttk.Frame(self, style="Panel.TFrame", width=px(START_SIDE_PX), padding=(px(20), px(16)))
        side.grid(row=0, column=1, sticky="ns")
        side.grid_propagate(False)
        side.columnconfigure(0, weight=9, uniform="side")
        side.columnconfigure(1, weight=11, uniform="side")
        self.bind("<Configure>", lambda e: side.configure(width=start_side_px(e.width, self.theme.scale)), add=True)
        self._build_head(side)
        self._build_lists(side)
        self._build_foot(side)
        self.actions = {
            "Return": self.start,
            "e": self.edit_face,
            "p": self.who.choose,
            "d": lambda: self.ways.turn(DRILL),
            "l": lambda: self.ways.turn(PLAYLIST),
            "c": lambda: self.ways.turn(CODE),
            "a": self.adjust_button.invoke,
            "Control-c": self.share.copy_text,
            "Control-Shift-c": self.share.copy_picture,
            "f": self.finder.begin,
            "slash": self.finder.begin,
            "Up": lambda: self._walked.step(-1),
            "Down": lambda: self._walked.step(1),
            **page_actions(window),
        }

    def keys_told(self) -> list[tuple[str, str]]:
        """Its own keys, and those to other pages after the first."""
        return [*self.keys[:1], *page_keys(), *self.keys[1:]]

    # -- parts -----------------------------------------------------------------------------------

    def _build_head(self, side: ttk.Frame) -> None:
        px, window = self.theme.px, self.window
        self.who = PlayerPart(side, window, self._show_best, self._to_page, self._take_code)
        self.who.grid(row=0, column=0, sticky="nsew", pady=(0, px(8)))
        self.player, self.players, self.class_button = self.who.field, self.who.players, self.who.class_button
        self.finder = Search(side, self.theme, self.services, lambda: self.ways, lambda: self.faces, self._to_page)
        self.finder.grid(row=0, column=1, sticky="nsew", padx=(px(16), 0), pady=(0, px(8)))
        self.search = self.finder.field

    def _build_lists(self, side: ttk.Frame) -> None:
        px, theme = self.theme.px, self.theme
        two_lines = 2 * theme.font("small").metrics("linespace")
        words = ttk.Frame(side, style="Panel.TFrame", height=two_lines + px(4))
        words.grid_propagate(False)  # so long as they may be, nothing moves under the pointer
        words.columnconfigure(0, weight=1)
        below = wrapping(ttk.Label(words, style="Muted.TLabel"))
        below.grid(row=0, column=0, sticky="new")
        head = Flow(side, 0)
        head.grid(row=2, column=0, columnspan=2, sticky="ew", pady=(0, px(4)))
        self.ways = Ways(side, theme, self.services, head, below, self._take_drill, self._way_changed, self._to_page)
        self.drills = self.ways.drills
        self.ways.grid(row=3, column=0, sticky="nsew")
        self.knobs = Knobs(side, theme, self._adjusted, self._to_page)
        self.knobs.grid(row=3, column=0, sticky="nsew")
        self.knobs.grid_remove()
        self.edit_button = ttk.Button(head, text=tr("Edit face\u2026   E"), style="Quiet.TButton", width=0)
        self.edit_button.configure(command=self.edit_face)
        self.edit_button.pack(side="left", expand=True, anchor="e")
        for part in head.parts:
            head.watched(part)
        self.faces = GroupedList(side, theme, px(START_SIDE_PX // 2), self._take_face, self._to_page)
        self.faces.grid(row=3, column=1, sticky="nsew", padx=(px(16), 0))
        side.rowconfigure(3, weight=1)
        self._walked: GroupedList = self.drills
        for one in (self.drills, self.ways.playlists, self.faces):
            one.tree.bind("<FocusIn>", lambda _, one=one: self._walk(one), add=True)  # type: ignore[misc]
        words.grid(row=4, column=0, columnspan=2, sticky="ew", pady=(px(6), px(6)))
        row = Flow(side, px(4))
        row.grid(row=5, column=0, columnspan=2, sticky="ew", pady=(0, px(8)))
        self.style_row, self.scoring = self._choice(row, tr("Scoring"), 9, self._take_style)
        self.rival_row, self.rival = self._choice(row, tr("Play against"), 7, self._take_rival)
        self.rival.configure(values=list(RIVALS.values()))
        self.rival_row.pack(side="left", fill="x")

    def _choice(self, row: Flow, label: str, letters: int, taken: Callable[[], None]) -> tuple[ttk.Frame, ttk.Combobox]:
        px = self.theme.px
        frame = ttk.Frame(row, style="Panel.TFrame")
        frame.columnconfigure(1, weight=1)
        row.watched(frame)
        ttk.Label(frame, text=label, style="Muted.TLabel").grid(row=0, column=0, sticky="w", padx=(0, px(8)))
        box = ttk.Combobox(frame, state="readonly", font=self.theme.font("small"), width=letters)
        box.grid(row=0, column=1, sticky="ew")

        def chosen(_: object) -> None:
            taken()
            self._to_page()

        box.bind("<<ComboboxSelected>>", chosen, add=True)
        return frame, box

    def _build_foot(self, side: ttk.Frame) -> None:
        px = self.theme.px
        self.best_line = BestLine(side, self.window, self._adjust, self._say)
        self.best_line.grid(row=8, column=0, columnspan=2, sticky="ew", pady=(0, px(8)))
        self.adjust_button, self.share = self.best_line.adjust, self.best_line.share
        self.best_label, self.best = self.best_line.label, self.best_line.score
        self.start_button = ttk.Button(side, text=tr("Start   Enter"), style="Accent.TButton", command=self.start)
        self.start_button.grid(row=9, column=0, columnspan=2, sticky="ew")
        PageButtons(side, self.window).grid(row=10, column=0, columnspan=2, sticky="ew")
        self.broken = BrokenFiles(side, self.window)
        self.broken.grid(row=12, column=0, columnspan=2, sticky="ew", pady=(px(4), 0))
        self.broken.grid_remove()

    # -- showing ---------------------------------------------------------------------------------

    def shown(self, **args: Any) -> None:
        """Fill in what is chosen; user files may have changed since."""
        self.services.faces.refresh()
        self.services.drills.refresh()
        self.services.playlists.refresh()
        settings = self.services.settings
        self.who.show()
        self.search.delete(0, "end")
        self.faces.show(face_groups(self.services.faces), self.services.face().id)
        self.ways.fill(self.window.memory.get(WAY, DRILL))
        self.rival.set(RIVALS[settings.rival])
        self.broken.show()
        self._show_choice()
        # The records are opened when this page is on the screen: they are not needed to see it.
        self.when_idle(self._say_notices)

    def focus_first(self) -> None:
        """A new player types a name first, when the window opens and never again; everybody else starts."""
        if self.services.settings.player or self.window.memory.get(_ASKED):
            self._to_page()
        else:
            self.player.focus_set()

    def bars_at(self) -> tuple[str, int]:
        """Over the big field: beside it stands the button that starts."""
        return FOOT, self.side.winfo_width()

    def escape(self) -> None:
        """There is nothing before this page: Esc only takes back what was typed."""
        self.player.set(self.services.settings.player)
        self.ways.clear()
        self.finder.clear()
        self._to_page()

    def _to_page(self) -> None:
        """Give the keys back to the page: its letters work, Enter starts."""
        self.start_button.focus_set()

    def _walk(self, names: GroupedList) -> None:
        self._walked = names

    def _face(self) -> Face:
        plan = self.ways.coded_plan
        return self.services.face() if plan is None else plan.face

    def _show_choice(self) -> None:
        face, drill, plan = self._face(), self.services.drill(), self.ways.coded_plan
        self.faces.enable(self.ways.way != CODE)
        self.faces.choose(face.id)
        self.ways.choose_drill()
        self.edit_button.state(["disabled" if self.ways.way == CODE else "!disabled"])
        self._tell_drill(drill)
        self.scoring.configure(values=[self._style_text(face, style.id) for style in face.styles])
        style = self.services.style_of(face) if plan is None else plan.style
        self.scoring.set(self._style_text(face, face.style(style).id))
        if len(face.styles) < 2:
            self.style_row.pack_forget()
        elif not self.style_row.winfo_manager():
            gap = (0, self.theme.px(16))
            self.style_row.pack(side="left", fill="x", expand=True, padx=gap, before=self.rival_row)
        alone = self.ways.way != DRILL or bool(drill.test) or drill.daily  # nobody plays along there
        self.rival.configure(state="disabled" if alone else "readonly")
        self.scoring.configure(state="disabled" if self.ways.way == CODE else "readonly")
        self._draw_soon()
        self.when_idle(self._show_best)

    def _tell_drill(self, drill: Drill) -> None:
        """What it trains, and what is changed of it; the sliders say the same."""
        plain = self.services.drills.get(base_id(drill.id))
        changes = changes_of(drill.id) or Changes()
        self.knobs.show(plain, changes)
        told = words_of(plain, changes)
        own = tr("{changes}: plays on a board of its own. {summary}", changes=begun(told), summary=drill.summary)
        words = own if told else drill.summary
        more = (words, answers_asked(drill), not_offered(self.services.settings, drill))
        self.ways.tell_drill(" ".join(filter(None, more)))
        if self.ways.way != DRILL:
            self._show_knobs(False)
        self.best_line.offer(drill, bool(offered(plain)))

    @staticmethod
    def _style_text(face: Face, style_id: str) -> str:
        return tr("{style} (its own)", style=style_id) if style_id == face.styles[0].id else style_id

    def _show_best(self) -> None:
        if self.ways.way == DRILL:
            self.best_line.show()
        else:
            self.best_line.clear()

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
        """Draw the chosen face, and what is played on it; a playlist has no one drill."""
        plan = self.ways.coded_plan
        drill = self.services.drill() if self.ways.way == DRILL else None if plan is None else plan.drill
        self.field.show(self._face(), drill, self.services.settings.reduced_motion or wants_less_motion())

    def hidden(self) -> None:
        """Nothing moves behind another page."""
        self.field.stop()

    def covered(self) -> None:
        """Nor under a card."""
        self.field.stop()

    def uncovered(self) -> None:
        """The drill moves again."""
        self._draw_soon()

    # -- choices ---------------------------------------------------------------------------------

    def _take_code(self, code: str) -> None:
        self.ways.take_code(code)

    def _take_face(self, face_id: str) -> None:
        if face_id != self.services.face().id or face_id != self.services.settings.face:
            self.window.choose(face=face_id, style=STANDARD)
            self._show_choice()

    def _take_drill(self, chosen: str) -> None:
        drill, _, face = chosen.partition(" ")
        if not face and drill == base_id(self.services.drill().id):
            return  # marked in the list already, as it is or adjusted
        if face and (drill, face) != (self.services.settings.drill, self.services.settings.face):
            self.window.choose(drill=drill, face=face, style=STANDARD)
        elif drill != self.services.settings.drill:
            self.window.choose(drill=drill)
        else:
            return
        self._show_choice()

    def _adjusted(self, drill: str) -> None:
        self.window.choose(drill=drill)
        self._show_choice()

    def _adjust(self) -> None:
        """Show the sliders where the drills are listed, or the drills again."""
        self.ways.show_way(DRILL)
        self._show_knobs(not self.knobs.winfo_ismapped())

    def _show_knobs(self, on: bool) -> None:
        if on:
            self.ways.grid_remove()
            self.knobs.grid()
        else:
            self.knobs.grid_remove()
            self.ways.grid()
        self.adjust_button.configure(text=tr("Drills   A") if on else tr("Adjust\u2026   A"))

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
        if not self.who.take():
            return
        self.window.memory[_ASKED] = "yes"
        if self.ways.way == PLAYLIST:
            self._start_playlist()
        elif self.ways.way == CODE:
            plan = self.ways.plan()
            if plan is None:
                self.ways.code.focus_set()
            else:
                self.window.show("play", host=coded_round(self.window, plan))
        else:
            self._remember_pair()
            self.window.show("play")

    def _remember_pair(self) -> None:
        """Keep what is played for the head of the list."""
        services = self.services
        recent = with_recent(services.settings.recent, services.drill().id, services.face().id)
        if recent != services.settings.recent:
            self.window.choose(recent=recent)

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
        self.who.take()
        self.window.show("editor", face=self.services.face().id)
