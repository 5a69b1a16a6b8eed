"""The files of pictures that sources point at: found inside the sources folder alone, and drawn anew."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefgen.findings import Finding, Noted, Severity, at
from briefgen.images import Image
from briefgen.intake.child import refused
from briefgen.intake.guard import Guard
from briefgen.model.claims import Claim

POINTING = frozenset({("people", "picture", "file"), ("organisations", "logo", "file")})
"""The first and the last words of paths whose values are files of pictures."""
MARK = 6
"""Letters of a file's SHA-256 that stand for it, as many as a text's mark has."""
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture by its name below the sources folder, and the SHA-256 of the file as it was received."""

    name: str
    sha256: str
    image: Image


def points_at_picture(claim: Claim) -> bool:
    """Whether a claim's value is the file of a picture."""
    return bool(claim.value) and (claim.path[0], *claim.path[2:]) in POINTING


def located(folder: Path, claim: Claim) -> Noted[str | None]:
    """The name below the sources folder of the file that a claim points at, from where the claim stands.

    None where the path leads out of that folder (an error: such a file is never opened), and where there is no file.
    """
    said, root = str(claim.value), folder.resolve()
    if "\\" in said or PureWindowsPath(said).drive or PurePosixPath(said).is_absolute():
        return Noted(None, (_outside(claim),))
    try:
        found = (root / PurePosixPath(claim.span.source).parent / said).resolve()
        if not found.is_relative_to(root):
            return Noted(None, (_outside(claim),))
        is_there = found.is_file()
    except (OSError, ValueError):  # a name that no disk can have
        is_there = False
    if not is_there:
        message = f"there is no picture “{said}”: it is left out"
        hint = "put it into the sources folder, or take the line out"
        return Noted(None, (at(claim.span, "picture-missing", message, hint=hint),))
    return Noted(found.relative_to(root).as_posix())


def marked(claim: Claim, sha256: str) -> Claim:
    """What stands for the bytes of the file that a claim points at: who clears a picture clears these."""
    return replace(claim, path=(*claim.path[:-1], "mark"), value=sha256[:MARK], how="derived", rule="mark-of-file")


def _outside(claim: Claim) -> Finding:
    return at(
        claim.span,
        "picture-outside",
        f"“{claim.value}” leads out of the sources folder: it is not opened",
        hint="put the picture into the sources folder, and give its path from there: pictures/ada.jpg",
        severity=Severity.ERROR,
    )


def read_picture(folder: Path, name: str, guard: Guard) -> Noted[PictureFile | None]:
    """A picture of the sources folder; None and why, where it cannot be used."""
    path = folder / name
    try:
        if path.stat().st_size > MOST_BYTES:
            return Noted(None, (refused(name, f"it has more than {MOST_BYTES // 1_000_000} MB"),))
        data = path.read_bytes()
    except OSError as error:
        return Noted(None, (refused(name, f"the disk does not give it: {error.strerror}"),))
    image = guard.picture(data, name)
    if image.value is None:
        return Noted(None, image.findings)
    return Noted(PictureFile(name, hashlib.sha256(data).hexdigest(), image.value), image.findings)
