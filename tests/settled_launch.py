"""A small launch that lacks nothing a press kit needs; people and organisations are made up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench import write_all

from briefgen.pipeline import Built, Wish, build
from briefgen.project import find

EMBARGO = "2031-05-03T14:00:00+02:00[Europe/Paris]"
UNTIL = "embargoed-until-20310503T1200Z"
NOTE = """\
Concept note for the plenary session (session 2, 1 hour)
1. Hour: The official launch of the Slow Travel Alliance (STA).

The Slow Travel Alliance (STA) is a network of railways and towns.
"""
EVENT = """\
event:
  title: {value: Night Train Days, standing: confirmed}
  place: {value: Port Example, standing: confirmed}
  issue: {number: 1, time: 2031-04-20T07:00:00Z}
  issuer: {value: Slow Travel Alliance, standing: confirmed}
  dateline: {city: {value: Port Example, standing: confirmed}, date: {value: 2031-05-03, standing: confirmed}}
sessions:
  plenary:
    start: {value: 2031-05-03T14:00, standing: confirmed}
    room: {value: Hall 2, standing: confirmed}
    chair: {person: ada, standing: confirmed}
people:
  ada: {name: Ada Example, standing: confirmed}
contacts:
  secretariat: {name: Bo Sample, standing: confirmed}
  press: {name: Cy Sample, phone: +00 555 0100, out_of_hours: +00 555 0101, standing: confirmed, audience: press}
"""
KIT = Wish(products=("press-kit",))
PDF = Wish(products=("press-kit",), formats=("pdf",))
_PAGE = """\
{% from "parts/press.xml.j2" import press_head, press_foot %}
<document>
<title>Flyer of the Slow Travel Alliance</title>
<section layout="press">
  {% call press_head(state) %}FLYER{% endcall %}{{ press_foot(state, event) }}
  <p>{{ event.issuer }}, {{ event.place }}</p>
</section>
</document>
"""
_FLYER = """\
title = "Flyer"
audience = "press"
audiences = ["press"]
"""
_PIECES = "".join(f'[pieces.{name}]\ntitle = "{name.title()}"\n' for name in ("one", "two", "three"))
FLYER = {
    "templates/products/flyer/product.toml": _FLYER,
    "templates/products/flyer/document.xml.j2": _PAGE,
}
"""A product for the press that is made, read and published in no time."""
FLYERS = {
    "templates/products/flyer/product.toml": _FLYER + _PIECES,
    **{f"templates/products/flyer/{name}.xml.j2": _PAGE for name in ("document", "one", "two", "three")},
}
"""The same with three pieces."""
FLYERS_ONLY = Wish(products=("flyer",), formats=("docx",))


def launch(**said: str) -> dict[str, str]:
    """The sources, with more keys of the event, such as ``release="draft"``."""
    more = "".join(f"  {key}: {value}\n" for key, value in said.items())
    return {"sources/note.txt": NOTE, "sources/event.yaml": EVENT.replace("sessions:\n", f"{more}sessions:\n", 1)}


def embargoed(embargo: str = EMBARGO, **said: str) -> dict[str, str]:
    """The sources of the launch under an embargo."""
    return launch(release="embargoed", embargo=embargo, **said)


def built(folder: Path, files: Mapping[str, str], wish: Wish = KIT) -> Built:
    """A build of these sources in a folder, beside what lies there."""
    return build(find(None, None, write_all(folder, files)), wish, {}, lambda _: None)
