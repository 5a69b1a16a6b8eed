"""Files that were made to do harm: each refused, with one finding that names the limit, or read as what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from briefgen.intake import sources

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>AAAAAAAAAAAAAAAAAAAAAAAA</w:t></w:r></w:p>"
LAUGHS = '<!DOCTYPE d [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    ' Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>'
)


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """A .docx, packed as tightly as can be; `parts` are further ones by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("word/document.xml", f"{before}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet(rows: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
    return file.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "01-zip-bomb": ("a.docx", lambda: docx(PARAGRAPH * 30_000), "more than 200 times its packed size"),
    "01-odt-bomb": ("a.odt", lambda: docx(PARAGRAPH * 30_000), "more than 200 times its packed size"),
    "02-laughs": ("a.docx", lambda: docx("<w:p>&a9;</w:p>", LAUGHS + "]>"), "has a document type declaration"),
    "03-entities": (
        "a.docx",
        lambda: docx("<w:p>&x;</w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        "has a document type declaration",
    ),
    "05-traversal": ("a.docx", lambda: docx("", **{"../../evil.txt": "x"}), "reaches out of the package"),
    "05-absolute": ("a.odt", lambda: docx("", **{"/tmp/evil.txt": "x"}), "reaches out of the package"),
    "06-deep-tables": (
        "a.docx",
        lambda: docx("<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000),
        "is nested deeper than 200 levels",
    ),
    "10-deep-groups": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 900_000, "it is nested deeper than 500 levels"),
    "10-many-groups": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 2_000_000, "it has more than 1,000,000 marks"),
    "11-deep-page": ("a.html", lambda: b"<div>" * 20_000 + b"x", "it is nested deeper than 150 levels"),
    "11-many-tags": ("a.html", lambda: b"<a><b><i><p>" * 100_000, "it has more than 300,000 tags"),
    "13-many-cells": (
        "a.xlsx",
        lambda: sheet(b'<row><c t="n"><v>1</v></c></row>' * 300_000),
        "more than 200 times its packed size",
    ),
    "13-laughs": ("a.xlsx", lambda: docx("", LAUGHS + "]>"), "has a document type declaration"),
}

TOLD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "14-one-field": ("people.csv", lambda: b'name,role\n"' + b"A" * 3_000_000, "too-large"),
    "15-dots": ("event.toml", lambda: b".".join([b"a"] * 50_000) + b" = 1", "too-deep"),
    "15-brackets": ("event.toml", lambda: b"a = " + b"[" * 50_000, "too-deep"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_one_finding_that_names_the_limit(case: str) -> None:
    name, made, why = REFUSED[case]
    noted = sources.claims(made(), name)
    (finding,) = noted.findings
    assert (noted.value, finding.code) == ((), "refused")
    assert finding.message.startswith("the file was not read: ")
    assert finding.message.endswith(why) or f"{why}: " in finding.message
    assert finding.hint


@pytest.mark.parametrize("case", TOLD)
def test_told_with_one_finding(case: str) -> None:
    name, made, code = TOLD[case]
    noted = sources.claims(made(), name)
    assert (noted.value, [finding.code for finding in noted.findings]) == ((), [code])


def test_what_a_document_points_at_is_left_alone() -> None:
    noted = sources.claims(docx(PARAGRAPH, **{"word/_rels/document.xml.rels": RELATIONS}), "a.docx")
    assert [finding.message for finding in noted.findings] == [
        "1 thing that lies elsewhere, not fetched: http://127.0.0.1:9/t.dotm"
    ]
    assert [claim.value for claim in noted.value if claim.path[0] == "passages"] == ["A" * 24]


def test_a_picture_that_would_unpack_to_gigabytes_is_never_opened() -> None:
    noted = sources.claims(docx(PARAGRAPH, **{"word/media/1.png": "\x89PNG" + "x" * 500_000}), "a.docx")
    assert noted.findings == ()
    assert [finding.code for finding in sources.claims(b"\x89PNG", "bomb.png").findings] == ["not-read"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"[" * 30_000),
        ("a.md", b">" * 30_000 + b" x"),
        ("a.md", b"*a _b " * 10_000),
        ("a.html", b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">x"),
        ("a.rtf", b"{\\rtf1 hi {\\pict " + b"41" * 5_000_000 + b"}}"),
        ("people.csv", b"name,role\nA\x00B,x\n"),
    ],
    ids=["12-brackets", "12-quotes", "12-emphasis", "11-attributes", "10-picture", "14-nul"],
)
def test_odd_but_harmless_files_are_read(name: str, data: bytes) -> None:
    noted = sources.claims(data, name)
    assert noted.value
    assert {finding.code for finding in noted.findings} <= {"control-character"}
