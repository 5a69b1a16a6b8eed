"""The rules of the register: one function a kind of decision, each giving the points that are open or made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.model import words
from briefgen.model.event import Event, Organisation, StatedOpen
from briefgen.model.facts import Fact
from briefgen.model.points import Holds, Point
from briefgen.model.roles import COLLECTIVE, SEATS
from briefgen.model.session import Seat, Segment
from briefgen.model.timetable import seat_name
from briefgen.origin import Span

APPARATUS = frozenset({"issue"})
"""Decisions that the papers make about themselves: known is agreed."""


def decision(
    point_id: str, what: str, holds: Holds, facts: Iterable[Fact], spans: tuple[Span, ...] = ()
) -> Iterator[Point]:
    """A decision that rests on some facts: open while one is missing, to be confirmed while one is not agreed, then
    made.
    """
    facts = tuple(facts)
    covers = frozenset(fact.id for fact in facts)
    if any(fact.is_open for fact in facts):
        yield Point(id=point_id, what=what, holds=holds, covers=covers, spans=spans)
    elif not all(fact.is_agreed for fact in facts) and point_id not in APPARATUS:
        unsure = tuple(span for fact in facts if not fact.is_agreed for span in fact.spans)
        yield Point(
            id=point_id,
            what=f"{what}: confirm or correct",
            holds=holds,
            covers=covers,
            spans=spans,
            unconfirmed=unsure,
        )
    else:
        yield _made(point_id, what, holds)


def _made(point_id: str, what: str, holds: Holds) -> Point:
    return Point(id=point_id, what=what, holds=holds, is_made=True)


def _covering(points: Iterable[Point], *facts: Fact) -> Iterator[Point]:
    """The same points, to which blanks of these facts lead too: a copy that may not read one asks for another."""
    for point in points:
        yield replace(point, covers=point.covers | {fact.id for fact in facts})


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
        yield _made("title", "title and length of the session", "everything")
    if event.forum or not event.title:
        forum = event.forum or event.title
        points = decision("forum", "event, its city and dates", "everything", (forum,))
        yield from _covering(points, event.forum, event.title)
    elif event.title.is_agreed:
        yield _made("forum", "event, its city and dates", "everything")
    yield from decision("date", "date of the session", "everything", (session.date,))
    yield from decision("start", "start time and time zone", "everything", (session.start,))
    place = (session.room,) if session.room and event.place.is_open else (session.room, event.place)
    yield from decision("place", "city, building and room", "everything", place)
    points = decision("chair", "chair of the session", "everything", (seat_name(event, session.chair),))
    yield from _covering(points, session.chair.person)
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
    name = f"the {part_name(event, stated.part.text)}"
    for this in ("this section", "this part", "this hour", "this session"):
        subject = subject.replace(this, name)
    return subject


def _ask_for_plan(event: Event, part: str) -> str | None:
    rows = tuple(row for row in event.session.segments if row.part.text == part)
    if any(row.title.standing == "proposed" for row in rows):
        return f"Agree or change the plan of the {part_name(event, part)}"
    return None


def part_name(event: Event, part_id: str) -> str:
    """``first hour`` for a part of one hour, else ``part 1``."""
    part = next((part for part in event.session.parts if part.id == part_id), None)
    return part.name if part else f"part {part_id}"


def _press(event: Event) -> Iterator[Point]:
    """What a release cannot do without."""
    yield from decision("issuer", "who issues the release", "the press kit", (event.issuer,))
    dateline = (event.dateline.city, event.dateline.date)
    yield from decision("dateline", "city and date of the release", "the press kit", dateline)
    if event.release.text == "embargoed" and event.embargo.is_open:
        yield from decision("embargo", "date, time and zone of the embargo", "the press kit", (event.embargo,))
    elif event.release.text == "embargoed":
        yield _made("embargo", "date, time and zone of the embargo", "the press kit")
    contact = event.contact("press")
    fields = (
        (contact.phone, contact.out_of_hours)
        if contact
        else (Fact(id="contacts.press.phone"), Fact(id="contacts.press.out_of_hours"))
    )
    yield from decision("press-contact", "press contact, by day and out of hours", "the press kit", fields)


def _names(event: Event) -> Iterator[Point]:
    """An organisation that the sources spell in several ways, blocks of capitals apart."""
    for organisation in event.organisations:
        spellings = spelled(organisation.variants)
        if len(spellings) > 1:
            label = organisation.acronym.text or organisation.name.text
            yield Point(
                id=f"name-{organisation.id}",
                what=f"name of {label}: which of {words.number(len(spellings))} spellings",
                holds="the press kit",
                about=frozenset({organisation.name.id}),
                spans=_spans(spellings),
            )


def spelled(variants: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Variants of a name that differ in more than capitals, first of each kind."""
    kinds: dict[str, Fact] = {}
    for variant in variants:
        kinds.setdefault(variant.text.casefold(), variant)
    return tuple(kinds.values())


