"""The words of a page of a PDF, by pdfium, and why some of them are not read."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2.raw as pdfium

from briefgen.intake.formats.pdf_drawn import Area, Drawn, Handle, Paint, View, address
from briefgen.intake.formats.pdf_page import Box, Word, around
from briefgen.intake.formats.pdf_sight import Sight
from briefgen.intake.formats.visible import SMALLEST

MOST_CHARACTERS = 200_000
_BLANKS = frozenset({0, 9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x3000})
_OTHERWISE = {
    0x2: "-",
    0xFFFE: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""What pdfium gives for a hyphen at the end of a line, and letters that are printed as one."""

_OVER = 0.4
_UNDER = 0.5
_OF_A_SCAN = 0.5
_FEW = 0.1
_WIDEST_LETTER = 1.6
_BELOW = 1.5
_BLANK = 0.12
_MAYBE_APART = re.compile(
    r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-z])(?=[A-Z])|(?<=[~–—])(?=\w)|(?<=\w)(?=[~–—])"
)
"""Where a blank may be missing: between letters and figures, before a capital, beside a dash."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word with how it is painted."""

    word: Word
    paint: Paint


class Letters:
    """The characters of a page, by their number."""

    def __init__(self, text_page: Handle, view: View, drawn: Drawn) -> None:
        self.text_page = text_page
        self.view = view
        self.drawn = drawn
        self.paints: dict[int, Paint] = {}
        self._corners = tuple(ctypes.c_double() for _ in range(4))

    def words(self) -> Iterator[Found]:
        """The words in the order of the file."""
        text: list[str] = []
        code_of, text_page = pdfium.FPDFText_GetUnicode, self.text_page
        for index in range(max(0, pdfium.FPDFText_CountChars(text_page)) + 1):
            code = code_of(text_page, index)
            if code not in _BLANKS:
                text.append(_OTHERWISE.get(code) or chr(code))
            elif text:
                yield from self._word(text, index - len(text))
                text = []

    def _word(self, text: list[str], first: int) -> Iterator[Found]:
        """A word; in pieces where pdfium joined what stands apart."""
        last = first + len(text) - 1
        paint = self._paint(first)
        baseline, box = self._baseline(first), self._box(first)
        if last > first:
            end = self._box(last)
            wide = max(end.right, box.right) - min(end.left, box.left) > _WIDEST_LETTER * len(text) * max(
                paint.size, 1.0
            )
            if wide or abs(self._baseline(last) - baseline) > _BELOW:
                yield from self._pieces(text, first)
                return
            box = box.joined(end)
        whole = "".join(text)
        cuts = [cut.start() for cut in _MAYBE_APART.finditer(whole) if self._is_blank_before(first + cut.start())]
        if cuts and len(whole) == len(text):
            for start, end_of in pairwise((0, *cuts, len(text))):
                yield self._piece(text[start:end_of], first + start)
        else:
            yield Found(Word(whole, box, baseline, paint.size, paint.bold), paint)

    def _is_blank_before(self, index: int) -> bool:
        """Whether there is room for a blank before a character, where pdfium saw none."""
        before, here = pdfium.FS_RECTF(), pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.text_page, index - 1, before)
        pdfium.FPDFText_GetLooseCharBox(self.text_page, index, here)
        one = self.view.box(before.left, before.bottom, before.right, before.top)
        two = self.view.box(here.left, here.bottom, here.right, here.top)
        return two.left - one.right > _BLANK * self._paint(index).size

    def _pieces(self, text: list[str], first: int) -> Iterator[Found]:
        piece: list[str] = []
        start = first
        for index, character in enumerate(text, start=first):
            if piece and self._stands_apart(index):
                yield self._piece(piece, start)
                piece = []
            if not piece:
                start = index
            piece.append(character)
        yield self._piece(piece, start)

    def _piece(self, text: list[str], first: int) -> Found:
        paint = self._paint(first)
        box = around([self._box(index) for index in range(first, first + len(text))])
        return Found(Word("".join(text), box, self._baseline(first), paint.size, paint.bold), paint)

    def _stands_apart(self, index: int) -> bool:
        before, here = self._box(index - 1), self._box(index)
        size = max(1.0, self._paint(index).size)
        if abs(self._baseline(index) - self._baseline(index - 1)) > _BELOW:
            return not (abs(here.left - before.left) < size and 0 < before.top - here.bottom + size < 2 * size)
        return not -size < here.left - before.right < size

    def _box(self, index: int) -> Box:
        left, right, bottom, top = self._corners
        pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top)
        return self.view.box(left.value, bottom.value, right.value, top.value)

    def _baseline(self, index: int) -> float:
        x, y, *_ = self._corners
        pdfium.FPDFText_GetCharOrigin(self.text_page, index, x, y)
        return self.view.point(x.value, y.value)[1]

    def _paint(self, index: int) -> Paint:
        handle = pdfium.FPDFText_GetTextObject(self.text_page, index)
        if not handle:
            return Paint(None, 0, painted=True, opaque=True, white=False, bold=False, size=self._loose_size(index))
        key = address(handle)
        if key not in self.paints:
            self.paints[key] = self.drawn.paint(handle)
        return self.paints[key]

    def _loose_size(self, index: int) -> float:
        return float(pdfium.FPDFText_GetFontSize(self.text_page, index))


