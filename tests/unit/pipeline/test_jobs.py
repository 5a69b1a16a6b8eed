"""However many processes print, the files are the same."""

from __future__ import annotations

from pathlib import Path

from workbench import SAMPLE, briefgen, small_project, snapshot


def test_any_number_of_jobs_makes_the_same_bytes(tmp_path: Path) -> None:
    made = {}
    for jobs in ("1", "2", "9"):
        output = tmp_path / jobs
        done = briefgen("build", "-p", "run-sheet", "-p", "press-kit", "-j", jobs, "-o", output, SAMPLE, cwd=tmp_path)
        assert done.returncode == 0
        made[jobs] = snapshot(output)
    assert len([name for name in made["1"] if name.endswith((".docx", ".pdf"))]) == 22
    assert made["1"] == made["2"] == made["9"]


def test_a_mistake_in_a_template_is_told_though_it_was_compiled_ahead(tmp_path: Path) -> None:
    small_project(tmp_path, template="<document>{% for %}</document>")
    done = briefgen("build", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("products/leaflet/document.xml.j2:1:1: error: ")


def test_no_jobs_at_all_is_no_wish(tmp_path: Path) -> None:
    done = briefgen("build", "-j", "0", cwd=small_project(tmp_path))
    assert done.returncode == 2
    assert "0 is not in the range x>=1" in done.stderr
