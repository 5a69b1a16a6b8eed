"""Words sheets: rows put together so that the lowest quarter of each sheet stays empty."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compose.views import PartView, RowView

LETTERS_A_LINE = 46
LINE = 25
CUE = 20
ROW_FRAME = 62
ROW_LEAST = 110
SHEET_FILLED = 560
"""Points that rows may fill on a sheet of 720; the rest is for the hand and the eye."""
LAST_FILLED = 690
"""What they may fill where the last row of a part has no words: a sheet of its own would hold nothing else."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one sheet, and the row that comes next, if any."""

    rows: tuple[RowView, ...]
    next: RowView | None


def sheets(part: PartView, after: RowView | None) -> tuple[Sheet, ...]:
    """The words sheets of a part; `after` is the first row of the next part."""
    groups: list[list[RowView]] = []
    filled = 0.0
    for row in part.rows:
        height = _height(row)
        is_quiet_end = row is part.rows[-1] and not row.words
        if not groups or filled + height > (LAST_FILLED if is_quiet_end else SHEET_FILLED):
            groups.append([])
            filled = 0
        groups[-1].append(row)
        filled += height
    following = [*(group[0] for group in groups[1:]), after]
    return tuple(Sheet(tuple(group), following[place]) for place, group in enumerate(groups))


def _height(row: RowView) -> float:
    """Roughly how high a row stands, in points."""
    paragraphs = [piece for piece in row.words.text.split("\n\n") if piece.strip()]
    lines = sum(-(-len(piece) // LETTERS_A_LINE) for piece in paragraphs)
    cues = sum(bool(fact) for fact in (row.if_absent, row.if_over, row.if_silent))
    return max(ROW_LEAST, ROW_FRAME + lines * LINE + 8 * len(paragraphs) + cues * CUE)
