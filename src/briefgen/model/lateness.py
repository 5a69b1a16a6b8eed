"""If late: what each row still gets when a part opens late, so that it ends on time all the same.

The rule, which is printed in words beside the table:

1. Buffers that may be dropped are dropped as soon as anything is lost.
2. The others give in the order of sacrifice: by `RANKS`, and within a rank the later row first. A row gives only
   when those before it in the order have nothing left to give. Rows that are alike lose the same or nothing.
3. A row that may be dropped is dropped rather than cut below two minutes, and before the next in order gives.
4. What alike rows or a dropped one yield beyond the need is left as slack; nothing goes back to another row. So
   the later a part opens, the less each row gets, or the same: no figure rises down a column.

Cuts are whole minutes where the plan is; else the greatest number of seconds that measures minute and plan alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd
from types import MappingProxyType
from typing import Literal

from briefgen.model.timing import MINUTE, Slot

FEWEST = 2 * MINUTE
"""A row that may be dropped is not cut below this."""

_BUFFER, _FLOOR, _EXTRA, _SPEECH, _SUMMARY, _CLOSING, _OPENING, _TURNOVER, _CORE = range(9)

RANKS = MappingProxyType(
    {
        "buffer": _BUFFER,
        "reserve": _BUFFER,
        "discussion": _FLOOR,
        "floor": _FLOOR,
        "questions": _FLOOR,
        "break": _EXTRA,
        "photo": _EXTRA,
        "report": _SPEECH,  # and every kind that is not named here
        "statement": _SPEECH,
        "summary": _SUMMARY,
        "closing": _CLOSING,
        "opening": _OPENING,
        "turnover": _TURNOVER,  # people have to walk; nothing said makes them quicker
        "launch": _CORE,
        "signing": _CORE,
    }
)
"""Who gives first, by kind of row: what hurts least has the lowest rank. What people came for comes last."""

Amount = int | None
"""Seconds for a row; None when it is dropped."""

Sacrificed = Literal["drop", "shorten", "shorten alike", "never"]


@dataclass(frozen=True, slots=True)
class LateColumn:
    """Rows that share one figure: a single row, or all that are alike. `duration` and `shortest` are each row's."""

    ids: tuple[str, ...]
    kind: str
    alike: str | None
    duration: int
    shortest: int
    may_drop: bool
    rank: int

    def room(self, unit: int) -> int:
        """The seconds by which each row can be cut without being dropped, in whole units."""
        fewest = min(self.duration, max(self.shortest, FEWEST)) if self.may_drop else self.shortest
        return 0 if self.is_reserve else (self.duration - fewest) // unit * unit

    @property
    def is_reserve(self) -> bool:
        """Kept whole or dropped, never shortened."""
        return self.rank == _BUFFER and self.may_drop


@dataclass(frozen=True, slots=True)
class LateRow:
    """One line of the table: opening then (seconds elapsed), each row gets this much, and so much is left over."""

    opening: int
    amounts: tuple[Amount, ...]
    slack: int


@dataclass(frozen=True, slots=True)
class LateTable:
    """The table of one part. `last_opening` is exact to the second; below the part's begin, the plan cannot hold."""

    columns: tuple[LateColumn, ...]
    rows: tuple[LateRow, ...]
    last_opening: int


@dataclass(frozen=True, slots=True)
class Sacrifice:
    """One step of the rule in words: these rows, and what is done to them."""

    ids: tuple[str, ...]
    what: Sacrificed
    kind: str
    alike: str | None


def columns_of(slots: Sequence[Slot]) -> tuple[LateColumn, ...]:
    """Rows in their order; those that are alike, in word and in minutes, as one column at the first one's place."""
    together: dict[object, list[Slot]] = {}
    for place, slot in enumerate(slots):
        together.setdefault(place if slot.alike is None else _figures(slot), []).append(slot)
    return tuple(
        LateColumn(
            ids=tuple(slot.id for slot in same),
            kind=same[0].kind,
            alike=same[0].alike,
            duration=same[0].duration,
            shortest=same[0].shortest,
            may_drop=same[0].may_drop,
            rank=max(_rank(slot) for slot in same),
        )
        for same in together.values()
    )


def unequal_alike(slots: Sequence[Slot]) -> tuple[str, ...]:
    """The words of `alike` whose rows differ in minutes or in whether they may be dropped: not alike at all."""
    words = [slot.alike for slot in slots if slot.alike is not None]
    figures = {word: {_figures(slot) for slot in slots if slot.alike == word} for word in dict.fromkeys(words)}
    return tuple(word for word, different in figures.items() if len(different) > 1)


