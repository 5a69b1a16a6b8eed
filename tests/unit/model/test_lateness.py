"""If late: the two hours of the sample, and the corners of the rule."""

from __future__ import annotations

import pytest

from briefgen.model.lateness import (
    LateColumn,
    LateTable,
    Sacrifice,
    if_late,
    never_dropped,
    order_of_sacrifice,
    share,
    unequal_alike,
)
from briefgen.model.timing import Slot, elapsed, minutes_text


def row(name: str, minutes: int, shortest: int, kind: str, *, may_drop: bool = False, alike: str | None = None) -> Slot:
    return Slot(name, minutes * 60, shortest * 60, may_drop, alike, kind)


FIRST_HOUR = (
    row("10", 4, 3, "opening"),
    *(row(name, 10, 7, "report", alike="reports") for name in ("20", "30", "40")),
    row("50", 17, 5, "discussion"),
    row("60", 5, 3, "summary"),
    row("70", 4, 0, "buffer", may_drop=True),
)
SECOND_HOUR = (
    row("80", 4, 3, "opening"),
    *(row(name, 8, 6, "statement", alike="statements") for name in ("90", "100", "110", "120")),
    row("130", 4, 3, "launch"),
    row("140", 12, 0, "discussion", may_drop=True),
    row("150", 4, 3, "closing"),
    row("160", 4, 0, "buffer", may_drop=True),
)


def lines(table: LateTable) -> list[str]:
    return [
        " ".join([elapsed(line.opening), *("drop" if cell is None else minutes_text(cell) for cell in line.amounts)])
        for line in table.rows
    ]


def minutes(slots: tuple[Slot, ...], left: int) -> list[str] | None:
    given = share(slots, left * 60)
    return None if given is None else ["drop" if cell is None else minutes_text(cell) for cell in given]


def test_first_hour() -> None:
    table = if_late(FIRST_HOUR, 0, 3600)
    assert lines(table) == [
        "0:05 4 10 16 5 drop",
        "0:10 4 10 11 5 drop",
        "0:15 4 10 6 5 drop",
        "0:20 4 8 5 5 drop",
        "0:25 4 7 5 5 drop",
        "0:28 3 7 5 3 drop",
    ]
    assert table.last_opening == 28 * 60
    assert [line.slack for line in table.rows] == [0, 0, 0, 120, 0, 0]


def test_second_hour_drops_the_floor_rather_than_leave_it_one_minute() -> None:
    table = if_late(SECOND_HOUR, 3600, 7200)
    assert lines(table) == [
        "1:05 4 8 4 11 4 drop",
        "1:10 4 8 4 6 4 drop",
        "1:15 4 8 4 drop 4 drop",
        "1:20 4 7 4 drop 4 drop",
        "1:25 4 6 4 drop 3 drop",
        "1:27 3 6 3 drop 3 drop",
    ]
    assert [line.slack for line in table.rows] == [0, 0, 60, 0, 0, 0]


def test_columns_stand_in_the_order_of_rows_and_alike_ones_share_one() -> None:
    columns = if_late(SECOND_HOUR, 3600, 7200).columns
    assert [column.ids for column in columns] == [
        ("80",), ("90", "100", "110", "120"), ("130",), ("140",), ("150",), ("160",),
    ]  # fmt: skip
    assert columns[1] == LateColumn(("90", "100", "110", "120"), "statement", "statements", 480, 360, False, 3)


def test_a_step_that_meets_the_last_opening_prints_it_once() -> None:
    table = if_late((row("a", 20, 10, "report"),), 0, 1200)
    assert lines(table) == ["0:05 15", "0:10 10"]


def test_the_last_opening_is_printed_as_a_whole_minute_and_kept_exact() -> None:
    table = if_late((Slot("a", 600, 330),), 0, 600)
    assert lines(table) == ["0:04 6"]
    assert table.last_opening == 270


def test_a_longer_step_gives_fewer_rows() -> None:
    assert lines(if_late(FIRST_HOUR, 0, 3600, step=900)) == ["0:15 4 10 6 5 drop", "0:28 3 7 5 3 drop"]


def test_a_plan_without_room_has_no_rows() -> None:
    full = (row("a", 10, 10, "report"),)
    assert if_late(full, 0, 600) == LateTable(if_late(full, 0, 600).columns, (), 0)


