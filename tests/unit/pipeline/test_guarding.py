"""Templates of a project that reckon for ever or fill the memory: the build ends with one line, and nothing is written.

Attack 6 of the list: a sandbox keeps a template from running code, not from taking all time and memory.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import briefgen, said, small_project, snapshot

from briefgen.errors import BriefgenError
from briefgen.pipeline.guarding import guarded

PAGE = '<document>\n<title>Leaflet</title>\n<section layout="pack">\n<p>{}</p>\n</section>\n</document>\n'
HINT = "  hint: see what the templates of this project reckon and repeat"
TAKES_TIME = "error: composing leaflet takes more than 5 seconds of computing [template]"
LOOP = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("{{ 9**9999999 > 1 }}", TAKES_TIME),
        (LOOP, TAKES_TIME),
        ("{{ ('a' * 10**9)|length }}", "error: composing leaflet needs more than 512 MiB of memory [template]"),
    ],
    ids=["a power", "a loop", "a long text"],
)
def test_a_template_that_takes_too_much_is_stopped(body: str, line: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, template=PAGE.format(body))
    done = briefgen("build", "-p", "leaflet", "--audience", "chair", cwd=project)
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (2, "", [line, HINT])
    assert [path.name for path in project.glob("output/*.*")] == [".briefgen"]


def test_what_was_there_before_stays_and_other_products_are_still_built(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert briefgen("build", "-p", "leaflet", cwd=project).returncode == 0
    before = snapshot(project / "output")
    small_project(tmp_path, template=PAGE.format("{{ ('a' * 10**9)|length }}"))
    assert briefgen("build", "-p", "leaflet", cwd=project).returncode == 2
    assert snapshot(project / "output") == before
    done = briefgen("build", "-p", "run-sheet", "-f", "docx", cwd=project)
    assert (done.returncode, "Welcome" in said(project / "output" / "run-sheet.docx")) == (0, True)


def test_what_is_told_and_what_is_made_come_through() -> None:
    told: list[str] = []

    def work(tell: object) -> list[int]:
        assert callable(tell)
        tell("one")
        tell("two")
        return [1, 2]

    assert (guarded(work, told.append), told) == ([1, 2], ["one", "two"])


def test_what_is_refused_is_refused_with_its_hint() -> None:
    def work(_: object) -> None:
        raise BriefgenError("there is no such part", "name another")

    with pytest.raises(BriefgenError, match="there is no such part") as caught:
        guarded(work, lambda _: None)
    assert caught.value.hint == "name another"
