"""The outcome: nobody prints that something was held, postponed or cancelled which nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, Severity, at
from briefgen.model import cldr
from briefgen.model.event import Event
from briefgen.model.outcome import HELD, PLANNED, was_held
from briefgen.model.points import Register
from briefgen.model.tense import future_texts, lies_after_issue


def outcome_unconfirmed(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """An outcome that would change what is printed, and that nobody has confirmed."""
    said = event.outcome
    if said and said.text != PLANNED and said.standing != "confirmed":
        yield at(
            said.spans[0],
            "outcome-unconfirmed",
            f"the event is said to be {said.text}, and nobody has confirmed it",
            severity=Severity.ERROR,
            hint=f"write outcome: {{value: {said.text}, confirmed_by: ...}}, or leave it out until somebody knows",
        )


def outcome_too_early(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A session that is told as held on a day after the issue."""
    if event.outcome.text == HELD and lies_after_issue(event):
        yield at(
            event.outcome.spans[0],
            "outcome-too-early",
            f"the session is said to be held, and its day, {cldr.day(event.session.date.text)}, is after the issue "
            f"time, {cldr.issue_time(event.issue.time.text)}",
            severity=Severity.ERROR,
            hint="correct the day or the issue time, or leave the outcome out until it was held",
            others=(*event.session.date.spans, *event.issue.time.spans),
        )


def tense_wording(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A text that still tells as to come what was held."""
    if not was_held(event):
        return
    for each in future_texts(event):
        yield at(
            each.text.spans[0],
            "tense-wording",
            f"{each.text.id.rpartition('.')[0]} says “{each.words}”, and the session was held",
            hint="write it anew: nobody but you changes your words",
            others=event.outcome.spans,
        )
