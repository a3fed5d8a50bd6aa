"""Sentences are marked whole, with named places, so that a translation needs no change of the code."""

from __future__ import annotations

import ast
import os
import re
import string
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bullseye
from bullseye import words
from bullseye.languages import by_code
from bullseye.words import catalogue, desktop_languages, language, tr, trn

PACKAGE = Path(bullseye.__file__).parent
GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "{hits} of {shots}": "{shots}, davon {hits} Treffer",
    "{n} shot\0{n} shots": "{n} Schuss\0{n} Sch\u00fcsse",
    "Accuracy": "Genauigkeit",
}


def compiled(messages: dict[str, str]) -> bytes:
    """A .mo file, as msgfmt makes it."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    at = 28 + 16 * len(pairs)
    table: list[int] = []
    for side in (0, 1):
        for pair in pairs:
            table += [len(pair[side]), at]
            at += len(pair[side]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + struct.pack(f"<{len(table)}I", *table) + b"".join(p[s] + b"\0" for s in (0, 1) for p in pairs)


def forget() -> None:
    """What was found at the first word: the next one looks again."""
    catalogue.cache_clear()
    language.cache_clear()
    words.here.cache_clear()


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A desktop in German, with a translation of a few words."""
    path = tmp_path / "de" / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled(GERMAN))
    monkeypatch.setattr(words, "LOCALE", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "de_AT:en")
    forget()
    yield tmp_path
    forget()


def test_a_language_orders_a_sentence_as_it_likes_and_has_its_own_plurals(german: Path) -> None:
    assert tr("{hits} of {shots}", hits=3, shots="4 Sch\u00fcsse") == "4 Sch\u00fcsse, davon 3 Treffer"
    assert [trn("{n} shot", "{n} shots", number) for number in (0, 1, 2)] == [
        "0 Sch\u00fcsse",
        "1 Schuss",
        "2 Sch\u00fcsse",
    ]
    assert tr("Not translated") == "Not translated"


