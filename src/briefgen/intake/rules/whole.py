"""Times that are those of a whole event and of no row: `9.45–14.30 26 January 2031` above the programme."""

from __future__ import annotations

import re

from briefgen.intake.rules.clock import figures
from briefgen.intake.rules.dates import DATE, NUMERIC, WEEKDAY, YEARLESS
from briefgen.intake.rules.slots import Slot

_FRONT = 2
"""A programme of two days may give the hours of each."""
_FEWEST_ROWS = 2
_NOTHING = re.compile(r"\W*(?:$|[a-z])")
_BRACKETS = re.compile(r"^\W*\([^()]*\)\W*")
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)


def of_whole(slots: list[Slot]) -> list[Slot]:
    """The slots that only say when the whole begins and ends.

    Such a range stands in front, outside of tables. A date behind it tells it; else that all rows lie within it.
    """
    front = [slot for slot in slots[:_FRONT] if slot.end is not None and slot.passage.cell is None]
    others = [slot for slot in slots if slot not in front]
    return [slot for slot in front if _is_of_whole(slot, others)]


def _is_of_whole(slot: Slot, others: list[Slot]) -> bool:
    tail = _BRACKETS.sub("", figures(slot.tail))
    if any(date.match(tail) for date in (DATE, YEARLESS, NUMERIC, _WEEKDAY)):
        return True
    holds = all(slot.start <= other.start and (other.end or other.start) <= (slot.end or 0) for other in others)
    return holds and len(others) >= _FEWEST_ROWS and _NOTHING.match(tail) is not None
