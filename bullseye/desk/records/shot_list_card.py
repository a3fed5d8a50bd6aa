"""The card that shows a list of shots on its face before it is kept, with the fields for what the file leaves open."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.play.record_tasks import sentence
from bullseye.play.shot_list import look, picture
from bullseye.tabular.marks import COMMA, POINT
from bullseye.tabular.understood import Asked
from bullseye.tabular.units import WORDS, read_distance
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.record_tasks import Source
    from bullseye.target.face import Face

PICTURE_PX = 280
MARKS = ("", POINT, COMMA)
UNITS = ("", *WORDS)


class ShotListCard(Overlay):
    """A picture, the line that says what was understood, and the fields; `answer` is what was asked, None for no."""

    def __init__(self, window: Shell, source: Source, face: Face) -> None:
        super().__init__(window, tr("A list of shots"), width_px=720)
        self.answer: Asked | None = None
        self._source, self._face = source, face
        px = self.theme.px
        self.say(
            tr(
                "{file} does not say what was shot at. It is taken as shot at {face}, unranked; another face is chosen "
                "on the start page.",
                file=source.path.name,
                face=face.name,
            ),
            muted=True,
        )
        body = ttk.Frame(self, style="Overlay.TFrame")
        body.pack(fill="x", pady=(px(12), 0))
        self.photo: tk.PhotoImage | None = None
        self.image = ttk.Label(body, style="Card.TLabel")
        self.image.grid(row=0, column=0, sticky="nw")
        self.fields = ttk.Frame(body, style="Overlay.TFrame")
        self.fields.grid(row=0, column=1, sticky="new", padx=(px(24), 0))
        body.columnconfigure(1, weight=1)
        self.said = ttk.Label(self.fields, style="Card.TLabel", justify="left", wraplength=px(400))
        self.said.grid(row=0, column=0, columnspan=2, sticky="ew")
        self.fields.columnconfigure((0, 1), weight=1, uniform="field")
        shown = look(source, Asked())
        self.boxes: list[ttk.Combobox] = []  # x, y, unit, decimal mark
        for name, values in (
            (tr("x is"), shown.columns),
            (tr("y is"), shown.columns),
            (tr("Unit"), tuple(WORDS.values())),
            (tr("Decimal mark"), (tr("Point"), tr("Comma"))),
        ):
            self.boxes.append(self._box(name, (tr("As in the file"), *values)))
        self.distance = self._entry(tr("Distance, such as 100m or 100yd"))
        raised = self.theme.palette.raised
        ttk.Style(self).configure("Card.TCheckbutton", background=raised)
        ttk.Style(self).map("Card.TCheckbutton", background=[("active", raised)])
        self.down = tk.BooleanVar(self, False)
        self.down_button = ttk.Checkbutton(
            self.fields,
            text=tr("y grows downwards"),
            variable=self.down,
            command=self._follow,
            style="Card.TCheckbutton",
        )
        self.down_button.grid(row=7, column=0, columnspan=2, sticky="w", pady=(px(12), 0))
        self.yes, self.no = self.answers(tr("Take it as {face}", face=face.name))
        self._follow()
        self.open(self.yes)

    def _box(self, name: str, values: tuple[str, ...]) -> ttk.Combobox:
        """A choice with its name above it, two in a row."""
        px, (above, side) = self.theme.px, divmod(len(self.boxes), 2)
        gap = px(12) if side else 0
        label = ttk.Label(self.fields, text=name, style="CardMuted.TLabel")
        label.grid(row=1 + 2 * above, column=side, sticky="w", pady=(px(12), 0), padx=(gap, 0))
        box = ttk.Combobox(self.fields, values=values, state="readonly", font=self.theme.font(), width=12)
        box.current(0)
        box.grid(row=2 + 2 * above, column=side, sticky="ew", padx=(gap, 0))
        box.bind("<<ComboboxSelected>>", lambda _: self._follow(), add=True)
        return box

    def _entry(self, name: str) -> tk.StringVar:
        px = self.theme.px
        label = ttk.Label(self.fields, text=name, style="CardMuted.TLabel")
        label.grid(row=5, column=0, columnspan=2, sticky="w", pady=(px(12), 0))
        text = tk.StringVar(self)
        entry = ttk.Entry(self.fields, font=self.theme.font(), textvariable=text)
        entry.grid(row=6, column=0, columnspan=2, sticky="ew")
        text.trace_add("write", lambda *_: self._follow())  # typed or pasted
        return text

    def asked(self) -> Asked:
        """What the fields say; a distance that is none is left out, and missed where it is needed."""
        x, y, unit, mark = self.boxes
        chosen = {axis: box.get() for axis, box in (("x", x), ("y", y)) if box.current() > 0}
        try:
            distance_mm = read_distance(self.distance.get())
        except ValueError:
            distance_mm = None
        return Asked(chosen, UNITS[unit.current()], distance_mm, bool(self.down.get()), MARKS[mark.current()])

    def _follow(self) -> None:
        """Show the list as the fields say."""
        shown = look(self._source, self.asked())
        colours = self.theme.palette
        self.said.configure(
            text=sentence(shown.wrong or shown.sentence), foreground=colours.bad if shown.wrong else colours.text
        )
        for box in self.boxes:
            box.selection_clear()
        try:
            data = picture(shown, self._face, self.theme.px(PICTURE_PX))
        except ImportError:  # without Pillow the line has to do
            return
        self.photo = tk.PhotoImage(master=self, data=data, format="PNG")
        self.image.configure(image=self.photo)

    def enter(self) -> None:
        """Take the list as it is shown."""
        self.answer = self.asked()
        self.close()


def ask_shot_list(window: Shell, source: Source, face: Face) -> Asked | None:
    """Show the list, and wait; how it is to be read, or None when it is not to be kept."""
    card = ShotListCard(window, source, face)
    card.wait_window()
    return card.answer
