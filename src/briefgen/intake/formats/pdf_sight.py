"""Which words of a page can be seen: the page is drawn in grey, and a word without ink in its place is hidden.

What an eye could still be deceived about - words over words, under or upon pictures - is drawn a second time
without the text in doubt: text that changes nothing is not seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pypdfium2.raw as pdfium

from briefgen.intake.formats.pdf_drawn import Handle, Paint, View
from briefgen.intake.formats.pdf_page import Box, around

_SCALE = 2.0
_CLOSE = 3.0
_LEAST_SCALE = 0.9
MOST_PIXELS = 6_000_000
MOST_LOOKS = 2000
LEAST_SPREAD = 16
"""Grey levels between the lightest and the darkest point of a word's place; less is no ink."""


class _Picture:
    """Part of a page, drawn in grey without comments."""

    def __init__(self, page: Handle, view: View, part: Box, scale: float) -> None:
        self.scale = scale
        self.left = math.floor(part.left * scale)
        self.top = math.floor(part.top * scale)
        self.width = max(1, math.ceil(part.right * scale) - self.left)
        self.height = max(1, math.ceil(part.bottom * scale) - self.top)
        bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, pdfium.FPDFBitmap_Gray, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
        wide, high = view.size
        whole = (round(wide * scale), round(high * scale))
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -self.left, -self.top, *whole, 0, pdfium.FPDF_GRAYSCALE)
        self.stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        self.grey = ctypes.string_at(buffer, self.stride * self.height)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def rows(self, box: Box) -> Iterator[bytes]:
        """The points of a box, row by row, those of its middle first."""
        left = max(0, math.floor(box.left * self.scale) - self.left)
        right = min(self.width, math.ceil(box.right * self.scale) - self.left)
        top = max(0, math.floor(box.top * self.scale) - self.top)
        bottom = min(self.height, math.ceil(box.bottom * self.scale) - self.top)
        if right <= left or bottom <= top:
            return
        middle = (top + bottom) // 2
        for y in chain(range(middle, bottom), range(top, middle)):
            yield self.grey[y * self.stride + left : y * self.stride + right]


class Sight:
    """Looks at the words of one page."""

    def __init__(self, page: Handle, view: View, boxes: Sequence[Box]) -> None:
        self.page = page
        self.view = view
        self.looks = MOST_LOOKS
        wide, high = view.size
        on_page = [box for box in boxes if box.shared(Box(0, 0, wide, high))]
        self.picture: _Picture | None = None
        if on_page:
            part = around(on_page)
            part = Box(
                max(0, part.left - 1), max(0, part.top - 1), min(wide, part.right + 1), min(high, part.bottom + 1)
            )
            scale = min(_SCALE, math.sqrt(MOST_PIXELS / max(1.0, part.area)))
            self.picture = _Picture(page, view, part, scale) if scale >= _LEAST_SCALE else None

    def has_ink(self, box: Box) -> bool:
        """Whether anything is drawn at a place. What a look at the page misses, a closer one may find."""
        if self.picture and _spread(self.picture.rows(box)):
            return True
        if not self.looks or box.area * _CLOSE**2 > MOST_PIXELS:
            return False
        self.looks -= 1
        return _spread(self._close(box).rows(box))

    def is_seen(self, paint: Paint, boxes: Sequence[Box]) -> list[bool]:
        """For each place of a piece of text, whether the page looks otherwise there without that text."""
        part = around(list(boxes))
        if not self.looks or part.area * _CLOSE**2 > MOST_PIXELS:
            return [False] * len(boxes)
        self.looks -= 1
        with_text = self._close(part)
        pdfium.FPDFPageObj_SetIsActive(paint.handle, 0)
        without = self._close(part)
        pdfium.FPDFPageObj_SetIsActive(paint.handle, 1)
        return [_differ(with_text.rows(box), without.rows(box)) for box in boxes]

    def _close(self, box: Box) -> _Picture:
        return _Picture(self.page, self.view, Box(box.left - 1, box.top - 1, box.right + 1, box.bottom + 1), _CLOSE)


def _spread(rows: Iterable[bytes]) -> bool:
    low, high = 255, 0
    for row in rows:
        lightest, darkest = max(row), min(row)
        low, high = min(low, darkest), max(high, lightest)
        if high - low >= LEAST_SPREAD:
            return True
    return False


def _differ(first: Iterable[bytes], second: Iterable[bytes]) -> bool:
    return any(
        abs(a - b) >= LEAST_SPREAD
        for one, two in zip(first, second, strict=True)
        for a, b in zip(one, two, strict=True)
    )
