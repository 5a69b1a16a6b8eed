"""Times of day as programmes write them: `09:00 – 09:30`, `9.30-9.45 am`, `9h30`, `0930-1000`, `14-30-14-50`, noon.

Figures of other scripts are read as they are (`figures`); the words are those of `languages/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.intake.vocabulary import either, known, pattern, words

_FIGURES = {ord(first) + n: str(n) for first in "٠۰０" for n in range(10)} | {ord("："): ":", ord("．"): "."}


def figures(text: str) -> str:
    """The text with Arabic-Indic, Persian and full-width figures as 0 to 9; as long as it was."""
    return text if text.isascii() else text.translate(_FIGURES)


_BEFORE = either([word for word in words("times", "am") + words("times", "pm") if "\u2e80" <= word[0] <= "\u9fff"])
_MARKS = either([word for word in words("times", "am") + words("times", "pm") if not "\u2e80" <= word[0] <= "\u9fff"])
_MARK = rf"(?: ?(?P<mark{{0}}>(?:[ap]|[AP])\. ?[mM]\.?(?![a-z])|(?:[ap][mM]|[AP][mM])\.?(?![a-z])|{_MARKS}))?"
_PRE = rf"(?:(?P<pre{{0}}>{_BEFORE}) ?)?"
_HOUR = r"(?P<hour{0}>[01]?[0-9]|2[0-4])"
_MINUTE = r"(?P<minute{0}>[0-5][0-9])(?::00(?!:))?分?"
_DOTTED = r"(?:\.?:\.?|\.) ?"
_COLON = r"\.?:\.?"
_HOUR_SIGN = r"(?: ?[hH] ?|[时時点點])"
_WORD = rf"(?P<noon{{0}}>{pattern('times', 'noon')})|(?P<night{{0}}>{pattern('times', 'midnight')})"
_LOOSE = (
    rf"(?:{_WORD}|{_PRE}{_HOUR}(?:(?P<sep{{0}}>{_DOTTED}|{_HOUR_SIGN}){_MINUTE}"
    rf"|(?P<h{{0}}> ?[hH](?!\w)|[时時点點]整?))?{_MARK})"
)
_CLEAR = (
    rf"(?:{_WORD}|{_PRE}{_HOUR}(?:(?P<sep{{0}}>{_COLON}|{_HOUR_SIGN}){_MINUTE}"
    rf"|(?P<h{{0}}>[hH](?=[ ,:–—-]|$)(?! ?[0-9]{{1,2}}[.:])|[时時点點]整?)){_MARK})"
)
_MARKED = rf"(?:{_PRE}{_HOUR}(?:(?P<sep{{0}}>{_DOTTED}){_MINUTE})?{_MARK})"
_TO = rf"(?: ?[-‐‑‒–—−~→]{{1,2}} ?| ?{pattern('times', 'to')} ?)\(?"
_FOUR = r"(?P<four{0}>(?:[01][0-9]|2[0-4])[0-5][0-9])"
_GLUED = r"(?<=[0-9])(?![hH](?:[rR][sS]?)?(?![a-zA-Z]))(?![A-Z][a-z]{2})[a-zA-Z]"
_AFTER = rf"(?![\d%€$£]|[^\W\d_a-zA-Z\u2e80-\u9fff]|[.:,/-][0-9]|{_GLUED})"


def _one(shape: str, which: str) -> str:
    return shape.replace("{0}", which)


RANGE = re.compile(
    rf"(?<![\w.:/-])(?:{_one(_LOOSE, '')}{_TO}{_one(_LOOSE, '_to')}"
    rf"|(?!(?:19|20)[0-9]{{2}}){_FOUR.format('')}(?: ?[hH](?:rs)?)?{_TO}{_FOUR.format('_to')}(?: ?[hH](?:rs)?\b)?)"
    rf"{_AFTER}"
)
"""Two times; read it with `times`, which says no where the figures are no times."""

DASHED = re.compile(
    r"(?<![\w.:/-])(?P<hour>[01]?[0-9]|2[0-3])-(?P<minute>[0-5][0-9]) ?[-–—] ?"
    r"(?P<hour_to>[01]?[0-9]|2[0-3])-(?P<minute_to>[0-5][0-9])(?![\w-])"
)
"""`14-30-14-50`: hours and minutes both behind hyphens."""

SINGLE = re.compile(rf"(?<![\w.:/-])(?:{_one(_CLEAR, '')}|(?P<four>[0-2][0-9][0-5][0-9]) ?[hH](?:rs|ours)?\b){_AFTER}")
"""One time, written so that it can be nothing else; one with a mark only is `MARKED`."""

MARKED = re.compile(rf"(?<![\w.:/-]){_one(_MARKED, '')}{_AFTER}")
"""One time whose mark makes it one: `9 am`, `6.30 pm`."""

DOTTED = re.compile(r"(?<![\w.:/-])(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?![\w.]|,[0-9])")
"""One time that could be the number of a paragraph: `18.00`. Only for a text that writes its ranges so."""

FOUR = re.compile(r"(?P<four>[01][0-9][0-5][0-9]|2[0-3][0-5][0-9])(?= *[:–—-] *[^\W\d_]| +[^\W\d_]|$)")
"""One time of four figures: `0930 Opening`, `0930: Opening`. Only for a text that writes its times so."""

PAIRED = re.compile(
    r"(?<![\w.:/-])(?P<hour>[01]?[0-9]|2[0-3])(?P<sep>[.:])(?P<minute>[0-5][0-9]) "
    r"(?P<hour_to>[01]?[0-9]|2[0-4])(?P=sep)(?P<minute_to>[0-5][0-9])(?= [^\W\d_]|$)"
)
"""Two times with nothing but a blank between them: `14.00 14.45 Registration`. Only for a text of such rows."""

HOURS = re.compile(r"(?P<hour>[01]?[0-9]|2[0-4]) ?[-–—] ?(?P<hour_to>[01]?[0-9]|2[0-4])(?= [^\W\d_])")
"""Two whole hours: `18 - 21`. Only for a text whose other times make it one."""

_CLEAR_AT_END = ("minute_to", "mark_to", "h_to", "noon_to", "night_to", "pre_to")
_CLEAR_AT_START = ("minute", "mark", "h", "mark_to", "noon", "night", "pre")
"""Without one of these a figure may be anything: `3-4`."""

NOON = 12 * 60
_LAST = 24 * 60


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end as ``HH:MM``; the end may be open. ``rule`` says how the start was read where it is derived.

    `half_day`: no mark, and an hour of a clock face, so that it may be after noon.
    """

    start: str
    end: str | None
    rule: str | None = None
    half_day: bool = False