def _figures(slot: Slot) -> tuple[str | None, int, int, bool]:
    return slot.alike, slot.duration, slot.shortest, slot.may_drop


def _rank(slot: Slot) -> int:
    return RANKS.get(slot.kind.casefold(), _SPEECH)


def _unit(columns: Iterable[LateColumn]) -> int:
    return gcd(MINUTE, *(seconds for column in columns for seconds in (column.duration, column.shortest)))


def _in_order(columns: Sequence[LateColumn]) -> list[int]:
    """Places of the columns in the order of sacrifice."""

    def first_to_give(place: int) -> tuple[int, bool, int]:
        return columns[place].rank, not columns[place].is_reserve, -place

    return sorted(range(len(columns)), key=first_to_give)


def if_late(slots: Sequence[Slot], begin: int, hard_end: int, step: int = 300) -> LateTable:
    """The table for a part that should open at `begin` and must end at `hard_end`.

    Its rows open a `step` apart; the last one is the last whole minute from which the end can still be kept.
    There are none where not even one minute can be lost. Ids are each a row's own; `step` is more than 0.
    """
    columns = columns_of(slots)
    last = hard_end - sum(slot.least for slot in slots)
    last_minute = last // MINUTE * MINUTE
    openings = [*range(begin + step, last_minute, step), *([last_minute] if last_minute > begin else ())]
    return LateTable(columns, tuple(_row(columns, opening, hard_end - opening) for opening in openings), last)


def _row(columns: tuple[LateColumn, ...], opening: int, left: int) -> LateRow:
    losses = _losses(columns, left)
    amounts = tuple(_kept(column, lost) for column, lost in zip(columns, losses, strict=True))
    used = sum(len(column.ids) * (column.duration - lost) for column, lost in zip(columns, losses, strict=True))
    return LateRow(opening, amounts, left - used)


def _kept(column: LateColumn, lost: int) -> Amount:
    is_dropped = column.may_drop and lost and lost == column.duration
    return None if is_dropped else column.duration - lost


def share(slots: Sequence[Slot], left: int) -> tuple[Amount, ...] | None:
    """What each row gets of `left` seconds, by the rule above; None when that is too little for them all."""
    if left < sum(slot.least for slot in slots):
        return None
    columns = columns_of(slots)
    kept = {
        row: _kept(column, lost)
        for column, lost in zip(columns, _losses(columns, left), strict=True)
        for row in column.ids
    }
    return tuple(kept[slot.id] for slot in slots)


def _losses(columns: Sequence[LateColumn], left: int) -> list[int]:
    """Seconds that each row of each column loses; a dropped one loses them all."""
    losses = [0] * len(columns)
    need = sum(len(column.ids) * column.duration for column in columns) - left
    if need <= 0:
        return losses
    unit = _unit(columns)
    for place in _in_order(columns):
        column = columns[place]
        losses[place] = _loss(column, need, unit)
        need -= len(column.ids) * losses[place]
    return losses


def _loss(column: LateColumn, need: int, unit: int) -> int:
    """The least that each row can lose for all of them to give `need` seconds, or all that it has."""
    if column.is_reserve:
        return column.duration
    each = -(-max(need, 0) // (len(column.ids) * unit)) * unit
    if each <= column.room(unit):
        return each
    return column.duration if column.may_drop else column.room(unit)


def order_of_sacrifice(slots: Sequence[Slot]) -> tuple[Sacrifice, ...]:
    """The rule as steps, first sacrifice first; a row that is shortened and then dropped has two.

    Rows that can give nothing at all stand at the end, as "never".
    """
    columns = columns_of(slots)
    unit = _unit(columns)
    steps = [
        Sacrifice(columns[place].ids, what, columns[place].kind, columns[place].alike)
        for place in _in_order(columns)
        for what in _steps(columns[place], unit)
    ]
    return tuple(sorted(steps, key=lambda step: step.what == "never"))


def _steps(column: LateColumn, unit: int) -> tuple[Sacrificed, ...]:
    shorten: Sacrificed = "shorten alike" if len(column.ids) > 1 else "shorten"
    match column.room(unit) > 0, column.may_drop:
        case True, True:
            return shorten, "drop"
        case True, False:
            return (shorten,)
        case False, True:
            return ("drop",)
        case _:
            return ("never",)


def never_dropped(slots: Sequence[Slot]) -> tuple[LateColumn, ...]:
    """The columns whose rows are never dropped, however late it is."""
    return tuple(column for column in columns_of(slots) if not column.may_drop)
