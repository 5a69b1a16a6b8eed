"""What was read, as plain data: the object that ``extract --format json`` prints and other programs rely on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.model.event import Abbreviation, Action, Event, Organisation
from briefgen.model.facts import Fact, derived
from briefgen.model.points import Register
from briefgen.model.session import Segment
from briefgen.model.timing import MINUTE

Json = dict[str, Any]


def extracted(event: Event, register: Register) -> Json:
    """The event as plain data; every scalar is a fact object, an open one has the value null."""
    session = event.session
    launched = event.launched
    return {
        "title": fact(event.note_title),
        "event_title": fact(event.title),
        "topic_code": fact(event.topic.code),
        "topic": fact(event.topic.title),
        "forum": fact(event.forum),
        "session_number": fact(session.number),
        "session_kind": fact(session.kind),
        "status": fact(event.status),
        "dates": [fact(each) for each in (*_known(event.dates, session.date), *event.dates_seen)],
        "venue": fact(session.room or event.place),
        "time_zone": fact(event.time_zone or event.note_time_zone),
        "total_duration_min": _minutes(session.duration),
        "segments": list(_segments(event)),
        "people": [*_people(event), *_roles_wanted(event)],
        "organisations": [*map(_organisation, event.organisations), *map(_abbreviation, event.abbreviations)],
        "working_sessions": [{"title": fact(each.title), "kind": fact(each.kind)} for each in session.related],
        "actions": [{"who": fact(a.who), "verb": fact(a.verb), "what": fact(a.what)} for a in event.actions],
        "events": list(_beginnings(event)),
        "aims": [fact(each) for each in (*_known(*([launched.aim] if launched else [])), *event.aims_seen)],
        "roles": [fact(line) for line in launched.lines] if launched else [],
        "open_points": list(_open_points(event, register)),
        **_press(event),
    }


def fact(value: Fact) -> Json:
    """One fact as an object."""
    return {
        "value": list(value.value) if isinstance(value.value, tuple) else value.value,
        "how": value.how,
        "rule": value.rule,
        "standing": value.standing,
        "spans": [
            {"source": span.source, "sha256": span.sha256, "locator": span.locator, "quote": span.quote}
            for span in value.spans
        ],
    }


def _known(*facts: Fact) -> Iterator[Fact]:
    return (each for each in facts if each)


def _minutes(value: Fact) -> Json:
    """A length of time in minutes, a whole number where it is one."""
    said = fact(value)
    if isinstance(value.value, int):
        minutes, rest = divmod(value.value, MINUTE)
        said["value"] = value.value / MINUTE if rest else minutes
    return said


def _segments(event: Event) -> Iterator[Json]:
    """The parts that a source names, the rows in them, and timed lines of a programme."""
    for part in event.session.parts:
        if part.title:
            yield _segment(part.title, _minutes(part.duration), None)
        for row in event.session.rows(part):
            yield _row(row, part.title or None)
    for line in event.timed:
        said = _segment(line.title, _minutes(line.duration), line.part_of)
        times = {"start": fact(line.start), "end": fact(line.end), "implied_end": fact(line.implied_end)}
        yield {**said, "day": fact(line.day), **times, "room": fact(line.room)}


def _row(row: Segment, part: Fact | None) -> Json:
    return {**_segment(row.title, _minutes(row.duration), part), "start": fact(row.start)}


def _segment(title: Fact, duration: Json, part: Fact | None) -> Json:
    hole = fact(Fact(id="hole"))
    return {
        "title": fact(title),
        "day": hole,
        "start": hole,
        "end": hole,
        "duration_min": duration,
        "part_of": fact(part) if part else hole,
    }


def _people(event: Event) -> Iterator[Json]:
    for person in event.people:
        yield {
            "name": fact(person.name),
            "role": fact(person.role),
            "title": fact(person.title),
            "affiliation": fact(person.organisation),
            "status": fact(person.status),
            "count": fact(Fact(id="hole")),
        }


def _roles_wanted(event: Event) -> Iterator[Json]:
    """Those who are to act and are not named: ``representatives of the founding members``."""
    hole = fact(Fact(id="hole"))
    for action in event.actions:
        yield {
            "name": hole,
            "role": fact(action.verb),
            "title": hole,
            "affiliation": fact(action.who),
            "status": hole,
            "count": fact(_counted(event, action)),
        }


def _counted(event: Event, action: Action) -> Fact:
    """How many of them there are: one for each member of what is launched."""
    members = tuple(each.member_as for each in event.members)
    return derived(f"{action.id}.count", len(members), "members-counted", *members) if members else Fact(id="hole")


def _organisation(organisation: Organisation) -> Json:
    return {
        "name": fact(organisation.name),
        "acronym": fact(organisation.acronym),
        "variants": [fact(each) for each in organisation.variants],
        "roles": [fact(organisation.member_as)] if organisation.member_as else [],
    }


def _abbreviation(abbreviation: Abbreviation) -> Json:
    return {
        "name": fact(abbreviation.name),
        "acronym": fact(abbreviation.acronym),
        "variants": [fact(abbreviation.name)],
        "roles": [],
    }


def _press(event: Event) -> Json:
    """What sources that are texts for the press say of themselves; the event's own embargo wins."""
    texts = event.press_texts
    hole = Fact(id="hole")
    return {
        "dateline": fact(next((each.dateline for each in texts if each.dateline), hole)),
        "embargo": fact(event.embargo or next((each.embargo for each in texts if each.embargo), hole)),
        "quotes": [{"text": fact(q.text), "person": fact(q.person)} for each in texts for q in each.quotes],
        "boilerplate": [fact(about) for each in texts for about in each.boilerplate],
        "contacts": [
            {
                "name": fact(contact.name),
                "title": fact(contact.title),
                "organisation": fact(contact.organisation),
                "email": fact(contact.email),
                "phone": fact(contact.phone),
            }
            for each in texts
            for contact in each.contacts
        ],
    }


def _beginnings(event: Event) -> Iterator[Json]:
    for organisation in event.organisations:
        for each in organisation.beginnings:
            yield {
                "name": fact(each.occasion or each.verb),
                "what": fact(each.verb),
                "who": fact(organisation.acronym or organisation.name),
                "date": fact(each.date),
                "place": fact(each.place),
            }


def _open_points(event: Event, register: Register) -> Iterator[Json]:
    """Those that a source states, in its words; then what is missing without a word, as ``implicit``."""
    stated = {each.text.id for each in event.stated_open}
    for each in event.stated_open:
        yield {"text": fact(each.text), "kind": fact(each.kind)}
    for point in register.points:
        if not point.covers & stated:
            kind = Fact(id=f"points.{point.id}.kind", value=f"implicit: {point.id}", how="derived", rule="register")
            yield {"text": fact(point.fact), "kind": fact(kind)}
