"""The words of every language: the same tables in every file, and a case for each."""

from __future__ import annotations

import pytest
from programme_cases import PROGRAMMES

from briefgen.intake import vocabulary
from briefgen.intake.rules import clock, dates

CODES = tuple(vocabulary.languages())
WRITTEN = ("en", "fr", "es", "ru", "ar", "zh", "pl", "de", "pt", "it")


def test_all_languages_are_there() -> None:
    assert set(WRITTEN) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_table_and_every_list(code: str) -> None:
    english, other = vocabulary.languages()["en"], vocabulary.languages()[code]
    assert set(other) == set(english)
    for table, lists in english.items():
        if isinstance(lists, dict):
            assert set(other[table]) == set(lists), table


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_its_months_weekdays_roles_and_open_words(code: str) -> None:
    tables = vocabulary.languages()[code]
    assert [len(tables["dates"][key]) for key in ("months", "weekdays")] == [12, 7]
    assert all(words for key in ("months", "weekdays") for words in tables["dates"][key])
    for table, key in (
        ("roles", "one"),
        ("roles", "many"),
        ("open_points", "words"),
        ("times", "to"),
        ("labels", "draft"),
    ):
        assert tables[table][key], (table, key)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_a_case(code: str) -> None:
    assert (PROGRAMMES / f"language-{code}.md").is_file()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 listopada 2016 r.", "2016-11-18"),
        ("12 de mayo de 2024", "2024-05-12"),
        ("12. Mai 2024", "2024-05-12"),
        ("12 de maio de 2024", "2024-05-12"),
        ("12 maggio 2024", "2024-05-12"),
        ("1er mai 2024", "2024-05-01"),
        ("15 января 2024 года", "2024-01-15"),
        ("12 مايو 2024", "2024-05-12"),
        ("2024年5月12日", "2024-05-12"),
        ("7February 2020", "2020-02-07"),
    ],
)
def test_dates_of_every_language(text: str, expected: str) -> None:
    match = dates.DATE.match(text)
    assert match is not None
    assert dates.iso(match) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27/02/2020", "2020-02-27"),
        ("02/27/2020", "2020-02-27"),
        ("16.10.2012", "2012-10-16"),
        ("03.04.2012", "2012-04-03"),
        ("03/04/2012", None),
        ("03/03/2012", "2012-03-03"),
        ("31/31/2012", None),
    ],
)
def test_dates_in_figures_only_where_they_can_be_told(text: str, expected: str | None) -> None:
    match = dates.NUMERIC.match(text)
    assert match is not None
    assert dates.numeric(match) == expected


def test_figures_of_other_scripts_stay_as_long_as_they_were() -> None:
    assert clock.figures("٠٩:٣٠ – １０：００") == "09:30 – 10:00"
