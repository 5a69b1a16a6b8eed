"""Hostile packages are refused before anything parses them, each with one finding that says why."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from briefgen.findings import Severity
from briefgen.intake import gate


def package(entries: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # two entries of one name are what is tested
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries:
                archive.writestr(name, content)
    return file.getvalue()


def test_a_plain_package_passes() -> None:
    assert gate.package(package([("word/document.xml", b"<a/>")]), "a.docx") == ()


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([("a.xml", b""), ("A.xml", b"")], "two entries are called A.xml"),
        ([("../a.xml", b"")], "an entry reaches out of the package: ../a.xml"),
        ([("/a.xml", b"")], "an entry reaches out of the package: /a.xml"),
        ([("word/vbaProject.bin", b"")], "it holds a program: word/vbaProject.bin"),
        ([("a.xml", b"<!DOCTYPE a><a/>")], "a.xml has a document type declaration"),
        ([("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))], "a.xml has a document type declaration"),
        ([("a.xml", b"<a/>" + b" " * (2 << 20))], "a.xml unpacks to 2097156 bytes"),
        ([(f"{n}.xml", b"") for n in range(gate.MOST_ENTRIES + 1)], "2001 entries"),
    ],
)
def test_hostile_packages_are_refused(entries: list[tuple[str, bytes]], why: str) -> None:
    (finding,) = gate.package(package(entries), "a.docx")
    assert (finding.code, finding.severity, finding.file) == ("refused", Severity.ERROR, "a.docx")
    assert finding.message == f"the file was not read: {why}"


def test_what_is_no_package_is_refused() -> None:
    (finding,) = gate.package(b"Dear all", "a.docx")
    assert finding.message == "the file was not read: it is no sound zip package (File is not a zip file)"


def test_a_damaged_package_is_refused() -> None:
    sound = package([("word/document.xml", bytes(range(256)) * 9)])
    for cut in range(40, len(sound) - 40, 60):
        broken = sound[:cut] + b"\xff" * 8 + sound[cut + 8 :]
        assert {finding.code for finding in gate.package(broken, "a.docx")} <= {"refused"}
