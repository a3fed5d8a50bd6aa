"""The fonts and the ttk styles of the window, made of a palette at one scale."""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.palette import LEAST_TEXT_PX, SIZES, desktop_scale, resolve_palette, screen_scale
from bullseye.desk.kit.toggles import apply_toggles
from bullseye.desk.windows_desktop import match_title_bar

if TYPE_CHECKING:
    from collections.abc import Callable

# Families whose ten figures are equally wide; the first that is there and passes the measure is taken.
_FAMILIES = {
    "aqua": ("Helvetica Neue", "Helvetica", "Arial"),
    "win32": ("Segoe UI", "Verdana", "Arial"),
    "x11": ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Ubuntu", "Cantarell"),
}

CELL_PAD_PX = 8
"""What a table keeps free on both sides of a cell's text, px at 96 dpi."""
HEADING_PAD_PX = 6
"""What it keeps free above and below a heading."""
LARGE_PX = 44
"""The least height and width of what is clicked, where a player asks for large ones; 24 is kept at any time.

44 is WCAG 2.2's criterion 2.5.5 (level AAA), 24 its 2.5.8 (level AA), in px at 96 dpi.
"""
HEADING_MORE_PX = 2
"""So much more of its own padding a heading needs for its text to stand over that of the cells, at any scale."""


