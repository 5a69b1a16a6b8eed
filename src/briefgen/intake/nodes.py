"""What a file of data says, with its place: scalars stay text, and every node knows its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column from 1, the words for it, and what stands there verbatim."""

    line: int
    column: int
    quote: str
    locator: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or None where nothing was written."""

    text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, by its own place, and what it holds."""

    key: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the file's order."""

    entries: dict[str, Entry]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the file's order."""

    items: list[Node]
    place: Place


Node: TypeAlias = Scalar | Mapping | Sequence
Data: TypeAlias = "str | dict[str, Data] | list[Data] | None"


def data(node: Node) -> Data:
    """The bare data, as the schema reads it."""
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return {key: data(entry.node) for key, entry in node.entries.items()}
        case Sequence():
            return [data(item) for item in node.items]


def step(node: Node, part: str | int) -> Node | None:
    """What stands under a key or at an index; None where the file has no such thing."""
    match node:
        case Mapping() if isinstance(part, str) and part in node.entries:
            return node.entries[part].node
        case Sequence() if isinstance(part, int) and part < len(node.items):
            return node.items[part]
        case _:
            return None


def inside(node: Node, part: str | int) -> Node:
    """What stands under a key or at an index, or the node itself.

    The schema also reads short forms: a bare id for a mapping, one item for a list of one, a value for its long
    form. What it has added has no place of its own, so the place is that of the short form.
    """
    found = step(node, part)
    return node if found is None else found
