"""What nobody can see in a source is in no printed file: neither on its pages nor in any part or stream of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from workbench import briefgen, said, write_all

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SEEN = "Lanterns"
SECRETS = ("deletedsecret", "commentsecret", "vanishedsecret", "whitesecret", "movedsecret", "authorsecret")
CHANGED = (
    f'<w:p {W}><w:r><w:t>{SEEN} will be lit. </w:t></w:r><w:del w:id="1" w:author="authorsecret"><w:r><w:delText>'
    'deletedsecret</w:delText></w:r></w:del><w:moveFrom w:id="2" w:author="authorsecret"><w:r><w:t>movedsecret</w:t>'
    "</w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>vanishedsecret</w:t></w:r><w:r><w:rPr><w:color"
    ' w:val="FFFFFF"/></w:rPr><w:t>whitesecret</w:t></w:r></w:p>'
)
EVENT = """\
accept: {tracked_changes: [note.docx], comments: [note.docx]}
sessions:
  evening:
    title: An evening at Port Example
    segments:
      - {id: 10, title: Welcome, duration: 5 min, words: Good evening.}
wording:
  what: {text: Lanterns will be lit., rests_on: [note.docx paragraph 3]}
"""


def note() -> bytes:
    """A concept note with something in every place that a reader does not see."""
    document = docx.Document()
    document.core_properties.author = "authorsecret"
    document.add_paragraph("Topic 3.1 Lanterns of Port Example")
    first = document.add_paragraph("Draft concept for the plenary session (session 2, 1 hour)")
    document.add_comment(first.runs, "commentsecret", author="authorsecret")
    document.element.body.insert(2, parse_xml(CHANGED))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def everything(path: Path) -> Iterator[bytes]:
    """The bytes of a file, of the parts of a package, and of all streams and texts of a PDF."""
    yield path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if path.suffix == ".pdf":
        yield said(path).encode()
        with pikepdf.open(path) as document:
            for each in document.objects:
                yield each.read_bytes() if isinstance(each, pikepdf.Stream) else each.unparse(resolved=True)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every file of a build, the press products among them."""
    project = tmp_path_factory.mktemp("project")
    write_all(project, {"sources/note.docx": note(), "sources/event.yaml": EVENT})
    done = briefgen("build", cwd=project)
    assert (done.returncode, "[tracked-changes]" in done.stderr + done.stdout) == (0, True)
    return sorted(path for path in (project / "output").rglob("*") if path.is_file())


def test_what_is_seen_is_printed(printed: list[Path]) -> None:
    names = {path.name for path in printed}
    assert {"briefing-pack.pdf", "briefing-pack.docx", "press-kit.pdf", "press-kit.docx", "manifest.json"} <= names
    assert SEEN in said(next(path for path in printed if path.name == "briefing-pack.pdf"))


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_not_seen_is_nowhere(secret: str, printed: list[Path]) -> None:
    assert [path.name for path in printed for data in everything(path) if secret.encode() in data] == []


@pytest.mark.parametrize("session", ["../out", "/out", "CON", "a\\b", "x" * 300])
def test_an_id_is_no_way_out_of_the_output_folder(session: str, tmp_path: Path) -> None:
    event = f"sessions:\n  '{session}':\n    title: An evening\n    segments: [{{id: 10, title: A, duration: 5 min}}]\n"
    write_all(tmp_path / "project", {"sources/event.yaml": event})
    done = briefgen("build", "-p", "run-sheet", "-f", "docx", cwd=tmp_path / "project")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["project"]
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx"))
    assert made == ["project/output/run-sheet-interpreters.docx", "project/output/run-sheet.docx"]
