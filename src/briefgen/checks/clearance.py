"""Clearance: texts that somebody answers for, held against what was cleared."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, at
from briefgen.model.clearance import CLEARED, OwnText
from briefgen.model.event import Event
from briefgen.model.points import Register
from briefgen.model.uncleared import has_changed, may_be_printed, name_of

STATES = {"": "is not cleared", "draft": "is a draft", "with-speaker": "is with the speaker"}
LACKS = {"by": "by whom", "on": "when", "of": "of which text"}


def uncleared(event: Event, register: Register) -> Iterator[Finding]:
    """A text that is written, asked for, or cleared without an agreed name: the press does not get it."""
    for text in _given(event):
        if text.clearance.state.text != CLEARED or (text.is_cleared and not may_be_printed(event, text)):
            yield at(
                text.text.spans[0],
                "uncleared",
                f"the {name_of(event, text)} {_state(text)}{_point(register, text)}",
                hint=_next(text),
            )


def _state(text: OwnText) -> str:
    if text.text.is_open:
        return "is still to come"
    why = "has no agreed name" if text.is_cleared else STATES[text.clearance.state.text]
    return f"{why}: it stays out of the press files"


def _next(text: OwnText) -> str:
    if text.text.is_open:
        return "ask for it, and write the text or the name of its file"
    if text.is_cleared:
        return "list the person under people:, with standing: confirmed beside the name"
    return f"once it is cleared, write: clearance: {{state: cleared, by: ..., on: 2031-05-03, of: {text.mark}}}"


def clearance_stale(event: Event, register: Register) -> Iterator[Finding]:
    """A text that changed after it was cleared."""
    for text in _given(event):
        if has_changed(text):
            yield at(
                text.text.spans[0],
                "clearance-stale",
                f"the {name_of(event, text)} is not the text that was cleared, whose mark is "
                f"{text.clearance.of.text}: it stays out of the press files{_point(register, text)}",
                hint=f"have this text cleared too, then write of: {text.mark}",
                others=text.clearance.of.spans,
            )


def clearance_incomplete(event: Event, register: Register) -> Iterator[Finding]:
    """A clearance that does not say by whom, when, or of which text."""
    for text in _given(event):
        lacks = text.clearance.lacks
        if text.text and text.clearance.state.text == CLEARED and lacks:
            yield at(
                text.clearance.state.spans[0],
                "clearance-incomplete",
                f"the clearance of the {name_of(event, text)} does not say {', '.join(LACKS[name] for name in lacks)}: "
                f"it stays out of the press files{_point(register, text)}",
                hint=_complete(text, lacks),
                others=text.text.spans,
            )


def _complete(text: OwnText, lacks: tuple[str, ...]) -> str:
    missing = {"by": "by: ...", "on": "on: 2031-05-03", "of": f"of: {text.mark}"}
    says = f", if the text that was cleared begins “{_begins(text)}”" if "of" in lacks else ""
    return f"write {', '.join(missing[name] for name in lacks)}{says}"


def _begins(text: OwnText) -> str:
    """The first words of a text."""
    words = text.text.text.split()
    return " ".join(words[:6]) + ("..." if len(words) > 6 else "")  # noqa: PLR2004 - a glance


def _given(event: Event) -> Iterator[OwnText]:
    return (text for text in event.own_texts if text.text.spans)


def _point(register: Register, text: OwnText) -> str:
    point = register.point(text.point_id)
    return f" (point {point.number})" if point else ""
