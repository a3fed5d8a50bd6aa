"""The house keeps its own rules: who imports whom, how long a file is, where its tests stand."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "bullseye"
TESTS = ROOT / "tests"
MAX_LINES = 400
NOT_OURS = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist"}


def rooms() -> list[Path]:
    """The packages in the house."""
    return sorted(init.parent for init in HOUSE.glob("*/__init__.py"))


def modules_of(room: Path) -> list[Path]:
    """A room's modules, those of its sub-rooms too, without their __init__."""
    return sorted(path for path in room.rglob("*.py") if path.name != "__init__.py")


def importable_without_a_window() -> list[str]:
    """Every module outside desk/; __main__ runs the program, so it is left to the command line's tests."""
    modules = []
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[1] != "desk" and parts[-1] != "__main__":
            modules.append(".".join(part for part in parts if part != "__init__"))
    return modules


def our_files() -> Iterator[Path]:
    """Every file of the project that is not made by a tool."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = sorted(
            name for name in subfolders if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))
        )
        for name in sorted(names):
            if name != ".git" and not name.startswith(".coverage"):  # in a worktree .git is a file
                yield Path(folder, name)


def python_files() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in our_files() if path.suffix == ".py"]


def loaded_by(modules: list[str]) -> set[str]:
    """Import *modules* in a fresh interpreter and return what sys.modules then holds."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def parts_without_a_window() -> list[str]:
    """The rooms and top-level modules outside desk/, by name."""
    return sorted({".".join(name.split(".")[:2]) for name in importable_without_a_window() if "." in name})


@pytest.mark.parametrize("part", parts_without_a_window())
def test_a_part_and_all_its_modules_load_neither_tkinter_nor_anything_heavy(part: str) -> None:
    modules = [name for name in importable_without_a_window() if f"{name}.".startswith(f"{part}.")]
    # Heavy ones are imported by the function that needs them: the window must be there before they are.
    unwanted = {"tkinter", "_tkinter", "PIL", "numpy", "asyncio", "platformdirs", "matplotlib", "uvicorn"}
    if part == "bullseye.serve":  # the web server itself, which `app.serve` imports when it is wanted
        unwanted -= {"asyncio", "uvicorn"}
    if part == "bullseye.store_sql":  # imported by `app` when a school is wanted; SQLAlchemy brings asyncio along
        unwanted -= {"asyncio"}
    assert loaded_by(modules) & unwanted == set()


def test_tkinter_is_named_nowhere_outside_desk() -> None:
    found = []
    for path in HOUSE.rglob("*.py"):
        if path.is_relative_to(HOUSE / "desk"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            windows = [name for name in names if re.search(r"\b_?tkinter\b|\bImageTk\b", name)]
            found += [f"{path.relative_to(HOUSE)}: {name}" for name in windows]
    assert found == []


def test_a_room_imports_only_from_the_rooms_below_it() -> None:
    pytest.importorskip("importlinter")
    linter = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    command = [sys.executable, "-c", linter]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "15 kept, 0 broken" in run.stdout


def imports_of_ours() -> dict[str, set[str]]:
    """Each module of the house and what it imports of it: for types only and inside functions too."""
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in HOUSE.rglob("*.py")}
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        named = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{name} imports by dots"
                named |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        found[name] = named & modules.keys() - {name}
    return found


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """The groups of names that reach each other (R. E. Tarjan, SIAM J. Comput. 1, 1972)."""
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found = []

    def visit(name: str) -> None:
        numbers[name] = lowest[name] = len(numbers)
        path.append(name)
        for other in sorted(edges[name]):
            if other not in numbers:
                visit(other)
            if other in path:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == numbers[name]:
            at = path.index(name)
            group, path[at:] = path[at:], []
            if len(group) > 1:
                found.append(sorted(group))

    for name in edges:
        if name not in numbers:
            visit(name)
    return found


def test_circles_are_found_whatever_their_size() -> None:
    edges = {"a": {"b"}, "b": {"a", "c"}, "c": {"d"}, "d": {"e"}, "e": {"c"}, "f": {"a", "e"}}
    assert sorted(circles(edges)) == [["a", "b"], ["c", "d", "e"]]


def test_no_modules_import_each_other_in_a_circle_for_types_or_in_functions_either() -> None:
    imports = imports_of_ours()
    assert len(imports) > 300 and "bullseye.desk.kit.shell" in imports["bullseye.desk.frame.page"]
    assert circles(imports) == []


def test_every_room_of_the_window_but_its_frame_knows_the_shell_alone() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (shell,) = [contract for contract in contracts if contract["id"] == "shell"]
    found = {f"bullseye.desk.{init.parent.name}" for init in (HOUSE / "desk").glob("*/__init__.py")}
    assert set(shell["source_modules"]) == found - {"bullseye.desk.frame"}


def test_no_python_file_is_longer_than_one_can_keep_in_mind() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_every_module_says_first_what_it_is_for() -> None:
    silent = []
    for path in python_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_each_room_has_its_folder_of_tests_and_no_folder_is_left_over() -> None:
    with_code = {path.parent.relative_to(HOUSE) for room in rooms() for path in modules_of(room)}
    with_tests = {path.parent.relative_to(TESTS) for path in TESTS.glob("*/**/test_*.py")}
    assert with_tests == with_code


def met(source: str) -> set[str]:
    """The modules that *source* imports and then uses: an import alone meets nobody."""
    tree = ast.parse(source)
    imported: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                imported.setdefault(alias.asname or alias.name, set()).update(
                    {node.module, f"{node.module}.{alias.name}"}
                )
        elif isinstance(node, ast.Import):
            for alias in node.names:
                imported.setdefault(alias.asname or alias.name, set()).add(alias.name)
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    # A module is also met where it is run by its name, or patched in.
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    named = {word for text in texts for word in re.findall(r"bullseye(?:\.\w+)+", text)}
    return {module for name in used & set(imported) for module in imported[name]} | named


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_every_module_of_a_room_is_met_by_a_test_of_that_room(room: Path) -> None:
    tests = {path.stem: path.read_text(encoding="utf-8") for path in (TESTS / room.name).glob("**/test_*.py")}
    together = {module for source in tests.values() for module in met(source)}
    forgotten = []
    for path in modules_of(room):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if f"test_{path.stem}" not in tests and dotted not in together:
            forgotten.append(dotted)
    assert forgotten == []


def test_an_import_that_is_not_used_meets_no_module() -> None:
    assert met("from bullseye.desk import overlay\nfrom bullseye.drill.key import Key as K\n") == set()
    used = met("import bullseye.errors\nfrom bullseye.drill.key import Key as K\nK(bullseye.errors.BadInputError)\n")
    assert used == {"bullseye.errors", "bullseye.drill.key", "bullseye.drill.key.Key"}


def test_no_file_names_a_place_outside_the_project() -> None:
    # Put together here, or this file would name them itself.
    places = [b"/" + b"work/", b"../" + b"shared", b"/" + b"root/"]
    found = []
    for path in our_files():
        content = path.read_bytes()
        found += [f"{path.relative_to(ROOT)} names {place.decode()}" for place in places if place in content]
    assert found == []


def test_what_a_schools_server_does_is_what_its_page_says() -> None:
    pytest.importorskip("alembic", reason="the table is the server's, which is not installed")
    from scripts import generate_docs

    assert not generate_docs.is_stale("school-operations.md"), "an operation came, went or changed; run: make docs"
