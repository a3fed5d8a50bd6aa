"""The settings page: every choice counts at once, and all of them can be put back."""

from __future__ import annotations

import tkinter as tk
from dataclasses import fields
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.dialogs import confirm
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.players_card import players_dialog
from bullseye.desk.kit.system import wants_less_motion
from bullseye.desk.records.data_group import DataGroup
from bullseye.play.services import GUEST
from bullseye.records.settings import CHATTER_MS, FRAME_RATES_HZ, Settings
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

THEMES = (
    ("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")), ("contrast", tr("High contrast")),
    ("projector", tr("Projector")),
)  # fmt: skip
DEVICES = (
    ("mouse", tr("Mouse")), ("trackpad", tr("Trackpad")), ("trackball", tr("Trackball")), ("touch", tr("Touch screen")),
    ("pen", tr("Pen")),
)  # fmt: skip
POINTERS = (("crosshair", tr("Crosshair")), ("arrow", tr("Arrow")))
COUNTS = ((3, tr("3, 2, 1")), (1, tr("1 second")), (0, tr("None")))
FEEDBACK = (
    ("flash", tr("Flash")), ("particles", tr("Particles")), ("floating_points", tr("Rising points")),
    ("combo_glow", tr("Combo glow")), ("miss_ripple", tr("Ripple of a miss")), ("countdown", tr("Count that lands")),
    ("new_best", tr("Burst for a new best")), ("sounds", tr("Sounds")),
)  # fmt: skip
SCALES = tuple(range(80, 201, 10))
KEPT = {"player", "players", "face", "drill", "style", "recent", "geometry", "extra"}
"""What a reset leaves alone: who plays, what is played, where the window stands."""
COLUMN_PX = 460


def chatter_words(ms: int) -> str:
    """A choice of how soon a click is a worn button's."""
    return tr("{ms} ms", ms=ms) if ms else tr("All count")


