"""What a cell of a workbook shows: numbers, dates and times as text, and whether anybody sees it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from briefgen.intake.formats.visible import SMALLEST, is_white

_NOTHING_SHOWN = ";;;"
_WHITE_OF_THEME = 0


def shown_value(value: object) -> str:
    """A value as the event file would have it: dates in ISO 8601, times as ``HH:MM``, numbers without ``.0``."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 10**15 else f"{value:.15g}"
        case dt.datetime():
            return value.date().isoformat() + (f"T{_clock(value.time())}" if value.time() != dt.time() else "")
        case dt.date():
            return value.isoformat()
        case dt.time():
            return _clock(value)
        case dt.timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        case _:
            return str(value)


def _clock(time: dt.time) -> str:
    """A time of day; spreadsheets keep days as fractions, so that half seconds are none."""
    seconds = round(time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1e6)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return clock if seconds % 60 == 0 else f"{clock}:{seconds % 60:02d}"


def is_invisible(cell: Any) -> bool:  # noqa: ANN401 - a cell of openpyxl, which is not typed
    """Whether a cell's format shows nothing, or shows it too small, or white on nothing."""
    if cell.number_format == _NOTHING_SHOWN or (cell.font.sz is not None and cell.font.sz < SMALLEST):
        return True
    colour, filled = cell.font.color, cell.fill.fill_type not in {None, "none"}
    if colour is None or filled:
        return False
    if colour.type == "theme":
        return bool(colour.theme == _WHITE_OF_THEME and not colour.tint)
    return colour.type == "rgb" and is_white(str(colour.rgb)[-6:])
