"""Tense against date: what is told as to come, and lies before the issue time."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact


def past_dates(event: Event) -> Iterator[Fact]:
    """The dated values of an event that is still planned whose last day is before the issue day."""
    if event.issue.time.is_open or event.outcome.text not in ("", "planned"):
        return
    issued = f"{words.moment(event.issue.time.text):%Y-%m-%d}"
    for fact in (event.forum, event.title, event.dates, event.session.date):
        if fact and _lies_before(fact, issued):
            yield fact


def _lies_before(fact: Fact, issued: str) -> bool:
    """Whether the last day that a value can mean is before the issue day."""
    last = fact.text.rpartition("/")[2]
    if last[:4].isdigit() and set(last) <= set("0123456789-"):
        return last < issued[: len(last)]
    years = words.years(fact.text)
    return bool(years) and max(years) < int(issued[:4])
