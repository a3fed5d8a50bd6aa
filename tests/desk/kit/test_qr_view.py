"""The QR code on the wall: sharp, black on white, as large as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.qr_view import QrView
from bullseye.serve.qr import qr_png

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def view(window: Window) -> QrView:
    view = QrView(window.stage, "#ffffff")
    view.place(x=0, y=0, width=400, height=300)
    view.update()
    return view


def test_each_square_is_whole_pixels_and_the_code_fills_its_place(view: QrView) -> None:
    view.show(qr_png("http://10.20.4.7:8711/j/4711"))
    left, top, right, bottom = view.bbox("all")
    assert view.times >= 8 and right - left == bottom - top <= 300
    assert (right - left) % view.times == 0
    image = view._large
    assert image is not None
    assert image.get(0, 0) == (255, 255, 255)
    corner = 4 * view.times
    assert {image.get(corner + n, corner + n) for n in range(view.times)} == {(0, 0, 0)}


def test_it_follows_its_place_and_goes(view: QrView) -> None:
    view.show(qr_png("http://10.20.4.7:8711/j/4711"))
    large = view.times
    view.place_configure(width=150, height=150)
    view.update()
    assert 0 < view.times < large
    view.show(b"")
    assert view.find_all() == ()
