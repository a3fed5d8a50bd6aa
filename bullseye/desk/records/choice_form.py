"""What the settings page is built of: groups of choices, each of which counts at once."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from bullseye.desk.kit.flow import columns_for
from bullseye.desk.kit.theme import Theme

COLUMN_PX = 456
"""How wide a column of groups is, px at 96 dpi."""


class ChoiceForm:
    """Builds groups of choices. *choose* is told of each choice as (key, value).

    `parts` holds what takes the focus, by "key" or "key-value"; `variables` what is chosen, by key.
    """

    def __init__(self, theme: Theme, choose: Callable[[str, object], object]) -> None:
        self.theme, self._choose = theme, choose
        self.parts: dict[str, ttk.Widget] = {}
        self.variables: dict[str, tk.StringVar | tk.BooleanVar | tk.DoubleVar] = {}

    def column(self, master: tk.Misc) -> ttk.Frame:
        """An empty place for groups, one below the other."""
        return ttk.Frame(master, style="Panel.TFrame")

    def group(self, master: ttk.Frame, title: str) -> ttk.Frame:
        """An empty group under its title."""
        px = self.theme.px
        ttk.Label(master, text=title, style="Large.TLabel").pack(anchor="w", pady=(px(16), px(4)))
        group = ttk.Frame(master, style="Panel.TFrame")
        group.pack(anchor="w", fill="x")
        return group

    def label(self, group: ttk.Frame, text: str) -> ttk.Label:
        """What the choice below it is about."""
        made = ttk.Label(group, text=text, style="Muted.TLabel", wraplength=self.theme.px(COLUMN_PX), justify="left")
        made.pack(anchor="w", pady=(self.theme.px(8), 0))
        return made

    def row(self, group: ttk.Frame) -> ttk.Frame:
        """An empty row within a group."""
        row = ttk.Frame(group, style="Panel.TFrame")
        row.pack(anchor="w", pady=(self.theme.px(4), 0))
        return row

    def radios(self, group: ttk.Frame, key: str, choices: tuple[tuple[Any, str], ...], across: int) -> None:
        """One of several, at most *across* of them in a row."""
        variable = self.variables[key] = tk.StringVar(group)
        grid = ttk.Frame(group, style="Panel.TFrame")
        grid.pack(anchor="w")
        for value, text in choices:
            button = ttk.Radiobutton(grid, text=text, value=value, variable=variable)
            button.configure(command=lambda v=value: self._choose(key, v))  # type: ignore[misc]
            self.parts[f"{key}-{value}"] = button
        self.in_rows(grid, across)

    def in_rows(self, grid: ttk.Frame, most: int) -> None:
        """Put what was made in *grid* into rows of *most*, or of as many as the column holds."""
        gap_px, made = self.theme.px(16), [part for part in grid.winfo_children() if isinstance(part, ttk.Widget)]
        widths = [max(one.winfo_reqwidth() for one in (part, *part.winfo_children())) + gap_px for part in made]
        columns = columns_for(widths, most, self.theme.px(COLUMN_PX) + gap_px)
        for n, part in enumerate(made):
            last = n % columns == columns - 1
            part.grid_configure(row=n // columns, column=n % columns, sticky="w", padx=(0, 0 if last else gap_px))

    def check(self, group: ttk.Frame, key: str, text: str) -> None:
        """On or off."""
        variable = self.variables[key] = tk.BooleanVar(group)
        button = ttk.Checkbutton(group, text=text, variable=variable)
        button.configure(command=lambda: self._choose(key, variable.get()))
        button.pack(anchor="w", pady=(self.theme.px(4), 0))
        self.parts[key] = button
