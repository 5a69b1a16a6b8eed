"""Sentences of a passage, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.origin import Span

LONGEST = 2500
"""Characters; what is longer is no sentence, and is not searched: so that every rule stays quick on any text."""

_END = re.compile(r"(?<![.!?])[.!?]+[”\"’')\]]{0,3} (?=[“\"‘'(\[]{0,2}(\w))")
_LAST_WORD = re.compile(r"[^\s“\"‘'(\[]{1,20}$")
_ABBREVIATIONS = frozenset(
    "mr ms mrs dr prof h.e hon rev gen amb st e.g i.e cf etc approx no nos vol art para ed eds fig p pp dept".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a passage that is said in one go."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Verbatim, white space folded."""
        return self.passage.text[self.start : self.end]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``text[start:end]``."""
        return self.passage.span(self.start + start, self.end if end is None else self.start + end)

    def group(self, match: re.Match[str], group: str | int = 0) -> Span:
        """The place of a group of a match in `text`."""
        return self.span(match.start(group), match.end(group))


def sentences(passage: Passage, start: int = 0) -> Iterator[Sentence]:
    """The sentences of a passage from `start` on, in order."""
    for end in _END.finditer(passage.text, start):
        if _is_end(passage.text, start, end):
            yield Sentence(passage, start, end.end() - 1)
            start = end.end()
    if start < len(passage.text):
        yield Sentence(passage, start, len(passage.text))


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    following = end.group(1)
    if not (following.isupper() or following.isdigit()):
        return False
    if not end.group().startswith(".") or end.group().startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(start, end.start() - 20), end.start())
    said = word.group().casefold() if word else ""
    return said not in _ABBREVIATIONS and not re.fullmatch(r"[0-9]{1,2}|[a-z](\.[a-z])*", said)
