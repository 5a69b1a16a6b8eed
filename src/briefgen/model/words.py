"""Values in words: numbers, lengths of time, dates. English only; other languages are tables beside these."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "January February March April May June July August September October November December".split()
HOUR = 3600
MINUTE = 60


def number(value: int) -> str:
    """A count in words up to twenty, in figures above."""
    return SMALL[value] if 0 <= value < len(SMALL) else str(value)


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


def day(iso: str) -> str:
    """A date as precise as it is known: ``April 2008``, ``18 March 2009``, ``16–22 March 2009``."""
    first, _, last = iso.partition("/")
    if not last:
        return _one_day(first)
    (year, month, start), (last_year, last_month, end) = _pieces(first), _pieces(last)
    if start and end and (year, month) == (last_year, last_month):
        return f"{int(start)}–{_one_day(last)}"
    if start and end and year == last_year:
        return f"{int(start)} {MONTHS[int(month) - 1]} – {_one_day(last)}"
    return f"{_one_day(first)} – {_one_day(last)}"


def _pieces(iso: str) -> tuple[str, str, str]:
    year, month, start = (*iso.split("-"), "", "")[:3]
    return year, month, start


def _one_day(iso: str) -> str:
    year, month, start = _pieces(iso)
    return " ".join(piece for piece in (start and str(int(start)), month and MONTHS[int(month) - 1], year) if piece)


def moment(iso: str) -> datetime:
    """An ISO 8601 moment as a datetime in UTC; a moment without an offset is read as UTC."""
    read = datetime.fromisoformat(iso)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def issue_time(iso: str) -> str:
    """``22 November 2026, 07:00 UTC``."""
    at = moment(iso)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def weekday(iso: str) -> str:
    """The weekday of a full date, such as ``Wednesday``."""
    return f"{date.fromisoformat(iso):%A}"


def years(text: str) -> tuple[int, ...]:
    """The years of the Common Era from 1900 to 2099 that a text names."""
    return tuple(int(match) for match in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def is_full_day(iso: str) -> bool:
    """Whether a date is one day: ``2031-05-03``, not ``2031-05`` nor an interval."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", iso) is not None
