"""`python -m benchmarks`: measures what is named, or everything, and says at the end which claims hold."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import benchmarks
from benchmarks.kit import CannotMeasureError, Claim, machine, summary


def discovered() -> dict[str, ModuleType]:
    """Every module here that has a TITLE and a `run(quick)`, by its name."""
    names = [item.name for item in pkgutil.iter_modules(benchmarks.__path__) if item.name != "__main__"]
    modules = {name: importlib.import_module(f"benchmarks.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "TITLE") and hasattr(module, "run")}


class Both(io.TextIOBase):
    """Writes to the screen and keeps a copy."""

    def __init__(self, screen: io.TextIOBase) -> None:
        self.screen = screen
        self.kept: list[str] = []

    def write(self, text: str) -> int:
        """Both at once; a long run is seen as it goes."""
        self.kept.append(text)
        self.screen.write(text)
        self.screen.flush()
        return len(text)


@contextlib.contextmanager
def copied_to(path: Path | None) -> Iterator[None]:
    """What is printed goes to *path* as well; without one nothing is written."""
    both = Both(sys.stdout)  # type: ignore[arg-type]
    with contextlib.redirect_stdout(both):
        yield
    if path is not None:
        path.write_text("".join(both.kept), encoding="utf-8")


def measure(modules: dict[str, ModuleType], quick: bool) -> None:
    """Run them one after the other, never at once: they would slow each other down."""
    print(f"Measured on: {machine()}.\n")
    claims: list[Claim] = []
    for module in modules.values():
        print(f"## {module.TITLE}\n")
        try:
            claims += module.run(quick) or ()
        except CannotMeasureError as bad:
            print(f"Not measured: {bad}.\n")
    print("## Summary\n")
    summary(claims)


def main(words: Sequence[str] | None = None) -> int:
    """Measure; the exit code is 0 whatever was found, for times are no test."""
    known = discovered()
    parser = argparse.ArgumentParser(prog="benchmarks", description="Speed, side by side with other ways.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(known)}; all by default")
    parser.add_argument("--quick", action="store_true", help="fewer runs: a glance, not a result")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report to this file as well")
    args = parser.parse_args(words)
    for name in args.names:
        if name not in known:
            parser.error(f"nothing here is called {name!r}; choose from: {', '.join(known)}")
    with copied_to(args.out):
        measure({name: known[name] for name in args.names or known}, args.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
