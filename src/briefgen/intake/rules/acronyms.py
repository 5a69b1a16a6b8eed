"""Long names with their acronym in brackets: `International Organization for Migration (IOM)`.

Every letter of the acronym must begin a word of the name, from its end back to its start. Small words may be
passed over, and at a hyphen of the acronym up to three others (UNU-EHS: ... University *Institute for*
Environment ...). An acronym that cannot be aligned that way names nothing: it is better to read no name
than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.intake.rules.words import SMALL

_ACRONYM = re.compile(r" \((?:[“\"‘'])?([A-Z][A-Za-z0-9]{0,14}(?:[-/&][A-Za-z0-9]{1,14}){0,3})(?:[”\"’'])?\)")
_NOT_NAMES = frozenset({"TBA", "TBC", "TBD"})
_NAME_REACH = 220
_WORDS_MORE = 10
_PASSED_AT_HYPHEN = 3
_WORD = re.compile(r"[^\W_](?:[\w’'&]|\.(?=\w))*")
_STOP = re.compile(r"[.;:!?)(”“\"–—\[\]] |[(“\"\[]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A long name and its acronym; the figures are offsets in the text that was searched."""

    name: str
    acronym: str
    start: int
    name_end: int
    acronym_start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def pairs(text: str) -> Iterator[Pair]:
    """Each long name that is followed by its acronym in brackets."""
    for match in _ACRONYM.finditer(text):
        acronym = match.group(1)
        if acronym in _NOT_NAMES or sum(letter.isupper() for letter in acronym) < 2:  # noqa: PLR2004 - one capital is a word
            continue
        words = _words_before(text, match.start(), len(acronym) + _WORDS_MORE)
        first = _aligned(words, tuple(re.split(r"[-/&]", acronym)))
        if first is not None and words[first].text[0].isupper():
            start, name_end = words[first].start, words[-1].end
            yield Pair(text[start:name_end], acronym, start, name_end, match.start(1), match.end())


def _words_before(text: str, end: int, most: int) -> tuple[_Word, ...]:
    """The words that the name may hold: back to the last mark that no name reaches over."""
    start = max(0, end - _NAME_REACH)
    for stop in _STOP.finditer(text, start, end):
        start = stop.end()
    return tuple(_Word(word.group(), word.start(), word.end()) for word in _WORD.finditer(text, start, end))[-most:]


def _aligned(words: tuple[_Word, ...], groups: tuple[str, ...]) -> int | None:
    """The word that the name starts with. Goes back from the last word and the last letter."""

    @cache
    def start_of(word: int, group: int, letters: int, passed: int) -> int | None:
        """`letters` of `group` are still to be met by the words up to `word`."""
        if letters == 0:
            return word + 1 if group == 0 else start_of(word, group - 1, len(groups[group - 1]), 0)
        if word < 0:
            return None
        said = words[word].text.casefold()
        wanted = groups[group][:letters].casefold()
        for length in range(1, min(len(said), letters) + 1):
            if said.startswith(wanted[-length:]):
                found = start_of(word - 1, group, letters - length, passed)
                if found is not None:
                    return found
        if said in SMALL:
            return start_of(word - 1, group, letters, passed)
        at_hyphen = letters == len(groups[group]) and group < len(groups) - 1
        if at_hyphen and passed < _PASSED_AT_HYPHEN:
            return start_of(word - 1, group, letters, passed + 1)
        return None

    last = len(groups) - 1
    if not words or words[-1].text.casefold() in SMALL:
        return None
    return start_of(len(words) - 1, last, len(groups[last]), 0)
