"""The order of speakers by the protocol rule that the event file chooses, with what each adds to the time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.model.event import Event, Organisation, Person
from briefgen.model.facts import Fact
from briefgen.model.session import Seat, Segment

AS_GIVEN = "as-given"
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class SpeakingOrder:
    """Alike rows: their word, the rule, as they are ``given``, as the rule has them, and whom it cannot place.

    Those whom the rule cannot place come last, as they are given.
    """

    alike: str
    rule: Fact
    given: tuple[Segment, ...]
    rows: tuple[Segment, ...]
    unplaced: tuple[Segment, ...]


def speaking_orders(event: Event) -> Iterator[SpeakingOrder]:
    """Every group of alike rows with somebody in them, in the order that the rule of the session gives."""
    rule = event.session.speaking_order
    groups: dict[str, list[Segment]] = {}
    for row in event.session.segments:
        if row.alike and row.who:
            groups.setdefault(row.alike.text, []).append(row)
    key = RULES.get(rule.text)
    for alike, given in groups.items():
        if key is None:
            yield SpeakingOrder(alike, rule, tuple(given), tuple(given), ())
        else:
            keys = {row.id: key(event, row.who[0]) for row in given}
            placed = [row for row in given if keys[row.id] is not None]
            unplaced = tuple(row for row in given if keys[row.id] is None)
            placed.sort(key=lambda row: keys[row.id] or (0, ""))
            yield SpeakingOrder(alike, rule, tuple(given), (*placed, *unplaced), unplaced)


def _person(event: Event, seat: Seat) -> Person | None:
    return event.person(seat.person.text) if seat.person else None


def organisation_of(event: Event, seat: Seat) -> Organisation | None:
    """Whom somebody speaks for: the seat's organisation, else the person's."""
    person = _person(event, seat)
    word = seat.organisation or (person.organisation if person else seat.organisation)
    return event.organisation(word.text) if word else None


def _rank(event: Event, seat: Seat) -> Key | None:
    person = _person(event, seat)
    return (person.precedence.number, "") if person and person.precedence else None


def _organisation(event: Event, seat: Seat) -> Key | None:
    organisation = organisation_of(event, seat)
    return (0, _letters(organisation.name.text)) if organisation and organisation.name else None


def _state(event: Event, seat: Seat) -> Key | None:
    person = _person(event, seat)
    return (0, _letters(person.state.text)) if person and person.state else None


def _letters(name: str) -> str:
    """A name as a list in English has it: without case, accents and a leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).removeprefix("the ")


RULES: dict[str, Callable[[Event, Seat], Key | None]] = {
    "rank": _rank,
    "alphabetical-by-organisation": _organisation,
    "alphabetical-by-state": _state,
}
"""By what each rule but `AS_GIVEN` sorts; None: it cannot place somebody."""
