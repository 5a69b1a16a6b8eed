"""How much is still open, drawn: one box a decision, solid where it is made, hatched where something is given, else a
frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compose.drawings import GAP, PACK_MM, POINTS_PER_MM
from briefgen.model import words
from briefgen.model.facts import Fact
from briefgen.model.points import Register
from briefgen.tree.nodes import Box, Figure, Fill

HEIGHT = 13


@dataclass(frozen=True, slots=True)
class Openness:
    """The key of the drawing: how many decisions are made, given but not agreed, undecided; open where it is none."""

    made: Fact
    unsure: Fact
    undecided: Fact


def how_open(register: Register, assumptions: int) -> tuple[Figure, Openness] | None:
    """The decisions that the register's rules know of, drawn and counted; None while none of them is open.

    Each point of the register and each assumption is one box that is not solid, so that the drawing can be counted
    against the list.
    """
    unsure = sum(bool(point.unconfirmed) for point in register.points) + assumptions
    undecided = sum(not point.unconfirmed for point in register.points)
    made = len(register.made)
    if not unsure + undecided:
        return None
    key = Openness(
        _counted("made", made, f"{words.count(made, 'decision')} made"),
        _counted("unsure", unsure, f"{unsure} given, not agreed"),
        _counted("undecided", undecided, f"{undecided} undecided"),
    )
    said = ", ".join(fact.text for fact in (key.made, key.unsure, key.undecided) if fact)
    alt = f"How much is still open: {said}."
    return _drawn(made, unsure, undecided, alt), key


def _counted(name: str, count: int, shown: str) -> Fact:
    fact_id = f"register.{name}.count"
    if not count:
        return Fact(id=fact_id)
    return Fact(id=fact_id, value=shown, how="derived", rule="counted")


def _drawn(made: int, unsure: int, undecided: int, alt: str) -> Figure:
    counts: tuple[tuple[Fill, int], ...] = (("solid", made), ("hatch", unsure), ("none", undecided))
    fills = tuple(fill for fill, count in counts for _ in range(count))
    width = PACK_MM * POINTS_PER_MM
    # As a row of boxes with gaps between them, narrower ones where there are very many.
    gap = min(GAP, width / len(fills) / 4)
    step = (width + gap) / len(fills)
    boxes = tuple(Box(place * step, 0, step - gap, HEIGHT, fill) for place, fill in enumerate(fills))
    return Figure(width, HEIGHT, boxes, alt)
