"""What is owed, by whom: the open points by their owner, and what speakers and organisations have not sent yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model import words
from briefgen.model.event import Event, Organisation, Person
from briefgen.model.facts import Fact
from briefgen.model.points import Point, Register
from briefgen.model.session import Segment

ASKED = "requests"
"""The key of `owners` that says by when people are asked for what no point of the register asks."""
SLIDES = re.compile(r"\bslides\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing that is owed: what, by when (open where no day is given), and the open point that it closes, if any."""

    what: Fact
    by: Fact
    point: Point | None = None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Debtor:
    """Somebody who owes something: a person, an organisation, or a role while nobody holds it."""

    id: str
    name: Fact
    debts: tuple[Debt, ...]


def debtor_ids(event: Event, register: Register) -> tuple[str, ...]:
    """The ids of all who owe something."""
    return tuple(debtor.id for debtor in debtors(event, register))


def debtors(event: Event, register: Register) -> tuple[Debtor, ...]:
    """Everybody who owes something: owners of open points first, in the order of the register."""
    names: dict[str, Fact] = {}
    found: dict[str, list[Debt]] = {}
    for debtor, name, debt in (*_points(event, register), *_speakers(event), *_organisations(event)):
        names.setdefault(debtor, name)
        found.setdefault(debtor, []).append(debt)
    return tuple(Debtor(debtor, names[debtor], tuple(debts)) for debtor, debts in found.items())


Owed = tuple[str, Fact, Debt]


def _points(event: Event, register: Register) -> Iterator[Owed]:
    """The open points that somebody owes."""
    for point in register.points:
        if point.owner and point.owed_by:
            debtor = str(point.owed_by.value)
            yield _id(event, debtor), point.owed_by, Debt(point.fact, point.owner.by, point)


def _id(event: Event, word: str) -> str:
    """The id of the person or organisation that a word means, by id or by name, else the word."""
    names = [(each.name.text, each.id) for each in event.organisations]
    names += [(each.name.text, each.id) for each in event.people]
    return next((found for name, found in names if name and name.casefold() == word.casefold()), word)


def _asked_by(event: Event) -> Fact:
    """By when people are asked for what the register does not ask."""
    owners = {owner.id: owner for owner in event.owners}
    owner = owners.get(ASKED) or owners.get("default")
    return owner.by if owner else Fact(id=f"owners.{ASKED}.by")


def _speakers(event: Event) -> Iterator[Owed]:
    """What a person who heads the session or is named in a row has not sent."""
    for person in _seated(event):
        wanted = [
            ("takes-part", "whether you take part", "", person.name.is_agreed or person.status.text == "confirmed"),
            ("title", "your title, as it shall be printed", "beside your name", bool(person.title)),
            ("biography", "a biography of one short paragraph", "press kit", _has_biography(event, person)),
        ]
        slides = (row for row in _rows_of(event, person) if any(SLIDES.search(cue.text) for cue in row.cues))
        wanted += [(f"slides-{row.id}", f"your slides for row {row.id}, for the screen", "", False) for row in slides]
        for name, what, printed, has in wanted:
            if not has:
                yield (
                    person.id,
                    person.name,
                    _asked(event, f"people.{person.id}.owes.{name}", what, person.name, printed),
                )


def _has_biography(event: Event, person: Person) -> bool:
    """Whether one is there, or an open point asks for it."""
    texts = (each for each in event.own_texts if each.kind == "biography" and each.id == person.id)
    return any(each.text or each.text.spans for each in texts)


def _seated(event: Event) -> Iterator[Person]:
    session = event.session
    heads = (session.chair, session.moderator, session.rapporteur)
    seats = (*heads, *(seat for row in session.segments for seat in row.who))
    for person_id in dict.fromkeys(seat.person.text for seat in seats if seat.person):
        person = event.person(person_id)
        if person and person.name:
            yield person


def _rows_of(event: Event, person: Person) -> Iterator[Segment]:
    return (row for row in event.session.segments if any(seat.person.text == person.id for seat in row.who))


def _organisations(event: Event) -> Iterator[Owed]:
    """What a member, or whoever speaks for itself in a row, has not sent."""
    for organisation in event.organisations:
        rows = tuple(_spoken_for(event, organisation))
        if not rows and organisation not in event.members:
            continue
        wanted = [
            (f"text-{row.id}", f"the text of your statement in row {row.id}", "")
            for row in rows
            if row.kind_word == "statement" and not _has_statement(event, row)
        ]
        if not organisation.boilerplate:
            wanted.append(("boilerplate", "a standard paragraph about you", "press kit"))
        for name, what, printed in wanted:
            fact_id = f"organisations.{organisation.id}.owes.{name}"
            yield organisation.id, organisation.name, _asked(event, fact_id, what, organisation.name, printed)


def _has_statement(event: Event, row: Segment) -> bool:
    people = {seat.person.text for seat in row.who if seat.person}
    return any(each.text and each.kind == "statement" and each.person.text in people for each in event.own_texts)


def _spoken_for(event: Event, organisation: Organisation) -> Iterator[Segment]:
    rows = event.session.segments
    return (row for row in rows if any(seat.organisation.text == organisation.id for seat in row.who))


def _asked(event: Event, fact_id: str, what: str, asked: Fact, printed: str) -> Debt:
    fact = Fact(id=fact_id, value=words.sentence(what), how="derived", rule="asked-of-speakers", spans=asked.spans)
    return Debt(fact, _asked_by(event), printed=printed)
