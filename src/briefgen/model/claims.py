"""Claims: what one passage of one source says about the event.

A claim names what it speaks of by a path of words, so that the note, ``event.yaml`` and a table say the same
thing the same way, and `model.assemble` can settle who is right:

    ("event", "topic", "code")                     the keys of event.yaml, in its own words
    ("sessions", "", "number")                     "" is the note's session: the first one of event.yaml
    ("sessions", "", "parts", "1", "title")        the note's hours, numbered from 1
    ("sessions", "", "segments", "opening", "who") rows, by their ids
    ("organisations", "iom", "name")               an organisation's id is its folded acronym, else its folded name
    ("people", "ada", "name")
    ("open_points", "3.1", "text")                 an open point of a source: by its place

Values are text, whole numbers (seconds for lengths of time, counts), booleans or tuples of text. Dates are text
in ISO 8601 as precise as known: ``2009``, ``2008-04``, ``2009-03-18``, ``2009-03-16/2009-03-22``.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.origin import How, Span, Standing

Path = tuple[str, ...]
Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value that one source gives. ``value`` None: the source says outright that it is open.

    ``how`` is stated (the note), supplied (the secretariat) or derived (by ``rule``). ``date`` is the source's
    own date where it gives one: within a kind the later-dated source wins. ``more`` are
    further places that it rests on; ``note`` is a remark of the person who supplied it, such as an address.
    """

    path: Path
    value: Value | None
    span: Span
    how: How = "stated"
    rule: str | None = None
    standing: Standing | None = None
    audience: str | None = None
    date: str | None = None
    note: str | None = None
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The claim's place, and any further ones that it rests on."""
        return (self.span, *self.more)
