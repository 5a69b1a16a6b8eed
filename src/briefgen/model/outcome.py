"""What became of the event: an outcome counts once somebody has confirmed it; until then the event is planned."""

from __future__ import annotations

from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived

PLANNED = "planned"
HELD = "held"
CALLED_OFF = {
    "postponed": "POSTPONED – this session will not take place at the time given here",
    "cancelled": "CANCELLED – this session will not take place",
}
"""Outcomes of which every page speaks, and its words."""


def outcome(event: Event) -> str:
    """The outcome as far as it is confirmed: planned, held, postponed or cancelled."""
    said = event.outcome
    return said.text if said and said.standing == "confirmed" else PLANNED


def was_held(event: Event) -> bool:
    """Whether somebody has confirmed that it was held: what was to come is past then."""
    return outcome(event) == HELD


def notice(event: Event) -> Fact | None:
    """What every page must say of an event that is not held as planned; None of any other."""
    words = CALLED_OFF.get(outcome(event))
    return derived("event.outcome.notice", words, "outcome", event.outcome) if words else None
