"""The wall of a class on devices: how to join, who is here, the count before a heat, and the board as it moves."""

from __future__ import annotations

from contextlib import suppress
from math import ceil
from tkinter import ttk
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bullseye.classroom.log.lasting import about, class_s
from bullseye.classroom.people.connected import TOGETHER
from bullseye.classroom.people.names import shown
from bullseye.desk.kit.fitted import FittedText
from bullseye.desk.kit.flow import Flow
from bullseye.desk.kit.qr_view import QrView
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.school.class_mode import open_mode
from bullseye.desk.school.connected_mode import ConnectedMode
from bullseye.desk.school.names_view import Line, NamesView
from bullseye.desk.school.wall_page import WallPage
from bullseye.errors import BullseyeError
from bullseye.wording.numbers import score_text
from bullseye.words import listed, tr, trn

if TYPE_CHECKING:
    from bullseye.classroom.log.class_state import ClassState
    from bullseye.desk.kit.shell import Shell
    from bullseye.wire.student import ClassNews
    from bullseye.wire.teacher import TeacherView

TICK_MS = 100
QR_SHARE, ADDRESS_SHARE = 0.40, 0.13
"""Of the page: the column of the code, and the height of the address."""
PIN_MOST = 1.5


class DevicesPage(WallPage):
    """Needs an open class on devices. It follows the server's news; time alone moves the count."""

    name = "class_devices"
    title = tr("Class on devices")
    keys = [  # type: ignore[assignment]
        (tr("Enter"), tr("Start a heat, or end it; at everyone's own pace: let them begin")),
        ("J", tr("Let nobody new join, or again everybody with the PIN")),
        ("N", tr("The next student without a device plays at this computer")),
        ("B", tr("The board")),
        ("L", tr("The lesson pages")),
        ("F2", tr("The teacher's keys, over any page of the class")),
        (tr("Esc"), tr("Leave the class; it can be resumed")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self._job = ""
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        self._build_head()
        self._build_address()
        self._build_body()
        self._build_foot()
        self.actions = {
            "Return": self.start_or_stop,
            "j": self.toggle_lobby,
            "n": self.sit_down,
            "b": lambda: self.desk.show("class_board"),
            "l": lambda: self.desk.show("class_lessons"),
        }
        self.bind("<Configure>", lambda _: self._share(), add=True)

    # -- parts -----------------------------------------------------------------------------------

    def _build_head(self) -> None:
        px, colours = self.theme.px, self.theme.palette
        head = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(12), px(24), 0))
        head.grid(row=0, column=0, sticky="ew")
        head.columnconfigure(0, weight=1)
        self.heading = ttk.Label(head, style="Title.TLabel")
        self.heading.grid(row=0, column=0, sticky="w")
        self.what = wrapping(ttk.Label(head, style="Large.TLabel", foreground=colours.muted, width=1))
        self.what.grid(row=1, column=0, sticky="new")
        self.people = ttk.Label(head, style="Title.TLabel")
        self.people.grid(row=0, column=1, sticky="e")
        self.reached = ttk.Label(head, style="Large.TLabel", foreground=colours.muted)
        self.reached.grid(row=1, column=1, sticky="ne", padx=(px(16), 0))

    def _build_address(self) -> None:
        px, colours = self.theme.px, self.theme.palette
        self.join = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(8), px(24), 0))
        self.join.grid(row=1, column=0, sticky="ew")
        self.join.grid_propagate(False)
        self.join.columnconfigure(0, weight=1)
        self.join.rowconfigure(0, weight=1)
        self.address = FittedText(self.join, self.theme, most=1.6)
        self.address.configure(foreground=colours.accent)
        self.address.grid(row=0, column=0, sticky="nsew")
        self.others = ttk.Label(self.join, style="Muted.TLabel")
        self.others.grid(row=1, column=0, sticky="w")

    def _build_body(self) -> None:
        px, colours = self.theme.px, self.theme.palette
        body = self.body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(8), px(24), 0))
        body.grid(row=2, column=0, sticky="nsew")
        body.columnconfigure(1, weight=1)
        body.rowconfigure(2, weight=1)
        left = ttk.Frame(body, style="Panel.TFrame")
        left.grid(row=0, column=0, rowspan=3, sticky="nsew", padx=(0, px(24)))
        left.columnconfigure(0, weight=1)
        left.rowconfigure(0, weight=1)
        self.qr = QrView(left, colours.panel)
        self.qr.grid(row=0, column=0, sticky="nsew")
        self.pin = FittedText(left, self.theme, most=PIN_MOST)
        self.pin.configure(anchor="center")
        self.pin_place = ttk.Frame(left, style="Panel.TFrame")
        self.pin_place.grid(row=1, column=0, sticky="ew")
        self.pin_place.grid_propagate(False)
        self.pin_place.columnconfigure(0, weight=1)
        self.pin_place.rowconfigure(0, weight=1)
        self.pin.grid(in_=self.pin_place, row=0, column=0, sticky="nsew")
        self.pin.lift()
        self.state_place = ttk.Frame(body, style="Panel.TFrame")
        self.state_place.grid(row=0, column=1, sticky="ew")
        self.state_place.grid_propagate(False)
        self.state_place.columnconfigure(0, weight=1)
        self.state_place.rowconfigure(0, weight=1)
        self.state_text = FittedText(self.state_place, self.theme, most=2.5)
        self.state_text.grid(row=0, column=0, sticky="nsew")
        self.words = ttk.Label(body, style="Large.TLabel", justify="left")
        self.words.grid(row=1, column=1, sticky="ew")
        self.words.bind("<Configure>", lambda e: self.words.configure(wraplength=max(px(200), e.width)), add=True)
        self.names = NamesView(body, self.theme)
        self.names.grid(row=2, column=1, sticky="nsew", pady=(px(8), 0))

    def _build_foot(self) -> None:
        px = self.theme.px
        foot = Flow(self, px(6), (px(16), px(8), px(16), px(8)))
        foot.grid(row=3, column=0, sticky="ew")
        self.start_button = ttk.Button(foot, style="Accent.TButton", width=0, command=self.start_or_stop)
        self.start_button.pack(side="left", padx=(px(8), px(16)))
        self.lobby_button = ttk.Button(foot, style="Quiet.TButton", width=0, command=self.toggle_lobby)
        self.sit_button = ttk.Button(foot, style="Quiet.TButton", width=0, command=self.sit_down)
        board = ttk.Button(foot, text=tr("Board   B"), style="Quiet.TButton", width=0)
        board.configure(command=lambda: self.desk.show("class_board"))
        lessons = ttk.Button(foot, text=tr("Lesson pages   L"), style="Quiet.TButton", width=0)
        lessons.configure(command=lambda: self.desk.show("class_lessons"))
        for button in (self.lobby_button, self.sit_button, board, lessons):
            button.pack(side="left", padx=(0, px(8)))
        leave = ttk.Button(foot, text=tr("Leave   Esc"), style="Quiet.TButton", width=0, command=self.escape)
        teacher = ttk.Button(foot, text=tr("Teacher   F2"), style="Quiet.TButton", width=0)
        teacher.configure(command=self.teacher)
        for button in (leave, teacher):
            button.pack(side="right", padx=(px(8), 0))
        for button in (self.start_button, self.lobby_button, self.sit_button, board, lessons):
            foot.watched(button)

    def _share(self) -> None:
        """Share the page out: type that fills its place must not move the place."""
        wide, high = self.winfo_width(), self.winfo_height()
        self.join.configure(height=max(1, round(high * ADDRESS_SHARE)))
        self.body.columnconfigure(0, minsize=round(wide * QR_SHARE))
        self.pin_place.configure(height=max(1, round(high * 0.11)))
        self.state_place.configure(height=max(1, round(high * 0.15)))

    # -- showing ---------------------------------------------------------------------------------

    @property
    def desk(self) -> ConnectedMode:
        """The class that is open."""
        desk = open_mode(self.window)
        assert isinstance(desk, ConnectedMode), "this page needs an open class on devices"
        return desk

    def refresh(self) -> None:
        """Set every word by what the server said last."""
        desk = open_mode(self.window)
        if not isinstance(desk, ConnectedMode):
            return
        view, class_state = desk.view, desk.class_state
        self.heading.configure(text=class_state.choices.title)
        drill, face = self.services.drills.name_of(class_state.choices.drill), class_state.choices.face
        what = tr("{drill} at {face}", drill=drill, face=self.services.faces.name_of(face))
        self.what.configure(text="  \u00b7  ".join(filter(None, (what, self._left(class_state)))))
        self._show_foot(desk)
        if view is not None:
            self._show_join(desk, view)
            self._show_people(desk, view)
        self._tick()

    def _left(self, class_state: ClassState) -> str:
        """Which heat comes or is on, and how long all of them still take; nothing at everyone's own pace, or after."""
        choices, heat = class_state.choices, class_state.heat
        if class_state.connected.pace != TOGETHER:
            return ""
        heats = choices.turns * choices.rounds_per_turn
        number = heat.of_part if heat.is_open else heat.of_part + 1
        if number > heats:
            return ""
        with suppress(BullseyeError):
            drill = self.services.drills.get(choices.drill)
            time = about(class_s(drill, 0, heats - number + 1, 1, TOGETHER))
            return tr("heat {number} of {heats}, {about} left", number=number, heats=heats, about=time)
        return ""

    def _show_join(self, desk: ConnectedMode, view: TeacherView) -> None:
        colours = self.theme.palette
        locked = view.class_.locked
        url = view.addresses[0].url if view.addresses else ""
        self.qr.show(b"" if locked else desk.qr)
        self.address.show(tr("Nobody new can join now.") if locked else url)
        self.pin.show("" if locked else tr("PIN {pin}", pin=view.pin))
        others = [urlsplit(one.url).netloc for one in view.addresses[1:]]
        text = tr("or {addresses}", addresses=listed(others, either=True)) if others and not locked else ""
        self.others.configure(text=text)
        here = view.class_.people
        self.people.configure(text=trn("{n} here", "{n} here", here))
        if view.foreign:
            self.reached.configure(text=tr("\u25cf other devices get through"), foreground=colours.good)
        else:
            self.reached.configure(text=tr("\u25cb no other device yet"), foreground=colours.muted)
        said = [desk.trouble] if desk.trouble else [*view.words, *view.notices]
        self.words.configure(text="\n".join(said), foreground=colours.bad if desk.trouble else colours.muted)
        if said:
            self.words.grid()
        else:
            self.words.grid_remove()

    def _show_people(self, desk: ConnectedMode, view: TeacherView) -> None:
        seats = {seat.seat: seat for seat in view.seats}
        if view.class_.state == "lobby":
            lines = [
                Line(shown(desk.class_state.shown_name(seat.seat)), seat.here and seat.state != "away")
                for seat in view.seats
                if seat.state not in ("kicked", "removed")
            ]
        else:
            unit = view.board.unit
            here = {number for number, seat in seats.items() if seat.here and seat.state != "away"}
            lines = [
                Line(name, seat in here, str(place) if place else "", "" if score is None else score_text(score, unit))
                for place, seat, name, score, _, _ in view.board.rows
            ]
        self.names.show(lines, tr("The names appear here."))

    def _show_foot(self, desk: ConnectedMode) -> None:
        if desk.together:
            text = tr("End the heat   Enter") if desk.is_on else tr("Start a heat   Enter")
        else:
            text = tr("No more rounds   Enter") if desk.is_on else tr("Let them begin   Enter")
        self.start_button.configure(text=text)
        locked = desk.class_state.connected.locked
        self.lobby_button.configure(text=tr("Let new ones join   J") if locked else tr("Let nobody new join   J"))
        waiting = desk.waiting
        if waiting is None:
            self.sit_button.pack_forget()
        else:
            name = desk.name_of(waiting.student.seat)
            self.sit_button.configure(text=tr("{name} plays here   N", name=name))
            self.sit_button.pack(side="left", padx=(0, self.theme.px(8)), after=self.lobby_button)

    # -- time ------------------------------------------------------------------------------------

    def _tick(self) -> None:
        """The line that time moves; again soon while it does."""
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""
        desk = open_mode(self.window)
        if not isinstance(desk, ConnectedMode) or desk.view is None:
            return
        text = state_line(desk.view, desk.now_s())
        if text != self.state_text.text:
            self.state_text.show(text)
        news = desk.view.class_
        if news.state in ("count", "running", "grace") and self.winfo_ismapped():
            self._job = self.window.root.after(TICK_MS, self._tick)

    def hidden(self) -> None:
        """Count nothing behind another page."""
        super().hidden()
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""

    def destroy(self) -> None:
        """Take back what is due, then go."""
        self.hidden()
        super().destroy()

    # -- keys ------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Enter starts the next heat."""
        self.start_button.focus_set()

    def start_or_stop(self) -> None:
        """Start a heat, or end it."""
        self.desk.start_or_stop()

    def toggle_lobby(self) -> None:
        """Let nobody new in, or everybody with the PIN."""
        self.desk.toggle_lobby()

    def teacher(self) -> None:
        """Show the teacher's keys."""
        self.desk.teacher()

    def sit_down(self) -> None:
        """The next student without a device plays at this computer."""
        self.desk.start_turn()

    def escape(self) -> None:
        """Leave the class, after a question."""
        self.desk.ask_leave()


def state_line(view: TeacherView, now_s: float) -> str:
    """Where the class is, in the fewest words: what the room looks at."""
    news = view.class_
    if news.state == "lobby":
        return tr("Join now")
    playing = sum(seat.state == "playing" and seat.here for seat in view.seats)
    if news.pace == "own":
        if news.state != "running":
            return tr("The rounds are over")
        return trn("{n} plays", "{n} play", playing) if playing else tr("Begin when you like")
    if news.opens_t is not None and now_s < news.opens_t:
        return str(max(1, ceil(news.opens_t - now_s)))
    if news.state not in ("count", "running"):
        return tr("Heat {n} is over", n=news.heat)
    return _heat_line(news, playing, now_s)


def _heat_line(news: ClassNews, playing: int, now_s: float) -> str:
    if news.ends_t is None:
        return tr("Heat {n}: {playing} still play", n=news.heat, playing=playing)
    left_s = max(0, ceil(news.ends_t - now_s))
    return tr("Heat {n}: {minutes}:{seconds}", n=news.heat, minutes=left_s // 60, seconds=f"{left_s % 60:02d}")
