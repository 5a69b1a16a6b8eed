"""One row a format: how a finished file is read back and what is checked in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.findings import Finding
from briefgen.prove import docx_checks, docx_text, pdf_text, tag_tree
from briefgen.prove.readback import Readback

READERS: dict[str, Callable[[bytes], Readback]] = {"docx": docx_text.read, "pdf": pdf_text.read}
CHECKS: dict[str, Callable[[bytes], tuple[Finding, ...]]] = {"docx": docx_checks.check, "pdf": tag_tree.check}


def read_back(suffix: str, data: bytes) -> Readback:
    """What a file of a format says."""
    return READERS[suffix](data)


def check(name: str, suffix: str, data: bytes) -> tuple[Finding, ...]:
    """What is wrong with a file's structure, at its name."""
    return tuple(replace(finding, file=name) for finding in CHECKS[suffix](data))
