"""What checkers of others and our own say of every file of the sample, and of the filled example: nothing."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from pikepdf import Name
from workbench import CHECKOUT, SAMPLE, needs_module

from briefgen.pipeline import LARGE_PRINT, STANDARD, Wish, build
from briefgen.project import find
from briefgen.prove.readers import check
from briefgen.render.pdf import render
from briefgen.render.theme import load
from briefgen.tree.nodes import Document, Paragraph, Section, Text

HOUSE = CHECKOUT / "tests" / "unit" / "render" / "house" / "lantern.dotx"
EXAMPLE = CHECKOUT / "docs" / "example" / "sources"
WAYS = {
    "plain": (SAMPLE, Wish()),
    "large print": (SAMPLE, Wish(editions=(LARGE_PRINT,))),
    "sober on letter paper": (SAMPLE, Wish(editions=(STANDARD,), theme="sober", paper="letter")),
    "a house with a logo": (SAMPLE, Wish(theme=str(HOUSE))),
    "the filled example": (EXAMPLE, Wish()),
}
NOT_OF_2B = (
    rb"<rdf:Description [^>]*xmlns:pdfaExtension=.*?</rdf:Description>",
    rb' xmlns:pdfuaid="[^"]*"',
    rb"<pdfuaid:part>1</pdfuaid:part>",
)
"""What the metadata say of PDF/UA: its identifier, and the schema by which PDF/A lets it in."""


@pytest.mark.parametrize("way", WAYS)
def test_checkers_find_nothing_in_any_file(way: str, tmp_path: Path) -> None:
    sources, wish = WAYS[way]
    build(find(sources, tmp_path, CHECKOUT), wish, {}, lambda _: None)
    printed, written = sorted(tmp_path.rglob("*.pdf")), sorted(tmp_path.rglob("*.docx"))
    assert len(printed) == len(written) > 10
    found = {path.name: check(path.name, path.suffix[1:], path.read_bytes()) for path in (*printed, *written)}
    assert {name: findings for name, findings in found.items() if findings} == {}
    validator = OpenXmlValidator()
    wrong = {path.name: [str(error) for error in validator.validate(path).errors] for path in written}
    assert {name: errors for name, errors in wrong.items() if errors} == {}
    unfit = {path.name: archive_faults(path.read_bytes()) for path in printed}
    assert {name: faults for name, faults in unfit.items() if faults} == {}
    assert has_picture(printed[0]) is (way == "a house with a logo")


def has_picture(path: Path) -> bool:
    """Whether the first page of a PDF has a picture on it."""
    with pikepdf.open(path) as pdf:
        return any(drawn.get("/Subtype") == Name.Image for drawn in pdf.pages[0].resources.get("/XObject", {}).values())


def archive_faults(data: bytes) -> list[str]:
    """What keeps a PDF from being PDF/A-2b (ISO 19005-2), once it no longer says that it is PDF/UA and 2a too.

    The validator knows neither, and refuses what it does not know; all else is held to the rules of veraPDF.
    """
    pdfa = needs_module("pikepdf.pdfa")
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        for pattern in NOT_OF_2B:
            packet, times = re.subn(pattern, b"", packet, flags=re.DOTALL)
            assert times == 1, pattern
        packet = packet.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
        pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        saved = BytesIO()
        pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return [str(finding) for finding in pdfa.validate_written(saved, "2b").findings]


def test_the_validator_finds_what_is_no_archive() -> None:
    theme = load(CHECKOUT / "templates" / "themes" / "plain" / "theme.toml")
    printed = render(Document("A title", (Section("pack", (Paragraph((Text("Words"),)),)),)), theme).value
    assert archive_faults(printed) == []
    with pikepdf.open(BytesIO(printed)) as pdf:
        del pdf.Root.OutputIntents
        changed = BytesIO()
        pdf.save(changed)
    assert [fault for fault in archive_faults(changed.getvalue()) if "6.2.4.3" in fault] != []
