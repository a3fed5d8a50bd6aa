"""The address as a QR code."""

from __future__ import annotations

from xml.etree import ElementTree

from bullseye.serve.qr import qr_png, qr_svg


def test_it_is_an_svg_that_differs_by_address() -> None:
    one, other = "http://10.20.4.7:8711/j/4711", "http://10.20.4.7:8711/j/4712"
    assert ElementTree.fromstring(qr_svg(one)).tag.endswith("svg")
    assert qr_svg(one) == qr_svg(one) != qr_svg(other)


def test_the_small_one_has_a_pixel_for_each_square_and_a_quiet_zone() -> None:
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(qr_png("http://10.20.4.7:8711/j/4711"))).convert("L")
    assert picture.width == picture.height == 25 + 2 * 4 + 4 * ((picture.width - 33) // 4)
    edge = [picture.getpixel((n, 3)) for n in range(picture.width)]
    assert set(edge) == {255} and {picture.getpixel((4, n)) for n in range(4, 11)} == {0}
