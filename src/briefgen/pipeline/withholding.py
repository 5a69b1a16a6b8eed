"""What the files of a build must not hold, worked out from the events that they are printed from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import resources

if TYPE_CHECKING:
    from briefgen.model.event import Event
    from briefgen.model.facts import Fact
    from briefgen.pipeline.reading import Known
    from briefgen.prove.withheld import Rules, Value
    from briefgen.tree.nodes import Document, Inline

HOUSE_TEXTS = ("*.j2", "*.toml")
SIGNS = frozenset(
    "kind part alike start fixed may_drop press audience audiences status likelihood rests_on member_of "
    "language locale time_zone outcome release rules assume because".split()
)
"""Fields of the event file's own words, of ids, times and words of the note: no secrets, whoever they are for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document, the name of its files without edition and suffix, its formats, and the sessions it speaks of.

    ``pages`` are the most that it should have, 0 for any number.
    """

    name: str
    document: Document
    formats: tuple[str, ...]
    known: tuple[Known, ...]
    pages: int = 0

    @property
    def readers(self) -> tuple[tuple[str, ...], str]:
        """Documents of which this is the same must not hold the same: their sessions and their audience."""
        return tuple(each.folder for each in self.known), self.document.audience


class Withholding:
    """The rules of a build's files, worked out once for each set of sessions and each audience."""

    def __init__(self, documents: Iterable[Named], own_templates: tuple[Path, ...]) -> None:
        """`own_templates` are the project's: what they say themselves is held against the rules."""
        self._own = own_templates
        self._documents: dict[tuple[tuple[str, ...], str], list[Named]] = {}
        for each in documents:
            self._documents.setdefault(each.readers, []).append(each)
        self._made: dict[tuple[tuple[str, ...], str], Rules] = {}

    def rules(self, of: Named) -> Rules:
        """What the files of a document must not hold."""
        if of.readers not in self._made:
            self._made[of.readers] = self._rules(of.known, of.document.audience, self._documents[of.readers])
        return self._made[of.readers]

    def _rules(self, known: Sequence[Known], audience: str, documents: Iterable[Named]) -> Rules:
        from briefgen.compose.audiences import readable
        from briefgen.prove.withheld import rules

        values = sorted({value for each in known for value in _values(each.event, audience)})
        facts = {fact.id: fact for each in known for fact in readable(each.event, audience)}
        said = [text for fact in facts.values() for text in {fact.text, str(fact.value)}]
        if values:
            said += [self._house, *(text for each in documents for text in self._composed(each.document, facts))]
        return rules(audience, _salt(known), values, said)

    def _composed(self, document: Document, readable: dict[str, Fact]) -> Iterator[str]:
        """Blocks of nothing but readable facts and of what the built-in templates say between them."""
        from briefgen.tree.walk import leaves

        for leaf in leaves(document):
            if all(self._is_open(inline, readable) for inline in leaf.inlines):
                yield leaf.text

    def _is_open(self, inline: Inline, readable: dict[str, Fact]) -> bool:
        origin = getattr(inline, "origin", None)
        if origin is None:
            return not getattr(inline, "inlines", ())
        if origin.fact is not None:
            return origin.fact in readable
        template = (origin.at or "").rpartition(":")[0]
        return not any((folder / template).is_file() for folder in self._own) or self._is_house(inline)

    def _is_house(self, inline: Inline) -> bool:
        """Whether the built-in templates have these words too: a project's own began as a copy of them."""
        from briefgen.prove.normal import words

        return f" {' '.join(words(getattr(inline, 'text', '')))} " in self._house_words

    @cached_property
    def _house_words(self) -> str:
        from briefgen.prove.normal import words

        return f" {' '.join(words(self._house))} "

    @cached_property
    def _house(self) -> str:
        """What the built-in templates say."""
        folder = resources.templates_folder()
        paths = sorted(path for kind in HOUSE_TEXTS for path in folder.rglob(kind))
        return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _values(event: Event, audience: str) -> Iterator[Value]:
    from briefgen.compose.audiences import withheld
    from briefgen.prove.withheld import Value

    for readers, fact in withheld(event, audience):
        if isinstance(fact.value, str | tuple) and fact.id.rpartition(".")[2] not in SIGNS:
            yield from (Value(fact.id, readers, text) for text in (fact.text, *(item.text for item in fact.items)))


def _salt(known: Iterable[Known]) -> str:
    """Another one for every project, the same in every build of the same sources."""
    inputs = sorted(digest for each in known for digest in each.inputs.values())
    return hashlib.sha256("".join(inputs).encode()).hexdigest()[:32]
