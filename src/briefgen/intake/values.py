"""Texts read as what they say: lengths of time, dates, clock times, choices.

Every function takes a text and gives the value, or raises `Mistake`, which becomes a finding. Nothing is guessed:
what can be read in two ways is refused with a hint.
"""

from __future__ import annotations

import re
import zoneinfo
from calendar import month_name, monthrange
from datetime import date as calendar_date
from functools import lru_cache

from briefgen.intake.suggest import nearest
from briefgen.model.locales import LOCALES

LONGEST_TEXT = 20_000
LONGEST_DURATION = 31 * 24 * 3600
_MOST_SHOWN = 60


class Mistake(ValueError):  # noqa: N818 - the word of the findings
    """A text that is not what it should be: code, message and hint of the finding to make."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def shown(text: str) -> str:
    """A text as a message names it: between quotes, on one line, not long."""
    line = " ".join(text.split())
    return f'"{line[:_MOST_SHOWN]}..."' if len(line) > _MOST_SHOWN else f'"{line}"'


def text(written: str) -> str:
    """Any text up to the length that can still be set on pages."""
    if len(written) > LONGEST_TEXT:
        raise Mistake("too-long", f"{len(written):,} characters; {LONGEST_TEXT:,} at most", "move it to a paper")
    return written


def identity(written: str) -> str:
    """An id: one line, not empty."""
    if not written.strip() or len(written.splitlines()) != 1:
        raise Mistake("bad-id", f"{shown(written)} is no id", "an id is a short word such as opening")
    return written


_NUMBER = r"([0-9]{1,7}(?:[.,][0-9]{1,3})?)"
_UNITS = re.compile(
    rf"(?:{_NUMBER}\s*(?:hours|hour|hrs|hr|h))?\s*(?:{_NUMBER}\s*(?:minutes|minute|mins|min|m))?"
    rf"\s*(?:{_NUMBER}\s*(?:seconds|second|secs|sec|s))?",
    re.IGNORECASE,
)
_HOURS_AND = re.compile(r"([0-9]{1,4})\s*(?:hours|hour|hrs|hr|h)\s*([0-5]?[0-9])", re.IGNORECASE)
_CLOCKED = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])")
_DURATION_HINT = "write 90 s, 5 min, 1 h 30 or 1:30:00"


def seconds(written: str) -> int:
    """A length of time in seconds: ``90 s``, ``5 min``, ``2 hours``, ``1 h 30``, ``1:30:00``."""
    told = written.strip()
    if clocked := _CLOCKED.fullmatch(told):
        hours, minutes, odd = (int(part) for part in clocked.groups())
        return _plausible(hours * 3600 + minutes * 60 + odd, written)
    if short := _HOURS_AND.fullmatch(told):
        return _plausible(int(short[1]) * 3600 + int(short[2]) * 60, written)
    units = _UNITS.fullmatch(told)
    if units is None or not any(units.groups()):
        raise Mistake("bad-duration", f"{shown(written)} is no length of time", _duration_hint(told))
    thousandths = sum(
        _thousandths(part) * size for part, size in zip(units.groups(), (3600, 60, 1), strict=True) if part
    )
    if thousandths % 1000:
        raise Mistake("bad-duration", f"{shown(written)} is no whole number of seconds", _DURATION_HINT)
    return _plausible(thousandths // 1000, written)


def minutes(written: str) -> int:
    """A length of time in seconds, from a bare number of minutes or any of the forms of `seconds`."""
    told = written.strip()
    return seconds(f"{told} min" if re.fullmatch(_NUMBER, told) else written)


def rank(written: str) -> int:
    """A place in an order of precedence, from 1."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", written.strip()):
        raise Mistake("bad-number", f"{shown(written)} is no whole number from 1", "write 1 for who comes first")
    return int(written)


def _thousandths(number: str) -> int:
    whole, _, fraction = number.replace(",", ".").partition(".")
    return int(whole) * 1000 + int(fraction.ljust(3, "0") if fraction else 0)


