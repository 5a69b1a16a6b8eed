"""Starts, ends and latest beginnings, and what can be said in them."""

from __future__ import annotations

import pytest

from briefgen.model.timing import (
    Between,
    Part,
    Slot,
    Timed,
    between_hard_points,
    elapsed,
    gaps,
    hold_until,
    minutes_text,
    overlaps,
    schedule,
    sentences_over,
    slack,
    speakers_fit,
    total,
    words_seconds,
)

FIRST_HOUR = (
    Slot("10", 240, 180, kind="opening"),
    Slot("20", 600, 420, alike="reports", kind="report"),
    Slot("30", 600, 420, alike="reports", kind="report"),
    Slot("40", 600, 420, alike="reports", kind="report"),
    Slot("50", 1020, 300, kind="discussion"),
    Slot("60", 300, 180, kind="summary"),
    Slot("70", 240, 0, may_drop=True, kind="buffer"),
)
SECOND_HOUR = (
    Slot("80", 240, 180),
    *(Slot(row, 480, 360, alike="statements") for row in ("90", "100", "110", "120")),
    Slot("130", 240, 180),
    Slot("140", 720, 0, may_drop=True),
    Slot("150", 240, 180),
    Slot("160", 240, 0, may_drop=True),
)


def latest(timed: tuple[Timed, ...]) -> list[str]:
    return ["drop" if row.latest is None else elapsed(row.latest) for row in timed]


def test_first_hour_starts_and_latest_beginnings() -> None:
    timed = schedule(FIRST_HOUR, 0, 3600)
    assert [elapsed(row.start) for row in timed] == ["0:00", "0:04", "0:14", "0:24", "0:34", "0:51", "0:56"]
    assert latest(timed) == ["0:28", "0:31", "0:38", "0:45", "0:52", "0:57", "drop"]
    assert timed[-1].end == total(FIRST_HOUR) == 3600


def test_second_hour_starts_and_latest_beginnings() -> None:
    timed = schedule(SECOND_HOUR, 3600, 7200)
    starts = ["1:00", "1:04", "1:12", "1:20", "1:28", "1:36", "1:40", "1:52", "1:56"]
    assert [elapsed(row.start) for row in timed] == starts
    assert latest(timed) == ["1:27", "1:30", "1:36", "1:42", "1:48", "1:54", "drop", "1:57", "drop"]


def test_fixed_start_leaves_a_gap_and_bounds_what_comes_before() -> None:
    timed = schedule((Slot("a", 600, 300), Slot("b", 600, 300, fixed_start=900)), 0, 3600)
    assert [(row.start, row.end, row.latest) for row in timed] == [(0, 600, 600), (900, 1500, 900)]
    assert gaps(timed) == (Between("a", "b", 300),)
    assert overlaps(timed) == ()


def test_fixed_start_before_the_end_of_the_row_before_overlaps() -> None:
    timed = schedule((Slot("a", 600, 300), Slot("b", 600, 300, fixed_start=500)), 0, 3600)
    assert overlaps(timed) == (Between("a", "b", 100),)
    assert gaps(timed) == ()


def test_fixed_start_that_cannot_be_kept_does_not_hide_the_hard_end() -> None:
    (timed,) = schedule((Slot("a", 600, 600, fixed_start=900),), 0, 1200)
    assert timed.latest == 600


@pytest.mark.parametrize(("hard_end", "left"), [(4000, 400), (3600, 0), (3000, -600)])
def test_slack_is_what_the_hard_end_leaves(hard_end: int, left: int) -> None:
    assert slack(schedule(FIRST_HOUR, 0, hard_end), 0, hard_end) == left


def test_without_rows_all_is_slack() -> None:
    assert schedule((), 60, 600) == ()
    assert slack((), 60, 600) == 540
    assert between_hard_points((), 60, 600) == ()


def test_parts_end_where_the_next_hard_start_is() -> None:
    first, second = Slot("a", 60, 60), Slot("b", 60, 60)
    launch, closing = Slot("c", 60, 60, fixed_start=3600), Slot("d", 60, 60)
    parts = between_hard_points((first, second, launch, closing), 0, 7200)
    assert parts == (Part((first, second), 0, 3600), Part((launch, closing), 3600, 7200))


