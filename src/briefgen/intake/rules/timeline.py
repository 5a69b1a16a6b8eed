"""What the order of a programme's times says: which come after noon, what ends an open row, what lies in what.

All of it is derived, each by a rule with a name; nothing here changes what a source says outright.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from briefgen.intake.rules.slots import Slot

AFTER_NOON = "am-pm-of-order"
MARK_OF_NEXT = "am-pm-of-next-start"
END_OF_NEXT = "end-of-next-start"
WITHIN = "within-the-times-of"
_HOUR = 60
_HALF = 12 * 60
_LAST = 24 * 60
_LATEST_OF_HALF_DAY = 8 * 60
_EARLIEST_OF_DAY = 7 * 60
_LATEST_OF_MORNING = 11 * 60


def settled(slots: list[Slot]) -> list[Slot]:
    """The slots with what follows from their order, day by day."""
    hours = [time for slot in slots if not slot.marked_end for time in (slot.start, slot.end or slot.start)]
    twelve_hours = all(_HOUR <= time < _HOUR + _HALF for time in hours)
    for _, members in groupby(slots, key=lambda slot: slot.day_number):
        day = list(members)
        _after_noon(day, sure=twelve_hours)
        _against_next(day)
        _nested(day)
        _implied(day)
    return slots


def _after_noon(day: list[Slot], *, sure: bool) -> None:
    """`11:00, 12:30, 1:30`: a programme of clock faces that runs on into the afternoon.

    Where other times show 24 hours, so that it is not `sure`, only hours that no programme begins at.
    """
    latest = 0
    for slot in day:
        late = sure or max(latest, slot.start) >= _LATEST_OF_MORNING
        early = late and slot.half_day and slot.start < min(latest, _LATEST_OF_HALF_DAY if sure else _EARLIEST_OF_DAY)
        if early and latest <= slot.start + _HALF:
            slot.start += _HALF
            slot.start_rule = AFTER_NOON
            if slot.end is not None and slot.end <= _HALF:
                slot.end += _HALF if slot.end < _HALF else 0
                slot.end_rule = AFTER_NOON
        elif (
            late
            and slot.end is not None
            and slot.end < slot.start
            and not slot.marked_end
            and slot.end + _HALF > slot.start
        ):
            slot.end += _HALF
            slot.end_rule = AFTER_NOON
        latest = max(latest, slot.start)


def _against_next(day: list[Slot]) -> None:
    """`10:45 AM – 11:45 PM` before `11:45 am`: the mark of the end is a slip."""
    for slot, following in pairwise(day):
        if slot.end is None or not slot.marked_end or slot.end <= following.start:
            continue
        other = slot.end - _HALF
        if slot.start < other <= following.start:
            slot.end = other
            slot.end_rule = MARK_OF_NEXT


def _nested(day: list[Slot]) -> None:
    """A slot within the times of an earlier one that it is written under: in its row, or as an item below it."""
    around: list[Slot] = []
    for slot in day:
        around = [each for each in around if each.end is not None and each.end > slot.start]
        holding = [
            each
            for each in around
            if each.start <= slot.start
            and each.end is not None
            and (slot.end or slot.start) <= each.end
            and (each.start, each.end) != (slot.start, slot.end)
            and _is_under(slot, each)
        ]
        slot.parent = holding[-1] if holding else None
        around.append(slot)


def _is_under(slot: Slot, above: Slot) -> bool:
    if slot.passage.cell and above.passage.cell:
        return (slot.passage.cell.table, slot.passage.cell.row) == (above.passage.cell.table, above.passage.cell.row)
    return slot.passage.kind == "item" and above.passage.kind not in ("item", "cell")


def _implied(day: list[Slot]) -> None:
    """A row without an end lasts until the next row that begins later; not where rows overlap."""
    for slot, following in pairwise(day):
        if slot.end is None and following.start > slot.start and following.parent is slot.parent:
            slot.implied = following
