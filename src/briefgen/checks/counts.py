"""The note's own counts against what was found: free ground truth."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model import words
from briefgen.model.event import Event
from briefgen.model.points import Register


def count_differs(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """``three working sessions`` and only two of them named."""
    for fact in event.counts:
        what = fact.id.removeprefix("counts.")
        found = _found(event, what.removesuffix("s"))
        if found is not None and found != fact.number:
            yield at(
                fact.spans[0],
                "count-differs",
                f"the source counts {words.number(fact.number)} {what}, and names {words.number(found)}",
                hint="name them all, or correct the count",
            )


def _found(event: Event, one: str) -> int | None:
    """How many of a kind there are, None where the model does not know the kind."""
    related = sum(each.kind.text.casefold() == one.casefold() for each in event.session.related)
    members = sum(each.member_as.text.casefold() == one.casefold() for each in event.organisations)
    if related or members:
        return related or members
    return 0 if one.endswith(("session", "member")) else None
