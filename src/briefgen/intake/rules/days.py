"""The days of an event: dates in its head and on the headings and columns of its programme.

A date that stands alone without its weekday counts only where times follow it: it may be the date of the paper.
A heading without a year takes the year of the head where the weekday agrees, which is derived; else it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.intake.rules import dates as calendar
from briefgen.intake.rules.clock import figures, without_times
from briefgen.intake.rules.dates import DATE, NUMERIC, WEEKDAY, YEARLESS, is_full, iso
from briefgen.intake.rules.headline import head
from briefgen.intake.rules.words import NUMBERS, number
from briefgen.intake.vocabulary import either, pattern
from briefgen.model.claims import Claim, Value
from briefgen.origin import How, Span

_NUMBERED = re.compile(
    rf"{pattern('dates', 'day')} ?#?(?P<number>[0-9]{{1,2}}|{either(list(NUMBERS)[:10])})(?![\w:.]*[0-9])"
    r"|第 ?(?P<zh>[0-9一二三四五六七八九十]) ?[天日]"
)
_ZH = "一二三四五六七八九十"
_WEEKDAY = re.compile(rf"(?<![^\W\d_]){WEEKDAY}", re.IGNORECASE)
_WEEKDAY_ALONE = re.compile(rf"{WEEKDAY}(?: ?(?:morning|afternoon|evening|am|pm))?[ .,:–—-]*", re.IGNORECASE)
_LABEL = re.compile(rf"{pattern('labels', 'date')}(?: \([^()]*\))? ?[:：–—-]")
_EVENT = re.compile(
    r"\b(?:conference|congress|consultation|dialogue|exchange|forum|launch|meeting|round ?table|seminar|session|summit"
    r"|symposium|training|webinar|week|workshop|hackathon|assembly|course|retreat|hearing)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\s*(?:\([^()]*\) ?)?[^\w(]{0,3}(?:\w+[ :–—-]+){0,4}\(?$")
_CITY = re.compile(r"[A-Z][^\d:;()]{1,50}, ?\(?")
_HEAD = 4
_TAIL_WORDS = 6
_MOST_WORDS = 14
_LONGEST = 160
_MOST_CHARACTERS_APART = 12


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the event: its date, or its number; `more` is where the year of a derived one stands."""

    value: Value
    span: Span
    how: How = "stated"
    rule: str | None = None
    more: tuple[Span, ...] = ()

    @property
    def is_date(self) -> bool:
        """Whether it is a date with its year."""
        return isinstance(self.value, str) and self.value[0] != "?"

    def claim(self, *path: str) -> Claim:
        """The day as a claim."""
        return Claim(path=path, value=self.value, span=self.span, how=self.how, rule=self.rule, more=self.more)


@dataclass(frozen=True, slots=True)
class Year:
    """A year that stands in the head of a document."""

    number: int
    span: Span


def years(passages: tuple[Passage, ...]) -> tuple[Year, ...]:
    """The years of the head."""
    found: dict[int, Year] = {}
    for passage in head(passages):
        for match in re.finditer(r"(?<![\w/.-])(?:19|20)[0-9]{2}(?![\w]|[/.][0-9])", figures(passage.text)):
            found.setdefault(int(match.group()), Year(int(match.group()), passage.span(*match.span())))
    return tuple(found.values())


def dates(passages: tuple[Passage, ...], of_rows: tuple[Day, ...] = ()) -> Iterator[Claim]:
    """The full dates of the event, each once, in the order of the note; then those that only its rows stand under."""
    in_head = (*head(passages), *passages[:_HEAD])
    of_head = years(passages)
    seen: dict[Value, None] = {}
    for passage in passages:
        day = heading(passage, of_head)
        if (not day or not isinstance(day.value, str)) and any(passage is line for line in in_head):
            day = _date_in_head(passage)
        if day and isinstance(day.value, str) and day.value not in seen:
            seen[day.value] = None
            yield day.claim("dates", day.value)
    for day in of_rows:
        if isinstance(day.value, str) and day.value not in seen:
            yield day.claim("dates", day.value)