def _plausible(length: int, written: str) -> int:
    if length > LONGEST_DURATION:
        raise Mistake("bad-duration", f"{shown(written)} is longer than 31 days", _DURATION_HINT)
    return length


def _duration_hint(told: str) -> str:
    if re.fullmatch(_NUMBER, told):
        return f"say of what: {told} min, {told} s"
    if pair := re.fullmatch(r"([0-9]{1,3}):([0-5][0-9])", told):
        return f"write {pair[1]} h {pair[2]} or {pair[1]} min {pair[2]} s"
    return _DURATION_HINT


_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")


def clock(written: str) -> str:
    """A time of day as ``HH:MM``: ``14:00``, ``9:30``."""
    told = written.strip()
    found = _CLOCK.fullmatch(told)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - hours and minutes of a day
        raise Mistake("bad-time", f"{shown(written)} is no time of day", _clock_hint(told))
    return f"{int(found[1]):02}:{found[2]}"


_DOTTED_CLOCK = re.compile(r"([0-9]{1,2})[.h]([0-9]{2})")
_HALF_DAY_CLOCK = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-9]{2}))?\s*([ap])\.?m\.?", re.IGNORECASE)


def _clock_hint(told: str) -> str:
    """The time in the form to write, where it was told in another one."""
    if dotted := _DOTTED_CLOCK.fullmatch(told):
        return f"write {int(dotted[1]):02}:{dotted[2]}"
    if half := _HALF_DAY_CLOCK.fullmatch(told):
        hour = int(half[1]) % 12 + (12 if half[3] in "pP" else 0)
        return f"write {hour:02}:{half[2] or '00'}"
    return "write hours and minutes such as 14:00"


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DATE_HINT = "write 2009-03-18, or 2009-03, 2009, 2009-03-16/2009-03-22"
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})\.? ([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,? ([0-9]{4})")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")


def date(written: str) -> str:
    """A date or an interval in ISO 8601, as precise as known: ``2009``, ``2009-03``, ``2009-03-16/2009-03-22``."""
    first, slash, last = written.strip().partition("/")
    _check_date(first, written)
    if slash:
        _check_date(last, written)
        if last < first[: len(last)]:
            raise Mistake("bad-date", f"{shown(written)} ends before it begins", "write the earlier date first")
    return f"{first}{slash}{last}"


def _check_date(told: str, written: str) -> None:
    found = _DATE.fullmatch(told)
    if found is None:
        raise Mistake("bad-date", f"{shown(written)} is no date", _date_hint(told))
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if not year or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise Mistake("bad-date", f"{shown(written)} is no date: there is no month {month} in {year}", _DATE_HINT)
    if not 1 <= day <= monthrange(year, month)[1]:
        length = monthrange(year, month)[1]
        raise Mistake("bad-date", f"{shown(written)} is no date: {month_name[month]} {year} has {length} days")


def _date_hint(told: str) -> str:
    """The date in ISO 8601 where its month is a word; ``3/4/2009`` is left alone, since it can be read in two ways."""
    if found := _DAY_MONTH_YEAR.fullmatch(told):
        day, month, year = found.groups()
    elif found := _MONTH_DAY_YEAR.fullmatch(told):
        month, day, year = found.groups()
    elif found := _MONTH_YEAR.fullmatch(told):
        month, day, year = found[1], "", found[2]
    else:
        return _DATE_HINT
    names = [name.lower() for name in month_name]
    number = next((index for index, name in enumerate(names) if index and name.startswith(month.lower())), 0)
    return f"write {year}-{number:02}{f'-{int(day):02}' if day else ''}" if number else _DATE_HINT


_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?(\[[^\]\s]+\])?"
)
_MOMENT_HINT = "write a date and a time such as 2009-03-18T14:00, with an offset 2009-03-18T14:00:00+02:00"


def moment(written: str) -> str:
    """A date and time in ISO 8601, the zone behind it as RFC 9557 has it, such as ``[Europe/Istanbul]``."""
    found = _MOMENT.fullmatch(written.strip())
    if found is None:
        raise Mistake("bad-time", f"{shown(written)} is no date and time", _MOMENT_HINT)
    day, time, odd, offset, named = found.groups()
    if (odd or ":00")[1:] > "59" or not _is_offset(offset or "Z"):
        raise Mistake("bad-time", f"{shown(written)} is no date and time", _MOMENT_HINT)
    if named:
        zone(named[1:-1])
    return f"{date(day)}T{clock(time)}{odd or ''}{offset or ''}{named or ''}"


