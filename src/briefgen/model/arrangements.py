"""How a session is attended, told to the media, and run: what stands beside its rows. Every value is a `Fact`."""

from __future__ import annotations

from dataclasses import dataclass, fields

from briefgen.model.claims import Path
from briefgen.model.facts import Fact
from briefgen.model.settler import Settler


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistics:
    """What whoever comes has to know beside day and place. ``met_by`` is a person's id, or a text."""

    arrive: Fact
    met_by: Fact
    getting_there: Fact
    registration: Fact
    accessibility: Fact
    dress: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A meeting with one outlet; ``person`` is the id of who is interviewed, or a text."""

    id: str
    start: Fact
    outlet: Fact
    person: Fact
    place: Fact
    subject: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlan:
    """What the chair and the press officer agree on before the press comes in."""

    spokesperson: Fact
    line_to_take: Fact
    interviews: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewCall:
    """Who runs the department that is its id, and when they are called."""

    id: str
    who: Fact
    call: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """When the room is set up and cleared, and who runs what."""

    load_in: Fact
    load_out: Fact
    crew: tuple[CrewCall, ...] = ()


def facts_of(item: Logistics | MediaPlan | Interview | Production | CrewCall) -> tuple[Fact, ...]:
    """Every fact in it, its items' too."""
    values = [getattr(item, field.name) for field in fields(item)]
    below = [fact for value in values if isinstance(value, tuple) for each in value for fact in facts_of(each)]
    return (*(value for value in values if isinstance(value, Fact)), *below)


def logistics(settler: Settler, session: Path) -> Logistics:
    """The logistics of a session."""
    return settler.fill(Logistics, *session, "logistics")


def media_plan(settler: Settler, session: Path) -> MediaPlan:
    """Its media plan, interviews in the order of the event file."""
    path = (*session, "media_plan")
    return settler.fill(MediaPlan, *path, interviews=settler.items(Interview, *path, "interviews"))


def production(settler: Settler, session: Path) -> Production:
    """Its production."""
    path = (*session, "production")
    return settler.fill(Production, *path, crew=settler.items(CrewCall, *path, "crew"))
