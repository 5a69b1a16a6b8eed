"""Timing against a clock that walks through the session second by second, written without the module that it judges."""

from __future__ import annotations

import os
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.timing import Slot, gaps, overlaps, schedule, slack, speakers_fit

EXAMPLES = int(os.environ.get("BRIEFGEN_EXAMPLES", "200"))
"""Plans that are tried; 2000 before a release."""


@dataclass(frozen=True)
class Plan:
    slots: tuple[Slot, ...]
    begin: int
    hard_end: int


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Up to six rows of a few seconds, some with a hard start, some that may be dropped."""
    slots: list[Slot] = []
    for row in range(draw(st.integers(1, 6))):
        shortest, duration = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
        fixed = draw(st.one_of(st.none(), st.integers(0, 40)))
        slots.append(Slot(str(row), duration, shortest, draw(st.booleans()), fixed_start=fixed))
    begin = draw(st.integers(0, 5))
    return Plan(tuple(slots), begin, begin + draw(st.integers(0, 60)))


def walked(plan: Plan) -> list[tuple[int, int]]:
    """Begin and end of each row, by a clock that ticks until each is over."""
    clock, found = plan.begin, list[tuple[int, int]]()
    for slot in plan.slots:
        if slot.fixed_start is not None:
            clock = slot.fixed_start
        start = clock
        for _ in range(slot.duration):
            clock += 1
        found.append((start, clock))
    return found


def holds(plan: Plan, place: int, begin: int) -> bool:
    """Whether rows from `place` on, each at its least, keep every hard point when that row begins at `begin`."""
    clock = begin
    for each in range(place, len(plan.slots)):
        slot = plan.slots[each]
        if slot.fixed_start is not None:
            if clock > slot.fixed_start:
                return False
            clock = slot.fixed_start
        clock += 0 if slot.may_drop else slot.shortest
    return clock <= plan.hard_end


def latest(plan: Plan, place: int) -> int | None:
    """The last second at which the row can begin, tried from the end; None where none holds."""
    return next((second for second in range(100, -61, -1) if holds(plan, place, second)), None)


@settings(max_examples=EXAMPLES, deadline=None)
@given(plans())
def test_rows_begin_and_end_as_the_clock_has_them(plan: Plan) -> None:
    timed = schedule(plan.slots, plan.begin, plan.hard_end)
    assert [(row.start, row.end) for row in timed] == walked(plan)
    ends = [end for _, end in walked(plan)]
    assert slack(timed, plan.begin, plan.hard_end) == plan.hard_end - max(ends)


@settings(max_examples=EXAMPLES, deadline=None)
@given(plans())
def test_what_is_empty_and_what_is_claimed_twice_is_what_the_clock_sees(plan: Plan) -> None:
    timed = schedule(plan.slots, plan.begin, plan.hard_end)
    times = walked(plan)
    between = {str(place): times[place + 1][0] - times[place][1] for place in range(len(times) - 1)}
    assert {each.earlier: each.seconds for each in gaps(timed)} == {row: n for row, n in between.items() if n > 0}
    assert {each.earlier: -each.seconds for each in overlaps(timed)} == {row: n for row, n in between.items() if n < 0}


@settings(max_examples=EXAMPLES, deadline=None)
@given(plans())
def test_the_latest_begin_is_the_last_of_all_seconds_that_holds(plan: Plan) -> None:
    """A hard start after which the rest cannot hold is its own finding: there is then no such second."""
    for place, row in enumerate(schedule(plan.slots, plan.begin, plan.hard_end)):
        found = latest(plan, place)
        if row.latest is not None and found is not None:
            assert row.latest == found


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 12), st.integers(0, 90), st.integers(0, 900), st.integers(0, 30))
def test_speakers_fit_as_long_as_the_slot_has_seconds(count: int, each: int, slot: int, turnover: int) -> None:
    left = slot
    for speaker in range(count):
        left -= turnover if speaker else 0
        left -= each
    assert speakers_fit(count, each, slot, turnover) == left
