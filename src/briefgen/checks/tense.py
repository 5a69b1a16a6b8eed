"""Tense against date: a thing to come that lies before the issue time."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.register import Register


def tense_date(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The session or its forum is told as to come, and its date is before the issue time."""
    if event.issue.time.is_open or event.outcome.text not in ("", "planned"):
        return
    issued = words.moment(event.issue.time.text)
    for fact in (event.forum, event.title, event.dates, event.session.date):
        if fact and _lies_before(fact, f"{issued:%Y-%m-%d}"):
            yield at(
                fact.spans[0],
                "tense-date",
                f"“{fact.text}” lies before the issue time, {words.issue_time(event.issue.time.text)}, "
                "and the session is told as to come",
                hint="correct the date or the issue time, or write event: {outcome: held}",
                others=event.issue.time.spans,
            )


def _lies_before(fact: Fact, issued: str) -> bool:
    """Whether the last day that a value can mean is before the issue day."""
    last = fact.text.rpartition("/")[2]
    if last[:4].isdigit() and set(last) <= set("0123456789-"):
        return last < issued[: len(last)]
    years = words.years(fact.text)
    return bool(years) and max(years) < int(issued[:4])
