"""What passages of all formats of word processors have in common: places in paragraphs and cells, bullets, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.intake.formats.plain_text import BULLET
from briefgen.intake.formats.visible import with_ordinal
from briefgen.intake.passages import Cell, Kind, Passage, Piece, fold


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph stands: its file, the words for its place, and its cell where it is in a table."""

    source: str
    sha256: str
    place: str
    cell: Cell | None = None


def passage_of(text: str, kind: Kind, where: Where, label: str | None = None) -> Passage | None:
    """The passage of a paragraph, None where it is empty; without a bullet that was typed.

    `label` is the number that its list prints; it is read only where it is a word of the text, `1. Hour: ...`.
    """
    bullet = BULLET.match(text)
    folded, _ = fold([Piece(text[bullet.end() :] if bullet else text, 1)])
    if not folded:
        return None
    ordinal = with_ordinal(label, folded) if label else None
    cell = where.cell
    if cell:
        kind = "cell"
    elif ordinal:
        kind = "paragraph"
    elif bullet:
        kind = "item"
    in_table = f" (table {cell.table} row {cell.row} column {cell.column})" if cell else ""
    return Passage(ordinal or folded, kind, where.source, where.sha256, where.place + in_table, cell=cell)
