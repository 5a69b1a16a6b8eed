"""What a pack of house rules changes in the press kit, and the lengths that only printed pieces have."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import printed, said, write_all

from briefgen.findings import Finding
from briefgen.model.house_rules import house_rules
from briefgen.pipeline import Wish, build, know, trace
from briefgen.project import find

NOTE = """\
Draft concept for the plenary session (session 2, 1 hour)
1. Hour: The official launch of the Slow Travel Alliance (STA).

The Slow Travel Alliance (STA) is a network of railways and towns.

STA was initiated in March 2030 at the Winter Workshop in Port Example, Westmark by the Night Rail Union (NRU).
"""

LONG = "the release has 830 words, more than the 300 of the rules generic"


def kit(folder: Path, event: str) -> tuple[Finding, ...]:
    write_all(folder, {"sources/note.txt": NOTE, "sources/event.yaml": event})
    return build(find(None, None, folder), Wish(("press-kit",), ("pdf",)), {}, lambda _: None).findings


@pytest.mark.parametrize(
    ("pack", "has", "lacks"),
    [
        ("generic", ["ENDS", "Notes to editors"], ["Background", "official document"]),
        ("govuk", ["ENDS", "Background"], ["Notes to editors", "official document"]),
        ("un", ["* *** *", "Notes to editors", "For information only – not an official document"], ["ENDS"]),
    ],
)
def test_a_pack_says_how_a_release_ends_and_what_its_parts_are_called(
    tmp_path: Path, pack: str, has: list[str], lacks: list[str]
) -> None:
    kit(tmp_path, f"rules: {pack}\n")
    release = tmp_path / "output" / "press-kit-release.pdf"
    told = said(release)
    assert [text for text in (*has, *lacks) if text in told] == has
    (block,) = trace(release, has[0])
    assert [(run["fact"], run["rule"]) for run in block["runs"]] == [("house.end_mark", f"rules: {pack}")]


SAID = """\
event:
  place: {value: Port Example, standing: confirmed}
  issuer: {value: Slow Travel Alliance, standing: confirmed}
  symbol: EX/2031/7
  dateline: {city: {value: Port Example, standing: confirmed}, date: {value: DATE, standing: confirmed}}
wording:
  release-summary: {text: Night trains get an alliance., for: [press], standing: confirmed}
  release-lead: {text: The Slow Travel Alliance (STA) is to be launched, for: [press], standing: confirmed}
  quick-fact-1: {text: STA is a network of railways and towns., for: [press], standing: confirmed}
  quick-fact-3: {text: a partnership for slow journeys, for: [press], standing: confirmed}
"""


@pytest.mark.parametrize(
    ("pack", "date", "dateline"),
    [
        ("generic", "2031-05-03", "Port Example, 3 May 2031 – The Slow Travel Alliance"),
        ("un", "2031-05-03", "PORT EXAMPLE, 3 May (Slow Travel Alliance) – The Slow Travel Alliance"),
        ("un", "2031-05", "PORT EXAMPLE, May 2031 (Slow Travel Alliance) – The Slow Travel Alliance"),
    ],
)
def test_a_release_begins_as_the_house_has_it(tmp_path: Path, pack: str, date: str, dateline: str) -> None:
    kit(tmp_path, f"rules: {pack}\n{SAID.replace('DATE', date)}")
    release = said(tmp_path / "output" / "press-kit-release.pdf").split("\n")
    headline = release.index("The official launch of the Slow Travel Alliance (STA)")
    assert release[headline + 1] == "Night trains get an alliance."
    assert release[headline + 2].startswith(dateline)
    assert f"EX/2031/7 · {'3 May 2031' if date.endswith('03') else 'May 2031'}" in release[:headline]


def test_quick_facts_are_those_that_were_worded(tmp_path: Path) -> None:
    kit(tmp_path, SAID.replace("DATE", "2031-05-03"))
    release = said(tmp_path / "output" / "press-kit-release.pdf").split("\n")
    facts = release.index("Quick facts")
    assert [line.removeprefix("– ") for line in release[facts + 1 : facts + 3]] == [
        "STA is a network of railways and towns",
        "A partnership for slow journeys",
    ]


def test_a_long_release_and_a_fact_sheet_of_two_pages_are_told(tmp_path: Path) -> None:
    ids = ("what", "aim", "line-1", "line-2")
    found = kit(
        tmp_path, "wording:\n" + "".join(f"  {each}: {{text: {'boats ' * 400}, for: [press]}}\n" for each in ids)
    )
    assert printed(found, "release-too-long", "too-many-pages").splitlines()[::2] == [
        "press-kit-fact-sheet.pdf: warning: it has 2 pages, more than 1 [too-many-pages]",
        f"press-kit-release: warning: {LONG} [release-too-long]",
    ]


def test_without_a_word_the_rules_are_generic(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_text("event: {title: Gala}\n")
    assert house_rules(know(tmp_path, {}).value.event).name == "generic"
