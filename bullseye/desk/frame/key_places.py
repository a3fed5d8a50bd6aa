"""Which letter or digit a key has on the common keyboard, by its place: for layouts where it types another one."""

from __future__ import annotations

_ROWS = "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"

# The first key of each row, the others follow it: evdev's numbers and 8 more, as X servers have them since 2008.
_X11 = {first + n: key for first, row in zip((10, 24, 38, 52), _ROWS, strict=True) for n, key in enumerate(row)}
# Apple's "Events.h": in no order.
_MAC = dict(
    zip(
        (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 0, 1, 2, 3, 5, 4, 38, 40, 37,
         6, 7, 8, 9, 11, 45, 46),
        "".join(_ROWS),
        strict=True,
    )
)  # fmt: skip
_KEYPAD = {
    "KP_Insert": "0", "KP_End": "1", "KP_Down": "2", "KP_Next": "3", "KP_Left": "4", "KP_Begin": "5", "KP_Right": "6",
    "KP_Home": "7", "KP_Up": "8", "KP_Prior": "9", **{f"KP_{n}": str(n) for n in range(10)},
}  # fmt: skip
"""With and without NumLock."""


def key_at(keysym: str, keycode: int, windowing: str) -> str:
    """The letter or digit of the common keyboard at the place of a key; "" for other keys.

    *windowing* is Tk's name of the window system, whose numbers *keycode* follows.
    """
    if keysym in _KEYPAD:
        return _KEYPAD[keysym]
    if windowing == "win32":  # a virtual key is a letter's own number on nearly every layout
        if 0x60 <= keycode <= 0x69:
            return str(keycode - 0x60)
        named = chr(keycode) if keycode < 0x80 else ""
        return named.lower() if named.isalnum() and named in named.upper() else ""
    if windowing == "aqua":  # Tk packs the key's number above the character, in 8 bits since 8.6.11
        return _MAC.get(keycode >> 24 if keycode >= 1 << 24 else keycode >> 16, "")
    return _X11.get(keycode, "")
