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

from briefgen.intake.rules.kinds import kind_of
from briefgen.intake.rules.words import SMALL

_ACRONYM = re.compile(r" ?\((?:[“\"‘'])?([A-Z][A-Za-z0-9]{0,14}(?:[-/&][A-Za-z0-9]{1,14}){0,3})(?:[”\"’'])?\)")
_ACR = r"(?P<acronym>[A-Z][A-Za-z0-9]{1,14}(?:[-/&][A-Za-z0-9]{1,14}){0,2})"
_BEFORE_NAME = re.compile(rf"(?<![\w-]){_ACR} \((?P<name>[^\W\d_][^()]{{5,160}}?)\)")
_BEFORE_DASH = re.compile(rf"^{_ACR} ?(?:[–—:=]| - |\t) ?(?P<name>[A-Z][^():;.]{{5,160}}?)\.?$")
_NOT_NAMES = frozenset({"TBA", "TBC", "TBD"})
_NAME_REACH = 220
_WORDS_MORE = 10
_PASSED_AT_HYPHEN = 3
_WORD = re.compile(r"[^\W_](?:[\w’'&]|\.(?=\w))*")
_STOP = re.compile(r"[.;:!?)(”“\"–—\[\]] |[(“\"\[]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A long name and its acronym; the figures are offsets in the text that was searched.

    `guessed`: some letters of the acronym stand within words of the name.
    """

    name: str
    acronym: str
    start: int
    name_end: int
    acronym_start: int
    end: int
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def pairs(text: str) -> Iterator[Pair]:
    """Each long name that is followed by its acronym in brackets."""
    for match in _ACRONYM.finditer(text):
        acronym = match.group(1)
        if not _is_acronym(acronym):
            continue
        words = _words_before(text, match.start(), len(acronym) + _WORDS_MORE)
        first = _aligned(words, _groups(acronym))
        guess = _inside(words, acronym) if first is None else None
        found = guess if first is None else first
        if found is not None and words[found].text[0].isupper():
            start, name_end = words[found].start, words[-1].end
            name = text[start:name_end]
            yield Pair(name, acronym, start, name_end, match.start(1), match.end(), guessed=first is None)


def reversed_pairs(text: str) -> Iterator[Pair]:
    """Each acronym that is followed by its long name: `IOM (International Organization for Migration)`, in lists
    also `IOM – International Organization for Migration`.
    """
    for match in (*_BEFORE_NAME.finditer(text), *_BEFORE_DASH.finditer(text)):
        acronym = match["acronym"]
        words = tuple(
            _Word(word.group(), word.start(), word.end()) for word in _WORD.finditer(text, *match.span("name"))
        )
        if not _is_acronym(acronym) or not words or _aligned(words, _groups(acronym)) != 0:
            continue
        start, end = match.span("name")
        yield Pair(match["name"], acronym, start, end, match.start("acronym"), match.end())


def _is_acronym(acronym: str) -> bool:
    return acronym not in _NOT_NAMES and sum(letter.isupper() for letter in acronym) > 1


def _groups(acronym: str) -> tuple[str, ...]:
    """The parts between hyphens; the s of a plural is no letter of it."""
    single = acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym
    return tuple(re.split(r"[-/&]", single))


def _inside(words: tuple[_Word, ...], acronym: str) -> int | None:
    """The word that a name starts with whose acronym takes letters from within its words: only for names of bodies,
    with capitals throughout, that begin with the first letter.
    """
    letters = re.sub(r"[-/&]", "", acronym).casefold()
    for first in range(len(words) - 2, -1, -1):
        said = words[first].text
        if said.casefold() not in SMALL and not said[0].isupper():
            return None
        run = [word.text.casefold() for word in words[first:]]
        big = [word for word in run if word not in SMALL]
        if said[0].casefold() == letters[0] and len(big) * 2 >= len(letters) and _holds("".join(run), letters):
            name = " ".join(word.text for word in words[first:])
            return first if kind_of(name) and said[0].isupper() else None
    return None


def _holds(text: str, letters: str) -> bool:
    """The letters stand in the text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


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