def heading(passage: Passage, of_head: tuple[Year, ...], *, alone: bool = False) -> Day | None:
    """The day that a passage heads: a weekday with its date, `Day 2`, a weekday; with `alone` a date by itself."""
    text = without_times(figures(passage.text))
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return None
    if dated := _dated(passage, text, of_head, alone=alone or passage.cell is not None):
        return dated
    if numbered := _NUMBERED.match(text):
        if numbered["zh"]:
            count = int(numbered["zh"]) if numbered["zh"].isdigit() else _ZH.index(numbered["zh"]) + 1
        else:
            count = number(numbered["number"])
        return Day(count, passage.span(*numbered.span()))
    return None


def weekday_alone(passage: Passage) -> Span | None:
    """A heading that is a weekday and nothing else: a new day, whose number is counted."""
    return passage.span() if _WEEKDAY_ALONE.fullmatch(passage.text) else None


def _dated(passage: Passage, text: str, of_head: tuple[Year, ...], *, alone: bool) -> Day | None:
    named = _WEEKDAY.search(text)
    if named is None and not alone:
        return None
    first = re.match(r"\s*\W{0,3}", text)
    for pattern_ in (DATE, NUMERIC, YEARLESS):
        at_start = pattern_.match(text, first.end() if first else 0)
        for match in pattern_.finditer(text) if named else filter(None, [at_start]):
            bounds = sorted((match.span(), named.span())) if named else [match.span()]
            apart = bounds[-1][0] - bounds[0][1]
            near = named is not None and 0 <= apart <= _MOST_CHARACTERS_APART
            start, end = (bounds[0][0], bounds[-1][1]) if near else match.span()
            if not _is_head_of(text, start, end) or not (near or (alone and _fills(text, match))):
                continue
            weekday = calendar.weekday(named.group()) if near and named else None
            if day := _day(passage, match, weekday, of_head):
                return day
    return None


def _is_head_of(text: str, start: int, end: int) -> bool:
    """Little stands before the date, and little after it."""
    tail = [word for word in text[end:].split() if re.search(r"\w", word)]
    return _LEAD.fullmatch(text[:start]) is not None and len(tail) <= _TAIL_WORDS and not text.endswith(";")


def _fills(text: str, match: re.Match[str]) -> bool:
    behind = re.sub(r"\([^()]*\)", "", text[match.end() :])
    return not re.search(r"\w", text[: match.start()]) and len(re.findall(r"\w+", behind)) <= 1


def _day(passage: Passage, match: re.Match[str], weekday: int | None, of_head: tuple[Year, ...]) -> Day | None:
    span = passage.span(*match.span())
    if match.re is YEARLESS:
        return _of_year(match, span, weekday, of_head)
    value = calendar.numeric(match) if match.re is NUMERIC else iso(match)
    return Day(value, span) if value and is_full(value) else None


def _of_year(match: re.Match[str], span: Span, weekday: int | None, of_head: tuple[Year, ...]) -> Day | None:
    found = calendar.month_and_day(match)
    if not found:
        return None
    open_year = f"????-{found[0]:02d}-{found[1]:02d}"
    fitting = [year for year in of_head if _agrees(year.number, found, weekday)]
    if len(fitting) != 1 or (len(of_head) > 1 and weekday is None):
        return Day(open_year, span)
    value = open_year.replace("????", str(fitting[0].number))
    return Day(value, span, "derived", "year-of-head", (fitting[0].span,))


def _agrees(year: int, found: tuple[int, int], weekday: int | None) -> bool:
    try:
        return weekday in (None, calendar.weekday_of(f"{year:04d}-{found[0]:02d}-{found[1]:02d}"))
    except ValueError:
        return False


def _date_in_head(passage: Passage) -> Day | None:
    """A full date with a label or with a word for an event, or an interval by itself."""
    written = figures(passage.text)
    text = without_times(written)
    for pattern_ in (DATE, NUMERIC):
        for date in pattern_.finditer(text):
            value = (calendar.numeric(date) if pattern_ is NUMERIC else iso(date)) or ""
            alone = len(text.strip()) - len(date.group()) <= len(". ()")
            alone = alone and ("/" in value or text != written)
            first = "/" in value and date.start() == 0
            dateline = _CITY.fullmatch(text[: date.start()]) and re.match(r" ?[–—]| -", text[date.end() :])
            if is_full(value) and (dateline or _LABEL.match(text) or _EVENT.search(text) or alone or first):
                return Day(value, passage.span(*date.span()))
    return None
