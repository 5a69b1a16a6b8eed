"""An embargo: one moment, told twice over by its offset and its zone, so that a slip in either shows.

The written form is that of RFC 9557: ``2031-05-03T14:00:00+02:00[Europe/Paris]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from briefgen.model import cldr
from briefgen.model.event import Event
from briefgen.model.locales import locale_of

_WRITTEN = re.compile(r"(?P<clock>[0-9T:-]+?)(?P<offset>Z|[+-][0-9:]{5})?(?:\[(?P<zone>.+)\])?")


@dataclass(frozen=True, slots=True)
class Told:
    """An embargo as it is written; ``offset`` and ``zone`` (an IANA name, else "") as far as they are."""

    clock: datetime
    offset: timedelta | None
    zone: str

    @property
    def offsets(self) -> tuple[timedelta, ...] | None:
        """The offsets that the zone has when its clocks show this: none while they are put forward, two in an hour
        that comes twice. None where the zone is not known.
        """
        zone = zone_of(self.zone)
        if zone is None:
            return None
        twice = (self.clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        shown = (each for each in twice if _as_shown(each.astimezone(UTC), zone) == self.clock)
        return tuple(dict.fromkeys(each.utcoffset() or timedelta(0) for each in shown))


@dataclass(frozen=True, slots=True)
class Embargo:
    """A moment before which nothing may be published. ``clock`` is the local time in the zone."""

    clock: datetime
    utc: datetime
    zone: str
    locale: str

    @property
    def words(self) -> str:
        """``3 MAY 2031, 14:00 Europe/Paris (12:00 UTC)``: capitals, but for the name of the zone."""
        other_day = "" if self.utc.date() == self.clock.date() else f"{self._day(self.utc)}, "
        return f"{self._day(self.clock)}, {_time(self.clock)} {self.zone} ({other_day}{_time(self.utc)} UTC)"

    def _day(self, at: datetime) -> str:
        return cldr.day(f"{at:%Y-%m-%d}", self.locale).upper()

    @property
    def until(self) -> str:
        """The moment in ISO 8601, in UTC."""
        return f"{self.utc:%Y-%m-%dT%H:%M:%SZ}"


def told(written: str) -> Told | None:
    """What a written embargo says; None where there is none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    at = datetime.fromisoformat(f"{found['clock']}{found['offset'] or ''}")
    return Told(at.replace(tzinfo=None), at.utcoffset(), found["zone"] or "")


def embargo(event: Event) -> Embargo | None:
    """The event's embargo, where it is one moment beyond doubt."""
    found = told(event.embargo.text)
    if found is None or found.offset is None or found.offset not in (found.offsets or ()):
        return None
    return Embargo(found.clock, (found.clock - found.offset).replace(tzinfo=UTC), found.zone, locale_of(event))


def start(event: Event, zone: str) -> datetime | None:
    """When the session starts, in UTC; its time is that of the event's zone, else of the zone that is given."""
    day, clock = event.session.date.text, event.session.start.text
    found = zone_of(event.time_zone.text or zone)
    if found is None or not (day and clock):
        return None
    try:
        return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=found).astimezone(UTC)
    except ValueError:  # a month, or several days
        return None


def zone_of(name: str) -> ZoneInfo | None:
    """The IANA zone of that name; None where the time zone data do not have it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _as_shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _time(at: datetime) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
