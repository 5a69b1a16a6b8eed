"""The embargo: one moment beyond doubt, before the session, after the issue; anything else stops a build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from briefgen.findings import Finding, Severity, at
from briefgen.model import cldr, words
from briefgen.model.embargo import Told, embargo, start, told, zone_of
from briefgen.model.event import Event
from briefgen.model.points import Register

FORM = "2031-05-03T14:00:00+02:00[Europe/Paris]"


def embargo_zone(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Date and time alone are no moment; an offset alone is not held against anything."""
    found = told(event.embargo.text)
    if found is None:
        return
    lacks = [name for name, given in (("offset", found.offset is not None), ("time zone", found.zone)) if not given]
    if lacks:
        yield _error(event, "embargo-zone", f"the embargo has no {' and no '.join(lacks)}", _whole(event, found))
    elif found.offsets is None:
        hint = "write an IANA name, such as Europe/Paris"
        yield _error(event, "embargo-zone", f"no time zone data tell of {found.zone}", hint)


def embargo_offset(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Offset and zone must agree: in an hour that comes twice the offset says which, in one left out none is right."""
    found = told(event.embargo.text)
    if found is None or found.offset is None or found.offsets is None or found.offset in found.offsets:
        return
    if not found.offsets:
        message = f"there is no {found.clock:%H:%M} that day in {found.zone}: clocks are put forward over it"
        yield _error(event, "embargo-offset", message, "take a time before or after that hour")
        return
    right = " or ".join(map(_offset, found.offsets))
    message = f"{found.zone} is then at {right}, not at {_offset(found.offset)}"
    yield _error(event, "embargo-offset", message, f"{_whole(event, found)}, or for the same moment {_there(found)}")


def embargo_elsewhere(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """The press at the event reads a time as that of the place."""
    found = embargo(event)
    there = zone_of(event.time_zone.text) if event.time_zone else None
    if found is None or there is None:
        return
    local = found.utc.astimezone(there)
    if local.utcoffset() != found.clock - found.utc.replace(tzinfo=None):
        message = f"the embargo is in the time of {found.zone}, the event in that of {event.time_zone.text}"
        hint = f"the same moment there: {_written(local)}[{event.time_zone.text}]"
        yield _error(event, "embargo-elsewhere", message, hint)


def embargo_past(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """Papers that are issued after the embargo are not embargoed."""
    found = embargo(event)
    if found is None or not event.issue.time or event.release.text != "embargoed":
        return
    issued = event.issue.time.text
    if found.utc <= words.moment(issued):
        message = f"the embargo has passed at the issue time, {cldr.issue_time(issued)}"
        yield _error(event, "embargo-past", message, "correct one of them, or write release: immediate")


def embargo_after_start(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """What was said aloud in the room cannot be held back."""
    found = embargo(event)
    if found is None:
        return
    begins = start(event, found.zone)
    later = begins < found.utc if begins else _lies_after(found.clock, event.session.date.text)
    if later:
        when = f"{event.session.start.text}, " if begins else ""
        message = f"the embargo ends after the session starts: {when}{cldr.day(event.session.date.text)}"
        yield _error(event, "embargo-after-start", message, "end it at the start at the latest")


def embargo_immediate(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """For immediate release, and under embargo: one of them is a slip."""
    if event.release.text != "immediate" or not event.embargo:
        return
    found = embargo(event)
    if found and event.issue.time and found.utc <= words.moment(event.issue.time.text):
        return
    message = "the release is immediate, and there is an embargo"
    yield _error(event, "embargo-immediate", message, "write release: embargoed, or take the embargo out")


def _error(event: Event, code: str, message: str, hint: str) -> Finding:
    """An error at the embargo's place."""
    return at(event.embargo.spans[0], code, message, hint=hint, severity=Severity.ERROR)


def _whole(event: Event, found: Told) -> str:
    """How it is written, with the offsets that the zone has then, where that is known."""
    name = found.zone or event.time_zone.text
    offsets = Told(found.clock, None, name).offsets if name else ()
    forms = [f"{found.clock.isoformat()}{_offset(each)}[{name}]" for each in offsets or ()]
    return f"write {' or '.join(forms) or f'it whole, such as {FORM}'}"


def _there(found: Told) -> str:
    """The moment that clock and offset make, in the zone."""
    utc = (found.clock - (found.offset or timedelta(0))).replace(tzinfo=UTC)
    return f"{_written(utc.astimezone(zone_of(found.zone)))}[{found.zone}]"


def _written(local: datetime) -> str:
    return f"{local.replace(tzinfo=None).isoformat()}{_offset(local.utcoffset() or timedelta(0))}"


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _lies_after(clock: datetime, day: str) -> bool:
    """Whether a time lies after a day, a month or a year, or the last of several days."""
    last = day.rpartition("/")[2]
    return bool(last) and f"{clock:%Y-%m-%d}"[: len(last)] > last
