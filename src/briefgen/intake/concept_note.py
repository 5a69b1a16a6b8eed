"""A concept note's passages to claims: one rule a kind of thing, in the order of this page."""

from __future__ import annotations

from briefgen.findings import Noted
from briefgen.intake.passages import Passage
from briefgen.intake.rules import (
    actions,
    alliance,
    beginnings,
    counts,
    days,
    headline,
    hours,
    launches,
    lengths,
    open_points,
    people,
    press,
    programmes,
    timed,
    unread,
)
from briefgen.intake.rules import organisations as named
from briefgen.model.claims import Claim

ROWS_OF_A_PROGRAMME = 3
"""A document with as many timed rows is a programme."""


def claims(passages: tuple[Passage, ...]) -> Noted[tuple[Claim, ...]]:
    """What a note says, each value with its place. Nothing is claimed that no sentence of the note says."""
    planned = hours.parts(passages)
    said = hours.all_sentences(passages, planned)
    known = named.roster(passages, said)
    programme = programmes.programme(passages)
    is_programme = len(programme.slots) >= ROWS_OF_A_PROGRAMME or headline.is_of_times_or_press(passages)
    starts = {id(slot.passage): slot.rest for slot in programme.slots}
    found = (
        *headline.headline(passages),
        *headline.venue(passages, is_programme=is_programme),
        *headline.aims(passages),
        *hours.planned_hours(planned),
        *launches.launches(planned, known),
        *counts.related_sessions(planned),
        *counts.counts(said),
        *actions.actions(said, planned),
        *named.organisations(known),
        *alliance.memberships(said, known),
        *alliance.definitions(said, known),
        *alliance.reasons(said, known),
        *alliance.aims(said, known),
        *alliance.lines_of_work(passages, known),
        *beginnings.beginnings(said, known),
        *days.dates(passages, programme.days),
        *people.people(passages, is_programme=is_programme, starts=starts),
        *timed.timed(programme),
        *timed.time_zone(programme),
        *lengths.lengths(passages, programme.whole + programme.slots),
        *named.abbreviations(passages, known),
        *press.press(passages),
        *open_points.open_points(said, planned),
        *open_points.blank_roles(passages),
    )
    of_programme = len(programme.slots) >= ROWS_OF_A_PROGRAMME
    return Noted(found, unread.unread(passages, found) if of_programme else ())
