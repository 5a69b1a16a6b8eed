"""The event in the field's own words. Every value is a `Fact`; what nobody said is an open one."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.model.clearance import OwnText
from briefgen.model.facts import Fact
from briefgen.model.pictures import Picture
from briefgen.model.session import Session
from briefgen.origin import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation. ``lines`` are its lines of work; ``beginnings`` what the sources call its beginnings;
    ``told_apart`` the verbs of them that the secretariat acknowledged, such as ``launch, initiated``.
    """

    id: str
    name: Fact
    acronym: Fact
    spoken: Fact
    kind: Fact
    description: Fact
    definition: Fact
    actors: Fact
    reason: Fact
    aim: Fact
    means: Fact
    means_text: Fact
    platform: Fact
    history: Fact
    boilerplate: Fact
    mission_statement: Fact
    website: Fact
    logo: Picture
    member_of: Fact
    member_as: Fact
    lines: tuple[Fact, ...] = ()
    variants: tuple[Fact, ...] = ()
    beginnings: tuple[Beginning, ...] = ()
    told_apart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """One beginning of an organisation: the verb that a source uses, and what it adds."""

    id: str
    verb: Fact
    date: Fact
    occasion: Fact
    place: Fact
    by: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person; the name is verbatim."""

    id: str
    name: Fact
    spoken: Fact
    form_of_address: Fact
    title: Fact
    organisation: Fact
    role: Fact
    picture: Picture
    precedence: Fact
    state: Fact
    status: Fact
    email: Fact
    phone: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An officer's sayable form of what a source says, and what it rests on."""

    id: str
    text: Fact
    rests_on: Fact
    audiences: Fact
    by: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPoint:
    """One thing to say, and what to take care of when saying it."""

    id: str
    text: Fact
    rests_on: Fact
    take_care: Fact
    audience: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that may be asked, its answer, and who may read it."""

    id: str
    question: Fact
    answer: Fact
    likelihood: Fact
    because: Fact
    audience: Fact
    rests_on: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to reach: ``press``, ``secretariat``, ``production``."""

    id: str
    name: Fact
    organisation: Fact
    email: Fact
    phone: Fact
    out_of_hours: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper or station that gets the kit before its time, sealed with its own public key of age."""

    id: str
    name: Fact
    key: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document of the session."""

    id: str
    number: Fact
    title: Fact
    file: Fact
    late: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a source says somebody will do in the session."""

    id: str
    who: Fact
    verb: Fact
    what: Fact
    part: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOpen:
    """An open point in a source's own words, such as "still to be developed"."""

    id: str
    text: Fact
    kind: Fact
    subject: Fact
    part: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who owes an open point, and by when (a date, or ``S-10``: days before the session)."""

    id: str
    role: Fact
    organisation: Fact
    person: Fact
    by: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The forum's own numbering of what the session is about."""

    code: Fact
    title: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The number and time of this issue of the papers."""

    number: Fact
    time: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a release is issued."""

    city: Fact
    date: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """What only the media advisory says. ``release`` is its own state, draft or immediate."""

    release: Fact
    accreditation: Fact
    deadline: Fact
    opportunities: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A long name with its acronym that no rule could call an organisation: ``Hill Railway Network (HRN)``."""

    id: str
    name: Fact
    acronym: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuote:
    """What a text for the press quotes somebody with."""

    id: str
    text: Fact
    person: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContact:
    """Whom a text for the press names to be reached."""

    id: str
    name: Fact
    title: Fact
    organisation: Fact
    email: Fact
    phone: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PressText:
    """What a source that is a text for the press says of itself. It is never the event's own dateline or embargo."""

    id: str
    dateline: Fact
    city: Fact
    date: Fact
    embargo: Fact
    quotes: tuple[SourceQuote, ...] = ()
    boilerplate: tuple[Fact, ...] = ()
    contacts: tuple[SourceContact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """All that is known, settled. ``passages`` are the sources' lines, by source and locator."""

    title: Fact
    short_title: Fact
    forum: Fact
    place: Fact
    dates: Fact
    time_zone: Fact
    language: Fact
    locale: Fact
    interpretation: Fact
    status: Fact
    outcome: Fact
    release: Fact
    embargo: Fact
    issuer: Fact
    symbol: Fact
    note_title: Fact
    note_time_zone: Fact
    rules: Fact
    assume: Fact
    accepted: tuple[Fact, ...]
    topic: Topic
    issue: Issue
    dateline: Dateline
    advisory: Advisory
    session: Session
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    wordings: tuple[Wording, ...] = ()
    talking_points: tuple[TalkingPoint, ...] = ()
    questions: tuple[Question, ...] = ()
    quotes: tuple[OwnText, ...] = ()
    statements: tuple[OwnText, ...] = ()
    biographies: tuple[OwnText, ...] = ()
    contacts: tuple[Contact, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    papers: tuple[Paper, ...] = ()
    actions: tuple[Action, ...] = ()
    stated_open: tuple[StatedOpen, ...] = ()
    owners: tuple[Owner, ...] = ()
    counts: tuple[Fact, ...] = ()
    dates_seen: tuple[Fact, ...] = ()
    timed: tuple[TimedLine, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    press_texts: tuple[PressText, ...] = ()
    aims_seen: tuple[Fact, ...] = ()
    passages: dict[tuple[str, str], Span] = field(default_factory=dict)

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with that id."""
        return next((each for each in self.organisations if each.id == organisation_id), None)

    def person(self, person_id: str) -> Person | None:
        """The person with that id."""
        return next((each for each in self.people if each.id == person_id), None)

    def contact(self, contact_id: str) -> Contact | None:
        """The contact with that id."""
        return next((each for each in self.contacts if each.id == contact_id), None)

    @property
    def own_texts(self) -> tuple[OwnText, ...]:
        """All texts that somebody answers for."""
        return (*self.quotes, *self.statements, *self.biographies)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture that there is, of people and then of organisations."""
        found = (*(person.picture for person in self.people), *(each.logo for each in self.organisations))
        return tuple(picture for picture in found if picture.file)

    @property
    def launched(self) -> Organisation | None:
        """The organisation whose launch the session holds, if it holds one."""
        ids = (part.launch.text for part in self.session.parts if part.launch)
        return next((found for each in ids if (found := self.organisation(each))), None)

    @property
    def members(self) -> tuple[Organisation, ...]:
        """The members of the launched organisation, in their source's order."""
        launched = self.launched
        return tuple(each for each in self.organisations if launched and each.member_of.text == launched.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLine:
    """A line of a programme with a time of its own: ``09:00 – 09:30 Opening``.

    ``end`` is what a source gives; ``implied_end`` where the next line begins, when no source gives an end.
    ``part_of`` is the title of the line within whose times it lies.
    """

    id: str
    start: Fact
    end: Fact
    implied_end: Fact
    title: Fact
    day: Fact
    duration: Fact
    part_of: Fact
    room: Fact
