"""A draft ``event.yaml``: what the sources say as comments with their places, and a line to fill for what is open.

Everything is a comment, so that the draft says nothing until somebody takes the mark away: what the note states
stays the note's, and no hole is filled by copying.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefgen.model import words
from briefgen.model.claims import Value
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.points import Register

HEAD = """\
# What the secretariat says beside the concept note. Lines with one # wait for you: fill them in and take the # away.
# What the sources say stands behind ##, with its place; write a line for it only to overrule it.
"""


def draft(event: Event, register: Register) -> str:
    """The text of a draft event file."""
    session = event.session
    lines = [HEAD, "event:"]
    lines += _line("title", event.title, "the event's name")
    lines += _line("topic", event.topic.title, "{code: ..., title: ...}", event.topic.code)
    lines += _line("place", event.place, "city")
    lines += _line("time_zone", event.time_zone, "Europe/Paris")
    lines += _line("language", event.language, "[en]")
    lines += ["  # issue: {number: 1, time: 2031-05-03T07:00:00Z}", "", "sessions:", f"  {session.id}:"]
    lines += [f"  {line}" for line in _session(event)]
    lines += ["", *_people(event), "", *_contacts(), "", *_owners(register)]
    return "\n".join(lines) + "\n"


def _line(key: str, fact: Fact, example: str, *more: Fact) -> list[str]:
    """What is known as a remark with its place; else a line to fill in."""
    if fact.is_open:
        return [f"  # {key}: {example}"]
    said = " ".join(each.text for each in (*more, fact) if each)
    return [f"  ## {key}: {said}{_place(fact)}"]


def _place(fact: Fact) -> str:
    return f"    ({fact.spans[0].place})" if fact.spans else ""


def _session(event: Event) -> Iterator[str]:
    session = event.session
    yield from _line("kind", session.kind, "plenary")
    for key, fact, example in (
        ("number", session.number, "1"),
        ("start", session.start, "2031-05-03T14:00"),
        ("room", session.room, "name of the room"),
        ("chair", session.chair.person, "id of a person below"),
    ):
        yield from _line(key, fact, example)
    if session.duration:
        length = session.duration.as_shown(words.length(session.duration.number))
        yield from _line("duration", length, "2 h")
    yield "  # segments:"
    rows = list(_rows(event))
    yield from rows
    for number, part in enumerate(() if rows else session.parts, 1):
        shown = f"{part.name}: {part.title.text}" if part.title else part.name
        yield f"    ## {shown}{_place(part.title)}"
        yield (
            f"    # - {{id: {number * 100}, part: {part.id or 1}, title: ..., kind: opening, duration: 5 min, "
            "shortest: 3 min, may_drop: no, who: [{role: Chair}], standing: proposed}"
        )


def _rows(event: Event) -> Iterator[str]:
    """The timed lines of the sources as rows to take over, day by day; lengths where an end is known."""
    day: Value | None = None
    for number, line in enumerate((each for each in event.timed if each.start), 1):
        if line.day and line.day.value != day:
            day = line.day.value
            yield f"    ## {day}{_place(line.day)}"
        end = line.end or line.implied_end
        minutes = _clock(end) - _clock(line.start) if end else 0
        length = f", duration: {minutes} min" if minutes > 0 else ""
        title = f", title: {_quoted(line.title)}" if line.title else ""
        fields = f"id: {number * 10}, part: 1, start: {line.start.text}{length}{title}"
        yield f"    # - {{{fields}}}{_remark(line.start, end)}"


def _clock(time: Fact) -> int:
    hours, _, minutes = time.text.partition(":")
    return int(hours) * 60 + int(minutes)


def _quoted(fact: Fact) -> str:
    """A value that YAML takes for text, whatever stands in it: a string of JSON is one of YAML."""
    return json.dumps(fact.text, ensure_ascii=False)


def _remark(*facts: Fact) -> str:
    """Where a line of the draft comes from, and the rules by which parts of it were worked out."""
    rules = sorted({fact.rule for fact in facts if fact and fact.rule})
    place = facts[0].spans[0].place if facts[0].spans else ""
    return f"    # {place}" + (f", derived: {', '.join(rules)}" if rules else "")


def _people(event: Event) -> Iterator[str]:
    yield "# people:"
    read = [person for person in event.people if person.name and person.name.how in ("stated", "derived")]
    for person in read:
        known = {
            "name": person.name,
            "title": person.title,
            "organisation": person.organisation,
            "role": person.role,
        }
        fields = ", ".join(f"{key}: {_quoted(fact)}" for key, fact in known.items() if fact)
        yield f"#   {person.id}: {{{fields}}}{_remark(*known.values())}"
    if not read:
        yield "#   id: {name: ..., title: ..., organisation: ..., status: invited}"
    for action in event.actions:
        yield f"## open: {action.who.text}{_place(action.who)}"


def _contacts() -> Iterator[str]:
    yield "# contacts:"
    yield "#   secretariat: {name: ..., phone: ...}"
    yield "#   press: {name: ..., phone: ..., out_of_hours: ...}"


def _owners(register: Register) -> Iterator[str]:
    yield "# owners:      # who owes what is open; S-10 is ten days before the session"
    for point in register.points:
        yield f"#   {point.id}: {{role: secretariat, by: S-30}}    # {point.fact.text}"
