"""Ids that lead nowhere: a person, organisation or open point that nothing else names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from briefgen.findings import Finding, at
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.points import Register
from briefgen.model.register import may_be_open
from briefgen.model.session import Seat


def unknown_reference(event: Event, register: Register) -> Iterator[Finding]:
    """Every id that leads nowhere, with the nearest one that does."""
    people = [person.id for person in event.people]
    organisations = [organisation.id for organisation in event.organisations]
    for seat in _seats(event):
        yield from _unknown(seat.person, people, "person", "people:")
        yield from _unknown(seat.organisation, organisations, "organisation", "organisations:")
    for person in event.people:
        yield from _unknown_id(person.organisation, organisations)
    for text in event.own_texts:
        yield from _unknown(text.person, people, "person", "people:")
    yield from _parts(event)
    points = [point.id for point in register.points]
    for owner in event.owners:
        if owner.id != "default" and not may_be_open(event, owner.id) and owner.role:
            yield _finding(
                owner.role, owner.id, "open point", points, "leave the line out: nothing of that name is open"
            )


def _unknown_id(fact: Fact, known: list[str]) -> Iterator[Finding]:
    """A person's organisation may be an id or a name; an id that leads nowhere is nearly one that does."""
    if fact and fact.text not in known and difflib.get_close_matches(fact.text, known, n=1):
        yield _finding(fact, fact.text, "organisation", known, "")


def _parts(event: Event) -> Iterator[Finding]:
    """Rows of a part that the sources do not have, where they have parts."""
    stated = [part.id for part in event.session.parts if part.title or part.duration]
    for row in event.session.segments:
        if stated and row.part and row.part.text not in stated:
            known = ", ".join(stated)
            yield at(
                row.part.spans[0],
                "unknown-reference",
                f"row {row.id} is of part “{row.part.text}”, and the sources have the parts {known}",
                hint="write one of them",
            )


def _seats(event: Event) -> Iterator[Seat]:
    session = event.session
    yield from (session.chair, session.moderator, session.rapporteur)
    for row in session.segments:
        yield from row.who


def _unknown(fact: Fact, known: list[str], what: str, where: str) -> Iterator[Finding]:
    if fact and fact.text not in known:
        yield _finding(fact, fact.text, what, known, f"list it in event.yaml under {where}")


def _finding(fact: Fact, wrong: str, what: str, known: Iterable[str], otherwise: str) -> Finding:
    near = difflib.get_close_matches(wrong, list(known), n=1)
    return at(
        fact.spans[0],
        "unknown-reference",
        f"there is no {what} “{wrong}”",
        hint=f"did you mean “{near[0]}”?" if near else otherwise,
    )
