"""docs/school-operations.md: all that a school's server does, and who may, from the table that it is served by."""

from __future__ import annotations

import tempfile
from pathlib import Path

ROLES = {
    "nobody": "everybody", "wall": "everybody who looks at a public wall", "student": "students, in their class",
    "member": "members", "teacher": "teachers", "administrator": "administrators",
}  # fmt: skip
"""The roles in the order of the page, and what they are called there."""


def page() -> str:
    """The page."""
    from bullseye.commands.schooling.joined import join
    from bullseye.serve.school.operations import Operation
    from bullseye.store_sql.database import Database

    with tempfile.TemporaryDirectory() as folder, Database(f"sqlite:///{Path(folder) / 'school.sqlite3'}") as database:
        operations = join(database, []).application.operations
    groups: dict[tuple[str, ...], list[Operation]] = {}
    for one in operations:
        groups.setdefault(tuple(role for role in ROLES if role in one.roles), []).append(one)
    parts = [HEAD]
    for roles in sorted(groups, key=lambda found: [list(ROLES).index(role) for role in found]):
        parts.append(f"## For {_called(roles)}\n\n| | what it does |\n|---|---|")
        parts += [f"| `{one.method} {one.path}` | {one.does} |" for one in sorted(groups[roles], key=lambda o: o.path)]
        parts.append("")
    return "\n".join(parts)


def _called(roles: tuple[str, ...]) -> str:
    if not roles:
        return "nobody"
    names = [ROLES[role] for role in roles]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


HEAD = """# What a school's server does, and who may

<!-- Made by scripts/school_operations.py from the table of operations; do not edit. -->

This is the whole of it: what is not here is answered by 404, and whoever is not named is refused. A test tries every
one of these as every role. A teacher may do this with their own classes, an administrator with all. Programs get the
same as an OpenAPI document from `/api/school/description`.
"""
