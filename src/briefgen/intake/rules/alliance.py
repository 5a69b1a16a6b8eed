"""What a note says of an organisation: what it is, whom it gathers, why it was founded, its aim and lines of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.passages import Passage
from briefgen.intake.rules.kinds import KIND
from briefgen.intake.rules.membership import member_lists
from briefgen.intake.rules.organisations import Organisation, Roster
from briefgen.intake.rules.sentences import Sentence, sentences
from briefgen.intake.rules.words import listed, singular
from briefgen.model.claims import Claim

_IS = re.compile(r" (?:is|are) (?=(?:a|an) )")
_PARTICIPLE = r"(?!leading|existing|emerging|developing|participating|founding)[a-z]{3,}ing"
_DETAIL = re.compile(
    rf",| (?:that|which|who|where|whose|{_PARTICIPLE})\b"
    r"| [a-z]{3,}ed (?:by|to|in|at|with|for|from|on) | to (?=[a-z])|[.;:]|$"
)
_OF_MANY = re.compile(r" (?:of|for|between|among|from|with) [^,.;:]*(?:, [^,.;:]*)*?,(?: [^,.;:]*)? (?:and|or) ")
_KIND = re.compile(rf"\b{KIND}\b", re.IGNORECASE)
_ACTORS = re.compile(
    r"\b(?:actors|stakeholders|partners|parties|players|institutions),? (?:such as|including|like)"
    r" (?P<list>[^.;:]{5,600}?)"
    r"(?= from (?:a|an|the|all)\b| across | in order to | working | ranging |[.;]|$)",
)
_REASON = re.compile(
    r" (?:was|were|has been) (?:founded|established|created|set up|formed|launched|initiated)"
    r" in (?:response|reply|reaction) to "
)
_AIM = re.compile(
    r"\b(?:aims?|goals?|objectives?|purposes?|mission) of (?P<owner>[^.;:]{2,160}?)"
    r" (?:will be|is|are|shall be) (?=to )",
    re.IGNORECASE,
)
_AIMS = re.compile(r" (?:aims|seeks|strives) (?:to|at) ")
_MEANS = re.compile(
    r"\b(?:aims?|goals?|objectives?|purposes?|it|this)\b[^.;:]{0,80}? (?:through|by means of)"
    r" (?:(?:a|the) (?:combination|mix|mixture|set) of )?(?P<list>[^.;:]{5,400})[.!]?$",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)] ")


def definitions(said: tuple[Sentence, ...], known: Roster) -> Iterator[Claim]:
    """`The X (ACR) is an emerging partnership bringing together ...`: what it is, and whom it brings together."""
    defined: set[str] = set()
    for sentence in said:
        subject = known.at(sentence.text)
        linking = _IS.match(sentence.text, subject.end) if subject else None
        kind = _KIND.search(sentence.text, linking.end()) if linking else None
        if not (subject and linking and kind) or subject.organisation.id in defined:
            continue
        defined.add(subject.organisation.id)
        path = ("organisations", subject.organisation.id)
        end = _end(sentence.text, kind.end())
        description = sentence.text[linking.end() : end]
        yield Claim(path=(*path, "description"), value=description, span=sentence.span(linking.end(), end))
        yield Claim(path=(*path, "definition"), value=sentence.text, span=sentence.span())
        if actors := _ACTORS.search(sentence.text, kind.end()):
            yield Claim(path=(*path, "actors"), value=_members(actors), span=sentence.group(actors, "list"))


def _end(text: str, kind_end: int) -> int:
    """Where the description ends: before a detail; and of `a partnership of towns, crews and pilots` nobody is left out
    by a cut at the comma, but all.
    """
    detail = _DETAIL.search(text, kind_end)
    if detail is None:
        return len(text)
    is_cut_short = detail[0] == "," and _OF_MANY.match(text, kind_end)
    return kind_end if is_cut_short else detail.start()


def reasons(said: tuple[Sentence, ...], known: Roster) -> Iterator[Claim]:
    """`X was founded in response to ...`."""
    for sentence in said:
        subject = known.at(sentence.text)
        if subject and _REASON.match(sentence.text, subject.end):
            path = ("organisations", subject.organisation.id, "reason")
            yield Claim(path=path, value=sentence.text, span=sentence.span())


def aims(said: tuple[Sentence, ...], known: Roster) -> Iterator[Claim]:
    """`The aim of X will be to ...`, and the means in the sentence that follows it."""
    before: tuple[Sentence, Organisation] | None = None
    for sentence in said:
        organisation = _whose_aim(sentence, known)
        if organisation:
            before = (sentence, organisation)
            aim = ("organisations", organisation.id, "aim")
            yield Claim(path=aim, value=sentence.text, span=sentence.span())
        elif before and before[0].passage is sentence.passage and (means := _MEANS.search(sentence.text)):
            path = ("organisations", before[1].id)
            yield Claim(path=(*path, "means"), value=_members(means), span=sentence.group(means, "list"))
            yield Claim(path=(*path, "means_text"), value=sentence.text, span=sentence.span())
            before = None


def lines_of_work(passages: tuple[Passage, ...], known: Roster) -> Iterator[Claim]:
    """A sentence about an organisation that ends in a colon, and the list that follows it."""
    for index, passage in enumerate(passages):
        items = _items_after(passages, index) if passage.text.endswith(":") and passage.kind != "item" else []
        if not items:
            continue
        *_, sentence = sentences(passage)
        subject = known.at(sentence.text)
        if not subject:
            continue
        path = ("organisations", subject.organisation.id)
        yield Claim(path=(*path, "platform"), value=sentence.text, span=sentence.span())
        for order, item in enumerate(items, start=1):
            mark = _ENUMERATION.match(item.text)
            start = mark.end() if mark else 0
            yield Claim(path=(*path, "lines", str(order)), value=item.text[start:], span=item.span(start))
        return


def memberships(said: tuple[Sentence, ...], known: Roster) -> Iterator[Claim]:
    """Who is a founding member of what, in the order of the list."""
    for found in member_lists(said):
        text = found.sentence.text
        owner = known.whole(text[slice(*found.owner)].rstrip()) if found.owner else None
        subject = known.at(text)
        of = owner or (subject.organisation if subject and not found.owner else None)
        role = found.sentence.span(found.role[0], found.owner[1] if found.owner and owner else found.role[1])
        role_name = singular(text[slice(*found.role)].casefold())
        order = 0
        for member in found.members:
            organisation = known.whole(member.name)
            if not of or not organisation or organisation is of:
                continue
            order += 1
            path = ("organisations", organisation.id)
            name = found.sentence.span(member.start, member.end)
            yield Claim(path=(*path, "member_of"), value=of.id, span=role, more=(name,))
            yield Claim(path=(*path, "member_as"), value=role_name, span=role, more=(name,))
            yield Claim(path=(*path, "order"), value=order, span=name, how="derived", rule="order-of-list")


def _whose_aim(sentence: Sentence, known: Roster) -> Organisation | None:
    if aim := _AIM.search(sentence.text):
        return known.whole(aim["owner"])
    subject = known.at(sentence.text)
    return subject.organisation if subject and _AIMS.match(sentence.text, subject.end) else None


def _members(match: re.Match[str]) -> tuple[str, ...]:
    text = match["list"]
    return tuple(text[start:end] for start, end in listed(text))


def _items_after(passages: tuple[Passage, ...], index: int) -> list[Passage]:
    items: list[Passage] = []
    for passage in passages[index + 1 :]:
        if passage.kind != "item":
            break
        items.append(passage)
    return items
