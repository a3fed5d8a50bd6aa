"""The pages that are made from data follow the data, and nothing they show is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bullseye.target.catalog import Catalogue
from scripts import generate_docs

ROOT = Path(__file__).resolve().parent.parent


IN_THE_HOUSE = "school-operations.md"
"""Looked at by the tests of the house."""


@pytest.mark.parametrize("name", [name for name in generate_docs.PAGES if name != IN_THE_HOUSE])
def test_a_page_made_from_data_is_up_to_date(name: str) -> None:
    assert not generate_docs.is_stale(name), f"docs/{name} is stale; run: make docs"


def test_every_shipped_face_has_its_picture() -> None:
    pictures = {path.stem for path in generate_docs.FACE_PICTURES.glob("*.png")}
    assert pictures == set(Catalogue().shipped_names()), "run: make docs"


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name)
def test_every_link_to_a_file_of_ours_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
