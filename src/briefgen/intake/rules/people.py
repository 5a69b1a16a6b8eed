"""People: behind a role, with a form of address, in lists of speakers, in columns, behind `by`, before a post.

Only what can be nothing but a person's name counts. Nobody is taken for a person by capital letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.passages import Passage
from briefgen.intake.rules import details
from briefgen.intake.rules.affiliated import affiliated
from briefgen.intake.rules.details import Field, Found
from briefgen.intake.rules.kinds import kind_of
from briefgen.intake.rules.names import addressed, has_title, is_free, is_person, is_talk, name_at
from briefgen.intake.rules.open_words import is_open
from briefgen.intake.rules.press import speakers
from briefgen.intake.rules.rows import Row, headings, lone_heading, rows
from briefgen.intake.rules.words import identifier
from briefgen.intake.vocabulary import known, pattern
from briefgen.model.claims import Claim

_SAID_OF_ROLE = r"(?: ?#?[0-9]{1,2}(?:-[0-9]{1,2})?)?(?: ?\([^()]{0,60}\))?"
_ROLE = rf"(?P<role>{pattern('roles', 'one', 'many')})(?:s|\(s\))?{_SAID_OF_ROLE}"
_ROLE_LINE = re.compile(rf"(?:^|(?<=[:;.(–—] )|(?<= - )(?=[^:]{{1,40}}:)|(?<=\()){_ROLE} ?(?:[:：–—]|-(?= )) ?(?=\S)")
_QUALIFIED = re.compile(rf"(?P<label>(?:[^\W\d_][\w’'-]*,? ){{1,3}}{_ROLE}) ?[:：] ?(?=\S)")
"""A role with words before it: `Backup chair: Ada Example`, `Workshop coordinator: ...`."""
_LIST_LINE = re.compile(rf"{_ROLE} ?[:：–—-]?")
_BARE_ROLE = re.compile(_ROLE)
_BY = re.compile(rf"(?P<role>{pattern('roles', 'by')}) ")
_BEFORE_BY = ("", "(", "–", "—", "-", ":", "•")
_OFFICE = re.compile(
    rf"(?P<title>(?:[A-Z][A-Z]+ )?(?:Vice-|Deputy |Former )?{pattern('people', 'offices')}) (?=[^\W\d_])"
)
_NEXT_PERSON = re.compile(rf"(?: ?,)? {pattern('roles', 'and')} |; ?| ?[/&+] ?| ?, ?")
_ORGANISATION_FIRST = re.compile(r"(?P<organisation>[^:：]{2,80}?) ?[:：–] (?=\S)")
_ENOUGH_WORDS_OF_LABEL = 9
_LONGEST_OF_LIST = 260
_MOST_MISSES = 1
_NEXT_COLUMNS = 2


def people(
    passages: tuple[Passage, ...], *, is_programme: bool = False, starts: dict[int, int] | None = None
) -> Iterator[Claim]:
    """Name, form of address, role, title and organisation of each person, each person's field once.

    `is_programme`: the document is one of times, speakers or for the press, so that a line of a name and a post
    is somebody's. `starts` are where the text of timed rows begins, by the ids of their passages.
    """
    seen: set[tuple[str, str]] = set()
    for key, fields in (*_found(passages, starts or {}, is_programme=is_programme), *speakers(passages)):
        for field, value in fields.items():
            if (key, field) not in seen:
                seen.add((key, field))
                yield value.claim(("people", key, field))


def _found(passages: tuple[Passage, ...], starts: dict[int, int], *, is_programme: bool) -> Iterator[Found]:
    columns: dict[int, str] = {}
    table: int | None = None
    role_of_list: Field | None = None
    is_sure = False
    misses = 0
    for row in rows(passages):
        if row.table != table:
            table, columns, role_of_list = row.table, {}, None
        columns = _with_headings(columns, row)
        yield from _in_columns(row, columns)
        for passage in row.passages:
            listed = list(_listed(passage, role_of_list, sure=is_sure)) if role_of_list else []
            misses = 0 if listed else misses + 1
            if misses > _MOST_MISSES or (role_of_list and _ROLE_LINE.match(passage.text)):
                role_of_list = None
            if heading := _role_of_list(passage):
                role_of_list, misses = heading, 0
                is_sure = not passage.text[-1].isalnum() or heading.span.quote != passage.text
            yield from _on_role_lines(passage)
            yield from listed
            if not listed:
                yield from _anywhere(passage, is_programme=is_programme)
            if is_programme and not listed:
                yield from _in_programme(passage, starts.get(id(passage), 0))


# -- where a role says it -------------------------------------------------------------------------------


def _on_role_lines(passage: Passage) -> Iterator[Found]:
    """The people after a role and a colon, with their title and organisation where there is only one."""
    for label in _ROLE_LINE.finditer(passage.text):
        role = _role(passage, label)
        found = list(_several(passage, label.end()))
        for key, fields in found:
            yield key, {**fields, "role": role}
        if not found and (nameless := _nameless(passage, label.end(), role)):
            yield nameless
    if qualified := _QUALIFIED.match(passage.text):
        name = name_at(passage.text, qualified.end())
        if name and is_person(passage.text, name) and not is_talk(passage.text, name):
            role = Field(qualified["label"].casefold(), passage.span(*qualified.span("label")))
            for key, fields in _several(passage, qualified.end()):
                yield key, {**fields, "role": role}


def _several(passage: Passage, start: int) -> Iterator[Found]:
    """People one after another from `start` on."""
    text = passage.text
    position = start
    while position >= 0 and (name := name_at(text, position, sure=True)) and is_free(text, name):
        if is_talk(text, name):
            return
        rest = details.after(passage, name)
        yield identifier(name.text(text)), details.named(passage, name) | rest.fields
        following = _NEXT_PERSON.match(text, rest.end if rest.fields else name.end)
        position = following.end() if following else -1
        following_name = name_at(text, position, sure=True) if following else None
        if following_name and not is_person(text, following_name):
            return


def _nameless(passage: Passage, start: int, role: Field) -> Found | None:
    """Somebody who is only a post: `Speaker: EPI Manager, Mozambique`; the name stays open."""
    text = passage.text[start:]
    post = text.rstrip(" .")
    if len(post.split()) > _ENOUGH_WORDS_OF_LABEL or is_open(post) or addressed(post) or not has_title(post):
        return None
    if not post[:1].isupper() or ":" in post:
        return None
    fields = details.post(passage, start, start + len(post))
    return (identifier(post), {**fields, "role": role}) if fields else None


def _role_of_list(passage: Passage) -> Field | None:
    """A line that says who follows: `Speakers (15 min each):`; without a sign, as a heading is, it says less."""
    label = _LIST_LINE.fullmatch(passage.text)
    return _role(passage, label) if label else None


def _role(passage: Passage, label: re.Match[str]) -> Field:
    """The role, of several as of one: `Speakers` are each a speaker."""
    start, end = label.span("role")
    said = label["role"].casefold()
    if said.endswith("s") and said[:-1] in known("roles", "one"):
        return Field(said[:-1], passage.span(start, end - 1))
    return Field(said, passage.span(start, end))


def _listed(passage: Passage, role: Field, *, sure: bool) -> Iterator[Found]:
    """The people of one line of a list of speakers; a line that wrapped into the next may hold two.

    Where the list is not `sure`, a form of address, a post or a body must say that the line is about a person.
    """
    text = passage.text
    if len(text) > _LONGEST_OF_LIST:
        return
    name = name_at(text, 0, sure=True)
    if name and is_free(text, name):
        rest = details.after(passage, name)
        if not (sure or name.address or rest.fields):
            return
        yield identifier(name.text(text)), {**details.named(passage, name), **rest.fields, "role": role}
        for other in details.before_posts(passage, name.end):
            yield identifier(other.text(text)), {**details.named(passage, other), "role": role}


# -- where the words around a name say it ---------------------------------------------------------------


def _anywhere(passage: Passage, *, is_programme: bool) -> Iterator[Found]:
    """The people in running text: behind a form of address, an office, `presented by`."""
    text = passage.text
    for name in addressed(text):
        if is_person(text, name):
            first = name.address[0] if name.address else name.start
            rest = details.after(passage, name).fields if first == 0 else details.before(passage, first, name.end)
            if not rest and is_programme and len(text) <= _LONGEST_OF_LIST:
                rest = details.after(passage, name, needs_sign=True).fields
            yield identifier(name.text(text)), details.named(passage, name) | rest
    for office in _OFFICE.finditer(text):
        holder = name_at(text, office.end())
        if holder and is_person(text, holder):
            title = Field(office["title"], passage.span(*office.span("title")))
            yield identifier(holder.text(text)), details.named(passage, holder) | {"title": title}
    for by in _BY.finditer(text):
        if by["role"].casefold() in _BY_WORDS and text[: by.start()].rstrip()[-1:] not in _BEFORE_BY:
            continue
        speaker = name_at(text, by.end())
        if speaker and is_person(text, speaker):
            yield (
                identifier(speaker.text(text)),
                details.named(passage, speaker) | details.after(passage, speaker).fields,
            )


_BY_WORDS = frozenset(word for word in known("roles", "by") if " " not in word)
"""`by` alone may name a tool or a body: it counts behind a bracket, a dash or at the start of a line."""


def _in_programme(passage: Passage, start: int) -> Iterator[Found]:
    """What is a person in a programme: `Name, Post, Body`, `Name (Body) – Title of talk`, `Body: Name`."""
    text = passage.text
    name = name_at(text, start)
    if name and name.end < len(text) and is_person(text, name):
        rest = details.after(passage, name, needs_sign=True)
        if rest.fields:
            yield identifier(name.text(text)), details.named(passage, name) | rest.fields
    elif start and details.is_post(text[start:]):
        yield identifier(text[start:]), details.post(passage, start, len(text))
    first = _ORGANISATION_FIRST.match(text)
    if first and kind_of(first["organisation"]):
        other = name_at(text, first.end(), sure=True)
        if other and other.end >= len(text.rstrip(" .")):
            organisation = Field(first["organisation"], passage.span(*first.span("organisation")))
            yield identifier(other.text(text)), details.named(passage, other) | {"organisation": organisation}
    yield from affiliated(passage, start)


# -- columns --------------------------------------------------------------------------------------------


def _with_headings(columns: dict[int, str], row: Row) -> dict[int, str]:
    found = headings(row) or lone_heading(row)
    if not found or (columns and len(found) == 1):
        return columns
    return {**columns, **found}


def _in_columns(row: Row, columns: dict[int, str]) -> Iterator[Found]:
    """The people in a column for them; in a list of people also their post and body."""
    held = set(columns.values())
    is_list = "name" in held and bool(held & {"position", "organisation"}) and not held & {"time", "start", "who"}
    for column, cell in row.cells.items():
        kind = columns.get(column)
        if kind == "who" or (is_list and kind == "name"):
            beside = _beside(row, columns, column, is_list=is_list)
            for passage in cell:
                if passage.text.casefold() not in known("people", "everybody") and not lone_heading(row):
                    for key, fields in _several(passage, 0):
                        yield key, beside | fields


def _beside(row: Row, columns: dict[int, str], of: int, *, is_list: bool) -> dict[str, Field]:
    """Post and body from other cells: of any column in a list of people, else of the two columns after the name."""
    wanted = {"position": "title", "organisation": "organisation", **({"title": "title"} if is_list else {})}
    return {
        wanted[columns[column]]: Field(cell[0].text, cell[0].span())
        for column, cell in row.cells.items()
        if columns.get(column) in wanted
        and (is_list or of < column <= of + _NEXT_COLUMNS)
        and not is_open(cell[0].text)
    }