def _beginnings(event: Event) -> Iterator[Point]:
    """An organisation of which several beginnings are told: every journalist's first question."""
    for organisation in event.organisations:
        verbs = confused_beginnings(organisation)
        if verbs:
            quoted = [f"“{fact.text}”" for fact in verbs]
            yield Point(
                id=f"beginnings-{organisation.id}",
                what=f"{', '.join(quoted[:-1])} or {quoted[-1]}: which",
                holds="the press kit",
                about=frozenset(each.verb.id for each in organisation.beginnings) | {"wording.beginning.text"},
                spans=_spans(verbs),
            )


def confused_beginnings(organisation: Organisation) -> tuple[Fact, ...]:
    """The different verbs of beginning that the sources use of one organisation, when there are several.

    None once the secretariat has acknowledged these very verbs; one more in a source, and all are open again.
    """
    kinds: dict[str, Fact] = {}
    for beginning in organisation.beginnings:
        kinds.setdefault(beginning.verb.text.casefold(), beginning.verb)
    told_apart = {word.strip() for word in organisation.told_apart.casefold().split(",")}
    return tuple(kinds.values()) if len(kinds) > 1 and set(kinds) != told_apart else ()


def _clearance(event: Event) -> Iterator[Point]:
    """Texts written for the press that nobody has cleared."""
    texts = tuple(each.text for each in event.wordings if "press" in each.audiences.text)
    uncleared = tuple(text for text in texts if text.standing != "confirmed")
    if uncleared:
        yield Point(
            id="clearance",
            what="clearance of the texts",
            holds="the press kit",
            covers=frozenset(text.id for text in uncleared),
        )
    elif texts:
        yield _made("clearance", "clearance of the texts", "the press kit")


def _speakers(event: Event) -> Iterator[Point]:
    """Rows whose speaker is not named; alike rows are one decision."""
    groups: dict[str, list[Segment]] = {}
    for row in event.session.segments:
        if _needs_name(row):
            groups.setdefault(row.alike.text or row.id, []).append(row)
    for group_id, group in groups.items():
        rows = [row for row in group if nameless(row)]
        if not rows:
            yield from _named(event, group_id, group)
            continue
        launch = rows[0].kind_word == "launch"
        yield Point(
            id="launch" if launch else group_id,
            what="who declares the launch" if launch else _speakers_wanted(event, rows),
            holds="the day",
            covers=frozenset(seat.person.id for row in rows for seat in row.who),
            spans=_sources_of(event, rows[0]),
            ask="Say who declares the launch" if launch else None,
        )


def _named(event: Event, group_id: str, rows: list[Segment]) -> Iterator[Point]:
    """Rows whose speakers are named: made unless one of them has not confirmed, which is a point of its own."""
    if all(seat_name(event, seat).is_agreed for row in rows for seat in row.who if seat.person):
        launch = rows[0].kind_word == "launch"
        what = "who declares the launch" if launch else _speakers_wanted(event, rows)
        yield _made("launch" if launch else group_id, what, "the day")


def _actors(event: Event) -> Iterator[Point]:
    """Whoever acts by the word of a source, while no row says who they are."""
    seated = {seat.organisation.text for row in event.session.segments for seat in row.who}
    silent = tuple(member for member in event.members if member.id not in seated)
    if event.actions and silent and not event.session.segments:
        who = event.actions[0].who
        covers = frozenset(f"members.{member.id}.speaker" for member in silent)
        yield Point(id="speakers", what=f"names: {who.text}", holds="the day", covers=covers, spans=who.spans)


