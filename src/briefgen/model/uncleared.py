"""Texts that wait for whoever answers for them: each is one open point, and holds up nothing but itself."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.clearance import CLEARED, OwnText
from briefgen.model.event import Event, Owner
from briefgen.model.facts import Fact
from briefgen.model.points import Point

PREFIXES = ("quote-", "statement-", "biography-")


def may_be_printed(event: Event, text: OwnText) -> bool:
    """Whether the press may have it: it is cleared, and whose it is has a name that is agreed."""
    person = event.person(text.person.text)
    return text.is_cleared and person is not None and person.name.is_agreed


def uncleared(event: Event) -> Iterator[Point]:
    """Every text that the press may not have yet; a biography that nobody asked for is none."""
    for text in event.own_texts:
        if (text.text or text.text.spans) and not may_be_printed(event, text):
            yield Point(
                id=text.point_id,
                what=_wanted(event, text),
                holds="single texts",
                covers=_covers(event, text),
                owner=_owner(event, text),
            )


def _wanted(event: Event, text: OwnText) -> str:
    """What is asked for, in words."""
    if text.text.is_open:
        return _called(event, text)
    if text.is_cleared:
        return f"whose words they are, agreed: {_called(event, text)}"
    changed = "changed " if has_changed(text) else ""
    return f"clearance of the {changed}{_called(event, text)}"


def _called(event: Event, text: OwnText) -> str:
    """Its name for readers: without the id where its person has no other text of the kind."""
    alike = [each for each in event.own_texts if (each.kind, each.person.text) == (text.kind, text.person.text)]
    name = name_of(event, text)
    return name if len(alike) > 1 else name.replace(f"{text.kind} {text.id} of ", f"{text.kind} of ", 1)


def name_of(event: Event, text: OwnText) -> str:
    """``quotation q1 of Ada Example``, ``biography of Ada Example``."""
    person = event.person(text.person.text)
    name = (person.name if person else text.person).text or "somebody who is not named"
    return f"{text.kind} of {name}" if text.kind == "biography" else f"{text.kind} {text.id} of {name}"


def has_changed(text: OwnText) -> bool:
    """Whether another text than this was cleared."""
    clearance = text.clearance
    return clearance.state.text == CLEARED and not clearance.lacks and clearance.of.text != text.mark


def _covers(event: Event, text: OwnText) -> frozenset[str]:
    """The text itself, and the name of whose it is while nothing but that is missing."""
    person = event.person(text.person.text)
    return frozenset({text.text.id} | ({person.name.id} if text.is_cleared and person else set()))


def _owner(event: Event, text: OwnText) -> Owner | None:
    """Whoever answers for it owes it, unless the event file names somebody else."""
    person = event.person(text.person.text)
    if person is None or person.name.is_open:
        return None
    path = f"owners.{text.point_id}"
    name = Fact(id=f"{path}.person", value=person.name.text, how="derived", rule="own-text", spans=person.name.spans)
    return Owner(
        id=text.point_id,
        person=name,
        role=Fact(id=f"{path}.role"),
        organisation=Fact(id=f"{path}.organisation"),
        by=Fact(id=f"{path}.by"),
    )
