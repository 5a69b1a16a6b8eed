"""Whether a clock can be believed. Nothing here knows the time: what is known is what cannot be later than now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefgen.findings import Finding, Severity

LATEST = timedelta(days=30)
"""Nobody waits longer than this once an embargo is over: a clock that says so is likelier to be wrong."""
HINT = "set the clock right; if it is right, write --release and the reason"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Times in UTC that a right clock has reached, as far as they are known: when publishing ran last, when the papers
    were issued, when the files were built. ``until`` is the end of the embargo; ``published`` whether anything was
    published before.
    """

    seen: datetime | None
    issued: datetime | None
    built: datetime | None
    until: datetime | None
    published: bool


def doubts(at: datetime, known: Evidence) -> Iterator[Finding]:
    """What speaks against a clock."""
    if known.seen is None and known.published:
        message = "the record of the last publication cannot be read: nobody knows whether the clock ran backwards"
        yield _error("clock-record", message, "look at the clock; if it is right, write --release and the reason")
    reached = (
        ("publish ran last at", known.seen),
        ("the papers were issued at", known.issued),
        ("the files were built at", known.built),
    )
    for what, moment in reached:
        if moment and at < moment:
            yield _error("clock-behind", f"the clock says {said(at)}, and {what} {said(moment)}", HINT)
    if known.until and at - known.until > LATEST:
        message = f"the clock says {said(at)}, {(at - known.until).days} days after the embargo, {said(known.until)}"
        yield _error("clock-ahead", message, HINT)


def _error(code: str, message: str, hint: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, hint=hint)


def said(at: datetime) -> str:
    """``3 May 2031, 11:59:59 UTC``."""
    from briefgen.model.cldr import issue_day

    return f"{issue_day(at.isoformat())}, {at:%H:%M:%S} UTC"
