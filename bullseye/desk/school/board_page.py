"""The board of a class on the wall: the first five, who improved most, group, accuracy, median and teams."""

from __future__ import annotations

from datetime import datetime
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.board import board_of
from bullseye.desk.kit.wide_view import WideView
from bullseye.desk.school.board_drawing import board_drawing
from bullseye.desk.school.wall_page import WallPage
from bullseye.picture.drawing import turned
from bullseye.wording.devices import mixed
from bullseye.words import rightward, tr

if TYPE_CHECKING:
    from bullseye.classroom.paper.board import Board
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look

NO_CLASS = tr("No class")


class ClassBoardPage(WallPage):
    """Follows the class while it is shown; hidden names and a frozen board are the class's own choice."""

    name = "class_board"
    title = tr("Class board")
    keys = [("L", tr("The lesson pages")), (tr("Esc"), tr("Back to the class"))]  # type: ignore[assignment]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        px = self.theme.px
        self.board: Board | None = None
        self.view = WideView(self, self.theme)
        self.view.pack(fill="both", expand=True)
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), 0, px(16), px(8)))
        foot.pack(side="bottom", fill="x", before=self.view)
        self.lessons_button = ttk.Button(
            foot, text=tr("Lesson pages   L"), width=0, style="Quiet.TButton", command=self.lessons
        )
        self.lessons_button.pack(side="left")
        self.leave_button = ttk.Button(foot, text=tr("Back   Esc"), width=0, style="Quiet.TButton", command=self.escape)
        self.leave_button.pack(side="right")
        self.actions = {"l": self.lessons}

    def refresh(self) -> None:
        """Draw the board as it may be shown now."""
        class_state = self.class_state
        title = NO_CLASS if class_state is None else class_state.choices.title
        class_state = class_state or ClassState()
        board = self.board = board_of(class_state)
        students = len([s for s in class_state.board_students if not s.reference])
        note = mixed({t.record.way for t in class_state.board_rounds() if t.record.device and not t.reference})
        frozen_at, teams = self._frozen_at(class_state), class_state.team_names

        def paint(width: float, height: float, look: Look) -> Drawing:
            drawn = board_drawing(board, title, students, frozen_at, width, height, look, teams, note)
            return drawn if rightward() else turned(drawn)

        self.view.show(paint)

    def _frozen_at(self, class_state: ClassState) -> str:
        """The time of day at which the board froze, where the class is."""
        if not class_state.frozen:
            return ""
        at = next((event.at for event in reversed(class_state.events) if event.kind == "freeze"), "")
        return f"{datetime.fromisoformat(at).astimezone(self.services.zone):%H:%M}" if at else ""

    def lessons(self) -> None:
        """To the lesson pages."""
        self.window.show("class_lessons", **self.given)
