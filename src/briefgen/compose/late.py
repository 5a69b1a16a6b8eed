"""The if-late table as printed: columns, openings and the one rule in words, every figure derived."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from briefgen.compose.views import PartView, RowView, time_shown
from briefgen.model import words
from briefgen.model.facts import Fact, derived
from briefgen.model.lateness import LateColumn, LateTable, Sacrifice, if_late, never_dropped, order_of_sacrifice
from briefgen.model.timing import minutes_text

SHEET_MM = 180
FIRST_COLUMN_MM = 28
SHORT_TITLE = 9
LETTER_MM = 2.95
"""Width of a letter of bold 14 pt text, a little generous."""
PADDING_MM = 2.2
Piece = TypeVar("Piece", LateColumn, Sacrifice)
KINDS = {"discussion": "Floor", "buffer": "Reserve"}


@dataclass(frozen=True, slots=True)
class LateHead:
    """A column's head: the rows' numbers over what they are."""

    rows: Fact
    name: Fact


@dataclass(frozen=True, slots=True)
class LateLine:
    """One line: opening then, each column gets so many minutes; None where its rows are dropped."""

    opening: Fact
    cells: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class LateView:
    """The whole table. ``widths`` and ``align`` are the template's attributes."""

    heads: tuple[LateHead, ...]
    lines: tuple[LateLine, ...]
    rule: Fact
    last: Fact
    widths: str
    align: str


def late(part: PartView) -> LateView | None:
    """The table of a part; None where nothing is timed or nothing can be recovered."""
    timed = part.timed
    if not timed.slots:
        return None
    table = if_late(timed.slots, timed.begin, timed.end)
    if not table.rows:
        return None
    rows = {row.number.text: row for row in part.rows}
    columns = tuple(_of_shown(column, rows.keys()) for column in table.columns)
    heads = tuple(_head(column, rows) for column in columns if column.ids)
    if not heads:
        return None
    order = (_of_shown(step, rows.keys()) for step in order_of_sacrifice(timed.slots))
    kept = (_of_shown(column, rows.keys()) for column in never_dropped(timed.slots))
    return LateView(
        heads=heads,
        lines=tuple(_lines(part, table, columns)),
        rule=_rule(part, tuple(step for step in order if step.ids), tuple(each for each in kept if each.ids)),
        last=_figure(part, "last", time_shown(part.start, table.last_opening // 60 * 60)),
        widths=" ".join(map(str, (FIRST_COLUMN_MM, *_widths(heads)))),
        align=" ".join("l" + "r" * len(heads)),
    )


def _of_shown(piece: Piece, shown: Collection[str]) -> Piece:
    """The column or step with those of its rows that this audience may read, perhaps with none."""
    return replace(piece, ids=tuple(row for row in piece.ids if row in shown))


def _widths(heads: tuple[LateHead, ...]) -> list[float]:
    """Columns as wide as their heads need, the rest of the sheet shared out."""
    needs = [max(len(head.rows.text), len(head.name.text)) * LETTER_MM + PADDING_MM for head in heads]
    spare = (SHEET_MM - FIRST_COLUMN_MM - sum(needs)) / len(heads)
    return [round(need + spare, 2) for need in needs]


def _figure(part: PartView, name: str, shown: str) -> Fact:
    return derived(f"parts.{part.id}.late.{name}", shown, "if-late", *(row.minutes for row in part.rows))


def _head(column: LateColumn, rows: dict[str, RowView]) -> LateHead:
    members = [rows[row] for row in column.ids]
    titles = tuple(row.title for row in members)
    return LateHead(
        derived(f"late.{column.ids[0]}.rows", run(column.ids), "row-number", *titles),
        derived(f"late.{column.ids[0]}.name", _name(members), "short-name", *titles),
    )


def run(ids: tuple[str, ...]) -> str:
    """``90–120`` for more than three rows, ``20, 30, 40`` for fewer."""
    return f"{ids[0]}–{ids[-1]}" if len(ids) > 3 else ", ".join(ids)  # noqa: PLR2004 - what fits a column


def _name(members: list[RowView]) -> str:
    first = members[0]
    if len(members) > 1:
        return f"Each {first.kind}" if len(first.kind) < SHORT_TITLE else "Each"
    if len(first.title.text) <= SHORT_TITLE:
        return first.title.text
    return KINDS.get(first.kind) or words.sentence(first.kind) or "Row"


def _lines(part: PartView, table: LateTable, columns: tuple[LateColumn, ...]) -> Iterator[LateLine]:
    """The table's lines; a column whose rows are all for others has no cells."""
    for line in table.rows:
        opening = time_shown(part.start, line.opening)
        cells = (
            None if amount is None else _figure(part, f"{opening}.{column.ids[0]}", minutes_text(amount))
            for column, amount in zip(columns, line.amounts, strict=True)
            if column.ids
        )
        yield LateLine(_figure(part, opening, opening), tuple(cells))


def _rule(part: PartView, order: tuple[Sacrifice, ...], kept: tuple[LateColumn, ...]) -> Fact:
    """The order of sacrifice as one sentence, and what is never dropped as another."""
    steps = "; ".join(_steps([step for step in order if step.what != "never"]))
    ids = tuple(row for column in kept for row in column.ids)
    never = f" Never drop {_these(ids, part)}." if ids else ""
    return _figure(part, "rule", f"{steps}.{never}")


def _steps(order: list[Sacrifice]) -> Iterator[str]:
    """The steps in words; those of one kind that follow each other are one phrase."""
    phrases: list[tuple[str, list[str]]] = []
    for place, step in enumerate(order):
        if place and order[place - 1].ids == step.ids:
            continue
        goes_on = place + 1 < len(order) and order[place + 1].ids == step.ids
        kind = "shorten, then drop" if goes_on else step.what.partition(" ")[0]
        rows = f"{run(step.ids)}{', all alike' if step.what == 'shorten alike' else ''}"
        if not phrases or phrases[-1][0] != kind:
            phrases.append((kind, []))
        phrases[-1][1].append(rows)
    return (f"{kind} {'; '.join(rows)}" for kind, rows in phrases)


def _these(ids: tuple[str, ...], part: PartView) -> str:
    """Rows as a run where nothing lies between them."""
    order = [row.number.text for row in part.rows]
    runs: list[list[str]] = []
    for row in ids:
        if runs and order.index(row) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return _and(tuple(each[0] if len(each) == 1 else f"{each[0]}–{each[-1]}" for each in runs))


def _and(ids: tuple[str, ...]) -> str:
    return ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} and {ids[-1]}"
