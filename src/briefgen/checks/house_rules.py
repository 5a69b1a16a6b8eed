"""The limits that a house sets for its papers, and the forms of address that its protocol asks for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, Severity, at
from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.house_rules import house_rules
from briefgen.model.points import Register

SUMMARY = "release-summary"


def headline_too_long(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The headline of the release."""
    rules = house_rules(event)
    limit = rules.limits.headline_characters
    for text in _longer(event, "release-headline", limit):
        yield at(
            text.spans[0],
            "headline-too-long",
            f"the headline has {len(text.text)} characters, more than the {limit} of the rules {rules.name}",
            hint="shorten wording.release-headline",
        )


def summary_too_long(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The sentence under it, which search results show: the summary where there is one, else the lead."""
    rules = house_rules(event)
    limit = rules.limits.summary_characters
    name = next((each.id for each in event.wordings if each.id == SUMMARY), "release-lead")
    for text in _longer(event, name, limit):
        yield at(
            text.spans[0],
            "summary-too-long",
            f"the summary has {len(text.text)} characters, more than the {limit} of the rules {rules.name}",
            hint=f"shorten wording.{name}",
        )


def _longer(event: Event, wording: str, limit: int) -> Iterator[Fact]:
    texts = (each.text for each in event.wordings if each.id == wording)
    return (text for text in texts if limit and len(text.text) > limit)


def talking_points_many(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """More talking points than anybody says; a few more than is best are a note."""
    limits = house_rules(event).limits
    points = event.talking_points
    if len(points) <= limits.talking_points:
        return
    is_many = len(points) > limits.talking_points_most
    most = f"; {words.number(limits.talking_points_most)} are the most" if is_many else ""
    yield at(
        points[limits.talking_points].text.spans[0],
        "talking-points-many",
        f"there are {words.number(len(points))} talking points, more than {words.number(limits.talking_points)}{most}",
        hint="keep those that must be said",
        severity=Severity.WARNING if is_many else Severity.NOTE,
    )


def address_missing(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Somebody who is named in a row or heads the session, and has no form of address."""
    if not house_rules(event).form_of_address:
        return
    session = event.session
    heads = (session.chair, session.moderator, session.rapporteur)
    seats = (*heads, *(seat for row in session.segments for seat in row.who))
    for person_id in dict.fromkeys(seat.person.text for seat in seats if seat.person):
        person = event.person(person_id)
        if person and person.name and not person.form_of_address:
            yield at(
                person.name.spans[0],
                "address-missing",
                f"{person.name.text} has no form of address, and the rules {house_rules(event).name} ask for one",
                hint=f"in event.yaml, write people: {{{person.id}: {{form_of_address: ...}}}}",
            )
