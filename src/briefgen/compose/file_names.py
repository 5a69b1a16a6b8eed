"""Ids as file names can have them, on every system that the papers may be copied to."""

from __future__ import annotations

import re
import unicodedata
from itertools import count

LONGEST = 100
"""Bytes of an id in a file name: with what stands before and after it, a name stays below the 255 of most systems."""
UNSAFE = re.compile(r"[^\w-]+")


def file_name(word: str, taken: set[str], nobody: str) -> str:
    """The word as part of a file name: letters, digits and hyphens, unlike any that is `taken` already.

    Names are told apart as the strictest system does: whatever the case of letters and however accents are written.
    `nobody` stands for a word of which nothing is left. The name is added to `taken`.
    """
    plain = UNSAFE.sub("-", unicodedata.normalize("NFC", word)).strip("-")
    plain = plain.encode()[:LONGEST].decode(errors="ignore").strip("-") or nobody
    names = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
    called = next(name for name in names if _folded(name) not in taken)
    taken.add(_folded(called))
    return called


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
