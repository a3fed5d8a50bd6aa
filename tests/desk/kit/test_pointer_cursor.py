"""The chosen pointer is a cursor that Tk can show, wherever the data folder is."""

from __future__ import annotations

import os
import tkinter as tk
from pathlib import Path

import pytest

from bullseye.desk.kit.pointer_cursor import OWN, own_forms, pointer_cursor
from bullseye.picture.crosshair import COLOURS, DRAWN
from bullseye.records.settings import POINTER_COLOURS, POINTER_PX, POINTERS, Settings


def shown(root: tk.Tk, cursor: str) -> None:
    """Tk refuses a cursor that it cannot read."""
    root.configure(cursor=cursor)
    root.update()
    assert str(root.cget("cursor")) == cursor
    root.configure(cursor="")


@pytest.mark.parametrize("pointer", POINTERS)
def test_each_form_is_a_cursor_that_tk_can_show(tk_root: tk.Tk, tmp_path: Path, pointer: str) -> None:
    folder = tmp_path / "cursors"
    for size_px in (POINTER_PX[0], POINTER_PX[-1]):
        cursor = pointer_cursor(tk_root, Settings(pointer=pointer, pointer_px=size_px), 1.5, folder)
        if pointer == "arrow":
            assert cursor == "arrow"
        elif own_forms(tk_root):
            source, mask, *colours = tk_root.tk.splitlist(cursor)
            assert Path(str(source)[1:]).is_file() and Path(str(mask)).is_file() and colours == ["#000000", "#ffffff"]
        else:
            assert cursor == OWN[pointer]
        shown(tk_root, cursor)


@pytest.mark.parametrize("colour", POINTER_COLOURS)
def test_the_colour_comes_with_an_edge_that_is_seen_on_it(tk_root: tk.Tk, tmp_path: Path, colour: str) -> None:
    cursor = pointer_cursor(tk_root, Settings(pointer="dot", pointer_colour=colour), 1.0, tmp_path)
    if own_forms(tk_root):
        assert tuple(tk_root.tk.splitlist(cursor)[2:]) == COLOURS[colour]
    shown(tk_root, cursor)


def test_it_is_found_in_a_folder_with_spaces_and_braces_in_its_name(tk_root: tk.Tk, tmp_path: Path) -> None:
    folder = tmp_path / "my {programs" / "~" / "bullseye desk"
    folder.mkdir(parents=True)
    chosen = pointer_cursor(tk_root, Settings(), 1.0, folder / "cursors")
    if own_forms(tk_root):
        assert "crosshair-31.xbm" in chosen and len(tk_root.tk.splitlist(chosen)) == 4
    shown(tk_root, chosen)


def test_a_file_that_was_cut_off_is_made_whole_again(tk_root: tk.Tk, tmp_path: Path) -> None:
    if not own_forms(tk_root):
        pytest.skip("cursors of one's own are X11's")
    cursor = pointer_cursor(tk_root, Settings(), 1.0, tmp_path)
    file = tmp_path / "crosshair-31.xbm"
    whole = file.read_bytes()
    file.write_bytes(whole[:40])
    assert pointer_cursor(tk_root, Settings(), 1.0, tmp_path) == cursor
    assert file.read_bytes() == whole and sorted(os.listdir(tmp_path)) == ["crosshair-31-mask.xbm", "crosshair-31.xbm"]


def test_a_data_folder_that_is_gone_is_not_made_again(tk_root: tk.Tk, tmp_path: Path) -> None:
    assert pointer_cursor(tk_root, Settings(), 1.0, tmp_path / "gone" / "cursors") == "crosshair"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("pointer", DRAWN)
def test_where_nothing_can_be_written_the_pointer_is_tks_own(tk_root: tk.Tk, tmp_path: Path, pointer: str) -> None:
    (tmp_path / "data").write_text("in the way")
    cursor = pointer_cursor(tk_root, Settings(pointer=pointer), 1.0, tmp_path / "data" / "cursors")
    assert cursor == OWN[pointer]
    shown(tk_root, cursor)
