"""Addresses in the order in which to show them, and words where there is none."""

from __future__ import annotations

import pytest

from bullseye.serve.network import addresses, in_order, is_ours, is_trusted_host, words


def test_the_private_address_of_the_way_out_comes_first_and_made_up_ones_last() -> None:
    named = ["127.0.1.1", "169.254.3.4", "8.8.4.4", "10.0.0.9", "192.168.1.5"]
    assert in_order(["192.168.1.5"], named) == ["192.168.1.5", "10.0.0.9", "8.8.4.4", "169.254.3.4"]
    assert in_order([], ["127.0.0.1"]) == []


def test_this_machine_can_be_asked() -> None:
    assert all(not address.startswith("127.") for address in addresses())


@pytest.mark.parametrize(
    ("found", "alone_s", "host", "word"),
    [
        ([], 0, "0.0.0.0", "no network"),
        (["169.254.3.4"], 0, "0.0.0.0", "no address"),
        (["10.0.0.9"], 121, "0.0.0.0", "firewall"),
        (["10.0.0.9"], 0, "127.0.0.1", "Only this computer"),
    ],
)
def test_what_keeps_students_out_is_said(found: list[str], alone_s: float, host: str, word: str) -> None:
    assert word in " ".join(words(found, alone_s, host))


def test_nothing_is_said_where_all_is_well() -> None:
    assert words(["10.0.0.9"], 30, "0.0.0.0") == []


def test_a_page_from_elsewhere_is_told_from_one_of_this_machine() -> None:
    assert is_ours("127.0.0.1", []) and is_ours("10.0.0.9", ["10.0.0.9"]) and is_ours("", [])
    assert not is_ours("10.0.0.8", ["10.0.0.9"])


@pytest.mark.parametrize("host", ["127.0.0.1:8711", "10.0.0.9", "localhost:1", "[::1]:80", "teacher:8711", "TEACHER"])
def test_a_host_that_cannot_be_somebody_elses_is_trusted(host: str) -> None:
    assert is_trusted_host(host, {"teacher"})


@pytest.mark.parametrize("host", ["", "evil.example", "evil.example:8711", "10.0.0.9.evil.example", "localhost.evil"])
def test_any_other_is_not(host: str) -> None:
    assert not is_trusted_host(host, {"teacher"})
