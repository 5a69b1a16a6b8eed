"""The words that programmes are written in: one file a language in `languages/`, read together.

Every language has the same tables; a translator adds a language by adding a file. All are used at once, since
one programme often mixes two.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from briefgen.resources import PACKAGE

LANGUAGES = PACKAGE / "intake" / "languages"


@cache
def languages() -> dict[str, dict[str, Any]]:
    """The tables of each language, by its code."""
    files = sorted(LANGUAGES.glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


@cache
def words(table: str, key: str) -> tuple[str, ...]:
    """The words of all languages under a table's key, small letters, each once."""
    found = (word.casefold() for tables in languages().values() for word in tables[table][key])
    return tuple(dict.fromkeys(found))


@cache
def numbered(key: str) -> dict[str, int]:
    """Months or weekdays by their words, counted from 1."""
    return {
        word.casefold(): number
        for tables in languages().values()
        for number, several in enumerate(tables["dates"][key], start=1)
        for word in several
    }


@cache
def known(table: str, key: str) -> frozenset[str]:
    """The same words, to look one up."""
    return frozenset(words(table, key))


def either(several: tuple[str, ...] | list[str], *, cased: bool = True) -> str:
    """A pattern for any of some words, the longest first; `cased`: in small letters, capitals or title case.

    Without `cased` it is for a pattern that ignores case. A word of an alphabet stands by itself; Chinese has no
    blanks between words.
    """
    shapes: dict[tuple[bool, bool], list[str]] = {}
    for word in sorted(_forms(several, cased=cased), key=lambda form: (-len(form), form)):
        shapes.setdefault((_is_of_alphabet(word[0]), _is_of_alphabet(word[-1])), []).append(_inside(word))
    groups = [
        f"{_BEFORE if before else ''}(?:{'|'.join(shape)}){_AFTER if after else ''}"
        for (before, after), shape in sorted(shapes.items(), key=lambda item: -len(item[1][0]))
    ]
    return f"(?:{'|'.join(groups)})" if groups else r"(?!)"


_BEFORE = r"(?<![^\W\d_])"
_AFTER = r"(?![^\W\d_])"


def _forms(several: tuple[str, ...] | list[str], *, cased: bool) -> set[str]:
    if not cased:
        return set(several)
    return {form for word in several for form in (word, word.upper(), word[:1].upper() + word[1:], word.title())}


@cache
def pattern(table: str, *keys: str, cased: bool = True) -> str:
    """`either` of all words under some keys of a table."""
    return either(tuple(word for key in keys for word in words(table, key)), cased=cased)


def _inside(word: str) -> str:
    return re.escape(word).replace(r"\ ", " ")


def _is_of_alphabet(character: str) -> bool:
    return character.isalpha() and not "\u2e80" <= character <= "\u9fff"
