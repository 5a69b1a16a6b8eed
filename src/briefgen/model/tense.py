"""Tense against date and outcome: what is told as to come, and lies before the issue time or was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.outcome import was_held
from briefgen.model.points import Point
from briefgen.model.resting import references

FUTURE = re.compile(r"\b(?:will|shall|(?:is|are) (?:to|due|planned|going to)|to be \w+ed|planned for)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FutureText:
    """A text that a person wrote of what was to come: the words that say so, and whether the press reads it."""

    text: Fact
    words: str
    is_for_press: bool


def past_dates(event: Event) -> Iterator[Fact]:
    """The dated values of an event that is still planned whose last day is before the issue day."""
    if event.issue.time.is_open or event.outcome.text not in ("", "planned"):
        return
    issued = _issue_day(event)
    for fact in (event.forum, event.title, event.dates, event.session.date):
        if fact and _lies_before(fact, issued):
            yield fact


def lies_after_issue(event: Event) -> bool:
    """Whether the session's day is known to be after the issue day."""
    if event.issue.time.is_open or event.session.date.is_open:
        return False
    first = event.session.date.text.partition("/")[0]
    return first > _issue_day(event)[: len(first)]


def _issue_day(event: Event) -> str:
    return f"{words.moment(event.issue.time.text):%Y-%m-%d}"


def _lies_before(fact: Fact, issued: str) -> bool:
    """Whether the last day that a value can mean is before the issue day."""
    last = fact.text.rpartition("/")[2]
    if last[:4].isdigit() and set(last) <= set("0123456789-"):
        return last < issued[: len(last)]
    years = words.years(fact.text)
    return bool(years) and max(years) < int(issued[:4])


def future_texts(event: Event) -> Iterator[FutureText]:
    """Written texts in the future tense that rest on what the sources say of the session, or on nothing.

    What an organisation is for may well lie in the future still.
    """
    said = _said_of_session(event)
    written = (
        *((each.text, each.rests_on, "press" in each.audiences.text) for each in event.wordings),
        *((each.text, each.rests_on, False) for each in event.talking_points),
        *((each.answer, each.rests_on, each.audience.text == "press") for each in event.questions),
    )
    for text, rests_on, is_for_press in written:
        found = FUTURE.search(text.text)
        places = {(place.source, place.locator) for place in references(event, rests_on) if place}
        if found and (not places or places & said):
            yield FutureText(text, found[0], is_for_press)


def _said_of_session(event: Event) -> set[tuple[str, str]]:
    """The places where sources say what the session is to hold."""
    facts = (
        *(fact for part in event.session.parts for fact in (part.title, part.launch)),
        *(fact for action in event.actions for fact in (action.who, action.what)),
    )
    return {(span.source, span.locator) for fact in facts for span in fact.spans}


def told_as_to_come(event: Event) -> Iterator[Point]:
    """What the press would read of as to come, although it was held: the kit waits for other words."""
    texts = tuple(each.text for each in future_texts(event) if each.is_for_press) if was_held(event) else ()
    if texts:
        names = ", ".join(text.id.split(".")[1] for text in texts)
        yield Point(
            id="tense",
            what=f"texts that tell as to come what was held: {names}",
            holds="the press kit",
            covers=frozenset(text.id for text in texts),
        )
