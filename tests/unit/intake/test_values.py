"""Texts read as lengths of time, dates, times and choices; what can be read in two ways is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.intake import values
from briefgen.intake.values import Mistake


def mistake(read: Callable[[str], object], written: str) -> tuple[str, str, str | None]:
    with pytest.raises(Mistake) as caught:
        read(written)
    return caught.value.code, caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("90 s", 90),
        ("5 min", 300),
        ("5min", 300),
        ("1 h 30", 5400),
        ("1h30", 5400),
        ("1:30:00", 5400),
        ("0:00:45", 45),
        ("2 hours", 7200),
        ("1 hour 30 minutes", 5400),
        ("1 h 5 min 10 s", 3910),
        ("1.5 h", 5400),
        ("2,5 min", 150),
        ("0 min", 0),
        (" 110 MIN ", 6600),
        ("5\u00a0min", 300),
    ],
)
def test_lengths_of_time(written: str, seconds: int) -> None:
    assert values.seconds(written) == seconds


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("5", "say of what: 5 min, 5 s"),
        ("1:30", "write 1 h 30 or 1 min 30 s"),
        ("", "write 90 s, 5 min, 1 h 30 or 1:30:00"),
        ("5 minutes ago", "write 90 s, 5 min, 1 h 30 or 1:30:00"),
        ("30 min 1 h", "write 90 s, 5 min, 1 h 30 or 1:30:00"),
        ("1:60:00", "write 90 s, 5 min, 1 h 30 or 1:30:00"),
        ("٥ min", "write 90 s, 5 min, 1 h 30 or 1:30:00"),
    ],
)
def test_no_length_of_time(written: str, hint: str) -> None:
    assert mistake(values.seconds, written) == ("bad-duration", f'"{written}" is no length of time', hint)


def test_a_bare_number_of_minutes_only_where_minutes_are_asked_for() -> None:
    assert (values.minutes("17"), values.minutes("1.5"), values.minutes("90 s")) == (1020, 90, 90)


@pytest.mark.parametrize(
    "written", ["2009", "2009-03", "2009-03-18", "2009-03-16/2009-03-22", "2008-02-29", "2009/2010"]
)
def test_dates_are_kept_as_precise_as_they_are(written: str) -> None:
    assert values.date(written) == written


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("18 March 2009", "write 2009-03-18"),
        ("18. mar 2009", "write 2009-03-18"),
        ("March 18, 2009", "write 2009-03-18"),
        ("April 2008", "write 2008-04"),
        ("3/4/2009", "write 2009-03-18, or 2009-03, 2009, 2009-03-16/2009-03-22"),
        ("2009-3-18", "write 2009-03-18, or 2009-03, 2009, 2009-03-16/2009-03-22"),
        ("18 Smarch 2009", "write 2009-03-18, or 2009-03, 2009, 2009-03-16/2009-03-22"),
        ("2009-03-16/22", "write 2009-03-18, or 2009-03, 2009, 2009-03-16/2009-03-22"),
    ],
)
def test_no_date(written: str, hint: str) -> None:
    assert mistake(values.date, written) == ("bad-date", f'"{written}" is no date', hint)


def test_days_and_months_that_do_not_exist() -> None:
    assert mistake(values.date, "2009-02-29")[1] == '"2009-02-29" is no date: February 2009 has 28 days'
    assert mistake(values.date, "2009-00")[1] == '"2009-00" is no date: there is no month 0 in 2009'
    assert mistake(values.date, "0000")[0] == "bad-date"
    assert mistake(values.date, "2009-03-22/2009-03-16")[1] == '"2009-03-22/2009-03-16" ends before it begins'
    assert values.date("2009-03-16/2009-03") == "2009-03-16/2009-03"


@pytest.mark.parametrize(
    ("written", "clock"), [("14:00", "14:00"), ("9:30", "09:30"), ("00:00", "00:00"), ("9:30:00", "09:30")]
)
def test_times_of_day(written: str, clock: str) -> None:
    assert values.clock(written) == clock


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("24:00", "write hours and minutes such as 14:00"),
        ("9:60", "write hours and minutes such as 14:00"),
        ("9.30", "write 09:30"),
        ("9h30", "write 09:30"),
        ("2 pm", "write 14:00"),
        ("12:15 a.m.", "write 00:15"),
        ("noon", "write hours and minutes such as 14:00"),
    ],
)
def test_no_time_of_day(written: str, hint: str) -> None:
    assert mistake(values.clock, written) == ("bad-time", f'"{written}" is no time of day', hint)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2009-03-18T14:00", "2009-03-18T14:00"),
        ("2009-03-18 9:30", "2009-03-18T09:30"),
        ("2009-01-15T10:00:00+02:00", "2009-01-15T10:00:00+02:00"),
        ("2009-01-15T10:00Z", "2009-01-15T10:00Z"),
        ("2009-03-18T16:00:00-05:30[Europe/Istanbul]", "2009-03-18T16:00:00-05:30[Europe/Istanbul]"),
    ],
)
def test_dates_with_times(written: str, moment: str) -> None:
    assert values.moment(written) == moment


@pytest.mark.parametrize(
    "written",
    ["2009-03-18", "14:00", "2009-03-18T14", "2009-03-18T14:00:60", "2009-03-18T14:00+15:00", "2009-03-18T14:00+02:60"],
)
def test_no_date_with_time(written: str) -> None:
    assert mistake(values.moment, written)[:2] == ("bad-time", f'"{written}" is no date and time')


def test_the_zone_behind_a_moment_is_checked() -> None:
    assert mistake(values.moment, "2009-03-18T16:00+02:00[Europe/Istambul]") == (
        "bad-time-zone",
        '"Europe/Istambul" is no time zone',
        "did you mean Europe/Istanbul?",
    )


def test_a_session_starts_at_a_moment_or_at_a_time_of_day() -> None:
    assert (values.start("9:30"), values.start("2009-03-18T14:00")) == ("09:30", "2009-03-18T14:00")


@pytest.mark.parametrize(
    ("written", "deadline"),
    [("S-10", "S-10"), ("s – 10", "S-10"), ("S − 3 days", "S-3"), ("2009-03-08", "2009-03-08"), ("S-0", "S-0")],
)
def test_deadlines(written: str, deadline: str) -> None:
    assert values.deadline(written) == deadline


@pytest.mark.parametrize("written", ["S+10", "S", "2009-03", "next week", "2009-03-16/2009-03-22", "2009-02-30"])
def test_no_deadline(written: str) -> None:
    assert mistake(values.deadline, written)[:2] == (
        "bad-date",
        f'"{written}" is neither a day nor days before the session',
    )


@pytest.mark.parametrize(("written", "value"), [("yes", True), ("No", False), ("TRUE", True), ("off", False)])
def test_yes_or_no(written: str, value: bool) -> None:
    assert values.yes_or_no(written) is value


def test_choices_in_any_case_and_suggested() -> None:
    choices = ("confirmed", "to be confirmed", "proposed")
    assert values.choice("To  be confirmed", choices) == "to be confirmed"
    assert mistake(lambda written: values.choice(written, choices), "propsed") == (
        "bad-choice",
        '"propsed" is not one of its words',
        "did you mean proposed? confirmed, to be confirmed, proposed",
    )


def test_languages() -> None:
    assert values.language("pt-BR") == "pt-BR"
    assert mistake(values.language, "English")[0] == "bad-language"


def test_texts_up_to_twenty_thousand_characters() -> None:
    assert values.text("x" * 20_000) == "x" * 20_000
    assert mistake(values.text, "x" * 20_001) == (
        "too-long",
        "20,001 characters; 20,000 at most",
        "move it to a paper",
    )


def test_messages_show_long_values_cut() -> None:
    assert values.shown("a\nb " + "x" * 99) == '"a b ' + "x" * 56 + '..."'
