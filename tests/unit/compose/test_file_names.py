"""Ids in file names: safe on every system, and never two for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("../x", "x"),
        ("a/../../b", "a-b"),
        ("CON", "CON"),
        ("end.", "end"),
        ("two\nlines", "two-lines"),
        (r"C:\x", "C-x"),
        ("founding members", "founding-members"),
        ("...", "debtor"),
        ("é" * 200, "é" * 50),
    ],
)
def test_an_id_becomes_a_safe_name(word: str, named: str) -> None:
    assert file_name(word, set(), "debtor") == named


def test_twins_get_names_that_no_system_takes_for_one() -> None:
    taken: set[str] = set()
    words = ("José", "Jose\u0301", "JOSÉ", "José", "ﬁ", "fi")
    assert [file_name(word, taken, "debtor") for word in words] == ["José", "José-2", "JOSÉ-3", "José-4", "ﬁ", "fi-2"]


@given(st.lists(st.text(max_size=300), max_size=8))
def test_names_are_short_safe_and_unlike_each_other(words: list[str]) -> None:
    taken: set[str] = set()
    names = [file_name(word, taken, "debtor") for word in words]
    assert len({name.casefold() for name in names}) == len(words)
    assert all(0 < len(name.encode()) <= LONGEST + 4 for name in names)
    assert not any(set(name) & set('/\\:*?"<>|.\n\r\t\0 ') for name in names)
