"""One organisation, one spelling, one beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from briefgen.findings import Finding, Severity, at
from briefgen.model.decisions.press_kit import confused_beginnings
from briefgen.model.event import Event, Organisation
from briefgen.model.facts import Fact
from briefgen.model.points import Register

ALIKE = 0.9
DIGITS = re.compile(r"\d+")


def name_variant(event: Event, register: Register) -> Iterator[Finding]:
    """A name that its sources spell in more than one way; capitals alone are a note."""
    for organisation in event.organisations:
        for variant in organisation.variants:
            if organisation.name and variant.text != organisation.name.text:
                yield _variant(organisation, variant, register)


def _variant(organisation: Organisation, variant: Fact, register: Register) -> Finding:
    capitals = variant.text.casefold() == organisation.name.text.casefold()
    point = register.point(f"name-{organisation.id}")
    number = f" (point {point.number})" if point and not capitals else ""
    return at(
        variant.spans[0],
        "name-variant",
        f"“{variant.text}” is printed as “{organisation.name.text}”{number}",
        hint=f"agree one spelling; in event.yaml, write organisations: {{{organisation.id}: {{name: ...}}}}",
        severity=Severity.NOTE if capitals else Severity.WARNING,
        others=organisation.name.spans,
    )


def event_verbs(event: Event, register: Register) -> Iterator[Finding]:
    """Several beginnings of one organisation: founded, initiated, launched."""
    for organisation in event.organisations:
        verbs = confused_beginnings(organisation)
        if verbs:
            name = organisation.acronym.text or organisation.name.text
            quoted = ", ".join(f"“{verb.text}”" for verb in verbs)
            point = register.point(f"beginnings-{organisation.id}")
            number = f" (point {point.number})" if point else ""
            yield at(
                verbs[0].spans[0],
                "event-verbs",
                f"several beginnings are told of {name}: {quoted}{number}",
                hint="agree which is which before a journalist asks, then add to event.yaml: acknowledge: "
                f'{{organisations.{organisation.id}.beginnings: "{", ".join(verb.text for verb in verbs)}"}}',
                others=tuple(span for verb in verbs[1:] for span in verb.spans),
            )


def similar_name(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Two people or two organisations whose names differ by little: perhaps one. Similarity only suggests."""
    organisations = [each.name for each in event.organisations if each.name]
    people = [each.name for each in event.people if each.name]
    for names in (organisations, people):
        for first, second in combinations(names, 2):
            if _is_similar(first.text, second.text):
                yield at(
                    second.spans[0],
                    "similar-name",
                    f"“{second.text}” and “{first.text}” are nearly the same name",
                    hint="if they are one, write the name the same way in all sources",
                    severity=Severity.NOTE,
                    others=first.spans,
                )


def _is_similar(first: str, second: str) -> bool:
    """Not the same, and alike in nine letters of ten; a number that differs makes two names."""
    if DIGITS.findall(first) != DIGITS.findall(second):
        return False
    first, second = first.casefold(), second.casefold()
    return first != second and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
