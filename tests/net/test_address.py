"""Addresses: what is refused before it is called, and what of one is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.net.address import BadAddressError, check_address, host_of, joined, path_of, same_place, shown


@pytest.mark.parametrize(
    "text",
    ["", "shop.example/x", "ftp://shop.example/x", "file:///etc/passwd", "http://", "https://shop.example:port/",
     "https://[::1/", "https://shop.example/a b", "https://shop.example/" + "x" * 2000, "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_a_web_service_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadAddressError, match=r"https://shop\.example/status\.json"):
        check_address(text)


def test_a_password_in_an_address_is_refused_and_not_quoted() -> None:
    with pytest.raises(BadAddressError, match="bullseye secrets set") as refused:
        check_address("https://ann:hunter2@shop.example/x")
    assert "hunter2" not in str(refused.value)


def test_an_address_is_shown_without_query_name_and_fragment() -> None:
    assert shown("https://ann:pw@shop.example:8443/v1/status.json?key=canary#canary") == (
        "https://shop.example:8443/v1/status.json"
    )
    assert shown("https://hooks.example/services/T0/canary", private=True) == "https://hooks.example/..."
    assert shown("https://[::1") == "the address"


@given(st.text(max_size=80))
def test_a_path_in_the_log_is_plain_and_short_whatever_it_was(text: str) -> None:
    path = path_of("https://shop.example/" + text.replace("?", "").replace("#", ""))
    assert path.startswith("/") and len(path) <= 60 and path.isascii() and path.isprintable()


def test_the_port_is_part_of_the_host_where_it_is_unusual() -> None:
    assert host_of("https://shop.example:443/") == "shop.example"
    assert host_of("http://[::1]:9090/metrics") == "[::1]:9090"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("https://a.example/x", "https://a.example/y", True),
        ("http://a.example/x", "https://a.example/x", True),
        ("https://a.example/x", "http://a.example/x", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/x", "https://a.example:8443/x", False),
        ("https://a.example/x", "https://a.example.evil.example/x", False),
    ],
)
def test_the_same_place_is_the_same_host_and_port_and_never_a_less_safe_one(old: str, new: str, same: bool) -> None:
    assert same_place(old, new) is same


def test_a_location_leads_on_from_where_it_was_said() -> None:
    assert joined("https://a.example/v1/x", "../v2/y") == "https://a.example/v2/y"
    with pytest.raises(BadAddressError):
        joined("https://a.example/v1/x", "file:///etc/passwd")