class SettingsPage(Page):
    """Groups of choices in two columns. `shown(focus=...)` gives the focus back after a rebuild."""

    name = "settings"
    title = tr("Settings")
    keys = [
        (tr("Space"), tr("Choose, or switch on and off")),
        (tr("Left, Right"), tr("Move the slider")),
        ("P", tr("Players")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        px = self.theme.px
        self.parts: dict[str, ttk.Widget] = {}
        self._variables: dict[str, tk.StringVar | tk.BooleanVar | tk.DoubleVar] = {}
        self._volume_due = ""
        head = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(24), px(24), px(8)))
        head.grid(row=0, column=0, columnspan=2, sticky="ew")
        ttk.Label(head, text=tr("Settings"), style="Title.TLabel").pack(side="left")
        self._canvas = tk.Canvas(self, background=self.theme.palette.panel, highlightthickness=0)
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._scrolled)
        self._canvas.grid(row=1, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.body = ttk.Frame(self._canvas, style="Panel.TFrame", padding=(px(24), 0))
        self._canvas.create_window(0, 0, window=self.body, anchor="nw", tags=("body",))
        self._canvas.bind("<Configure>", lambda e: self._fit(), add=True)
        self.body.bind("<Configure>", lambda e: self._fit(), add=True)
        left = ttk.Frame(self.body, style="Panel.TFrame")
        right = ttk.Frame(self.body, style="Panel.TFrame")
        left.grid(row=0, column=0, sticky="nw")
        right.grid(row=0, column=1, sticky="nw", padx=(px(48), 0))
        self.body.columnconfigure((0, 1), minsize=px(COLUMN_PX))
        self._build_look(left)
        self._build_feedback(left)
        self._build_player(right)
        self._build_playing(right)
        self._build_data(right)
        self._build_foot()
        self.actions = {"p": self.players}
        for part in self.parts.values():
            part.bind("<FocusIn>", self._bring_into_sight, add=True)
        for event, step in (("<Button-4>", -1), ("<Button-5>", 1)):
            self._canvas.bind(event, lambda e, step=step: self._canvas.yview_scroll(step, "units"), add=True)  # type: ignore[misc]
        self._canvas.bind(
            "<MouseWheel>", lambda e: self._canvas.yview_scroll(-1 if e.delta > 0 else 1, "units"), add=True
        )

    # -- building ----------------------------------------------------------------------------------

    def _group(self, master: ttk.Frame, title: str) -> ttk.Frame:
        px = self.theme.px
        ttk.Label(master, text=title, style="Large.TLabel").pack(anchor="w", pady=(px(16), px(4)))
        group = ttk.Frame(master, style="Panel.TFrame")
        group.pack(anchor="w", fill="x")
        return group

    def _label(self, group: ttk.Frame, text: str) -> None:
        ttk.Label(group, text=text, style="Muted.TLabel").pack(anchor="w", pady=(self.theme.px(8), 0))

    def _radios(self, group: ttk.Frame, key: str, choices: tuple[tuple[Any, str], ...], across: int) -> None:
        variable = self._variables[key] = tk.StringVar(self)
        grid = ttk.Frame(group, style="Panel.TFrame")
        grid.pack(anchor="w")
        for n, (value, text) in enumerate(choices):
            button = ttk.Radiobutton(grid, text=text, value=value, variable=variable)
            button.configure(command=lambda v=value: self._choose(key, v))  # type: ignore[misc]
            button.grid(row=n // across, column=n % across, sticky="w", padx=(0, self.theme.px(16)))
            self.parts[f"{key}-{value}"] = button

    def _check(self, group: ttk.Frame, key: str, text: str) -> None:
        variable = tk.BooleanVar(self)
        self._variables[key] = variable
        button = ttk.Checkbutton(group, text=text, variable=variable)
        button.configure(command=lambda: self._choose(key, variable.get()))
        button.pack(anchor="w", pady=(self.theme.px(4), 0))
        self.parts[key] = button

    def _build_look(self, master: ttk.Frame) -> None:
        px = self.theme.px
        group = self._group(master, tr("Look"))
        self._label(group, tr("Theme"))
        self._radios(group, "theme", THEMES, across=2)
        self._label(group, tr("Size of everything"))
        row = ttk.Frame(group, style="Panel.TFrame")
        row.pack(anchor="w", pady=(px(4), 0))
        less = ttk.Button(row, text="\u2212", width=3, command=lambda: self._step_scale(-1))
        self.scale_text = ttk.Label(row, style="Strong.TLabel", width=7, anchor="center")
        more = ttk.Button(row, text="+", width=3, command=lambda: self._step_scale(1))
        for part in (less, self.scale_text, more):
            part.pack(side="left")
        self.parts["scale-less"], self.parts["scale-more"] = less, more
        self.scale_note = ttk.Label(row, style="Muted.TLabel", wraplength=px(240))
        self.scale_note.pack(side="left", padx=(px(12), 0))
        ttk.Frame(group, style="Panel.TFrame", height=px(8)).pack()
        self._check(group, "reduced_motion", tr("Reduced motion: overrides particles and glow"))
        self._check(group, "full_screen", tr("Full screen at the start"))

    def _build_feedback(self, master: ttk.Frame) -> None:
        group = self._group(master, tr("Feedback"))
        grid = ttk.Frame(group, style="Panel.TFrame")
        grid.pack(anchor="w")
        for n, (key, text) in enumerate(FEEDBACK):
            cell = ttk.Frame(grid, style="Panel.TFrame")
            cell.grid(row=n // 2, column=n % 2, sticky="w", padx=(0, self.theme.px(16)))
            self._check(cell, key, text)
        if wants_less_motion():
            self._label(group, tr("Your system asks for less motion: nothing moves here."))
        self._label(group, tr("Frames a second, while something moves"))
        self._radios(group, "frame_hz", tuple((hz, str(hz)) for hz in FRAME_RATES_HZ), across=3)

    def _build_player(self, master: ttk.Frame) -> None:
        px = self.theme.px
        group = self._group(master, tr("Player"))
        self.player_text = ttk.Label(group, wraplength=px(COLUMN_PX - 140), justify="left")
        self.player_text.pack(side="left", pady=px(4))
        button = ttk.Button(group, text=tr("Players\u2026   P"), command=self.players)
        button.pack(side="left", padx=px(16))
        self.parts["players"] = button

    def _build_playing(self, master: ttk.Frame) -> None:
        px = self.theme.px
        group = self._group(master, tr("Playing"))
        self._label(group, tr("Pointer over the face"))
        self._radios(group, "pointer", POINTERS, across=2)
        self._label(group, tr("Pointing device (kept with each round)"))
        self._radios(group, "device", DEVICES, across=3)
        self._label(group, tr("Clicks that a worn button makes by itself do not count, so soon after the last"))
        self._radios(group, "chatter_ms", tuple((ms, chatter_words(ms)) for ms in CHATTER_MS), across=5)
        self._label(group, tr("Count before a round, and after R"))
        self._radios(group, "count_s", COUNTS, across=3)
        self._label(group, tr("Volume"))
        row = ttk.Frame(group, style="Panel.TFrame")
        row.pack(anchor="w", pady=(px(4), 0))
        variable = self._variables["volume"] = tk.DoubleVar(self)
        slider = ttk.Scale(row, from_=0, to=100, variable=variable, length=px(240))
        slider.configure(takefocus=True, command=self._volume_moved)
        slider.pack(side="left")
        slider.bind("<Left>", lambda e: self._nudge_volume(-5), add=True)
        slider.bind("<Right>", lambda e: self._nudge_volume(5), add=True)
        self.volume_text = ttk.Label(row, width=6, anchor="e")
        self.volume_text.pack(side="left")
        self.parts["volume"] = slider

    def _build_data(self, master: ttk.Frame) -> None:
        part = ttk.Frame(self.body, style="Panel.TFrame")
        part.grid(row=1, column=0, columnspan=2, sticky="ew", pady=(0, self.theme.px(16)))
        self.data = DataGroup(self._group(master, tr("Your data")), self.window, self._group(part, tr("Folders")))
        self.data.pack(anchor="w", fill="x")
        self.parts.update(self.data.parts)

    def _build_foot(self) -> None:
        px = self.theme.px
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(24), px(8), px(24), px(24)))
        foot.grid(row=2, column=0, columnspan=2, sticky="ew")
        reset = ttk.Button(foot, text=tr("Reset to defaults\u2026"), command=self.reset)
        reset.pack(side="left")
        self.undo_button = ttk.Button(foot, text=tr("Undo the reset"), command=self.undo_reset)
        ttk.Button(foot, text=tr("Back   Esc"), command=self.escape).pack(side="right")
        self.parts["reset"], self.parts["undo"] = reset, self.undo_button

    # -- showing -----------------------------------------------------------------------------------

    def shown(self, focus: str = "", undo: dict[str, Any] | None = None, **args: Any) -> None:
        """Show the choices as they are; *undo* holds what a reset changed."""
        self._focus, self._undo = focus, undo
        settings = self.services.settings
        for key, variable in self._variables.items():
            value = getattr(settings, key)
            variable.set(value * 100 if key == "volume" else value)
        self.scale_text.configure(text=f"{settings.scale:.0%}".replace("%", " %"))
        self.scale_note.configure(text=self._scale_used())
        at = round(settings.scale * 100)
        self.parts["scale-less"].state(["disabled" if at <= SCALES[0] else "!disabled"])
        self.parts["scale-more"].state(["disabled" if at >= SCALES[-1] else "!disabled"])
        self._show_volume()
        self.player_text.configure(text=on_screen(settings.player) or tr("{player} (no name yet)", player=GUEST))
        if undo:
            self.undo_button.pack(side="left", padx=self.theme.px(8))
        else:
            self.undo_button.pack_forget()

    def _scale_used(self) -> str:
        """What is really used, where the screen holds no more."""
        if not self.theme.capped:
            return ""
        used = f"{self.theme.scale / self.theme.usual:.0%}".replace("%", " %")
        return tr("{used} is used: this screen holds no more, so a larger number changes nothing.", used=used)

    def hidden(self) -> None:
        """Keep a volume that was just set."""
        self._keep_volume()

    def focus_first(self) -> None:
        """Where the focus was before the page was built anew, else the chosen theme."""
        part = self.parts.get(self._focus) or self.parts[f"theme-{self.services.settings.theme}"]
        part.focus_set()

    def _fit(self) -> None:
        """The folders take the width there is, and what does not fit below can be scrolled to."""
        width = max(self._canvas.winfo_width(), 1)
        self._canvas.itemconfigure("body", width=max(width, self.body.winfo_reqwidth()))
        self.data.fit(width)
        self._canvas.configure(scrollregion=(0, 0, width, self.body.winfo_reqheight()))

    def _bring_into_sight(self, event: tk.Event[tk.Misc]) -> None:
        """Scroll to the part that the Tab key went to, on a window too small for all of them."""
        part, body = event.widget, self.body
        if not str(part).startswith(f"{body}."):
            return
        top, full = part.winfo_rooty() - body.winfo_rooty(), max(1, body.winfo_reqheight())
        high = self._canvas.winfo_height()
        seen = self._canvas.canvasy(0)
        if top < seen or top + part.winfo_height() > seen + high:
            self._canvas.yview_moveto(max(0.0, top + part.winfo_height() / 2 - high / 2) / full)

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            self._bar.grid_remove()
        else:
            self._bar.grid(row=1, column=1, sticky="ns")

    # -- choosing ----------------------------------------------------------------------------------

    def _keep(self, **choices: object) -> None:
        trouble = self.services.choose(**choices)
        if trouble:
            self.window.notice(
                tr("This choice counts now, but could not be remembered: {trouble}", trouble=trouble), "bad"
            )

    def _choose(self, key: str, value: object) -> None:
        before = getattr(self.services.settings, key)
        self._keep(**{key: value})
        if key in ("theme", "scale") and value != before:
            self._build_anew(f"{key}-{value}" if key == "theme" else self._focused_part())

    def _focused_part(self) -> str:
        focus = self.focus_get()
        return next((name for name, part in self.parts.items() if part is focus), "")

    def _build_anew(self, focus: str, undo: dict[str, Any] | None = None) -> None:
        """Let the window take the new look, and come back to where the hand was."""
        self.window.show("settings", focus=focus, undo=undo)
        self.window.retheme()

    def _step_scale(self, step: int) -> None:
        now = round(self.services.settings.scale * 100)
        wanted = [s for s in SCALES if (s > now if step > 0 else s < now)]
        if wanted:
            self._choose("scale", (wanted[0] if step > 0 else wanted[-1]) / 100)

    def _volume_moved(self, value: str) -> None:
        """The slider moves: the number follows at once, the file when it has come to rest."""
        self._show_volume()
        if self._volume_due:
            self.after_cancel(self._volume_due)
        self._volume_due = self.after(300, self._keep_volume)

    def _nudge_volume(self, by: int) -> str:
        variable = self._variables["volume"]
        wanted = max(0.0, min(100.0, 5.0 * round(float(variable.get()) / 5) + by))
        variable.set(wanted)  # type: ignore[arg-type]
        self._volume_moved("")
        return "break"

    def _show_volume(self) -> None:
        self.volume_text.configure(text=f"{round(float(self._variables['volume'].get()))} %")

    def _keep_volume(self) -> None:
        if self._volume_due:
            self.after_cancel(self._volume_due)
            self._volume_due = ""
            self._keep(volume=round(float(self._variables["volume"].get())) / 100)

    def players(self) -> None:
        """Who plays."""
        players_dialog(self.window)
        if self.winfo_exists():
            player = on_screen(self.services.settings.player)
            self.player_text.configure(text=player or tr("{player} (no name yet)", player=GUEST))

    # -- all of it -----------------------------------------------------------------------------------

    def reset(self) -> None:
        """Put the choices of this page back, after a question; names and rounds stay."""
        wanted = confirm(
            self.window, tr("Reset to defaults?"),
            tr("Theme, size, volume and the other choices of this page. Players and rounds stay as they are."),
            tr("Reset"),
        )  # fmt: skip
        if not wanted:
            return
        defaults, now = Settings(), self.services.settings
        keys = [field.name for field in fields(Settings) if field.name not in KEPT]
        before = {key: getattr(now, key) for key in keys}
        self._keep(**{key: getattr(defaults, key) for key in keys})
        self._build_anew("undo", undo=before)

    def undo_reset(self) -> None:
        """Take the reset back."""
        if self._undo:
            self._keep(**self._undo)
            self._build_anew("reset")
