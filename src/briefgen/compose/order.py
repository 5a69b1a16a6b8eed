"""The order of speakers as printed: who, for whom, minutes, running total, against the slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.views import PartView, RowView, SeatView
from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived
from briefgen.model.speaking_order import AS_GIVEN, SpeakingOrder, speaking_orders
from briefgen.model.timing import minutes_text

RULES = {
    AS_GIVEN: "as the rows stand",
    "rank": "by rank",
    "alphabetical-by-organisation": "by organisation, A to Z",
    "alphabetical-by-state": "by state, A to Z",
}


@dataclass(frozen=True, slots=True)
class LineView:
    """One speaker, and the minutes up to the end of the speech; open while a length before it is."""

    row: RowView
    seat: SeatView
    total: Fact


@dataclass(frozen=True, slots=True)
class OrderView:
    """Alike speakers in their order; ``left`` says what of the slot they leave or lack."""

    name: Fact
    rule: Fact
    lines: tuple[LineView, ...]
    slot: Fact
    left: Fact


def order_views(event: Event, parts: tuple[PartView, ...]) -> Iterator[OrderView]:
    """Every group of alike speakers whose rows this audience may read."""
    rows = {row.number.text: (part, row) for part in parts for row in part.rows if not row.is_hidden}
    for order in speaking_orders(event):
        seen = [rows[row.id] for row in order.rows if row.id in rows]
        if seen and len(seen) == len(order.rows):
            yield _order(order, seen[0][0], tuple(row for _, row in seen))


def _order(order: SpeakingOrder, part: PartView, rows: tuple[RowView, ...]) -> OrderView:
    path = f"order.{order.alike}"
    lines: list[LineView] = []
    total, known = 0, list[Fact]()
    for planned, row in zip(order.rows, rows, strict=True):
        total += planned.duration.number
        known.append(planned.duration)
        is_known = all(known)
        shown = derived(f"{path}.{planned.id}.total", minutes_text(total), "running-total", *known)
        lines.append(LineView(row, row.seats[0], shown if is_known else Fact(id=f"{path}.{planned.id}.total")))
    ids = {row.id for row in order.rows}
    others = sum(slot.duration for slot in part.timed.slots if slot.id not in ids)
    room = part.timed.end - part.timed.begin - others
    is_timed = bool(part.timed.slots)
    return OrderView(
        name=order.rows[0].alike,
        rule=Fact(id=f"{path}.rule", value=RULES[order.rule.text or AS_GIVEN], how="derived", rule="order"),
        lines=tuple(lines),
        slot=derived(f"{path}.slot", minutes_text(room), "slot", *known) if is_timed else Fact(id=f"{path}.slot"),
        left=derived(f"{path}.left", _left(room - total), "slot", *known) if is_timed else Fact(id=f"{path}.left"),
    )


def _left(seconds: int) -> str:
    if not seconds:
        return "they fill it"
    return f"{minutes_text(abs(seconds))} {'are left' if seconds > 0 else 'too few'}"
