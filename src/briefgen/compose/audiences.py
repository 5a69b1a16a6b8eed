"""One event for one audience: what it may not read, and what a press piece may not print, is open there."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefgen.compose.inlines import APPARATUS, TEXTS, may_read
from briefgen.model.event import Event
from briefgen.model.facts import Fact

Item = TypeVar("Item")
INTERNAL = ("internal", "review")


def for_audience(event: Event, audience: str) -> Event:
    """The event as an audience may read it.

    Press pieces print stated and confirmed values only, and texts that were written for the press: anything else
    is open there, and prints as a blank.
    """
    seen = _masked(event, audience)
    return replace(
        seen,
        wordings=tuple(each for each in seen.wordings if not each.audiences or audience in _audiences(each.audiences)),
        questions=tuple(each for each in seen.questions if _is_for(each.audience, audience)),
        talking_points=tuple(each for each in seen.talking_points if _is_for(each.audience, audience)),
    )


def _audiences(fact: Fact) -> tuple[str, ...]:
    return fact.value if isinstance(fact.value, tuple) else (fact.text,)


def _is_for(wanted: Fact, audience: str) -> bool:
    return audience in INTERNAL or not wanted or wanted.text == audience


def _masked(item: Item, audience: str) -> Item:
    """The same dataclass, every fact in it masked."""
    changes: dict[str, Any] = {}
    for field in fields(item):  # type: ignore[arg-type]  # every Item is a dataclass of the model
        value = getattr(item, field.name)
        masked = _mask(value, audience)
        if masked is not value:
            changes[field.name] = masked
    return replace(item, **changes) if changes else item  # type: ignore[type-var]  # the same


def _mask(value: object, audience: str) -> object:
    match value:
        case Fact():
            return value if _prints(value, audience) else replace(value, value=None, how="open", shown=None)
        case tuple():
            masked = tuple(_mask(each, audience) for each in value)
            return masked if any(a is not b for a, b in zip(masked, value, strict=True)) else value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _masked(value, audience)
        case _:
            return value


def _prints(fact: Fact, audience: str) -> bool:
    if fact.is_open or not may_read(fact, audience):
        return fact.is_open
    return audience != "press" or fact.is_agreed or fact.id.startswith((*TEXTS, *APPARATUS, "event.outcome"))
