"""The release state of press pieces: DRAFT – NOT FOR RELEASE until nothing stands against another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from briefgen.compose.product import Copy
from briefgen.model import words
from briefgen.model.event import Beginning, Contact, Event
from briefgen.model.facts import Fact, derived
from briefgen.model.points import Register
from briefgen.model.uncleared import may_be_printed

CONTACT_FIELDS = ("name", "organisation", "email", "phone", "out_of_hours")
NO_CONTACT = Contact(
    id="press",
    **{name: Fact(id=f"contacts.press.{name}", wanted="press contact") for name in CONTACT_FIELDS},
)
DRAFT = "DRAFT – NOT FOR RELEASE"
IMMEDIATE = "FOR IMMEDIATE RELEASE"
LONGEST_BESIDE = 30
"""So many letters of a state leave room on its line for the kind of page."""


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """The state as printed, and how many open points keep it a draft."""

    shown: Fact
    held_up_by: int

    @property
    def is_draft(self) -> bool:
        """Whether nothing may be released yet."""
        return self.shown.text == DRAFT

    @property
    def is_long(self) -> bool:
        """Whether nothing else has room on its line, as beside the moment of an embargo."""
        return len(self.shown.text) > LONGEST_BESIDE


def release_state(event: Event, register: Register) -> ReleaseState:
    """The state of the press pieces.

    A draft is the default, and is forced while a point that holds up everything or the press kit is open.
    """
    blocking = len(register.holding("everything")) + len(register.holding("the press kit"))
    wanted = event.release.text or "draft"
    if blocking or wanted == "draft":
        return _state(event.release, DRAFT, blocking)
    if wanted == "embargoed" and event.embargo:
        return _state(event.embargo, _embargoed(event.embargo.text), blocking)
    if wanted == "immediate":
        return _state(event.release, IMMEDIATE, blocking)
    return _state(event.release, DRAFT, blocking)


def _state(source: Fact, shown: str, blocking: int) -> ReleaseState:
    fact = Fact(id="release.state", value=shown, how="derived", rule="release-state", spans=source.spans)
    return ReleaseState(fact, blocking)


def _embargoed(embargo: str) -> str:
    """``EMBARGOED UNTIL 14:00 (UTC+1), 13:00 UTC, 3 MAY 2031``."""
    local = datetime.fromisoformat(embargo.partition("[")[0])
    utc = words.moment(embargo.partition("[")[0])
    offset = f"{local:%z}"
    hours = f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:]}" if offset[3:] != "00" else "")
    date = f"{local.day} {words.MONTHS[local.month - 1]} {local.year}".upper()
    utc_date = "" if utc.date() == local.date() else f" {utc.day} {words.MONTHS[utc.month - 1]}".upper()
    return f"EMBARGOED UNTIL {local:%H:%M} (UTC{hours}), {utc:%H:%M} UTC{utc_date}, {date}"


def press_contact(event: Event) -> Contact:
    """Whom the press may call; blanks while nobody is known."""
    known = event.contact("press")
    if known is None:
        return NO_CONTACT
    return replace(
        known,
        phone=replace(known.phone, wanted="press contact"),
        out_of_hours=replace(known.out_of_hours, wanted="press contact"),
    )


def place(event: Event) -> Fact:
    """Where it happens: room and city, as far as both are known."""
    room, city = event.session.room, event.place
    if room and city:
        return derived("session.place", f"{room.text}, {city.text}", "room-and-city", room, city)
    return city or replace(room, wanted="city, building and room")


def city(event: Event) -> Fact:
    """The city, else the room, as the first sentence of a release says it."""
    return event.place or replace(event.session.room, wanted="city and building")


def dated_beginning(event: Event) -> Beginning | None:
    """The one beginning of the launched organisation that its source dates."""
    launched = event.launched
    return next((each for each in launched.beginnings if each.date), None) if launched else None


def missing(event: Event) -> tuple[Fact, ...]:
    """What the kit does not hold yet, each with its reason."""
    reasons = list(_not_said(event))
    both = event.session.date.is_open and event.session.room.is_open
    either = event.session.date.is_open or event.session.room.is_open
    what = "the date and the place of the session are" if both else "the date or the place of the session is"
    reasons.append(f"No media advisory{f': {what} open' if either else ''}.")
    asked = tuple(question for question in event.questions if question.audience.text == "chair")
    if asked:
        count = words.sentence(words.number(len(asked)))
        verb = "question is" if len(asked) == 1 else "questions are"
        reasons.append(f"{count} {verb} left out of the public answers; the chair’s pack holds them, if asked.")
    return tuple(
        Fact(id=f"cover-note.{number}", value=reason, how="derived", rule="not-made-yet")
        for number, reason in enumerate(reasons, 1)
    )


def _not_said(event: Event) -> Iterator[str]:
    """What the kit has of no speaker."""
    cleared = {each.kind for each in event.own_texts if may_be_printed(event, each)}
    absent = [f"no {kind}" for kind in ("quotation", "biography", "statement") if kind not in cleared]
    absent.append("no picture")
    nobody = "" if event.people else ": nobody is named yet"
    yield words.sentence(f"{', '.join(absent)}{nobody}.")


def output_name(copy: Copy, event: Event, register: Register, folder: str = "") -> str:
    """Where a copy is written, without its suffix: in its session's folder; embargoed press pieces stand apart.

    An embargoed piece has the moment in its name.
    """
    place = f"{folder}/" if folder else ""
    state = release_state(event, register)
    if copy.audience != "press" or not state.shown.text.startswith("EMBARGOED"):
        return f"{place}{copy.name}"
    until = words.moment(event.embargo.text.partition("[")[0])
    return f"embargoed/{place}{copy.name}-embargoed-until-{until:%Y%m%dT%H%MZ}"
