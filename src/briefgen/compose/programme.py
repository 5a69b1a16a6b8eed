"""The programme of a forum: its sessions by day, time and room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from briefgen.compose.audiences import for_audience
from briefgen.compose.build import Builder
from briefgen.compose.environment import Templates
from briefgen.compose.inlines import Reader
from briefgen.compose.markup import cut, number_paragraphs, parse
from briefgen.compose.notice import with_notice
from briefgen.compose.product import Copy
from briefgen.compose.spelling import with_one_spelling
from briefgen.compose.views import time_shown
from briefgen.findings import Noted
from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived, weakest
from briefgen.model.locales import locale_of, spelled
from briefgen.model.points import Register
from briefgen.model.timetable import seat_name
from briefgen.model.words import moment, weekday
from briefgen.tree.nodes import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """A line of the programme."""

    day: Fact
    start: Fact
    end: Fact
    title: Fact
    number: Fact
    room: Fact
    chair: Fact


@dataclass(frozen=True, slots=True)
class DayView:
    """The sessions of one day; ``day`` is open for those that have none yet."""

    day: Fact
    weekday: Fact
    sessions: tuple[SessionView, ...]


def compose_programme(sessions: Sequence[tuple[str, Event]], copy: Copy, templates: Templates) -> Noted[Document]:
    """The programme of all sessions, each given by its folder and event.

    Raises RefusedError when the template cannot be used.
    """
    seen = [(folder, for_audience(with_one_spelling(event), copy.audience)) for folder, event in sessions]
    lines = sorted((_line(folder, event) for folder, event in seen), key=_order)
    first = seen[0][1]
    context = {"days": tuple(_days(lines)), "standing": _standing(lines), "event": first, "copy": copy}
    root = parse(templates.render(copy.template, context, locale_of(first)))
    references = number_paragraphs(root)
    cut(root, copy.audience)
    reader = Reader(dict(templates.printed.facts), Register(()), copy.audience, references, numbered=False)
    builder = Builder(reader, {})
    issued = moment(first.issue.time.text).strftime("%Y-%m-%dT%H:%M:%SZ") if first.issue.time else None
    document = Document(
        title=builder.title(root),
        sections=tuple(builder.sections(root)),
        product=copy.product.name,
        audience=copy.audience,
        language=locale_of(first),
        subject=spelled(copy.title, locale_of(first)),
        issued=issued,
    )
    return Noted(with_notice(document, sessions[0][1], copy), tuple(reader.findings))


def _line(folder: str, event: Event) -> SessionView:
    session = event.session
    titles = (session.title, event.topic.title, event.note_title)
    line = SessionView(
        day=session.date,
        start=session.start,
        end=_end(event),
        title=next((title for title in titles if title), session.title),
        number=session.number,
        room=session.room,
        chair=seat_name(event, session.chair),
    )
    return _owned(folder, line)


def _standing(lines: list[SessionView]) -> Fact:
    """The least agreed standing of all days, times, titles and rooms; open where all are agreed."""
    facts = [fact for line in lines for fact in (line.day, line.start, line.title, line.room) if fact]
    standing = weakest(fact.standing for fact in facts)
    if standing in (None, "confirmed"):
        return Fact(id="programme.standing")
    return Fact(id="programme.standing", value=standing, how="derived", rule="least-agreed")


def _owned(folder: str, line: SessionView) -> SessionView:
    """The line's facts with ids of their own: those of several sessions stand in one document."""
    owned = {field.name: getattr(line, field.name) for field in fields(line)}
    return SessionView(**{name: replace(fact, id=f"{fact.id}@{folder}") for name, fact in owned.items()})


def _end(event: Event) -> Fact:
    session = event.session
    if not (session.start and session.duration):
        return Fact(id="session.end", wanted="end")
    shown = time_shown(session.start, session.duration.number)
    return derived("session.end", shown, "start-plus-length", session.start, session.duration)


def _order(line: SessionView) -> tuple[bool, str, bool, str, str]:
    """By day, then time, then room; what is open comes last."""
    return (line.day.is_open, line.day.text, line.start.is_open, line.start.text, line.room.text)


def _days(lines: list[SessionView]) -> Iterator[DayView]:
    for day in dict.fromkeys(line.day.text for line in lines):
        found = tuple(line for line in lines if line.day.text == day)
        first = found[0].day
        named = derived(f"{first.id}.weekday", weekday(day), "weekday", first) if day else Fact(id="day.weekday")
        yield DayView(first, named, found)