AM_PM_OF_END = "am-pm-of-end"


def times(match: re.Match[str]) -> Times | None:
    """What one of the patterns matched; None where it is no time of day, such as `3-4`.

    A mark that stands at the end only counts for the start too, unless the start would then come after
    the end: `11:50 – 12:15 PM` starts in the morning. Such a start is derived.
    """
    found = match.groupdict()
    if found.get("four"):
        start = _four(match["four"])
        end = _four(match["four_to"]) if found.get("four_to") else None
        return Times(start, end) if start <= "24:00" else None
    if "hour_to" not in found:
        if match.re is MARKED and not (found["mark"] or found["pre"]):
            return None
        return _single(found)
    if match.re in (DASHED, HOURS, PAIRED):
        first, last = _minutes(found, "", None), _minutes(found, "_to", None)
        whole = first is not None and last is not None and first < last
        return Times(written(first), written(last)) if whole and first is not None and last is not None else None
    return _range(found)


def without_times(text: str) -> str:
    """The text with blanks where ranges of times stand, as long as it was."""
    return RANGE.sub(lambda match: " " * len(match.group()) if times(match) else match.group(), text)


def _single(found: dict[str, str | None]) -> Times | None:
    mark = _mark(found, "")
    start = _minutes(found, "", mark)
    return Times(written(start), None, half_day=_is_of_half_day(found, "", mark)) if start is not None else None


def _range(found: dict[str, str | None]) -> Times | None:
    clear_end = any(found[group] for group in _CLEAR_AT_END)
    if not any(found[group] for group in _CLEAR_AT_START) and ":" not in (found["sep_to"] or ""):
        return None
    if not clear_end:
        return None
    own, mark_to = _mark(found, ""), _mark(found, "_to")
    if own is None and mark_to is None and not any(found[group] for group in (*_CLEAR_AT_START, "sep_to")):
        return None
    start, end = (
        _minutes(found, "", own or mark_to),
        _minutes(found, "_to", mark_to or own if found["pre"] else mark_to),
    )
    rule = AM_PM_OF_END if own is None and mark_to and found["hour"] and start != _minutes(found, "", None) else None
    if start is not None and end is not None and start > end and not own and mark_to:
        start = _minutes(found, "", "am" if mark_to == "pm" else "pm")
        rule = AM_PM_OF_END
    if start is None or end is None:
        return None
    return Times(written(start), written(end), rule, half_day=_is_of_half_day(found, "", own or mark_to))


def _four(figure: str) -> str:
    return f"{figure[:2]}:{figure[2:]}"


def _is_of_half_day(found: dict[str, str | None], which: str, mark: str | None) -> bool:
    hour = found[f"hour{which}"]
    return mark is None and hour is not None and 1 <= int(hour) < 12 and not hour.startswith("0")  # noqa: PLR2004 - a clock face


def _mark(found: dict[str, str | None], which: str) -> str | None:
    """`am` or `pm`, whatever language it is written in."""
    said = found.get(f"mark{which}") or found.get(f"pre{which}")
    if said is None:
        return None
    folded = said.casefold()
    if folded.replace(".", "").replace(" ", "") in ("am", "pm"):
        return "am" if folded.startswith("a") else "pm"
    return "am" if folded in known("times", "am") else "pm"


def _minutes(found: dict[str, str | None], which: str, mark: str | None) -> int | None:
    """Minutes from midnight; None where no clock shows it."""
    if found.get(f"noon{which}"):
        return NOON
    if found.get(f"night{which}"):
        return _LAST if which else 0
    hour, minute = (
        int(found[f"hour{which}"] or 0),
        int(found[f"minute{which}"] or 0 if f"minute{which}" in found else 0),
    )
    if mark and hour <= 12:  # noqa: PLR2004 - hours of a clock face
        hour = hour % 12 + (12 if mark == "pm" else 0)
    return hour * 60 + minute if hour * 60 + minute <= _LAST else None


def written(minutes: int) -> str:
    """Minutes from midnight as ``HH:MM``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def minutes_of(clock: str) -> int:
    """``HH:MM`` as minutes from midnight."""
    return int(clock[:2]) * 60 + int(clock[3:])
