"""Pictures, held against what was cleared."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model.clearance import CLEARED
from briefgen.model.event import Event
from briefgen.model.points import Register


def picture_uncleared(event: Event, _: Register) -> Iterator[Finding]:
    """A picture that nobody has cleared, or another one than was cleared: the press does not get it."""
    for picture in event.pictures:
        clearance = picture.clearance
        if picture.is_cleared:
            continue
        changed = clearance.state.text == CLEARED and not clearance.lacks
        why = "is not the one that was cleared" if changed else "is not cleared"
        yield at(
            picture.file.spans[0],
            "picture-uncleared",
            f"the picture {picture.file.text} {why}: it stays out of the press files",
            hint="once it is cleared, write: "
            f"clearance: {{state: cleared, by: ..., on: 2031-05-03, of: {picture.mark.text}}}",
        )
