"""How an organisation began: founded, initiated, launched; when, where, on what occasion and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.rules.dates import DATE, iso
from briefgen.intake.rules.membership import named_after_by
from briefgen.intake.rules.organisations import Organisation, Roster
from briefgen.intake.rules.sentences import Sentence
from briefgen.model.claims import Claim, Path

_VERB = (
    r"(?P<verb>(?:co-?)?founded|established|created|set up|initiated|launched|formed|inaugurated|constituted|convened)"
)
_NOUN = re.compile(
    r"\b(?P<verb>launch(?:ing)?|founding|foundation|establishment|creation|inauguration|initiation) of (?=the |[A-Z])",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r" (?:was|were|has been|had been|is|is being|is to be|will be|shall be|are to be)"
    rf"(?: (?:also|first|formally|officially|jointly|originally)){{0,2}} {_VERB}\b",
)
_WHEN_FIRST = re.compile(r"(?:In|On) ")
_WHEN = re.compile(r" (?:in|on)(?= )(?: early| mid| late)? ")
_PROPER = r"[A-Z][\w’'-]*\.?"
_PLACE = rf"{_PROPER}(?: (?:{_PROPER}|de|la|of|the)){{0,4}}(?:, {_PROPER}(?: {_PROPER}){{0,3}}){{0,2}}"
_OCCASION = re.compile(
    r" (?:at|during) (?:the |a |an |its )?(?P<occasion>[A-Z][^.;:(]{3,160}?)"
    rf"(?= (?:held )?in [A-Z]| by |,| – |\.|;|$)(?:,? (?:held )?in (?P<place>{_PLACE}))?",
)
_IN_PLACE = re.compile(rf" in (?P<place>{_PLACE})")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A verb of beginning that a sentence says of an organisation."""

    organisation: Organisation
    sentence: Sentence
    verb: re.Match[str]
    passive: bool


def beginnings(sentences: tuple[Sentence, ...], known: Roster) -> Iterator[Claim]:
    """Every beginning of every organisation, numbered for each of them in the order of the note."""
    order: dict[str, int] = {}
    for sentence in sentences:
        for found in _beginnings(sentence, known):
            identity = found.organisation.id
            order[identity] = order.get(identity, 0) + 1
            path = ("organisations", identity, "beginnings", str(order[identity]))
            yield Claim(path=(*path, "verb"), value=found.verb["verb"], span=sentence.group(found.verb, "verb"))
            if found.passive:
                yield from _details(path, found, known)


def _beginnings(sentence: Sentence, known: Roster) -> Iterator[Beginning]:
    text = sentence.text
    for noun in _NOUN.finditer(text):
        if mention := known.at(text, noun.end()):
            yield Beginning(mention.organisation, sentence, noun, passive=False)
    subject = known.at(text, _after_date(text))
    if subject and (verb := _PASSIVE.match(text, subject.end)):
        yield Beginning(subject.organisation, sentence, verb, passive=True)


def _after_date(text: str) -> int:
    """Where the subject starts: after `In April 2008, `."""
    when = _WHEN_FIRST.match(text)
    date = DATE.match(text, when.end()) if when else None
    return date.end() + len(re.match(r",? ?", text[date.end() :]).group()) if date else 0  # type: ignore[union-attr]


def _details(path: Path, found: Beginning, known: Roster) -> Iterator[Claim]:
    sentence, text, start = found.sentence, found.sentence.text, found.verb.end()
    if date := _date(text, start):
        value = iso(date)
        if value:
            yield Claim(path=(*path, "date"), value=value, span=sentence.group(date))
    occasion = _OCCASION.search(text, start)
    if occasion:
        yield Claim(path=(*path, "occasion"), value=occasion["occasion"], span=sentence.group(occasion, "occasion"))
    place = occasion if occasion and occasion["place"] else _place(text, start)
    if place:
        yield Claim(path=(*path, "place"), value=place["place"], span=sentence.group(place, "place"))
    members = named_after_by(text, start)
    ids = tuple(organisation.id for member in members if (organisation := known.whole(member.name)))
    if ids:
        yield Claim(path=(*path, "by"), value=ids, span=sentence.span(members[0].start, members[-1].end))


def _date(text: str, start: int) -> re.Match[str] | None:
    """A date that stands with the verb: after `in` or `on`, or at the start of the sentence."""
    if (first := _WHEN_FIRST.match(text)) and (date := DATE.match(text, first.end())):
        return date
    for when in _WHEN.finditer(text, start):
        if date := DATE.match(text, when.end()):
            return date
    return None


def _place(text: str, start: int) -> re.Match[str] | None:
    """A place after `in` that is no date, before anybody is named."""
    end = text.find(" by ", start)
    for found in _IN_PLACE.finditer(text, start, end if end >= 0 else len(text)):
        if not DATE.match(found["place"]) and not DATE.match(text, found.start("place")):
            return found
    return None
