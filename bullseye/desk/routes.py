"""Which page of the window stands for a name: tests have a play page and a result page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullseye.drill.drill import Drill
    from bullseye.play.services import Services


def page_for(name: str, args: dict[str, Any], services: Services) -> str:
    """The key in PAGES for the page called *name*, shown with *args*."""
    test = ""
    if name == "play":
        test = _drill(args.get("host"), services).test
    elif name == "result" and args.get("outcome") is not None:
        record = args["outcome"].record
        test = next((key for key in ("tapping", "reaction") if key in record), "")
    return f"{test}_{name}" if test else name


def _drill(host: Any, services: Services) -> Drill:
    """What is about to be played. A host that can say so is not asked for its plan, which it gives once."""
    drill: Drill = services.drill()
    step = getattr(getattr(host, "sequence", None), "next", None)
    if step is not None:
        drill = step.drill
    elif callable(getattr(host, "drill", None)):
        drill = host.drill()
    elif getattr(host, "_arrange", None) is not None:  # a fixed round: it may be asked again
        drill = host.plan().drill
    return drill
