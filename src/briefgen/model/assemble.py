"""Claims in, one event out: every field settled, every hole an open fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.findings import Noted
from briefgen.model import arrangements
from briefgen.model import event as model
from briefgen.model.assume import DOUBLED, SHARED, double_for_interpreters, share_equally
from briefgen.model.claims import Claim, Path
from briefgen.model.facts import Fact, derived
from briefgen.model.own_texts import biographies, quotes, statements
from briefgen.model.pictures import logo, portrait
from briefgen.model.resting import with_resting_spans
from briefgen.model.roles import COLLECTIVE, SEATS
from briefgen.model.session import Part, Related, Seat, Segment, Session
from briefgen.model.settler import Settler

UNNAMED_SESSION = "session"


def assemble(claims: tuple[Claim, ...], session_id: str | None = None) -> Noted[model.Event]:
    """The event that the claims make, and what disagrees between them.

    `session_id` names the session that it is about; without one it is the first that the event file names.
    """
    ids = (claim.path[1] for claim in claims if claim.path[0] == "sessions" and claim.path[1])
    named = session_id or next(ids, UNNAMED_SESSION)
    settler = Settler(tuple(_of_session(claims, named)), named)
    event = with_resting_spans(_event(settler))
    rules = {fact.text for fact in event.assume.items}
    event = double_for_interpreters(event) if DOUBLED in rules else event
    event = share_equally(event) if SHARED in rules else event
    return Noted(event, tuple(settler.findings))


def _of_session(claims: tuple[Claim, ...], named: str) -> Iterator[Claim]:
    """The note's session gets its id; claims on other sessions are left out."""
    for claim in claims:
        if claim.path[:2] == ("sessions", ""):
            yield replace(claim, path=("sessions", named, *claim.path[2:]))
        elif claim.path[0] != "sessions" or claim.path[1] == named:
            yield claim


def _event(settler: Settler) -> model.Event:
    return settler.fill(
        model.Event,
        "event",
        note_title=settler.fact("note", "title"),
        note_time_zone=settler.fact("note", "time_zone"),
        rules=settler.fact("rules"),
        assume=settler.fact("assume"),
        accepted=settler.facts("accept"),
        topic=settler.fill(model.Topic, "event", "topic"),
        issue=settler.fill(model.Issue, "event", "issue"),
        dateline=settler.fill(model.Dateline, "event", "dateline"),
        advisory=settler.fill(model.Advisory, "event", "advisory"),
        session=_session(settler),
        organisations=_organisations(settler),
        people=_people(settler),
        wordings=_wordings(settler),
        talking_points=settler.items(model.TalkingPoint, "talking_points"),
        questions=settler.items(model.Question, "questions"),
        quotes=quotes(settler),
        statements=statements(settler),
        biographies=biographies(settler),
        contacts=settler.items(model.Contact, "contacts"),
        outlets=settler.items(model.Outlet, "outlets"),
        papers=settler.items(model.Paper, "papers"),
        actions=settler.items(model.Action, "actions"),
        stated_open=settler.items(model.StatedOpen, "open_points"),
        owners=settler.items(model.Owner, "owners"),
        counts=settler.facts("counts"),
        dates_seen=settler.facts("dates"),
        timed=settler.items(model.TimedLine, "timed"),
        abbreviations=settler.items(model.Abbreviation, "abbreviations"),
        press_texts=_press_texts(settler),
        aims_seen=settler.facts("aims"),
        passages={
            (path[1], path[2]): members[0].span for path, members in settler.grouped.items() if path[0] == "passages"
        },
    )


def _press_texts(settler: Settler) -> tuple[model.PressText, ...]:
    return tuple(
        settler.fill(
            model.PressText,
            "press",
            word,
            id=word,
            quotes=settler.items(model.SourceQuote, "press", word, "quotes"),
            boilerplate=settler.facts("press", word, "boilerplate"),
            contacts=settler.items(model.SourceContact, "press", word, "contacts"),
        )
        for word in settler.words("press")
    )


def _people(settler: Settler) -> tuple[model.Person, ...]:
    """Everybody listed, and everybody whom only a row names."""
    listed = tuple(_with_standing(_person(settler, word)) for word in settler.words("people"))
    ids = {person.id for person in listed} | set(settler.named_people) | set(settler.words("organisations"))
    seats = (path for path in settler.grouped if path[0] == "sessions" and path[-1] == "person")
    named = {fact.text: fact for fact in (settler.fact(*path) for path in seats) if " " in fact.text}
    return listed + tuple(
        _person(settler, name, name=fact) for name, fact in named.items() if name.casefold() not in ids
    )


