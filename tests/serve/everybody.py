"""What a page owes everybody, asked of a page in Chromium: names for all controls, no cut word, nothing too small.

Each function gives what is wrong, so that an empty list is what a test wants.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import pseudo

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMED_HERE = ("Ten shots", "Classic bullseye", "Timed, 30 s")
"""Names of drills and faces, which may stand in a sentence."""
NAMES = ("bullseye", "Me", "Ada", "Bo", "7b", "mm", "ms", "X", "http://")
"""What is not translated: names of people, classes and units."""
DAY = re.compile(r"(?:[A-Z][a-z]{2} )?\d+ [A-Z][a-z]{2}\b")
"""A browser has no days of the language of tests."""
ENGLISH = re.compile(r"[A-Za-z]*[aceginorsuyzACEGINORSUYZ][A-Za-z]*")


NAMED = {
    "application", "button", "checkbox", "combobox", "dialog", "alertdialog", "heading", "image", "img", "link",
    "listbox", "menuitem", "option", "progressbar", "radio", "searchbox", "slider", "spinbutton", "switch", "table",
    "textbox", "Canvas", "canvas", "DisclosureTriangle",
}  # fmt: skip
"""What the accessibility tree calls things that a screen reader says by their name."""

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"width": 390, "height": 844},
    "wide": {"width": 1280, "height": 800},
    "much enlarged": {"width": 320, "height": 256},
}
"""The last is 1280 x 1024 at 400 %, of WCAG's 1.4.10."""

CUT = """() => {
  const found = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth + 1) found.push(`${page.scrollWidth} px wide in ${innerWidth}`);
  for (const one of document.body.querySelectorAll("*")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !one.checkVisibility() || one.closest(".aloud, .skip, thead, option, textarea")) continue;
    const box = one.getBoundingClientRect();
    const said = one.textContent.trim().slice(0, 50);
    if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) found.push(`outside: ${said}`);
    if (one.clientWidth && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${said}`);
  }
  return found;
}"""

SMALL = """(least) => {
  const found = [];
  for (const one of document.body.querySelectorAll("button, a.button, summary, select, input, nav a")) {
    const shown = one.closest("label.check, .tasks label") ?? one;
    if (!one.checkVisibility() || one.closest(".aloud, .skip")) continue;
    const box = shown.getBoundingClientRect();
    if (box.height + 0.5 < least || box.width + 0.5 < least)
      found.push(`${one.tagName} ${one.id || one.textContent.trim().slice(0, 30)} ${box.width} x ${box.height}`);
  }
  return found;
}"""

TEXTS = """() => {
  const found = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const one = node.parentElement;
    if (one.checkVisibility() && !one.closest("script, textarea, #offers")) found.push(node.data.trim());
  }
  for (const one of document.body.querySelectorAll("[aria-label], [title], [alt], [placeholder]"))
    for (const name of ["aria-label", "title", "alt", "placeholder"])
      if (one.checkVisibility() && one.getAttribute(name)) found.push(one.getAttribute(name));
  return found.filter(Boolean);
}"""
"""Everything that is read or heard, a text at a time."""


def unnamed(page: Page) -> list[str]:
    """Roles of controls and pictures that a screen reader would say without a name."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    assert any(node.get("role", {}).get("value") in ("main", "RootWebArea") for node in nodes)
    return [
        f"{node['role']['value']} {node.get('properties', '')}"[:200]
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in NAMED
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


def headless(page: Page) -> list[str]:
    """What is missing of the frame of a page: its language, one main part, a heading of the first level."""
    told: list[str] = page.evaluate(
        """() => {
          const all = (selector) => [...document.querySelectorAll(selector)];
          const shown = (selector) => all(selector).filter((one) => one.checkVisibility()).length;
          const wrong = [];
          if (!document.documentElement.lang || !document.documentElement.dir) wrong.push("no language or direction");
          if (shown("main, [role=main]") !== 1) wrong.push(`${shown("main")} main parts`);
          if (shown("h1") !== 1) wrong.push(`${shown("h1")} headings of the first level`);
          return wrong;
        }"""
    )
    return told


def wrong(page: Page, sizes: dict[str, dict[str, Any]] | None = None) -> list[str]:
    """All of it, at each of *sizes*."""
    found = unnamed(page) + headless(page)
    before = page.viewport_size
    for name, size in (SIZES if sizes is None else sizes).items():
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        found += [f"{name}: {one}" for one in page.evaluate(CUT)]
        found += [f"{name}: small: {one}" for one in page.evaluate(SMALL, 44 if name == "phone" else 24)]
    if before is not None:
        page.set_viewport_size(before)
    return found


def plain(page: Page) -> list[str]:
    """Texts with a word that is not in the language of tests, and those put together from sentences."""
    found = []
    for text in page.evaluate(TEXTS):
        rest = DAY.sub("", text)
        for named in NAMED_HERE:
            rest = rest.replace(pseudo.pseudo(named), "")
        for name in NAMES:
            rest = rest.replace(name, "")
        depth = most = 0
        for sign in rest:
            depth += (sign == "[") - (sign == "]")
            most = max(most, depth)
        if any(len(word) > 1 for word in ENGLISH.findall(rest)):
            found.append(f"plain: {text}")
        if most > 1:
            found.append(f"of pieces: {text}")
    return found


def check(stop: str, page: Page) -> list[str]:
    """What is wrong with a page in the language of tests, at all sizes; *stop* says which it is."""
    return [f"{stop}: {one}" for one in plain(page) + wrong(page)]
