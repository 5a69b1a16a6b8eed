"""Who may read a fact: whom it is marked for, or whom it is meant for where nobody marked it."""

from __future__ import annotations

import re

from briefgen.model.facts import Fact

PARTICIPANTS = re.compile(r"sessions\..*\.(?:overview|(?:logistics|production)\..*)", re.DOTALL)
"""Ids of facts that are the participants': how they come and what they come to, and what the crew knows."""
READ_BY = {
    "press": ("press", "participants", "chair", "internal", "review"),
    "participants": ("participants", "chair", "internal", "review"),
    "chair": ("chair", "internal", "review"),
    "internal": ("internal", "review"),
}
"""Who may read what is marked for an audience: what is public is for all, what is the chair's for the chair."""
CHAIRS = re.compile(r"questions\..*|sessions\..*\.(?:reason|role_of_chair|success|media_plan\..*)", re.DOTALL)
"""Ids of facts that are the chair's: answers, what the meeting is to the chair, what is said to the media."""
REACHES = (".phone", ".email", ".out_of_hours", ".address")
"""What somebody can be reached by, at the end of a fact's id."""
REACHED_BY = {
    "contacts.press.": "press",
    "contacts.secretariat.": "participants",
    "contacts.on-site.": "participants",
    "contacts.production.": "participants",
}
"""Contacts that say by their id whom they are for."""


def meant_for(fact: Fact) -> str | None:
    """The audience of a fact; None: everybody's.

    A question is the chair's until it is marked for others, and so are the media plan and whatever a person can be
    reached by: only the press contact's is the press's, and that of those who run the day the participants'. How a
    session is attended and run is the participants', never the press's.
    """
    if fact.audience is not None:
        return fact.audience
    if fact.id.endswith(REACHES):
        return next((audience for ids, audience in REACHED_BY.items() if fact.id.startswith(ids)), "chair")
    if CHAIRS.fullmatch(fact.id):
        return "chair"
    return "participants" if PARTICIPANTS.fullmatch(fact.id) else None


def may_read(fact: Fact, audience: str) -> bool:
    """Whether a fact may be printed for an audience."""
    meant = meant_for(fact)
    return meant is None or audience in READ_BY.get(meant, ())
