"""An event composed into one document: views into a template, its XML into the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose import lengths, views
from briefgen.compose.advisory import state_of
from briefgen.compose.audiences import for_audience
from briefgen.compose.build import Builder
from briefgen.compose.context import names
from briefgen.compose.inlines import Reader
from briefgen.compose.markup import cut, number_paragraphs, parse
from briefgen.compose.notice import with_notice
from briefgen.compose.product import Copy
from briefgen.compose.release import PRESS, ReleaseState, holds_blank
from briefgen.compose.said import of_people
from briefgen.compose.settings import Settings
from briefgen.compose.spelling import with_one_spelling, with_whole_numbers
from briefgen.findings import Noted
from briefgen.model.event import Event
from briefgen.model.house_rules import house_rules
from briefgen.model.locales import locale_of, spelled
from briefgen.model.points import Register
from briefgen.model.timetable import timetable
from briefgen.model.words import moment
from briefgen.tree.nodes import Document, Figure

if TYPE_CHECKING:
    from lxml import etree

WITH_REGISTER = ("chair", "press", "internal", "review")
"""Audiences whose copies number their blanks; a participant has no register to look in."""


def compose(event: Event, register: Register, copy: Copy, settings: Settings) -> Noted[Document]:
    """The document of one copy. A press piece that holds a blank is a draft, whatever else stands.

    Raises RefusedError when a template cannot be used.
    """
    state = replace(state_of(copy, event, register), mark=settings.mark)
    composed = _compose(event, register, copy, settings, state)
    if copy.audience == PRESS and not state.is_draft and holds_blank(composed.value):
        return _compose(event, register, copy, settings, state.as_draft())
    return composed


def _compose(event: Event, register: Register, copy: Copy, settings: Settings, state: ReleaseState) -> Noted[Document]:
    event = with_whole_numbers(with_one_spelling(event))
    known = _numbers(event, register, copy, settings, state)
    root, figures = _rendered(event, register, copy, settings, state)
    references = number_paragraphs(root, known)
    cut(root, copy.audience)
    printed = settings.templates.printed
    reader = Reader(
        dict(printed.facts),
        register,
        copy.audience,
        references,
        copy.audience in WITH_REGISTER,
        dict(printed.in_attributes),
    )
    builder = Builder(reader, figures, settings.pictures)
    release = state.release if copy.audience == PRESS else None
    document = Document(
        title=builder.title(root),
        sections=tuple(builder.sections(root)),
        product=copy.product.name,
        audience=copy.audience,
        language=locale_of(event),
        subject=spelled(copy.title, locale_of(event)),
        issued=moment(event.issue.time.text).strftime("%Y-%m-%dT%H:%M:%SZ") if event.issue.time else None,
        keywords=_keywords(state) if release else (),
        release=release,
    )
    return Noted(
        with_notice(document, event, copy), (*reader.findings, *lengths.too_long(document, copy, house_rules(event)))
    )


def _rendered(
    event: Event, register: Register, copy: Copy, settings: Settings, state: ReleaseState
) -> tuple[etree._Element, dict[str, Figure]]:
    """What the template makes of the event as the copy's audience may read it, and the drawings that it may name."""
    seen = for_audience(event, copy.audience)
    parts = views.parts(seen, timetable(event), settings.changed or frozenset())
    figures, known = names(seen, register, copy, settings, parts, state=state)
    known |= of_people(event, seen, register, copy)
    return parse(settings.templates.render(copy.template, known, locale_of(event))), figures


def _numbers(event: Event, register: Register, copy: Copy, settings: Settings, state: ReleaseState) -> dict[str, str]:
    """The numbers of paragraphs in the product's own copy, which those of other audiences keep."""
    own = Copy(copy.product, copy.product.audience)
    if copy.piece or copy.cut or copy == own:
        return {}
    return number_paragraphs(_rendered(event, register, own, settings, state)[0])


def _keywords(state: ReleaseState) -> tuple[str, ...]:
    """What the properties of a press file say: its state, and whose copy it is."""
    return (state.shown.text, *((state.mark.text,) if state.mark else ()))
