"""The page *Watch*: numbers of services as shots at a face, in the window or on a wall, looked at while it is shown."""

from __future__ import annotations

from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.coach_opening import Values, coach_values
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.fitted import far_px
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head
from bullseye.desk.watch.poller import Poller, missing
from bullseye.desk.watch.row_list import RowList
from bullseye.play.record_tasks import sentence
from bullseye.watch.band import EDGE_MM, face
from bullseye.watch.folder import Definitions
from bullseye.watch.watches.reading import parse_watch
from bullseye.watch.watches.spots import marks_of
from bullseye.watch.watches.words import board_state
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.watch.watches.board import Board

WALL_TURN_MS = 20_000
"""So long each watch is shown on a wall, where there are several, or numbers that do not fit."""
WALL_WEIGHTS = (2, 3)


class WatchPage(Page):
    """One watch at a time: its face, and its numbers beside it."""

    name = "watch"
    title = tr("Watch")
    keys = [
        (tr("Left, Right"), tr("The watch before, the next one")),
        (tr("Enter, L"), tr("For a wall: nothing but the numbers, each watch in turn")),
        (tr("Up, Down"), tr("Numbers that do not fit")),
        ("T", tr("Targets")),
        ("I", tr("The coach: what is likely next, what does not fit")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.boards: list[Board] = []
        self.at = 0
        self.wall = False
        self.poller: Poller | None = None
        self._turning = ""
        self._far = 0
        self._far_font = tkfont.Font(self, family=self.theme.family, weight="bold")
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.head = Head(self, self.theme, "")
        self.head.grid(row=0, column=0, sticky="ew")
        self.named = ttk.Label(self.head, style="Title.TLabel")
        self.named.grid(row=0, column=0, sticky="w")
        self.state_label = self.head.beside
        self.state_label.configure(style="Large.TLabel")
        body = self.body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(8), px(24), px(8)))
        body.rowconfigure(0, weight=1)
        body.columnconfigure((0, 1), weight=1, uniform="half")
        self.face = DrawingView(body, self.theme)
        self.face.grid(row=0, column=0, sticky="nsew")
        self.list = RowList(body, self.theme, self.services.zone)
        self.list.grid(row=0, column=1, sticky="nsew", padx=(px(16), 0))
        self.empty = ttk.Label(self, style="Large.TLabel", justify="center", anchor="center", wraplength=px(820))
        self.bar = ButtonBar(self, self.theme, BAR_PX)
        self.bar.grid(row=2, column=0, sticky="ew")
        self.wall_button = self.bar.first(tr("On a wall   Enter"), self.turn_wall)
        self.before_button = self.bar.add(tr("\u2190 Before"), lambda: self.step(-1))
        self.next_button = self.bar.add(tr("Next \u2192"), lambda: self.step(1))
        self.bar.add(tr("Targets   T"), lambda: self.window.show("targets"))
        self.coach_button = self.bar.add(tr("Coach\u2026   I"), self.coach)
        self.bar.last(tr("Back   Esc"), self.escape)
        self.bind("<Configure>", lambda _: self._fit(), add=True)
        self.actions = {
            "Return": self.turn_wall, "l": self.turn_wall, "Left": lambda: self.step(-1),
            "Right": lambda: self.step(1), "Up": lambda: self.list.scroll(-1), "Down": lambda: self.list.scroll(1),
            "t": lambda: self.window.show("targets"), "i": self.coach,
        }  # fmt: skip

    def shown(self, **args: Any) -> None:
        """Look at every watch, from now until the page is left."""
        wrong = missing()
        if wrong:
            self._say(sentence(wrong))
            return
        folder = self.services.dirs.watches
        watches, unusable = Definitions("watch", folder, parse_watch).all()
        for file in unusable:
            self.window.notice(sentence(file.reason), "bad")
        if not watches:
            self._say(
                tr(
                    "No watches yet.\nA watch is a file that says where the numbers of a service are and what is "
                    "wanted of each;\nput one into {folder}. docs/targets.md shows how to write it.", folder=folder,
                )
            )  # fmt: skip
            return
        self.at = min(self.at, len(watches) - 1)
        self._say(tr("The first look is on its way\u2026"))
        self.poller = Poller(self.window, watches, self._took, self._heard)
        self.poller.start()

    def hidden(self) -> None:
        """Nobody looks behind another page."""
        self._stop_turning()
        if self.poller is not None:
            self.poller.stop()
            self.poller = None
        if self.wall:
            self.turn_wall()

    def destroy(self) -> None:
        """Stop, then go."""
        self.hidden()
        super().destroy()

    def escape(self) -> None:
        """From the wall to the page, from the page to where one came from."""
        if self.wall:
            self.turn_wall()
        else:
            super().escape()

    @property
    def board(self) -> Board | None:
        """The watch that is shown."""
        return self.boards[self.at] if self.boards else None

    def coach(self) -> None:
        """Open the coach's card on the numbers of the watch that is shown."""
        found = self.board
        if found is not None:
            some = [Values(row.metric.name, row.metric.unit, row.values) for row in found.rows]
            coach_values(self.window, found.watch.name, some)

    def _say(self, words: str) -> None:
        """Words in place of a watch."""
        self.boards = []
        self.body.grid_remove()
        self.head.grid_remove()
        self.empty.configure(text=words)
        self.empty.grid(row=1, column=0, sticky="nsew")
        for button in (self.wall_button, self.before_button, self.next_button):
            button.state(["disabled"])

    def _heard(self, words: str) -> None:
        self.window.notice(sentence(words), "bad")

    def _took(self, boards: list[Board]) -> None:
        """A look was taken, or time went by."""
        self.boards = boards
        self.wall_button.state(["!disabled"])
        for button in (self.before_button, self.next_button):
            button.state(["!disabled" if len(boards) > 1 else "disabled"])
        self._show()

    def _show(self) -> None:
        found = self.board
        if found is None:
            return
        self.empty.grid_remove()
        self.head.grid()
        self.body.grid(row=1, column=0, sticky="nsew")
        several = f"  {self.at + 1}/{len(self.boards)}" if len(self.boards) > 1 else ""
        self.named.configure(text=found.watch.name + several)
        self.state_label.configure(text=board_state(found))
        self.list.show(found)
        self.face.show(self._draw)

    def _draw(self, width: float, height: float, look: Look) -> Drawing:
        from bullseye.picture.chart import value_face

        assert self.board is not None
        return value_face(
            face(),
            marks_of(self.board),
            edge_mm=EDGE_MM,
            width=width,
            height=min(width, height),
            look=look,
            numbered=True,
        )

    def step(self, by: int) -> None:
        """Another watch."""
        if self.boards:
            self.at = (self.at + by) % len(self.boards)
            self.list.top = 0
            self._show()

    def turn_wall(self) -> None:
        """For a wall, or for one person again."""
        if not self.wall and not self.boards:
            return
        self.wall = not self.wall
        self._stop_turning()
        if self.wall:
            self.bar.grid_remove()
            self._turning = self.window.root.after(WALL_TURN_MS, self._turn)
            self.focus_set()
        else:
            self.bar.grid()
        self._fit()

    def _fit(self) -> None:
        """On a wall in type that is read from ten metres, with more room for the list; else as a page."""
        root = self.window.root
        far = round(far_px(root.winfo_width(), root.winfo_height())) if self.wall else 0
        if far == self._far:
            return
        self._far = far
        self._far_font.configure(size=-max(far, 1))
        for label in (self.named, self.state_label):
            label.configure(font=self._far_font if far else "")
        for column, weight in enumerate(WALL_WEIGHTS if far else (1, 1)):
            self.body.columnconfigure(column, weight=weight)
        self.list.for_wall(far)
        if self.boards:
            self._show()

    def _turn(self) -> None:
        self._turning = self.window.root.after(WALL_TURN_MS, self._turn)
        if self.list.has_more:
            self.list.scroll(self.list.visible)
        else:
            self.list.top = 0
            self.step(1)

    def _stop_turning(self) -> None:
        if self._turning:
            self.window.root.after_cancel(self._turning)
            self._turning = ""

    def focus_first(self) -> None:
        """The page: its keys do everything."""
        self.focus_set()