def test_a_plan_that_cannot_hold_even_on_time_says_so_by_its_last_opening() -> None:
    table = if_late((row("a", 10, 10, "report"),), 0, 540)
    assert table.rows == ()
    assert table.last_opening == -60


def test_no_rows_lose_nothing() -> None:
    assert if_late((), 0, 600).columns == ()
    assert share((), 0) == ()
    assert order_of_sacrifice(()) == ()


def test_slack_of_the_plan_is_used_before_the_reserve() -> None:
    slots = (row("a", 10, 5, "report"), row("b", 4, 0, "buffer", may_drop=True))
    assert lines(if_late(slots, 0, 20 * 60)) == ["0:05 10 4", "0:10 10 drop", "0:15 5 drop"]


def test_the_whole_reserve_is_dropped_as_soon_as_anything_is_lost() -> None:
    slots = (row("a", 10, 5, "report"), row("b", 9, 0, "buffer", may_drop=True))
    (first, _) = if_late(slots, 0, 19 * 60, step=420).rows
    assert first.amounts == (600, None)
    assert first.slack == 120


def test_a_buffer_that_may_not_be_dropped_is_shortened_first() -> None:
    assert minutes((row("a", 4, 1, "buffer"), row("b", 9, 5, "discussion")), 8) == ["1", "7"]


def test_what_alike_rows_give_beyond_the_need_is_slack() -> None:
    assert minutes(FIRST_HOUR, 42) == ["4", "9", "9", "9", "5", "5", "drop"]
    assert minutes(FIRST_HOUR, 40) == ["4", "8", "8", "8", "5", "5", "drop"]
    slots = tuple(row(name, 8, 6, "statement", alike="s") for name in "abc")
    (first, *_) = if_late(slots, 0, 24 * 60, step=60).rows
    assert first.amounts == (420,)
    assert first.slack == 120


def test_no_minute_goes_back_to_a_row_that_gave_before() -> None:
    slots = (
        row("a", 8, 6, "statement", alike="s"),
        row("b", 8, 6, "statement", alike="s"),
        row("c", 4, 3, "launch"),
        row("d", 6, 5, "discussion"),
    )
    assert minutes(slots, 24) == ["7", "7", "4", "5"]
    assert minutes(slots, 22) == ["6", "6", "4", "5"]
    assert minutes(slots, 20) == ["6", "6", "3", "5"]


def test_what_a_drop_frees_beyond_the_need_is_slack() -> None:
    slots = (row("a", 17, 5, "floor"), row("b", 12, 0, "photo", may_drop=True))
    table = if_late(slots, 0, 29 * 60, step=60)
    assert lines(table)[21:] == ["0:22 5 2", "0:23 5 drop", "0:24 5 drop"]
    assert [line.slack for line in table.rows[21:]] == [0, 60, 0]


def test_a_row_once_dropped_stays_dropped_and_the_next_gives_only_when_its_minutes_are_used() -> None:
    slots = (row("a", 9, 5, "report"), row("b", 6, 4, "photo", may_drop=True))
    assert lines(if_late(slots, 0, 15 * 60, step=60)) == [
        "0:01 9 5",
        "0:02 9 4",
        "0:03 9 drop",
        "0:04 9 drop",
        "0:05 9 drop",
        "0:06 9 drop",
        "0:07 8 drop",
        "0:08 7 drop",
        "0:09 6 drop",
        "0:10 5 drop",
    ]


def test_a_short_row_that_may_be_dropped_is_never_cut() -> None:
    slots = (row("a", 1, 0, "photo", may_drop=True), row("b", 9, 5, "report"))
    assert share(slots, 570) == (None, 540)


def test_alike_rows_that_may_be_dropped_are_dropped_together() -> None:
    slots = tuple(row(name, 4, 0, "statement", alike="s", may_drop=True) for name in "abc")
    assert minutes(slots, 6) == ["2", "2", "2"]
    assert minutes(slots, 5) == ["drop", "drop", "drop"]


def test_of_one_rank_the_later_row_gives_first() -> None:
    assert minutes((row("a", 9, 5, "report"), row("b", 9, 5, "report")), 15) == ["9", "6"]


def test_kinds_not_named_give_where_speakers_give_and_case_is_no_matter() -> None:
    assert minutes((row("a", 9, 5, "Launch"), row("b", 9, 5, "puppet show"), row("c", 9, 5, "closing")), 22) == [
        "9", "5", "8",
    ]  # fmt: skip


