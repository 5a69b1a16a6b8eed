"""The documents that both formats are tested with have every node of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

import trees
from every_node import every_node
from hypothesis import strategies as st
from trees import Words

from briefgen.tree.nodes import Block, Box, Inline, PageCount, Tick


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


def test_every_kind_of_node_is_drawn_for_properties() -> None:
    words = Words(*[st.just("word")] * 4)
    assert {*trees.inline_kinds(words), PageCount} == {*get_args(Inline)}
    assert {*trees.leaf_kinds(words), *trees.holding_kinds(words, st.nothing())} == {*get_args(Block)}
