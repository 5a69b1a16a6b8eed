"""Times of day as programmes write them: `09:00 – 09:30`, `9.30-9.45 am`, `9h30`, `0930-1000`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = r"(?: ?(?P<mark{0}>[ap]\.?m\b\.?))?"
_CLEAR = r"(?P<hour{0}>[01]?[0-9]|2[0-4])[:hH](?P<minute{0}>[0-5][0-9])"
_LOOSE = r"(?P<hour{0}>[01]?[0-9]|2[0-4])(?:[:.hH] ?(?P<minute{0}>[0-5][0-9])|(?P<h{0}>[hH])(?!\w))?"
_TO = r" ?(?:-|‐|‑|–|—|to|until) ?"
_FOUR = r"(?P<four{0}>(?:[01][0-9]|2[0-4])[0-5][0-9])"
_AFTER = r"(?![\w%€$£]|[.:,/-][0-9])"


def _one(pattern: str, which: str) -> str:
    return (pattern + _MARK).format(which)


RANGE = re.compile(
    rf"(?<![\w.:/-])(?:{_one(_LOOSE, '')}{_TO}{_one(_LOOSE, '_to')}"
    rf"|(?!(?:19|20)[0-9]{{2}}){_FOUR.format('')}(?: ?h(?:rs)?)?{_TO}{_FOUR.format('_to')}(?: ?h(?:rs)?\b)?){_AFTER}",
    re.IGNORECASE,
)
"""Two times; read it with `times`, which says no where the figures are no times."""

SINGLE = re.compile(rf"(?<![\w.:/-]){_one(_CLEAR, '')}{_AFTER}", re.IGNORECASE)
"""One time, written so that it can be nothing else."""


_CLEAR_AT_END = ("minute_to", "mark_to", "h_to")
_CLEAR_AT_START = ("minute", "mark", "h", "mark_to")
"""Without one of these a figure may be anything: `3-4`."""


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end as ``HH:MM``; the end may be open."""

    start: str
    end: str | None


def times(match: re.Match[str]) -> Times | None:
    """What `RANGE` or `SINGLE` matched; None where it is no time of day, such as `3-4`.

    A mark that stands at the end only counts for the start too, unless the start would then come after
    the end: `11:50 – 12:15 PM` starts in the morning.
    """
    found = match.groupdict()
    if found.get("four"):
        return Times(f"{match['four'][:2]}:{match['four'][2:]}", f"{match['four_to'][:2]}:{match['four_to'][2:]}")
    if match.re is SINGLE:
        start = _minutes(found, "", found["mark"])
        return Times(_written(start), None) if start is not None else None
    if not any(found[group] for group in _CLEAR_AT_START) or not any(found[group] for group in _CLEAR_AT_END):
        return None
    mark = found["mark"] or found["mark_to"]
    end = _minutes(found, "_to", found["mark_to"])
    start = _minutes(found, "", mark)
    if start is not None and end is not None and start > end and not found["mark"] and mark:
        start = _minutes(found, "", "am" if mark[0] in "pP" else "pm")
    return Times(_written(start), _written(end)) if start is not None and end is not None else None


def _minutes(found: dict[str, str | None], which: str, mark: str | None) -> int | None:
    """Minutes from midnight; None where no clock shows it."""
    hour, minute = int(found[f"hour{which}"] or 0), int(found[f"minute{which}"] or 0)
    if mark and hour <= 12:  # noqa: PLR2004 - hours of a clock face
        hour = hour % 12 + (12 if mark[0] in "pP" else 0)
    return hour * 60 + minute if hour * 60 + minute <= 24 * 60 else None


def _written(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
