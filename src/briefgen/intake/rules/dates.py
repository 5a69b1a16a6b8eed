"""Dates as precise as they are written, in ISO 8601: `2009`, `2008-04`, `2009-03-18`, `2009-03-16/2009-03-22`."""

from __future__ import annotations

import re
from calendar import monthrange

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_TO = r" ?(?:-|–|—|to) ?"

DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?P<day>{_DAY})(?:(?: (?P<month_from>{_MONTH}))?(?:,? (?P<year_from>{_YEAR}))?{_TO}(?P<day_to>{_DAY}))?"
    rf"(?: of)? (?P<month>{_MONTH}),? (?P<year>{_YEAR})"
    rf"|(?P<month_us>{_MONTH}) (?P<day_us>{_DAY})"
    rf"(?:{_TO}(?:(?P<month_us_to>{_MONTH}) )?(?P<day_us_to>{_DAY}))?,? (?P<year_us>{_YEAR})"
    rf"|(?P<month_only>{_MONTH}),? (?P<year_only>{_YEAR})"
    rf"|(?P<bare>{_YEAR}))(?![\w/-]|\.[0-9])",
    re.IGNORECASE,
)


def iso(match: re.Match[str]) -> str | None:
    """The date that `DATE` matched, never more precise than it is written; None when no calendar has it."""
    if match["iso"]:
        return match["iso"] if _is_day(*map(int, match["iso"].split("-"))) else None
    if match["bare"]:
        return match["bare"]
    if match["month_only"]:
        return f"{match['year_only']}-{_month(match['month_only']):02d}"
    if match["month_us"]:
        last = (match["year_us"], match["month_us_to"] or match["month_us"], match["day_us_to"] or match["day_us"])
        return _interval((match["year_us"], match["month_us"], match["day_us"]), last)
    last = (match["year"], match["month"], match["day_to"] or match["day"])
    first = (match["year_from"] or match["year"], match["month_from"] or match["month"], match["day"])
    return _interval(first, last)


def is_full(date: str) -> bool:
    """Whether a date names its day, or its first and last day."""
    return len(date) >= len("2009-03-18")


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
    return 1 <= month <= len(_MONTHS) and 1 <= day <= monthrange(year, month)[1]


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month.startswith(name.casefold().rstrip(".")[:3]))
