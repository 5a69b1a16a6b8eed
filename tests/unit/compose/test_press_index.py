"""The page of the press room runs nothing, fetches nothing, and takes no text as markup."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from briefgen.compose.press_index import Listed, press_index
from briefgen.errors import BriefgenError
from briefgen.resources import templates_folder

HOSTILE = "</script></title><script>alert(1)</script><a href='javascript:alert(1)'>"
ENDED = datetime(2031, 5, 3, 12, tzinfo=UTC)


def listed(name: str = "press-kit.pdf", title: str = "Press kit: Night trains", **said: object) -> Listed:
    facts = {"until": None, "is_early": False, "size": 23_400, "sha256": "0a" * 32, **said}
    return Listed(name=name, title=title, **facts)  # type: ignore[arg-type]  # what a test says


def page(*files: Listed) -> html.HtmlElement:
    return html.document_fromstring(press_index(files, (templates_folder(),)))


def words(root: html.HtmlElement) -> list[str]:
    return [" ".join(line.split()) for line in root.find(".//main").itertext() if line.strip()]


def test_each_piece_stands_once_with_its_formats() -> None:
    found = page(listed("press-kit.docx"), listed(), listed("press-kit-release.pdf", "Press release", until=ENDED))
    assert words(found) == [
        "Press room",
        "Press kit: Night trains",
        "For immediate release",
        "press-kit.docx",
        "(DOCX, 23 kB)",
        f"SHA-256 {'0a' * 32}",
        "press-kit.pdf",
        "(PDF, 23 kB)",
        f"SHA-256 {'0a' * 32}",
        "Press release",
        "Embargo ended 3 May 2031, 12:00 UTC",
        "press-kit-release.pdf",
        "(PDF, 23 kB)",
        f"SHA-256 {'0a' * 32}",
        "All hashes:",
        "SHA256SUMS",
    ]


def test_what_went_out_by_hand_says_so() -> None:
    assert "Released ahead of its embargo" in words(page(listed(until=ENDED, is_early=True)))


def test_a_title_is_text_whatever_it_holds() -> None:
    found = page(listed(title=HOSTILE), listed("other.pdf", "javascript:alert(1)"))
    assert HOSTILE in words(found)
    assert found.xpath("//script | //*[@*[starts-with(name(), 'on')]]") == []
    assert [link.get("href") for link in found.iter("a")] == ["./press-kit.pdf", "./other.pdf", "./SHA256SUMS"]


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("javascript:alert(1)/press-kit.pdf", "./javascript%3Aalert%281%29/press-kit.pdf"),
        ("day 1/press-kit.pdf", "./day%201/press-kit.pdf"),
        ('"><script>.pdf', "./%22%3E%3Cscript%3E.pdf"),
        ("zażółć.pdf", "./za%C5%BC%C3%B3%C5%82%C4%87.pdf"),
    ],
)
def test_a_link_leads_to_a_file_beside_the_page(name: str, link: str) -> None:
    found = page(listed(name))
    assert next(found.iter("a")).get("href") == link
    assert found.xpath("//script") == []


def test_the_page_allows_itself_nothing_but_its_own_style() -> None:
    found = page(listed())
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(found.find(".//style").text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert found.xpath("//*[@src] | //link | //iframe | //form | //*[@style]") == []


def test_a_template_of_ones_own_goes_first_and_its_faults_are_told(tmp_path: Path) -> None:
    own = tmp_path / "press-room" / "index.html.j2"
    own.parent.mkdir()
    own.write_text("{{ pieces|length }} of ours", encoding="utf-8")
    assert press_index([listed()], (tmp_path, templates_folder())) == "1 of ours"
    own.write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(BriefgenError) as stopped:
        press_index([listed()], (tmp_path, templates_folder()))
    assert stopped.value.message == "the page of the press room cannot be made: 'nobody' is undefined"
