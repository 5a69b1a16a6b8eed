"""The days of an event: dates in its head and on the headings of its programme.

A date that stands alone without its weekday is left alone: it may be the date of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.passages import Passage
from briefgen.intake.rules.dates import DATE, is_full, iso
from briefgen.intake.rules.headline import head
from briefgen.model.claims import Claim

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )"
_NUMBERED = re.compile(r"day ([0-9]{1,2}|one|two|three|four|five)\b", re.IGNORECASE)
_HEADING = re.compile(
    rf"(?:(?:programme|program|agenda)(?: for)? )?(?:day [0-9]{{1,2}} ?[,:–—-]? ?\(?)?{_WEEKDAY}", re.IGNORECASE
)
_LABEL = re.compile(r"(?:dates?(?: and (?:time|place|venue))?|when) ?[:–—-]", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:conference|congress|consultation|dialogue|exchange|forum|launch|meeting|round ?table|seminar|session|summit"
    r"|symposium|training|webinar|week|workshop)\b",
    re.IGNORECASE,
)
_MOST_WORDS_AROUND = 4


def dates(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """The full dates of the event, each once, in the order of the note."""
    in_head = head(passages)
    seen: dict[str, None] = {}
    for passage in passages:
        match = day_of(passage) or (_date_in_head(passage) if any(passage is line for line in in_head) else None)
        value = iso(match) if match else None
        if match and value and value not in seen:
            seen[value] = None
            yield Claim(path=("dates", str(len(seen))), value=value, span=passage.span(*match.span()))


def day_of(passage: Passage) -> re.Match[str] | None:
    """The date of a heading such as `Tuesday, March 10, 2015`."""
    heading = _HEADING.match(passage.text)
    date = DATE.match(passage.text, heading.end()) if heading else None
    if not date or not is_full(iso(date) or "") or len(passage.text[date.end() :].split()) > _MOST_WORDS_AROUND:
        return None
    return date


def numbered_day(passage: Passage) -> re.Match[str] | None:
    """A heading such as `Day 2` or `Day 2: In the field`."""
    number = _NUMBERED.match(passage.text)
    return number if number and len(passage.text.split()) <= 2 + 2 * _MOST_WORDS_AROUND else None


def _date_in_head(passage: Passage) -> re.Match[str] | None:
    """A full date with a label or with a word for an event, or an interval by itself."""
    for date in DATE.finditer(passage.text):
        value = iso(date) or ""
        alone = len(passage.text) - len(date.group()) <= len(". ()")
        if is_full(value) and (_LABEL.match(passage.text) or _EVENT.search(passage.text) or ("/" in value and alone)):
            return date
    return None