def _order(event: Event) -> Iterator[Point]:
    """The order of alike rows of several organisations: open while it is only proposed."""
    groups: dict[str, list[Segment]] = {}
    for row in event.session.segments:
        if row.alike and any(seat.organisation for seat in row.who):
            groups.setdefault(row.alike.text, []).append(row)
    for alike, group in groups.items():
        rows = [row for row in group if row.alike.standing != "confirmed"]
        if len(group) > 1 and not rows:
            yield _made(f"order-{alike}", f"order of the {words.number(len(group))} {alike}", "the day")
        elif len(rows) > 1:
            yield Point(
                id=f"order-{alike}",
                what=f"order of the {words.number(len(rows))} {alike}",
                holds="the day",
                about=frozenset(row.title.id for row in rows),
                spans=_sources_of(event, rows[0]),
                unconfirmed=_spans(row.alike for row in rows),
                ask=f"Say in which order the {words.number(len(rows))} {alike} come",
            )


def _unconfirmed(event: Event) -> Iterator[Point]:
    """Speakers who are named and have not confirmed."""
    seats = (seat for row in event.session.segments for seat in row.who if seat.person)
    names = dict.fromkeys(seat_name(event, seat) for seat in seats)
    unsure = tuple(name for name in names if name and not name.is_agreed)
    if unsure:
        yield Point(
            id="confirm-speakers",
            what=f"to be confirmed: {', '.join(name.text for name in unsure)}",
            holds="the day",
            covers=frozenset(name.id for name in unsure),
            unconfirmed=tuple(span for name in unsure for span in name.spans),
        )


def nameless(row: Segment) -> bool:
    """A row for which somebody must stand up whose name is not known."""
    return any(seat.person.is_open and _is_called_by_name(seat) for seat in row.who)


def _needs_name(row: Segment) -> bool:
    """A row for which somebody must stand up by name."""
    return any(_is_called_by_name(seat) for seat in row.who)


def _is_called_by_name(seat: Seat) -> bool:
    return seat.role.text.casefold() not in COLLECTIVE | SEATS


def _speakers_wanted(event: Event, rows: list[Segment]) -> str:
    named = [event.organisation(seat.organisation.text) for row in rows for seat in row.who if seat.organisation]
    if named:
        return "speakers: " + ", ".join(each.acronym.text or each.name.text for each in named if each)
    role = rows[0].who[0].role.text
    rest = "row" if len(rows) == 1 else "rows"
    return f"{role}{'' if len(rows) == 1 else 's'}: {rest} {', '.join(row.id for row in rows)}"


def _sources_of(event: Event, row: Segment) -> tuple[Span, ...]:
    """Where the sources speak of a row's part: its launch, what is done in it, else its title."""
    part = next((part for part in event.session.parts if part.id == row.part.text), None)
    if part is None:
        return ()
    if row.kind_word == "launch" and part.launch:
        return part.launch.spans
    acts = tuple(act.who for act in event.actions if act.part.text == part.id and row.kind_word == "statement")
    spoken = acts[0] if acts else part.title
    return () if spoken.how == "supplied" else spoken.spans


def _results(event: Event) -> Iterator[Point]:
    """What related sessions found, while nobody has said."""
    silent = tuple(each for each in event.session.related if each.findings.is_open)
    if silent:
        kind = silent[0].kind.text or "session"
        yield Point(
            id="findings",
            what=f"what the {kind}s found",
            holds="the day",
            covers=frozenset(each.findings.id for each in silent),
            spans=tuple(dict.fromkeys(span for each in silent for span in each.title.spans)),
        )
    elif event.session.related:
        kind = event.session.related[0].kind.text or "session"
        yield _made("findings", f"what the {kind}s found", "the day")


def _rest(event: Event) -> Iterator[Point]:
    """The issue, languages and papers."""
    issue = (event.issue.number, event.issue.time)
    yield from decision("issue", "number and time of this issue", "the day", issue)
    yield from decision("languages", "languages and interpretation", "the day", (event.language,))
    if event.papers:
        yield _made("papers", "papers of the session", "the day")
    else:
        yield Point(id="papers", what="papers of the session", holds="the day", covers=frozenset({"papers"}))


def _spans(facts: Iterable[Fact]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for fact in facts for span in fact.spans))


RULES: tuple[Callable[[Event], Iterator[Point]], ...] = (
    _basics,
    _stated,
    _press,
    _names,
    _beginnings,
    _clearance,
    _speakers,
    _actors,
    _order,
    _unconfirmed,
    _results,
    _rest,
)
