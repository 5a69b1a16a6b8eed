"""What templates see of people and their words, of the advisory, and of what became of the event."""

from __future__ import annotations

from typing import Any

from briefgen.compose import own_texts, people
from briefgen.compose.advisory import advisory, called_off
from briefgen.compose.product import Copy
from briefgen.model.event import Event
from briefgen.model.outcome import was_held
from briefgen.model.points import Register


def of_people(event: Event, seen: Event, register: Register, copy: Copy) -> dict[str, Any]:
    """The part of a template's context that needs the whole event too: what `seen` does not show of a clearance."""
    return {
        "quotes": tuple(own_texts.said(event, seen, event.quotes, copy.audience)),
        "statements": tuple(own_texts.said(event, seen, event.statements, copy.audience)),
        "biographies": tuple(own_texts.said(event, seen, event.biographies, copy.audience)),
        "waiting": register.holding("single texts"),
        "taking_part": people.taking_part(seen),
        "on_stage": people.on_stage(seen),
        "about": tuple(each for each in seen.organisations if each.mission_statement or each.boilerplate),
        "advisory": advisory(event, seen),
        "called_off": called_off(event),
        "happened": was_held(event),
    }
