"""People: lines such as `Moderator: Ms. Ada Example, Director, Example Institute`, and names with a form of address.

Only what can be nothing but a person's name counts. Nobody is taken for a person by capital letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.intake.rules.kinds import kind_of
from briefgen.intake.rules.open_words import is_open
from briefgen.intake.rules.words import identifier
from briefgen.model.claims import Claim, Value
from briefgen.origin import Span

_ADDRESS = (
    r"(?P<address>(?:H\. ?E\.?|His Excellency|Her Excellency|(?:The )?Hon(?:ou?rable|\.)?|Amb(?:assador|\.)"
    r"|Prof(?:essor|\.)?|Dr\.?|Mrs?\.?|Ms\.?|Sir|Dame|Sheikh)(?: (?:Mrs?\.?|Ms\.?"
    r"|Dr\.?|Prof\.?|Amb\.|Ambassador)){0,2})"
)
_WORD = r"(?:[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*|[A-Z]\.)"
_PARTICLE = r"(?:de|del|da|di|dos|al|el|bin|ibn|van|von|den|der|la|le|ten|ter)"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,4}})"
_ROLE = (
    r"(?P<role>(?:co-?)?(?:moderator|chair(?:person|man|woman)?|speaker|panell?ist|keynote(?: speaker)?|rapporteur"
    r"|facilitator|discussant|respondent|opening remarks|closing remarks|welcome|introduction|presenter|host|lead))s?"
)
_ROLE_LINE = re.compile(rf"{_ROLE} ?[:–—-] ?(?=\S)", re.IGNORECASE)
_PERSON = re.compile(rf"(?:{_ADDRESS} )?{_NAME}(?![\w’'-])")
_ADDRESSED = re.compile(rf"\b{_ADDRESS} {_NAME}(?![\w’'-])")
_COLUMN = re.compile(r"who|responsible|speakers?|presenters?|facilitators?|moderators?|panell?ists", re.IGNORECASE)
_NEXT_PERSON = re.compile(r"(?:,? and |; | ?/ ?|, )(?=\S)")
_DETAILS = re.compile(
    r", (?P<first>[^,;()]{2,80})(?:, (?P<second>[^;()]{2,120}?))?\.?$|,? \((?P<inside>[^()]{2,100})\)\.?$"
)
_NO_NAME = re.compile(
    r"\b(?:session|plenary|panel|group|hall|room|street|nations|day|opening|closing|break|lunch|questions?|all|introduction"
    r"|january|february|march|april|june|july|august|september|october|november|december|the|of|and)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A name in a passage."""

    passage: Passage
    match: re.Match[str]

    def field(self, group: str) -> tuple[Value, Span]:
        """A group of the match, as a value with its place."""
        return self.match[group], self.passage.span(*self.match.span(group))


_Found = tuple[_Person, dict[str, tuple[Value, Span]]]


def people(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """Name, form of address, role, title and organisation of each person, each person's field once."""
    seen: set[tuple[str, str]] = set()
    columns: set[tuple[int, int]] = set()
    for passage in passages:
        in_column = _in_column(passage, columns)
        for person, fields in (*_on_role_line(passage), *_addressed(passage), *in_column):
            key = identifier(person.match["name"])
            for field, (value, span) in fields.items():
                if (key, field) not in seen:
                    seen.add((key, field))
                    yield Claim(path=("people", key, field), value=value, span=span)


def _on_role_line(passage: Passage) -> Iterator[_Found]:
    """The people after a role and a colon, with their title and organisation where there is only one."""
    role = _ROLE_LINE.match(passage.text)
    start = role.end() if role else -1
    while role and start >= 0 and (match := _PERSON.match(passage.text, start)) and _is_name(match["name"]):
        person = _Person(passage, match)
        fields = _named(person)
        fields["role"] = (role["role"].casefold(), passage.span(*role.span("role")))
        details = _DETAILS.match(passage.text, match.end())
        yield person, fields | (_details(passage, details) if details else {})
        following = None if details else _NEXT_PERSON.match(passage.text, match.end())
        start = following.end() if following else -1


def _addressed(passage: Passage) -> Iterator[_Found]:
    """The people in running text whose form of address stands before their name."""
    for match in _ADDRESSED.finditer(passage.text):
        if _is_name(match["name"]):
            person = _Person(passage, match)
            yield person, _named(person)


def _in_column(passage: Passage, columns: set[tuple[int, int]]) -> Iterator[_Found]:
    """The people in a table's column for them; `columns` holds those whose heading has been met."""
    place = (passage.cell.table, passage.cell.column) if passage.cell else None
    if place and _COLUMN.fullmatch(passage.text):
        columns.add(place)
    elif place in columns:
        start = 0
        while (match := _PERSON.match(passage.text, start)) and _is_name(match["name"]):
            person = _Person(passage, match)
            yield person, _named(person)
            following = _NEXT_PERSON.match(passage.text, match.end())
            if not following:
                break
            start = following.end()


def _named(person: _Person) -> dict[str, tuple[Value, Span]]:
    fields = {"name": person.field("name")}
    if person.match["address"]:
        fields["form_of_address"] = person.field("address")
    return fields


def _details(passage: Passage, details: re.Match[str]) -> dict[str, tuple[Value, Span]]:
    """`, Director, Example Institute`: a title, an organisation, or both."""
    stretches = [group for group in ("first", "second", "inside") if details[group]]
    if any(is_open(details[group]) for group in stretches):
        return {}
    if len(stretches) == 1:
        field = "organisation" if kind_of(details[stretches[0]]) or "inside" in stretches else "title"
        fields = [field]
    else:
        fields = ["title", "organisation"]
    return {
        field: (details[group], passage.span(*details.span(group)))
        for field, group in zip(fields, stretches, strict=True)
    }


def _is_name(name: str) -> bool:
    return not _NO_NAME.search(name) and not kind_of(name) and not name.isupper()
