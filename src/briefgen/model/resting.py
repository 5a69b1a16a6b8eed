"""What written texts rest on: ``concept-note.txt line 10 @ 5b1d0c`` names a passage, and marks how it read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.origin import Span

REFERENCE = re.compile(r"^(?P<source>.+?) (?P<locator>(?:line|paragraph|page) \d+)(?: @ (?P<mark>[0-9a-f]{6}))?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that a text rests on. ``span`` is None where there is no such place; ``mark`` where none is written."""

    source: str
    locator: str
    mark: str | None
    span: Span | None


def references(event: Event, rests_on: Fact) -> tuple[Reference | None, ...]:
    """The places that a ``rests_on`` names, None for one that names none."""
    return tuple(_reference(event, place.text) for place in rests_on.items)


def _reference(event: Event, text: str) -> Reference | None:
    match = REFERENCE.match(text)
    if match is None:
        return None
    return Reference(
        match["source"], match["locator"], match["mark"], event.passages.get((match["source"], match["locator"]))
    )


def with_resting_spans(event: Event) -> Event:
    """The event with each written text's origin led on to the passages that it rests on."""
    return replace(
        event,
        wordings=tuple(replace(each, text=_led_on(event, each.text, each.rests_on)) for each in event.wordings),
        talking_points=tuple(
            replace(each, text=_led_on(event, each.text, each.rests_on)) for each in event.talking_points
        ),
        questions=tuple(replace(each, answer=_led_on(event, each.answer, each.rests_on)) for each in event.questions),
    )


def _led_on(event: Event, text: Fact, rests_on: Fact) -> Fact:
    spans = (each.span for each in references(event, rests_on) if each and each.span)
    return replace(text, spans=tuple(dict.fromkeys((*text.spans, *spans))))
