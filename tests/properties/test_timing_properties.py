"""Timing holds for every plan: rows tile the time, and a latest beginning can be kept and not be passed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.lateness import share
from briefgen.model.timing import (
    Slot,
    between_hard_points,
    elapsed,
    gaps,
    minutes_text,
    overlaps,
    schedule,
    sentences_over,
    slack,
    total,
    words_seconds,
)

lengths = st.integers(0, 900) | st.integers(0, 15).map(lambda minutes: minutes * 60)
texts = st.text(st.sampled_from("aAß .!?…\n-–_,“”"), max_size=60)


@st.composite
def plans(draw: st.DrawFn, *, hard_starts: bool = True) -> tuple[Slot, ...]:
    slots = []
    for place in range(draw(st.integers(0, 6))):
        shortest, duration = sorted((draw(lengths), draw(lengths)))
        fixed = draw(st.none() | st.integers(0, 3600)) if hard_starts else None
        alike = draw(st.sampled_from((None, "r", "s")))
        slots.append(Slot(str(place), duration, shortest, draw(st.booleans()), alike, "", fixed))
    return tuple(slots)


@given(plans(hard_starts=False), st.integers(0, 7200), st.integers(0, 7200))
def test_rows_without_hard_starts_tile_the_time(slots: tuple[Slot, ...], begin: int, hard_end: int) -> None:
    timed = schedule(slots, begin, hard_end)
    assert gaps(timed) == overlaps(timed) == ()
    assert slack(timed, begin, hard_end) == hard_end - begin - total(slots)


@given(plans(), st.integers(0, 7200), st.integers(0, 7200))
def test_gaps_and_overlaps_account_for_all_time(slots: tuple[Slot, ...], begin: int, hard_end: int) -> None:
    timed = schedule(slots, begin, hard_end)
    moved = sum(gap.seconds for gap in gaps(timed)) - sum(overlap.seconds for overlap in overlaps(timed))
    if timed:
        assert timed[-1].end == timed[0].start + total(slots) + moved
    assert all(row.start == row.slot.fixed_start for row in timed if row.slot.fixed_start is not None)


@given(plans(hard_starts=False), st.integers(0, 7200))
def test_beginning_at_the_latest_can_be_recovered_and_one_second_later_cannot(
    slots: tuple[Slot, ...], hard_end: int
) -> None:
    for place, row in enumerate(schedule(slots, 0, hard_end)):
        if row.latest is not None:
            assert share(slots[place:], hard_end - row.latest) is not None
            assert share(slots[place:], hard_end - row.latest - 1) is None


@given(plans(), st.integers(0, 7200))
def test_no_latest_beginning_passes_a_hard_point_that_follows(slots: tuple[Slot, ...], hard_end: int) -> None:
    timed = schedule(slots, 0, hard_end)
    for place, row in enumerate(timed):
        points = [hard_end, *(slot.fixed_start for slot in slots[place:] if slot.fixed_start is not None)]
        assert row.latest is None or row.latest <= min(points)


@given(plans(), st.integers(0, 7200), st.integers(0, 7200))
def test_parts_hold_every_row_once_in_order(slots: tuple[Slot, ...], begin: int, hard_end: int) -> None:
    parts = between_hard_points(slots, begin, hard_end)
    assert tuple(slot for part in parts for slot in part.slots) == slots
    assert all(part.slots for part in parts)
    assert all(slot.fixed_start is None for part in parts for slot in part.slots[1:])
    assert [part.hard_end for part in parts] == [*(part.begin for part in parts[1:]), *([hard_end] if parts else [])]


@given(st.integers(-100_000, 100_000))
def test_elapsed_can_be_read_back(seconds: int) -> None:
    hours, minutes, *rest = elapsed(seconds).removeprefix("–").split(":")
    assert int(hours) * 3600 + int(minutes) * 60 + int(rest[0] if rest else 0) == abs(seconds)


@given(st.integers(0, 100_000))
def test_minutes_can_be_read_back(seconds: int) -> None:
    minutes, *rest = minutes_text(seconds).split(":")
    assert int(minutes) * 60 + int(rest[0] if rest else 0) == seconds


@given(texts, texts)
def test_saying_two_texts_takes_at_most_the_time_of_both(one: str, other: str) -> None:
    both = words_seconds(f"{one} {other}")
    assert max(words_seconds(one), words_seconds(other)) <= both <= words_seconds(one) + words_seconds(other)


@given(texts)
def test_sentences_are_the_whole_text_in_order(text: str) -> None:
    assert "".join("".join(sentences_over(text, limit=-1)).split()) == "".join(text.split())


@given(texts, st.integers(0, 5))
def test_a_longer_limit_finds_no_more(text: str, limit: int) -> None:
    assert set(sentences_over(text, limit=limit + 1)) <= set(sentences_over(text, limit=limit))
