"""Dates as precise as they are written, in ISO 8601: `2009`, `2008-04`, `2009-03-18`, `2009-03-16/2009-03-22`.

A day without a year is `????-03-18`: no year is made up. Months are words of any of the `languages/`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as calendar_date

from briefgen.intake.vocabulary import either, numbered, pattern

_NAMES = tuple(word for word in numbered("months") if not word[0].isdigit() and not "\u2e80" <= word[0] <= "\u9fff")
_MONTH = rf"(?:{either(_NAMES, cased=False)}\.?)"
_WEEKDAYS = tuple(word for word in numbered("weekdays") if len(word) > 1)
WEEKDAY = rf"(?:{either(_WEEKDAYS, cased=False)}\.?)"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th|ST|ND|RD|TH|er|º|\.)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_TO = rf" ?(?:[-‐‑–—]| {pattern('dates', 'to', cased=False)} | and | & |, ) ?"
_THROUGH = rf" ?(?:[-‐‑–—]| {pattern('dates', 'to', cased=False)} ) ?"
_OF = rf"(?: ?{pattern('dates', 'of', cased=False)})?"
_AFTER_YEAR = rf"(?: ?{pattern('dates', 'year', cased=False)})?"

DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?:[T ]00:00(?::00)?)?"
    rf"|(?P<year_zh>{_YEAR}) ?年 ?(?P<month_zh>1?[0-9]) ?月 ?(?P<day_zh>[0-3]?[0-9]) ?[日号號]"
    rf"|(?P<day>{_DAY})(?:(?: ?(?P<month_from>{_MONTH}))?(?:,? (?P<year_from>{_YEAR}))?"
    rf"{_TO}(?:{WEEKDAY},? )?(?P<day_to>{_DAY}))?"
    rf"{_OF},? ?-?(?P<month>{_MONTH}){_OF},? ?-?(?P<year>{_YEAR}){_AFTER_YEAR}"
    rf"|(?P<month_us>{_MONTH}) ?(?P<day_us>{_DAY})(?:[-‐–, ]{{1,2}}(?P<year_us_from>{_YEAR}))?"
    rf"(?:{_THROUGH}(?:(?P<month_us_to>{_MONTH}) )?(?P<day_us_to>{_DAY}))?,? ?(?P<year_us>{_YEAR})"
    rf"|(?P<month_only>{_MONTH}){_OF},? (?P<year_only>{_YEAR})"
    rf"|(?P<bare>{_YEAR}))(?![\w/-]|\.[0-9])",
    re.IGNORECASE,
)
"""A date with its year."""

YEARLESS = re.compile(
    rf"(?<![\w/.-])(?:(?P<day>{_DAY})(?:{_THROUGH}(?P<day_to>{_DAY}))?{_OF} ?(?P<month>{_MONTH})"
    rf"|(?P<month_us>{_MONTH}) ?(?P<day_us>{_DAY})(?:{_THROUGH}(?P<day_us_to>{_DAY}))?)"
    rf"(?![\w/-]|[.:][0-9]|,? ?{_YEAR})",
    re.IGNORECASE,
)
"""A day and its month, without a year."""

NUMERIC = re.compile(
    rf"(?<![\w/.-])(?P<first>[0-3]?[0-9])(?P<sign>[/.])(?P<second>[0-3]?[0-9])(?P=sign)(?P<year>{_YEAR})(?![\w/-]|\.[0-9])"
)
"""`27/02/2020`: a date only where one of the two figures can be no month."""


def iso(match: re.Match[str]) -> str | None:
    """The date that `DATE` matched, never more precise than it is written; None when no calendar has it."""
    if match["iso"]:
        return match["iso"] if _is_day(*map(int, match["iso"].split("-"))) else None
    if match["year_zh"]:
        numbers = int(match["year_zh"]), int(match["month_zh"]), int(match["day_zh"])
        return "{:04d}-{:02d}-{:02d}".format(*numbers) if _is_day(*numbers) else None
    if match["bare"]:
        return match["bare"]
    if match["month_only"]:
        return f"{match['year_only']}-{_month(match['month_only']):02d}"
    if match["month_us"]:
        last = (match["year_us"], match["month_us_to"] or match["month_us"], match["day_us_to"] or match["day_us"])
        return _interval((match["year_us_from"] or match["year_us"], match["month_us"], match["day_us"]), last)
    last = (match["year"], match["month"], match["day_to"] or match["day"])
    first = (match["year_from"] or match["year"], match["month_from"] or match["month"], match["day"])
    return _interval(first, last)


def month_and_day(match: re.Match[str]) -> tuple[int, int] | None:
    """The month and first day that `YEARLESS` matched; None when no year has it."""
    month = _month(match["month"] or match["month_us"])
    day = int(re.sub(r"\D", "", match["day"] or match["day_us"]))
    return (month, day) if _is_day(2000, month, day) else None


def numeric(match: re.Match[str]) -> str | None:
    """What `NUMERIC` matched, day first or month first; None where that cannot be told, or no calendar has it."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first, month_first = _is_day(year, second, first), _is_day(year, first, second)
    if day_first == month_first and first != second and match["sign"] != ".":
        return None
    if day_first:
        return f"{year:04d}-{second:02d}-{first:02d}"
    return f"{year:04d}-{first:02d}-{second:02d}" if month_first and match["sign"] == "/" else None


def weekday_of(date: str) -> int:
    """The weekday of a full date, Monday 1."""
    return calendar_date.fromisoformat(date).isoweekday()


def weekday(word: str) -> int:
    """The number of what `WEEKDAY` matched, Monday 1."""
    return numbered("weekdays")[_plain(word)]


def is_full(date: str) -> bool:
    """Whether a date names its day, or its first and last day."""
    return len(date) >= len("2009-03-18")


def _plain(word: str) -> str:
    folded = word.casefold()
    return folded if folded in numbered("weekdays") or folded in numbered("months") else folded.rstrip(".")


def _interval(first: tuple[str, str, str], last: tuple[str, str, str]) -> str | None:
    days = [_day(*first), _day(*last)]
    if None in days:
        return None
    if days[0] == days[1]:
        return days[0]
    return "/".join(day for day in days if day) if str(days[0]) < str(days[1]) else None


def _day(year: str, month: str, day: str) -> str | None:
    numbers = int(year), _month(month), int(re.sub(r"\D", "", day))
    return "{:04d}-{:02d}-{:02d}".format(*numbers) if _is_day(*numbers) else None


def _is_day(year: int, month: int, day: int) -> bool:
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months of a year


def _month(name: str) -> int:
    return numbered("months")[_plain(name)]
