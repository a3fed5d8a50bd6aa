"""A round in five words, so that a room plays it without a network: drill, face, style, seed and rules.

A word is five letters, consonant and vowel in turn, and carries 16 bits; five of them carry, from the highest bit:
10 bits check | 4 rules version | 4 scoring style | 11 drill | 11 face | 9 contents | 31 seed.
Drill and face are told by a hash of their names, *contents* is one of all that shapes the round: where it differs,
the two would not play the same, and the code is refused. A sixth word says what was adjusted, four bits each: which
step of size, speed, targets at once and length, counted from 1; 0 is as the drill has it.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple
from zlib import crc32

from bullseye.drill.adjusted import STEPS, Changes, adjusted, base_id, changes_of
from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.drill.rules import KNOWN_RULES
from bullseye.errors import BadInputError, BullseyeError
from bullseye.session.record import Record, has_rings_of
from bullseye.shelf import Shelf
from bullseye.target.catalog import Catalogue
from bullseye.target.face import STANDARD, Face
from bullseye.words import tr, trn

WORDS = 5
SEED_BITS = 31
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_FIELDS = (("check", 10), ("rules", 4), ("style", 4), ("drill", 11), ("face", 11), ("contents", 9), ("seed", SEED_BITS))
_CHECK_BITS = _FIELDS[0][1]


class Coded(NamedTuple):
    """What a code stands for, ready to be played."""

    drill: Drill
    face: Face
    style: str
    seed: int


def encode(drill: Drill, face: Face, style: str, seed: int) -> str:
    """The code of a round, such as `bamod-lisup-kofit-ruvan-hadig`.

    Raises BadInputError for a seed or a scoring style that a code has no room for.
    """
    if not 0 <= seed < 2**SEED_BITS:
        raise BadInputError(
            tr(
                "the seed {seed} does not fit into a code; a seed from 0 to {seed_bits} does",
                seed=seed,
                seed_bits=2**SEED_BITS - 1,
            )
        )
    number = _style_number(face, style)
    values = {
        "rules": drill.rules.version,
        "style": number,
        "drill": _name_hash(base_id(drill.id), 11),
        "face": _name_hash(face.id, 11),
        "contents": _contents(drill, face, number),
        "seed": seed,
    }
    bits = 0
    for name, width in _FIELDS[1:]:
        bits = bits << width | values[name]
    more = _adjustment(drill.id)
    return _words(_check(bits, more) << 70 | bits, more)


def is_code(text: str) -> bool:
    """Whether *text* reads as a code, right or wrong, and as nothing else: no name has five such words."""
    word = f"[{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}]"
    return re.fullmatch(rf"{word}(?:[\W_]+{word}){{{WORDS - 1},}}", text.strip().lower()) is not None


def decode(text: str, drills: Drills, faces: Catalogue) -> Coded:
    """The round that a code stands for; capitals, spaces and hyphens do not matter.

    Raises BadInputError that says what is wrong: a word that cannot be, a mistyped one, a drill or face that is not
    here, or one that is not the same here.
    """
    bits, more = _bits(text)
    values: dict[str, int] = {}
    rest = bits
    for name, width in reversed(_FIELDS):
        values[name] = rest & (1 << width) - 1
        rest >>= width
    if values["check"] != _check(bits & (1 << 70) - 1, more):
        raise BadInputError(
            tr("the code {words} has a mistake in it; compare it word by word", words=f"{_shown(text)!r}")
        )
    if values["rules"] not in KNOWN_RULES:
        raise BadInputError(
            tr("the code is for rules version {rules}; update bullseye to play it", rules=values["rules"])
        )
    known_drills = [one for one in (_with(found, more) for found in _called(drills, values["drill"])) if one]
    known_faces = _called(faces, values["face"])
    for kind, found in (("drill", known_drills), ("face", known_faces)):
        if not found:
            raise BadInputError(
                tr("the code is for a {kind} that is not here; copy its file, or update bullseye", kind=kind)
            )
    for drill in known_drills:
        for face in known_faces:
            known_style = values["style"] < len(face.styles)
            if known_style and _contents(drill, face, values["style"]) == values["contents"]:
                return Coded(drill, face, face.styles[values["style"]].id, values["seed"])
    raise BadInputError(
        tr(
            "the code's drill {id} or face {id_2} is not the same here as where the code was "
            "made; use the same bullseye and the same files",
            id=f"{known_drills[0].id!r}",
            id_2=f"{known_faces[0].id!r}",
        )
    )


def code_of(record: Record, drills: Drills, faces: Catalogue) -> str:
    """The code of the round that *record* keeps.

    Raises BadInputError when its drill, face or rules have changed since, or its shots were gauged otherwise, and
    UnknownNameError when they are no more: a code would then play another round.
    """
    drill, face = drills.get(record.drill), faces.get(record.face)
    same = (
        record.parameters.values == json.loads(json.dumps(drill.parameters(face)))
        and record.rules == drill.rules.version
        and has_rings_of(record, face)
        and record.gauge_mm == face.gauge_mm
    )
    if not same or record.seed is None:
        raise BadInputError(tr("this round has no code: its drill, face or gauge is another one today"))
    return encode(drill, face, record.style, record.seed)


def _style_number(face: Face, style: str) -> int:
    number = face.styles.index(face.style(style)) if style != STANDARD else 0
    if number > 15:
        raise BadInputError(
            tr("the scoring style {style} does not fit into a code; the first 16 of a face do", style=f"{style!r}")
        )
    return number


def _contents(drill: Drill, face: Face, style: int) -> int:
    """A hash of all that shapes the round and its score, and of nothing that only looks."""
    scored = face.styles[style]
    shapes = [
        drill.id,
        drill.parameters(face),
        drill.rules.version,
        face.id,
        [(ring.points, ring.diameter_mm) for ring in face.rings],
        face.blank_mm,
        face.gauge_mm,
        face.gauging,
        face.inner_ten,
        face.inner_ten_mm,
        face.decimals,
        scored.points,
        scored.inner,
        scored.inner_ten,
    ]
    return crc32(json.dumps(shapes, sort_keys=True).encode()) & (1 << 9) - 1


def _name_hash(name: str, bits: int) -> int:
    return crc32(name.encode()) & (1 << bits) - 1


def _called(shelf: Shelf[Any], hashed: int) -> list[Any]:
    """Everything on *shelf* whose name has that hash; files that cannot be read are passed over."""
    found = []
    for name in shelf.names():
        if _name_hash(name, 11) == hashed:
            try:
                found.append(shelf.get(name))
            except BullseyeError:
                continue
    return found


def _adjustment(drill_id: str) -> int:
    """What is changed of a drill in 16 bits; 0 for one that is as its file has it."""
    bits = 0
    changes = changes_of(drill_id) or Changes()
    for (key, steps), usual in zip(STEPS.items(), Changes(), strict=True):
        value = getattr(changes, key)
        bits = bits << 4 | (0 if value == usual else steps.index(value) + 1)
    return bits


def _with(drill: Drill, more: int) -> Drill | None:
    """*drill* with what those 16 bits say; None where it has no such steps."""
    picked = [more >> 4 * n & 15 for n in range(len(STEPS) - 1, -1, -1)]
    if any(n > len(steps) for n, steps in zip(picked, STEPS.values(), strict=True)):
        return None
    values = [steps[n - 1] if n else usual for n, steps, usual in zip(picked, STEPS.values(), Changes(), strict=True)]
    changes = Changes(*values)
    return adjusted(drill, changes) if changes.suffix else drill


def _check(bits: int, more: int) -> int:
    return crc32(bits.to_bytes(9, "big") + (more.to_bytes(2, "big") if more else b"")) & (1 << _CHECK_BITS) - 1


def _words(bits: int, more: int) -> str:
    words = []
    parts = [bits >> 16 * number & 0xFFFF for number in range(WORDS - 1, -1, -1)]
    for value in [*parts, more] if more else parts:
        letters = [
            _CONSONANTS[value >> 12],
            _VOWELS[value >> 10 & 3],
            _CONSONANTS[value >> 6 & 15],
            _VOWELS[value >> 4 & 3],
            _CONSONANTS[value & 15],
        ]
        words.append("".join(letters))
    return "-".join(words)


def _bits(text: str) -> tuple[int, int]:
    """The bits of the first five words, and those of the sixth."""
    words = re.findall(r"[^\W_]+", text.lower())
    if len(words) not in (WORDS, WORDS + 1):
        has = trn("{n} word", "{n} words", len(words))
        raise BadInputError(
            tr(
                "the code {words} has {has}; a code has {words_2} of five letters",
                words=f"{_shown(text)!r}",
                has=has,
                words_2=WORDS,
            )
        )
    bits = 0
    for word in words:
        if len(word) != 5 or any(c not in (_CONSONANTS, _VOWELS)[n % 2] for n, c in enumerate(word)):
            raise BadInputError(
                tr("the word {word} cannot be in a code; compare it letter by letter", word=f"{_shown(word)!r}")
            )
        c1, v1, c2, v2, c3 = ((_CONSONANTS, _VOWELS)[n % 2].index(c) for n, c in enumerate(word))
        bits = bits << 16 | c1 << 12 | v1 << 10 | c2 << 6 | v2 << 4 | c3
    return (bits, 0) if len(words) == WORDS else (bits >> 16, bits & 0xFFFF)


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
