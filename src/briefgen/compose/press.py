"""What press pieces say beside the event: whom to call, where it happens, what is not made yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.model import words
from briefgen.model.event import Beginning, Contact, Event
from briefgen.model.facts import Fact, derived
from briefgen.model.uncleared import may_be_printed

CONTACT_FIELDS = ("name", "organisation", "email", "phone", "out_of_hours")
NO_CONTACT = Contact(
    id="press",
    **{name: Fact(id=f"contacts.press.{name}", wanted="press contact") for name in CONTACT_FIELDS},
)


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
    nowhere = event.session.room.is_open and event.place.is_open
    if event.session.date.is_open or nowhere:
        both = event.session.date.is_open and nowhere
        what = "the date and the place of the session are" if both else "the date or the place of the session is"
        reasons.append(f"No media advisory: {what} open.")
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
    """What the kit has of nobody."""
    cleared = {each.kind for each in event.own_texts if may_be_printed(event, each)}
    absent = [f"no {kind}" for kind in ("quotation", "biography", "statement") if kind not in cleared]
    if not any(picture.is_cleared for picture in event.pictures):
        absent.append("no picture")
    if not absent:
        return
    nobody = "" if event.people else ": nobody is named yet"
    yield words.sentence(f"{', '.join(absent)}{nobody}.")
