"""Wordings against what they rest on: the sentence may have changed, or lack what the wording says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.findings import Finding, at
from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.marks import mark
from briefgen.model.points import Register
from briefgen.model.resting import Reference, references
from briefgen.origin import Span

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
IGNORED = frozenset({"I", "It", "The", "This", "In"})


@dataclass(frozen=True, slots=True)
class Resting:
    """A text that a person wrote, and the places that it rests on."""

    text: Fact
    rests_on: Fact


def stale_wording(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A wording whose sentence is gone, or has changed since its mark was written."""
    for each in _resting(event):
        for place, reference in zip(each.rests_on.items, references(event, each.rests_on), strict=True):
            yield from _stale(each, place, reference)


def _stale(each: Resting, place: Fact, reference: Reference | None) -> Iterator[Finding]:
    if reference is None or reference.span is None:
        yield at(
            place.spans[0],
            "stale-wording",
            f"{_name(each)} rests on “{place.text}”, and there is no such place",
            hint="write the source and its line, such as: concept-note.txt line 10",
        )
    elif reference.mark not in (None, mark(reference.span.quote)):
        where = f"{reference.source} {reference.locator}"
        yield at(
            place.spans[0],
            "stale-wording",
            f"{_name(each)} rests on {where}, which has changed since: “{_short(reference.span)}”",
            hint=f"read both; when the wording still holds, write: {where} @ {mark(reference.span.quote)}",
            others=(reference.span,),
        )


def _short(span: Span) -> str:
    return span.quote if len(span.quote) <= 60 else f"{span.quote[:57]}..."  # noqa: PLR2004 - a glance


def wording_adds(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A number, date or name in a wording that the sentences it rests on lack."""
    counted = tuple(words.SMALL[1:])
    for each in _resting(event):
        spans = [place.span for place in references(event, each.rests_on) if place and place.span]
        if not spans:
            continue
        known = _known(event, spans)
        for added in _particulars(each.text.text, counted):
            if added.casefold() not in known and not _spelled_in(added, known):
                yield at(
                    each.text.spans[0],
                    "wording-adds",
                    f"{_name(each)} says “{added}”, which {_places(each)} lacks",
                    hint="take it out, or add the place that says it to rests_on",
                    others=tuple(spans),
                )


def _known(event: Event, spans: list[Span]) -> str:
    """What the sentences say, organisations' names in their settled spelling too."""
    said = " ".join(span.quote for span in spans).casefold()
    for organisation in event.organisations:
        if any(variant.text.casefold() in said for variant in organisation.variants):
            said += f" {organisation.name.text.casefold()}"
    return said


def _particulars(text: str, counted: tuple[str, ...]) -> Iterator[str]:
    """Numbers in figures and in words, and names."""
    yield from NUMBER.findall(text)
    yield from (word for word in re.findall(r"[a-z]+", text) if word in counted[1:])
    for name in NAME.findall(text):
        if name not in IGNORED:
            yield name


def _spelled_in(added: str, known: str) -> bool:
    """A name of several words whose words all stand there, or a word in another form (rural, Rural-Rural)."""
    return all(word.casefold().rstrip("s") in known for word in re.split(r"[\s-]+", added))


def _resting(event: Event) -> Iterator[Resting]:
    pairs = (
        *((each.text, each.rests_on) for each in event.wordings),
        *((each.text, each.rests_on) for each in event.talking_points),
        *((each.answer, each.rests_on) for each in event.questions),
    )
    return (Resting(text, rests_on) for text, rests_on in pairs if text and rests_on)


def _name(each: Resting) -> str:
    return each.text.id.rpartition(".")[0]


def _places(each: Resting) -> str:
    return ", ".join(item.text.partition(" @")[0] for item in each.rests_on.items)
