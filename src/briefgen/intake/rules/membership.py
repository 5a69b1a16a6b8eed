"""Lists of organisations: by whom something was begun, and who the founding members are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.rules import acronyms
from briefgen.intake.rules.kinds import kind_of
from briefgen.intake.rules.sentences import Sentence
from briefgen.intake.rules.words import NUMBER, SMALL

_ROLES = (
    r"(?:founding (?:members|partners|organi[sz]ations|institutions|sponsors)|co-?founders|founders"
    r"|co-?hosts|partners|members)"
)
_ROLE = rf"(?P<role>{_ROLES})"
_LISTED_BEFORE = re.compile(
    rf" by (?P<list>[^;:]{{5,1500}}?)(?: [–-] | ?— ?|, )(?:all )?(?:the|its|as) (?:{NUMBER} )?{_ROLE}\b"
    r"(?: of (?P<owner>[^.;:,]{1,159}[^.;:, ]))?",
    re.IGNORECASE,
)
_LISTED_AFTER = re.compile(
    rf"(?:The (?:{NUMBER} )?{_ROLE} of (?P<owner>[^.;:]{{2,160}}?) (?:are|will be)[: ]+"
    rf"|(?P<has>[^.;:]{{2,160}}?) has (?:{NUMBER} )?(?P<role_has>{_ROLES})(?::| [–—-]|,) )(?P<list>[^;:]{{5,1500}})",
    re.IGNORECASE,
)
_BY = re.compile(
    rf" by (?P<list>[^;:]{{5,1500}}?)"
    rf"(?= [–-] | ?—|, (?:as|in|at|on|who|which|with) |, (?:all )?(?:the |its )?(?:{NUMBER} )?{_ROLES}|\.?$)"
)
_BETWEEN = re.compile(r"[,;]? and (?:the )?|[,;] (?:the )?|\.$", re.IGNORECASE)
_LEAD = re.compile(r"[ ,;]*(?:and )?(?:the )?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w’'&.-]*")


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in a list; the figures are offsets in the sentence."""

    name: str
    acronym: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MemberList:
    """A list of organisations with what they are (`founding members`) and of whom, as far as it is said."""

    sentence: Sentence
    members: tuple[Member, ...]
    role: tuple[int, int]
    owner: tuple[int, int] | None


def member_lists(sentences: tuple[Sentence, ...]) -> Iterator[MemberList]:
    """The lists whose members are given a role."""
    for sentence in sentences:
        text = sentence.text
        if before := _LISTED_BEFORE.search(text):
            owner = before.span("owner") if before["owner"] else None
            role = before.span("role")
            yield MemberList(sentence, members(text, *before.span("list")), role, owner)
        elif after := _LISTED_AFTER.match(text):
            group = "owner" if after["owner"] else "has"
            role = after.span("role" if after["owner"] else "role_has")
            yield MemberList(sentence, members(text, *after.span("list")), role, after.span(group))


def named_after_by(text: str, start: int) -> tuple[Member, ...]:
    """The organisations by whom something was done, said after `start`."""
    by = _BY.search(text, start)
    return members(text, *by.span("list")) if by else ()


def members(text: str, start: int, end: int) -> tuple[Member, ...]:
    """The organisations in a list: names with acronyms, and between them names that say their kind."""
    found: list[Member] = []
    for pair in acronyms.pairs(text[:end]):
        if pair.start >= start:
            found += _without_acronym(text, start, pair.start)
            found.append(Member(pair.name, pair.acronym, pair.start, pair.name_end))
            start = pair.end
    return (*found, *_without_acronym(text, start, end))


def _without_acronym(text: str, start: int, end: int) -> Iterator[Member]:
    """Names between two others. A stretch without a word for a kind belongs to the one before it."""
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    bounds: list[tuple[int, int]] = []
    for separator in (*_BETWEEN.finditer(text, start, end), None):
        stop = separator.start() if separator else end
        if start < stop:
            if bounds and not kind_of(text[start:stop]):
                bounds[-1] = (bounds[-1][0], stop)
            else:
                bounds.append((start, stop))
        start = separator.end() if separator else end
    for first, last in bounds:
        name = text[first:last].rstrip(" ,")
        if kind_of(name) and _is_name(name):
            yield Member(name, None, first, first + len(name))


def _is_name(text: str) -> bool:
    words = [word.group() for word in _WORD.finditer(text)]
    return words[0][0].isupper() and all(word[0].isupper() or word in SMALL for word in words)
