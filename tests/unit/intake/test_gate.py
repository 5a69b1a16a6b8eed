"""Hostile packages are refused before anything parses them, each with one finding that says why."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from briefgen.findings import Noted, Severity
from briefgen.intake import gate, markup


def package(entries: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # two entries of one name are what is tested
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries:
                archive.writestr(name, content)
    return file.getvalue()


def test_a_plain_package_passes() -> None:
    noted = gate.package(package([("word/document.xml", b"<a/>"), ("word/media/a.png", b"x")]), "a.docx")
    assert noted == Noted(gate.Package({"word/document.xml": b"<a/>", "word/media/a.png": b""}))
    assert noted.value is not None
    assert noted.value.part("word/styles.xml") is None


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([("a.xml", b""), ("A.xml", b"")], "two entries are called A.xml"),
        ([("../a.xml", b"")], "an entry reaches out of the package: ../a.xml"),
        ([("/a.xml", b"")], "an entry reaches out of the package: /a.xml"),
        ([("word/vbaProject.bin", b"")], "it holds a program: word/vbaProject.bin"),
        ([("a.xml", b"<!DOCTYPE a><a/>")], "a.xml has a document type declaration"),
        ([("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))], "a.xml has a document type declaration"),
        (
            [("a.xml", b"<a/>" + b" " * (2 << 20))],
            "a.xml unpacks to 2097156 bytes, more than 200 times its packed size",
        ),
        (
            [("a.rels", b"\xef\xbb\xbf<?xml version='1.0'?><!-- > --><!DOCTYPE a><a/>")],
            "a.rels has a document type declaration",
        ),
        ([("a.xml", b"<a>" * 201)], "a.xml is nested deeper than 200 levels"),
        ([("a.xml", b"<?xml version='1.0' encoding='UTF-7'?><a/>")], "a.xml is in the encoding UTF-7"),
        ([("a.xml", "<a/>".encode("cp037"))], "a.xml is no XML in UTF-8 or UTF-16"),
        ([("META-INF/manifest.xml", b"<m:manifest><m:encryption-data/></m:manifest>")], "it is encrypted"),
        ([("a.xml", b"<!DOCTYPE a>"), ("b/../../c.xml", b"")], "an entry reaches out of the package: b/../../c.xml"),
        ([("a\\b.xml", b"")], "an entry reaches out of the package: a\\b.xml"),
        ([(f"{n}.xml", b"") for n in range(gate.MOST_ENTRIES + 1)], "2001 entries, 2000 at most"),
    ],
)
def test_hostile_packages_are_refused(entries: list[tuple[str, bytes]], why: str) -> None:
    (finding,) = gate.package(package(entries), "a.docx").findings
    assert (finding.code, finding.severity, finding.file) == ("refused", Severity.ERROR, "a.docx")
    assert finding.message == f"the file was not read: {why}"


def test_what_is_no_package_is_refused() -> None:
    (finding,) = gate.package(b"Dear all", "a.docx").findings
    assert finding.message == "the file was not read: it is no sound zip package (File is not a zip file)"


def test_a_damaged_package_is_refused() -> None:
    sound = package([("word/document.xml", bytes(range(256)) * 9)])
    for cut in range(40, len(sound) - 40, 60):
        broken = sound[:cut] + b"\xff" * 8 + sound[cut + 8 :]
        assert {finding.code for finding in gate.package(broken, "a.docx").findings} <= {"refused"}


def test_a_size_that_lies_is_refused() -> None:
    sound = package([("word/document.xml", b"<a>" + b"x" * 5000 + b"</a>")])
    lying = sound.replace((5007).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert lying != sound
    (finding,) = gate.package(lying, "a.docx").findings
    assert finding.message.startswith("the file was not read: it is no sound zip package (")


@pytest.mark.parametrize("mark", [0x1, 0x41])
def test_an_encrypted_entry_is_refused(mark: int) -> None:
    file = bytearray(package([("a.xml", b"<a/>")]))
    file[file.index(b"PK\x01\x02") + 8] |= mark
    (finding,) = gate.package(bytes(file), "a.odt").findings
    assert finding.message == "the file was not read: it is encrypted"


def test_as_deep_as_it_may_be_whatever_stands_in_comments_and_attributes() -> None:
    deep = b"<a b='>'>" * 200 + b"<!-- <a><a> --><![CDATA[<a><a>]]><?p <a>?><c d='/>'/>" + b"</a>" * 200
    assert gate.package(package([("a.xml", deep)]), "a.docx").findings == ()


@pytest.mark.parametrize("part", [b"<a ", b"<a '", b'<a "', b"<!--", b"<![CDATA[", b"<?", b"<a/", b"<! "])
def test_broken_markup_is_looked_through_once(part: bytes) -> None:
    assert markup.hostile(part * 200_000) is None


def test_embedded_files_are_noted_and_not_opened() -> None:
    (finding,) = gate.package(package([("word/embeddings/oleObject1.bin", b"x")]), "a.docx").findings
    assert str(finding) == "a.docx: note: 1 embedded file was not read: word/embeddings/oleObject1.bin [embedded]"


def test_a_locked_file_is_refused_with_what_to_do() -> None:
    (finding,) = gate.package(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "people.xlsx").findings
    assert finding.message == (
        "the file was not read: it is in the format of Office before 2007, or locked with a password"
    )
    assert finding.hint == "Open it in a word processor or spreadsheet, and save it as .xlsx without a password."


RELATIONS = b"""<Relationships>
<Relationship Id="a" Type="http://x/hyperlink" Target="https://example.org/page" TargetMode="External"/>
<Relationship Id="b" Type="http://x/image" Target="media/image1.png"/>
<Relationship Id="c" Type="http://x/image" TargetMode="External" Target="https://example.org/a.png"/>
<Relationship Id="d" Type="http://x/attachedTemplate" Target="file:///N:/a.dotm" TargetMode='External'/>
</Relationships>"""


def test_what_a_document_would_fetch_is_told_and_not_fetched() -> None:
    (finding,) = gate.package(package([("word/_rels/document.xml.rels", RELATIONS)]), "a.docx").findings
    assert str(finding) == (
        "a.docx: warning: 2 things that lie elsewhere, not fetched: https://example.org/a.png, file:///N:/a.dotm"
        " [not-fetched]\n"
        "  hint: Word fetches it for whoever opens the file: save it with its pictures, and detach its template"
    )


def test_relations_that_never_end_are_looked_through_once() -> None:
    noted = gate.package(package([("word/_rels/document.xml.rels", b"<Relationship " * 50_000)]), "a.docx")
    assert noted.findings == ()
