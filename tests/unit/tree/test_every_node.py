"""The document that both formats are tested with has every node of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

from every_node import every_node

from briefgen.tree.nodes import Block, Box, Inline, Tick


def kinds(value: object) -> Iterator[type]:
    """The classes of a node and of everything in it."""
    if isinstance(value, tuple):
        for each in value:
            yield from kinds(each)
    elif is_dataclass(value):
        yield type(value)
        for field in fields(value):
            yield from kinds(getattr(value, field.name))


def test_every_kind_of_node_is_in_it() -> None:
    assert {*get_args(Block), *get_args(Inline), Box, Tick} - set(kinds(every_node())) == set()
