"""The words with which a note says that something is missing or undecided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.intake.rules.sentences import Sentence
from briefgen.intake.vocabulary import pattern

_DECIDED = (
    r"(?:advised|agreed|allocated|announced|appointed|approved|arranged|assigned|booked|chosen|clarified"
    r"|completed|confirmed|decided|defined|designed|determined|developed|drafted|elaborated|filled|finali[sz]ed|fixed"
    r"|found|identified|invited|named|nominated|prepared|provided|received|scheduled|secured|selected|set|settled"
    r"|specified|supplied|written)"
)
_OPEN = re.compile(
    rf"\b(?:still|yet|remains?) to be {_DECIDED}\b"
    r"|\bto be (?:confirmed|decided|determined|announced|finali[sz]ed|developed|advised|nominated|specified)\b"
    r"|\b(?:not|nothing) (?:is )?yet (?:been )?(?:available|known|"
    rf"{_DECIDED})\b"
    r"|\bTB[ACD]\b|\bt\.b\.[acd]\.?(?!\w)"
    rf"|{pattern('open_points', 'words', cased=False)}"
    r"|_{3,}|\.{4,}|…{2,}|\?{3,}|(?<!\w)x{3,}(?!\w)|\(\?+\)"
    rf"|\[ ?(?:{pattern('open_points', 'fill_in', cased=False)}|add (?:name|title|text|date|speaker|here))\b"
    r"[^\[\]]{0,120}\]"
    rf"|[<{{] ?{pattern('open_points', 'fill_in', cased=False)}\b[^<>{{}}:]{{0,60}}[>}}]"
    r"|(?<=[:–—-] )\?+(?!\S)",
    re.IGNORECASE,
)
_LINKING = re.compile(
    r"(?:[ ,:：;(\[–—-]|\b(?:is|are|was|were|be|has|have|had|remains?|remaining|still|yet|will))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A sentence with the words that leave something open, and what they are said of."""

    sentence: Sentence
    words: re.Match[str]

    @property
    def kind(self) -> str:
        """The words that leave it open, verbatim."""
        return self.words.group()

    @property
    def subject(self) -> tuple[int, int]:
        """Where in the sentence stands what is open: what comes before the words; empty when nothing does."""
        before = self.sentence.text[: self.words.start()]
        linking = _LINKING.search(before)
        start = len(before) - len(before.lstrip("([ "))
        return start, max(start, linking.start() if linking else len(before))


def is_open(text: str) -> bool:
    """Whether a text says that something is open."""
    return _OPEN.search(text) is not None


def open_point(sentence: Sentence) -> OpenPoint | None:
    """The open point that a sentence is, by its first open words."""
    words = _OPEN.search(sentence.text)
    return OpenPoint(sentence, words) if words else None
