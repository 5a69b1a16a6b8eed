"""The register as a table for other programs: open points and assumptions, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.compose.printed_in import Places, in_full
from briefgen.compose.register_views import AssumedView
from briefgen.model.facts import Fact, derived
from briefgen.model.points import Point, Register


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row: what is not known is open, and its cell stays empty."""

    number: Fact
    kind: Fact
    what: Fact
    printed: Fact
    source: Fact
    owner: Fact
    until: Fact
    holds: Fact


def register_rows(register: Register, assumed: Iterable[AssumedView], printed: Places) -> Iterator[RegisterRow]:
    """Every open point, then every assumption."""
    for point in register.points:
        yield RegisterRow(
            point.index,
            _kind(f"points.{point.id}", "open point"),
            point.fact,
            in_full(point, printed),
            _source(point),
            point.owed_by,
            point.owed_until,
            Fact(id=f"points.{point.id}.holds", value=point.holds, how="derived", rule="register"),
        )
    for each in assumed:
        yield _assumption(each)


def _kind(prefix: str, kind: str) -> Fact:
    return Fact(id=f"{prefix}.kind", value=kind, how="derived", rule="register")


def _source(point: Point) -> Fact:
    """Where the sources speak of it: ``concept-note.txt:3:10``; open where they are silent."""
    fact_id = f"points.{point.id}.source"
    shown = ", ".join(dict.fromkeys(span.place for span in point.spans))
    if not shown:
        return Fact(id=fact_id)
    return Fact(id=fact_id, value=shown, how="derived", rule="register", spans=point.spans)


def _assumption(each: AssumedView) -> RegisterRow:
    number = each.shown_number
    prefix = number.id.removesuffix(".number")
    said = f"rows {each.shown_rows.text}: {each.shown_minutes.text} minutes each, by the rule {each.shown_rule.text}"
    nothing = Fact(id=f"{prefix}.none")
    return RegisterRow(
        number,
        _kind(prefix, "assumption"),
        derived(f"{prefix}.what", said, "register", each.shown_minutes),
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
    )