def seen(page: Handle, view: View, drawn: Drawn, found: Sequence[Found]) -> tuple[list[Word], Counter[str], bool]:
    """The words that can be seen; why the others are not; and whether a machine read them in a scan."""
    sight = Sight(page, view, [each.word.box for each in found])
    scanned = _is_scan(view, drawn.areas, found)
    hidden: Counter[str] = Counter()
    shown: list[Found] = []
    for each in found:
        why = _why_hidden(each, view, sight, scanned=scanned)
        if why:
            hidden[why] += 1
        else:
            shown.append(each)
    covered = set() if scanned else _covered(sight, drawn.areas, shown)
    hidden["covered"] += len(covered)
    words = [each.word for index, each in enumerate(shown) if index not in covered]
    return words, +hidden, scanned and bool(words)


def _is_scan(view: View, areas: Sequence[Area], found: Sequence[Found]) -> bool:
    """Whether the text is what a machine read in a picture of the page: unpainted, above a picture of most of it."""
    unpainted = sum(not each.paint.painted for each in found)
    wide, high = view.size
    largest = max((area.box.area for area in areas if area.picture), default=0.0)
    return unpainted > 0 and len(found) - unpainted <= _FEW * len(found) and largest >= _OF_A_SCAN * wide * high


def _why_hidden(each: Found, view: View, sight: Sight, *, scanned: bool) -> str | None:
    box, paint = each.word.box, each.paint
    wide, high = view.size
    if not (0 <= (box.left + box.right) / 2 <= wide and 0 <= (box.top + box.bottom) / 2 <= high):
        return "off the page"
    if (not paint.painted and not scanned) or not paint.opaque:
        return "not painted"
    if paint.size < SMALLEST and box.height < SMALLEST:
        return "too small to read"
    return None if sight.has_ink(box) else "without a trace of ink"


def _covered(sight: Sight, areas: Sequence[Area], shown: Sequence[Found]) -> set[int]:
    """Those whose place has ink that need not be theirs, and is not."""
    doubtful = sorted(
        _overlapping(shown) | _on_areas(areas, shown), key=lambda index: (shown[index].paint.order, index)
    )
    covered: set[int] = set()
    for _, group in groupby(doubtful, key=lambda index: shown[index].paint.order):
        indices = [index for index in group if shown[index].paint.handle]
        if indices:
            answers = sight.is_seen(shown[indices[0]].paint, [shown[index].word.box for index in indices])
            covered.update(index for index, is_seen in zip(indices, answers, strict=True) if not is_seen)
    return covered


def _overlapping(shown: Sequence[Found]) -> set[int]:
    """Words that stand on other words; one printed twice, to be bold, is not meant."""
    found: set[int] = set()
    order = sorted(range(len(shown)), key=lambda index: shown[index].word.box.top)
    open_ones: list[int] = []
    for index in order:
        word = shown[index].word
        open_ones = [other for other in open_ones if shown[other].word.box.bottom > word.box.top]
        for other in open_ones:
            near = shown[other].word
            if near.box.left >= word.box.right or near.box.right <= word.box.left or word.text == near.text:
                continue
            if word.box.shared(near.box) > _OVER * min(word.box.area, near.box.area):
                found |= {index, other}
        open_ones.append(index)
    return found


def _on_areas(areas: Sequence[Area], shown: Sequence[Found]) -> set[int]:
    """Words under something that was painted after them, and white ones on pictures."""
    found: set[int] = set()
    for index, each in enumerate(shown):
        for area in areas:
            doubtful = area.order > each.paint.order or (area.picture and each.paint.white)
            if doubtful and area.box.shared(each.word.box) > _UNDER * each.word.box.area:
                found.add(index)
                break
    return found
