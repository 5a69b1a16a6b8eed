"""People in the rows of a programme who are named together with their body, wherever in the row they stand.

`Weirs – Ada Example and Bo Sample, Lake Office`, `Ada Example, Bo Sample (Lake Office): Weirs`, `(Ada Example, Lake
University)`. Outside of the start of a row the body must say by a word or as an acronym that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.intake.rules import details
from briefgen.intake.rules.details import Field, Found
from briefgen.intake.rules.kinds import is_acronym_of, is_body
from briefgen.intake.rules.names import Name, has_title, is_person, name_at
from briefgen.intake.rules.open_words import is_open
from briefgen.intake.rules.words import identifier
from briefgen.intake.vocabulary import pattern

_NEXT_NAME = re.compile(rf" ?,? {pattern('roles', 'and')} | & |, ")
_NEXT_GROUP = re.compile(rf" ?,? {pattern('roles', 'and')} | & |[,;] ")
_STARTS = re.compile(r"(?:[:;.–—?!”\"] | - |(?<=\()(?=[^\W\d_]))")
_MARK = re.compile(r"(?:[a-z0-9]{1,2}[.)]|[•·–—*-]) ")
_BRACKETS = re.compile(r" ?\((?P<body>[^()]{2,90})\)(?=$|[.,:;]| [–—-] | [“\"]| and | & )")
_BEHIND_COMMA = re.compile(r" ?, (?P<body>[^();:“”\"]{2,90}?)(?=[.,]?$|\)|;)")
_EMAIL = re.compile(r" ?[(<\[,]? ?[\w.+-]{1,60}@[\w-]{1,60}\.\w")
_NO_BODY = re.compile(r"\d|(?:and|or|with|by|see|from|both|also|chair|tbc|tbd)\b|.*@", re.IGNORECASE)
_MOST_NAMES = 8
_MOST_WORDS_OF_BODY = 12


@dataclass(frozen=True, slots=True)
class _Group:
    """Names one after another, and the body that stands behind the last of them."""

    names: tuple[Name, ...]
    body: tuple[int, int]
    end: int


def affiliated(passage: Passage, start: int) -> Iterator[Found]:
    """The people of a row; `start` is where the text behind its time begins."""
    text = passage.text
    mark = _MARK.match(text, start)
    first = mark.end() if mark else start
    places = sorted({first, *(found.end() for found in _STARTS.finditer(text, first))})
    position = 0
    for place in places:
        for group in _groups(text, place, at_start=place == first) if place >= position else ():
            position = group.end
            for name in group.names:
                yield identifier(name.text(text)), details.named(passage, name) | _fields(passage, group, name)
        if place >= position and (addressee := _person(text, place)) and _EMAIL.match(text, addressee.end):
            yield identifier(addressee.text(text)), details.named(passage, addressee)


def _groups(text: str, start: int, *, at_start: bool) -> Iterator[_Group]:
    """The groups that follow each other from `start` on: `Ada Example (Lake Office), Bo Sample (Quay Office)`."""
    group = _group(text, start, at_start=at_start)
    while group:
        yield group
        following = _NEXT_GROUP.match(text, group.end)
        group = _group(text, following.end(), at_start=False) if following else None


def _group(text: str, start: int, *, at_start: bool) -> _Group | None:
    names: list[Name] = []
    name = _person(text, start)
    while name and len(names) < _MOST_NAMES:
        names.append(name)
        brackets = _BRACKETS.match(text, name.end)
        if brackets and _may_be_body(text, name, brackets, sure=at_start):
            return _Group(tuple(names), brackets.span("body"), brackets.end())
        joined = _NEXT_NAME.match(text, name.end)
        following = _person(text, joined.end()) if joined else None
        comma = _BEHIND_COMMA.match(text, name.end)
        if not following and comma and _is_body_alone(comma["body"]):
            return _Group(tuple(names), comma.span("body"), comma.end())
        name = following
    return None


def _person(text: str, start: int) -> Name | None:
    name = name_at(text, start)
    return name if name and is_person(text, name) and not is_body(name.text(text)) else None


def _is_body_alone(body: str) -> bool:
    """Behind a comma: a word must say it, or capitals alone; nothing but its place and parts may follow."""
    said = body.split(", ", maxsplit=1)[0]
    is_list = re.search(r", (?:and|or|the) ", body) is not None
    if not body[0].isupper() or is_list or is_open(body) or len(body.split()) > _MOST_WORDS_OF_BODY:
        return False
    capitals = said.isupper() and len(said) > 1
    return capitals or (is_body(said) and " " in said) or (has_title(said) and is_body(body))


def _may_be_body(text: str, name: Name, match: re.Match[str], *, sure: bool) -> bool:
    """Whether what stands behind a name is its body: no place, no remark, no acronym of the name itself."""
    body = match["body"]
    if _NO_BODY.match(body) or is_open(body) or len(body.split()) > _MOST_WORDS_OF_BODY:
        return False
    if is_acronym_of(body, name.text(text)):
        return False
    followed = re.match(r" ?[:–—-]", text[match.end() :]) is not None
    return (sure and followed and body[0].isupper()) or any(is_body(part) for part in re.split(r", | - ", body))


def _fields(passage: Passage, group: _Group, name: Name) -> dict[str, Field]:
    start, end = group.body
    if has_title(passage.text[start:end]):
        return details.post(passage, start, end) if name is group.names[-1] else {}
    return {"organisation": Field(passage.text[start:end], passage.span(start, end))}
