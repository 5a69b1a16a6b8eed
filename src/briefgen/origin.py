"""Where a value came from: spans of sources, and how the value was settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["stated", "supplied", "derived", "assumed", "open"]
"""The five ways a value can be known; there is no sixth."""

Standing = Literal["confirmed", "to be confirmed", "proposed"]
"""Whether anybody agreed to a value."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source.

    ``source`` is the path as the user would type it, relative to the sources folder; ``locator`` is in
    that format's own words (``line 12``, ``paragraph 31``, ``row 7 column C``); ``quote`` is verbatim.
    ``line`` and ``column`` count from 1 and are None where the format has no lines.
    """

    source: str
    sha256: str
    locator: str
    quote: str
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """``file:line:column``, or ``file: locator`` where a format has no lines."""
        if self.line is None:
            return f"{self.source}: {self.locator}"
        return f"{self.source}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a printed run of text stands where it stands.

    A run from the model names its fact, how that was settled and its spans. A run of house text names
    the template's place (``at``) and nothing else. A run that has neither lost its origin: `is_lost`.
    """

    fact: str | None = None
    how: How | None = None
    standing: Standing | None = None
    rule: str | None = None
    spans: tuple[Span, ...] = ()
    at: str | None = None

    @property
    def is_lost(self) -> bool:
        """Printed, and neither a fact nor house text."""
        return self.fact is None and self.at is None
