"""Class lists that are kept for the next time: found again, never lost to another of the same title, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.classroom.people.kept_lists import FOLDER, KeptLists
from bullseye.classroom.people.roster import Entry
from bullseye.errors import StorageError
from bullseye.records.disk.files import RealFiles

ANN, BEN, CEM = Entry("Ann", "Red"), Entry("Ben"), Entry("Cem, the second")


def test_what_is_kept_is_there_again_with_its_teams_and_commas(tmp_path: Path) -> None:
    assert KeptLists(tmp_path).names() == []
    assert KeptLists(tmp_path).keep("7b Maths", [ANN, BEN, CEM]) == "7b Maths"
    lists = KeptLists(tmp_path)
    assert lists.names() == ["7b Maths"] and lists.take("7b Maths").entries == (ANN, BEN, CEM)
    assert lists.take("7b Maths").problems == ()


def test_another_list_of_the_same_title_gets_a_number_and_the_same_list_does_not(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    assert [lists.keep("Class", names) for names in ([ANN], [BEN], [ANN])] == ["Class", "Class 2", "Class"]
    assert lists.take("Class").entries == (ANN,) and lists.take("Class 2").entries == (BEN,)


def test_a_list_that_was_taken_is_kept_on_with_its_changes(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    lists.keep("7b", [ANN, BEN])
    assert lists.keep("another title", [ANN, CEM], "7b") == "7b"
    assert lists.names() == ["7b"] and lists.take("7b").entries == (ANN, CEM)


@pytest.mark.parametrize(
    ("title", "name"),
    [("\u0416\u0443\u043a\u0438", "\u0416\u0443\u043a\u0438"), ("../up", "up"), ("con", "con-"), ("???", "class")],
)
def test_any_title_is_a_file_inside_the_folder(tmp_path: Path, title: str, name: str) -> None:
    lists = KeptLists(tmp_path)
    assert lists.keep(title, [ANN]) == name
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"{name}.csv"]


def test_a_list_that_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    lists.keep("7b", [ANN])
    lists.forget("7b")
    assert lists.names() == [] and not list((tmp_path / FOLDER).iterdir())
    with pytest.raises(StorageError, match="7b"):
        lists.forget("7b")


def test_only_lists_with_nobody_else_on_them_belong_to_a_class(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    lists.keep("7a", [ANN, CEM])
    lists.keep("7b", [ANN, BEN])
    assert lists.within(["Ann", "Ben", "Late"]) == ["7b"]


def test_how_the_class_plays_is_kept_beside_the_list_and_goes_with_it(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    lists.keep("7b", [ANN], plays={"turns": 1, "drill": "ten-shots"})
    assert lists.plays("7b") == {"turns": 1, "drill": "ten-shots"} and lists.names() == ["7b"]
    lists.keep("7b", [ANN, BEN], "7b")
    assert lists.plays("7b")["turns"] == 1, "another list of names changes nothing of it"
    (tmp_path / FOLDER / "7b.json").write_text("{torn")
    assert lists.plays("7b") == {} == lists.plays("nobody")
    lists.forget("7b")
    assert not list((tmp_path / FOLDER).iterdir())


def test_the_one_list_of_a_class_follows_its_late_comers_and_corrected_names(tmp_path: Path) -> None:
    lists = KeptLists(tmp_path)
    lists.keep("7b", [ANN, BEN])
    assert lists.follow(["Ann", "Ben"], "", Entry("Mehmet", "Red")) == "7b"
    assert lists.follow(["Ann", "Ben", "Mehmet"], "Ben", Entry("Benn")) == "7b"
    assert [tuple(one) for one in lists.take("7b").entries] == [("Ann", "Red"), ("Benn", ""), ("Mehmet", "Red")]
    lists.keep("8c", [ANN])
    assert lists.follow(["Ann", "Benn", "Mehmet"], "", Entry("Zoe")) == "", "two may be meant"


def test_a_write_that_is_cut_off_leaves_the_list_as_it_was_and_nothing_behind(tmp_path: Path) -> None:
    class Cut(RealFiles):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(5, "the power is gone")

    lists = KeptLists(tmp_path)
    lists.keep("7b", [ANN])
    with pytest.raises(StorageError):
        KeptLists(tmp_path, Cut()).keep("7b", [BEN], "7b")
    (tmp_path / FOLDER / ".7b.csv.0123456789ab.tmp").write_bytes(b"name\nBe")  # as a kill leaves it
    assert lists.names() == ["7b"] and lists.take("7b").entries == (ANN,)
    lists.keep("7b", [BEN], "7b")
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["7b.csv"]
