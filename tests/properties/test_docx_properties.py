"""Whatever people write, the DOCX says it back."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from trees import Words, documents

from briefgen.prove.docx_checks import check
from briefgen.prove.docx_text import read
from briefgen.render.docx import render
from briefgen.render.theme import Theme, load
from briefgen.resources import templates_folder
from briefgen.tree import walk
from briefgen.tree.nodes import Document

PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WHITE = st.sampled_from("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u3000 ")
NASTY = st.sampled_from(["<w:p>", "&amp;", "]]>", "{{ x }}", "</w:t>", "\u202e", "e\u0301", "𐀀", "\u200d", "w" * 300])
WORDS = st.lists(st.one_of(st.text(PRINTABLE, max_size=8), WHITE, NASTY), max_size=4).map("".join)
ANYTHING = st.text(st.characters(), max_size=12)


@cache
def _theme() -> Theme:
    return load(templates_folder() / "themes" / "plain" / "theme.toml")


@settings(deadline=None, max_examples=150)
@given(documents(Words(WORDS, WORDS, WORDS, WORDS)))
def test_every_leaf_is_read_back_as_it_was_written(document: Document) -> None:
    expected = tuple((leaf.kind, leaf.text) for leaf in walk.leaves(document))
    made = render(document, _theme())
    assert read(made.value).says == expected
    assert [finding for finding in check(made.value) if finding.code == "docx-structure"] == []


@settings(deadline=None, max_examples=60)
@given(documents(Words(ANYTHING, ANYTHING, ANYTHING, ANYTHING)))
def test_no_text_makes_it_fail_or_differ(document: Document) -> None:
    made = render(document, _theme())
    assert made == render(document, _theme())
    read(made.value)
