"""A playlist is read whole or refused with what is wrong; the shipped ones name what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.drill.playlist import Entry, Playlists, parse_playlist
from bullseye.errors import BadDrillError, UnknownNameError
from tests.rounds import DRILLS, FACES

HEAD = 'name = "Mine"\nsummary = "What it is for."\n'


def refused(text: str, *parts: str, name: str = "mine") -> None:
    with pytest.raises(BadDrillError) as caught:
        parse_playlist(text.encode(), name, "mine.toml")
    for part in parts:
        assert part in str(caught.value)


def test_a_playlist_is_rounds_in_their_order() -> None:
    text = HEAD + '[[round]]\ndrill = "timed-30"\ntimes = 3\n[[round]]\ndrill = "ten-shots"\nface = "wa-122"\n'
    playlist = parse_playlist(text.encode(), "mine", "mine.toml")
    assert (playlist.id, playlist.name, playlist.summary) == ("mine", "Mine", "What it is for.")
    assert playlist.entries == (Entry("timed-30", "", 3), Entry("ten-shots", "wa-122", 1))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (HEAD, ("no [[round]] is given",)),
        (HEAD + "[[round]]\ntimes = 2", ("round[1].drill is missing",)),
        (HEAD + '[[round]]\ndrill = "a"\ntimes = 0', ("round[1].times is 0", "from 1 to 20")),
        (HEAD + '[[round]]\ndrill = "a"\nbogus = 0', ("round[1].bogus is 0", "not known here")),
        (HEAD + 'bogus = 1\n[[round]]\ndrill = "a"', ("bogus is 1", "not known here")),
        (HEAD + '[[round]]\ndrill = "a"\n' * 41, ("round is '41 tables'", "at most 40")),
        ("name = 1", ("name is 1",)),
    ],
)
def test_each_mistake_is_named(text: str, parts: tuple[str, ...]) -> None:
    refused(text, "mine.toml: ", *parts)


def test_the_files_name_is_the_playlists_name() -> None:
    refused(HEAD + '[[round]]\ndrill = "a"', "the file's name", name="Not a slug")


def test_the_shipped_playlists_name_drills_and_faces_that_there_are() -> None:
    playlists = Playlists().items()
    assert len(playlists) >= 3
    for playlist in playlists:
        assert playlist.summary.endswith(".") and len(playlist.entries) >= 3
        for entry in playlist.entries:
            assert DRILLS.get(entry.drill)
            assert not entry.face or FACES.get(entry.face)


def test_a_users_playlist_stands_beside_them(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(HEAD + '[[round]]\ndrill = "timed-30"\n', encoding="utf-8")
    playlists = Playlists(tmp_path)
    assert playlists.get("mine").entries == (Entry("timed-30", "", 1),)
    with pytest.raises(UnknownNameError, match="no playlist is called 'bogus'"):
        playlists.get("bogus")
