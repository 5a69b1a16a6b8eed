"""The crew's rows as one wide table: a column for each department."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compose.cuts import CrewRowView, DepartmentView
from briefgen.compose.views import RowView
from briefgen.model.facts import Fact

FIXED_MM = (13.0, 17.0, 13.0, 57.0)
"""Row, clock, minutes, what happens."""
FIXED_ALIGN = "l c r l"
ELAPSED_MM = 21.0
SHEET_MM = 249.0
LETTER_MM = 2.45
"""Width of a letter of 12 pt text, a little generous."""
PADDING_MM = 2.9
WARNINGS = ("2 minutes left",)
"""What a warning says, in length."""


@dataclass(frozen=True, slots=True)
class CueLine:
    """A row: for each department its cues, perhaps none; the warnings that the speaker is shown."""

    row: RowView
    cells: tuple[tuple[Fact, ...], ...]
    warnings: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CueColumns:
    """The whole table. ``has_elapsed``: no clock time is known, and beside the clock to write in stands the time from
    the opening. ``widths`` and ``align`` are the template's attributes.
    """

    lines: tuple[CueLine, ...]
    has_elapsed: bool
    widths: str
    align: str


def cue_columns(rows: tuple[CrewRowView, ...], departments: tuple[DepartmentView, ...]) -> CueColumns | None:
    """The table; None where there is no cue, or where a sheet is too narrow for so many departments."""
    has_elapsed = not any(each.row.clock for each in rows)
    texts = [*(_texts(department) for department in departments), WARNINGS]
    needs = [_width(max((word for text in each for word in text.split()), key=len)) for each in texts]
    spare = SHEET_MM - sum(FIXED_MM) - has_elapsed * ELAPSED_MM - sum(needs)
    if not departments or spare < 0:
        return None
    wants = [_width(max(each, key=len)) - need for each, need in zip(texts, needs, strict=True)]
    number, *others = FIXED_MM
    fixed = (number, ELAPSED_MM, *others) if has_elapsed else FIXED_MM
    align = FIXED_ALIGN.replace("l c", "l r c") if has_elapsed else FIXED_ALIGN
    cues = (need + spare * want / sum(wants) for need, want in zip(needs, wants, strict=True))
    widths = (*fixed, *(round(each, 2) for each in cues))
    return CueColumns(
        lines=tuple(CueLine(each.row, _cells(each, departments), each.warnings) for each in rows),
        has_elapsed=has_elapsed,
        widths=" ".join(map(str, widths)),
        align=" ".join((align, *("l" for _ in needs))),
    )


def _texts(department: DepartmentView) -> tuple[str, ...]:
    return (department.name.text, *(cue.cue.text for cue in department.cues))


def _width(text: str) -> float:
    return len(text) * LETTER_MM + PADDING_MM


def _cells(row: CrewRowView, departments: tuple[DepartmentView, ...]) -> tuple[tuple[Fact, ...], ...]:
    return tuple(
        tuple(cue.cue for cue in row.cues if cue.department.text.casefold() == department.name.text.casefold())
        for department in departments
    )
