"""What changed since the last issue and since the last build."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

POINTS = "points"
"""The key of a session's record under which its open points have their numbers; the others are numbers of issues."""

if TYPE_CHECKING:
    from briefgen.model.event import Event
    from briefgen.model.points import Register
    from briefgen.store.output import Output


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a finished build, and how many of its passages changed since the last one (None: it is new)."""

    name: str
    changed: int | None
    pages: int | None


def row_digests(event: Event) -> dict[str, str]:
    """A fingerprint of each row's printed values."""
    digests = {}
    for row in event.session.segments:
        facts = (row.title, row.duration, row.shortest, row.words, row.may_drop)
        seats = (fact for seat in row.who for fact in (seat.person, seat.role, seat.organisation))
        said = "\0".join(fact.text for fact in (*facts, *seats))
        digests[row.id] = hashlib.sha256(said.encode()).hexdigest()[:16]
    return digests


def _issue_number(event: Event) -> int:
    number = event.issue.number.text
    return int(number) if number.isdigit() else 0


def changed_rows(event: Event, issues: Mapping[str, Any]) -> frozenset[str] | None:
    """The rows that differ from the last issue before this one; None when there was none."""
    number = _issue_number(event)
    earlier = [int(each) for each in issues if each.isdigit() and int(each) < number]
    if not earlier:
        return None
    last = issues[str(max(earlier))]
    return frozenset(row for row, digest in row_digests(event).items() if last.get(row) != digest)


def with_rows(event: Event, register: Register, issues: Mapping[str, Any]) -> dict[str, Any]:
    """The records of issues with this one's rows, and every number that an open point has ever had."""
    number = _issue_number(event)
    numbers = {**issues.get(POINTS, {}), **{point.id: point.number for point in register.points}}
    rows = {str(number): row_digests(event)} if number else {}
    return {**issues, **rows, POINTS: numbers}


def given_numbers(issues: Mapping[str, Any], folder: str) -> Mapping[str, int]:
    """The numbers that the open points of a session have had in earlier builds."""
    numbers = issues.get(folder, {}).get(POINTS, {})
    return numbers if isinstance(numbers, dict) else {}


def made(output: Output, before: Mapping[str, Any]) -> Made:
    """What to say of a file: how many of its passages differ from the last build's."""
    pages = [block["page"] for block in output.blocks if block["page"]]
    old = before.get(output.name)
    changed = None
    if old is not None:
        was = Counter(block["text"] for block in old)
        now = Counter(block["text"] for block in output.blocks)
        changed = max((was - now).total(), (now - was).total())
    return Made(output.name, changed, max(pages) if pages else None)
