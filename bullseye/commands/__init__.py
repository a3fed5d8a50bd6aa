"""One module a command: its arguments and what it prints. The next command is a module and its place in COMMANDS."""

from __future__ import annotations

from bullseye.commands import care, exchange, group, listing, pointing, removal, score, simulate, skill, verify

COMMANDS = (score, simulate, skill, group, pointing, listing, verify, care, removal, exchange)
