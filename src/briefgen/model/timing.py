"""Time as arithmetic that can be checked: when each row begins, ends and must begin at the latest.

Everything is in whole seconds. Times of rows are seconds elapsed from the session's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MINUTE = 60
WORDS_A_MINUTE = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """What timing needs of a row: how long, how short at worst, and whether it may go altogether.

    Rows with the same word in `alike` get and lose the same. `fixed_start` is a hard start. Raises ValueError
    unless ``duration >= shortest >= 0``: whoever makes slots from sources reports that as a finding first.
    """

    id: str
    duration: int
    shortest: int
    may_drop: bool = False
    alike: str | None = None
    kind: str = ""
    fixed_start: int | None = None

    def __post_init__(self) -> None:
        if not self.duration >= self.shortest >= 0:
            raise ValueError(f"row {self.id}: shortest {self.shortest} is not between 0 and {self.duration}")

    @property
    def least(self) -> int:
        """What the row takes when time is shortest: nothing, if it may be dropped."""
        return 0 if self.may_drop else self.shortest


@dataclass(frozen=True, slots=True)
class Timed:
    """A row in its place. `latest` is None for a row that may be dropped: there is no need to begin it."""

    slot: Slot
    start: int
    end: int
    latest: int | None


@dataclass(frozen=True, slots=True)
class Between:
    """The seconds between two neighbours, by their ids: empty ones, or ones that both claim."""

    earlier: str
    later: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Part:
    """Rows between two hard points: lateness is made good inside a part, never at the cost of the next."""

    slots: tuple[Slot, ...]
    begin: int
    hard_end: int


def schedule(slots: Sequence[Slot], begin: int, hard_end: int) -> tuple[Timed, ...]:
    """Put rows one after the other from `begin`; a row with a fixed start begins then, whatever is before it."""
    starts = _starts(slots, begin)
    return tuple(
        Timed(slot, start, start + slot.duration, None if slot.may_drop else latest)
        for slot, start, latest in zip(slots, starts, _latest(slots, hard_end), strict=True)
    )


def _starts(slots: Iterable[Slot], begin: int) -> Iterator[int]:
    clock = begin
    for slot in slots:
        start = clock if slot.fixed_start is None else slot.fixed_start
        yield start
        clock = start + slot.duration


def _latest(slots: Sequence[Slot], hard_end: int) -> list[int]:
    """Backwards from the hard end, each row at its least; a fixed start is a hard end for what comes before it."""
    limit, latest = hard_end, list[int]()
    for slot in reversed(slots):
        limit -= slot.least
        if slot.fixed_start is not None:
            limit = min(limit, slot.fixed_start)
        latest.append(limit)
    return latest[::-1]


def between_hard_points(slots: Sequence[Slot], begin: int, hard_end: int) -> tuple[Part, ...]:
    """Split rows at their fixed starts: each part ends where the next one has to begin."""
    heads = [place for place, slot in enumerate(slots) if place == 0 or slot.fixed_start is not None]
    begins = [begin if (start := slots[place].fixed_start) is None else start for place in heads]
    edges = zip(pairwise([*heads, len(slots)]), pairwise([*begins, hard_end]), strict=True)
    return tuple(Part(tuple(slots[first:after]), start, end) for (first, after), (start, end) in edges)


def total(slots: Iterable[Slot]) -> int:
    """The planned seconds of all rows together."""
    return sum(slot.duration for slot in slots)


def gaps(timed: Sequence[Timed]) -> tuple[Between, ...]:
    """Empty time before a fixed start."""
    return tuple(Between(a.slot.id, b.slot.id, b.start - a.end) for a, b in pairwise(timed) if b.start > a.end)


def overlaps(timed: Sequence[Timed]) -> tuple[Between, ...]:
    """Time that a row and the fixed start of the next one both claim."""
    return tuple(Between(a.slot.id, b.slot.id, a.end - b.start) for a, b in pairwise(timed) if b.start < a.end)


def slack(timed: Sequence[Timed], begin: int, hard_end: int) -> int:
    """Seconds left between the end of the last row and the hard end; below 0 the plan overruns."""
    return hard_end - max((row.end for row in timed), default=begin)


def hold_until(ended: int, next_start: int) -> int | None:
    """A part that ends early holds until the next hard start; None when there is nothing to wait for."""
    return next_start if ended < next_start else None


def speakers_fit(count: int, each_seconds: int, slot_seconds: int, turnover: int = 0) -> int:
    """What is left of a slot when each of `count` speakers has had the same time; below 0 that much is missing.

    `turnover` are the seconds that one speaker takes to follow another.
    """
    return slot_seconds - count * each_seconds - max(count - 1, 0) * turnover


def seconds_of_day(clock: str) -> int:
    """Seconds since midnight of a time of day: ``14:30``, ``14:30:15``."""
    hours, minutes, *rest = (int(piece) for piece in clock.split(":"))
    return (hours * 60 + minutes) * MINUTE + (rest[0] if rest else 0)


def elapsed(seconds: int) -> str:
    """Time from the start as ``h:mm``; seconds only where there are any (``0:45:30``), an en dash before the start."""
    minutes, rest = divmod(abs(seconds), MINUTE)
    hours, minutes = divmod(minutes, 60)
    return f"{'–' if seconds < 0 else ''}{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")


def minutes_text(seconds: int) -> str:
    """A length of time in minutes: ``4``, and ``1:30`` where it is not whole minutes."""
    minutes, rest = divmod(seconds, MINUTE)
    return f"{minutes}:{rest:02}" if rest else str(minutes)


_WORD_BREAK = re.compile(r"[\s\-\u2010-\u2014/]+")
_SENTENCE_END = re.compile(r"(?<![.!?…؟])[.!?…؟]+[\"'”’»)\]]*\s+|\n\s*\n\s*")
_NO_END = frozenset("Mr Mrs Ms Mx Dr Prof Rev Hon Gen Col Amb St No Nos Art para vs Sr Jr cf e.g i.e".split())
_LONGEST_SHORT = 5
"""Characters of the longest of them, and the one before."""


def _words(text: str) -> int:
    """Words as they are said: "rural-rural" is two, a line to write a name on is one, a lone dash is none."""
    return sum(any(sign.isalnum() or sign == "_" for sign in word) for word in _WORD_BREAK.split(text))


def words_seconds(text: str) -> int:
    """How long it takes to say `text` at 100 words a minute, in seconds, rounded up."""
    return -(-_words(text) * MINUTE // WORDS_A_MINUTE)


def sentences_over(text: str, limit: int = 25, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences of more than `limit` words, verbatim. `names` (of people, organisations) are not counted."""
    longest_first = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    name = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first) or r"(?!)")
    return tuple(sentence for sentence in _sentences(text, name) if _words(name.sub(" ", sentence)) > limit)


def _sentences(text: str, name: re.Pattern[str]) -> Iterator[str]:
    """Cut after ``. ! ?`` and at empty lines, but not inside a name nor after an initial or a form of address."""
    inside = {place for match in name.finditer(text) for place in range(match.start(), match.end() - 1)}
    first = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() not in inside and _is_end(text, end):
            yield text[first : end.end()].strip()
            first = end.end()
    if rest := text[first:].strip():
        yield rest


def _is_end(text: str, end: re.Match[str]) -> bool:
    if end.group().count("\n") > 1:
        return True
    if text[end.end() : end.end() + 1].islower():
        return False
    word = re.split(r"[\s(\[“\"]", text[max(0, end.start() - _LONGEST_SHORT) : end.start()])[-1]
    is_short = word in _NO_END or (len(word) == 1 and word.isupper())
    return not (is_short and end.group().startswith("."))
