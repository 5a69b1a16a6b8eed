"""Who is who: organisations, their people, and what these do on the day, as far as an audience may know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.views import PartView, RowView
from briefgen.model import cldr, words
from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived
from briefgen.model.locales import locale_of
from briefgen.model.roles import COLLECTIVE, SEATS
from briefgen.model.timetable import seat_name

NOTHING = Fact(id="who.nothing")


@dataclass(frozen=True, slots=True)
class WhoView:
    """Somebody: a name or the blank for it, a title, and what they do on the day, one fact a role."""

    name: Fact
    title: Fact
    parts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class HouseView:
    """An organisation and its people; ``name`` is open for the people of whom no organisation is known."""

    name: Fact
    acronym: Fact
    people: tuple[WhoView, ...]


@dataclass(frozen=True, slots=True)
class _Duty:
    """One thing that somebody does: ``who`` is a person's id, else that of the seat; no row for what is listed only."""

    who: str
    name: Fact
    organisation: str
    role: Fact
    row: RowView | None = None

    @property
    def told(self) -> Fact:
        """What it is called: the role, else the title of the row."""
        return self.role or (self.row.title if self.row else NOTHING)


def who_is_who(event: Event, parts: tuple[PartView, ...]) -> tuple[HouseView, ...]:
    """Everybody who is named and every seat that waits for a name, by organisation: members of what is launched
    first, then others as their people come, last the people without one.
    """
    duties: dict[str, list[_Duty]] = {}
    for duty in (*_heads(event), *_seats(event, parts), *_listed(event)):
        duties.setdefault(duty.who, []).append(duty)
    houses: dict[str, list[WhoView]] = {member.id: [] for member in event.members}
    for who, mine in duties.items():
        houses.setdefault(_organisation(event, who, mine), []).append(_view(event, who, mine))
    without = houses.pop("", [])
    known = (_house(event, house, tuple(people)) for house, people in houses.items())
    return (*known, *([HouseView(NOTHING, NOTHING, tuple(without))] if without else ()))


def _heads(event: Event) -> Iterator[_Duty]:
    """Who heads the session. A chair is always wanted, the others where they are named."""
    session = event.session
    for seat, word in ((session.chair, "Chair"), (session.moderator, "Moderator"), (session.rapporteur, "Rapporteur")):
        if seat.person or word == "Chair":
            name = seat_name(event, seat)
            role = derived(f"who.{word.casefold()}.role", word, "seat", seat.person)
            yield _Duty(seat.person.text or word.casefold(), name, seat.organisation.text, role)


def _seats(event: Event, parts: tuple[PartView, ...]) -> Iterator[_Duty]:
    """Each seat of a row; one of the session's head that names nobody is that of whoever has it, a crowd's is none."""
    heads = {duty.role.text.casefold(): duty.who for duty in _heads(event)}
    for row in (row for part in parts for row in part.rows if not row.is_hidden):
        for seat in row.seats:
            role = seat.role.text.casefold()
            holder = heads.get(role, "") if role in SEATS else seat.name.id
            who = seat.person.text or holder
            if who and (seat.person or role not in COLLECTIVE):
                yield _Duty(who, seat.name, seat.organisation.id if seat.organisation else "", seat.role, row)


def _listed(event: Event) -> Iterator[_Duty]:
    """Everybody who is named, with the role that they are listed with."""
    for person in event.people:
        if person.name:
            yield _Duty(person.id, person.name, "", person.role)


def _organisation(event: Event, who: str, mine: list[_Duty]) -> str:
    """The id of somebody's organisation, its name where it has no entry, "" while none is known."""
    person = event.person(who)
    own = person.organisation.text if person else ""
    return own or next((duty.organisation for duty in mine if duty.organisation), "")


def _house(event: Event, house: str, people: tuple[WhoView, ...]) -> HouseView:
    organisation = event.organisation(house)
    if organisation:
        return HouseView(organisation.name, organisation.acronym, people)
    told = next(person.organisation for person in event.people if person.organisation.text == house)
    return HouseView(told, NOTHING, people)


def _view(event: Event, who: str, mine: list[_Duty]) -> WhoView:
    person = event.person(who)
    return WhoView(mine[0].name, person.title if person else NOTHING, tuple(_parts(who, mine, locale_of(event))))


def _parts(who: str, mine: list[_Duty], locale: str) -> Iterator[Fact]:
    """Each role with its rows; the role that somebody is listed with only where there is no other."""
    roles: dict[str, list[_Duty]] = {}
    for duty in mine:
        if duty.told and (duty.row or not roles):
            roles.setdefault(duty.told.text.casefold(), []).append(duty)
    for number, duties in enumerate(roles.values(), 1):
        rows = [duty.row.number for duty in duties if duty.row]
        shown = words.sentence(duties[0].told.text) + (f", {_in_rows(rows, locale)}" if rows else "")
        yield derived(f"who.{who}.{number}", shown, "role-and-rows", duties[0].told, *rows)


def _in_rows(numbers: list[Fact], locale: str) -> str:
    """``row 20``, ``rows 10, 60 and 80``."""
    between = cldr.separators(len(numbers), locale)
    told = "".join(number.text + mark for number, mark in zip(numbers, between, strict=True))
    return f"row {told}" if len(numbers) == 1 else f"rows {told}"
