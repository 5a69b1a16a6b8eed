"""Lines whose pieces stand at given places: strips of labels, running heads and feet."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.pdf.frame import Frame
from briefgen.render.pdf.lines import Line, break_lines
from briefgen.render.pdf.look import BOX_BELOW, BOX_HEIGHT
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.paragraphs import aligned
from briefgen.render.pdf.runs import Pages, Run, RunMaker
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.slices import Slice, glue
from briefgen.render.pdf.structure import Element
from briefgen.render.theme import POINTS_PER_MM, TextStyle
from briefgen.tree.nodes import Placed, PlacedLine


@dataclass(frozen=True, slots=True)
class LineOfPieces:
    """Pieces beside each other, each with its left end in points."""

    pieces: list[tuple[float, Line]]

    def paint(self, painter: Painter, x: float, baseline: float) -> None:
        """Paint the pieces on a baseline, in reading order."""
        for left, line in self.pieces:
            line.paint(painter, x + left, baseline)

    @property
    def is_boxed(self) -> bool:
        """Whether the release state stands in the line."""
        return any(line.is_boxed for _, line in self.pieces)

    def has_room(self, left: float, width: float) -> bool:
        """Whether a piece may stand there without touching another."""
        return all(left >= other + line.width or left + width <= other for other, line in self.pieces)


def placed_line(setting: Setting, line: PlacedLine, frame: Frame, element: Element) -> list[Slice]:
    """A placed line as slices: one, or more where pieces would touch each other or leave the frame."""
    style = setting.theme.style(line.role)
    lines = lines_of(setting, line, frame.width, element)
    return glue([_slice(one, style, place, len(lines) - 1) for place, one in enumerate(lines)])


def _slice(line: LineOfPieces, style: TextStyle, place: int, last: int) -> Slice:
    baseline = max(style.size, BOX_HEIGHT - BOX_BELOW) if line.is_boxed else style.size

    def paint(painter: Painter, x: float, y: float) -> None:
        line.paint(painter, x, y + baseline)

    return Slice(
        height=max(style.leading, BOX_HEIGHT) if line.is_boxed else style.leading,
        paint=paint,
        before=style.before if place == 0 else 0.0,
        after=style.after if place == last else 0.0,
        glued=style.keep_next,
    )


def lines_of(
    setting: Setting, line: PlacedLine, width: float, element: Element, pages: Pages | None = None
) -> list[LineOfPieces]:
    """The pieces on as few lines as they need: one where the document was composed with care.

    Lines are drawn one after the other and that is the reading order, so a piece goes beside the last line of the
    one before it.
    """
    maker = RunMaker(setting, setting.theme.style(line.role), element, pages)
    lines = [LineOfPieces([])]
    for piece in line.pieces:
        runs = maker.runs(piece.inlines)
        if not runs:
            continue
        places = _placed(piece, runs, width)
        left, first = places[0]
        if not lines[-1].has_room(left, first.width):
            lines.append(LineOfPieces([]))
        lines[-1].pieces.append(places[0])
        lines.extend(LineOfPieces([place]) for place in places[1:])
    return lines


def _placed(piece: Placed, runs: list[Run], width: float) -> list[tuple[float, Line]]:
    """The piece's lines with their left ends; at the left margin where its place is too narrow for it."""
    at = min(max(piece.at * POINTS_PER_MM, 0.0), width)
    room = {"left": width - at, "right": at, "center": 2 * min(at, width - at)}[piece.align]
    left = {"left": at, "right": 0.0, "center": at - room / 2}[piece.align]
    lines = break_lines(runs, width)
    if max(one.width for one in lines) > room + 0.01:
        left, room = 0.0, width
    if lines[-1].pieces:
        lines[-1].end_with_space()
    return [(left + aligned(one.width, room, piece.align), one) for one in lines]
