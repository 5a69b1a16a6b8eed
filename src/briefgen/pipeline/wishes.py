"""What a build is asked for, and how it tells what it is at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.facts import Fact

Tell = Callable[[str], None]
STANDARD = "standard"
LARGE_PRINT = "large-print"
"""Editions."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build was asked for; empty means everything. `encoding` is that of text files that do not say theirs.

    ``jobs`` is the number of processes that print, 0 for as many as are of use. ``count_pages``: LibreOffice counts the
    pages for the contents of a DOCX. ``mark`` is printed on press pieces that are somebody's own copy.
    """

    products: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    theme: str = "plain"
    editions: tuple[str, ...] = (STANDARD,)
    encoding: str | None = None
    paper: str = "a4"
    jobs: int = 0
    count_pages: bool = False
    mark: Fact | None = None
