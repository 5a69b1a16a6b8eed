"""Values come back from every form they can be written in."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.intake import values
from briefgen.intake.values import Mistake

LENGTHS = st.integers(min_value=0, max_value=values.LONGEST_DURATION)


@settings(deadline=None)
@given(LENGTHS)
def test_every_form_of_a_length_says_the_same(length: int) -> None:
    minutes, odd = divmod(length, 60)
    hours, rest = divmod(minutes, 60)
    forms = [f"{length} s", f"{minutes} min {odd} s", f"{hours} h {rest} min {odd} s", f"{hours}:{rest:02}:{odd:02}"]
    if not odd:
        forms += [f"{minutes} min", f"{hours} h {rest}", f"{hours}h{rest:02}", f"{hours} hours {rest} minutes"]
    assert {values.seconds(form) for form in forms} == {length}


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_dates_and_intervals_are_what_they_were(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for written in (f"{first:%Y}".zfill(4), first.isoformat()[:7], first.isoformat(), f"{first}/{last}"):
        assert values.date(written) == written


@settings(deadline=None)
@given(st.datetimes(), st.integers(min_value=-12 * 4, max_value=14 * 4))
def test_moments_are_what_they_were(moment: datetime, quarters: int) -> None:
    zoned = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    assert values.moment(zoned.isoformat()) == zoned.isoformat()


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_mistake(written: str) -> None:
    readers = (values.seconds, values.minutes, values.date, values.clock, values.moment, values.start)
    for read in (*readers, values.deadline, values.yes_or_no, values.zone, values.language, values.identity):
        with suppress(Mistake):
            assert read(written) is not None
