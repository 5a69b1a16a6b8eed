"""Open points: sentences in which the note itself says that something is missing or undecided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.rules.hours import Part, part_of
from briefgen.intake.rules.open_words import OpenPoint, open_point
from briefgen.intake.rules.sentences import Sentence
from briefgen.model.claims import Claim, Path, Value
from briefgen.origin import Span


def open_points(sentences: tuple[Sentence, ...], planned: tuple[Part, ...]) -> Iterator[Claim]:
    """The open points of a note, each by its place; with the part that it is said of."""
    seen: dict[str, int] = {}
    for sentence in sentences:
        if point := open_point(sentence):
            place = re.sub(r"\D", "", sentence.span().locator.partition("(")[0]) or "1"
            seen[place] = seen.get(place, 0) + 1
            key = place if seen[place] == 1 else f"{place}.{seen[place]}"
            yield from _claims(("open_points", key), point, part_of(sentence, planned))


def _claims(path: Path, point: OpenPoint, part: Part | None) -> Iterator[Claim]:
    sentence = point.sentence
    start, end = point.subject
    found: list[tuple[str, Value, Span]] = [
        ("text", sentence.text, sentence.span()),
        ("kind", point.kind, sentence.group(point.words)),
    ]
    if start < end:
        found.append(("subject", sentence.text[start:end], sentence.span(start, end)))
    if part:
        found.append(("part", part.number, sentence.span()))
    for field, value, span in found:
        yield Claim(path=(*path, field), value=value, span=span)
