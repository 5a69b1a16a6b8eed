"""Tense against date: a thing to come that lies before the issue time."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model import cldr
from briefgen.model.event import Event
from briefgen.model.points import Register
from briefgen.model.tense import past_dates


def tense_date(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The session or its forum is told as to come, and its date is before the issue time."""
    for fact in past_dates(event):
        yield at(
            fact.spans[0],
            "tense-date",
            f"“{fact.text}” lies before the issue time, {cldr.issue_time(event.issue.time.text)}, "
            "and the session is told as to come",
            hint="correct the date or the issue time, or write event: {outcome: {value: held, confirmed_by: ...}}",
            others=event.issue.time.spans,
        )
