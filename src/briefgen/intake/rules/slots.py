"""The times that stand in a row of a programme, and the text that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.intake.passages import Passage
from briefgen.intake.rules import clock
from briefgen.intake.rules.clock import figures
from briefgen.intake.rules.dates import DATE, WEEKDAY, YEARLESS
from briefgen.intake.rules.days import Day
from briefgen.intake.vocabulary import pattern
from briefgen.origin import Span

_SIGNS = r"[\s•▪◦○●\-–—*·>]*"
_LEAD = re.compile(
    rf"{_SIGNS}(?:(?:[AP]M|[Mm]orning|[Aa]fternoon|[Ee]vening) ?(?=[(:–-]))?[\[(:–-]? ?"
    rf"(?:(?:{pattern('columns', 'time')} ?[:：]|{pattern('times', 'from')}) ?)?"
)
_WEEKDAY_FIRST = re.compile(rf"{WEEKDAY},? ?", re.IGNORECASE)
_BETWEEN = re.compile(r"[ ,:;–—-]*(?:at |from )?")
_ZONE = r"\(?(?P<zone>[A-Z]{2,4}T|[CEMP]T\b|UTC|GMT|EAT|WAT)(?:[+-][0-9]{1,2})?\)?"
_GAP = re.compile(
    rf"[\])]?(?: ?{pattern('times', 'after')}\b\.?)?(?: ?{_ZONE})?(?: onwards?\b)?[ :：,;|–—‐-]*(?:[\])][ :,;–—-]*)?"
)
_MOST_WORDS_BEFORE = 16
_SAFE_AFTER_MARK = re.compile(r"\W*(?:$|onwards?\b|[^\W\d_a-z]|\W*[\"“‘(])")
_FOUR_AS_LABEL = re.compile(r"(?:0[6-9]|1[0-8])[0-5][05](?:: ?| [–—-] )(?=[^\W\d_])")
"""`0915: Opening`, at hours that are no years of our time."""
_ENOUGH = 3
_CODE = re.compile(r"(?:[0-9]{1,2}[A-Za-z]?|[A-Z]{1,2}[0-9]{0,2})[.):]? ")
_OPEN_END = re.compile(rf"(?:[-‐‑‒–—−]| {pattern('times', 'to')})$")
_MARK_ALONE = re.compile(rf"{pattern('times', 'am', 'pm')}\.?")
MARK_BELOW = "am-pm-of-cell-below"
_LONGEST_REST = 400
_MOST_SIGNS_BEHIND = 2
_LABELLED = re.compile(rf"(?:{pattern('labels', 'date', 'venue', 'duration')}|{pattern('columns', 'time')}) ?[:：]")


@dataclass(frozen=True, slots=True)
class Styles:
    """How a file writes times beside the plain way: only what its clear times show is taken as a time."""

    dotted: bool
    four: bool
    paired: bool
    clear: int

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> Styles:
        """Counted over the passages that begin with a time."""
        dotted = four = paired = clear = labels = 0
        for passage in passages:
            text = figures(passage.text)
            lead = _LEAD.match(text)
            begin = lead.end() if lead else 0
            match = clock.RANGE.match(text, begin)
            if match and clock.times(match):
                clear += 1
                dotted += "." in (match["sep"] or "") and not match["mark_to"]
                four += match["four"] is not None
            elif (pair := clock.PAIRED.match(text, begin)) and clock.times(pair):
                paired += 1
            elif (single := clock.SINGLE.match(text, begin)) and clock.times(single):
                clear += 1
            labels += _FOUR_AS_LABEL.match(text) is not None
        return cls(
            dotted=dotted > 0 and 2 * dotted >= clear,
            four=four > 0 or labels >= _ENOUGH,
            paired=paired >= _ENOUGH,
            clear=clear,
        )


@dataclass(slots=True, kw_only=True)
class Slot:
    """A time in a programme. Minutes from midnight; what is derived carries its rule."""

    passage: Passage
    begin: int
    stop: int
    rest: int
    start: int
    end: int | None
    half_day: bool
    marked_end: bool = False
    start_rule: str | None = None
    end_rule: str | None = None
    end_span: Span | None = None
    title: tuple[str, Span] | None = None
    day: Day | None = None
    day_number: int = 0
    key: str = ""
    room: tuple[str, Span] | None = None
    length: tuple[int, Span] | None = None
    parent: Slot | None = field(default=None, repr=False)
    implied: Slot | None = field(default=None, repr=False)
    zone: tuple[str, Span] | None = None

    @property
    def span(self) -> Span:
        """Where the time stands."""
        return self.passage.span(self.begin, self.stop)

    @property
    def tail(self) -> str:
        """What follows the time in its passage."""
        return self.passage.text[self.rest :]


def at_start(passage: Passage, styles: Styles, before: Slot | None) -> Slot | None:
    """The time that a passage begins with; a weekday and date may stand before it."""
    text = figures(passage.text)
    for begin in _beginnings(text):
        for match in _candidates(text, begin, styles):
            found = clock.times(match)
            if found and _is_time_here(text, match, found, before):
                return _slot(passage, text, match, found)
    return _behind_code(passage, text) if passage.cell else None


def _behind_code(passage: Passage, text: str) -> Slot | None:
    """The range that fills a cell but for the code of its row: `2B 09:30–10:00`."""
    code = _CODE.match(text)
    match = clock.RANGE.fullmatch(text, code.end()) if code else None
    found = clock.times(match) if match else None
    return _slot(passage, text, match, found) if match and found else None


def joined(first: Passage, second: Passage, *, loose: bool = False) -> Slot | None:
    """One range in two passages: `9:00 –` above `9:30`, or `12:15 – 1:00` above `pm`; `loose`: `9:00` above `9:30`.

    The second holds nothing else. A mark that stands by itself is only told by where it stands: derived.
    """
    text, behind = figures(first.text), figures(second.text)
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    is_mark = _MARK_ALONE.fullmatch(behind) is not None
    if not is_mark and (only(second) is None or not (loose or _OPEN_END.search(text))):
        return None
    sign = "" if is_mark or _OPEN_END.search(text) else "– "
    match = clock.RANGE.fullmatch(f"{text} {sign}{behind}", begin)
    found = clock.times(match) if match else None
    if match is None or found is None or found.end is None or (loose and found.end <= found.start):
        return None
    slot = _slot(first, text, match, found)
    slot.stop = slot.rest = len(first.text)
    slot.end_span = None if is_mark else second.span()
    slot.end_rule = MARK_BELOW if is_mark else None
    return slot


def at_end(passage: Passage) -> Slot | None:
    """The range that a short heading ends with: `Opening session (09:00 – 10:30)`."""
    text = figures(passage.text)
    if len(text) > _LONGEST_REST or len(text.split()) > _MOST_WORDS_BEFORE:
        return None
    if _LABELLED.match(text):
        return None
    for match in clock.RANGE.finditer(text):
        found = clock.times(match)
        behind = text[match.end() :]
        if not found or not match.start() or not re.fullmatch(r"[)\]]?\.?|[)\]] ?[:–—-] ?\S.*", behind):
            continue
        slot = _slot(passage, text, match, found)
        title = re.sub(r"[ ,:(\[–—-]+(?:from )?[(\[]?$", "", passage.text[: match.start()])
        if not title:
            return None
        whole = len(behind) > _MOST_SIGNS_BEHIND
        slot.title = (passage.text, passage.span()) if whole else (title, passage.span(0, len(title)))
        return slot
    return None


def only(passage: Passage) -> clock.Times | None:
    """The one time that is all of a cell, such as one in a column of ends."""
    text = figures(passage.text)
    for kind in (clock.SINGLE, clock.MARKED, clock.DOTTED):
        match = kind.fullmatch(text)
        if match and (found := clock.times(match)):
            return found
    return None


def _beginnings(text: str) -> Iterator[int]:
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    yield start
    named = _WEEKDAY_FIRST.match(text, start)
    date = next(
        (found for kind in (DATE, YEARLESS) if (found := kind.match(text, named.end() if named else start))), None
    )
    if (day := date or named) and (after := _BETWEEN.match(text, day.end())):
        yield after.end()


def _candidates(text: str, begin: int, styles: Styles) -> Iterator[re.Match[str]]:
    kinds = [clock.RANGE, clock.DASHED, *([clock.PAIRED] if styles.paired else []), clock.SINGLE, clock.MARKED]
    if styles.dotted:
        kinds.append(clock.DOTTED)
    if styles.four:
        kinds.append(clock.FOUR)
    if styles.clear > 2:  # noqa: PLR2004 - a programme has at least three times
        kinds.append(clock.HOURS)
    for kind in kinds:
        if match := kind.match(text, begin):
            yield match


def _is_time_here(text: str, match: re.Match[str], found: clock.Times, before: Slot | None) -> bool:
    if match.re is clock.HOURS:
        return before is not None and clock.minutes_of(found.start) >= before.start and text[match.end() + 1].isupper()
    if match.re is clock.FOUR and text[match.end() :].lstrip().startswith(":"):
        return True
    if match.re in (clock.DOTTED, clock.FOUR):
        return before is None or clock.minutes_of(found.start) >= before.start
    if match.re is clock.MARKED:
        return _SAFE_AFTER_MARK.match(text, match.end()) is not None
    return True


def _slot(passage: Passage, text: str, match: re.Match[str], found: clock.Times) -> Slot:
    gap = _GAP.match(text, match.end())
    zone = (gap["zone"], passage.span(*gap.span("zone"))) if gap and gap["zone"] else None
    return Slot(
        passage=passage,
        begin=match.start(),
        stop=match.end(),
        rest=gap.end() if gap else match.end(),
        start=clock.minutes_of(found.start),
        end=clock.minutes_of(found.end) if found.end else None,
        half_day=found.half_day,
        marked_end=bool(match.groupdict().get("mark_to")),
        start_rule=found.rule,
        zone=zone,
    )
