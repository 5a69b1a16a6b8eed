"""The release state of press pieces: DRAFT – NOT FOR RELEASE until nothing stands against another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.register import Register

DRAFT = "DRAFT – NOT FOR RELEASE"
IMMEDIATE = "FOR IMMEDIATE RELEASE"


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """The state as printed, and how many open points keep it a draft."""

    shown: Fact
    held_up_by: int

    @property
    def is_draft(self) -> bool:
        """Whether nothing may be released yet."""
        return self.shown.text == DRAFT


def release_state(event: Event, register: Register) -> ReleaseState:
    """The state of the press pieces.

    A draft is the default, and is forced while a point that holds up everything or the press kit is open.
    """
    blocking = len(register.holding("everything")) + len(register.holding("the press kit"))
    wanted = event.release.text or "draft"
    if blocking or wanted == "draft":
        return _state(event.release, DRAFT, blocking)
    if wanted == "embargoed" and event.embargo:
        return _state(event.embargo, _embargoed(event.embargo.text), blocking)
    if wanted == "immediate":
        return _state(event.release, IMMEDIATE, blocking)
    return _state(event.release, DRAFT, blocking)


def _state(source: Fact, shown: str, blocking: int) -> ReleaseState:
    fact = Fact(id="release.state", value=shown, how="derived", rule="release-state", spans=source.spans)
    return ReleaseState(fact, blocking)


def _embargoed(embargo: str) -> str:
    """``EMBARGOED UNTIL 14:00 (UTC+1), 13:00 UTC, 3 MAY 2031``."""
    local = datetime.fromisoformat(embargo.partition("[")[0])
    utc = words.moment(embargo.partition("[")[0])
    offset = f"{local:%z}"
    hours = f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:]}" if offset[3:] != "00" else "")
    date = f"{local.day} {words.MONTHS[local.month - 1]} {local.year}".upper()
    utc_date = "" if utc.date() == local.date() else f" {utc.day} {words.MONTHS[utc.month - 1]}".upper()
    return f"EMBARGOED UNTIL {local:%H:%M} (UTC{hours}), {utc:%H:%M} UTC{utc_date}, {date}"
