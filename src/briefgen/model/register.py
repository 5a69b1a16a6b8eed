"""The register of open points: one entry for each decision, not for each place where it is missing."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.decisions import RULES
from briefgen.model.event import Event, Owner
from briefgen.model.points import HOLDS, Point, Register
from briefgen.model.uncleared import PREFIXES as OWN_TEXTS
from briefgen.model.uncleared import uncleared

IDS = frozenset(
    "title forum date start place chair secretariat issuer dateline press-contact clearance launch speakers "
    "confirm-speakers findings issue languages papers".split()
)
PREFIXES = ("plan-", "stated-", "name-", "beginnings-", "order-", *OWN_TEXTS)


def may_be_open(event: Event, point_id: str) -> bool:
    """Whether a point of that id can ever be open, settled as it may be now."""
    rows = event.session.segments
    return (
        point_id in IDS
        or point_id.startswith(PREFIXES)
        or point_id in {row.id for row in rows}
        or point_id in {row.alike.text for row in rows}
    )


def register(event: Event) -> Register:
    """The register of an event: every rule's points, by what they hold up, numbered from 1."""
    points = [point for rule in (*RULES, uncleared) for point in rule(event)]
    points.sort(key=lambda point: HOLDS.index(point.holds))
    owners = {owner.id: owner for owner in event.owners}
    return Register(
        tuple(replace(point, number=number, owner=_owner(point, owners)) for number, point in enumerate(points, 1))
    )


def _owner(point: Point, owners: dict[str, Owner]) -> Owner | None:
    """Whom the event file names, else whoever the point itself names, by the day that holds for all."""
    default = owners.get("default")
    if point.id in owners or point.owner is None:
        return owners.get(point.id, default)
    return replace(point.owner, by=default.by) if default else point.owner
