"""The register as templates see it: points in groups, what they hold up, assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.compose.views import PartView
from briefgen.model import words
from briefgen.model.assume import SHARED, assumptions
from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived
from briefgen.model.points import HOLDS, Point, Register
from briefgen.model.timing import minutes_text


@dataclass(frozen=True, slots=True)
class GroupView:
    """The points of the register that hold up the same thing."""

    holds: Fact
    count: Fact
    points: tuple[Point, ...]


def groups(register: Register) -> Iterator[GroupView]:
    """The register by what its points hold up, empty groups left out."""
    for holds in HOLDS:
        points = register.holding(holds)
        if points:
            yield GroupView(
                Fact(id=f"register.{holds}", value=holds, how="derived", rule="register"),
                counted(f"register.{holds}.count", points),
                points,
            )


def counted(fact_id: str, points: tuple[Point, ...]) -> Fact:
    """How many points: ``7 points``."""
    return Fact(id=fact_id, value=words.count(len(points), "point"), how="derived", rule="counted")


def summary(register: Register) -> tuple[Fact, ...]:
    """``7 hold up everything``, ``6 the press kit``, ``7 the day``."""
    said: list[Fact] = []
    for holds in HOLDS:
        points = register.holding(holds)
        if points:
            verb = "" if said else ("holds up " if len(points) == 1 else "hold up ")
            said.append(
                Fact(
                    id=f"register.{holds}.summary",
                    value=f"{len(points)} {verb}{_held(holds, len(points))}",
                    how="derived",
                    rule="counted",
                )
            )
    return tuple(said)


def _held(holds: str, count: int) -> str:
    return "a single text" if (holds, count) == ("single texts", 1) else holds


def total_figure(register: Register) -> Fact:
    """How many points are open, in figures."""
    return Fact(id="register.count", value=str(len(register.points)), how="derived", rule="counted")


def total_in_words(register: Register) -> Fact:
    """``Twenty points are open``."""
    count = len(register.points)
    text = f"{words.sentence(words.number(count))} {'point is' if count == 1 else 'points are'} open"
    return Fact(id="register.total", value=text, how="derived", rule="counted")


SHARED_REASON = "what the other rows of the {} leave, shared equally"
DOUBLED_REASON = "twice the speaker’s, for consecutive interpretation"


@dataclass(frozen=True, slots=True)
class AssumedView:
    """One use of an assuming rule, as printed."""

    shown_number: Fact
    shown_rows: Fact
    shown_minutes: Fact
    shown_reason: Fact
    shown_rule: Fact


def assumed(event: Event, parts: tuple[PartView, ...]) -> Iterator[AssumedView]:
    """Every assumption, as printed."""
    names = {part.id: part.name for part in parts}
    for each in assumptions(event):
        first = each.rows[0]
        path = f"assumptions.{each.number}"
        ids = [row.id for row in each.rows]
        if each.rule == SHARED:
            shown, reason = (
                "–".join(dict.fromkeys((ids[0], ids[-1]))),
                SHARED_REASON.format(names[first.part.text].text),
            )
        else:
            shown, reason = ", ".join(ids), DOUBLED_REASON
        yield AssumedView(
            derived(f"{path}.number", each.number, "register", first.duration),
            derived(f"{path}.rows", shown, "row-number", first.duration),
            first.duration.as_shown(minutes_text(first.duration.number)),
            derived(f"{path}.reason", reason, each.rule, first.duration),
            derived(f"{path}.rule", each.rule, "register", first.duration),
        )


def blanks_in_words(blanks: Mapping[int, int]) -> Fact:
    """``13 blanks of the kit rest on 6 open points``."""
    total = words.count(sum(blanks.values()), "blank")
    verb = "rests" if sum(blanks.values()) == 1 else "rest"
    shown = f"{total} of the pieces {verb} on {words.count(len(blanks), 'open point')}"
    return Fact(id="press.blanks", value=shown, how="derived", rule="counted")


def blank_count(point: int, count: int) -> Fact:
    """How many blanks of the press pieces rest on a point."""
    return Fact(id=f"points.{point}.blanks", value=str(count), how="derived", rule="counted")
