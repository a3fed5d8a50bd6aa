"""docs/architecture.md and CONTRIBUTING.md are true to the code: what they name is there, and every room is named."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "bullseye"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATH = re.compile(r"`([\w.<>*/-]+(?:/|\.(?:py|toml|md|js)))`")
LINE_IN = re.compile(r"`(\w+)` in `([\w/.]+\.py)`")


def named(page: str) -> list[str]:
    """The files and folders that a page names, once each."""
    return sorted(set(PATH.findall(page)))


def there(path: str) -> bool:
    """Whether a file of the house or of the project fits; `<name>` is any."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    return any(any(root.glob(pattern)) for root in (HOUSE, ROOT, ROOT / "docs"))


def rooms() -> set[str]:
    """Every folder of the house with modules in it, and every module beside the rooms."""
    folders = {f"{path.parent.relative_to(HOUSE).as_posix()}/" for path in HOUSE.rglob("*.py") if path.parent != HOUSE}
    return folders | {path.name for path in HOUSE.glob("*.py") if not path.name.startswith("__")}


@pytest.mark.parametrize("path", named(PAGE))
def test_every_file_that_the_page_names_is_there(path: str) -> None:
    assert there(path), f"docs/architecture.md names {path}"


@pytest.mark.parametrize("path", named(GUIDE))
def test_every_file_that_contributing_names_is_there(path: str) -> None:
    assert there(path), f"CONTRIBUTING.md names {path}"


def test_every_room_and_every_room_in_a_room_is_named_by_the_page() -> None:
    assert rooms() - set(named(PAGE)) == set()


@pytest.mark.parametrize(("name", "path"), sorted(set(LINE_IN.findall(PAGE))))
def test_every_table_that_takes_a_line_is_in_its_file(name: str, path: str) -> None:
    tree = ast.parse((HOUSE / path).read_text(encoding="utf-8"))
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    assert name in {ast.unparse(target) for target in targets} | classes


def test_the_rooms_are_listed_from_the_top_as_the_import_rules_have_them() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (floors,) = (contract["layers"] for contract in contracts if contract["id"] == "floors")
    wanted = [room for floor in floors for room in re.findall(r"\w+", floor) if room != "__main__"]
    table = PAGE[PAGE.index("| floor |") : PAGE.index("Large rooms")]
    rows = [line.split("|")[2] for line in table.splitlines()[2:] if line.startswith("|")]
    found = [re.sub(r"/$|\.py$", "", path) for row in rows for path in PATH.findall(row)]
    assert found == wanted


def test_a_name_that_is_not_there_is_noticed() -> None:
    assert named("see `drill/motions.py` and `MOTIONS` or `desk/<room>/<name>_page.py`") == [
        "desk/<room>/<name>_page.py",
        "drill/motions.py",
    ]
    assert not there("drill/motions.py") and there("desk/<room>/<name>_page.py")
