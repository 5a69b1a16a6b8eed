"""The keys of the event file, and what may stand under each.

The claims' paths are these names. `event.schema.json` is made from this module (`event_file.schema_text`).
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.json_schema import JsonSchemaValue

from briefgen.intake import event_types as types
from briefgen.intake.event_arrangements import Logistics, MediaPlan, Production
from briefgen.intake.event_types import Block, Items, Listed, Rows, Said, SaidBlock, Text, by_id
from briefgen.intake.suggest import nearest
from briefgen.intake.values import Mistake, shown


class Item(Block):
    """What can be told of every item: how far all of it is agreed, and who may read it."""

    standing: Said[types.Standing] | None = None
    audience: Said[types.Audience] | None = None


class Seat(Block):
    """A person, or the role that somebody is still wanted for; `ada` is short for `{person: ada}`."""

    person: Said[Text] | None = None
    role: Said[Text] | None = None
    organisation: Said[Text] | None = None
    standing: Said[types.Standing] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, found: object) -> object:
        return {"person": found} if isinstance(found, str) else found


_BARE: JsonSchemaValue = {"type": ["string", "number"]}
ShortSeat = Annotated[Seat, "Seat", types.Also(lambda _: _BARE)]


class Topic(Block):
    code: Said[Text] | None = None
    title: Said[Text] | None = None


class Issue(Block):
    number: Said[Text] | None = None
    time: Said[types.Moment] | None = None


class Dateline(Block):
    city: Said[Text] | None = None
    date: Said[types.Date] | None = None


class Advisory(Block):
    """The media advisory, which goes out before the kit."""

    release: Said[types.Early] | None = None
    accreditation: Said[Text] | None = None
    deadline: Said[types.Date] | None = None
    opportunities: Said[Text] | None = None


class Event(Block):
    title: Said[Text] | None = None
    short_title: Said[Text] | None = None
    topic: SaidBlock[Topic] | None = None
    forum: Said[Text] | None = None
    place: Said[Text] | None = None
    dates: Said[types.Date] | None = None
    time_zone: Said[types.Zone] | None = None
    language: Said[Listed[types.Language]] | None = None
    locale: Said[types.Locale] | None = None
    interpretation: Said[types.Interpretation] | None = None
    status: Said[types.PaperStatus] | None = None
    outcome: Said[types.Outcome] | None = None
    issue: SaidBlock[Issue] | None = None
    release: Said[types.Release] | None = None
    embargo: Said[types.Moment] | None = None
    advisory: SaidBlock[Advisory] | None = None
    issuer: Said[Text] | None = None
    symbol: Said[Text] | None = None
    dateline: SaidBlock[Dateline] | None = None


class Row(Item):
    """A row of the run sheet. Beside `minutes`, a bare number in `shortest` counts minutes too."""

    renamed: ClassVar[dict[str, tuple[str, ...]]] = {"minutes": ("duration",)}
    open_as: ClassVar[dict[str, tuple[str, ...]]] = {"who": ("1", "person")}

    id: types.Id
    part: Said[Text] | None = None
    title: Said[Text] | None = None
    kind: Said[Text] | None = None
    duration: Said[types.Seconds] | None = None
    minutes: Said[types.Minutes] | None = None
    shortest: Said[types.Seconds] | None = None
    may_drop: Said[types.YesNo] | None = None
    alike: Said[Text] | None = None
    start: Said[types.Clock] | None = None
    fixed: Said[types.YesNo] | None = None
    who: SaidBlock[Listed[ShortSeat]] | None = None
    words: Said[Text] | None = None
    cues: Items[Said[Text]] | None = None
    warn: Said[Listed[types.Seconds]] | None = None
    press: Said[types.Press] | None = None
    if_absent: Said[Text] | None = None
    if_over: Said[Text] | None = None
    if_silent: Said[Text] | None = None
    note: Said[Text] | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_minutes(cls, found: object) -> object:
        if not isinstance(found, dict) or "minutes" not in found:
            return found
        if "duration" in found:
            raise Mistake("given-twice", "both minutes and duration", "keep one of the two")
        return {**found, "shortest": _minutes(found["shortest"])} if "shortest" in found else found


def _minutes(found: object) -> object:
    """A bare number, short or long, with its unit."""
    if isinstance(found, dict):
        return {**found, "value": _minutes(found["value"])} if "value" in found else found
    return f"{found} min" if isinstance(found, str) and found.strip().isdecimal() else found


class Related(Item):
    main: ClassVar[str | None] = "title"

    number: Said[Text] | None = None
    title: Said[Text] | None = None
    kind: Said[Text] | None = None
    findings: Said[Text] | None = None


class Session(Item):
    open_as: ClassVar[dict[str, tuple[str, ...]]] = dict.fromkeys(("chair", "moderator", "rapporteur"), ("person",))

    title: Said[Text] | None = None
    short_title: Said[Text] | None = None
    number: Said[Text] | None = None
    kind: Said[Text] | None = None
    date: Said[types.Date] | None = None
    start: Said[types.Start] | None = None
    hard_out: Said[types.Start] | None = None
    duration: Said[types.Seconds] | None = None
    turnover: Said[types.Seconds] | None = None
    no_show: Said[types.NoShow] | None = None
    speaking_order: Said[types.Order] | None = None
    room: Said[Text] | None = None
    chair: SaidBlock[ShortSeat] | None = None
    moderator: SaidBlock[ShortSeat] | None = None
    rapporteur: SaidBlock[ShortSeat] | None = None
    reason: Said[Text] | None = None
    overview: Said[Text] | None = None
    objectives: Said[Listed[Text]] | None = None
    role_of_chair: Said[Text] | None = None
    success: Said[Text] | None = None
    background: Said[Text] | None = None
    logistics: SaidBlock[Logistics] | None = None
    media_plan: SaidBlock[MediaPlan] | None = None
    production: SaidBlock[Production] | None = None
    related: Items[Related] | None = None
    segments: Rows[Row] | None = None


class Clearance(Block):
    state: Said[types.ClearanceState] | None = None
    by: Said[Text] | None = None
    on: Said[types.Date] | None = None
    of: Said[Text] | None = None


class Picture(Item):
    """A picture and what is known of it; `pictures/ada.jpg` is short for `{file: pictures/ada.jpg}`."""

    main: ClassVar[str | None] = "file"

    file: Said[Text] | None = None
    alt: Said[Text] | None = None
    caption: Said[Text] | None = None
    credit: Said[Text] | None = None
    clearance: SaidBlock[Clearance] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_file(cls, found: object) -> object:
        return {"file": found} if isinstance(found, str) else found


ShortPicture = Annotated[Picture, "Picture", types.Also(lambda _: _BARE)]


class Person(Item):
    main: ClassVar[str | None] = "name"

    name: Said[Text] | None = None
    form_of_address: Said[Text] | None = None
    title: Said[Text] | None = None
    organisation: Said[Text] | None = None
    role: Said[Text] | None = None
    precedence: Said[types.Rank] | None = None
    state: Said[Text] | None = None
    spoken: Said[Text] | None = None
    biography: Said[Text] | None = None
    picture: SaidBlock[ShortPicture] | None = None
    status: Said[types.PersonStatus] | None = None
    clearance: SaidBlock[Clearance] | None = None
    email: Said[Text] | None = None
    phone: Said[Text] | None = None
    address: Said[Text] | None = None
    note: Said[Text] | None = None


class Organisation(Item):
    main: ClassVar[str | None] = "name"
    one_by_one: ClassVar[frozenset[str]] = frozenset({"variants"})

    name: Said[Text] | None = None
    acronym: Said[Text] | None = None
    spoken: Said[Text] | None = None
    variants: Said[Listed[Text]] | None = None
    roles: Said[Listed[Text]] | None = None
    kind: Said[Text] | None = None
    description: Said[Text] | None = None
    definition: Said[Text] | None = None
    actors: Said[Text] | None = None
    reason: Said[Text] | None = None
    aim: Said[Text] | None = None
    means: Said[Text] | None = None
    platform: Said[Text] | None = None
    history: Said[Text] | None = None
    boilerplate: Said[Text] | None = None
    mission_statement: Said[Text] | None = None
    website: Said[Text] | None = None
    logo: SaidBlock[ShortPicture] | None = None
    member_of: Said[Text] | None = None
    member_as: Said[Text] | None = None


class Quote(Item):
    main: ClassVar[str | None] = "text"

    text: Said[Text] | None = None
    person: Said[Text] | None = None
    clearance: SaidBlock[Clearance] | None = None


class Statement(Quote):
    """What a person says in the session, in full; `text` may name a file."""


class Question(Item):
    main: ClassVar[str | None] = "question"

    question: Said[Text] | None = None
    answer: Said[Text] | None = None
    likelihood: Said[types.Likelihood] | None = None
    because: Said[Text] | None = None
    rests_on: Said[Listed[Text]] | None = None


class Wording(Item):
    main: ClassVar[str | None] = "text"

    text: Said[Text] | None = None
    rests_on: Said[Listed[Text]] | None = None
    for_: Said[Listed[types.Audience]] | None = Field(default=None, alias="for")
    by: Said[Text] | None = None


class TalkingPoint(Wording):
    """One thing to say; a bare text is short for `{text: ...}`."""

    take_care: Said[Text] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, found: object) -> object:
        return {"text": found} if isinstance(found, str) else found


ShortPoint = Annotated[TalkingPoint, "TalkingPoint", types.Also(lambda _: _BARE)]


def _numbered(found: object) -> object:
    """A list is short for a mapping by numbers from 1."""
    return {str(number): item for number, item in enumerate(found, 1)} if isinstance(found, list) else found


def _list_of_points(by_id: JsonSchemaValue) -> JsonSchemaValue:
    return {"type": "array", "items": by_id["additionalProperties"]}


TalkingPoints = Annotated[Items[ShortPoint], BeforeValidator(_numbered), types.Also(_list_of_points)]


class Paper(Item):
    main: ClassVar[str | None] = "title"

    number: Said[Text] | None = None
    title: Said[Text] | None = None
    file: Said[Text] | None = None
    late: Said[types.YesNo] | None = None


class Contact(Item):
    main: ClassVar[str | None] = "name"

    name: Said[Text] | None = None
    organisation: Said[Text] | None = None
    email: Said[Text] | None = None
    phone: Said[Text] | None = None
    out_of_hours: Said[Text] | None = None


class Outlet(Block):
    name: Said[Text] | None = None
    key: Said[types.AgeKey] | None = None


class Owner(Item):
    main: ClassVar[str | None] = "role"

    role: Said[Text] | None = None
    organisation: Said[Text] | None = None
    person: Said[Text] | None = None
    by: Said[types.Deadline] | None = None


class Accept(Block):
    """What a source may hold and still be used in press pieces, by file."""

    tracked_changes: Said[Listed[Text]] | None = None
    hidden_text: Said[Listed[Text]] | None = None
    comments: Said[Listed[Text]] | None = None


class Source(Block):
    main: ClassVar[str | None] = "kind"

    kind: Said[Text] | None = None
    date: Said[types.Date] | None = None


def _claimed(path: str) -> str:
    """The dotted path of a claim: its first word is a key of this file."""
    first = path.partition(".")[0]
    if first not in EventFile.model_fields:
        likely = nearest(first, EventFile.model_fields)
        hint = f"did you mean {likely}?" if likely else "such as sessions.plenary.duration"
        raise Mistake("unknown-key", f"nothing is called {shown(first)}", hint)
    return path


Acknowledged = Annotated[dict[Annotated[str, AfterValidator(_claimed)], Said[Text]], BeforeValidator(by_id)]


class EventFile(Block):
    renamed: ClassVar[dict[str, tuple[str, ...]]] = {"rows": ("sessions", "", "segments")}

    event: Event | None = None
    sessions: Items[Session] | None = None
    rows: Rows[Row] | None = None
    people: Items[Person] | None = None
    organisations: Items[Organisation] | None = None
    quotes: Items[Quote] | None = None
    statements: Items[Statement] | None = None
    questions: Items[Question] | None = None
    wording: Items[Wording] | None = None
    talking_points: TalkingPoints | None = None
    objectives: Said[Listed[Text]] | None = None
    papers: Items[Paper] | None = None
    contacts: Items[Contact] | None = None
    outlets: Items[Outlet] | None = None
    owners: Items[Owner] | None = None
    assume: Said[Listed[Text]] | None = None
    acknowledge: Acknowledged | None = None
    accept: Accept | None = None
    sources: Items[Source] | None = None
    rules: Said[types.RulePack] | None = None
