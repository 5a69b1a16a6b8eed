"""On which pages LibreOffice sets the headings of a DOCX: it prints the file, and its bookmarks are looked up there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, NameTree, Object

from briefgen.errors import BriefgenError

OFFICE = "soffice"
SECONDS = 120.0
"""After so long the office is taken to hang. A pack takes it two or three seconds, its first start some more."""
EXPORT = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{}</dir></fontconfig>
"""


def pages_of_bookmarks(data: bytes, fonts: Path) -> dict[str, int]:
    """The page of each bookmark of a DOCX, from 1, as LibreOffice breaks pages with the typefaces of that folder.

    Raises BriefgenError where LibreOffice is not there, hangs, or makes no PDF of the file.
    """
    office = shutil.which(OFFICE)
    if office is None:
        raise BriefgenError("LibreOffice is not there", f"install LibreOffice Writer, so that {OFFICE} can be called")
    with tempfile.TemporaryDirectory(prefix="briefgen-pages-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "pack.docx").write_bytes(data)
        (folder / "fonts.conf").write_text(FONTS.format(fonts), encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", EXPORT, "--outdir", name, str(folder / "pack.docx")]
        _run(command, {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")})
        try:
            return _destinations((folder / "pack.pdf").read_bytes())
        except (OSError, pikepdf.PdfError):
            raise BriefgenError("LibreOffice made no PDF of it") from None


def _run(command: list[str], environ: dict[str, str]) -> None:
    """Run the office in a group of its own, for it starts others, and end them all when it takes too long.

    Raises BriefgenError when it does, or when it cannot be run.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the file is our own
            command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise BriefgenError(f"LibreOffice cannot be run: {error.strerror}") from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise BriefgenError(f"LibreOffice did not answer within {SECONDS:g} seconds") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _destinations(data: bytes) -> dict[str, int]:
    """The named destinations of a PDF with their pages (ISO 32000-1, 12.3.2.3)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        named = NameTree(names) if names is not None else pdf.Root.get("/Dests", Dictionary())
        return {str(name).lstrip("/"): pages[_page(found).objgen] for name, found in named.items()}


def _page(found: Object) -> Object:
    return found.D[0] if isinstance(found, Dictionary) else found[0]
