"""What is drawn on a page of a PDF, by pdfium: ruling lines, pictures, and how each piece of text is painted.

Text is painted, ISO 32000-1 9.3.6, by a rendering mode; mode 3 paints nothing, and 7 only clips.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from briefgen.intake.formats.pdf_grid import MOST_EDGES
from briefgen.intake.formats.pdf_page import Box

Handle = Any
"""What pdfium gives for a page, an object or a text page: a pointer that only pdfium reads."""

MOST_OBJECTS = 200_000
_DEEPEST_FORM = 4
_MOST_SEGMENTS = 4000
_SEGMENTS_OF_A_BOX = 6
_SAME_SIDE = 1.5
_NEARLY = 0.98
_MOST_SHADES = 1500
_THIN = 2.6
_SHORTEST = 5.0
_NO_PAINT = frozenset({3, 7})
_OPAQUE_FROM = 13
_WHITE_FROM = 235
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """The part of a page that is shown, in its own user space, and how it is turned, in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: Handle) -> View:
        """The crop box of a page (ISO 32000-1, 14.11.2) as pdfium cuts it."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        return cls(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turns % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as shown, from the top left corner."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space as shown."""
        if self.turns == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        one, two = self.point(left, bottom), self.point(right, top)
        return Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


@dataclass(frozen=True, slots=True)
class Area:
    """A picture or a filled shape; `order` counts what is painted, so that later ones may cover earlier ones."""

    order: int
    box: Box
    picture: bool


@dataclass(frozen=True, slots=True)
class Paint:
    """How a piece of text is painted; `scale` is the printed size of its font, None where it is not known."""

    handle: Handle
    order: int
    painted: bool
    opaque: bool
    white: bool
    bold: bool
    size: float


@dataclass(slots=True)
class Drawn:
    """All that a page draws."""

    edges: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    text: dict[int, tuple[int, Handle, _Matrix]] = field(default_factory=dict)

    def paint(self, handle: Handle) -> Paint:
        """How the piece of text of this handle is painted."""
        order, _, outer = self.text.get(address(handle), (0, handle, _IDENTITY))
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        coloured = pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        return Paint(
            handle,
            order,
            painted=pdfium.FPDFTextObj_GetTextRenderMode(handle) not in _NO_PAINT,
            opaque=not coloured or alpha.value >= _OPAQUE_FROM,
            white=bool(coloured) and min(red.value, green.value, blue.value) >= _WHITE_FROM,
            bold="bold" in _font_name(handle) or "black" in _font_name(handle),
            size=_size(handle, outer),
        )


def address(handle: Handle) -> int:
    """What tells one object from another; only compared, never printed."""
    return ctypes.addressof(handle.contents)


def drawn(page: Handle, view: View) -> Drawn:
    """What a page draws, forms opened."""
    found = Drawn()
    for order, (handle, matrix) in enumerate(_objects(page)):
        match pdfium.FPDFPageObj_GetType(handle):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                found.text[address(handle)] = (order, handle, matrix)
            case pdfium.FPDF_PAGEOBJ_IMAGE | pdfium.FPDF_PAGEOBJ_SHADING:
                if box := _bounds(handle, matrix, view):
                    found.areas.append(Area(order, box, picture=True))
            case pdfium.FPDF_PAGEOBJ_PATH:
                _path(found, order, handle, matrix, view)
    found.edges += sides_of_shades(found.shades)
    return found


def sides_of_shades(shades: list[Box]) -> Iterator[Box]:
    """The sides of shaded cells. A shade inside another that shares two of its sides is that of a line of text."""
    for shade in shades[:_MOST_SHADES]:
        if not any(_is_line_of(shade, other) for other in shades[:_MOST_SHADES]):
            yield Box(shade.left, shade.top, shade.right, shade.top)
            yield Box(shade.left, shade.bottom, shade.right, shade.bottom)
            yield Box(shade.left, shade.top, shade.left, shade.bottom)
            yield Box(shade.right, shade.top, shade.right, shade.bottom)


def _is_line_of(shade: Box, other: Box) -> bool:
    if shade.area >= other.area or shade.shared(other) < _NEARLY * shade.area:
        return False
    sides = abs(shade.left - other.left) <= _SAME_SIDE and abs(shade.right - other.right) <= _SAME_SIDE
    ends = abs(shade.top - other.top) <= _SAME_SIDE and abs(shade.bottom - other.bottom) <= _SAME_SIDE
    return sides or ends


def _objects(page: Handle) -> Iterator[tuple[Handle, _Matrix]]:
    budget = MOST_OBJECTS
    stack = [(pdfium.FPDFPage_GetObject(page, i), _IDENTITY, 0) for i in range(pdfium.FPDFPage_CountObjects(page))]
    stack.reverse()
    while stack and budget:
        handle, matrix, depth = stack.pop()
        budget -= 1
        if not handle:
            continue
        if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < _DEEPEST_FORM:
            inner = _times(_matrix(handle), matrix)
            count = min(budget, max(0, pdfium.FPDFFormObj_CountObjects(handle)))
            stack += [(pdfium.FPDFFormObj_GetObject(handle, i), inner, depth + 1) for i in reversed(range(count))]


def _matrix(handle: Handle) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Handle, matrix: _Matrix, view: View) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    one, two = _moved(left.value, bottom.value, matrix), _moved(right.value, top.value, matrix)
    return view.box(*one, *two)


def _path(found: Drawn, order: int, handle: Handle, matrix: _Matrix, view: View) -> None:
    """A filled path as an area, a thin or straight one as the sides of cells."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroked)
    box = _bounds(handle, matrix, view) if mode.value or stroked.value else None
    if box is None:
        return
    if mode.value and not _is_thin(box):
        found.areas.append(Area(order, box, picture=False))
    count = pdfium.FPDFPath_CountSegments(handle)
    if len(found.edges) < MOST_EDGES and count <= _MOST_SEGMENTS:
        if _is_thin(box):
            found.edges += _thin(box)
        elif mode.value and not stroked.value and count <= _SEGMENTS_OF_A_BOX:
            found.shades.append(box)
        else:
            found.edges += _sides(handle, count, _times(_matrix(handle), matrix), view)


def _is_thin(box: Box) -> bool:
    return min(box.width, box.height) <= _THIN


def _thin(box: Box) -> list[Box]:
    return [box] if max(box.width, box.height) >= _THIN else []


def _sides(handle: Handle, count: int, matrix: _Matrix, view: View) -> Iterator[Box]:
    """The straight pieces of a path that run along the page's sides."""
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.point(*_moved(x.value, y.value, matrix))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _side(last, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _side(point, start)
        last = point


def _side(one: tuple[float, float], two: tuple[float, float]) -> Iterator[Box]:
    box = Box(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
    if min(box.width, box.height) < 1 and max(box.width, box.height) >= _SHORTEST:
        yield box


def _size(handle: Handle, outer: _Matrix) -> float:
    """The size of a font as printed: its nominal size, scaled by the text's and the form's matrices."""
    nominal = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(handle, nominal)
    _, _, c, d, _, _ = _times(_matrix(handle), outer)
    return abs(nominal.value) * math.hypot(c, d)


def _font_name(handle: Handle) -> str:
    font = pdfium.FPDFTextObj_GetFont(handle)
    if not font:
        return ""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode("latin-1").casefold()
