"""What a session can do without: an open point once somebody has begun to say it, and none before."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.arrangements import facts_of
from briefgen.model.decisions.making import decision
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.points import Holds, Point

IDS = ("advisory", "logistics", "media-plan", "production")


def spoken_of(event: Event) -> Iterator[Point]:
    """The advisory's own texts, logistics, media plan and production, as far as somebody has begun to say them."""
    session, advisory = event.session, event.advisory
    of_advisory = (advisory.accreditation, advisory.deadline, advisory.opportunities)
    yield from _begun("advisory", "what the media advisory says of taking part", "single texts", of_advisory)
    yield from _begun("logistics", "logistics", "the day", facts_of(session.logistics))
    yield from _begun("media-plan", "media plan", "the day", facts_of(session.media_plan))
    yield from _begun("production", "times and names of the crew", "the day", facts_of(session.production))


def _begun(point_id: str, what: str, holds: Holds, facts: tuple[Fact, ...]) -> Iterator[Point]:
    given = tuple(fact for fact in facts if fact.spans)
    if given:
        yield from decision(point_id, what, holds, given)
