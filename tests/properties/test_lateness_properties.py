"""If late, against an oracle that tries every allocation and judges it by the rule as written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model.lateness import Amount, if_late, order_of_sacrifice, share
from briefgen.model.timing import Slot

KINDS = ("buffer", "discussion", "statement", "summary", "closing", "opening", "launch")
"""In the order of sacrifice, written a second time on purpose."""


@dataclass(frozen=True)
class Case:
    slots: tuple[Slot, ...]
    left: int


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to four columns of up to three rows, shuffled; sometimes in half minutes, sometimes with odd time left."""
    unit = draw(st.sampled_from((60, 60, 30)))
    slots: list[Slot] = []
    for column in range(draw(st.integers(1, 4))):
        shortest, duration = sorted((draw(st.integers(0, 5)), draw(st.integers(1, 6))))
        rows = draw(st.sampled_from((1, 1, 2, 3)))
        kind, may_drop = draw(st.sampled_from(KINDS)), draw(st.booleans())
        alike = f"alike {column}" if rows > 1 else None
        slots += [
            Slot(f"{column}.{row}", duration * unit, shortest * unit, may_drop, alike, kind) for row in range(rows)
        ]
    least = sum(slot.least for slot in slots)
    left = draw(st.integers(least, sum(slot.duration for slot in slots)))
    whole = draw(st.sampled_from((True, True, False)))
    return Case(tuple(draw(st.permutations(slots))), max(least, left // unit * unit if whole else left))


def columns(slots: tuple[Slot, ...]) -> list[list[Slot]]:
    """Alike rows together, in the order of sacrifice: what is dropped at once, then by kind, then the later one."""
    words = dict.fromkeys(slot.alike or slot.id for slot in slots)
    together = [[slot for slot in slots if (slot.alike or slot.id) == word] for word in words]

    def first_to_give(rows: list[Slot]) -> tuple[int, bool, int]:
        is_reserve = rows[0].kind == "buffer" and rows[0].may_drop
        return KINDS.index(rows[0].kind), not is_reserve, -slots.index(rows[0])

    return sorted(together, key=first_to_give)


def step(slots: tuple[Slot, ...]) -> int:
    return 60 if all(slot.duration % 60 == slot.shortest % 60 == 0 for slot in slots) else 30


def allowed(slot: Slot, unit: int, *, late: bool) -> list[Amount]:
    if slot.kind == "buffer" and slot.may_drop:
        return [None if late else slot.duration]
    cut = [seconds for seconds in range(slot.shortest, slot.duration, unit) if not slot.may_drop or seconds >= 120]
    return [slot.duration, *cut, *([None] if slot.may_drop else [])]


Allocation = tuple[Amount, ...]


def fitting(order: list[list[Slot]], case: Case) -> Iterator[Allocation]:
    late = sum(slot.duration for slot in case.slots) > case.left
    choices = [allowed(rows[0], step(case.slots), late=late) for rows in order]
    for allocation in product(*choices):
        if sum(len(rows) * (amount or 0) for rows, amount in zip(order, allocation, strict=True)) <= case.left:
            yield allocation


def used(amounts: tuple[Amount, ...]) -> int:
    return sum(amount or 0 for amount in amounts)


def keeps_the_order(order: list[list[Slot]], allocation: Allocation) -> bool:
    """Before a column that loses anything, all are dropped, or at their shortest where they may not be."""
    lost = [place for place, rows in enumerate(order) if allocation[place] != rows[0].duration]
    end = [None if rows[0].may_drop else rows[0].shortest for rows in order]
    before = max(lost, default=0)
    return list(allocation[:before]) == end[:before]


def best(order: list[list[Slot]], case: Case) -> Allocation:
    """Of those that keep to the order, the one that loses least."""
    kept = [allocation for allocation in fitting(order, case) if keeps_the_order(order, allocation)]
    return max(kept, key=used)


@settings(max_examples=2000, deadline=None)
@given(cases())
def test_the_share_is_the_best_of_all_allocations(case: Case) -> None:
    order = columns(case.slots)
    expected = {slot.id: amount for rows, amount in zip(order, best(order, case), strict=True) for slot in rows}
    assert share(case.slots, case.left) == tuple(expected[slot.id] for slot in case.slots)


minutes = st.integers(0, 20).map(lambda count: count * 60)


@st.composite
def parts(draw: st.DrawFn) -> tuple[Slot, ...]:
    """Plans of real size, too many allocations for an oracle; every kind, and unknown ones."""
    slots = []
    for place in range(draw(st.integers(1, 10))):
        shortest, duration = sorted((draw(minutes), draw(minutes)))
        alike = draw(st.sampled_from((None, None, "r", "s")))
        if alike:
            shortest, duration = (420, 600) if alike == "r" else (360, 480)
        kind = draw(st.sampled_from((*KINDS, "photo", "turnover", "")))
        slots.append(Slot(str(place), duration, shortest, draw(st.booleans()), alike, kind))
    return tuple(slots)


def shares(slots: tuple[Slot, ...]) -> list[tuple[int, tuple[Amount, ...]]]:
    """For every minute from full time down to the last that can be recovered."""
    full, least = sum(slot.duration for slot in slots), sum(slot.least for slot in slots)
    found = [(left, share(slots, left)) for left in range(full, least - 1, -60)]
    assert all(given_ is not None for _, given_ in found)
    return [(left, given_) for left, given_ in found if given_ is not None]


@settings(deadline=None)
@given(parts())
def test_what_is_given_fits_and_stays_within_each_row(slots: tuple[Slot, ...]) -> None:
    for left, amounts in shares(slots):
        assert used(amounts) <= left
        for slot, amount in zip(slots, amounts, strict=True):
            if amount is None:
                assert slot.may_drop
            else:
                assert slot.shortest <= amount <= slot.duration
                assert amount % 60 == 0
                assert not slot.may_drop or amount >= min(120, slot.duration)


@settings(deadline=None)
@given(parts())
def test_alike_rows_get_the_same(slots: tuple[Slot, ...]) -> None:
    for _, amounts in shares(slots):
        for word in ("r", "s"):
            for may_drop in (True, False):
                same = {
                    amount
                    for slot, amount in zip(slots, amounts, strict=True)
                    if (slot.alike, slot.may_drop) == (word, may_drop)
                }
                assert len(same) <= 1


@settings(max_examples=2000, deadline=None)
@given(parts() | cases().map(lambda case: case.slots), st.sampled_from((30, 60, 300)))
def test_down_a_column_no_figure_rises_and_what_is_dropped_stays_dropped(slots: tuple[Slot, ...], every: int) -> None:
    table = if_late(slots, 0, sum(slot.duration for slot in slots), every)
    on_time = tuple(column.duration for column in table.columns)
    for earlier, later in pairwise((on_time, *(line.amounts for line in table.rows))):
        for before, after in zip(earlier, later, strict=True):
            assert after is None or (before is not None and after <= before)


@settings(deadline=None)
@given(parts())
def test_on_time_every_row_gets_all(slots: tuple[Slot, ...]) -> None:
    assert shares(slots)[0][1] == tuple(slot.duration for slot in slots)


def singles(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(slot.id, slot.duration, slot.shortest, kind=slot.kind) for slot in slots)


@settings(deadline=None)
@given(parts())
def test_a_launch_gives_only_when_all_others_have_given_everything(slots: tuple[Slot, ...]) -> None:
    single = singles(slots)
    for _, amounts in shares(single):
        pairs = list(zip(single, amounts, strict=True))
        if any(slot.kind == "launch" and amount != slot.duration for slot, amount in pairs):
            assert all(amount == slot.shortest for slot, amount in pairs if slot.kind != "launch")


@settings(deadline=None)
@given(parts())
def test_single_rows_that_are_never_dropped_leave_no_slack(slots: tuple[Slot, ...]) -> None:
    assert all(used(amounts) == left for left, amounts in shares(singles(slots)))


@settings(deadline=None)
@given(parts(), st.integers(0, 7200), st.sampled_from((60, 300, 420)))
def test_the_table_ends_with_the_last_opening(slots: tuple[Slot, ...], begin: int, every: int) -> None:
    hard_end = begin + sum(slot.duration for slot in slots)
    table = if_late(slots, begin, hard_end, every)
    assert share(slots, hard_end - table.last_opening) is not None
    assert share(slots, hard_end - table.last_opening - 1) is None
    openings = [line.opening for line in table.rows]
    assert openings == sorted(set(openings))
    assert all(begin < opening <= table.last_opening for opening in openings)
    if openings:
        assert openings[-1] == table.last_opening // 60 * 60
    for line in table.rows:
        cells = dict(zip((column.ids for column in table.columns), line.amounts, strict=True))
        given_ = tuple(amount for slot in slots for ids, amount in cells.items() if slot.id in ids)
        assert given_ == share(slots, hard_end - line.opening)
        assert line.slack == hard_end - line.opening - used(given_) >= 0


@given(parts())
def test_every_row_stands_in_the_order_of_sacrifice(slots: tuple[Slot, ...]) -> None:
    steps = order_of_sacrifice(slots)
    assert {row for step_ in steps for row in step_.ids} == {slot.id for slot in slots}
    dropped = {row for step_ in steps if step_.what == "drop" for row in step_.ids}
    assert dropped == {slot.id for slot in slots if slot.may_drop}
