"""One row a format: how a finished file is read back and what is checked in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.findings import Finding
from briefgen.prove import archive, docx_checks, docx_text, pdf_text, plain_files, tag_tree
from briefgen.prove.readback import Readback

READERS: dict[str, Callable[[bytes], Readback]] = {
    "docx": docx_text.read,
    "pdf": pdf_text.read,
    "csv": plain_files.read_csv,
    "xlsx": plain_files.read_xlsx,
    "txt": plain_files.read_txt,
    "zip": archive.read,
}
CHECKS: dict[str, Callable[[bytes], tuple[Finding, ...]]] = {
    "docx": docx_checks.check,
    "pdf": tag_tree.check,
    "zip": archive.check,
}


def read_back(suffix: str, data: bytes) -> Readback:
    """What a file of a format says."""
    return READERS[suffix](data)


def check(name: str, suffix: str, data: bytes) -> tuple[Finding, ...]:
    """What is wrong with a file's structure, at its name; a format without a row has none that could be."""
    checks = CHECKS.get(suffix)
    return tuple(replace(finding, file=name) for finding in checks(data)) if checks else ()
