"""How a session is attended, told to the media and run, as a copy prints it: what nobody spoke of is None."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby

from briefgen.compose.readership import may_read
from briefgen.compose.views import PartView, RowView
from briefgen.model import cldr, words
from briefgen.model.arrangements import Interview
from briefgen.model.event import Contact, Event
from briefgen.model.facts import Fact, derived, weakest
from briefgen.model.locales import locale_of

ON_SITE = "on-site"
PRODUCTION = "production"


# -- logistics ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticsView:
    """What whoever comes has to know. ``press`` is what the press may see, in words."""

    arrive: Fact | None
    met_by: Fact | None
    getting_there: Fact | None
    registration: Fact | None
    accessibility: Fact | None
    dress: Fact | None
    on_site: Contact | None
    press: Fact | None

    @property
    def has_arrival(self) -> bool:
        """Whether somebody who has a slot is told anything of arriving."""
        told = (self.arrive, self.met_by, self.dress)
        return any(fact is not None for fact in told) or bool(self.on_site and self.on_site.name)

    @property
    def is_for_all(self) -> bool:
        """Whether anything is told that is not only for those who are expected."""
        told = (self.dress, self.getting_there, self.registration, self.accessibility, self.press)
        return any(fact is not None for fact in told)


def logistics(event: Event, audience: str, parts: tuple[PartView, ...]) -> LogisticsView | None:
    """What an audience is told; None where there is nothing but what the press may see, which has its own table."""
    told = event.session.logistics
    known = {each.name: _asked(getattr(told, each.name), audience) for each in fields(told)}
    known["met_by"] = _named(event, told.met_by) if known["met_by"] else None
    on_site = event.contact(ON_SITE)
    if not (any(fact is not None for fact in known.values()) or event.language or (on_site and on_site.name)):
        return None
    return LogisticsView(**known, on_site=on_site, press=press_access(parts) or None)


def _asked(fact: Fact, audience: str) -> Fact | None:
    """A value, or the blank of one that a source names and leaves open; None where nobody has spoken of it."""
    return fact if fact or (fact.spans and may_read(fact, audience)) else None


def _named(event: Event, fact: Fact) -> Fact:
    """The name of a person who is given by id, else the text."""
    person = event.person(fact.text)
    return person.name if person else fact


# -- the press ------------------------------------------------------------------------------------------

ACCESS = {"open": "open to the press", "photo": "for pictures only", "closed": "closed to the press"}


def press_access(parts: tuple[PartView, ...]) -> Fact:
    """``Rows 10–40, 60 are open to the press; row 50 is closed to the press``; open where no row says."""
    rows = [row for part in parts for row in part.rows if not row.is_hidden]
    told = [row for row in rows if row.press]
    said = (_rows_in_words(rows, word) for word in ACCESS)
    shown = words.sentence("; ".join(each for each in said if each))
    if not told:
        return Fact(id="session.press_access")
    return derived("session.press_access", shown, "press-by-row", *(row.press for row in told))


def _rows_in_words(rows: list[RowView], word: str) -> str:
    """``rows 10–40, 60 are open to the press``, "" where no row is."""
    runs = [list(run) for is_so, run in groupby(rows, lambda row: row.press.text == word) if is_so]
    numbers = [row.number.text for run in runs for row in run]
    if not numbers:
        return ""
    shown = ", ".join("–".join(dict.fromkeys((run[0].number.text, run[-1].number.text))) for run in runs)
    return f"row {shown} is {ACCESS[word]}" if len(numbers) == 1 else f"rows {shown} are {ACCESS[word]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlanView:
    """What the chair and the press officer agree on: who speaks, what is said afterwards, who is met when.

    ``standing`` is that of the least agreed of the interviews; open where all are agreed.
    """

    press: Fact | None
    spokesperson: Fact | None
    line_to_take: Fact | None
    interviews: tuple[Interview, ...]
    standing: Fact


def media_plan(event: Event, audience: str, parts: tuple[PartView, ...]) -> MediaPlanView | None:
    """The media plan; None where an audience may read none of it."""
    told = event.session.media_plan
    spokesperson, line = (_asked(fact, audience) for fact in (told.spokesperson, told.line_to_take))
    interviews = tuple(_interviews(event))
    if spokesperson is None and line is None and not interviews:
        return None
    return MediaPlanView(
        press=press_access(parts) or None,
        spokesperson=_named(event, spokesperson) if spokesperson else spokesperson,
        line_to_take=line,
        interviews=interviews,
        standing=_standing(event),
    )


def _interviews(event: Event) -> Iterator[Interview]:
    """The interviews of which anything may be read, in the order of their times, those without one last; with the name
    of the person.
    """
    met = [each for each in event.session.media_plan.interviews if any(_of(each))]
    for each in sorted(met, key=lambda each: each.start.text or "~"):
        yield replace(each, person=_named(event, each.person)) if each.person else each


def _standing(event: Event) -> Fact:
    """The word for the least agreed of the interviews."""
    known = [fact for each in event.session.media_plan.interviews for fact in _of(each) if fact]
    word = weakest(fact.standing for fact in known)
    if word in (None, "confirmed"):
        return Fact(id="interviews.standing")
    return Fact(id="interviews.standing", value=word, how="derived", rule="least-agreed", spans=known[0].spans)


def _of(interview: Interview) -> tuple[Fact, ...]:
    return interview.start, interview.outlet, interview.person, interview.place, interview.subject


# -- the crew -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CrewCallView:
    """A department, who runs it, and when they are called."""

    department: Fact
    who: Fact
    call: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionView:
    """Whom the crew calls, when the room is set up and cleared, and who runs what."""

    contact: Contact | None
    load_in: Fact | None
    load_out: Fact | None
    crew: tuple[CrewCallView, ...]


def production(event: Event, audience: str) -> ProductionView | None:
    """What the crew is told beside the rows; None where there is nothing."""
    told, contact = event.session.production, event.contact(PRODUCTION)
    load_in, load_out = (_asked(_moment(event, fact), audience) for fact in (told.load_in, told.load_out))
    crew = tuple(_crew(event, audience))
    if load_in is None and load_out is None and not crew and not (contact and contact.name):
        return None
    return ProductionView(contact=contact, load_in=load_in, load_out=load_out, crew=crew)


def _moment(event: Event, fact: Fact) -> Fact:
    """A time of day with its date, where it is given with one."""
    day, _, time = fact.text.partition("T")
    return fact.as_shown(f"{cldr.day(day, locale_of(event))}, {time[:5]}") if time else fact


def _crew(event: Event, audience: str) -> Iterator[CrewCallView]:
    for each in event.session.production.crew:
        if any(_asked(fact, audience) is not None for fact in (each.who, each.call)):
            spans = each.who.spans or each.call.spans
            name = words.sentence(each.id)
            department = Fact(id=f"crew.{each.id}.department", value=name, how="derived", rule="key", spans=spans)
            yield CrewCallView(department, each.who, each.call)
