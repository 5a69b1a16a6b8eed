"""One fact, one spelling: organisations' names in every printed text as they were settled, numbers in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefgen.model.event import Event
from briefgen.model.facts import Fact

Item = TypeVar("Item")
TELEPHONES = (".phone", ".out_of_hours")
NO_BREAK_SPACE = "\u00a0"


def with_one_spelling(event: Event) -> Event:
    """The event with every variant of an organisation's name replaced by the settled one.

    A text that changes so is no longer the source's: it is derived, by the rule one-spelling. What somebody answers
    for stays as it was cleared.
    """
    verbatim = {*(each.text.id for each in event.own_texts), *(each.file.id for each in event.pictures)}
    spellings = {
        variant.text: organisation.name.text
        for organisation in event.organisations
        for variant in organisation.variants
        if organisation.name and variant.text != organisation.name.text
    }
    if not spellings:
        return event

    def respell(fact: Fact) -> Fact:
        if not isinstance(fact.value, str) or ".variants." in fact.id or fact.id in verbatim:
            return fact
        text = fact.value
        for variant, name in spellings.items():
            text = text.replace(variant, name)
        return fact if text == fact.value else replace(fact, value=text, how="derived", rule="one-spelling")

    return change_facts(event, respell)


def with_whole_numbers(event: Event) -> Event:
    """The event with telephone numbers that do not break over lines."""

    def closed_up(fact: Fact) -> Fact:
        if not fact or not fact.id.endswith(TELEPHONES):
            return fact
        return fact.as_shown(fact.text.replace(" ", NO_BREAK_SPACE))

    return change_facts(event, closed_up)


def change_facts(item: Item, change: Callable[[Fact], Fact]) -> Item:
    """The same dataclass, `change` applied to every fact in it."""
    changes: dict[str, Any] = {}
    for field in fields(item):  # type: ignore[arg-type]  # every Item is a dataclass of the model
        value = getattr(item, field.name)
        changed = _changed(value, change)
        if changed is not value:
            changes[field.name] = changed
    return replace(item, **changes) if changes else item  # type: ignore[type-var]  # the same


def facts_in(item: object) -> Iterator[Fact]:
    """Every fact in a dataclass of the model, and in a list of them."""
    if isinstance(item, Fact):
        yield item
    elif isinstance(item, tuple):
        for each in item:
            yield from facts_in(each)
    elif is_dataclass(item):
        for field in fields(item):
            yield from facts_in(getattr(item, field.name))


def _changed(value: object, change: Callable[[Fact], Fact]) -> object:
    match value:
        case Fact():
            return change(value)
        case tuple():
            changed = tuple(_changed(each, change) for each in value)
            return changed if any(a is not b for a, b in zip(changed, value, strict=True)) else value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return change_facts(value, change)
        case _:
            return value
