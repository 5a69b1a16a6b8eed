"""How much is still open: what is counted, and that the drawing is to scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import CHECKOUT, SAMPLE, knowing

from briefgen.compose.drawings import PACK_MM, POINTS_PER_MM
from briefgen.compose.how_open import how_open
from briefgen.model.points import Point, Register
from briefgen.origin import Span
from briefgen.pipeline import know
from briefgen.tree.nodes import Box

EXAMPLE = CHECKOUT / "docs" / "example" / "sources"
GIVEN = (Span("note.txt", "", "line 1", "a value"),)


def key_of(register: Register, assumptions: int = 0) -> tuple[str, tuple[str, ...]]:
    """The words for those who cannot see the drawing, and its key."""
    drawn = how_open(register, assumptions)
    assert drawn is not None
    figure, key = drawn
    return figure.alt, tuple(fact.text for fact in (key.made, key.unsure, key.undecided))


def test_the_sample_counts_every_point_and_the_assumption() -> None:
    alt, key = key_of(know(SAMPLE, {}).value.register, 1)
    assert key == ("2 decisions made", "3 given, not agreed", "18 undecided")
    assert alt == "How much is still open: 2 decisions made, 3 given, not agreed, 18 undecided."


def test_the_filled_example_names_what_is_made() -> None:
    register = know(EXAMPLE, {}).value.register
    assert key_of(register)[1] == ("21 decisions made", "1 given, not agreed", "2 undecided")
    assert [point.id for point in register.made] == [
        *("title", "forum", "date", "start", "place", "chair", "secretariat"),
        *("issuer", "dateline", "embargo", "press-contact", "clearance"),
        *("statements", "order-statements", "findings", "issue", "languages", "papers"),
        *("logistics", "media-plan", "production"),
    ]


@pytest.mark.parametrize(
    ("event", "made"),
    [
        ("event: {title: Boat Days}\n", []),
        ("event: {title: {value: Boat Days, standing: confirmed}}\n", ["forum"]),
        ("sessions: {gala: {room: {value: Pier 1, standing: confirmed}}}\n", ["place"]),
        ("event: {language: {value: [en], standing: proposed}}\n", []),
    ],
)
def test_a_decision_is_made_when_its_values_are_agreed(tmp_path: Path, event: str, made: list[str]) -> None:
    register = knowing(tmp_path, {"event.yaml": event}).value.register
    assert [point.id for point in register.made] == made


def test_a_row_with_an_unsure_speaker_is_counted_once(tmp_path: Path) -> None:
    event = (
        "people: {ada: {name: Ada Example, standing: to be confirmed}, bo: {name: Bo Sample, standing: confirmed}}\n"
        "sessions: {gala: {segments: [\n"
        "  {id: 10, title: Song, who: [{person: ada, role: Singer}]},\n"
        "  {id: 20, title: Poem, who: [{person: bo, role: Poet}]}]}}\n"
    )
    register = knowing(tmp_path, {"event.yaml": event}).value.register
    assert [point.id for point in register.made] == ["20"]
    assert [point.id for point in register.points if point.unconfirmed] == ["confirm-speakers"]


def test_nothing_is_drawn_while_nothing_is_open() -> None:
    assert how_open(Register((), made=(Point(id="date", what="date", holds="everything", is_made=True),)), 0) is None


COUNTS = st.integers(0, 200)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_boxes_are_alike_in_order_and_inside_the_width(made: int, given: int, assumed: int, undecided: int) -> None:
    def points(count: int, spans: tuple[Span, ...] = ()) -> tuple[Point, ...]:
        return (Point(id="x", what="x", holds="everything", unconfirmed=spans),) * count

    drawn = how_open(Register((*points(given, GIVEN), *points(undecided)), made=points(made)), assumed)
    if not given + assumed + undecided:
        assert drawn is None
        return
    assert drawn is not None
    boxes = [shape for shape in drawn[0].shapes if isinstance(shape, Box)]
    assert len(boxes) == len(drawn[0].shapes)
    assert [box.fill for box in boxes] == [*["solid"] * made, *["hatch"] * (given + assumed), *["none"] * undecided]
    edges = [0.0, *(edge for box in boxes for edge in (box.x, box.x + box.width))]
    assert edges == pytest.approx(sorted(edges))
    assert edges[-1] == pytest.approx(PACK_MM * POINTS_PER_MM)
    assert {round(box.width, 6) for box in boxes} == {round(boxes[0].width, 6)}
    assert boxes[0].width > 0
