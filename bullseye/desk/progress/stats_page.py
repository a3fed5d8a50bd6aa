"""The statistics page: one measure of one drill over time, what it comes to in numbers, and what to play next."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.chart_saving import save_chart
from bullseye.desk.kit.cards.coach_opening import coach_rounds
from bullseye.desk.kit.cards.explain import HINT
from bullseye.desk.kit.cards.file_dialogs import ask_save_path
from bullseye.desk.kit.cards.report_saving import report_of_player, save_report
from bullseye.desk.kit.drawing_view import DrawingView
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.page_parts import BAR_PX, ButtonBar, Head, labelled_box
from bullseye.desk.kit.palette import SIDE_PX
from bullseye.desk.progress.stats_parts import AdvicePart, NumbersPart
from bullseye.errors import BullseyeError
from bullseye.play.next_drill import Start, same_again, start_for
from bullseye.play.record_tasks import sentence
from bullseye.play.services import GUEST
from bullseye.progress.series_view import (
    ALL,
    Choice,
    Shown,
    chart_unit,
    curve_of,
    device_text,
    look,
    measure_text,
)
from bullseye.target.face import STANDARD
from bullseye.words import commas, headed, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.progress.trends import Key
    from bullseye.records.summary import Round

BOXES = {
    "player": tr("Player"), "drill": tr("Drill"), "face": tr("Face"), "device": tr("Device"), "measure": tr("Measure"),
}  # fmt: skip
EVERY_DEVICE = tr("All, each by itself")
EMPTY = tr("No rounds yet. Play one: it takes 30 seconds, and is the first point here.")
BY = "statistics by"
"""What the window remembers under it: date or count."""


class StatsPage(Page):
    """`shown(choice=...)` opens a series; without one, what was looked at last, at first the newest round's own."""

    name = "stats"
    reads_history = True
    title = tr("Statistics")
    keys = [
        (tr("Enter"), tr("Play what is suggested, or the same drill again")),
        ("A", tr("Another suggestion")),
        ("O", tr("Suggestions on and off")),
        ("C", tr("Along the dates, or by count")),
        ("M", tr("The next measure")),
        ("G", tr("Goals")),
        ("H", tr("History")),
        ("S", tr("Save the chart as a picture")),
        ("R", tr("Save a report of this player")),
        ("I", tr("The coach: what to change, what is likely next, a plan")),
        (tr("Tab, Enter"), tr("Go to a number, and see where it comes from")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.rounds: list[Round] = []
        self.found: Shown | None = None
        self._wanted = Choice("", "", "", "", ALL, "score")
        self._start: Start | None = None
        self._advised: tuple[Key, list[Advice]] | None = None
        self.ask_save: Callable[..., Path | None] = ask_save_path
        px = self.theme.px
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        head = Head(self, self.theme, tr("Statistics"))
        head.grid(row=0, column=0, sticky="ew")
        self.counted = head.beside
        self.coach_button = head.button(tr("Coach\u2026   I"), self.coach)
        self._build_body()
        self._build_bar()
        self.empty = ttk.Label(self, text=EMPTY, style="Large.TLabel", anchor="center")
        self.trouble = ttk.Label(self, style="Bad.TLabel", anchor="center", wraplength=px(800))
        self.actions = {
            "Return": self.play, "a": self.advice.turn, "o": self._switch, "c": self._turn_by, "m": self._next_measure,
            "g": lambda: self.window.show("goals"), "h": lambda: self.window.show("history"), "s": self.save,
            "r": self.report, "i": self.coach,
        }  # fmt: skip

    # -- parts -----------------------------------------------------------------------------------------

    def _build_body(self) -> None:
        px = self.theme.px
        body = self.body = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(16), px(24), 0))
        body.columnconfigure(0, weight=1)
        body.rowconfigure(1, weight=1)
        choices = ttk.Frame(body, style="Panel.TFrame")
        choices.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.boxes: dict[str, ttk.Combobox] = {}
        for column, (name, words) in enumerate(BOXES.items()):
            choices.columnconfigure(column, weight=1, uniform="box")
            self.boxes[name] = labelled_box(choices, self.theme, words, column, partial(self._chosen, name), 8)
        main = ttk.Frame(body, style="Panel.TFrame")
        main.grid(row=1, column=0, sticky="nsew", pady=(px(16), 0))
        main.columnconfigure(0, weight=1)
        main.rowconfigure(1, weight=1)
        ways = ttk.Frame(main, style="Panel.TFrame")
        ways.grid(row=0, column=0, sticky="ew")
        self.what = ttk.Label(ways, style="Strong.TLabel")
        self.what.pack(side="left")
        self.note = ttk.Label(ways, style="Muted.TLabel")
        self.note.pack(side="left", padx=px(12))
        self.by = tk.StringVar(self, self.window.memory.get(BY, "date"))
        self.by_buttons = {}
        for value, text in (("count", tr("By count   C")), ("date", tr("By date"))):
            button = ttk.Radiobutton(ways, text=text, value=value, variable=self.by, command=self._by_changed)
            button.pack(side="right", padx=(px(16), 0))
            self.by_buttons[value] = button
        self.chart = DrawingView(main, self.theme)
        self.chart.grid(row=1, column=0, sticky="nsew", pady=(px(4), 0))
        self.advice = AdvicePart(main, self.window, self._show_start, self._keep_switch, self._starts)
        self.advice.grid(row=2, column=0, sticky="ew", pady=(px(8), 0))
        side = ttk.Frame(body, style="Panel.TFrame", width=px(SIDE_PX - 16))
        side.grid(row=1, column=1, sticky="ns", padx=(px(24), 0), pady=(px(16), 0))
        side.grid_propagate(False)
        side.columnconfigure(0, weight=1)
        side.rowconfigure(1, weight=1)
        self.numbers = NumbersPart(side, self.window)
        self.numbers.grid(row=0, column=0, sticky="new")
        self.hint = ttk.Label(side, text=HINT, style="Muted.TLabel", wraplength=px(SIDE_PX - 16), justify="left")
        self.hint.grid(row=1, column=0, sticky="sew")
        for part in (side, self.numbers):
            part.bind("<Configure>", lambda _: self._fit_hint(side.winfo_height()), add=True)

    def _fit_hint(self, high_px: int) -> None:
        """The hint is there where the numbers leave room for the whole of it; the help says it too."""
        if self.numbers.winfo_reqheight() + self.hint.winfo_reqheight() <= high_px:
            self.hint.grid()
        else:
            self.hint.grid_remove()

    def _build_bar(self) -> None:
        bar = ButtonBar(self, self.theme, BAR_PX)
        bar.grid(row=2, column=0, sticky="ew")
        self.play_button = bar.first("", self.play)
        self.goals_button = bar.add(tr("Goals   G"), lambda: self.window.show("goals"))
        bar.add(tr("History   H"), lambda: self.window.show("history"))
        self.save_button = bar.quiet(tr("Picture\u2026   S"), self.save)
        self.report_button = bar.quiet(tr("Report\u2026   R"), self.report)
        bar.last(tr("Back   Esc"), self.escape)

    # -- showing ---------------------------------------------------------------------------------------

    def shown(self, choice: Choice | None = None, **args: Any) -> None:
        """Read the rows anew, and show *choice* or what was looked at last."""
        if choice is not None:
            self._wanted = choice
        elif not self._wanted.player:
            self._wanted = self._wanted._replace(player=self.services.settings.player or GUEST)
        why, self._advised = "", None
        try:
            self.rounds = self.services.store.rounds()
        except BullseyeError as bad:
            self.rounds, why = [], sentence(bad)
        self._look(self._wanted)
        self.trouble.configure(text=why)
        if why:
            self.empty.grid_remove()
            self.trouble.grid(row=1, column=0)
        else:
            self.trouble.grid_remove()

    def _look(self, wanted: Choice) -> None:
        settings = self.services.settings
        self.found = look(self.rounds, wanted, self.services.zone, self.services.way)
        if self.found is None:
            self.body.grid_remove()
            self.empty.grid(row=1, column=0)
            self.counted.configure(text="")
            for button in (self.save_button, self.report_button):
                button.state(["disabled"])
            self.advice.show((), settings.suggestions)
        else:
            self._wanted = self.found.choice
            self.empty.grid_remove()
            self.body.grid(row=1, column=0, sticky="nsew")
            self._fill_boxes(self.found)
            rounds = sum(len(one.points) for one in self.found.each)
            self.counted.configure(text=trn("{n:,} round", "{n:,} rounds", rounds))
            for button in (self.save_button, self.report_button):
                button.state(["!disabled" if rounds else "disabled"])
            self.numbers.show(self.found.main, len(self.found.each) > 1)
            self._show_chart()
            self.advice.show(self._suggestions(), settings.suggestions)
        self._show_start()

    def _fill_boxes(self, found: Shown) -> None:
        choice, there = found.choice, found.options
        devices = ["", *there.devices] if len(there.devices) > 1 else there.devices
        lists: dict[str, tuple[list[str], int]] = {
            "player": (there.players, there.players.index(choice.player)),
            "drill": ([self._name_of("drill", one) for one in there.drills], there.drills.index(choice.drill)),
            "face": ([self._face_text(*one) for one in there.faces], there.faces.index((choice.face, choice.style))),
            "device": (
                [device_text(one) if one or len(devices) == 1 else EVERY_DEVICE for one in devices],
                devices.index(choice.device) if choice.device in devices else 0,
            ),
            "measure": (
                [measure_text(one) for one in there.measures],
                there.measures.index(choice.measure) if choice.measure in there.measures else 0,
            ),
        }
        self._devices = devices
        for name, (texts, at) in lists.items():
            box = self.boxes[name]
            box.configure(values=[on_screen(text) for text in texts])
            if texts:
                box.current(at)
            else:
                box.set("")
            box.selection_clear()
            box.configure(state="readonly" if len(texts) > 1 else "disabled")

    def _name_of(self, kind: str, id_: str) -> str:
        return (self.services.drills if kind == "drill" else self.services.faces).name_of(id_)

    def _face_text(self, face: str, style: str) -> str:
        assert self.found is not None
        name = self._name_of("face", face)
        styles = [one for other, one in self.found.options.faces if other == face]
        return f"{name}, {style}" if len(styles) > 1 else name

    def _show_chart(self) -> None:
        found = self.found
        assert found is not None
        main = found.main
        if main is None:
            self.what.configure(text=tr("Nothing was measured in these rounds."))
            self.note.configure(text="")
            self.chart.clear()
            return
        together = found.together
        self.what.configure(text=measure_text(main.measure))
        self.note.configure(
            text=tr("Each point is the mean of {rounds} rounds.", rounds=together) if together > 1 else ""
        )
        self.chart.show(self._draw)

    def _titled(self, width: float, height: float, look: Look) -> Drawing:
        """The chart as it stands alone."""
        assert self.found is not None
        choice = self.found.choice
        where = commas((self._name_of("drill", choice.drill), self._face_text(choice.face, choice.style)))
        return self._draw(width, height, look, headed(measure_text(choice.measure), commas((choice.player, where))))

    def _draw(self, width: float, height: float, look: Look, title: str = "") -> Drawing:
        """The chart of what is chosen, at any size and in any look."""
        from bullseye.picture.chart import trend_chart

        found = self.found
        assert found is not None and found.main is not None
        main = found.main
        unit, factor = chart_unit(main)
        series = {
            name: [(point.when, point.value * factor) for point in points] for name, points in found.series.items()
        }
        curve = curve_of(main, found.together, self.by.get())
        bent = None if curve is None else (lambda n: curve(n) * factor)
        band = None if main.usual is None else (main.usual.low * factor, main.usual.high * factor)
        if band is not None and main.measure == "accuracy":
            band = max(0.0, band[0]), min(1.0, band[1])
        return trend_chart(
            series, title=title, unit=unit, by=self.by.get(), zone=self.services.zone,
            curve=bent, band=band, width=width, height=height, look=look,
        )  # fmt: skip

    # -- what next -------------------------------------------------------------------------------------

    def _suggestions(self) -> list[Advice]:
        from bullseye.progress.trends import suggestions

        found = self.found
        if found is None or found.main is None or not self.services.settings.suggestions:
            return []
        key = found.main.key
        if self._advised is None or self._advised[0] != key:  # the same whatever is measured
            try:
                self._advised = key, suggestions(self.services.store, key.player, key)
            except BullseyeError:  # the page that asked for the rounds has said what is wrong
                return []
        return self._advised[1]

    def _starts(self, advice: Advice) -> str:
        """The drill that the button starts for *advice*; "" where it asks for none."""
        if self.found is None or self.found.main is None:
            return ""
        start = start_for(advice, self.found.main.key, self.services)
        return "" if start is None else start.name

    def _show_start(self) -> None:
        """Put on the button what Enter starts."""
        self._start = None
        if self.found is not None and self.found.main is not None:
            key, advice = self.found.main.key, self.advice.advice
            self._start = (start_for(advice, key, self.services) if advice else None) or same_again(key, self.services)
        self.play_button.configure(
            text=tr("Play {drill}   Enter", drill=self._start.name) if self._start else tr("Play   Enter")
        )

    def _keep_switch(self, on: bool) -> None:
        self.window.choose(suggestions=on)
        self.advice.show(self._suggestions(), on)
        self._show_start()

    def _switch(self) -> None:
        self._keep_switch(not self.services.settings.suggestions)

    def play(self) -> None:
        """Choose what the button says, and start it."""
        start = self._start
        if start is not None:
            new_face = start.face != self.services.settings.face
            self.window.choose(drill=start.drill, face=start.face, **({"style": STANDARD} if new_face else {}))
        self.window.show("play")

    def coach(self) -> None:
        """Open the coach's card on the series that is shown."""
        if self.found is not None and self.found.main is not None:
            coach_rounds(self.window, self.found.main.key.player, self.found.main.key)

    # -- choosing --------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """What to do next has the focus."""
        self.play_button.focus_set()

    def _chosen(self, name: str) -> None:
        found, at = self.found, self.boxes[name].current()
        self.boxes[name].selection_clear()
        if found is None or at < 0:
            return
        there, wanted = found.options, found.choice
        if name == "player":
            wanted = wanted._replace(player=there.players[at])
        elif name == "drill":
            wanted = wanted._replace(drill=there.drills[at])
        elif name == "face":
            face, style = there.faces[at]
            wanted = wanted._replace(face=face, style=style)
        elif name == "device":
            wanted = wanted._replace(device=self._devices[at])
        else:
            wanted = wanted._replace(measure=there.measures[at])
        self._look(wanted)

    def _next_measure(self) -> None:
        if self.found is not None and self.found.options.measures:
            names = self.found.options.measures
            at = names.index(self.found.choice.measure) if self.found.choice.measure in names else -1
            self._look(self.found.choice._replace(measure=names[(at + 1) % len(names)]))

    def _turn_by(self) -> None:
        self.by.set("count" if self.by.get() == "date" else "date")
        self._by_changed()

    def _by_changed(self) -> None:
        self.window.memory[BY] = self.by.get()
        if self.found is not None:
            self._show_chart()

    def save(self) -> None:
        """Save the chart as PNG or SVG."""
        if self.found is not None and self.found.main is not None:
            choice = self.found.choice
            save_chart(
                self.window,
                self._titled,
                f"bullseye-{choice.drill}-{choice.measure}",
                self.ask_save,
            )

    def report(self) -> None:
        """Save a report of the player who is shown."""
        if self.found is not None:
            player = self.found.choice.player
            save_report(self.window, report_of_player(self.window, player), player, self.ask_save)