def test_a_label_has_the_colon_of_its_language(german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.headed("Best", 94) == "Best: 94"
    with monkeypatch.context() as patch:
        patch.setattr(words, "here", lambda: by_code("fr"))
        assert words.headed("Best", 94) == "Best\u00a0: 94"


def test_whole_points_of_a_series_are_whole_whatever_the_decimal_sign(german: Path) -> None:
    from datetime import UTC

    from bullseye.progress.series_view import look, numbers
    from bullseye.wording.numbers import by_key
    from tests.progress.test_series_view import WANTED, row

    found = look([row(n, 700 + n) for n in range(3)], WANTED, UTC)
    assert found is not None
    assert by_key(numbers(found.main))["best"].value == "702"


def test_a_page_is_translated_without_touching_code(german: Path) -> None:
    from bullseye.wording.facts import facts_of
    from bullseye.wording.numbers import by_key
    from tests.play.round.test_sequence import outcome_of

    facts = by_key(facts_of(outcome_of("ten-shots").card))
    assert facts["accuracy"].label == "Genauigkeit"
    assert facts["hits"].value == "10 Sch\u00fcsse, davon 10 Treffer"


@pytest.mark.parametrize("language", ["", "C", "en_GB.UTF-8", "nl_NL.UTF-8", "en:de"])
def test_without_a_translation_it_is_english_and_nothing_is_loaded(language: str) -> None:
    code = (
        "import sys\nfrom bullseye.words import capital, listed, number, trn\n"
        "print(trn('{n} shot', '{n} shots', 2), capital('a'), listed('ab'), number(1.5), "
        "{'gettext', 'bullseye.languages', 'string', 're'} & sys.modules.keys())"
    )
    env = {**os.environ, "LANGUAGE": language, "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "2 shots A a and b 1.5 set()\n"


def test_the_languages_are_those_of_the_desktop_the_best_first() -> None:
    assert desktop_languages({"LANG": "de_AT.UTF-8@euro"}) == ["de_AT", "de"]
    assert desktop_languages({"LANGUAGE": "fr:de_DE", "LANG": "en_GB"}) == ["fr", "de_DE", "de"]
    if sys.platform != "win32":  # where no variable says it, the system does
        assert desktop_languages({}) == []


def marks() -> Iterator[tuple[str, ast.Call, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node, node.func.id


def test_every_mark_can_be_collected_and_its_places_are_filled() -> None:
    wrong = []
    for where, node, name in marks():
        texts = node.args[: 1 if name == "tr" else 2]
        if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
            wrong.append(f"{where}: made at run time")
            continue
        given = {part.arg for part in node.keywords} | ({"n"} if name == "trn" else set())
        for text in texts:
            assert isinstance(text, ast.Constant)
            places = {place for _, place, _, _ in string.Formatter().parse(str(text.value)) if place is not None}
            if name == "tr" and not given:
                places = set()  # not formatted: braces are braces
            if not places <= given:
                wrong.append(f"{where}: {sorted(places - given)} are not filled")
    assert wrong == []
    assert sum(1 for _ in marks()) > 100


# -- what is not marked --------------------------------------------------------------------------------

ROOMS = (
    "classroom", "coach", "commands", "desk", "drill", "league", "measure", "net", "picture", "play", "progress",
    "records", "report", "serve", "session", "tabular", "target", "watch", "wire", "wording", "app.py", "cli.py",
    "datafile.py", "dirs.py", "errors.py", "shelf.py",
)  # fmt: skip
SAID = {
    "notice", "confirm", "say", "tell", "complain", "ask_text", "ask_path", "ask_save", "ask_open", "ask_folder",
    "choose",
    "Column", "Head", "add", "first", "quiet", "last", "Finding", "fail", "refuse", "Trouble", "Delivery",
}  # fmt: skip
"""Calls that show their words to a user."""
PAGES = ("keys", "title")
"""What a page says of itself."""
INTERNAL = {"AssertionError", "AttributeError", "FileNotFoundError", "IsADirectoryError", "KeyError", "LookupError",
            "OSError", "RuntimeError", "TypeError", "ValueError", "SystemExit", "TimeoutError"}  # fmt: skip
"""Errors for programmers: no user reads their words, or only those of the system."""
FILES = {
    "classroom/paper/export.py": "what a column of an exported file means is kept beside it, alike in every country",
    "measure/reaction/trials_csv.py": "the same, of a table of reaction times",
    "drill/moves.py": "what a key of a drill's file means, from which a page of the documentation is made",
    "drill/evade.py": "the same, of a target that flees",
}
"""Modules whose texts stay English, and why."""
EXEMPT = {
    "bullseye-": "the name that a file is offered under",
    "*.": "a pattern of file names",
    "Tk": "a name, as is Bullseye",
    "Bullseye": "a name",
    "changed from ": "what was noticed about a round, as the class's log keeps it",
    "kept aside": "the key of a finding, as commands print it in JSON",
    "left over": "the key of a finding, as commands print it in JSON",
}
"""Words that stay English though they are handed to a user: how they begin, and why."""


def worded(node: ast.expr) -> bool:
    """True for a text with a word in it that is written where it stands."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    else:
        return False
    if any(text.startswith(start) for start in EXEMPT):
        return False
    return bool(re.search("[A-Za-z]{2,} +[A-Za-z]{2,}|^[A-Z][a-z]+", text.strip()))


def handed_over(tree: ast.AST) -> Iterator[ast.expr]:
    """Every text that a user is to read: of widgets, notices, questions, errors and the keys of a page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SAID or (name.endswith("Error") and name not in INTERNAL):
                yield from node.args
            yield from (one.value for one in node.keywords if one.arg in ("text", "title", "yes", "no", "help"))
        elif isinstance(node, ast.ClassDef):
            of = (one for one in node.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) in PAGES)
            yield from (
                one for part in of for one in ast.walk(part.value) if isinstance(one, ast.Constant | ast.JoinedStr)
            )


def marked(tree: ast.AST) -> set[int]:
    """The texts inside of marks."""
    marks = (
        one for one in ast.walk(tree) if isinstance(one, ast.Call) and getattr(one.func, "id", "") in ("tr", "trn")
    )
    return {id(text) for mark in marks for text in ast.walk(mark)}


def unmarked(source: str) -> list[int]:
    """The lines of texts that a user reads and a translator does not find."""
    tree = ast.parse(source)
    known = marked(tree)
    return sorted({one.lineno for one in handed_over(tree) if worded(one) and id(one) not in known})


@pytest.mark.parametrize("room", ROOMS)
def test_whatever_a_user_reads_is_marked(room: str) -> None:
    place = PACKAGE / room
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    named = {path.relative_to(PACKAGE).as_posix(): path for path in paths}
    found = {name: unmarked(path.read_text(encoding="utf-8")) for name, path in named.items() if name not in FILES}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        'ttk.Button(row, text="Play again")',
        'window.notice(f"Saved as {path}.")',
        'raise BadInputError(f"no face is called {name}")',
        'class Page: keys = [("Esc", "Back to the start")]',
    ],
)
def test_a_text_without_a_mark_is_found(line: str) -> None:
    assert unmarked(line) == [1]
    assert unmarked(re.sub(r'f?("[A-Z n][^"]+")', r"tr(\1)", line)) == []


# -- which language ------------------------------------------------------------------------------------


def said_by_a_program(folder: Path, *words_given: str, **environ: str) -> tuple[int, str, str]:
    """What a program of its own says whose catalogues are in *folder*."""
    code = (
        "import sys\nfrom bullseye import words\nwords.LOCALE = sys.argv.pop(1)\nfrom bullseye.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    env = {**os.environ, "LANGUAGE": "", "LC_ALL": "C", "BULLSEYE_LANG": "", "PYTHONIOENCODING": "utf-8", **environ}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), *words_given], env=env, capture_output=True, encoding="utf-8",
        timeout=120, cwd=PACKAGE.parent, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """Catalogues in which a drill has a name."""
    path = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "bullseye.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled({"": GERMAN[""], "Ten shots": "Dix coups", "name": "nom"}))
    return tmp_path / "locale"


def test_a_language_is_chosen_by_an_option_then_the_settings_then_the_desktop(french: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    assert "Dix coups" in said_by_a_program(french, "drills", "--lang", "fr")[1]
    assert "Dix coups" in said_by_a_program(french, "drills", LANGUAGE="fr_CA:en")[1]
    assert "Ten shots" in said_by_a_program(french, "drills", "--data-dir", str(data))[1]
    (data / "settings.json").write_text('{"schema": 1, "language": "fr"}', encoding="utf-8")
    assert "Dix coups" in said_by_a_program(french, "drills", "--data-dir", str(data))[1]
    assert "Ten shots" in said_by_a_program(french, "drills", "--lang", "en", "--data-dir", str(data))[1]


def test_a_language_that_is_not_there_is_refused_with_those_that_are(french: Path) -> None:
    code, out, err = said_by_a_program(french, "--lang=xx", "drills")
    assert (code, out) == (2, "")
    assert err == "bullseye: argument --lang: no language is called 'xx'; choose one of: en, fr; see bullseye --help\n"


def test_what_is_no_code_leads_to_no_file_elsewhere(french: Path) -> None:
    assert "Dix coups" in said_by_a_program(french, "drills", BULLSEYE_LANG="fr")[1]
    assert "Ten shots" in said_by_a_program(french, "drills", BULLSEYE_LANG="../locale/fr")[1]


def test_keys_of_json_never_change_with_the_language(french: Path) -> None:
    _, out, _ = said_by_a_program(french, "drills", "--json", "--lang", "fr")
    assert '"name"' in out
    assert '"nom"' not in out
    assert "Dix coups" in out


def test_numbers_have_the_decimal_sign_of_the_language(german: Path) -> None:
    assert words.number(12345.678, ",.2f") == "12.345,68"
    assert tr("{time_s:.1f} s, {file}", time_s=2.5, file="a.csv") == "2,5 s, a.csv"
    assert trn("{n} of {all_s:.2f}", "{n} of {all_s:.2f}", 2, all_s=0.25) == "2 of 0,25"


# -- a slip of a translator --------------------------------------------------------------------------------

SLIPS = {
    "": GERMAN[""],
    "{hits} of {shots}": "{treffer} von {shots}",
    "{hits} hit": "{hits:q} Treffer",
    "open {name}": "auf {",
    "{n} shot\0{n} shots": "{m} Schuss\0{n.x} Sch\u00fcsse",
    "{level}, each day": "{niveau}, jeden Tag",
    "Accuracy": "",
}


def test_a_translation_with_wrong_places_is_english_again(german: Path) -> None:
    (german / "de" / "LC_MESSAGES" / "bullseye.mo").write_bytes(compiled(SLIPS))
    forget()
    assert tr("{hits} of {shots}", hits=3, shots=4) == "3 of 4"
    assert tr("{hits} hit", hits=3) == "3 hit"
    assert tr("open {name}", name="x") == "open x"
    assert [trn("{n} shot", "{n} shots", n) for n in (1, 2)] == ["1 shot", "2 shots"]
    assert tr("{level}, each day").format(level=1) == "1, each day"
    assert tr("Accuracy") == words.translated("Accuracy") == "Accuracy"


@pytest.mark.parametrize("cut", [0, 3, 20, 40, 60, -20])
def test_a_damaged_catalogue_is_as_good_as_none(german: Path, cut: int) -> None:
    path = german / "de" / "LC_MESSAGES" / "bullseye.mo"
    path.write_bytes(compiled(GERMAN)[:cut])
    forget()
    assert (tr("Accuracy"), trn("{n} shot", "{n} shots", 2), words.number(1.5, ".1f")) == ("Accuracy", "2 shots", "1.5")


@pytest.mark.parametrize("rule", ["n % 0", "import os", "n +", "(" * 60, "nplurals"])
def test_a_damaged_rule_for_plurals_is_no_end_of_the_program(german: Path, rule: str) -> None:
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural={rule};\n"
    (german / "de" / "LC_MESSAGES" / "bullseye.mo").write_bytes(compiled({**GERMAN, "": head}))
    forget()
    assert trn("{n} shot", "{n} shots", 2) in ("2 shots", "2 Sch\u00fcsse", "2 Schuss")
    assert tr("Accuracy") in ("Accuracy", "Genauigkeit")


def test_lists_places_and_capitals_are_as_the_language_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.listed(["a", "", "b", "c"]) == "a, b and c" and words.listed(["a", "b"], either=True) == "a or b"
    assert (words.listed([]), words.listed(["a"]), words.commas(["a", "", "b"])) == ("", "a", "a, b")
    german, turkish, japanese = by_code("de"), by_code("tr"), by_code("ja")
    assert [by_code(code).ordinal(1) for code in ("en", "de", "fr", "es", "pt_BR", "ar", "ja")] == [
        "1st", "1.", "1er", "1.\u00ba", "1\u00ba", "1", "1\u4f4d",
    ]  # fmt: skip
    assert (by_code("en").ordinal(112), by_code("fr").ordinal(2)) == ("112th", "2e")
    assert turkish.capital("isabet") == "\u0130sabet" and german.capital("treffer") == "Treffer"
    assert german.within("Treffer") == "Treffer" and by_code("en").within("Hits") == "hits"
    assert japanese.comma == "\u3001" and (by_code("pt_BR").tag, by_code("ar").direction) == ("pt-BR", "rtl")


def test_a_button_s_words_are_asked_about_where_keys_may_have_changed_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_keyed", [lambda english, said: said.replace("H", "F7", 2)])
    assert tr("History   H") == "F7istory   F7"
    assert tr("Play {drill}   H", drill="Ten") == "Play Ten   F7"
    assert tr("H") == "H"
