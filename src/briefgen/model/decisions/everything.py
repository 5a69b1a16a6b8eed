"""What everything waits for: the basics of the session, and what the sources themselves call open."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.decisions.making import Rule, covering, decision, made
from briefgen.model.event import Event, StatedOpen
from briefgen.model.facts import Fact
from briefgen.model.points import Point
from briefgen.model.timetable import seat_name


def _basics(event: Event) -> Iterator[Point]:
    """Title, event, date, start, place, chair and contact: what everything waits for."""
    session = event.session
    titles = (event.topic.title, session.title, event.note_title)
    if not any(titles):
        what = "title of the session" if session.duration else "title and length of the session"
        covers = frozenset(title.id for title in (*titles, session.duration))
        yield Point(id="title", what=what, holds="everything", covers=covers)
    elif session.duration.is_open:
        yield from decision("title", "length of the session", "everything", (session.duration,))
    else:
        yield made("title", "title and length of the session", "everything")
    if event.forum or not event.title:
        forum = event.forum or event.title
        points = decision("forum", "event, its city and dates", "everything", (forum,))
        yield from covering(points, event.forum, event.title)
    elif event.title.is_agreed:
        yield made("forum", "event, its city and dates", "everything")
    yield from decision("date", "date of the session", "everything", (session.date,))
    yield from decision("start", "start time and time zone", "everything", (session.start,))
    place = (session.room,) if session.room and event.place.is_open else (session.room, event.place)
    yield from decision("place", "city, building and room", "everything", place)
    points = decision("chair", "chair of the session", "everything", (seat_name(event, session.chair),))
    yield from covering(points, session.chair.person)
    contact = event.contact("secretariat")
    reach = contact.name if contact else Fact(id="contacts.secretariat.name")
    yield from decision("secretariat", "contact in the secretariat", "everything", (reach,))


def _stated(event: Event) -> Iterator[Point]:
    """What a source itself calls open, with its own words, scoped to its part."""
    for stated in event.stated_open:
        part = stated.part.text
        yield Point(
            id=f"plan-{part}" if part else f"stated-{stated.id}",
            what=_scoped(event, stated),
            holds="everything",
            covers=frozenset({stated.text.id}),
            about=frozenset(row.title.id for row in event.session.segments if part and row.part.text == part),
            spans=stated.text.spans,
            ask=_ask_for_plan(event, part),
        )


def _scoped(event: Event, stated: StatedOpen) -> str:
    """The subject of an open phrase, "this section" and its like replaced by the name of the part."""
    subject = stated.subject.text or stated.text.text
    if not stated.part:
        return subject
    name = f"the {_part_name(event, stated.part.text)}"
    for this in ("this section", "this part", "this hour", "this session"):
        subject = subject.replace(this, name)
    return subject


def _ask_for_plan(event: Event, part: str) -> str | None:
    rows = tuple(row for row in event.session.segments if row.part.text == part)
    if any(row.title.standing == "proposed" for row in rows):
        return f"Agree or change the plan of the {_part_name(event, part)}"
    return None


def _part_name(event: Event, part_id: str) -> str:
    """``first hour`` for a part of one hour, else ``part 1``."""
    part = next((part for part in event.session.parts if part.id == part_id), None)
    return part.name if part else f"part {part_id}"


RULES: tuple[Rule, ...] = (_basics, _stated)
