"""A project's own templates: what they began as is no leak, what somebody wrote into them may be one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from workbench import CHECKOUT, SAMPLE, briefgen

RELEASE = "products/press-kit/pages/release.xml.j2"
ENDS = '<p role="ends">'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample with a copy of the release's template, which says what an answer for the chair says too."""
    shutil.copytree(SAMPLE, tmp_path / "sources")
    (tmp_path / "templates" / RELEASE).parent.mkdir(parents=True)
    shutil.copy(CHECKOUT / "templates" / RELEASE, tmp_path / "templates" / RELEASE)
    return tmp_path


def test_a_copy_of_a_built_in_template_is_no_leak(project: Path) -> None:
    done = briefgen("build", "-p", "press-kit", "-f", "docx", cwd=project)
    assert (done.returncode, "[leak]" in done.stderr) == (0, False)


def test_an_answer_written_into_a_template_is_a_leak(project: Path) -> None:
    own = project / "templates" / RELEASE
    template = own.read_text(encoding="utf-8")
    assert ENDS in template
    own.write_text(template.replace(ENDS, f"<p>The links are complex.</p>{ENDS}"), encoding="utf-8")
    done = briefgen("build", "-p", "press-kit", "-f", "docx", cwd=project)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.endswith("[leak]")] == [
        f"{name}: word/document.xml: error: “The links are complex” (questions.causes.answer) is for chair "
        "and stands in a file for press [leak]"
        for name in ("press-kit-release.docx", "press-kit.docx")
    ]