def _with_standing(person: model.Person) -> model.Person:
    """Somebody who has confirmed stands as confirmed wherever the name is printed, with its form of address or not."""
    if person.status.text != "confirmed":
        return person
    said = {field: getattr(person, field) for field in ("name", "form_of_address")}
    return replace(person, **{field: replace(fact, standing="confirmed") for field, fact in said.items() if fact})


def _person(settler: Settler, word: str, **known: Fact) -> model.Person:
    picture = portrait(settler, word, known.get("name") or settler.fact("people", word, "name"))
    return settler.fill(model.Person, "people", word, id=word, picture=picture, **known)


def _wordings(settler: Settler) -> tuple[model.Wording, ...]:
    return tuple(
        settler.fill(model.Wording, "wording", word, id=word, audiences=settler.fact("wording", word, "for"))
        for word in settler.words("wording")
    )


def _organisations(settler: Settler) -> tuple[model.Organisation, ...]:
    return tuple(
        settler.fill(
            model.Organisation,
            "organisations",
            word,
            id=word,
            logo=logo(settler, word),
            lines=settler.facts("organisations", word, "lines"),
            variants=settler.facts("organisations", word, "variants"),
            beginnings=settler.items(model.Beginning, "organisations", word, "beginnings"),
            told_apart=settler.acknowledged("organisations", word, "beginnings"),
        )
        for word in settler.words("organisations")
    )


def _session(settler: Settler) -> Session:
    path = ("sessions", settler.session_id)
    start = settler.fact(*path, "start")
    return settler.fill(
        Session,
        *path,
        id=settler.session_id,
        start=_clock(start),
        hard_out=_clock(settler.fact(*path, "hard_out")),
        date=_date(start, settler.fact(*path, "date")),
        chair=_seat(settler, (*path, "chair"), wanted="chair"),
        moderator=_seat(settler, (*path, "moderator"), wanted="moderator"),
        rapporteur=_seat(settler, (*path, "rapporteur"), wanted="rapporteur"),
        logistics=arrangements.logistics(settler, path),
        media_plan=arrangements.media_plan(settler, path),
        production=arrangements.production(settler, path),
        parts=_parts(settler, path),
        segments=tuple(_segment(settler, (*path, "segments", word)) for word in settler.words(*path, "segments")),
        related=settler.items(Related, *path, "related"),
    )


def _parts(settler: Settler, path: Path) -> tuple[Part, ...]:
    """The parts that a source names, else those that the rows name, else the session as its only part."""
    named = settler.items(Part, *path, "parts")
    rows = (settler.fact(*path, "segments", row, "part").text for row in settler.words(*path, "segments"))
    missing = [word for word in dict.fromkeys(rows) if word not in {part.id for part in named}]
    if not named and not missing:
        missing = [""]
    made = tuple(settler.fill(Part, *path, "parts", word, id=word) for word in missing)
    if not named and missing == [""]:
        made = (replace(made[0], duration=settler.fact(*path, "duration"), title=settler.fact(*path, "title")),)
    return named + made


def _seat(settler: Settler, path: Path, wanted: str = "name") -> Seat:
    """A seat. A bare word in it may be a person's id or name, a role that needs no name, or an organisation."""
    seat = settler.fill(Seat, *path, id=path[-1])
    person = replace(seat.person, wanted=wanted)
    word = person.text.casefold()
    if word in COLLECTIVE | SEATS and seat.role.is_open:
        return replace(seat, person=Fact(id=person.id, wanted=wanted), role=person)
    if word in settler.words("organisations") and seat.organisation.is_open:
        return replace(seat, person=Fact(id=person.id, wanted=wanted), organisation=person)
    known = settler.named_people.get(word)
    return replace(seat, person=replace(person, value=known) if known else person)


def _clock(start: Fact) -> Fact:
    """The clock time of a start that may be given with its date."""
    if start.is_open or "T" not in start.text:
        return start
    return replace(start, value=start.text.partition("T")[2][:5])


def _date(start: Fact, date: Fact) -> Fact:
    """The session's date: its own, else the date that stands in its start."""
    if date or "T" not in start.text:
        return date
    return replace(derived(date.id, start.text.partition("T")[0], "date-of-start", start), wanted=date.wanted)


def _segment(settler: Settler, path: Path) -> Segment:
    return settler.fill(
        Segment,
        *path,
        id=path[-1],
        path=".".join(path),
        who=tuple(_seat(settler, (*path, "who", word)) for word in settler.words(*path, "who")),
        cues=settler.facts(*path, "cues"),
    )
