"""An event in, findings out: one function a check, each with its own code (docs/findings.md lists them)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.checks.arrangements import arrive_late, interview_clash
from briefgen.checks.clearance import clearance_incomplete, clearance_stale, uncleared
from briefgen.checks.counts import count_differs
from briefgen.checks.embargo import (
    embargo_after_start,
    embargo_elsewhere,
    embargo_immediate,
    embargo_offset,
    embargo_past,
    embargo_zone,
)
from briefgen.checks.house_rules import address_missing, headline_too_long, summary_too_long, talking_points_many
from briefgen.checks.names import event_verbs, name_variant, similar_name
from briefgen.checks.open_points import open_point
from briefgen.checks.outcome import outcome_too_early, outcome_unconfirmed, tense_wording
from briefgen.checks.pictures import picture_uncleared
from briefgen.checks.references import unknown_reference
from briefgen.checks.sources import no_note
from briefgen.checks.speech import not_speakable, sentence_too_long, talking_point_too_long, words_too_long
from briefgen.checks.tense import tense_date
from briefgen.checks.timing import (
    alike_differs,
    hard_out,
    interpretation_time,
    order_differs,
    order_unknown,
    row_cannot_shrink,
    speakers_time,
    timing_sum,
)
from briefgen.checks.weekdays import weekday_differs
from briefgen.checks.wordings import stale_wording, wording_adds
from briefgen.findings import Finding, in_order
from briefgen.model.event import Event
from briefgen.model.points import Register

Check = Callable[[Event, Register], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    no_note,
    open_point,
    name_variant,
    event_verbs,
    similar_name,
    count_differs,
    timing_sum,
    speakers_time,
    alike_differs,
    row_cannot_shrink,
    hard_out,
    arrive_late,
    interview_clash,
    interpretation_time,
    order_differs,
    order_unknown,
    words_too_long,
    sentence_too_long,
    not_speakable,
    talking_point_too_long,
    talking_points_many,
    headline_too_long,
    summary_too_long,
    address_missing,
    tense_date,
    embargo_zone,
    embargo_offset,
    embargo_elsewhere,
    embargo_past,
    embargo_after_start,
    embargo_immediate,
    weekday_differs,
    outcome_unconfirmed,
    outcome_too_early,
    tense_wording,
    stale_wording,
    wording_adds,
    unknown_reference,
    uncleared,
    clearance_stale,
    clearance_incomplete,
    picture_uncleared,
)


def check(event: Event, register: Register) -> tuple[Finding, ...]:
    """What every check has to say about an event."""
    return in_order(finding for each in CHECKS for finding in each(event, register))
