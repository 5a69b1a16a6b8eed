"""An event composed into one document: views into a template, its XML into the tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.compose import drawings, views
from briefgen.compose.audiences import for_audience
from briefgen.compose.build import Builder
from briefgen.compose.environment import Printed, environment, render
from briefgen.compose.inlines import Reader
from briefgen.compose.late import late
from briefgen.compose.markup import cut, number_paragraphs, parse
from briefgen.compose.press import release_state
from briefgen.compose.product import Copy
from briefgen.compose.sheets import sheets
from briefgen.findings import Noted
from briefgen.model.assume import assumptions
from briefgen.model.event import Event, Wording
from briefgen.model.facts import Fact
from briefgen.model.register import Register
from briefgen.model.words import moment
from briefgen.tree.nodes import Document, Figure

WITH_REGISTER = ("chair", "press", "internal", "review")
"""Audiences whose copies number their blanks; a participant has no register to look in."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a composition needs beside the event."""

    folders: tuple[Path, ...]
    builtin: Path
    changed: frozenset[str] | None = None


def compose(event: Event, register: Register, copy: Copy, settings: Settings) -> Noted[Document]:
    """The document of one copy.

    Raises RefusedError when a template cannot be used.
    """
    seen = for_audience(event, copy.audience)
    printed = Printed()
    made = environment(settings.folders, settings.builtin, printed)
    figures, context = _context(seen, register, copy, settings)
    root = parse(render(made, copy.template, context))
    references = number_paragraphs(root)
    cut(root, copy.audience)
    reader = Reader(printed.facts, register, copy.audience, references, copy.audience in WITH_REGISTER)
    builder = Builder(reader, figures)
    document = Document(
        title=builder.title(root),
        sections=tuple(builder.sections(root)),
        product=copy.product.name,
        audience=copy.audience,
        language=_language(event),
        subject=copy.title,
        issued=moment(event.issue.time.text).strftime("%Y-%m-%dT%H:%M:%SZ") if event.issue.time else None,
    )
    return Noted(document, tuple(reader.findings))


def _language(event: Event) -> str:
    first = event.language.items[0].text if event.language else "en"
    return "en-GB" if first == "en" else first


def _context(
    event: Event, register: Register, copy: Copy, settings: Settings
) -> tuple[dict[str, Figure], dict[str, Any]]:
    parts = views.parts(event, settings.changed or frozenset())
    figures = {f"part-{part.id}": figure for part in parts if (figure := drawings.part_strip(part)) is not None}
    strip = drawings.session_strip(parts)
    if strip:
        figures["session"] = strip[0]
    first_rows = [part.rows[0] if part.rows else None for part in parts[1:]]
    context = {
        "event": event,
        "session": event.session,
        "parts": parts,
        "strip": strip[1] if strip else None,
        "late": {part.id: late(part) for part in parts},
        "sheets": {part.id: sheets(part, after) for part, after in zip(parts, [*first_rows, None], strict=True)},
        "times": {part.id: drawings.part_times(part) for part in parts if f"part-{part.id}" in figures},
        "numbers": {part.id: drawings.part_numbers(part) for part in parts if f"part-{part.id}" in figures},
        "launched": event.launched,
        "members": event.members,
        "register": register,
        "groups": tuple(views.groups(register)),
        "summary": views.summary(register),
        "total": views.counted("register.count", register.points),
        "total_in_words": views.total_in_words(register),
        "assumptions": assumptions(event),
        "changes": views.changes(settings.changed),
        "state": release_state(event, register),
        "copy": copy,
        "wording": _Wordings(event.wordings),
        "speaker_of": views.speakers(parts),
        "count_of": {fact.id.removeprefix("counts."): fact for fact in event.counts},
    }
    return figures, context


class _Wordings:
    """``wording("aim", event.launched.aim)``: the officer's form for this audience, else the source verbatim."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._texts = {wording.id: wording.text for wording in wordings}

    def __call__(self, wording_id: str, source: Fact | None = None) -> Fact:
        fallback = source if source is not None else Fact(id=f"wording.{wording_id}.text", wanted=wording_id)
        return self._texts.get(wording_id, fallback)
