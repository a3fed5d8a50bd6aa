"""The address as a QR code."""

from __future__ import annotations

from xml.etree import ElementTree

from bullseye.serve.qr import qr_svg


def test_it_is_an_svg_that_differs_by_address() -> None:
    one, other = "http://10.20.4.7:8711/j/4711", "http://10.20.4.7:8711/j/4712"
    assert ElementTree.fromstring(qr_svg(one)).tag.endswith("svg")
    assert qr_svg(one) == qr_svg(one) != qr_svg(other)
