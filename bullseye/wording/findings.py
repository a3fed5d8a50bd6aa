"""What was looked at when everything is checked, and how it is, in words; JSON keeps the plain English keys."""

from __future__ import annotations

from bullseye.words import tr

NAMES = {
    "alerts": tr("alerts"), "backups": tr("backups"), "class lists": tr("class lists"), "classes": tr("classes"),
    "clock": tr("clock"), "config folder": tr("config folder"), "copies": tr("copies"),
    "data folder": tr("data folder"), "database": tr("database"), "drills": tr("drills"), "faces": tr("faces"),
    "gateway": tr("gateway"), "goals": tr("goals"), "history": tr("history"), "kept aside": tr("kept aside"),
    "left over": tr("left over"), "lock": tr("lock"), "matches": tr("matches"), "playlists": tr("playlists"),
    "scoreboard": tr("scoreboard"), "scores": tr("scores"), "secrets": tr("secrets"), "services": tr("services"),
    "settings": tr("settings"), "sound": tr("sound"), "speech": tr("speech"), "summary": tr("summary"),
    "tables": tr("tables"), "timer": tr("timer"), "window": tr("window"),
}  # fmt: skip
STATES = {"ok": tr("ok"), "note": tr("note"), "problem": tr("problem")}


def finding_name(key: str) -> str:
    """What was looked at; one that is not among the words as it is kept."""
    return NAMES.get(key, key)


def state_word(state: str) -> str:
    """How it is: ok, note or problem."""
    return STATES.get(state, state)
