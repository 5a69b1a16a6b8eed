"""Values in English words: numbers and lengths of time; what dates in ISO 8601 say. `cldr` prints dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
HOUR = 3600
MINUTE = 60


def number(value: int, in_figures: Callable[[int], str] = str) -> str:
    """A count in words up to twenty, in figures above."""
    return SMALL[value] if 0 <= value < len(SMALL) else in_figures(value)


def ordinal(value: int) -> str:
    """``first``, ``second``, ... up to ``tenth``, then ``11th``."""
    return ORDINALS[value] if 0 < value < len(ORDINALS) else f"{value}th"


def sentence(text: str) -> str:
    """The text with a capital at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def count(value: int, noun: str) -> str:
    """``1 point``, ``7 points``."""
    return f"{value} {noun}" if value == 1 else f"{value} {noun}s"


def length(seconds: int) -> str:
    """A length of time: ``2 hours``, ``1 hour 30 minutes``, ``45 seconds``."""
    hours, rest = divmod(seconds, HOUR)
    minutes, odd = divmod(rest, MINUTE)
    pieces = [count(hours, "hour")] * bool(hours) + [count(minutes, "minute")] * bool(minutes)
    return " ".join(pieces + [count(odd, "second")] * bool(odd or not pieces))


def moment(iso: str) -> datetime:
    """An ISO 8601 moment as a datetime in UTC; a moment without an offset is read as UTC."""
    read = datetime.fromisoformat(iso)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def weekday(iso: str) -> str:
    """The weekday of a full date, such as ``Wednesday``."""
    return f"{date.fromisoformat(iso):%A}"


def years(text: str) -> tuple[int, ...]:
    """The years of the Common Era from 1900 to 2099 that a text names."""
    return tuple(int(match) for match in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def is_full_day(iso: str) -> bool:
    """Whether a date is one day: ``2031-05-03``, not ``2031-05`` nor an interval."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", iso) is not None
