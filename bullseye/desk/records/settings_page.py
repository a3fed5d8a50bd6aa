"""The settings page: every choice counts at once, and all of them can be put back."""

from __future__ import annotations

import tkinter as tk
from dataclasses import fields
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.frame.page import Page
from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.desk.kit.cards.players_card import players_dialog
from bullseye.desk.kit.on_screen import on_screen
from bullseye.desk.kit.scrolling import Scrolling
from bullseye.desk.kit.system import wants_less_motion
from bullseye.desk.records.aids_group import AIDS, AidsGroup
from bullseye.desk.records.choice_form import COLUMN_PX, ChoiceForm
from bullseye.desk.records.data_group import DataGroup
from bullseye.desk.records.ear_group import EarGroup
from bullseye.desk.records.keys_group import KeysGroup
from bullseye.desk.records.language_group import LanguageGroup
from bullseye.desk.records.pointer_group import PointerGroup
from bullseye.desk.records.sound_group import SoundGroup
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
    ("pen", tr("Pen")), ("keyboard", tr("Keyboard")),
)  # fmt: skip
COUNTS = ((3, tr("3, 2, 1")), (1, tr("1 second")), (0, tr("None")))
FEEDBACK = (
    ("flash", tr("Flash")), ("particles", tr("Particles")), ("floating_points", tr("Rising points")),
    ("combo_glow", tr("Combo glow")), ("miss_ripple", tr("Ripple of a miss")), ("countdown", tr("Count that lands")),
    ("new_best", tr("Burst for a new best")),
)  # fmt: skip
SCALES = tuple(range(80, 201, 10))
KEPT = {"player", "players", "face", "drill", "style", "recent", "geometry", "extra"}
"""What a reset leaves alone: who plays, what is played, where the window stands."""
GAP_PX = 48
"""Between two columns of groups."""


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
        (tr("Page Up, Page Down"), tr("A page further")),
        ("P", tr("Players")),
    ]

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        px = self.theme.px
        self.form = ChoiceForm(self.theme, self._choose)
        self.parts = self.form.parts
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
        left, right, self._third = (self.form.column(self.body) for _ in range(3))
        self._halves = self.form.column(self._third), self.form.column(self._third)
        self._across = 0
        left.grid(row=0, column=0, sticky="nw")
        right.grid(row=0, column=1, sticky="nw", padx=(px(GAP_PX), 0))
        self.body.columnconfigure((0, 1), minsize=px(COLUMN_PX))
        self._build_look(left)
        self._build_feedback(left)
        self._build_player(right)
        self._build_playing(right)
        self.keys_part = KeysGroup(self.form, self.form.group(right, tr("Keys and clicks")), window)
        self._build_data(right)
        self.aids = AidsGroup(self.form, self.form.group(left, tr("Ways to play")), window)
        first, second = self._halves
        self.pointer = PointerGroup(self.form, self.form.group(first, tr("Pointer over the face")), window)
        self.sound = SoundGroup(self.form, self.form.group(second, tr("Sound")), window, self._keep)
        self.ear = EarGroup(self.form, self.form.group(second, tr("By ear")), window)
        self._build_foot()
        self.actions = {"p": self.players, **Scrolling(self._canvas, self.body).keys}
        for part in self.parts.values():
            part.bind("<FocusIn>", self._bring_into_sight, add=True)

    # -- building ----------------------------------------------------------------------------------

    def _build_look(self, master: ttk.Frame) -> None:
        px = self.theme.px
        group = self.form.group(master, tr("Look"))
        self.form.label(group, tr("Theme"))
        self.form.radios(group, "theme", THEMES, across=2)
        self.form.label(group, tr("Size of everything"))
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
        self.language = LanguageGroup(self.form, group, self._keep)
        ttk.Frame(group, style="Panel.TFrame", height=px(8)).pack()
        self.form.check(group, "reduced_motion", tr("Calm: nothing flashes or moves by itself"))
        self.form.check(group, "full_screen", tr("Full screen at the start"))
        self.form.check(group, "mirrored", tr("Mirrored panels: they are on the other side of the face"))

    def _build_feedback(self, master: ttk.Frame) -> None:
        group = self.form.group(master, tr("Feedback"))
        grid = ttk.Frame(group, style="Panel.TFrame")
        grid.pack(anchor="w")
        for key, text in FEEDBACK:
            self.form.check(ttk.Frame(grid, style="Panel.TFrame"), key, text)
        self.form.in_rows(grid, 2)
        if wants_less_motion():
            self.form.label(group, tr("Your system asks for less motion: nothing moves here."))
        self.form.label(group, tr("Frames a second, while something moves"))
        self.form.radios(group, "frame_hz", tuple((hz, str(hz)) for hz in FRAME_RATES_HZ), across=3)

    def _build_player(self, master: ttk.Frame) -> None:
        px = self.theme.px
        group = self.form.group(master, tr("Player"))
        self.player_text = ttk.Label(group, wraplength=px(COLUMN_PX - 140), justify="left")
        self.player_text.pack(side="left", pady=px(4))
        button = ttk.Button(group, text=tr("Players\u2026   P"), command=self.players)
        button.pack(side="left", padx=px(16))
        self.parts["players"] = button

    def _build_playing(self, master: ttk.Frame) -> None:
        group = self.form.group(master, tr("Playing"))
        self.form.label(group, tr("Pointing device (kept with each round)"))
        self.form.radios(group, "device", DEVICES, across=3)
        self.form.label(group, tr("Clicks that a worn button makes by itself do not count, so soon after the last"))
        self.form.radios(group, "chatter_ms", tuple((ms, chatter_words(ms)) for ms in CHATTER_MS), across=3)
        self.form.label(group, tr("Count before a round, and after {key}", key=key_words("r")))
        self.form.radios(group, "count_s", COUNTS, across=3)

    def _build_data(self, master: ttk.Frame) -> None:
        part = ttk.Frame(self.body, style="Panel.TFrame")
        part.grid(row=2, column=0, columnspan=3, sticky="ew", pady=(0, self.theme.px(16)))
        data, folders = self.form.group(master, tr("Your data")), self.form.group(part, tr("Folders"))
        self.data = DataGroup(data, self.window, folders)
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
        for key, variable in self.form.variables.items():
            value = getattr(settings, key)
            variable.set(value * 100 if key == "volume" else value)
        self.scale_text.configure(text=f"{settings.scale:.0%}".replace("%", " %"))
        self.scale_note.configure(text=self._scale_used())
        at = round(settings.scale * 100)
        self.parts["scale-less"].state(["disabled" if at <= SCALES[0] else "!disabled"])
        self.parts["scale-more"].state(["disabled" if at >= SCALES[-1] else "!disabled"])
        self.language.show(settings.language)
        self.sound.show()
        self.pointer.show()
        self.ear.show()
        self.keys_part.show()
        self.aids.show()
        self.refresh()
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
        """Keep a volume that was just set, and be silent."""
        self.sound.hidden()

    def focus_first(self) -> None:
        """Where the focus was before the page was built anew, else the chosen theme."""
        part = self.parts.get(self._focus) or self.parts[f"theme-{self.services.settings.theme}"]
        part.focus_set()

    def _fit(self) -> None:
        """The folders take the width there is, and what does not fit below can be scrolled to."""
        width = max(self._canvas.winfo_width(), 1)
        self._place_third(3 if width >= self.theme.px(3 * COLUMN_PX + 3 * GAP_PX) else 2)
        self._canvas.itemconfigure("body", width=max(width, self.body.winfo_reqwidth()))
        self.data.fit(width)
        self._canvas.configure(scrollregion=(0, 0, width, self.body.winfo_reqheight()))

    def _place_third(self, across: int) -> None:
        """What is seen and heard in a round: a third column where there is width for it, else below the two."""
        if across == self._across:
            return
        self._across, gap = across, (self.theme.px(GAP_PX), 0)
        first, second = self._halves
        if across == 3:
            self._third.grid(row=0, column=2, columnspan=1, sticky="nw", padx=gap)
            first.grid(row=0, column=0, sticky="nw")
            second.grid(row=1, column=0, sticky="nw", padx=0)
        else:
            self._third.grid(row=1, column=0, columnspan=2, sticky="nw", padx=0)
            first.grid(row=0, column=0, sticky="nw")
            second.grid(row=0, column=1, sticky="nw", padx=gap)
        self._third.columnconfigure(0, minsize=self.theme.px(COLUMN_PX))

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
        if key in ("theme", "scale", "mirrored", "large_targets") and value != before:
            self._build_anew(f"{key}-{value}" if key == "theme" else self._focused_part())
        elif key.startswith("pointer"):
            self.pointer.show()
        elif key == "sounds":
            self.sound.show()
        elif key == "by_ear":
            self.ear.show()
        elif key in AIDS:
            self.aids.show()
        elif key == "hit_sound":
            self.sound.play()

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

    def players(self) -> None:
        """Who plays."""
        players_dialog(self.window)
        if self.winfo_exists():
            self.refresh()

    def refresh(self) -> None:
        """Show who plays."""
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
