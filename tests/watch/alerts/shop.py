"""A shop that is watched: a watch, a channel and a folder for the tests of alerts."""

from __future__ import annotations

from pathlib import Path

WATCH = """
name = "Web shop"
[source]
url = "{url}"
retries = 0
[[metric]]
id = "p95"
name = "95 % of answers within"
path = "http.p95_ms"
unit = "ms"
better = "lower"
target = 200.0
ring = 50.0
[[notify]]
to = "ops"
[[notify]]
to = "boss"
on = ["broken"]
text = "{text}"
"""


def write(folder: Path, name: str, text: str) -> Path:
    """A definition in its folder of the config folder."""
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def watch(folder: Path, url: str = "https://shop.example/status.json", text: str = "{name}: {words}") -> Path:
    """The watch `shop`."""
    return write(folder, "shop", WATCH.replace("{url}", url).replace("{text}", text))
