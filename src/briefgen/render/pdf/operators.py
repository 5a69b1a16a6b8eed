"""What is painted, in the operators of page contents (ISO 32000-1, annex A).

They are written here, as ReportLab's canvas would write them, since it takes most of its time to write figures.
"""

from __future__ import annotations

from functools import cache, lru_cache

_DECIMALS = ((10.0, 6), (100.0, 5), (1_000.0, 4), (10_000.0, 3), (100_000.0, 2), (1_000_000.0, 1))
_NOTHING = 1e-7
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "\\()"
}


@lru_cache(maxsize=10_000)
def figure(value: float) -> str:
    """A figure with seven digits at most, six of them decimals, and no zero that says nothing."""
    size = abs(value)
    if size <= _NOTHING:
        return "0"
    decimals = next((count for below, count in _DECIMALS if size < below), 0)
    shown = f"{value:.{decimals}f}"
    if decimals:
        shown = shown.rstrip("0").rstrip(".")
    return shown[1:] if shown[0] == "0" and len(shown) > 1 else shown


def figures(*values: float) -> str:
    """Figures with a space between them."""
    return " ".join(map(figure, values))


@cache
def colour(hexadecimal: str) -> str:
    """``#0A5570`` as parts of red, green and blue."""
    code = int(hexadecimal.removeprefix("#"), 16)
    return figures(*((code >> shift & 0xFF) / 255 for shift in (16, 8, 0)))


def text(glyphs: bytes) -> str:
    """A string of one-byte codes (7.3.4.2), those that are no ASCII letters as octal digits."""
    return f"({glyphs.decode('latin-1').translate(_ESCAPES)})"


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """Stroke a line."""
    return f"n {figures(x, y)} m {figures(to_x, to_y)} l S"


def box(x: float, y: float, width: float, height: float, *, filled: bool) -> str:
    """Fill a box, or stroke its outline."""
    return f"n {figures(x, y, width, height)} re {'f*' if filled else 'S'}"
