"""A file that the schema has accepted, as claims: one for each value, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeGuard

from briefgen.intake.event_schema import Row, Session
from briefgen.intake.event_types import Block, Said, SaidBlock, blocks
from briefgen.intake.nodes import Mapping, Node, Place, Sequence, inside
from briefgen.intake.suggest import slug
from briefgen.model.claims import Claim, Path, Value
from briefgen.origin import Span, Standing

DEFAULT_STANDING: Standing = "to be confirmed"


@dataclass(frozen=True, slots=True)
class Under:
    """What the blocks around a value say of all that stands in them."""

    source: str
    sha256: str
    standing: Standing = DEFAULT_STANDING
    audience: str | None = None
    note: str | None = None

    def span(self, place: Place) -> Span:
        """A place of this file as a span."""
        return Span(self.source, self.sha256, place.locator, place.quote, place.line, place.column)

    def claim(self, path: Path, value: Value | None, place: Place, *more: Place) -> Claim:
        """What stands there, supplied."""
        return Claim(
            path=path,
            value=value,
            span=self.span(place),
            how="supplied",
            standing=self.standing,
            audience=self.audience,
            note=self.note,
            more=tuple(self.span(each) for each in more),
        )


def flatten(value: object, node: Node, path: Path, under: Under) -> Iterator[Claim]:
    """The claims of what the schema read (`value`) where it stands (`node`)."""
    match value:
        case Said():
            yield from _said(value, node, path, under)
        case Block():
            yield from _block(value, node, path, under)
        case dict():
            yield from _items(value, node, path, under)
        case tuple() if _are_blocks(value):
            yield from _listed(value, node, path, under)
        case _:
            yield _leaf(value, node, path, under)


def _are_blocks(value: tuple[object, ...]) -> TypeGuard[tuple[Block, ...]]:
    return bool(value) and isinstance(value[0], Block)


def _said(value: Said[object], node: Node, path: Path, under: Under) -> Iterator[Claim]:
    """A value, and what its long form says of it in the place of what the blocks around it say."""
    confirmed = f"confirmed by {value.confirmed_by}" if value.confirmed_by else None
    remarks = [remark for remark in (value.note, value.source, confirmed) if remark]
    around = replace(
        under,
        standing="confirmed" if confirmed else value.standing or under.standing,
        audience=value.audience or under.audience,
        note="; ".join(remarks) or under.note,
    )
    yield from flatten(value.value, inside(node, "value"), path, around)


def _block(block: Block, node: Node, path: Path, under: Under) -> Iterator[Claim]:
    """The fields of a block, in the file's order."""
    kind = type(block)
    by_key = {field.alias or name: name for name, field in kind.model_fields.items()}
    keys = node.entries if isinstance(node, Mapping) else [key for key, name in by_key.items() if getattr(block, name)]
    around = _around(block, under)
    for key in keys:
        value = getattr(block, by_key[key])
        if key == "id" and isinstance(block, Row):
            continue
        where = kind.renamed.get(key, (key,))
        if value is None:
            yield from _open(kind, by_key[key], (*path, *where), inside(node, key).place, around)
        else:
            claims = flatten(value, inside(node, key), (*path, *where), around)
            yield from _one_by_one(claims) if key in kind.one_by_one else claims


def _open(kind: type[Block], name: str, path: Path, place: Place, under: Under) -> Iterator[Claim]:
    """A key with nothing behind it says that its value is open; of a seat, that its person is."""
    said = blocks(kind.model_fields[name].annotation)[0]
    if name in kind.open_as:
        yield under.claim((*path, *kind.open_as[name]), None, place)
    elif issubclass(said, Said) and not issubclass(said, SaidBlock):
        yield under.claim(path, None, place)


def _one_by_one(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Of a list whose items other sources give too: one claim an item, by its own words."""
    for claim in claims:
        texts = claim.value if isinstance(claim.value, tuple) else ()
        for text, span in zip(texts, claim.spans, strict=False):
            yield replace(claim, path=(*claim.path, slug(text)), value=text, span=span, more=())


def _around(block: Block, under: Under) -> Under:
    """What a block says of all that stands in it."""
    standing, audience = (getattr(block, key, None) for key in ("standing", "audience"))
    return replace(
        under,
        standing=standing.value if standing and standing.value else under.standing,
        audience=audience.value if audience and audience.value else under.audience,
    )


def _items(items: dict[str, object], node: Node, path: Path, under: Under) -> Iterator[Claim]:
    """Items by their ids; of one that is only named, its main field is open."""
    for number, (key, item) in enumerate(items.items(), 1):
        below, place = _entry(node, key, number)
        if isinstance(item, Session):
            yield under.claim((*path, key, "order"), number, place)
        if isinstance(item, Block) and item.main and not item.model_fields_set:
            yield under.claim((*path, key, item.main), None, place)
        yield from flatten(item, below, (*path, key), under)


def _entry(node: Node, key: str, number: int) -> tuple[Node, Place]:
    """An item and the place of its key; a list that is short for items by number has the item's place."""
    match node:
        case Mapping(entries=entries):
            return entries[key].node, entries[key].key
        case Sequence(items=items):
            return items[number - 1], items[number - 1].place
        case _:
            return node, node.place


def _listed(blocks: tuple[Block, ...], node: Node, path: Path, under: Under) -> Iterator[Claim]:
    """Rows by their ids with their order; seats by their numbers from 1."""
    for number, block in enumerate(blocks, 1):
        below = inside(node, number - 1)
        if isinstance(block, Row):
            yield _around(block, under).claim((*path, block.id, "order"), number, inside(below, "id").place)
            yield from flatten(block, below, (*path, block.id), under)
        else:
            yield from flatten(block, below, (*path, str(number)), under)


def _leaf(value: object, node: Node, path: Path, under: Under) -> Claim:
    match value:
        case tuple():
            places = [item.place for item in node.items] if isinstance(node, Sequence) else []
            return under.claim(path, tuple(str(each) for each in value), *(places or [node.place]))
        case str() | int() | None:
            return under.claim(path, value, node.place)
        case _:
            raise TypeError(path)
