"""Whether a finished file holds what its readers may not read, anywhere in its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.findings import Finding, Severity
from briefgen.prove.normal import addresses, is_telephone, numbers, pairs, tails, words
from briefgen.prove.readback import Readback
from briefgen.prove.scraps import Scrap, scraps
from briefgen.prove.withheld import Mark, Rules

OUTSIDE = ("press", "participants")
"""Audiences to whom no number and no address goes that is not marked for them."""
LONGEST_QUOTE = 80


def leaks(name: str, data: bytes, rules: Rules, read: Readback | None = None) -> tuple[Finding, ...]:
    """Every leak of a file, each value once, at the first place where it stands.

    `read` is what the file says where it has been read back, and proved to say nothing else on its pages.
    """
    if rules.is_empty and rules.audience not in OUTSIDE:
        return ()
    search = _Search(name, rules)
    for scrap in scraps(name, data, read):
        search.look(scrap)
    return tuple(search.found.values())


@dataclass(slots=True)
class _Search:
    """One file's leaks so far, by what leaked."""

    name: str
    rules: Rules
    found: dict[str, Finding] = field(default_factory=dict)

    def look(self, scrap: Scrap) -> None:
        if scrap.sealed:
            self._tell(f"sealed {scrap.place}", _sealed(self.name, scrap))
            return
        for mark, found in _marks(words(scrap.text), self.rules):
            self._tell(mark.path, _leak(self.name, scrap, mark, self.rules, _as_written(scrap.text, found)))
        self._figures(scrap)

    def _figures(self, scrap: Scrap) -> None:
        """Numbers and addresses: those that are withheld, and those that nobody marked for these readers."""
        rules = self.rules
        for number in numbers(scrap.text):
            known = [rules.digest(tail) for tail in tails(number)]
            withheld = next((rules.figures[digest] for digest in known if digest in rules.figures), None)
            if withheld:
                self._tell(withheld.path, _leak(self.name, scrap, withheld, rules, number))
            elif self._is_unmarked(number, scrap, known):
                self._tell(number, _unmarked(self.name, scrap, rules, number, "telephone number"))
        if rules.audience in OUTSIDE and scrap.kind != "bytes":
            for address in addresses(scrap.text):
                known_as = rules.digest(" ".join(words(address)))
                if known_as not in rules.open_to and known_as not in rules.wholes:
                    self._tell(address, _unmarked(self.name, scrap, rules, address, "e-mail address"))

    def _is_unmarked(self, number: str, scrap: Scrap, known: list[str]) -> bool:
        """Whether a number is a telephone's, in a place where one would write it so, and open to nobody outside."""
        if self.rules.audience not in OUTSIDE or scrap.kind == "bytes" or self.rules.open_to & set(known):
            return False
        return is_telephone(number) and (scrap.kind == "prose" or number.startswith("+"))

    def _tell(self, what: str, finding: Finding) -> None:
        self.found.setdefault(what, finding)


def _marks(said: list[str], rules: Rules) -> Iterator[tuple[Mark, list[str]]]:
    """The marks that a text holds, each with the words that it is known by."""
    heads = rules.heads
    hot = {pair for pair in pairs(said) if rules.digest(" ".join(pair)) in heads}
    if hot:
        for place, pair in enumerate(pairwise(said)):
            if pair in hot:
                yield from _whole(said, place, heads[rules.digest(" ".join(pair))], rules)
    if rules.has_single_words:
        for word in set(said):
            yield from ((mark, [word]) for mark in heads.get(rules.digest(word), ()) if mark.count == 1)


def _whole(said: list[str], place: int, marks: Iterable[Mark], rules: Rules) -> Iterator[tuple[Mark, list[str]]]:
    for mark in marks:
        found = said[place : place + mark.count]
        if rules.digest(" ".join(found)) == mark.whole:
            yield mark, found


def _leak(name: str, scrap: Scrap, mark: Mark, rules: Rules, text: str) -> Finding:
    return _finding(
        name,
        scrap,
        f"“{_short(text)}” ({mark.path}) is for {mark.audience} and stands in a file for {rules.audience}",
        "take it out of the template, or change its audience",
    )


def _unmarked(name: str, scrap: Scrap, rules: Rules, text: str, kind: str) -> Finding:
    return _finding(
        name,
        scrap,
        f"“{_short(text)}” is {'an' if kind.startswith('e') else 'a'} {kind} that nobody marked for {rules.audience}",
        f"take it out, or give it in event.yaml with audience: {rules.audience}",
    )


def _sealed(name: str, scrap: Scrap) -> Finding:
    return Finding(
        code="not-searched",
        severity=Severity.ERROR,
        message=f"it cannot be searched for leaks: {scrap.sealed}",
        hint="put it there open, or leave it out",
        file=name,
        locator=scrap.place,
    )


def _finding(name: str, scrap: Scrap, message: str, hint: str) -> Finding:
    return Finding(code="leak", severity=Severity.ERROR, message=message, hint=hint, file=name, locator=scrap.place)


def _as_written(text: str, found: list[str]) -> str:
    """Folded words as they stand in a text; as they are where they cannot be found in it again."""
    written = re.search(r"[\W_]*".join(map(re.escape, found)), text, re.IGNORECASE)
    return " ".join(written[0].split()) if written else " ".join(found)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"
