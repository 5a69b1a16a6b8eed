"""Texts that a person answers for, settled with their clearances."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.clearance import Clearance, Kind, OwnText, settled
from briefgen.model.facts import Fact
from briefgen.model.settler import Settler


def quotes(settler: Settler) -> tuple[OwnText, ...]:
    """Quotations, in the order of the event file."""
    return tuple(_own_text(settler, "quotation", "quotes", word) for word in settler.words("quotes"))


def statements(settler: Settler) -> tuple[OwnText, ...]:
    """Statements, in the order of the event file."""
    return tuple(_own_text(settler, "statement", "statements", word) for word in settler.words("statements"))


def biographies(settler: Settler) -> tuple[OwnText, ...]:
    """Of everybody listed, an open one where none is given."""
    return tuple(_biography(settler, word) for word in settler.words("people"))


def _own_text(settler: Settler, kind: Kind, *path: str) -> OwnText:
    """A text with its clearance; its person may be named by id or by name."""
    person = settler.fact(*path, "person")
    known = settler.named_people.get(person.text.casefold())
    return settled(
        settler.fill(
            OwnText,
            *path,
            id=path[-1],
            kind=kind,
            person=replace(person, value=known) if known else person,
            clearance=settler.fill(Clearance, *path, "clearance"),
        )
    )


def _biography(settler: Settler, person_id: str) -> OwnText:
    path = ("people", person_id)
    return settled(
        OwnText(
            id=person_id,
            kind="biography",
            text=settler.fact(*path, "biography"),
            person=Fact(id=f"people.{person_id}", value=person_id, how="derived", rule="own-biography"),
            clearance=settler.fill(Clearance, *path, "clearance"),
        )
    )
