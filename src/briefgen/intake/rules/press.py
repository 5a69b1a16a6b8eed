"""Press texts: dateline, embargo, quotes with their speakers, texts about organisations, contacts.

Only a text that calls itself one for the press is read so; a concept note that quotes somebody is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefgen.intake.passages import Passage
from briefgen.intake.rules import details
from briefgen.intake.rules.dates import DATE, is_full, iso
from briefgen.intake.rules.details import Field, Found
from briefgen.intake.rules.names import has_title, name_at
from briefgen.intake.rules.words import identifier
from briefgen.intake.vocabulary import pattern
from briefgen.model.claims import Claim, Path

_PASSAGES_OF_HEAD = 12
_RELEASE = re.compile(pattern("press", "release"))
_DATELINE = re.compile(
    rf"(?P<city>[^\W\d_][^,:;()]{{1,40}}?)(?:, [^,:;()\d]{{2,30}})?(?:,| \(|:)? (?P<date>{DATE.pattern}) ?\)? ?[–—:-]",
    re.IGNORECASE,
)
_CITY_FIRST = re.compile(
    r"(?P<city>[A-Z][A-Z .'-]{2,40})(?:, [^–—\d]{2,40})?(?: \([^()]{2,30}\))? ?[–—]{1,2} ?(?=[A-Z])"
)
_EMBARGO = re.compile(rf"{pattern('press', 'embargo')}[^.;)\n]{{0,120}}")
_TIME_OF_EMBARGO = re.compile(r"\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m|\d{4}")
_OPENING, _CLOSING = '“„«"', '”“»"'
_QUOTE = re.compile(rf"[{_OPENING}](?P<text>[^{_OPENING}{_CLOSING}]{{25,2500}})(?:[{_CLOSING}]|$)")
_SAID = pattern("press", "said")
_SAID_AFTER = re.compile(rf"[,.]? ?{_SAID} (?:the )?")
_NAME_SAID = re.compile(rf"[,.]? ?(?P<rest>[^“”\"]{{3,160}}?) ?{_SAID}\b")
_ABOUT = re.compile(rf"{pattern('press', 'about')}\b[^.:]{{0,80}}:?")
_CONTACTS = re.compile(rf"{pattern('press', 'contacts')}\b[^.]{{0,80}}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{6,20}\d")
_PHONE_LABEL = re.compile(rf"(?:{pattern('press', 'phone')}|[tTmM])\.? ?[:：.]? ?(?=[+(\d])")
_LONGEST_CONTACT = 200


def is_release(passages: tuple[Passage, ...]) -> bool:
    """Whether the head of a text says that it is one for the press."""
    return any(_RELEASE.search(passage.text[:200]) for passage in passages[:_PASSAGES_OF_HEAD])


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is quoted with, and who, where that is said."""

    passage: Passage
    start: int
    end: int
    person: Found | None


