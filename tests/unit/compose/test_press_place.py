"""Where it happens, as press pieces say it: room and city in the facts, the city in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import knowing

from briefgen.compose import press

CITY = "event: {place: {value: Port Example, standing: confirmed}}\n"
ROOM = "sessions: {gala: {room: {value: Net Loft, standing: confirmed}}}\n"


@pytest.mark.parametrize(
    ("event", "place", "city"),
    [
        pytest.param(CITY + ROOM, "Net Loft, Port Example", "Port Example", id="both"),
        pytest.param(CITY, "Port Example", "Port Example", id="the city alone"),
        pytest.param(ROOM, "Net Loft", "Net Loft", id="the room alone"),
    ],
)
def test_what_is_known_is_said(tmp_path: Path, event: str, place: str, city: str) -> None:
    known = knowing(tmp_path, {"event.yaml": event}).value.event
    assert (press.place(known).text, press.city(known).text) == (place, city)


def test_what_nobody_knows_is_the_blank_of_the_room(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": "sessions: {gala: {title: Gala}}\n"}).value
    holes = (press.place(known.event), press.city(known.event))
    assert [(hole.id, hole.wanted) for hole in holes] == [
        ("sessions.gala.room", "city, building and room"),
        ("sessions.gala.room", "city and building"),
    ]
    point = known.register.point("place")
    assert point is not None
    assert known.register.number_of(holes[0].id) == point.number


def test_room_and_city_rest_on_both_and_are_as_sure_as_the_weaker(tmp_path: Path) -> None:
    event = CITY + ROOM.replace("confirmed", "proposed")
    place = press.place(knowing(tmp_path, {"event.yaml": event}).value.event)
    assert (place.how, place.rule, place.standing) == ("derived", "room-and-city", "proposed")
    assert {span.place for span in place.spans} == {"event.yaml:1:24", "event.yaml:2:33"}
