"""What the page *Mark shots* asks before something is lost, or kept half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.dialogs import confirm
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.entry.entering import Entering


def may_lose(window: Shell, entering: Entering) -> bool:
    """Whether another round may begin; without a shot nobody is asked."""
    if not entering.count:
        return True
    text = tr(
        "{shots} of {name} are marked and not saved. They will be lost.",
        shots=trn("{n} shot", "{n} shots", entering.count),
        name=entering.match.name,
    )
    return confirm(window, tr("Begin another round?"), text, tr("Lose them"), tr("Stay"))


def may_save_part(window: Shell, missing: int) -> bool:
    """Whether a round of which shots are *missing* is to be kept."""
    text = trn(
        "{n} shot is not on the sheet. What is there is kept as it is; the rest counts nothing.",
        "{n} shots are not on the sheet. What is there is kept as it is; the rest counts nothing.",
        missing,
    )
    return confirm(window, tr("Save a part of the round?"), text, tr("Save it"), tr("Go on marking"))


def may_drop(window: Shell, entering: Entering) -> bool:
    """Whether what was changed in a kept round is to be forgotten."""
    text = tr("What you changed in {name} is forgotten; the round stays as it was kept.", name=entering.match.name)
    return confirm(window, tr("Leave the round as it was?"), text, tr("Leave it"), tr("Go on correcting"))
