"""Reading a zip of printed files back: what is in it, and whether its checksums are right."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

from briefgen.findings import Finding, Severity
from briefgen.prove.readback import Readback, ReadBlock

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def read(data: bytes) -> Readback:
    """One block a member: its name and its SHA-256.

    Raises zipfile.BadZipFile when it is no zip.
    """
    found = sorted(members(data).items())
    return Readback(tuple(ReadBlock("file", f"{name} {_sha256(content)}") for name, content in found), is_bare=True)


def members(data: bytes) -> dict[str, bytes]:
    """Every member by its name.

    Raises zipfile.BadZipFile when it is no zip, or when a member is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(data: bytes) -> tuple[Finding, ...]:
    """Whether `SUMS` names every other member with its checksum, and nothing else."""
    try:
        found = members(data)
    except zipfile.BadZipFile as error:
        return (_fault(f"the file cannot be read as a zip: {error}"),)
    lines = (_LINE.fullmatch(line) for line in found.pop(SUMS, b"").decode("utf-8", "replace").splitlines())
    told = {line[2]: line[1] for line in lines if line}
    wrong = sorted(name for name in {*told, *found} if name not in found or told.get(name) != _sha256(found[name]))
    return tuple(_fault(f"{name} is not what {SUMS} says") for name in wrong)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fault(message: str) -> Finding:
    return Finding(code="kit-sums", message=message, severity=Severity.ERROR)