def _is_offset(offset: str) -> bool:
    """Offsets in use reach from -12:00 to +14:00."""
    return offset == "Z" or (int(offset[1:3]) <= 14 and int(offset[4:]) <= 59)  # noqa: PLR2004 - hours, minutes


def start(written: str) -> str:
    """A date and time, or a time of day where the day is not known yet."""
    told = written.strip()
    return clock(told) if _CLOCK.fullmatch(told) else moment(told)


def deadline(written: str) -> str:
    """A date, or days before the session: ``S-10``."""
    days = re.fullmatch(r"[Ss]\s*[-–−]\s*([0-9]{1,3})(?: days?)?", written.strip())
    if days:
        return f"S-{int(days[1])}"
    try:
        told = date(written)
        calendar_date.fromisoformat(told)
    except ValueError:
        hint = "write 2009-03-08, or S-10 for ten days before the session"
        raise Mistake("bad-date", f"{shown(written)} is neither a day nor days before the session", hint) from None
    return told


_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def yes_or_no(written: str) -> bool:
    """``true``, ``yes``, ``false``, ``no``."""
    try:
        return _YES[written.strip().lower()]
    except KeyError:
        raise Mistake("bad-choice", f"{shown(written)} is neither yes nor no", "write yes or no") from None


def choice(written: str, choices: tuple[str, ...]) -> str:
    """One of the words that a field knows, in any case."""
    told = " ".join(written.split()).lower()
    for known in choices:
        if told == known.lower():
            return known
    likely = nearest(told, choices)
    start_of_hint = f"did you mean {likely}? " if likely else ""
    raise Mistake("bad-choice", f"{shown(written)} is not one of its words", f"{start_of_hint}{', '.join(choices)}")


_OF_NO_PLACE = {"localtime", "Factory"}
"""Names in some machines' data that mean another zone on each, or none."""


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    """The zones that this machine knows; none where it has no time zone data, and then any name will do."""
    return tuple(sorted(zoneinfo.available_timezones() - _OF_NO_PLACE))


def zone(written: str) -> str:
    """A name of the IANA time zone database, such as ``Europe/Istanbul``."""
    told = written.strip()
    known = _zones()
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", told) or (known and told not in known):
        likely = nearest(told, known)
        hint = f"did you mean {likely}?" if likely else "write the IANA name, such as Europe/Istanbul"
        raise Mistake("bad-time-zone", f"{shown(written)} is no time zone", hint)
    return told


def language(written: str) -> str:
    """A language tag (BCP 47) such as ``en`` or ``pt-BR``."""
    told = written.strip()
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}", told):
        raise Mistake("bad-language", f"{shown(written)} is no language", "write its tag, such as en, fr or pt-BR")
    return told


def locale(written: str) -> str:
    """One of `LOCALES`, in any case, such as ``en-US``."""
    told = written.strip().replace("_", "-")
    known = next((each for each in LOCALES if each.casefold() == told.casefold()), None)
    if known is None:
        hint = f"write one of {', '.join(LOCALES)}: the words of the pages are English"
        raise Mistake("bad-locale", f"{shown(written)} is no locale that pages can be printed in", hint)
    return known


def age_key(written: str) -> str:
    """A public key of age (age-encryption.org/v1): Bech32 of 32 bytes behind ``age1``."""
    told = written.strip()
    if told.upper().startswith("AGE-SECRET-KEY-"):
        hint = "take it out of this file, and ask the outlet for a new public key: this one is known now"
        raise Mistake("bad-key", "this is a private key of age", hint)
    if not re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", told):
        hint = "ask the outlet for the line that begins with age1; age-keygen makes it"
        raise Mistake("bad-key", f"{shown(written)} is no public key of age", hint)
    return told
