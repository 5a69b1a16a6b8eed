"""What stands after a name: a post, a body, a status. Which is which is a guess where commas alone divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.intake.passages import Passage
from briefgen.intake.rules.kinds import is_acronym_of, kind_of
from briefgen.intake.rules.names import ADDRESSES, Name, has_title, is_not_name, name_at
from briefgen.intake.rules.open_words import is_open
from briefgen.intake.vocabulary import either, known, pattern, words
from briefgen.model.claims import Claim, Value
from briefgen.origin import How, Span

SPLIT = "title-organisation-split"
STATUS = "status-of-words"
_STATUS = re.compile(
    rf" ?[(\[,–-] ?(?P<open>{pattern('open_points', 'words')}|\?)[)\]]?"
    rf"| ?[(\[] ?(?P<said>{either(('invited', 'confirmed', 'proposed', 'tentative'))})[)\]]",
)
_BRACKETS = re.compile(r",? ?\((?P<inside>[^()]{2,120}(?:\([^()]{1,40}\)[^()]{0,60})?)\)")
_COMMAS = re.compile(r" ?, ?(?P<all>[^;|“”„\"]{2,240})(?:;|$)")
_DASH = re.compile(r" ?[–—-] (?P<all>[^;:|]{2,160})$")
_OF = re.compile(r" (?:of(?: the)?|at(?: the)?|for|from|de la|de|du|в|из) (?=[^\W\d_])")
_LENGTH = re.compile(r" ?\(\d[^()]*\)\.?$|[. ]+$")
_NEXT_ADDRESS = re.compile(rf",? (?={either(words('people', 'honorifics'))} ?[^\W\d_])")
_RUN = re.compile(r"(?:[^\W\d_][\w’'.-]* ){1,6}$")
_BEHALF = re.compile(rf" ?,? {pattern('roles', 'behalf')} (?P<organisation>[^,;()]{{2,120}})")
_LONGEST_POST = 90
_MOST_WORDS_OF_POST = 9


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its place, and how it is known."""

    value: Value
    span: Span
    how: How = "stated"
    rule: str | None = None

    def claim(self, path: tuple[str, ...]) -> Claim:
        """The field as a claim."""
        return Claim(path=path, value=self.value, span=self.span, how=self.how, rule=self.rule)


Found = tuple[str, dict[str, Field]]
"""A person's id and fields."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What was read after a name, and where it ends."""

    fields: dict[str, Field] = field(default_factory=dict)
    end: int = 0


def named(passage: Passage, name: Name) -> dict[str, Field]:
    """The name itself and its form of address."""
    fields = {"name": Field(name.text(passage.text), passage.span(name.start, name.end))}
    if name.address:
        start, end = name.address
        fields["form_of_address"] = Field(passage.text[start:end], passage.span(start, end))
    return fields


def after(passage: Passage, name: Name, *, needs_sign: bool = False) -> Rest:
    """Status, brackets, and what follows a comma to the end of the passage.

    `needs_sign`: something must say that the line is about a person: a post, a body behind brackets.
    """
    text = passage.text
    if behalf := _BEHALF.match(text, name.end):
        start, end = _trimmed(text, *behalf.span("organisation"))
        return Rest({"organisation": Field(text[start:end], passage.span(start, end))}, behalf.end())
    status = _STATUS.match(text, name.end)
    if status:
        return Rest({"status": _status(passage, status)}, status.end())
    brackets = _BRACKETS.match(text, name.end)
    if brackets and not brackets["inside"][0].isdigit() and not ADDRESSES.match(brackets["inside"]):
        if is_acronym_of(brackets["inside"], name.text(text)):
            return Rest()
        if needs_sign and not re.match(r" ?[-–—:]|$|[.,]", text[brackets.end() :]):
            return Rest()
        return Rest(_inside(passage, *brackets.span("inside")), brackets.end())
    commas = _COMMAS.match(text, name.end) or (None if needs_sign else _DASH.match(text, name.end))
    if not commas:
        return Rest()
    start, end = _trimmed(text, *commas.span("all"))
    stretch = text[start:end]
    other = name_at(text, start) and not has_title(stretch.split(",")[0])
    sentence = stretch[:1].islower() and not has_title(stretch.split(",")[0])
    if is_open(stretch) or not stretch or other or sentence or (needs_sign and not _is_post_line(stretch)):
        return Rest()
    return Rest(split(passage, start, end), end)


