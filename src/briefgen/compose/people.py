"""People as a copy names them: name, title, organisation, and what they do in the session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model.event import Event, Person
from briefgen.model.facts import Fact, derived


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person. ``organisation`` is the name of theirs, or as it is given; ``roles`` are those in the session."""

    id: str
    name: Fact
    title: Fact
    organisation: Fact
    acronym: Fact
    roles: tuple[Fact, ...] = ()


def named(event: Event, person: Person) -> PersonView:
    """A person as the event, seen by an audience, has them."""
    organisation = event.organisation(person.organisation.text) if person.organisation else None
    path = f"people.{person.id}.organisation"
    return PersonView(
        id=person.id,
        name=person.name,
        title=person.title,
        organisation=organisation.name if organisation else person.organisation,
        acronym=organisation.acronym if organisation else Fact(id=f"{path}.acronym"),
        roles=tuple(_roles(event, person)),
    )


def taking_part(event: Event) -> tuple[PersonView, ...]:
    """Everybody whose name is known: those at the head of the session, then by their rows, then all others."""
    ids = dict.fromkeys([*(person_id for _, person_id in _seats(event)), *(person.id for person in event.people)])
    people = (event.person(person_id) for person_id in ids)
    return tuple(named(event, person) for person in people if person and person.name)


def on_stage(event: Event) -> tuple[PersonView, ...]:
    """Those of them who have something to do in the session."""
    return tuple(each for each in taking_part(event) if each.roles)


def _roles(event: Event, person: Person) -> Iterator[Fact]:
    """What a person does in the session, each role once; else the role that the person is listed with."""
    roles = {role.text.casefold(): role for role, person_id in _seats(event) if person_id == person.id and role}
    yield from roles.values() or ((person.role,) if person.role else ())


def _seats(event: Event) -> Iterator[tuple[Fact, str]]:
    """Every seat that a person has, with its role."""
    session = event.session
    for seat, word in ((session.chair, "Chair"), (session.moderator, "Moderator"), (session.rapporteur, "Rapporteur")):
        if seat.person:
            yield derived(f"{seat.person.id}.role", word, "seat", seat.person), seat.person.text
    for row in session.segments:
        for seat in row.who:
            if seat.person:
                yield seat.role, seat.person.text
