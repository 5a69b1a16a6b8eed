"""Broken PDFs are read or refused, and never raise. pdfium runs in a process of its own, should it ever give up."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

READ_ALL = """
import base64, json, sys
from briefgen.intake.formats import pdf
for text in json.load(sys.stdin):
    noted = pdf.read(base64.b64decode(text), "note.pdf")
    refused = any(finding.code == "refused" for finding in noted.findings)
    assert refused != bool(noted.value)
print("read")
"""
MOST = 3000


@cache
def sound() -> bytes:
    """A PDF with text, lines, a shade and a comment."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(300, 300), pageCompression=0)
    for number in range(2):
        canvas.drawString(30, 250, f"Part {number}: reports of the keepers")
        canvas.grid([30, 120, 200], [100, 150, 200])
        canvas.drawString(40, 120, "09:00")
        canvas.drawString(130, 120, "Opening")
        canvas.textAnnotation("To be checked", Rect=[10, 10, 20, 20])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def mutated(places: list[tuple[int, bytes, int]]) -> bytes:
    """The sound PDF with some bytes taken out and others put in their place."""
    data = bytearray(sound())
    for start, put_in, taken_out in places:
        data[start : start + taken_out] = put_in
    return bytes(data)


MUTATIONS = st.lists(
    st.tuples(st.integers(0, MOST), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=6
).map(mutated)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(MUTATIONS, min_size=4, max_size=12))
def test_broken_files_are_read_or_refused(files: list[bytes]) -> None:
    given_to_it = json.dumps([base64.b64encode(data).decode() for data in files])
    command = [sys.executable, "-c", READ_ALL]
    done = subprocess.run(command, input=given_to_it, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "read\n", "")
