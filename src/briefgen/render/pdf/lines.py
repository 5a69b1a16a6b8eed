"""Breaking runs into lines: ragged, only at spaces, no divided words. What is wider than a line is broken anyway,
so that nothing leaves the page; the text read back stays whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from briefgen.render.pdf.fonts import NO_BREAK_SPACE
from briefgen.render.pdf.geometry import Pen, Rectangle
from briefgen.render.pdf.look import BOX_BELOW, BOX_HEIGHT, BOX_WEIGHT
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.runs import Run

WORDS_AND_SPACES = re.compile(r" +|[^ ]+")
AFTER_THESE = frozenset("/-–—._?&=@,;:\\" + chr(NO_BREAK_SPACE))
"""Where a word that is wider than a line is best broken: after these."""

ROUNDING = 0.001
"""Points by which a line may be too wide because figures are rounded."""

BALANCED_TO = 1.0
"""Points within which the narrowest width for balanced lines is sought."""

UNDERLINE_BELOW = 2.0
"""Points from the baseline of a link to the line under it."""


@dataclass(slots=True)
class Word:
    """Pieces without a space between them, and the run of the space that follows (None: there is none)."""

    pieces: list[tuple[Run, str]] = field(default_factory=list)
    space: Run | None = None
    ends_line: bool = False

    @property
    def width(self) -> float:
        """The word's width in points."""
        return sum([run.look.width(text) + 2 * run.look.padding for run, text in self.pieces])


@dataclass(slots=True)
class Line:
    """Pieces of one line from left to right; ``width`` leaves out the space at its end."""

    pieces: list[tuple[Run, str]] = field(default_factory=list)
    width: float = 0.0

    @property
    def is_boxed(self) -> bool:
        """Whether the release state stands in the line."""
        return any(run.look.boxed for run, _ in self.pieces)

    def add(self, run: Run, text: str) -> None:
        """Add text, to the last piece where it is of the same run."""
        if self.pieces and self.pieces[-1][0] is run:
            text = self.pieces.pop()[1] + text
        self.pieces.append((run, text))

    def end_with_space(self, run: Run | None = None) -> None:
        """Put a space after all, which readers need between words and which has no width on the page."""
        run = run or self.pieces[-1][0]
        self.add(replace(run, look=replace(run.look, boxed=False)) if run.look.boxed else run, " ")

    def paint(self, painter: Painter, x: float, baseline: float) -> None:
        """Paint the line from x on its baseline."""
        last = len(self.pieces) - 1
        for place, (run, text) in enumerate(self.pieces):
            look = run.look
            if place == last and not (look.boxed or run.target):  # as most pieces are: nobody asks for its width
                painter.text(x, baseline, text, look, run.element)
                return
            width = look.width(text) + 2 * look.padding
            if look.boxed:
                box = Rectangle(x, baseline + BOX_BELOW - BOX_HEIGHT, width, BOX_HEIGHT)
                painter.frame(box, Pen(BOX_WEIGHT, look.colour))
            painter.text(x + look.padding, baseline, text, look, run.element)
            if run.target:
                spot = Rectangle(x, baseline - look.size, width, look.size + UNDERLINE_BELOW)
                if look.underline:
                    foot = spot.y + spot.height
                    painter.rule(x, foot, x + width, foot, Pen(look.underline, look.colour))
                painter.link(spot, run.target, text.strip(), run.element)
            x += width


def words(runs: list[Run]) -> list[Word]:
    """Runs as words; several spaces count as one, and those at the beginning as none."""
    found = [Word()]
    for run in runs:
        if run.ends_line:
            found[-1].ends_line = True
            found[-1].space = found[-1].space or replace(run, ends_line=False)
            found.append(Word())
            continue
        for part in (run.text,) if run.look.boxed else WORDS_AND_SPACES.findall(run.text):
            if part[0] == " " and not run.look.boxed:
                if found[-1].pieces and not found[-1].space:
                    found[-1].space = run
            else:
                if found[-1].space:
                    found.append(Word())
                found[-1].pieces.append((run, part))
    return found


def break_lines(runs: list[Run], width: float, first_width: float | None = None) -> list[Line]:
    """Fill lines of a width; the first one may have another."""
    filler = _Filler(width, width if first_width is None else first_width)
    for word in words(runs):
        filler.place(word)
    return filler.lines


def balanced(runs: list[Run], width: float) -> list[Line]:
    """As many lines as a width needs, none much shorter than the others: a heading ends in no lonely word."""
    lines = break_lines(runs, width)
    if len(lines) == 1:
        return lines
    short, wide = max(line.width for line in lines) / len(lines), width
    while wide - short > BALANCED_TO:
        middle = (short + wide) / 2
        if len(break_lines(runs, middle)) > len(lines):
            short = middle
        else:
            wide = middle
    return break_lines(runs, wide)


class _Filler:
    def __init__(self, width: float, first_width: float) -> None:
        self.lines = [Line()]
        self._width = width
        self._room = first_width
        self._space: Run | None = None

    def place(self, word: Word) -> None:
        wide = word.width
        between = self._space.look.width(" ") if self._space else 0.0
        if self.lines[-1].pieces and self.lines[-1].width + between + wide > self._room + ROUNDING:
            self._end_line()
        parts = [word] if wide <= self._room + ROUNDING else _broken(word, self._room, self._width)
        for place, part in enumerate(parts):
            if place:
                self._end_line()
            self._put(part, wide if part is word else part.width, between)
        self._space = word.space
        if word.ends_line:
            self._end_line()

    def _put(self, word: Word, width: float, between: float) -> None:
        line = self.lines[-1]
        if self._space and line.pieces:
            line.add(self._space, " ")
            line.width += between
        for run, text in word.pieces:
            line.add(run, text)
        line.width += width
        self._space = None

    def _end_line(self) -> None:
        """Begin a new line. The space at the old one's end is kept for readers (ISO 32000-1, 14.8.2.5)."""
        if self._space:
            self.lines[-1].end_with_space(self._space)
        self.lines.append(Line())
        self._room = self._width
        self._space = None


def _broken(word: Word, first_room: float, room: float) -> list[Word]:
    """A word that is wider than a line, in parts that are not; one character always fits."""
    parts = [Word()]
    left = first_room
    for run, text in word.pieces:
        rest = text
        while rest:
            fits = _fitting(run, rest, left)
            if fits == 0 and not parts[-1].pieces:
                fits = 1
            if fits:
                parts[-1].pieces.append((run, rest[:fits]))
                left -= run.look.width(rest[:fits]) + 2 * run.look.padding
                rest = rest[fits:]
            if rest:
                parts.append(Word())
                left = room
    return parts


def _fitting(run: Run, text: str, room: float) -> int:
    """How many characters fit; fewer where there is a better place to break, never between letter and accent.

    Only what stands in a box has spaces here: it is one word while a line can hold it.
    """
    room -= 2 * run.look.padding - ROUNDING
    fits, better, space = 0, 0, 0
    for place, character in enumerate(text):
        room -= run.look.width(character)
        if room < 0:
            break
        fits = place + 1
        if character in AFTER_THESE:
            better = fits
        if character == " ":
            space = fits
    if fits == len(text):
        return fits
    if space:
        return space
    if better * 2 > fits:
        return better
    while fits > 1 and unicodedata.combining(text[fits]):
        fits -= 1
    return fits
