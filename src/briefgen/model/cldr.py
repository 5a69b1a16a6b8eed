"""Dates, figures, lists and languages as a locale writes them: the patterns of Unicode CLDR, through babel.

`locale` is a tag of `locales.LOCALES` everywhere. The clock stays that of 24 hours: decisions/2026-11-22-locales.md.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from briefgen.model.locales import DEFAULT
from briefgen.model.words import moment

WRITTEN = re.compile(r"(?P<year>\d{4}|\?{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
LEAP_YEAR = 2000
"""Stands for a year that nobody said, which is not printed: it has all days."""
FULL = ("year", "month", "day")
SKELETONS = {("year",): "y", ("year", "month"): "yMMMM", FULL: "yMMMd"}
"""CLDR's names for patterns, by how precisely a date is known."""
LETTERS = {"year": "y", "month": "M", "day": "d"}
THIN_SPACE = "\u2009"
CLOSED_UP = re.compile(rf"(?<=\d){THIN_SPACE}–{THIN_SPACE}(?=\d)")


def day(iso: str, locale: str = DEFAULT) -> str:
    """A date or an interval as precise as it is known: ``April 2008``, ``18 March 2009``, ``16–22 March 2009``.

    Raises ValueError for what is no date in ISO 8601.
    """
    first, _, last = iso.partition("/")
    if not last or last == first:
        return _one(first, locale)
    return _interval(first, last, locale)


def day_within(iso: str, locale: str = DEFAULT) -> str:
    """A date inside of a sentence: ``on May 3, 2031, in`` where a comma stands before the year."""
    printed = day(iso, locale)
    return f"{printed}," if re.search(r", \d+$", printed) else printed


def issue_day(iso: str, locale: str = DEFAULT) -> str:
    """The date of a moment, in UTC: ``22 November 2026``."""
    return _one(f"{moment(iso):%Y-%m-%d}", locale)


def issue_time(iso: str, locale: str = DEFAULT) -> str:
    """``22 November 2026, 07:00 UTC``."""
    return f"{issue_day(iso, locale)}, {moment(iso):%H:%M} UTC"


def figure(value: float, locale: str = DEFAULT) -> str:
    """A number with its thousands grouped: ``1,200``, ``2.5``."""
    return format_decimal(value, locale=_known(locale))


def language(tag: str, locale: str = DEFAULT) -> str:
    """The name of a language, such as ``French``; its tag where CLDR has no name for it."""
    names = _known(locale).languages
    first, _, _ = tag.partition("-")
    return str(names.get(tag.replace("-", "_")) or names.get(first.casefold()) or tag)


def separators(count: int, locale: str = DEFAULT) -> tuple[str, ...]:
    """What stands behind each of so many things in a row: ``, `` and `` and ``, nothing behind the last."""
    if not count:
        return ()
    patterns = _known(locale).list_patterns["standard"]
    if count == 2:  # noqa: PLR2004 - CLDR has a pattern for two
        return _between(patterns["2"]), ""
    commas = (patterns["start"], *(patterns["middle"] for _ in range(count)))[: count - 2]
    return (*map(_between, (*commas, patterns["end"])), "")[-count:]


def _between(pattern: str) -> str:
    """What stands between the two things of a pattern."""
    return pattern.removeprefix("{0}").removesuffix("{1}")


@cache
def _known(locale: str) -> Locale:
    return Locale.parse(locale, sep="-")


def _one(iso: str, locale: str) -> str:
    told, at = _read(iso)
    known = _known(locale)
    if told == FULL:
        return format_date(at, "long", known)
    pattern = known.datetime_skeletons["MMMMd" if "year" not in told else SKELETONS[told]]
    return format_date(at, pattern.pattern, known)


def _interval(first: str, last: str, locale: str) -> str:
    """Both ends by CLDR's pattern for what differs between them; side by side where they are not equally precise."""
    (told, begin), (also_told, end) = _read(first), _read(last)
    known = _known(locale)
    skeleton = SKELETONS.get(told) if told == also_told else None
    if skeleton is None:
        both = str(known.interval_formats[None]).format(_one(first, locale), _one(last, locale))
        return both.replace(THIN_SPACE, " ")
    differing = next(name for name in told if getattr(begin, name) != getattr(end, name))
    # CLDR has intervals of days with short months only, and says how to make them longer: widen the field (UTS 35-4).
    patterns = (re.sub("M+", "MMMM", part) for part in known.interval_formats[skeleton][LETTERS[differing]])
    shown = "".join(format_date(at, part, known) for at, part in zip((begin, end), patterns, strict=True))
    return (CLOSED_UP.sub("–", shown) if differing == told[-1] else shown).replace(THIN_SPACE, " ")


def _read(iso: str) -> tuple[tuple[str, ...], date]:
    """Which of year, month and day a date tells, and a day that has them."""
    found = WRITTEN.fullmatch(iso)
    if found is None:
        message = f"“{iso}” is no date"
        raise ValueError(message)
    told = tuple(name for name, text in found.groupdict().items() if text and text.isdecimal())
    year = int(found["year"]) if "year" in told else LEAP_YEAR
    return told, date(year, int(found["month"] or 1), int(found["day"] or 1))
