"""Where open points are printed: which copies they touch, and in which of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.compose.product import Copy
from briefgen.model.facts import Fact
from briefgen.model.locales import spelled
from briefgen.model.points import Point, Register
from briefgen.tree.nodes import Blank, Document, Inline, Link, Text
from briefgen.tree.walk import leaves


@dataclass(frozen=True, slots=True)
class Place:
    """A copy in which an open point is printed, and the numbers of those of its paragraphs that have one."""

    copy: Copy
    paragraphs: tuple[str, ...]

    @property
    def shown(self) -> str:
        """``briefing-pack 1, 5``; the name alone where no paragraph has a number."""
        return f"{self.copy.name} {', '.join(self.paragraphs)}".rstrip()


Places = Mapping[int, tuple[Place, ...]]
"""The places of each open point, by its number."""


def places(copies: Iterable[tuple[Copy, Document]], register: Register) -> Places:
    """Where each open point of a register is printed as a blank, or as a value that may change with it."""
    found: dict[int, list[Place]] = {}
    for copy, document in copies:
        for point, paragraphs in _paragraphs(document, register).items():
            found.setdefault(point, []).append(Place(copy, tuple(paragraphs)))
    return {point: tuple(each) for point, each in found.items()}


def _paragraphs(document: Document, register: Register) -> dict[int, dict[str, None]]:
    """Of each open point that a document prints: the numbers of its paragraphs, once each, in order."""
    found: dict[int, dict[str, None]] = {}
    for leaf in leaves(document):
        for fact in _facts(leaf.inlines):
            point = register.number_about(fact)
            if point is not None:
                found.setdefault(point, {}).update({leaf.number: None} if leaf.number else {})
    return found


def _facts(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _facts(inline.inlines)
        elif isinstance(inline, Text | Blank) and inline.origin and inline.origin.fact:
            yield inline.origin.fact


# -- as printed -----------------------------------------------------------------------------------------


def marks(point: Point, printed: Places) -> Fact:
    """The letters of the products that print a point: ``PKR``; open where none does."""
    copies = [place.copy for place in printed.get(point.number, ())]
    letters = sorted({(copy.product.name, copy.product.mark) for copy in copies})
    return _said(point, "marks", "".join(dict.fromkeys(mark for _, mark in letters)))


def in_full(point: Point, printed: Places) -> Fact:
    """Every copy that prints a point, with its paragraphs: ``briefing-pack 1, 5; run-sheet``."""
    return _said(point, "places", "; ".join(place.shown for place in printed.get(point.number, ())))


def in_products(point: Point, printed: Places, locale: str) -> Fact:
    """The products that print a point, by their titles: ``briefing pack, press kit``."""
    titles = dict.fromkeys(spelled(place.copy.product.title, locale) for place in printed.get(point.number, ()))
    return _said(point, "products", ", ".join(f"{title[:1].lower()}{title[1:]}" for title in titles))


def legend(printed: Places, locale: str) -> Fact:
    """What the letters stand for: ``P briefing pack, R run sheet``; open where there are none."""
    products = [place.copy.product for each in printed.values() for place in each]
    named = sorted(
        {(product.name, product.mark, spelled(product.title, locale)) for product in products if product.mark}
    )
    names = {mark: title for _, mark, title in named}
    shown = ", ".join(f"{mark} {title[:1].lower()}{title[1:]}" for mark, title in names.items())
    return (
        Fact(id="register.marks", value=shown, how="derived", rule="printed-in") if shown else Fact(id="register.marks")
    )


def _said(point: Point, name: str, shown: str) -> Fact:
    return _derived(f"points.{point.id}.{name}", shown)


def _derived(fact_id: str, shown: str) -> Fact:
    return Fact(id=fact_id, value=shown, how="derived", rule="printed-in") if shown else Fact(id=fact_id)
