"""Where lines run from right to left pages are mirrored, faces and numbers are not, and names keep their order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.serve.served import serve
from tests.serve.student import Student
from tests.test_words import compiled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARABIC = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Name": "\u0627\u0644\u0627\u0633\u0645",
    "Team {name}": "\u0641\u0631\u064a\u0642 {name}",
}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}

ORDER = """(texts) => {
  const range = document.createRange();
  return texts.map((text) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0 || !node.parentElement.checkVisibility()) continue;
      const left = (n) => {
        range.setStart(node, at + n);
        range.setEnd(node, at + n + 1);
        return range.getBoundingClientRect().left;
      };
      return left(0) < left(text.length - 1);
    }
    return null;
  });
}"""
"""Whether the first letter of each text is to the left of its last, where they are drawn."""


def runs_from_the_left(page: Page, *texts: str) -> list[bool | None]:
    found: list[bool | None] = page.evaluate(ORDER, list(texts))
    return found


def test_a_page_is_mirrored_and_faces_scores_and_names_are_not(chromium: Browser, tmp_path: Path) -> None:
    locale = tmp_path / "locale"
    (folder := locale / "ar" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "bullseye.mo").write_bytes(compiled(ARABIC))
    aisha = "\u0639\u0627\u0626\u0634\u0629"
    with serve(tmp_path / "data", "--together", locale=locale, code="ar") as served:
        ada = Student(chromium.new_context(**PHONE), served.url, served.pin, "Ada (7b)").join()
        other = Student(chromium.new_context(), served.url, served.pin, aisha).join()
        page = ada.page
        page.wait_for_selector("#wait-board tbody tr:nth-child(2)")
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        first, last = (page.locator(f"#wait-board thead th:nth-child({n})").bounding_box() for n in (1, 3))
        assert first is not None and last is not None and first["x"] > last["x"], "the first column is on the right"
        assert runs_from_the_left(page, "Ada (7b)", aisha) == [True, False]
        served.play("ten-shots")
        ada.counted_down()
        ada.shoot(0, 0, touch=True)
        ada.says("last", "10 X")
        assert runs_from_the_left(page, "10 X") == [True]
        ada.shoot(60, 0, touch=True)
        shots = ada.shots(2)
        assert shots[1]["at"][0] > 5.0, "right is right"
        score, place = (page.locator(f"#{name}").bounding_box() for name in ("score", "place"))
        assert score is not None and place is not None and score["x"] > place["x"]
        panel, frame = (other.page.locator(one).bounding_box() for one in ("#view-play .panel", "#frame"))
        assert panel is not None and frame is not None and panel["x"] > frame["x"], "a hand's side is the same"
        assert other.page.evaluate("getComputedStyle(document.getElementById('range')).direction") == "ltr"
        for one in (ada, other):
            one.context.close()
            assert one.troubles == []
