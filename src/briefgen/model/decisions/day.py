"""What the day itself waits for: who speaks, in which order, and the papers."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model import words
from briefgen.model.decisions.making import Rule, decision, made, spans_of
from briefgen.model.event import Event
from briefgen.model.points import Point
from briefgen.model.roles import COLLECTIVE, SEATS
from briefgen.model.session import Seat, Segment
from briefgen.model.timetable import seat_name
from briefgen.origin import Span


def _speakers(event: Event) -> Iterator[Point]:
    """Rows whose speaker is not named; alike rows are one decision."""
    groups: dict[str, list[Segment]] = {}
    for row in event.session.segments:
        if _needs_name(row):
            groups.setdefault(row.alike.text or row.id, []).append(row)
    for group_id, group in groups.items():
        rows = [row for row in group if _nameless(row)]
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
        yield made("launch" if launch else group_id, what, "the day")


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
            yield made(f"order-{alike}", f"order of the {words.number(len(group))} {alike}", "the day")
        elif len(rows) > 1:
            yield Point(
                id=f"order-{alike}",
                what=f"order of the {words.number(len(rows))} {alike}",
                holds="the day",
                about=frozenset(row.title.id for row in rows),
                spans=_sources_of(event, rows[0]),
                unconfirmed=spans_of(row.alike for row in rows),
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
            what=f"confirmation of {', '.join(name.text for name in unsure)}",
            holds="the day",
            covers=frozenset(name.id for name in unsure),
            unconfirmed=tuple(span for name in unsure for span in name.spans),
        )


def _nameless(row: Segment) -> bool:
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
        yield made("findings", f"what the {kind}s found", "the day")


def _rest(event: Event) -> Iterator[Point]:
    """The issue, languages and papers."""
    issue = (event.issue.number, event.issue.time)
    yield from decision("issue", "number and time of this issue", "the day", issue)
    yield from decision("languages", "languages and interpretation", "the day", (event.language,))
    if event.papers:
        yield made("papers", "papers of the session", "the day")
    else:
        yield Point(id="papers", what="papers of the session", holds="the day", covers=frozenset({"papers"}))


RULES: tuple[Rule, ...] = (_speakers, _actors, _order, _unconfirmed, _results, _rest)
