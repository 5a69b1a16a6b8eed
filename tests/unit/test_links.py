"""Addresses are links to themselves, and nothing else that a person wrote is one."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree
from workbench import write_all

from briefgen.compose.inlines import Reader
from briefgen.model.facts import Fact
from briefgen.model.points import Register
from briefgen.pipeline import LARGE_PRINT, STANDARD, Wish, build
from briefgen.project import find
from briefgen.tree.nodes import Link

EVENT = """
contacts:
  secretariat: {name: Odalys Tern, email: desk@lantern.example}
  press: {name: 'Write to <a href="https://x.example">me</a>', email: EMAIL, phone: +999 555 0101}
sessions:
  gala:
    title: Gala of lamps
    duration: 20 min
    segments:
      - {id: 10, title: Welcome, duration: 20 min}
"""


PRODUCT = 'title = "Addresses"\naudience = "chair"\naudiences = ["chair"]\n'
TEMPLATE = """
<document><title>Addresses</title><section layout="pack">
<h1>Addresses</h1>
<p>{{ press.name }}, {{ press.email }}</p>
</section></document>
"""


def build_list(folder: Path, email: str, edition: str = STANDARD) -> Path:
    """The output of a list of these addresses."""
    write_all(
        folder,
        {
            "sources/event.yaml": EVENT.replace("EMAIL", email),
            "templates/products/addresses/product.toml": PRODUCT,
            "templates/products/addresses/document.xml.j2": TEMPLATE,
        },
    )
    build(find(None, None, folder), Wish(products=("addresses",), editions=(edition,)), {}, lambda _: None)
    return folder / "output"


def pdf_targets(path: Path) -> set[str]:
    """Where the links of a PDF lead."""
    with pikepdf.open(path) as pdf:
        spots = [spot for page in pdf.pages for spot in page.obj.get("/Annots", ())]
        return {str(spot.A.URI) for spot in spots if "/A" in spot}


def docx_targets(path: Path) -> set[str]:
    """Where the links of a DOCX lead."""
    with ZipFile(path) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    return {str(relation.attrib["Target"]) for relation in relations if relation.get("TargetMode") == "External"}


def test_addresses_lead_where_they_say(tmp_path: Path) -> None:
    output = build_list(tmp_path, "press@lantern.example")
    for targets in (pdf_targets(output / "addresses.pdf"), docx_targets(output / "addresses.docx")):
        assert targets == {"mailto:press@lantern.example"}


@pytest.mark.parametrize("email", ["ask the press office", "a@b.example?bcc=c@d.example", "a@b.example,c@d.example&x"])
def test_what_is_no_address_is_no_link(email: str, tmp_path: Path) -> None:
    output = build_list(tmp_path, f'"{email}"')
    assert pdf_targets(output / "addresses.pdf") == docx_targets(output / "addresses.docx") == set()


def test_large_print_is_never_underlined(tmp_path: Path) -> None:
    standard = build_list(tmp_path, "press@lantern.example") / "addresses.docx"
    large = build_list(tmp_path, "press@lantern.example", LARGE_PRINT)
    assert [_underlines(path) for path in (standard, large / "addresses-large-print.docx")] == [1, 0]


def _underlines(path: Path) -> int:
    """How many styles of a DOCX are underlined."""
    with ZipFile(path) as package:
        return package.read("word/styles.xml").count(b"<w:u ")


@pytest.mark.parametrize(
    ("said", "target"),
    [("https://lantern.example/about", "https://lantern.example/about"), ("lantern.example", None), ("ask us", None)],
)
def test_a_website_is_a_link_where_it_says_how_to_get_there(said: str, target: str | None) -> None:
    fact = Fact(id="organisations.lantern.website", value=said, how="supplied")
    reader = Reader({fact.id: fact}, Register(()), "press", {})
    (inline,) = reader.inlines(etree.fromstring(f'<p><fact id="{fact.id}">{said}</fact></p>'))
    assert (inline.target if isinstance(inline, Link) else None) == target
