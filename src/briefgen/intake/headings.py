"""The headings that tables have, and what each means: `synonyms.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from briefgen.intake.suggest import folded, nearest
from briefgen.resources import PACKAGE

SYNONYMS = PACKAGE / "intake" / "synonyms.toml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: its name, the words of its file names, and its fields by folded heading."""

    name: str
    files: frozenset[str]
    fields: dict[str, str]

    def field(self, heading: str) -> str | None:
        """The field that a heading means."""
        return self.fields.get(_key(heading))

    def known(self, headings: Iterable[str]) -> int:
        """How many of the headings mean a field."""
        return sum(self.field(heading) is not None for heading in headings)

    def suggestion(self, heading: str) -> str | None:
        """The field whose heading is most like this one."""
        likely = nearest(heading, self.fields)
        return self.fields[likely] if likely else None


def _key(heading: str) -> str:
    """A heading for comparison; one of signs only, such as ``#``, is itself."""
    return folded(heading) or heading.strip()


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """All kinds of tables."""
    tables = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
    return tuple(_kind(name, table["files"], table["headings"]) for name, table in tables.items())


def _kind(name: str, files: list[str], headings: dict[str, list[str]]) -> Kind:
    fields = {_key(word): field for field, words in headings.items() for word in words}
    own = {_key(field): field for field in headings}
    return Kind(name, frozenset(folded(word) for word in files), {**fields, **own})


def kind_of(source: str, headings: tuple[str, ...]) -> Kind | None:
    """The kind of a table: by its file's name, else by most of its headings."""
    words = folded(PurePosixPath(source.replace("\\", "/")).stem.replace("-", " "))
    by_name = next((kind for kind in kinds() if any(_holds(words, word) for word in kind.files)), None)
    if by_name is not None:
        return by_name
    most = max(kinds(), key=lambda kind: kind.known(headings))
    return most if most.known(headings) else None


def _holds(words: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", words) is not None
