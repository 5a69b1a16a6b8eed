"""Filters that print as the locale of a document has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, LoopContext
from markupsafe import Markup, escape

from briefgen.compose.filters import shown
from briefgen.model import cldr, words
from briefgen.model.facts import Fact
from briefgen.model.locales import DEFAULT, spelled

LOCAL = tuple("day day_within issue_time issue_day minutes in_words languages listing comma spelled".split())
"""Names of the filters."""


class Local:
    """The filters of one environment; ``locale`` is that of the document which is being rendered."""

    def __init__(self, finalize: Callable[[object], object]) -> None:
        """`finalize` makes of a value what the environment prints."""
        self.locale = DEFAULT
        self._finalize = finalize

    @property
    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filters by their names."""
        return {name: getattr(self, name) for name in LOCAL}

    def day(self, fact: Fact) -> Fact:
        """A date in words."""
        return shown(fact, lambda value: cldr.day(str(value), self.locale))

    def day_within(self, fact: Fact) -> Fact:
        """A date in words inside of a sentence: a year behind a comma has one behind it, too."""
        return shown(fact, lambda value: cldr.day_within(str(value), self.locale))

    @pass_context  # or Jinja would take a word that never changes for the same in all locales
    def spelled(self, _: Context, word: str) -> Markup:
        """House words in the spelling of the locale."""
        return escape(spelled(word, self.locale))

    def issue_time(self, fact: Fact) -> Fact:
        """A moment as date and time in UTC."""
        return shown(fact, lambda value: cldr.issue_time(str(value), self.locale))

    def issue_day(self, fact: Fact) -> Fact:
        """A moment as its date in UTC."""
        return shown(fact, lambda value: cldr.issue_day(str(value), self.locale))

    def minutes(self, fact: Fact) -> Fact:
        """Seconds as minutes, in figures."""
        return shown(fact, lambda value: cldr.figure(int(value) / 60, self.locale))

    def in_words(self, fact: Fact) -> Fact:
        """A count in words up to twenty, in figures above."""
        return shown(fact, lambda value: words.number(int(value), lambda count: cldr.figure(count, self.locale)))

    def languages(self, fact: Fact) -> Fact:
        """Tags of languages as their names: ``English and French``."""
        if not fact:
            return fact
        names = [cldr.language(item.text, self.locale) for item in fact.items]
        between = cldr.separators(len(names), self.locale)
        return fact.as_shown("".join(name + mark for name, mark in zip(names, between, strict=True)))

    def listing(self, values: Iterable[Fact]) -> Markup:
        """``a, b and c``, each with its own origin."""
        said = [escape(self._finalize(value)) for value in values]
        between = cldr.separators(len(said), self.locale)
        return Markup("").join(value + mark for value, mark in zip(said, between, strict=True))

    def comma(self, loop: LoopContext) -> Markup:
        """What stands behind this one of the things that a loop runs over: a comma, ``and``, nothing."""
        return escape(cldr.separators(loop.length, self.locale)[loop.index0])
