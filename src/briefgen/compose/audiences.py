"""One event for one audience: what it may not read, and what a press piece may not print, is open there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.compose.inlines import APPARATUS, TEXTS, is_of_picture
from briefgen.compose.own_texts import ONLY_CLEARED
from briefgen.compose.readership import READ_BY, may_read, meant_for
from briefgen.compose.spelling import change_facts, facts_in
from briefgen.model.event import Event, Wording
from briefgen.model.facts import Fact
from briefgen.model.pictures import Picture
from briefgen.model.session import Segment
from briefgen.model.uncleared import may_be_printed

UNCLEARED = "nobody outside until it is cleared"


def for_audience(event: Event, audience: str) -> Event:
    """The event as an audience may read it.

    Press pieces print stated and confirmed values only, and texts that were written for the press: anything else
    is open there, and prints as a blank.
    """
    shown = {each.file.id.removesuffix("file") for each in event.pictures if _may_show(each, audience)}

    def mask(fact: Fact) -> Fact:
        prints = _is_about(fact, shown) if is_of_picture(fact) else _prints(fact, audience)
        return fact if prints and may_read(fact, audience) else replace(fact, value=None, how="open", shown=None)

    seen = change_facts(event, mask)
    return replace(
        seen,
        wordings=tuple(each for each in event.wordings if _is_worded_for(each, audience)),
        questions=tuple(each for each in seen.questions if each.question),
        talking_points=tuple(each for each in seen.talking_points if each.text and _is_for(each.audience, audience)),
        session=replace(seen.session, segments=tuple(_rows(event, seen, audience))),
    )


def withheld(event: Event, audience: str) -> Iterator[tuple[str, Fact]]:
    """Every fact that an audience may not read, with the audience that it is for.

    Whom a row, a talking point or a wording is for holds for all that stands in it. What somebody said is withheld
    from the press until it is cleared.
    """
    others = (
        *((row.audience.text, row) for row in event.session.segments if not _is_for(row.audience, audience)),
        *((each.audience.text, each) for each in event.talking_points if not _is_for(each.audience, audience)),
        *((each.audiences.text, each) for each in event.wordings if not _is_worded_for(each, audience)),
    )
    for readers, item in others:
        yield from ((readers, fact) for fact in facts_in(item))
    if audience == "press":
        yield from ((UNCLEARED, text.text) for text in event.own_texts if not may_be_printed(event, text))
    yield from ((meant_for(fact) or "", fact) for fact in facts_in(event) if not may_read(fact, audience))


def readable(event: Event, audience: str) -> Iterator[Fact]:
    """Every fact that an audience may read."""
    kept = {fact.id for _, fact in withheld(event, audience)}
    return (fact for fact in facts_in(event) if not fact.is_open and fact.id not in kept)


def _rows(event: Event, seen: Event, audience: str) -> Iterator[Segment]:
    """The rows that are for the audience, as it may read them; whom a row is for is asked of the row itself."""
    for row, masked in zip(event.session.segments, seen.session.segments, strict=True):
        if _is_for(row.audience, audience):
            yield masked


def _may_show(picture: Picture, audience: str) -> bool:
    """Whether an audience may see a picture: press and participants what is cleared."""
    return picture.is_cleared or audience not in ONLY_CLEARED


def _is_about(fact: Fact, shown: set[str]) -> bool:
    """Whether a fact speaks of one of the pictures that are shown, given by the beginnings of their facts' ids."""
    return any(fact.id.startswith(beginning) for beginning in shown)


def _is_worded_for(wording: Wording, audience: str) -> bool:
    named = tuple(fact.text for fact in wording.audiences.items)
    return not named or audience in named or audience in ("internal", "review")


def _is_for(wanted: Fact, audience: str) -> bool:
    return not wanted or audience in READ_BY.get(wanted.text, ())


def _prints(fact: Fact, audience: str) -> bool:
    if fact.is_open or not may_read(fact, audience):
        return fact.is_open
    return audience != "press" or fact.is_agreed or fact.id.startswith((*TEXTS, *APPARATUS, "event.outcome"))
