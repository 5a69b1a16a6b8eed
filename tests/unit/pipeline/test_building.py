"""What a build makes of a document that is empty, too full, or only warned of."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import printed, said, small_project

from briefgen.errors import BriefgenError
from briefgen.pipeline import Built, Wish, build, trace
from briefgen.project import find

PAGE = '<document>\n<title>Leaflet</title>\n<section layout="pack"{}>\n{}\n</section>\n</document>\n'
OPTIONAL = '<keep optional="yes"><h2>Songs of the harbour</h2><p>All of them.</p></keep>'
ROWS = "{{% for row in range({}) %}}<p>House.</p>{{% endfor %}}"
WITHOUT_HEADS = """<table widths="60 60"><tbody>{% for row in session.segments %}
<tr><td>{{ row.title }}</td><td>{{ row.duration|minutes }}</td></tr>{% endfor %}</tbody></table>"""


def made(folder: Path, body: str, reader: str = "") -> Built:
    template = PAGE.format(f' for="{reader}"' if reader else "", body)
    return build(find(None, None, small_project(folder, template=template)), Wish(("leaflet",)), {}, lambda _: None)


def test_a_copy_with_no_page_is_not_written(tmp_path: Path) -> None:
    built = made(tmp_path, "<p>For the chair alone.</p>", "chair")
    assert [file.name for file in built.files] == ["leaflet.docx", "leaflet.pdf"]
    assert sorted(path.name for path in (tmp_path / "output").glob("*.*")) == [
        ".briefgen",
        "leaflet.docx",
        "leaflet.pdf",
        "manifest.json",
    ]


def test_a_build_of_nothing_but_empty_copies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match="no product has such a copy"):
        made(tmp_path, "<p>For the press alone.</p>", "press")


def test_what_a_full_page_costs_is_told_once_a_copy(tmp_path: Path) -> None:
    built = made(tmp_path, OPTIONAL + ROWS.format(35))
    assert printed(built.findings, "left-out") == "".join(
        f"{name}: note: “Songs of the harbour” is left out: its page is full [left-out]\n"
        "  hint: shorten what stands on that page\n"
        for name in ("leaflet", "leaflet-participants")
    )
    assert [file.name for file in built.files if "Songs" in said(tmp_path / "output" / file.name)] == []


def test_a_page_with_room_keeps_what_is_optional_and_says_nothing(tmp_path: Path) -> None:
    built = made(tmp_path, OPTIONAL + ROWS.format(3))
    assert printed(built.findings, "left-out") == ""
    assert all("Songs" in said(tmp_path / "output" / file.name) for file in built.files)


def test_a_file_that_is_only_warned_of_keeps_its_trace(tmp_path: Path) -> None:
    built = made(tmp_path, WITHOUT_HEADS)
    assert [each.file for each in built.findings if each.code == "docx-accessibility"] == [
        "leaflet-participants.docx",
        "leaflet.docx",
    ]
    (passage,) = trace(tmp_path / "output" / "leaflet.docx", "Songs")
    assert next(run["fact"] for run in passage["runs"]) == "sessions.evening.segments.20.title"
