"""What nobody can see on white paper, and the numbers that lists print by themselves."""

from __future__ import annotations

import re

SMALLEST = 2.0
"""Points; smaller text is no text for a reader."""

_HEX = re.compile(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])")
_NEAR_WHITE = 0xF0
_ORDINAL = re.compile(r"(?:[\w-]+\s*:|(?:half[ -])?hour\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]{1,2}\.)\s*")


def is_white(colour: str | None) -> bool:
    """Whether a colour such as ``FFFFFF``, ``#fff`` or ``white`` cannot be told from white."""
    if colour is None:
        return False
    if colour.casefold() in {"white", "snow", "ivory", "ghostwhite", "whitesmoke", "floralwhite"}:
        return True
    if short := _SHORT_HEX.fullmatch(colour):
        colour = "".join(digit * 2 for digit in short.groups())
    found = _HEX.fullmatch(colour)
    return found is not None and is_white_light(*(int(part, 16) for part in found.groups()))


def is_white_light(red: int, green: int, blue: int) -> bool:
    """The same of three lights from 0 to 255."""
    return min(red, green, blue) >= _NEAR_WHITE


def is_background(colour: str | None) -> bool:
    """Whether a colour behind a text lets white text be seen."""
    nothing = colour is None or colour.casefold() in {"", "auto", "transparent", "none", "nil", "clear"}
    return not nothing and not is_white(colour)


def with_ordinal(label: str, text: str) -> str | None:
    """The text behind the number that its list prints, where the number is a word of it: ``1. Hour: ...``.

    None where the number only counts items. `label` is the number as the list prints it.
    """
    number = _NUMBER.fullmatch(label)
    return f"{number[1]} {text}" if number and _ORDINAL.match(text) else None
