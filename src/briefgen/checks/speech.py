"""Words to say: short enough for their row, and speakable as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model import words
from briefgen.model.assume import DOUBLED
from briefgen.model.event import Event
from briefgen.model.house_rules import house_rules
from briefgen.model.points import Register
from briefgen.model.session import Segment
from briefgen.model.timing import sentences_over, words_seconds

SLASH = re.compile(r"\w+/\w+")
ACRONYM = re.compile(r"\b(?=(?:[A-Z0-9-]*[A-Z]){2})[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*\b")


def words_too_long(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Words against their row at 100 words a minute; the chair's opening may fill 60 % of it."""
    for row in event.session.segments:
        if not row.words or row.duration.is_open:
            continue
        needed = words_seconds(row.words.text) * (2 if row.duration.rule == DOUBLED else 1)
        share = house_rules(event).limits.opening_percent if row.kind_word == "opening" else 100
        if needed * 100 > row.duration.number * share:
            limit = f"{share} % of its" if share < 100 else "its"  # noqa: PLR2004 - the whole row
            yield at(
                row.words.spans[0],
                "words-too-long",
                f"the words of row {row.id} take {words.length(needed)} at 100 words a minute, more than "
                f"{limit} {words.length(row.duration.number)}",
                hint="cut them, or give the row more time",
            )


def sentence_too_long(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Spoken sentences of more words than the rules allow, names aside."""
    limit = house_rules(event).limits.sentence_words
    names = [organisation.name.text for organisation in event.organisations if organisation.name]
    names += [person.name.text for person in event.people if person.name]
    for row in _spoken(event):
        for sentence in sentences_over(row.words.text, limit, names):
            yield at(
                row.words.spans[0],
                "sentence-too-long",
                f"row {row.id} has a sentence of more than {limit} words: “{sentence}”",
                hint="make two of it",
            )


def not_speakable(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """What cannot be spoken: a slash, a bare acronym."""
    for row in _spoken(event):
        for pattern, what in ((SLASH, "a slash"), (ACRONYM, "a bare acronym")):
            if match := pattern.search(row.words.text):
                yield at(
                    row.words.spans[0],
                    "not-speakable",
                    f"the words of row {row.id} have {what}: “{match[0]}”",
                    hint="write what is to be said",
                )


def _spoken(event: Event) -> Iterator[Segment]:
    return (row for row in event.session.segments if row.words)


def talking_point_too_long(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """A talking point that cannot be said in one breath."""
    limit = house_rules(event).limits.talking_point_words
    for point in event.talking_points:
        count = len(point.text.text.split())
        if count > limit:
            yield at(
                point.text.spans[0],
                "talking-point-too-long",
                f"talking point {point.id} has {count} words, more than {limit}",
                hint="say one thing in it",
            )
