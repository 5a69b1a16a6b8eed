"""Is there anything to print from?"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding
from briefgen.model.event import Event
from briefgen.model.points import Register


def no_note(event: Event, register: Register) -> Iterator[Finding]:  # noqa: ARG001 - every check has both
    """No concept note among the sources: what it would say is open, and a forgotten file looks just so."""
    if not event.passages:
        yield Finding(
            code="no-note",
            message="there is no concept note among the sources: what it would say is open",
            hint="put the note into the sources folder, as .docx, .pdf, .txt or another format that briefgen reads",
        )
