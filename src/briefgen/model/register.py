"""The register of open points: one entry for each decision, not for each place where it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from briefgen.model.decisions import day, everything, press_kit
from briefgen.model.decisions.spoken_of import IDS as SPOKEN_OF
from briefgen.model.decisions.spoken_of import spoken_of
from briefgen.model.event import Event, Owner
from briefgen.model.facts import Fact
from briefgen.model.locales import locale_of
from briefgen.model.points import HOLDS, Point, Register
from briefgen.model.tense import told_as_to_come
from briefgen.model.uncleared import PREFIXES as OWN_TEXTS
from briefgen.model.uncleared import uncleared

IDS = frozenset(
    "title forum date start place chair secretariat issuer dateline press-contact clearance launch speakers "
    "confirm-speakers findings issue languages papers requests tense".split()
)
RULES = (*everything.RULES, *press_kit.RULES, *day.RULES, told_as_to_come, uncleared, spoken_of)
"""Those of one thing stand together; points that hold up the same are numbered in this order."""
PREFIXES = ("plan-", "stated-", "name-", "beginnings-", "order-", *OWN_TEXTS)


def may_be_open(event: Event, point_id: str) -> bool:
    """Whether a point of that id can ever be open, settled as it may be now."""
    rows = event.session.segments
    return (
        point_id in IDS | set(SPOKEN_OF)
        or point_id.startswith(PREFIXES)
        or point_id in {row.id for row in rows}
        or point_id in {row.alike.text for row in rows}
    )


def register(event: Event, given: Mapping[str, int] = MappingProxyType({})) -> Register:
    """The register of an event: every rule's points, by what they hold up, numbered from 1.

    `given` are the numbers that points have had before, by id: a point keeps its own, and nobody else gets it.
    """
    decisions = [point for rule in RULES for point in rule(event)]
    decisions.sort(key=lambda point: HOLDS.index(point.holds))
    points = [point for point in decisions if not point.is_made]
    fresh = count(max(given.values(), default=0) + 1)
    owners = {owner.id: _named(event, owner) for owner in event.owners}
    notes = frozenset(source for source, _ in event.passages)
    numbered = [
        replace(
            point,
            number=given.get(point.id) or next(fresh),
            owner=_owner(point, owners),
            locale=locale_of(event),
            notes=notes,
        )
        for point in points
    ]
    return Register(
        points=tuple(sorted(numbered, key=lambda point: (HOLDS.index(point.holds), point.number))),
        made=tuple(point for point in decisions if point.is_made),
    )


def _owner(point: Point, owners: dict[str, Owner]) -> Owner | None:
    """Whom the event file names, else whoever the point itself names, by the day that holds for all."""
    default = owners.get("default")
    if point.id in owners or point.owner is None:
        return owners.get(point.id, default)
    return replace(point.owner, by=default.by) if default else point.owner


def _named(event: Event, owner: Owner) -> Owner:
    """An owner with the name of the person or organisation that an id stands for."""
    person, organisation = event.person(owner.person.text), event.organisation(owner.organisation.text)
    return replace(
        owner,
        person=_called(owner.person, person.name) if person else owner.person,
        organisation=_called(owner.organisation, organisation.name) if organisation else owner.organisation,
    )


def _called(owner: Fact, name: Fact) -> Fact:
    """An owner's id shown as the name; who may not read the name may not read it here either."""
    return replace(owner, shown=name.text, audience=owner.audience or name.audience) if name else owner
