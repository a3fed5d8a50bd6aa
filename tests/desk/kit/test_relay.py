"""What is between tkinter and its interpreter hands everything on, however it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.kit.relay import Relay, flat, options

if TYPE_CHECKING:
    import tkinter as tk


def test_a_relay_answers_as_the_interpreter_below_it_does(tk_root: tk.Tk) -> None:
    relay = Relay(tk_root.tk)
    assert relay.call("expr", "2 + 3") == relay.call(("expr", "2 + 3")) == 5
    assert relay.getint("7") == 7
    assert relay.listed("a {b c}") == ("a", "b c") and relay.listed(8) == (8,)


def test_options_are_taken_apart_and_put_together_again() -> None:
    words = ("-side", "left", "-padx", (1, 2))
    assert options(words) == {"-side": "left", "-padx": (1, 2)}
    assert flat(options(words)) == words