def before(passage: Passage, start: int, end: int) -> dict[str, Field]:
    """The body before a name in brackets: `Lake Office (Ms. Ada Example)`."""
    text = passage.text
    opening = text[:start].rstrip("( ")
    in_brackets = text[:start].endswith("(") and text[end : end + 1] == ")"
    if not in_brackets or not opening or len(opening) > _LONGEST_POST or ":" in opening or opening[-1] in ".;":
        return {}
    return {"organisation": Field(opening, passage.span(0, len(opening)), "derived", "name-in-brackets")}


def post(passage: Passage, start: int, end: int) -> dict[str, Field]:
    """A post without a name: `EPI Manager, Mozambique`."""
    return split(passage, start, end)


def is_post(text: str) -> bool:
    """Whether a text is a post and where it is held, and nothing else: `EPI Manager, Northland`."""
    first, comma, rest = text.partition(", ")
    words_of_first = first.split()
    last = words_of_first[-1].casefold() if words_of_first else ""
    held = bool(comma) and rest[:1].isupper() and not re.search(r"[:;,.?]", rest)
    return (
        held and first[0].isupper() and last in known("people", "titles") and len(text.split()) <= _MOST_WORDS_OF_POST
    )


def split(passage: Passage, start: int, end: int) -> dict[str, Field]:
    """A stretch behind a name as post and body. The dividing is derived; a stretch that is plainly one is not."""
    text = passage.text[start:end]
    comma = re.search(r" ?, ?", text)
    first = text[: comma.start()] if comma else text
    if not has_title(first):
        return {"organisation": Field(text, passage.span(start, end))}
    acronym = re.match(r"(?P<body>[A-Z][A-Z&-]+[A-Z]) (?=[A-Z][a-z])", first)
    if acronym and not comma and has_title(first[acronym.end() :]):
        body = Field(acronym["body"], passage.span(start, start + acronym.end("body")), "derived", SPLIT)
        title = Field(first[acronym.end() :], passage.span(start + acronym.end(), end), "derived", SPLIT)
        return {"title": title, "organisation": body}
    if comma and comma.end() < len(text):
        title = Field(first, passage.span(start, start + len(first)), "derived", SPLIT)
        body = Field(text[comma.end() :], passage.span(start + comma.end(), end), "derived", SPLIT)
        return {"title": title, "organisation": body}
    of = _OF.search(first)
    if of and (kind_of(first[of.end() :]) or first[of.end() :].split()[0].isupper()):
        title = Field(first[: of.start()], passage.span(start, start + of.start()), "derived", SPLIT)
        body = Field(first[of.end() :], passage.span(start + of.end(), end), "derived", SPLIT)
        return {"title": title, "organisation": body}
    return {"title": Field(first, passage.span(start, end))}


def before_posts(passage: Passage, start: int) -> Iterator[Name]:
    """Names within a line that wrapped, before a comma and a post: `... Institute Ada Example, Director`."""
    text = passage.text
    for comma in re.finditer(r", ", text[start:]):
        place = start + comma.start()
        following = text[place + 2 :].split(",")[0]
        run = _RUN.search(text[max(start, place - 60) : place] + " ")
        if not run or not has_title(following):
            continue
        said = run.group().split()
        last = max((n for n, word in enumerate(said) if is_not_name(word)), default=None)
        if last is None or last + 1 >= len(said):
            continue
        begin = place - len(" ".join(said[last + 1 :]))
        name = name_at(text, begin)
        if name and name.end == place:
            yield name


def _inside(passage: Passage, start: int, end: int) -> dict[str, Field]:
    """What brackets behind a name hold: a body, or a post."""
    text = passage.text[start:end]
    if is_open(text) or re.match(r"(?:and|or|with)\b", text):
        return {}
    if has_title(text):
        return split(passage, start, end)
    return {"organisation": Field(text, passage.span(start, end))}


def _status(passage: Passage, match: re.Match[str]) -> Field:
    group = "open" if match["open"] else "said"
    said = match[group].casefold()
    span = passage.span(*match.span(group))
    if said in ("confirmed", "invited"):
        return Field(said, span)
    return Field("open", span, "derived", STATUS)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a length in brackets, a full stop, or the next person at the end."""
    while trailing := _LENGTH.search(text, start, end):
        end = trailing.start()
    following = _NEXT_ADDRESS.search(text, start, end)
    return start, following.start() if following else end


def _is_post_line(stretch: str) -> bool:
    """A post, then nothing or a body: no sentence."""
    first = stretch.split(",", maxsplit=1)[0]
    titles = known("people", "titles")
    return len(first) <= _LONGEST_POST and has_title(first) and not stretch.endswith(":") and bool(titles)
