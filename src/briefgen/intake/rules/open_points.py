"""Open points: sentences in which the note itself says that something is missing or undecided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from briefgen.intake.passages import Passage
from briefgen.intake.rules.hours import Part, part_of
from briefgen.intake.rules.names import name_at
from briefgen.intake.rules.open_words import OpenPoint, is_open, open_point
from briefgen.intake.rules.sentences import Sentence
from briefgen.intake.vocabulary import pattern
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


_BLANK_ROLE = re.compile(rf"(?P<role>{pattern('roles', 'one', 'many')}) ?(?P<sign>[:：–—]|-)[ _.…]*")


def blank_roles(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """`Moderator –` with nothing behind it and nobody below: a blank, though no word says so."""
    for passage, following in zip_longest(passages, passages[1:]):
        blank = _BLANK_ROLE.fullmatch(passage.text) if passage.cell is None else None
        if not blank or is_open(passage.text) or (following and _is_filled_by(following)):
            continue
        place = re.sub(r"\W+", "-", f"{passage.locator} {blank['role']}".casefold())
        path = ("open_points", f"{place}-{passage.column or 0}")
        yield Claim(path=(*path, "text"), value=passage.text, span=passage.span())
        yield Claim(
            path=(*path, "kind"),
            value="no name behind it",
            span=passage.span(),
            how="derived",
            rule="role-without-name",
        )
        yield Claim(path=(*path, "subject"), value=blank["role"], span=passage.span(*blank.span("role")))


def _is_filled_by(following: Passage) -> bool:
    if following.kind == "item" or following.cell:
        return True
    return name_at(following.text, 0, sure=True) is not None


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
