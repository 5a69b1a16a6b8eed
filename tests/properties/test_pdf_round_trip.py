"""Whatever a document says, its PDF says the same, is tagged throughout, and comes out the same twice."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trees import Words, documents
from workbench import needs

from briefgen.prove.pdf_text import read
from briefgen.prove.tag_tree import check
from briefgen.render.pdf import render
from briefgen.render.theme import Theme, load
from briefgen.resources import templates_folder
from briefgen.tree import walk
from briefgen.tree.nodes import Document

THEME: Theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
WITH_GLYPHS = (
    "abcdefghijklm ÀÉßøœ АБВабвгдеёжяЯ ΑΒΓαβγδεζηω 0123456789 <&>\"'{}%$#\\/()[]-–—.,:;!?“”’·•…§€ \u00a0\u2009\u202f"
)
WITHOUT_GLYPHS = "→▸漢字😀\u05d0\u0627"
ODD_SPACES = " \t\n\u2028\u3000"

texts = st.one_of(
    st.text(WITH_GLYPHS, max_size=60),
    st.text(WITH_GLYPHS + WITHOUT_GLYPHS + ODD_SPACES, max_size=20),
    st.sampled_from(
        ["{{ 7 * 7 }}", "{% raw %}", "<b>bold</b>", "<img src='/etc/passwd'/>", "&amp; &lt;", "AT&T", "]]>"]
    ),
    st.builds(lambda letter, count: letter * count, st.sampled_from("aMж-/"), st.integers(100, 300)),
)
WORDS = Words(
    said=texts,
    wanted=st.sampled_from(["chair", "city, building and room"]),
    numbers=st.sampled_from(["1", "A12", "1.10.3.4.5", "x" * 120]),
    alt=st.text(WITH_GLYPHS, min_size=1, max_size=40).filter(str.strip),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(WORDS))
def test_a_pdf_says_what_its_document_says(document: Document) -> None:
    data = render(document, THEME).value
    found = read(data)
    assert found.says == tuple((leaf.kind, leaf.text) for leaf in walk.leaves(document))
    assert {finding.code for finding in check(data)} <= {"pdf-heading-level"}
    assert render(document, THEME).value == data


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(document=documents(WORDS))
def test_qpdf_finds_no_fault(document: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    program = needs("qpdf")
    file = Path(tmp_path_factory.mktemp("qpdf")) / "document.pdf"
    file.write_bytes(render(document, THEME).value)
    done = subprocess.run([program, "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def ends(page: pikepdf.Page) -> Iterator[tuple[float, float, float]]:
    """Left end, right end and baseline of each piece of text on a page, in points."""
    x = y = size = 0.0
    widths: list[float] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Tf":
                widths = [float(width) for width in page.Resources.Font[str(operands[0])].Widths]
                size = float(operands[1])
            case "Tj":
                shown = bytes(operands[0]).rstrip(b" ")
                yield x, x + sum(widths[code] for code in shown) * size / 1000, y


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(WORDS))
def test_no_text_leaves_the_page(document: Document) -> None:
    with pikepdf.open(BytesIO(render(document, THEME).value)) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(edge) for edge in page.mediabox)
            for left, right, baseline in ends(page):
                assert 0 <= left <= right <= width
                assert 0 <= baseline <= height
