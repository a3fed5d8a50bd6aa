"""The lesson pages on the wall: a picture that follows the class, a sentence that says what it shows, and why."""

from __future__ import annotations

from dataclasses import replace
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.classroom.lessons.registry import LESSONS
from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.coach_opening import coach_class
from bullseye.desk.kit.fitted import LEAST_PX, FittedText, far_px
from bullseye.desk.kit.wide_view import WideView
from bullseye.desk.school.explanation_drawing import explanation_drawing
from bullseye.desk.school.wall_page import WallPage
from bullseye.errors import BullseyeError
from bullseye.picture.drawing import turned
from bullseye.picture.look import SMALL_PX
from bullseye.words import KEY_GAP, rightward, tr

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.classroom.lessons.lesson import Page as LessonOfNow
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.target.face import Face

KEPT = "lesson"
"""Under this name the window remembers which lesson was open."""
TAB_SHARE, EXPLAIN_SHARE = 0.32, 0.5
"""Type of tabs, and the largest of the explanation, in parts of what is read from ten metres."""
CHART_SHARE = 2.2 / 80
"""The scale of the charts for one px of that size: figures on axes are for the front rows."""
SENTENCE_SHARE, WHILE_EXPLAINED = 0.22, 0.16
"""Of the height."""
LEAST_BESIDE, MOST_BESIDE, UNDER_LEGEND = 0.3, 0.5, 0.5
"""Beside a face as high as the page: how wide the sentence is, and how much of the height the legend leaves it."""
BESIDE, BESIDE_SCALE = 0.44, 0.66
"""How much of its width, and of the size of its type, the picture keeps beside the explanation."""