def press(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """What a text for the press says of itself; nothing for any other text."""
    if not is_release(passages):
        return
    path = ("press", identifier(passages[0].source))
    yield from _dateline(passages, path)
    yield from _embargo(passages, path)
    for order, quote in enumerate(quotes(passages), start=1):
        here = (*path, "quotes", str(order))
        yield Claim(
            path=(*here, "text"),
            value=quote.passage.text[quote.start : quote.end],
            span=quote.passage.span(quote.start, quote.end),
        )
        if quote.person:
            yield quote.person[1]["name"].claim((*here, "person"))
    yield from _about(passages, path)
    for order, (_, fields) in enumerate(contacts(passages), start=1):
        for field, value in fields.items():
            yield value.claim((*path, "contacts", str(order), field))


def speakers(passages: tuple[Passage, ...]) -> Iterator[Found]:
    """The people who are quoted or to be reached."""
    if not is_release(passages):
        return
    for quote in quotes(passages):
        if quote.person:
            yield quote.person
    for key, fields in contacts(passages):
        yield key, {field: value for field, value in fields.items() if field in {"name", "title", "organisation"}}


def _dateline(passages: tuple[Passage, ...], path: Path) -> Iterator[Claim]:
    for passage in passages[:_PASSAGES_OF_HEAD]:
        text = passage.text
        dated = _DATELINE.match(text)
        date = DATE.match(text, dated.start("date")) if dated else None
        value = iso(date) if date else None
        if dated and date and value and is_full(value):
            end = dated.end("date")
            yield Claim(path=(*path, "dateline"), value=text[:end], span=passage.span(0, end))
            yield Claim(path=(*path, "city"), value=dated["city"], span=passage.span(*dated.span("city")))
            yield Claim(path=(*path, "date"), value=value, span=passage.span(*date.span()))
            return
        if (city := _CITY_FIRST.match(text)) and not _RELEASE.match(text):
            yield Claim(path=(*path, "dateline"), value=city["city"], span=passage.span(*city.span("city")))
            yield Claim(path=(*path, "city"), value=city["city"], span=passage.span(*city.span("city")))
            return


def _embargo(passages: tuple[Passage, ...], path: Path) -> Iterator[Claim]:
    """The first line that holds a word of embargo and a time or date."""
    for passage in passages:
        found = _EMBARGO.search(passage.text)
        if found and _TIME_OF_EMBARGO.search(found.group()):
            yield Claim(path=(*path, "embargo"), value=found.group().strip(), span=passage.span(*_solid(found)))
            return


def _solid(match: re.Match[str]) -> tuple[int, int]:
    said = match.group()
    return match.start() + len(said) - len(said.lstrip()), match.start() + len(said.rstrip())


def quotes(passages: tuple[Passage, ...]) -> Iterator[Quote]:
    """Long stretches in quotation marks with the one who says them, before or after."""
    for passage in passages:
        for match in _QUOTE.finditer(passage.text):
            person = _before(passage, match.start()) or _behind(passage, match.end())
            if person:
                start, end = match.span("text")
                yield Quote(passage, start, start + len(passage.text[start:end].rstrip(" ,")), person)


def _before(passage: Passage, end: int) -> Found | None:
    """`Ada Example, Lake Office Director: “...”`, `Ada Example said: “...”`."""
    lead = passage.text[:end].rstrip()
    name = name_at(lead, 0) if lead.endswith((":", ",")) else None
    if not name:
        return None
    rest = lead[name.end :].strip(" ,:")
    said = re.search(rf" ?{_SAID}$", f" {rest}")
    stretch = rest[: said.start()].strip(" ,") if said else rest
    if stretch and not has_title(stretch) and not said:
        return None
    fields = details.named(passage, name)
    if stretch:
        start = lead.index(stretch, name.end)
        fields |= details.split(passage, start, start + len(stretch))
    return identifier(name.text(lead)), fields


def _behind(passage: Passage, start: int) -> Found | None:
    """Who said it, behind it: `said Ada Example, Director of the Lake Office`, `Ada Example, Director, said`."""
    text = passage.text
    said = _SAID_AFTER.match(text, start)
    begin = said.end() if said else len(text) - len(text[start:].lstrip(" ,."))
    name = name_at(text, begin)
    if not name or not (said or _NAME_SAID.match(text, start)):
        return None
    fields = details.named(passage, name)
    stop = re.search(r"[.:;“”\"]", text[name.end :])
    rest = text[name.end : name.end + stop.start()] if stop else text[name.end :]
    comma = re.match(r" ?, (?:the )?", rest)
    if comma and has_title(rest):
        words = re.sub(rf",? ?{_SAID}.*$", "", rest[comma.end() :]).rstrip(" ,")
        if words:
            at = name.end + comma.end()
            fields |= details.split(passage, at, at + len(words))
    return identifier(name.text(text)), fields


def _about(passages: tuple[Passage, ...], path: Path) -> Iterator[Claim]:
    """The paragraph under a line such as `About the Lake Office`."""
    order = 0
    for passage, following in pairwise(passages):
        title = _ABOUT.fullmatch(passage.text)
        if title and len(following.text.split()) > len(passage.text.split()):
            order += 1
            yield Claim(path=(*path, "boilerplate", str(order)), value=following.text, span=following.span())


def contacts(passages: tuple[Passage, ...]) -> Iterator[Found]:
    """The people under a line such as `Media contacts:`, with what reaches them."""
    begun = False
    person: Found | None = None
    for passage in passages:
        text = passage.text
        label = _CONTACTS.match(text)
        begun = begun or label is not None
        if not begun or len(text) > _LONGEST_CONTACT:
            continue
        begin = text.find(": ") + 2 if label and ": " in text else 0
        name = name_at(text, begin)
        if name and not _EMAIL.match(text, name.start):
            if person:
                yield person
            person = identifier(name.text(text)), details.named(passage, name) | _post(passage, name.end)
        if person:
            person[1].update(_reached(passage))
    if person:
        yield person


def _post(passage: Passage, start: int) -> dict[str, Field]:
    """Post and body between the name and the first address."""
    text = passage.text
    comma = re.compile(r" ?[,–-] ").match(text, start)
    if not comma:
        return {}
    stop = min(
        (m.start() for kind in (_EMAIL, _PHONE_LABEL, _PHONE) if (m := kind.search(text, start))), default=len(text)
    )
    end = len(text[:stop].rstrip(" ,;|–-"))
    return details.split(passage, comma.end(), end) if end > comma.end() and has_title(text[comma.end() : end]) else {}


def _reached(passage: Passage) -> dict[str, Field]:
    found: dict[str, Field] = {}
    if email := _EMAIL.search(passage.text):
        found["email"] = Field(email.group(), passage.span(*email.span()))
    label = _PHONE_LABEL.search(passage.text)
    phone = _PHONE.search(passage.text, label.end()) if label else None
    if phone:
        found["phone"] = Field(phone.group(), passage.span(*phone.span()))
    return found
