"""Dates, figures, lists and languages by locale, word for word."""

from __future__ import annotations

import pytest

from briefgen.model import cldr
from briefgen.model.locales import spelled

DAYS = {
    "2009": ("2009", "2009"),
    "2008-04": ("April 2008", "April 2008"),
    "2031-05-03": ("3 May 2031", "May 3, 2031"),
    "????-03-18": ("18 March", "March 18"),
    "????-02-29": ("29 February", "February 29"),
    "2009-03-16/2009-03-22": ("16–22 March 2009", "March 16–22, 2009"),
    "2009-03-16/2009-03-16": ("16 March 2009", "March 16, 2009"),
    "2031-04-30/2031-05-03": ("30 April – 3 May 2031", "April 30 – May 3, 2031"),
    "2031-12-30/2032-01-02": ("30 December 2031 – 2 January 2032", "December 30, 2031 – January 2, 2032"),
    "2031-04/2031-05": ("April – May 2031", "April – May 2031"),
    "2031-12/2032-01": ("December 2031 – January 2032", "December 2031 – January 2032"),
    "2031/2032": ("2031–2032", "2031–2032"),
    "2031-05/2031-06-03": ("May 2031 – 3 June 2031", "May 2031 – June 3, 2031"),
}


@pytest.mark.parametrize("iso", DAYS)
def test_a_date_is_as_precise_as_it_is_known(iso: str) -> None:
    assert (cldr.day(iso), cldr.day(iso, "en-US")) == DAYS[iso]


@pytest.mark.parametrize("iso", ["S-10", "18 March 2009", "2009-13", "2009-02-29", ""])
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"no date|must be in|out of range"):
        cldr.day(iso)


def test_a_moment_is_printed_in_utc_by_24_hours() -> None:
    assert cldr.issue_time("2031-05-03T23:30:00-04:00", "en-US") == "May 4, 2031, 03:30 UTC"
    assert cldr.issue_time("2031-05-03T14:00:00+02:00") == "3 May 2031, 12:00 UTC"


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2031-05-03", "May 3, 2031,"),
        ("2009-03-16/2009-03-22", "March 16–22, 2009,"),
        ("2031-05", "May 2031"),
        ("????-05-03", "May 3"),
    ],
)
def test_a_year_behind_a_comma_has_one_behind_it_in_a_sentence(iso: str, expected: str) -> None:
    assert cldr.day_within(iso, "en-US") == expected
    assert cldr.day_within(iso) == cldr.day(iso)


def test_house_words_are_spelled_as_the_locale_has_them() -> None:
    words = "PROGRAMME Programme programmes Organisations organisation"
    assert spelled(words, "en-US") == "PROGRAM Program programs Organizations organization"
    assert spelled(words, "en-IN") == words


def test_figures_are_grouped() -> None:
    assert [cldr.figure(value, "en-IN") for value in (20, 1200, 1200000, 2.5)] == ["20", "1,200", "12,00,000", "2.5"]


@pytest.mark.parametrize(
    ("locale", "count", "expected"),
    [
        ("en-GB", 0, ()),
        ("en-GB", 1, ("",)),
        ("en-GB", 2, (" and ", "")),
        ("en-GB", 4, (", ", ", ", " and ", "")),
        ("en-US", 2, (" and ", "")),
        ("en-US", 3, (", ", ", and ", "")),
    ],
)
def test_a_list_has_its_marks(locale: str, count: int, expected: tuple[str, ...]) -> None:
    assert cldr.separators(count, locale) == expected


def test_languages_have_names() -> None:
    tags = ["fr", "FR", "pt-BR", "zh-Hans", "sr-Cyrl-RS", "xx"]
    assert [cldr.language(tag) for tag in tags] == [
        "French",
        "French",
        "Brazilian Portuguese",
        "Simplified Chinese",
        "Serbian",
        "xx",
    ]