class ClassLessonsPage(WallPage):
    """One of four lessons; `shown(lesson=...)` opens that one, else the last one, else the class's own."""

    name = "class_lessons"
    title = tr("Lesson pages")
    keys = [  # type: ignore[assignment]
        (tr("1 to 4"), tr("That lesson")),
        (tr("Left, Right"), tr("The lesson before, the next one")),
        ("X", tr("Explain the formula, or hide it")),
        ("I", tr("The coach, of the class as a whole")),
        ("B", tr("The board")),
        (tr("Esc"), tr("Hide the explanation; then back to the class")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        theme, px = self.theme, self.theme.px
        self.lesson = LESSONS[0]
        self.page: LessonOfNow | None = None
        self.explains = False
        self._tab_font = tkfont.Font(self, family=theme.family, size=-px(20))
        self._chosen_font = tkfont.Font(self, family=theme.family, size=-px(20), weight="bold")
        self._styles()
        head = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), px(8), px(16), 0))
        head.pack(fill="x")
        self.tabs: list[ttk.Button] = []
        for n, lesson in enumerate(LESSONS):
            words = f"{key_words(str(n + 1))}{KEY_GAP}{lesson.title}"
            tab = ttk.Button(head, text=words, width=0, command=lambda n=n: self.open(n))  # type: ignore[misc]
            tab.grid(row=0, column=n, sticky="nsew", padx=(0, px(8)))
            head.columnconfigure(n, weight=1)
            self.tabs.append(tab)
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(16), 0, px(16), px(8)))
        foot.pack(side="bottom", fill="x")
        self.explain_button = ttk.Button(foot, text=tr("Explain   X"), width=0, command=self.explain)
        self.explain_button.pack(side="left")
        self.board_button = ttk.Button(foot, text=tr("Board   B"), width=0, style="Quiet.TButton", command=self.board)
        self.board_button.pack(side="left", padx=(px(8), 0))
        self.coach_button = ttk.Button(
            foot, text=tr("Coach\u2026   I"), width=0, style="Quiet.TButton", command=self.coach
        )
        self.coach_button.pack(side="left", padx=(px(8), 0))
        self.leave_button = ttk.Button(foot, text=tr("Back   Esc"), width=0, style="Quiet.TButton", command=self.escape)
        self.leave_button.pack(side="right")
        middle = self._middle = ttk.Frame(self, style="Panel.TFrame")
        middle.pack(fill="both", expand=True)
        middle.bind("<Configure>", lambda _: self._place(), add=True)
        self.view = WideView(middle, theme)
        self.why = WideView(middle, theme, ground=theme.palette.raised)
        self._below = ttk.Frame(middle, style="Panel.TFrame", padding=(px(24), 0, px(24), px(4)))
        self._below.pack_propagate(False)
        self.sentence = FittedText(self._below, theme)
        self.sentence.pack(fill="both", expand=True)
        self._place()
        self.actions = {str(n + 1): lambda n=n: self.open(n) for n in range(len(LESSONS))}  # type: ignore[misc]
        self.actions |= {
            "Left": lambda: self.step(-1), "Right": lambda: self.step(1), "x": self.explain, "b": self.board,
            "i": self.coach,
        }  # fmt: skip
        self.bind("<Configure>", self._resized, add=True)

    def _styles(self) -> None:
        style, colours = ttk.Style(self), self.theme.palette
        style.configure("Lesson.TButton", font=self._tab_font, padding=self.theme.px(8))
        style.layout("Lesson.TButton", style.layout("TButton"))
        style.configure("Chosen.Lesson.TButton", font=self._chosen_font, padding=self.theme.px(8))
        style.layout("Chosen.Lesson.TButton", style.layout("TButton"))
        style.configure(
            "Chosen.Lesson.TButton", background=colours.accent, foreground=colours.on_accent,
            bordercolor=colours.accent, lightcolor=colours.accent, darkcolor=colours.accent,
        )  # fmt: skip
        style.map(
            "Chosen.Lesson.TButton", background=[("active", colours.accent)],
            bordercolor=[("focus", colours.text)], lightcolor=[("focus", colours.text)],
            darkcolor=[("focus", colours.text)],
        )  # fmt: skip

    def _place(self) -> None:
        """The sentence below the picture; beside one that is square, which so has the whole height."""
        below = round((WHILE_EXPLAINED if self.explains else SENTENCE_SHARE) * self.winfo_height())
        wide, high = self._middle.winfo_width(), self._middle.winfo_height()
        if self.lesson.square and self.page is not None and self.page.ready and not self.explains:
            beside = round(max(LEAST_BESIDE * wide, min(MOST_BESIDE * wide, wide - high)))
            self.view.place(relx=0, rely=0, relwidth=1, relheight=1, height=0)
            free = 1 if rightward() else beside / max(1, wide)  # the picture is not mirrored
            self._below.place(
                relx=free, rely=1, anchor="se", relwidth=0, width=beside, relheight=UNDER_LEGEND, height=0
            )  # fmt: skip
        else:
            self.view.place(relx=0, rely=0, relwidth=BESIDE if self.explains else 1, relheight=1, height=-below)
            self._below.place(relx=1, rely=1, anchor="se", relwidth=1, width=0, relheight=0, height=below)
        if self.explains:
            self.why.place(relx=BESIDE, rely=0, relwidth=1 - BESIDE, relheight=1, height=-below)
        else:
            self.why.place_forget()

    def _resized(self, event: tk.Event[tk.Misc]) -> None:
        most = round(TAB_SHARE * self.far_px)
        room = event.width / len(LESSONS) - self.theme.px(56)
        self._chosen_font.configure(size=-most)
        widest = max(self._chosen_font.measure(str(tab.cget("text"))) for tab in self.tabs)
        size = max(14, min(most, int(most * room / widest)))
        for font in (self._tab_font, self._chosen_font):
            font.configure(size=-size)

    @property
    def far_px(self) -> float:
        """What is read from the last row, in this window."""
        root = self.window.root
        return far_px(root.winfo_width(), root.winfo_height())

    # -- what is shown -----------------------------------------------------------------------------

    def opened(self, lesson: str = "", **args: Any) -> None:
        """Choose the lesson called *lesson*, else the one that was open last, else the class's own."""
        own = "" if self.class_state is None else self.class_state.choices.lesson
        wanted = lesson or self.window.memory.get(KEPT, "") or own
        self._choose(next((n for n, one in enumerate(LESSONS) if one.id == wanted), 0))

    def refresh(self) -> None:
        """Draw the lesson of the class as it stands now."""
        class_state = self.class_state
        self.page = self.lesson.page([] if class_state is None else class_state.taken, self._face())
        page = self.page
        self._place()
        self.sentence.show(page.sentence if page.ready else self.lesson.ask)
        self.view.show(lambda w, h, look: page.drawing(w, h, self._large(look)))
        self._show_why()

    def _large(self, look: Look) -> Look:
        scale = CHART_SHARE * self.far_px * (BESIDE_SCALE if self.explains else 1.0)
        return replace(look, scale=max(scale, LEAST_PX / SMALL_PX))

    def _show_why(self) -> None:
        if not self.explains or self.page is None:
            self.why.clear()
            return
        said = self.page.explanation

        def paint(width: float, height: float, look: Look) -> Drawing:
            sheet = explanation_drawing(said, width, height, EXPLAIN_SHARE * self.far_px, look)
            return sheet if rightward() else turned(sheet)

        self.why.show(paint)

    def _face(self) -> Face | None:
        """Today's looks of the face; the rings come from the rounds."""
        if self.class_state is None:
            return None
        try:
            return self.services.faces.get(self.class_state.choices.face)
        except BullseyeError:  # its file is gone or broken since
            return None

    # -- what the hand does ------------------------------------------------------------------------

    def open(self, number: int) -> None:
        """The lesson of that number, from 0."""
        self._choose(number)
        self.refresh()

    def _choose(self, number: int) -> None:
        self.lesson = LESSONS[number]
        self.window.memory[KEPT] = self.lesson.id
        for n, tab in enumerate(self.tabs):
            tab.configure(style="Chosen.Lesson.TButton" if n == number else "Lesson.TButton")

    def step(self, by: int) -> None:
        """The next lesson, or the one before; after the last comes the first."""
        self.open((LESSONS.index(self.lesson) + by) % len(LESSONS))

    def explain(self) -> None:
        """Show the formula with its letters beside the picture, or the picture alone again."""
        self.explains = not self.explains
        self.explain_button.configure(text=tr("Hide   X") if self.explains else tr("Explain   X"))
        self._place()
        self._show_why()

    def escape(self) -> None:
        """An explanation goes first, then the page."""
        if self.explains:
            self.explain()
        else:
            super().escape()

    def coach(self) -> None:
        """What would move the class's score most; of nobody alone."""
        coach_class(self.window, [] if self.class_state is None else list(self.class_state.taken))

    def board(self) -> None:
        """To the board."""
        self.window.show("class_board", **self.given)

    def focus_first(self) -> None:
        """X explains, so that button has the focus."""
        self.explain_button.focus_set()
