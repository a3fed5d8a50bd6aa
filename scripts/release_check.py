"""Says what is still missing for a release; exit code 0: nothing.

This is what a person forgets. `make release-check` then builds the wheel and tries it in an empty place, and builds the
program, which fails where the licence of anything in it is not found.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

VERSION = re.compile(r"\d+\.\d+\.\d+")
HEAD = re.compile(r"^## (\S+?),? (.+)$", re.MULTILINE)


def version_of(root: Path) -> str:
    """The one version number, as the code says it."""
    text = (root / "bullseye" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    return found[1] if found else ""


def version_problems(root: Path) -> Iterator[str]:
    """A version that is none, and a changelog that does not begin with it and a date."""
    version = version_of(root)
    if not VERSION.fullmatch(version):
        yield f"__version__ is {version!r}; it must be like 1.2.3"
    head = HEAD.search((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    if head is None or head[1] != version:
        yield f"CHANGELOG.md begins with {head[1] if head else 'nothing'!r}; it must be {version}"
    elif not re.fullmatch(r"\d{4}-\d\d-\d\d", head[2]):
        yield f"CHANGELOG.md says {version} is {head[2]!r}; put the date there, such as 2026-12-24"
    if not (root / "tests" / "formats" / version).is_dir():
        yield f"tests/formats/{version} is missing; put a data folder there as this version writes it"


def tree_problems(root: Path) -> Iterator[str]:
    """Files that are changed or not known to git, and a tag that is there already."""
    changed = _git(root, "status", "--porcelain").splitlines()
    if changed:
        yield f"the tree is not clean: {', '.join(line[3:] for line in changed[:5])}; commit or remove that"
    if _git(root, "tag", "--list", f"v{version_of(root)}"):
        yield f"the tag v{version_of(root)} is there already; choose the next version"


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.rstrip()


def docs_problems() -> Iterator[str]:
    """Pages that no longer follow from the data."""
    from generate_docs import stale

    for name in stale():
        yield f"docs/{name} is stale; type: make docs"


def main() -> int:
    """Print what is missing; the exit code."""
    found = [*version_problems(ROOT), *tree_problems(ROOT), *docs_problems()]
    for problem in found:
        print(f"release-check: {problem}", file=sys.stderr)
    if not found:
        print(f"release-check: {version_of(ROOT)} can be released once .ci/run has passed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
