"""The names that a template knows: views of the event as its readers may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefgen.compose import arrangements, cuts, drawings, phrases, pictures, press, printed_in, register_views, views
from briefgen.compose.cue_columns import cue_columns
from briefgen.compose.dateline import dateline
from briefgen.compose.how_open import Openness, how_open
from briefgen.compose.late import late
from briefgen.compose.letters import debtor_views
from briefgen.compose.order import order_views
from briefgen.compose.product import Copy
from briefgen.compose.register_rows import register_rows
from briefgen.compose.register_views import AssumedView
from briefgen.compose.release import ReleaseState
from briefgen.compose.settings import Settings
from briefgen.compose.sheets import sheets
from briefgen.compose.views import PartView
from briefgen.compose.who_is_who import who_is_who
from briefgen.model.event import Event, Wording
from briefgen.model.facts import Fact
from briefgen.model.house_rules import house_rules
from briefgen.model.locales import locale_of
from briefgen.model.points import Point, Register
from briefgen.model.timetable import seat_name
from briefgen.tree.nodes import Figure

Names = dict[str, Any]


def names(
    event: Event,
    register: Register,
    copy: Copy,
    settings: Settings,
    parts: tuple[PartView, ...],
    *,
    state: ReleaseState,
) -> tuple[dict[str, Figure], Names]:
    """The drawings that a template may name, and everything else that it knows by name."""
    assumed = tuple(register_views.assumed(event, parts))
    figures, drawn = _drawn(parts, how_open(register, len(assumed)))
    known = {
        "event": event,
        "session": event.session,
        "register": register,
        "copy": copy,
        "state": state,
        "changes": phrases.changes(settings.changed, event.issue.number),
        "wording": _Wordings(event.wordings),
        "pictures": pictures.shown(event, settings.pictures),
    }
    return figures, {
        **known,
        **drawn,
        **_of_session(event, parts),
        **_of_register(event, register, copy, settings, assumed),
        **_of_press(event, register, settings, parts),
        **_of_cuts(event, copy, parts),
        "logistics": arrangements.logistics(event, copy.audience, parts),
        "production": arrangements.production(event, copy.audience),
        "media_plan": arrangements.media_plan(event, copy.audience, parts),
    }


def _drawn(parts: tuple[PartView, ...], openness: tuple[Figure, Openness] | None) -> tuple[dict[str, Figure], Names]:
    """The time lines of the session and its parts, how much is open, and the labels that stand beside them."""
    figures = {f"part-{part.id}": figure for part in parts if (figure := drawings.part_strip(part)) is not None}
    strip = drawings.session_strip(parts)
    shown = [part for part in parts if f"part-{part.id}" in figures]
    whole = {name: drawn[0] for name, drawn in (("session", strip), ("open", openness)) if drawn}
    return figures | whole, {
        "openness": openness[1] if openness else None,
        "strip": strip[1] if strip else None,
        "times": {part.id: drawings.part_times(part) for part in shown},
        "numbers": {part.id: drawings.part_numbers(part) for part in shown},
    }


def _of_session(event: Event, parts: tuple[PartView, ...]) -> Names:
    launch = next((part for part in parts if part.launches), None)
    first_rows = [part.rows[0] if part.rows else None for part in parts[1:]]
    return {
        "parts": parts,
        "late": {part.id: late(part) for part in parts},
        "sheets": {part.id: sheets(part, after) for part, after in zip(parts, [*first_rows, None], strict=True)},
        "launched": event.launched,
        "members": event.members,
        "who_is_who": who_is_who(event, parts),
        "chair": seat_name(event, event.session.chair),
        "moderator": seat_name(event, event.session.moderator),
        "secretariat": _secretariat(event),
        "papers_hole": Fact(id="papers", wanted="papers of the session"),
        "rows_standing": phrases.rows_standing(parts),
        "lines_in_words": phrases.lines_in_words(event.launched),
        "short_title": _short_title(event),
        "parts_in_words": phrases.parts_in_words(event),
        "session_in_time": phrases.session_in_time(event),
        "past": phrases.past(event),
        "supersedes": phrases.supersedes(event),
        "no_show": event.session.no_show.text,
        "spare": phrases.spare(parts),
        "orders": tuple(order_views(event, parts)),
        "house": house_rules(event).words,
        "dateline": dateline(event),
        "speaker_of": views.speakers(event),
        "launch_part": launch,
        "launch_title": launch.title if launch else event.note_title,
        "count_of": {fact.id.removeprefix("counts."): fact for fact in event.counts},
    }


def _of_register(
    event: Event, register: Register, copy: Copy, settings: Settings, assumed: tuple[AssumedView, ...]
) -> Names:
    debtors = tuple(debtor_views(event, register, settings.printed))
    return {
        "groups": tuple(register_views.groups(register)),
        "summary": register_views.summary(register),
        "total_figure": register_views.total_figure(register),
        "total_in_words": register_views.total_in_words(register),
        "assumptions": assumed,
        "owners_are_proposed": any(point.owed_by.standing == "proposed" for point in register.points),
        "printed_in": {point.id: printed_in.marks(point, settings.printed) for point in register.points},
        "marks": printed_in.legend(settings.printed, locale_of(event)),
        "register_rows": tuple(register_rows(register, assumed, settings.printed)),
        "debtors": debtors,
        "debtor": next((each for each in debtors if each.id == copy.whom), None),
    }


def _of_press(event: Event, register: Register, settings: Settings, parts: tuple[PartView, ...]) -> Names:
    return {
        "press": press.press_contact(event),
        "place_for_press": press.place(event),
        "city_for_press": press.city(event),
        "beginning_dated": press.dated_beginning(event),
        "missing": press.missing(event),
        "advisory_shown": settings.advisory,
        "held": tuple(point for point in register.points if _holds_kit(point, settings.blanks)),
        "blanks": {point: register_views.blank_count(point, count) for point, count in settings.blanks.items()},
        "blanks_in_words": register_views.blanks_in_words(settings.blanks),
        "if_asked": tuple(each for each in event.questions if each.audience.text != "press"),
        "public": tuple(each for each in event.questions if each.audience.text == "press"),
        "press_rows": cuts.press_rows(parts),
    }


def _of_cuts(event: Event, copy: Copy, parts: tuple[PartView, ...]) -> Names:
    rows = tuple(cuts.crew_rows(parts))
    departments = cuts.departments(rows)
    return {
        "crew_rows": rows,
        "departments": departments,
        "cue_columns": cue_columns(rows, departments),
        "speaker": event.person(copy.whom),
        "slots": cuts.slots(parts, copy.whom),
        "to_pronounce": cuts.to_pronounce(event, parts),
        "cards": tuple(cuts.cards(parts)),
    }


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
