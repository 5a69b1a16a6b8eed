"""The media advisory: it goes out before the kit, so that its release state is its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.compose.product import Copy
from briefgen.compose.release import DRAFT, IMMEDIATE, ReleaseState, release_state, shown
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.outcome import outcome, was_held
from briefgen.model.points import Register
from briefgen.tree.nodes import Document

ADVISORY = "advisory"
NEEDS = frozenset({"title", "date", "start", "place", "issuer", "press-contact", "advisory"})
"""Open points that an advisory cannot go out with; for all others it need not wait."""
WORDINGS = ("wording.advisory-headline.text", "wording.advisory-text.text")


@dataclass(frozen=True, slots=True)
class AdvisoryView:
    """What only an advisory says, each None where nobody has asked for it."""

    accreditation: Fact | None
    deadline: Fact | None
    opportunities: Fact | None


def advisory(event: Event, seen: Event) -> AdvisoryView | None:
    """What to print in the advisory; None while neither day nor place is known, and once the session was held.

    `seen` is the event as the press may read it.
    """
    facts = event.advisory
    asked = any((facts.release, facts.accreditation, facts.deadline, facts.opportunities, called_off(event)))
    is_placed = event.session.date and (event.session.room or event.place)
    if was_held(event) or not (asked or is_placed):
        return None
    return AdvisoryView(
        seen.advisory.accreditation if facts.accreditation else None,
        seen.advisory.deadline if facts.deadline else None,
        seen.advisory.opportunities if facts.opportunities else None,
    )


def state_of(copy: Copy, event: Event, register: Register) -> ReleaseState:
    """The release state of a copy: the advisory has its own, all other pieces one."""
    is_advisory = copy.piece is not None and copy.piece.name == ADVISORY
    return advisory_state(event, register) if is_advisory else release_state(event, register)


def advisory_state(event: Event, register: Register) -> ReleaseState:
    """A draft, until `event.advisory.release` is immediate and nothing that it prints is open."""
    blocking = len([point for point in register.points if point.id in NEEDS or point.covers & frozenset(WORDINGS)])
    release = event.advisory.release
    may_go = release.text == "immediate" and not blocking
    return ReleaseState(shown(IMMEDIATE if may_go else DRAFT, release), blocking)


def printed_state(composed: Iterable[tuple[Copy, Document]], event: Event) -> Fact | None:
    """The state that the advisory bears as it is printed, for the cover note; None where there is no advisory."""
    for copy, document in composed:
        if copy.piece and copy.piece.name == ADVISORY and document.release and document.sections:
            return replace(shown(document.release.words, event.advisory.release), id="advisory.state")
    return None


def called_off(event: Event) -> Fact | None:
    """``postponed`` or ``cancelled``, once somebody has confirmed it."""
    word = outcome(event)
    return event.outcome if word in ("postponed", "cancelled") else None
