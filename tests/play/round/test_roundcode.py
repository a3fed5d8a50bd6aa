"""Five words stand for a round; a mistyped, foreign or outdated code is refused with its reason."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.drill.adjusted import Changes, adjusted, offered
from bullseye.drill.adjusted import changed as adjust
from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.drill.rules import Rules
from bullseye.errors import BadInputError
from bullseye.play.round.roundcode import SEED_BITS, code_of, decode, encode
from bullseye.session.events import Finished
from bullseye.target.catalog import Catalogue
from tests.rounds import DRILLS, FACES, SIMPLE, Played, changed, plan_of

MINE = 'name = "Mine"\nsummary = "s"\nends = "shots"\nshots = 3\n'
TIMED, CLASSIC = DRILLS.get("timed-30"), FACES.get("classic")
CODE = encode(TIMED, CLASSIC, "standard", 2026)


def refused(code: str, *parts: str, drills: Drills = DRILLS, faces: Catalogue = FACES) -> None:
    with pytest.raises(BadInputError) as caught:
        decode(code, drills, faces)
    for part in parts:
        assert part in str(caught.value)


@given(
    drill=st.sampled_from(DRILLS.shipped_names()),
    face=st.sampled_from(FACES.shipped_names()),
    seed=st.integers(0, 2**SEED_BITS - 1),
    data=st.data(),
)
def test_a_code_is_five_words_that_mean_the_same_round(drill: str, face: str, seed: int, data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(FACES.get(face).styles)).id
    code = encode(DRILLS.get(drill), FACES.get(face), style, seed)
    word = "[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]"
    assert re.fullmatch(f"{word}(-{word}){{4}}", code)
    found = decode(code, DRILLS, FACES)
    assert (found.drill.id, found.face.id, found.style, found.seed) == (drill, face, style, seed)


def test_every_shipped_pair_has_a_code_of_its_own() -> None:
    codes = set()
    for drill in DRILLS.items():
        for face in FACES.items():
            code = encode(drill, face, "standard", 7)
            found = decode(code, DRILLS, FACES)
            assert (found.drill.id, found.face.id) == (drill.id, face.id)
            codes.add(code)
    assert len(codes) == len(DRILLS.items()) * len(FACES.items())


def test_a_known_round_has_a_known_code() -> None:
    # Written down once: a code on a blackboard must mean the same tomorrow. A changed drill or face changes it.
    drill = Drill("blackboard", "Blackboard", "s", "shots", shots=10, rules=Rules(combo_cap_points=0))
    assert encode(drill, SIMPLE, "standard", 2026) == "vizah-dofop-pahig-mabab-bizop"


@pytest.mark.parametrize("typed", [CODE.upper(), CODE.replace("-", " "), f"  {CODE} ", CODE.replace("-", " - ")])
def test_it_does_not_matter_how_it_is_typed(typed: str) -> None:
    assert decode(typed, DRILLS, FACES).seed == 2026


@given(place=st.integers(0, 24), letter=st.sampled_from("bdfghjklmnprstvzaiou"))
def test_a_wrong_letter_is_noticed(place: int, letter: str) -> None:
    at = place + place // 5
    wrong = CODE[:at] + letter + CODE[at + 1 :]
    if wrong != CODE:
        refused(wrong, "compare it")


def test_words_in_another_order_are_noticed() -> None:
    words = CODE.split("-")
    refused("-".join([words[1], words[0], *words[2:]]), "has a mistake in it", "word by word")


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("", ("has 0 words", "a code has 5")),
        ("lusab babad", ("'lusab babad' has 2 words",)),
        ("x" * 500, ("...'",)),
        ("lusab-babad-gutih-tugad-quick", ("the word 'quick' cannot be in a code",)),
        ("lusab-babad-gutih-tugad-lus", ("the word 'lus' cannot",)),
        ("12345-babad-gutih-tugad-lusab", ("the word '12345' cannot",)),
        ("\u00e4usab-babad-gutih-tugad-lusab", ("cannot be in a code",)),
    ],
)
def test_what_cannot_be_a_code_is_told_apart(code: str, parts: tuple[str, ...]) -> None:
    refused(code, *parts)


def test_a_code_from_a_newer_bullseye_says_so() -> None:
    newer = replace(TIMED, rules=replace(TIMED.rules, version=2))
    refused(encode(newer, CLASSIC, "standard", 1), "rules version 2", "update bullseye")


def test_a_drill_of_ones_own_works_where_the_same_file_is(tmp_path: Path) -> None:
    here, there, elsewhere = (tmp_path / name for name in ("here", "there", "elsewhere"))
    for folder, text in ((here, MINE), (there, MINE), (elsewhere, MINE.replace("3", "4"))):
        folder.mkdir()
        (folder / "mine.toml").write_text(text, encoding="utf-8")
    code = encode(Drills(here).get("mine"), CLASSIC, "standard", 9)
    assert decode(code, Drills(there), FACES).drill.shots == 3
    refused(code, "'mine'", "is not the same here", drills=Drills(elsewhere))
    refused(code, "a drill that is not here", "copy its file")


def test_a_seed_or_style_without_room_is_refused() -> None:
    with pytest.raises(BadInputError, match="the seed 2147483648 does not fit"):
        encode(TIMED, CLASSIC, "standard", 2**31)
    with pytest.raises(BadInputError, match="the seed -1 does not fit"):
        encode(TIMED, CLASSIC, "standard", -1)


def test_a_stored_round_has_the_code_of_its_plan_until_something_changes() -> None:
    played = Played(plan_of("ten-shots", face="wa-122", seed=77, style="11-10-9"))
    played.round.start()
    for n in range(10):
        played.at(n + 1.0)
    record = played.told(Finished)[0].record
    code = code_of(record, DRILLS, FACES)
    assert code == encode(DRILLS.get("ten-shots"), FACES.get("wa-122"), "11-10-9", 77)
    ringless = {"rings": [], "style_points": []}
    for change in (
        {"gauge_mm": 1.0},
        {"rules": 2},
        {"parameters": {}},
        ringless,
        {"seed": None},
    ):
        with pytest.raises(BadInputError, match="has no code"):
            code_of(changed(record, **change), DRILLS, FACES)


@given(drill=st.sampled_from(DRILLS.shipped_names()), seed=st.integers(0, 2**SEED_BITS - 1), data=st.data())
def test_a_drill_that_was_adjusted_takes_a_sixth_word(drill: str, seed: int, data: st.DataObject) -> None:
    plain = DRILLS.get(drill)
    changes = Changes()
    for key, steps in offered(plain).items():
        changes = adjust(plain, changes, key, data.draw(st.sampled_from(steps)))
    if not changes.suffix or adjusted(plain, changes) is None:
        return
    code = encode(DRILLS.get(drill + changes.suffix), CLASSIC, "standard", seed)
    assert len(code.split("-")) == 6
    found = decode(code, DRILLS, FACES)
    assert (found.drill.id, found.seed) == (drill + changes.suffix, seed)


def test_the_sixth_word_is_checked_too() -> None:
    code = encode(DRILLS.get("timed-30+size-50+up-3"), CLASSIC, "standard", 2026)
    five, _, sixth = code.rpartition("-")
    for wrong in (five, f"{five}-{'babab' if sixth != 'babab' else 'babad'}"):
        refused(wrong, "mistake")