def test_alike_rows_need_not_be_neighbours() -> None:
    slots = (row("a", 9, 5, "report", alike="r"), row("b", 9, 5, "summary"), row("c", 9, 5, "report", alike="r"))
    assert minutes(slots, 23) == ["7", "9", "7"]


def test_cuts_measure_the_plan_where_it_is_not_in_whole_minutes() -> None:
    assert share((Slot("a", 90, 45), Slot("b", 90, 45, kind="closing")), 160) == (60, 90)


def test_too_little_time_for_all_at_their_shortest_is_none() -> None:
    assert minutes(FIRST_HOUR, 32) == ["3", "7", "7", "7", "5", "3", "drop"]
    assert share(FIRST_HOUR, 32 * 60 - 1) is None


def test_order_of_sacrifice_of_the_first_hour() -> None:
    assert order_of_sacrifice(FIRST_HOUR) == (
        Sacrifice(("70",), "drop", "buffer", None),
        Sacrifice(("50",), "shorten", "discussion", None),
        Sacrifice(("20", "30", "40"), "shorten alike", "report", "reports"),
        Sacrifice(("60",), "shorten", "summary", None),
        Sacrifice(("10",), "shorten", "opening", None),
    )


def test_order_of_sacrifice_of_the_second_hour_shortens_the_floor_and_then_drops_it() -> None:
    assert [(step.ids, step.what) for step in order_of_sacrifice(SECOND_HOUR)] == [
        (("160",), "drop"),
        (("140",), "shorten"),
        (("140",), "drop"),
        (("90", "100", "110", "120"), "shorten alike"),
        (("150",), "shorten"),
        (("80",), "shorten"),
        (("130",), "shorten"),
    ]


def test_rows_that_can_give_nothing_stand_last() -> None:
    slots = (row("a", 5, 5, "discussion"), row("b", 5, 4, "launch"))
    assert [(step.ids, step.what) for step in order_of_sacrifice(slots)] == [(("b",), "shorten"), (("a",), "never")]


def test_the_reserve_stands_before_buffers_that_are_only_shortened() -> None:
    slots = (row("a", 4, 0, "buffer", may_drop=True), row("b", 4, 1, "buffer"))
    assert [(step.ids, step.what) for step in order_of_sacrifice(slots)] == [(("a",), "drop"), (("b",), "shorten")]


def test_rows_alike_of_several_kinds_give_when_the_most_protected_kind_gives() -> None:
    slots = (row("a", 6, 4, "floor", alike="r"), row("b", 6, 4, "launch", alike="r"), row("c", 6, 4, "opening"))
    assert minutes(slots, 16) == ["6", "6", "4"]


def test_a_kind_not_named_gives_before_a_summary() -> None:
    assert minutes((row("a", 9, 5, "puppet show"), row("b", 9, 5, "summary")), 16) == ["7", "9"]


def test_alike_rows_give_all_they_have_before_other_alike_ones_give() -> None:
    slots = (
        *(row(name, 8, 6, "statement", alike="s") for name in "abc"),
        *(row(name, 8, 6, "closing", alike="t") for name in "de"),
    )
    assert minutes(slots, 38) == ["7", "7", "7", "8", "8"]
    assert minutes(slots, 35) == ["6", "6", "6", "8", "8"]
    assert minutes(slots, 33) == ["6", "6", "6", "7", "7"]


def test_never_dropped() -> None:
    assert [column.ids for column in never_dropped(SECOND_HOUR)] == [
        ("80",), ("90", "100", "110", "120"), ("130",), ("150",),
    ]  # fmt: skip


def test_rows_called_alike_with_different_minutes_are_named_and_kept_apart() -> None:
    slots = (row("a", 9, 5, "report", alike="r"), row("b", 8, 5, "report", alike="r"))
    assert unequal_alike(slots) == ("r",)
    assert [column.ids for column in if_late(slots, 0, 1020).columns] == [("a",), ("b",)]
    assert unequal_alike(FIRST_HOUR) == ()


@pytest.mark.parametrize("left", [3600, 3660, 7200])
def test_on_time_nothing_is_lost(left: int) -> None:
    assert share(FIRST_HOUR, left) == tuple(slot.duration for slot in FIRST_HOUR)


def test_a_row_without_length_is_not_called_dropped_on_time() -> None:
    assert share((row("a", 0, 0, "photo", may_drop=True), row("b", 5, 4, "report")), 300) == (0, 300)
