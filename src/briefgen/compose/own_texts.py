"""Quotations, statements and biographies as a copy prints them: with whose they are, and with their state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.people import PersonView, named
from briefgen.model.clearance import OwnText
from briefgen.model.event import Event, Person
from briefgen.model.facts import Fact
from briefgen.model.uncleared import has_changed, may_be_printed

ONLY_CLEARED = ("press", "participants")
"""Audiences that read cleared texts only."""
STATES = {"draft": "draft, not cleared", "with-speaker": "with the speaker, not cleared"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """A text with whose it is. ``state`` is open where the text is cleared."""

    id: str
    text: Fact
    person: Person
    by: PersonView
    state: Fact


def said(event: Event, seen: Event, texts: tuple[OwnText, ...], audience: str) -> Iterator[SaidView]:
    """The texts that an audience may read; `seen` is the event as it may read it.

    Press and participants read cleared texts of people whose names are agreed; all others have the word of their state.
    """
    for text in texts:
        person = seen.person(text.person.text)
        shown = next(each for each in seen.own_texts if (each.kind, each.id) == (text.kind, text.id))
        if person is None or not shown.text or (audience in ONLY_CLEARED and not may_be_printed(event, text)):
            continue
        yield SaidView(id=text.id, text=shown.text, person=person, by=named(seen, person), state=_state(text))


def _state(text: OwnText) -> Fact:
    """How far a text is cleared, in words; open where it is."""
    path = f"{text.text.id}.state"
    if text.is_cleared:
        return Fact(id=path)
    word = "changed since it was cleared" if has_changed(text) else STATES.get(text.clearance.state.text, "not cleared")
    return Fact(id=path, value=word, how="derived", rule="clearance", spans=text.clearance.state.spans)
