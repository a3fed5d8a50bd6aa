"""The page Watch: looks while it is shown, says what is old or broken, and stops when it is left."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import enumerate as threads
from tkinter import font as tkfont
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.fitted import far_px
from bullseye.desk.watch.poller import Poller
from bullseye.desk.watch.row_list import NEAR_SHARE, RowList
from bullseye.desk.watch.watch_page import WatchPage
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from tests.desk.desk_rooms import type_key
from tests.gui import click
from tests.loopback import closed_port

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

SHOP = """
name = "{name}"
every_s = {every_s}
[source]
{source}
[[metric]]
id = "orders"
name = "Orders a day"
path = "orders"
unit = "t"
better = "higher"
target = 100
ring = 10
[metric.alert]
after = 1
"""


def write(window: Window, file: Path, *values: int) -> None:
    """A table with a value a minute, the last one now."""
    now = window.services.clock.utc()
    rows = [f"{now - timedelta(minutes=n):%Y-%m-%d %H:%M:%SZ},{value}" for n, value in enumerate(reversed(values))]
    file.write_text("date,orders\n" + "\n".join(reversed(rows)) + "\n")


def give(window: Window, name: str, source: str, every_s: float = 1.0) -> None:
    folder = window.services.dirs.watches
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(SHOP.format(name=name.title(), source=source, every_s=every_s))


def until(window: Window, seen: Callable[[], object]) -> None:
    """Let the main loop run until that is true."""
    late_at: list[int] = []
    late = window.root.after(120_000, lambda: late_at.append(1))
    while not seen():
        window.root.tk.dooneevent(0)
        assert not late_at, getattr(window.page, "boards", None)
    window.root.after_cancel(late)
    window.root.update()


def watch(window: Window) -> WatchPage:
    window.show("watch")
    window.root.update()
    assert isinstance(window.page, WatchPage)
    return window.page


def leave(window: Window, poller: Poller) -> None:
    """To the start page, until the thread has ended and Tk was told so."""
    window.show("start")
    until(window, lambda: not poller.lives and poller._collecting._job == "")


def words(page: WatchPage) -> dict[str, list[str]]:
    """What the list says, by the part."""
    return {
        tag: [page.list.itemcget(item, "text") for item in page.list.find_withtag(tag)]
        for tag in ("name", "value", "state", "said")
    }


def test_without_watches_the_page_says_where_one_is_put(window: Window) -> None:
    page = watch(window)
    said = str(page.empty.cget("text"))
    assert page.empty.winfo_ismapped() and str(window.services.dirs.watches) in said and page.poller is None
    type_key(page, "Return")
    assert not page.wall


def test_a_new_value_is_shown_full_and_one_that_is_gone_is_never_shown_as_new(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    write(window, file, 120)
    give(window, "shop", f"file = '{file}'")
    page = watch(window)
    poller = page.poller
    assert poller is not None
    until(window, lambda: page.board is not None and page.board.rows[0].fresh)
    assert page.named.cget("text") == "Shop" and page.state_label.cget("text") == "all on target"
    assert isinstance(page.list, RowList)
    found = words(page)
    assert found["value"] == ["120 t"] and found["said"] == ["at least 100 t, 10.9 points"]
    assert found["state"][0].startswith("on target since ")
    assert page.face.drawing is not None and "fresh" in page.face.drawing.title
    file.unlink()
    until(window, lambda: page.board is not None and not page.board.rows[0].fresh)
    found = words(page)
    assert found["value"] == ["\u2013"] and "120 t, 0 s ago" in found["state"][0]
    assert page.board is not None and "is not there" in page.board.rows[0].words
    assert "fresh" not in page.face.drawing.title
    leave(window, poller)


def test_what_cannot_be_read_is_a_cross_and_says_why(window: Window) -> None:
    give(window, "shop", f'kind = "http"\nurl = "http://127.0.0.1:{closed_port()}/x.json"\nretries = 0', 60.0)
    page = watch(window)
    poller = page.poller
    assert poller is not None, window.notices.texts
    until(window, lambda: page.board is not None and page.board.rows[0].words)
    assert "127.0.0.1" in words(page)["said"][0] and words(page)["value"] == ["\u2013"]
    assert "broken" in page.face.drawing.title  # type: ignore[union-attr]
    leave(window, poller)


def test_leaving_ends_the_thread_and_nothing_is_looked_at_any_more(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    write(window, file, 120)
    give(window, "shop", f"file = '{file}'")
    page = watch(window)
    poller = page.poller
    assert poller is not None and not gc.isenabled()
    until(window, lambda: page.board is not None)
    leave(window, poller)
    assert gc.isenabled() and page.poller is None
    assert not [thread for thread in threads() if thread.name.startswith(("watch", "bullseye-watch"))]
    with Database(window.services.dirs.values) as database:
        assert Looks(database).looks("shop/orders"), "what was begun is written"


def test_leaving_at_once_is_leaving_too(window: Window, tmp_path: Path) -> None:
    give(window, "shop", f"file = '{tmp_path / 'none.csv'}'")
    page = watch(window)
    poller = page.poller
    assert poller is not None
    leave(window, poller)
    page = watch(window)
    assert page.poller is not None and page.poller is not poller
    leave(window, page.poller)


def test_keys_and_buttons_lead_to_the_next_watch_and_to_the_wall_and_back(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    write(window, file, 120)
    give(window, "api", f"file = '{file}'")
    give(window, "shop", f"file = '{file}'")
    page = watch(window)
    poller = page.poller
    assert poller is not None
    until(window, lambda: len(page.boards) == 2)
    assert page.named.cget("text") == "Api  1/2"
    type_key(page, "Right")
    assert page.named.cget("text") == "Shop  2/2"
    click(page.next_button, 5, 5)
    assert page.named.cget("text") == "Api  1/2"
    page.focus_set()
    type_key(page, "Return")
    assert page.wall and not page.bar.winfo_ismapped() and page._turning
    page._turn()
    assert page.named.cget("text") == "Shop  2/2"
    type_key(page, "Escape")
    assert not page.wall and page.bar.winfo_ismapped() and not page._turning and window.page is page
    leave(window, poller)


def test_on_a_wall_it_is_read_from_ten_metres_and_what_does_not_fit_comes_in_turn(
    window: Window, tmp_path: Path
) -> None:
    window.root.geometry("1920x1080")
    file = tmp_path / "orders.csv"
    write(window, file, 120)
    metric = SHOP[SHOP.index("[[metric]]") :].replace("Orders", "Number called so that it is long: orders")
    more = [metric.replace('"orders"\nname', f'"m{n}"\nname').replace("Number", f"Number {n}") for n in range(5)]
    give(window, "shop", f"file = '{file}'")
    path = window.services.dirs.watches / "shop.toml"
    path.write_text(path.read_text() + "".join(more))
    page = watch(window)
    poller = page.poller
    assert poller is not None
    until(window, lambda: page.boards)
    near = sizes(page)
    type_key(page, "Return")
    far = round(far_px(window.root.winfo_width(), window.root.winfo_height()))
    assert min(sizes(page)) >= NEAR_SHARE * far - 1 and max(sizes(page)) == far > max(near)
    assert size_of(page, page.named.cget("font")) == far
    shown = words(page)["name"]
    assert 0 < len(shown) < 6 and page.list.has_more
    right = page.list.winfo_width()
    assert all(page.list.bbox(item)[2] <= right for item in page.list.find_all() if page.list.type(item) == "text")
    page._turn()
    assert words(page)["name"] != shown, "the numbers that did not fit"
    type_key(page, "Escape")
    assert sizes(page) == near and not str(page.named.cget("font"))
    leave(window, poller)


def sizes(page: WatchPage) -> list[int]:
    """The sizes of the letters of the list, in px."""
    items = [item for tag in ("name", "value", "state") for item in page.list.find_withtag(tag)]
    return [size_of(page, page.list.itemcget(item, "font")) for item in items]


def size_of(page: WatchPage, font: object) -> int:
    return -int(tkfont.nametofont(str(font), page).cget("size"))


def test_a_watch_that_cannot_be_used_is_said_and_what_is_missing_too(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = window.services.dirs.watches
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("name = 3\n")
    page = watch(window)
    assert any("bad.toml" in text for text in window.notices.texts) and page.empty.winfo_ismapped()
    window.show("start")
    monkeypatch.setattr("bullseye.desk.watch.poller.find_spec", lambda name: None if name == "httpx2" else name)
    page = watch(window)
    assert "pip install 'bullseye[watch]'" in str(page.empty.cget("text")) and page.poller is None


def test_targets_lead_to_the_watch_and_back(window: Window) -> None:
    window.show("targets")
    window.root.update()
    assert window.page is not None
    type_key(window.page, "w")  # type: ignore[arg-type]
    assert isinstance(window.page, WatchPage)
    type_key(window.page, "t")
    assert window.page.name == "targets"
