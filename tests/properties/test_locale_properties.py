"""Printed dates: what is true of every date and interval in every locale."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefgen.intake import values
from briefgen.model import cldr
from briefgen.model.locales import LOCALES

DAYS = st.dates(min_value=date(1000, 1, 1))
ISO = st.builds(lambda day, characters: f"{day:%Y-%m-%d}"[:characters], DAYS, st.sampled_from([4, 7, 10]))
INTERVALS = st.builds(lambda *days: "/".join(f"{day:%Y-%m-%d}" for day in sorted(days)), DAYS, DAYS)
IN_LOCALES = st.sampled_from(LOCALES)
MONTHS = "January February March April May June July August September October November December".split()


def figures(text: str) -> list[int]:
    return [int(figure) for figure in re.findall(r"\d+", text)]


@given(ISO, IN_LOCALES)
def test_a_date_says_what_is_known_and_no_more(iso: str, locale: str) -> None:
    year, *rest = (int(piece) for piece in iso.split("-"))
    printed = cldr.day(iso, locale)
    assert sorted(figures(printed)) == sorted([year, *rest[1:]])
    assert [month for month in MONTHS if month in printed] == ([MONTHS[rest[0] - 1]] if rest else [])


@given(INTERVALS, IN_LOCALES)
def test_an_interval_keeps_its_order_and_says_each_end(iso: str, locale: str) -> None:
    first, last = (date.fromisoformat(end) for end in iso.split("/"))
    printed = cldr.day(iso, locale)
    assert (printed.count("–") == 1) is (first != last)
    begin, _, end = printed.partition("–")
    assert {first.day, first.year, last.day, last.year} == set(figures(printed))
    assert first.day in figures(begin)
    assert str(last.year) in (end or begin)
    assert MONTHS[first.month - 1] in printed
    assert MONTHS[last.month - 1] in printed


@given(st.one_of(ISO, INTERVALS), IN_LOCALES)
def test_nothing_but_ordinary_letters_figures_and_marks_is_printed(iso: str, locale: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9, –]+", cldr.day(values.date(iso), locale))


@given(st.integers(min_value=1, max_value=12), IN_LOCALES)
def test_a_list_ends_with_and(count: int, locale: str) -> None:
    marks = cldr.separators(count, locale)
    assert len(marks) == count
    assert marks[-1] == ""
    assert all(mark == ", " for mark, after in pairwise(marks[:-1]) if after)
    assert [mark for mark in marks if "and" in mark] == list(marks[-2:-1])