def test_first_row_with_a_fixed_start_begins_its_part_then() -> None:
    only = Slot("a", 60, 60, fixed_start=120)
    assert between_hard_points((only,), 0, 600) == (Part((only,), 120, 600),)


@pytest.mark.parametrize(("duration", "shortest"), [(60, 120), (60, -1), (-60, -60)])
def test_slot_refuses_lengths_that_cannot_be(duration: int, shortest: int) -> None:
    with pytest.raises(ValueError, match="row x: shortest"):
        Slot("x", duration, shortest)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (2700, "0:45"), (3600, "1:00"), (2730, "0:45:30"), (36000, "10:00"), (-300, "–0:05")],
)
def test_elapsed(seconds: int, text: str) -> None:
    assert elapsed(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(240, "4"), (90, "1:30"), (0, "0"), (45, "0:45"), (5400, "90")])
def test_minutes_text(seconds: int, text: str) -> None:
    assert minutes_text(seconds) == text


def test_a_part_that_ends_early_holds_for_the_hard_start() -> None:
    assert hold_until(3300, 3600) == 3600
    assert hold_until(3600, 3600) is None
    assert hold_until(3700, 3600) is None


def test_speakers_fit_gives_surplus_and_deficit() -> None:
    assert speakers_fit(4, 480, 1920) == 0
    assert speakers_fit(4, 600, 1920) == -480
    assert speakers_fit(3, 480, 1920) == 480


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("Welcome.", 1),
        ("word " * 100, 60),
        ("word " * 101, 61),
        ("rural-rural migration", 2),
        ("I give the floor to ________ – now.", 5),
        ("2,500 people’s homes", 2),
    ],
)
def test_words_seconds_at_a_hundred_words_a_minute_rounded_up(text: str, seconds: int) -> None:
    assert words_seconds(text) == seconds


def test_sentences_over_gives_long_ones_verbatim() -> None:
    assert sentences_over("One two three. One two  three four!  One two?", limit=3) == ("One two  three four!",)


def test_a_sentence_of_exactly_the_limit_passes() -> None:
    assert sentences_over("word " * 25) == ()
    assert sentences_over("word " * 26) == (("word " * 26).strip(),)


def test_names_are_not_counted_and_the_longest_is_taken_first() -> None:
    text = "We thank the Example Institute for Rivers today."
    assert sentences_over(text, limit=4, names=("Example Institute", "Example Institute for Rivers")) == ()
    assert sentences_over(text, limit=4, names=("Example Institute",)) == (text,)


def test_a_name_inside_a_word_is_counted() -> None:
    assert sentences_over("Adam and Eve", limit=2, names=("Ada",)) == ("Adam and Eve",)


def test_an_empty_name_takes_nothing_away() -> None:
    assert sentences_over("one two three", limit=2, names=("", " ")) == ("one two three",)


@pytest.mark.parametrize(
    "text",
    [
        "We thank Dr. Ada Example",
        "We thank J. Example warmly",
        "I thank you, Prof. Example",
        "Ask (cf. Example) us all",
        "See item No. 4 now",
        "We wait … and then go",
        "Costs of 2.5 million then",
    ],
)
def test_a_dot_that_ends_no_sentence(text: str) -> None:
    assert sentences_over(text, limit=4) == (text,)


def test_a_dot_inside_a_name_ends_no_sentence() -> None:
    text = "The floor is for Example Ltd. Rivers of us all."
    assert sentences_over(text, limit=7, names=("Example Ltd. Rivers",)) == ()
    assert sentences_over(text, limit=6, names=("Example Ltd. Rivers",)) == (text,)


def test_a_dot_that_ends_both_a_name_and_a_sentence_ends_the_sentence() -> None:
    assert sentences_over("We thank Example Ltd. Now we go on.", limit=4, names=("Example Ltd.",)) == ()


def test_dots_without_a_space_after_them_end_nothing() -> None:
    text = "." * 50_000 + "x one two"
    assert sentences_over(text, limit=2) == (text,)


def test_an_empty_line_ends_a_sentence() -> None:
    assert sentences_over("one two\n\nthree four", limit=2) == ()
    assert sentences_over("one two.\n\nthree four", limit=2) == ()
    assert sentences_over("one two\nthree four", limit=2) == ("one two\nthree four",)