class Theme:
    """One palette at one scale, for one root window.

    *palette_name* is a key of PALETTES or "system"; *user_scale* is the player's own factor; *full* is for a window
    that will fill the screen; with *large* everything that is clicked is at least LARGE_PX high.
    """

    def __init__(
        self, root: tk.Misc, palette_name: str, user_scale: float = 1.0, full: bool = False, large: bool = False
    ) -> None:
        self.palette = resolve_palette(palette_name)
        self._root = root
        self.large = large
        self.scale = screen_scale(root, user_scale, full)
        self.usual = desktop_scale(root)
        """The scale that the desktop asks for: 100 % of what the player chooses from."""
        self.capped = self.scale < self.usual * user_scale - 1e-9  # the screen holds no more
        self._fonts: dict[tuple[str, bool], tkfont.Font] = {}
        self._family = ""

    def px(self, length: float) -> int:
        """A length given for a 96-dpi screen, in this screen's pixels; never 0 for a length above 0."""
        return max(1, round(length * self.scale)) if length > 0 else 0

    def font(self, size: str = "body", bold: bool = False) -> tkfont.Font:
        """The font of one of the five sizes."""
        key = (size, bold)
        if key not in self._fonts:
            height_px = max(LEAST_TEXT_PX, self.px(SIZES[size]))
            weight = "bold" if bold else "normal"
            self._fonts[key] = tkfont.Font(self._root, family=self.family, size=-height_px, weight=weight)  # type: ignore[arg-type]
        return self._fonts[key]

    def target_px(self, length: float) -> int:
        """How long a side of something is that is clicked: *length* at 96 dpi, or as large as the player wants it."""
        return self.px(max(length, LARGE_PX) if self.large else length)

    def row_px(self, size: str, more_px: float) -> int:
        """How high a row of a list is in letters of *size*: *more_px* higher than they are, at 96 dpi."""
        line = self.font(size).metrics("linespace") + self.px(more_px)
        return max(line, self.px(LARGE_PX)) if self.large else line

    def pad_px(self, size: str, usual_px: float) -> int:
        """What a button keeps free above and below its words: *usual_px* at 96 dpi, more for a large one."""
        usual = self.px(usual_px)
        if not self.large:
            return usual
        return max(usual, -(-(self.px(LARGE_PX) - self.font(size).metrics("linespace")) // 2))

    @property
    def family(self) -> str:
        """The one family; its figures are equally wide, so that changing numbers do not dance."""
        if not self._family:
            system = str(self._root.tk.call("tk", "windowingsystem"))
            default = str(tkfont.nametofont("TkDefaultFont", self._root).actual("family"))
            wanted = (*_FAMILIES.get(system, ()), default)
            self._family = next((name for name in wanted if self._has_even_figures(name)), default)
        return self._family

    def _has_even_figures(self, family: str) -> bool:
        font = tkfont.Font(self._root, family=family, size=-48)
        same = str(font.actual("family")).lower() == family.lower()
        return same and len({font.measure(figure) for figure in "0123456789"}) == 1

    def apply(self) -> None:
        """Put the palette on every ttk widget of the window, and on the plain ones by their option names."""
        colours, px = self.palette, self.px
        self._root.configure(background=colours.panel)  # type: ignore[call-arg]
        match_title_bar(self._root.winfo_toplevel(), colours.panel)
        style = ttk.Style(self._root)
        style.theme_use("clam")
        style.configure(
            ".", background=colours.panel, foreground=colours.text, font=self.font(), bordercolor=colours.line,
            lightcolor=colours.panel, darkcolor=colours.panel, troughcolor=colours.ground, borderwidth=1,
            focuscolor=colours.focus, insertcolor=colours.text, selectbackground=colours.accent,
            selectforeground=colours.on_accent, fieldbackground=colours.raised, arrowcolor=colours.text, relief="flat",
        )  # fmt: skip
        style.map(".", foreground=[("disabled", colours.muted)], background=[])  # clam's own is light in any palette
        for name, ground in {"TFrame": "panel", "Panel.TFrame": "panel", "Card.TFrame": "raised"}.items():
            style.configure(name, background=getattr(colours, ground))
        style.configure("Ground.TFrame", background=colours.ground)
        style.configure("Card.TFrame", bordercolor=colours.line, relief="solid", borderwidth=1)
        style.configure("TSeparator", background=colours.line)
        self._labels(style)
        self._buttons(style)
        self._fields(style)
        self._toggles(style)
        style.configure("Treeview", rowheight=self.row_px("body", 12))
        self._root.option_add("*TCombobox*Listbox.background", colours.raised)
        self._root.option_add("*TCombobox*Listbox.foreground", colours.text)
        self._root.option_add("*TCombobox*Listbox.selectBackground", colours.accent)
        self._root.option_add("*TCombobox*Listbox.selectForeground", colours.on_accent)
        self._root.option_add("*TCombobox*Listbox.font", self.font("large" if self.large else "body"))
        # A row is as high as its letters and twice the border of a chosen one, which Tk draws raised: so it stays thin.
        self._root.option_add("*TCombobox*Listbox.selectBorderWidth", px(1))
        # A border in the list's own colour is the only padding that a list of Tk can have.
        self._root.option_add("*TCombobox*Listbox.borderWidth", px(8))

    def _labels(self, style: ttk.Style) -> None:
        colours = self.palette
        for name, size, bold, colour in (
            ("TLabel", "body", False, colours.text),
            ("Strong.TLabel", "body", True, colours.text),
            ("Muted.TLabel", "small", False, colours.muted),
            ("Large.TLabel", "large", False, colours.text),
            ("Title.TLabel", "title", True, colours.text),
            ("Hero.TLabel", "hero", True, colours.text),
            ("Good.TLabel", "body", True, colours.good),
            ("Bad.TLabel", "body", True, colours.bad),
        ):
            style.configure(
                name, font=self.font(size, bold), foreground=colour, background=colours.panel, borderwidth=0, padding=0
            )
        style.configure("Card.TLabel", font=self.font(), foreground=colours.text, background=colours.raised)
        muted = self.font("small")
        style.configure("CardMuted.TLabel", font=muted, foreground=colours.muted, background=colours.raised)

    def _buttons(self, style: ttk.Style) -> None:
        colours, px = self.palette, self.px
        # The focus shows as a ring of 2 px all around, so the dotted inner one is left out.
        padding = {"children": [("Button.label", {"sticky": "nswe"})], "sticky": "nswe"}
        border = {"children": [("Button.padding", padding)], "sticky": "nswe", "border": "1"}
        lit = _mix(colours.accent, colours.text, 0.15)
        for name, ground, ink, edge, over, size, bold in (
            ("TButton", colours.raised, colours.text, colours.line, colours.ground, "body", False),
            ("Quiet.TButton", colours.panel, colours.text, colours.panel, colours.raised, "small", False),
            ("Accent.TButton", colours.accent, colours.on_accent, colours.accent, lit, "large", True),
        ):
            style.layout(name, [("Button.border", border)])  # type: ignore[list-item]
            ring = colours.text if name == "Accent.TButton" else colours.focus
            style.configure(
                name, background=ground, foreground=ink, bordercolor=edge, lightcolor=ground, darkcolor=ground,
                font=self.font(size, bold), padding=(px(12), self.pad_px(size, 6)), anchor="center", relief="raised",
                shiftrelief=0,
            )  # fmt: skip
            style.map(
                name,
                relief=[("pressed", "raised")],
                background=[("disabled", colours.panel), ("pressed", over), ("active", over)],
                foreground=[("disabled", colours.muted)],
                bordercolor=[("focus", ring), ("disabled", colours.panel if name == "Quiet.TButton" else colours.line)],
                lightcolor=[("focus", ring), ("disabled", colours.panel), ("pressed", over), ("active", over)],
                darkcolor=[("focus", ring), ("disabled", colours.panel), ("pressed", over), ("active", over)],
            )
        style.configure("Quiet.TButton", padding=(px(8), self.pad_px("small", 4)))
        style.configure("Accent.TButton", padding=(px(16), px(12)))

    def _fields(self, style: ttk.Style) -> None:
        colours, px = self.palette, self.px
        arrow_px = arrow_sizes(self._root, style)
        for name in ("TEntry", "TCombobox"):
            style.configure(
                name, foreground=colours.text, fieldbackground=colours.raised, background=colours.raised,
                bordercolor=colours.edge, lightcolor=colours.raised, darkcolor=colours.raised,
                padding=(px(8), self.pad_px("body", 5)),
                arrowsize=arrow_px(px(24 if self.large else 18)), arrowcolor=colours.muted, relief="flat",
            )  # fmt: skip
            style.map(
                name,
                fieldbackground=[("disabled", colours.panel), ("readonly", colours.raised)],
                foreground=[("disabled", colours.muted)],
                background=[("active", colours.raised)],
                bordercolor=[("focus", colours.focus)],
                lightcolor=[("focus", colours.focus)],
                darkcolor=[("focus", colours.focus)],
                selectbackground=[("readonly", colours.raised)],
                selectforeground=[("readonly", colours.text)],
            )
        style.configure(
            "Treeview", background=colours.raised, fieldbackground=colours.raised, foreground=colours.text,
            bordercolor=colours.line, lightcolor=colours.raised, darkcolor=colours.raised, borderwidth=1,
        )  # fmt: skip
        style.map(
            "Treeview",
            background=[("selected", colours.accent)],
            foreground=[("selected", colours.on_accent)],
            bordercolor=[("focus", colours.focus)],
            lightcolor=[("focus", colours.focus)],
            darkcolor=[("focus", colours.focus)],
        )
        style.configure("Treeview.Cell", padding=(px(CELL_PAD_PX), 0))
        style.configure(
            "Treeview.Heading", background=colours.panel, foreground=colours.muted, font=self.font("small"),
            bordercolor=colours.line, lightcolor=colours.panel, darkcolor=colours.panel,
            padding=(px(CELL_PAD_PX) + HEADING_MORE_PX, self.pad_px("small", HEADING_PAD_PX)),
        )  # fmt: skip
        style.map("Treeview.Heading", background=[("active", colours.raised)])
        style.configure(
            "Vertical.TScrollbar", background=colours.edge, troughcolor=colours.raised, bordercolor=colours.raised,
            lightcolor=colours.edge, darkcolor=colours.edge, arrowcolor=colours.panel, gripcount=0,
            arrowsize=arrow_px(px(24 if self.large else 12)),
        )  # fmt: skip
        style.map(
            "Vertical.TScrollbar", background=[("disabled", colours.raised), ("active", colours.muted)],
            lightcolor=[("disabled", colours.raised)], darkcolor=[("disabled", colours.raised)],
            arrowcolor=[("disabled", colours.raised)],
        )  # fmt: skip

    def _toggles(self, style: ttk.Style) -> None:
        colours, px = self.palette, self.px
        for name in ("TCheckbutton", "TRadiobutton"):
            style.configure(
                name, background=colours.panel, foreground=colours.text, padding=(px(4), self.pad_px("body", 4)),
                focusthickness=2,
            )  # fmt: skip
            style.map(name, background=[("active", colours.panel)])
        apply_toggles(self._root, style, colours, self.scale)
        style.configure(
            "Horizontal.TScale", background=colours.accent, troughcolor=colours.ground, bordercolor=colours.edge,
            lightcolor=colours.accent, darkcolor=colours.accent, gripcount=0, sliderlength=self.target_px(24),
            arrowsize=self.target_px(24),
        )  # fmt: skip
        style.map(
            "Horizontal.TScale", bordercolor=[("focus", colours.focus)], background=[("active", colours.focus)],
            lightcolor=[("focus", colours.text)], darkcolor=[("focus", colours.text)],
        )  # fmt: skip


def arrow_sizes(root: tk.Misc, style: ttk.Style) -> Callable[[int], int]:
    """What to set as arrowsize for an arrow of so many px. Tk 8 takes it as it is, 9.1 draws two and a bit for one.

    So from Tk 9 on a scroll bar is asked how wide it gets with two sizes: that it is a straight line is all we trust.
    """
    if tk.TkVersion < 9:
        return lambda size_px: size_px
    low, high = 4, 20
    widths = []
    for size in (low, high):
        style.configure("Probe.Vertical.TScrollbar", arrowsize=size)
        bar = ttk.Scrollbar(root, style="Probe.Vertical.TScrollbar")
        widths.append(bar.winfo_reqwidth())
        bar.destroy()
    slope = max(1.0, (widths[1] - widths[0]) / (high - low))
    return lambda size_px: max(1, round(low + (size_px - widths[0]) / slope))


def _mix(colour: str, other: str, share: float) -> str:
    """*colour* with *share* of *other* in it."""
    a, b = bytes.fromhex(colour[1:]), bytes.fromhex(other[1:])
    return "#" + bytes(round(x + (y - x) * share) for x, y in zip(a, b, strict=True)).hex()
