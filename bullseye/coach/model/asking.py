"""What commands and the window ask a chosen model by: settings, secrets and what is kept, joined for one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bullseye.coach.model.explain import Paragraph, Sending, by_rules, explain, sending
from bullseye.coach.model.kept import FILE as KEPT_FILE
from bullseye.coach.model.kept import Kept, Spent
from bullseye.coach.model.remote_odd import Compared, judge
from bullseye.coach.model.settings import FILE, CoachSettings, ModelSettings, read_settings
from bullseye.coach.said import Said
from bullseye.dirs import Dirs
from bullseye.net.auth import Secret
from bullseye.net.client import Clock, Net
from bullseye.words import commas, tr
from bullseye.words import number as written


class Asking(NamedTuple):
    """One person's coach: what was chosen, and what is needed to ask. *secret* gives a key by its name."""

    settings: CoachSettings
    kept: Kept
    secret: Secret
    clock: Clock

    @property
    def model(self) -> ModelSettings | None:
        """The model; None while it is off."""
        return self.settings.model

    def sending(self, said: Sequence[Said]) -> Sending | None:
        """What would be sent; None while no model is chosen. Nothing is sent by this."""
        return None if self.model is None else sending(said, self.model)

    def spent(self, today: date) -> Spent:
        """What was spent today."""
        return self.kept.spent(today)

    async def explain(
        self, said: Sequence[Said], today: date, heard: Callable[[str], object] | None = None
    ) -> Paragraph:  # fmt: skip
        """The paragraph, on a client of its own. Raises StorageError."""
        if self.model is None:
            return by_rules(said, tr("no model is chosen: bullseye coach model --help"))
        net = Net(self.clock)
        try:
            return await explain(said, self.model, net, self.secret, self.kept, today, heard)
        finally:
            await net.close()

    async def judge(self, values: Sequence[float]) -> Compared | None:
        """Odd values by the service that was chosen, beside ours; None while none is."""
        if self.settings.odd is None:
            return None
        net = Net(self.clock)
        try:
            return await judge(values, self.settings.odd, net, self.secret)
        finally:
            await net.close()


def open_asking(dirs: Dirs, secret: Secret, clock: Clock) -> Asking:
    """What was chosen in these folders; nothing is sent by it. Raises BadCoachError, StorageError."""
    return Asking(read_settings(dirs.config / FILE), Kept(dirs.data / KEPT_FILE), secret, clock)


def cost_text(found: Paragraph, currency: str) -> str:
    """`340 tokens, 0.0004 EUR`; "" where nothing was asked."""
    if not found.tokens_in + found.tokens_out:
        return ""
    tokens = tr("{tokens:,} tokens", tokens=found.tokens_in + found.tokens_out)
    return tokens if found.cost is None else commas((tokens, f"{written(found.cost, '.4f')} {currency}".rstrip()))


def mark_text(found: Paragraph, currency: str = "") -> str:
    """Who wrote the paragraph, what it cost, and why it is not the model's."""
    if found.by == "rules":
        return tr("By fixed rules: {why}.", why=found.why) if found.why else tr("By fixed rules.")
    cost = tr("kept from before") if found.cached else cost_text(found, currency)
    return tr(
        "Written by the model {model} ({cost}); every number in it was checked against what was sent.",
        model=found.model, cost=cost,
    )  # fmt: skip
