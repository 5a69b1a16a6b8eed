"""Whatever is open is a finding: at its line where a source speaks of it, with what to write where it is silent."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model.event import Event
from briefgen.model.points import Point, Register

OWN_CHECK = ("name-", "beginnings-")
"""Points whose own checks say more."""

REMEDIES = {
    "title": "in event.yaml, write sessions: {%s: {title: ..., duration: 2 h}}",
    "forum": "in event.yaml, write event: {forum: ..., standing: confirmed} once it is agreed",
    "date": "in event.yaml, write sessions: {%s: {start: 2031-05-03T14:00}}",
    "start": "in event.yaml, write sessions: {%s: {start: 2031-05-03T14:00}} and event: {time_zone: Europe/Paris}",
    "place": "in event.yaml, write sessions: {%s: {room: ...}} and event: {place: ...}",
    "chair": "in event.yaml, write sessions: {%s: {chair: id}} and the person under people:",
    "secretariat": "in event.yaml, write contacts: {secretariat: {name: ..., phone: ...}}",
    "issuer": "in event.yaml, write event: {issuer: ...}",
    "dateline": "in event.yaml, write event: {dateline: {city: ..., date: 2031-05-03}}",
    "embargo": "in event.yaml, write event: {embargo: 2031-05-03T14:00:00+02:00[Europe/Paris]}",
    "press-contact": "in event.yaml, write contacts: {press: {name: ..., phone: ..., out_of_hours: ...}}",
    "clearance": "in event.yaml, write standing: confirmed beside each text once it is cleared",
    "speakers": "in event.yaml, write a row for each under sessions: {%s: {segments: [...]}}, with who speaks",
    "advisory": "in event.yaml, write event: {advisory: {accreditation: ..., deadline: 2031-05-01}}",
    "tense": "write them anew; briefgen check names each with its place",
    "languages": "in event.yaml, write event: {language: [en, fr]}",
    "papers": "in event.yaml, list them under papers:",
    "findings": "in event.yaml, write sessions: {%s: {related: {1: {findings: ...}}}}",
    "issue": "in event.yaml, write event: {issue: {number: 1, time: 2031-05-03T07:00:00Z}}",
}
NAMES = "in event.yaml, name a person in the row's who: and list the person under people:"


def open_point(event: Event, register: Register) -> Iterator[Finding]:
    """One finding for each point of the register."""
    own = {text.point_id for text in event.own_texts}
    for point in register.points:
        if point.id.startswith(OWN_CHECK) or (point.holds == "single texts" and point.id in own):
            continue
        message = f"open: {point.fact.text} (point {point.number}, {point.id}, holds up {point.holds})"
        hint = _remedy(event, point)
        if point.spans:
            yield at(point.spans[0], "open-point", message, hint=hint, others=point.spans[1:])
        else:
            yield Finding(code="open-point", message=message, hint=hint)


def _remedy(event: Event, point: Point) -> str:
    if point.unconfirmed:
        places = ", ".join(dict.fromkeys(span.place for span in point.unconfirmed))
        return f"once it is agreed, write standing: confirmed beside it ({places})"
    remedy = REMEDIES.get(point.id)
    if remedy is None:
        is_name = any(fact_id.endswith(".person") for fact_id in point.covers)
        return NAMES if is_name else "settle it, then change the source that says it is open"
    return remedy % event.session.id if "%s" in remedy else remedy
