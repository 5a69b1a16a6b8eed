"""What a file must not hold: values that its readers may not read, kept as digests so that no record holds them.

A digest is salted with what is not secret: whoever has the record can test a guess, and so find out short numbers.
It is kept with the records of a build, which are never published. Looking for a value needs no more than digests:
its first words lead to where it may stand, all its words say whether it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from briefgen.prove.normal import TAIL, addresses, digits, numbers, tails, words

LEAST_LETTERS = 6
"""Letters and digits of a value, the least: shorter ones stand in many texts by chance."""
LEAST_WORDS = 4
"""Words of a sentence that is looked for on its own where it is one of several."""
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value, the path of its fact, and for whom it is."""

    path: str
    audience: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sequence of words: their number, the digest of the first two (or of the only one), and of all."""

    path: str
    audience: str
    count: int
    head: str
    whole: str


@dataclass(frozen=True)
class Rules:
    """What files for an audience must not hold. ``open_to``: numbers and addresses that it may read, by digest."""

    audience: str
    salt: str
    marks: tuple[Mark, ...] = ()
    figures: Mapping[str, Mark] = field(default_factory=dict)
    open_to: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is withheld."""
        return not self.marks and not self.figures

    @cached_property
    def heads(self) -> dict[str, list[Mark]]:
        """The marks by their heads."""
        found: dict[str, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.head, []).append(mark)
        return found

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The digests of all withheld values."""
        return frozenset(mark.whole for mark in self.marks)

    @cached_property
    def has_single_words(self) -> bool:
        """Whether any value is one word."""
        return any(mark.count == 1 for mark in self.marks)

    @cached_property
    def record(self) -> dict[str, Any]:
        """The rules as plain data."""
        return {
            "audience": self.audience,
            "salt": self.salt,
            "marks": [[mark.path, mark.audience, mark.count, mark.head, mark.whole] for mark in self.marks],
            "figures": [[mark.path, mark.audience, mark.whole] for mark in self.figures.values()],
            "open_to": sorted(self.open_to),
        }

    def digest(self, text: str) -> str:
        """The digest of folded words or of digits."""
        return _digest(self.salt, text)


@lru_cache(maxsize=1 << 17)
def _digest(salt: str, text: str) -> str:
    """Kept, since the files of a build say mostly the same."""
    return blake2b(text.encode("utf-8", "surrogatepass"), key=salt.encode()[:64], digest_size=10).hexdigest()


def rules(audience: str, salt: str, withheld: Iterable[Value], read: Iterable[str]) -> Rules:
    """The rules for an audience, from what is withheld from it and the texts that it may read.

    What a text that it may read also says, in the same words, is no secret.
    """
    read = tuple(read)
    said = "\n".join(f" {' '.join(words(text))} " for text in read)
    made = Rules(audience, salt)
    marks: dict[tuple[str, str], Mark] = {}
    figures: dict[str, Mark] = {}
    known = frozenset(each for text in read for each in _known(made, text))
    for value in withheld:
        for piece in _pieces(value.text):
            if f" {' '.join(piece)} " not in said:
                mark = _mark(made, value, piece)
                marks.setdefault((mark.path, mark.whole), mark)
        for tail in _tails(value.text):
            digest = made.digest(tail)
            if digest not in known:
                figures.setdefault(digest, Mark(value.path, value.audience, 0, "", digest))
    return Rules(audience, salt, tuple(marks.values()), figures, known)


def _mark(made: Rules, value: Value, piece: list[str]) -> Mark:
    head, whole = " ".join(piece[:2]), " ".join(piece)
    return Mark(value.path, value.audience, len(piece), made.digest(head), made.digest(whole))


def _pieces(text: str) -> Iterator[list[str]]:
    """The words of each sentence that is long enough to be known again, of the whole where none is."""
    sentences = [words(each) for each in SENTENCE_END.split(text)]
    if len(sentences) > 1:
        sentences = [each for each in sentences if len(each) >= LEAST_WORDS] or [words(text)]
    return (each for each in sentences if sum(map(len, each)) >= LEAST_LETTERS)


def _tails(text: str) -> Iterator[str]:
    """The ends of the telephone numbers in a value."""
    for number in numbers(text):
        yield digits(number)[-TAIL:]


def _known(made: Rules, text: str) -> Iterator[str]:
    """The digests of the numbers and addresses of a text."""
    for number in numbers(text):
        yield from (made.digest(tail) for tail in tails(number))
    for address in addresses(text):
        yield made.digest(" ".join(words(address)))


def from_record(record: Mapping[str, Any]) -> Rules:
    """The rules from plain data."""
    return Rules(
        record["audience"],
        record["salt"],
        tuple(Mark(*mark) for mark in record["marks"]),
        {whole: Mark(path, audience, 0, "", whole) for path, audience, whole in record["figures"]},
        frozenset(record["open_to"]),
    )
