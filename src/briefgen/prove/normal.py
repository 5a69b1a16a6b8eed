"""Text as it is compared when something is looked for: without case, spacing, quotation marks and kinds of hyphen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff'’‘‚‛ʼ`´]")
"""What stands inside of words without being read: soft hyphens, marks of direction and joining, apostrophes."""
WORD = re.compile(r"[^\W_]+")
SEPARATORS = r"[ \u00a0\u2007\u2009\u202f\t().\-/\u2010-\u2015]{0,3}"
NUMBER = re.compile(rf"(?<!\w)(?:[+(]{{1,2}})?\d(?:{SEPARATORS}\d){{5,}}(?!\w)")
DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}")
ADDRESS = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
TAIL = 7
"""Digits by which telephone numbers are compared, the last ones: what stands before them is written in many ways."""
LEAST = 9
"""Digits of a national number with its leading zero, the least."""


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return WORD.findall(UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold())


def digits(text: str) -> str:
    """The digits of a text, in any script's own figures."""
    return "".join(str(unicodedata.digit(each)) for each in text if each.isdecimal())


def tails(number: str) -> Iterator[str]:
    """The digits by which a number may be known: every run of `TAIL` in it, or all of a short one."""
    figures = digits(number)
    if len(figures) < TAIL:
        yield figures
    for end in range(TAIL, len(figures) + 1):
        yield figures[end - TAIL : end]


def numbers(text: str) -> Iterator[str]:
    """What could be a telephone number, as it is written: six digits and more with little between them."""
    return (match[0].strip() for match in NUMBER.finditer(text))


def is_telephone(number: str) -> bool:
    """Whether nothing else is written so: with a country's code, or with a leading zero, and no date."""
    if DATE.search(number):
        return False
    figures = digits(number)
    if number.lstrip("(").startswith("+"):
        return len(figures) >= TAIL
    return figures.startswith("0") and len(figures) >= LEAST


def addresses(text: str) -> Iterator[str]:
    """The e-mail addresses in a text."""
    return (match[0].strip(".'") for match in ADDRESS.finditer(text)) if "@" in text else iter(())


def pairs(folded: list[str]) -> set[tuple[str, str]]:
    """Every two words that follow one another."""
    return set(pairwise(folded))
