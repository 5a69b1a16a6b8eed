"""An event composed into one document: views into a template, its XML into the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from briefgen.compose import cuts, drawings, lengths, pictures, press, printed_in, views
from briefgen.compose.advisory import state_of
from briefgen.compose.audiences import for_audience
from briefgen.compose.build import Builder
from briefgen.compose.environment import Templates
from briefgen.compose.inlines import Reader
from briefgen.compose.late import late
from briefgen.compose.letters import debtor_views
from briefgen.compose.markup import cut, number_paragraphs, parse
from briefgen.compose.notice import with_notice
from briefgen.compose.order import order_views
from briefgen.compose.printed_in import Places
from briefgen.compose.product import Copy
from briefgen.compose.register_rows import register_rows
from briefgen.compose.release import PRESS, ReleaseState, holds_blank
from briefgen.compose.said import of_people
from briefgen.compose.sheets import sheets
from briefgen.compose.spelling import with_one_spelling
from briefgen.findings import Noted
from briefgen.images import Image
from briefgen.model.event import Event, Wording
from briefgen.model.facts import Fact
from briefgen.model.house_rules import house_rules
from briefgen.model.points import Point, Register
from briefgen.model.timetable import seat_name, timetable
from briefgen.model.words import moment
from briefgen.tree.nodes import Document, Figure

if TYPE_CHECKING:
    from lxml import etree

WITH_REGISTER = ("chair", "press", "internal", "review")
"""Audiences whose copies number their blanks; a participant has no register to look in."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a composition needs beside the event.

    ``blanks`` counts the blanks of the press pieces by point; ``printed`` says where points are printed.
    """

    templates: Templates
    changed: frozenset[str] | None = None
    blanks: Mapping[int, int] = field(default_factory=dict)
    printed: Places = field(default_factory=dict)
    pictures: Mapping[str, Image] = field(default_factory=dict)
    mark: Fact | None = None


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
    event = with_one_spelling(event)
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
        language=_language(event),
        subject=copy.title,
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
    figures, context = _context(seen, register, copy, settings, parts, state=state)
    context |= of_people(event, seen, register, copy)
    return parse(settings.templates.render(copy.template, context)), figures


def _numbers(event: Event, register: Register, copy: Copy, settings: Settings, state: ReleaseState) -> dict[str, str]:
    """The numbers of paragraphs in the product's own copy, which those of other audiences keep."""
    own = Copy(copy.product, copy.product.audience)
    if copy.piece or copy.cut or copy == own:
        return {}
    return number_paragraphs(_rendered(event, register, own, settings, state)[0])


def _keywords(state: ReleaseState) -> tuple[str, ...]:
    """What the properties of a press file say: its state, and whose copy it is."""
    return (state.shown.text, *((state.mark.text,) if state.mark else ()))


def _language(event: Event) -> str:
    first = event.language.items[0].text if event.language else "en"
    return "en-GB" if first == "en" else first


def _context(
    event: Event,
    register: Register,
    copy: Copy,
    settings: Settings,
    parts: tuple[views.PartView, ...],
    *,
    state: ReleaseState,
) -> tuple[dict[str, Figure], dict[str, Any]]:
    figures = {f"part-{part.id}": figure for part in parts if (figure := drawings.part_strip(part)) is not None}
    strip = drawings.session_strip(parts)
    if strip:
        figures["session"] = strip[0]
    launch = next((part for part in parts if part.launches), None)
    assumed = tuple(views.assumed(event, parts))
    debtors = tuple(debtor_views(event, register, settings.printed))
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
        "total_figure": views.total_figure(register),
        "total_in_words": views.total_in_words(register),
        "assumptions": assumed,
        "chair": seat_name(event, event.session.chair),
        "moderator": seat_name(event, event.session.moderator),
        "secretariat": _secretariat(event),
        "papers_hole": Fact(id="papers", wanted="papers of the session"),
        "if_asked": tuple(each for each in event.questions if each.audience.text != "press"),
        "public": tuple(each for each in event.questions if each.audience.text == "press"),
        "rows_standing": views.rows_standing(parts),
        "owners_are_proposed": any(point.owed_by.standing == "proposed" for point in register.points),
        "past": views.past(event),
        "lines_in_words": views.lines_in_words(event.launched),
        "blanks_in_words": views.blanks_in_words(settings.blanks),
        "short_title": _short_title(event),
        "supersedes": views.supersedes(event),
        "parts_in_words": views.parts_in_words(event),
        "session_in_time": views.session_in_time(event),
        "changes": views.changes(settings.changed, event.issue.number),
        "state": state,
        "press": press.press_contact(event),
        "place_for_press": press.place(event),
        "city_for_press": press.city(event),
        "beginning_dated": press.dated_beginning(event),
        "missing": press.missing(event),
        "held": tuple(point for point in register.points if _holds_kit(point, settings.blanks)),
        "blanks": {point: views.blank_count(point, count) for point, count in settings.blanks.items()},
        "launch_part": launch,
        "launch_title": launch.title if launch else event.note_title,
        "copy": copy,
        "no_show": event.session.no_show.text,
        "spare": views.spare(parts),
        "orders": tuple(order_views(event, parts)),
        "house": house_rules(event).words,
        "wording": _Wordings(event.wordings),
        "pictures": pictures.shown(event, settings.pictures),
        "speaker_of": views.speakers(event),
        "crew_rows": tuple(cuts.crew_rows(parts)),
        "departments": cuts.departments(cuts.crew_rows(parts)),
        "printed_in": {point.id: printed_in.marks(point, settings.printed) for point in register.points},
        "marks": printed_in.legend(settings.printed),
        "register_rows": tuple(register_rows(register, assumed, settings.printed)),
        "debtors": debtors,
        "debtor": next((each for each in debtors if each.id == copy.whom), None),
        "speaker": event.person(copy.whom),
        "slots": cuts.slots(parts, copy.whom),
        "to_pronounce": cuts.to_pronounce(event, parts),
        "cards": tuple(cuts.cards(parts)),
        "press_rows": cuts.press_rows(parts),
        "count_of": {fact.id.removeprefix("counts."): fact for fact in event.counts},
    }
    return figures, context


def _short_title(event: Event) -> Fact:
    titles = (event.session.short_title, event.short_title, event.session.title, event.topic.title, event.note_title)
    return next((title for title in titles if title), event.session.title)


def _holds_kit(point: Point, blanks: Mapping[int, int]) -> bool:
    """Whether the press kit waits for a point: it holds it up, or one of its blanks leads there."""
    return point.holds == "the press kit" or point.number in blanks


def _secretariat(event: Event) -> Fact:
    contact = event.contact("secretariat")
    return contact.name if contact else Fact(id="contacts.secretariat.name", wanted="secretariat contact")


class _Wordings:
    """``wording("aim", event.launched.aim)``: the officer's form for this audience, else the source verbatim."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._texts = {wording.id: wording.text for wording in wordings}

    def __call__(self, wording_id: str, source: Fact | None = None) -> Fact:
        fallback = source if source is not None else Fact(id=f"wording.{wording_id}.text", wanted=wording_id)
        return self._texts.get(wording_id, fallback)
