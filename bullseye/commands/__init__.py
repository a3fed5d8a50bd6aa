"""One module a command: its arguments and what it prints. The next command is a module and its place in COMMANDS."""

from __future__ import annotations

from bullseye.commands import (
    boards,
    care,
    coach,
    demo,
    enter,
    exchange,
    goals,
    group,
    listing,
    play,
    pointing,
    reaction,
    removal,
    report,
    score,
    send,
    serve,
    simulate,
    skill,
    stats,
    today,
    verify,
)
from bullseye.commands.watching import alerts, secrets, targets, watch

COMMANDS = (
    play, score, simulate, skill, group, pointing, reaction, stats, coach, goals, targets, watch, report, listing,
    boards, today, verify, care, removal, exchange, enter, demo, serve, send, secrets, alerts,
)  # fmt: skip
