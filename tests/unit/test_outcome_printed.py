"""Planned, held, cancelled: what files say of the same event, its advisory in a state of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from workbench import printed, said, write_all

from briefgen.findings import RefusedError
from briefgen.pipeline import Built, Wish, build
from briefgen.project import find
from briefgen.prove.readers import read_back

NOTE = (
    "Concept note for the plenary session (session 2, 1 hour)\n"
    "1. Hour: The official launch of the Slow Travel Alliance (STA). "
    "Representatives of the founding members will deliver their mission statements.\n\n"
    "The Slow Travel Alliance (STA) is a network of railways and towns. STA was initiated in May 2030 at the Evening "
    "Workshop in Port Example by the Railway Museum of Example (RME) and the Example Towns Union (ETU) – the two "
    "founding members of the Alliance.\n"
)
EVENT = """\
event:
  title: {value: Night Train Days, standing: confirmed}
  place: {value: Port Example, standing: confirmed}
  time_zone: {value: Europe/Paris, standing: confirmed}
  issue: {number: 1, time: %(issued)s}
  issuer: {value: Slow Travel Alliance, standing: confirmed}
  language: {value: [en], standing: confirmed}
  dateline: {city: {value: Port Example, standing: confirmed}, date: {value: 2031-05-03, standing: confirmed}}
  %(release)s
  advisory:
    release: immediate
    accreditation: {value: Write to the press contact., standing: confirmed}
    deadline: {value: 2031-05-01, standing: confirmed}
  outcome: %(outcome)s
sessions:
  plenary:
    standing: confirmed
    start: 2031-05-03T14:00
    room: Hall 2
    chair: ada
    segments:
      - {id: 10, part: 1, title: Opening, duration: 60 min, who: [{person: ada, role: Chair}]}
people:
  ada: {name: Ada Example, title: Director, organisation: rme, standing: confirmed}
organisations:
  sta: {history: It began with a missed train., standing: confirmed}
  rme: {mission_statement: We keep what moved us., website: https://rme.example, standing: confirmed}
contacts:
  secretariat: {name: Bo Sample, standing: confirmed}
  press: {name: Cy Sample, phone: +00 555 0100, out_of_hours: +00 555 0101, standing: confirmed, audience: press}
acknowledge: {organisations.sta.beginnings: "launch, initiated"}
%(more)s
"""
EMBARGOED = "release: embargoed\n  embargo: 2031-05-03T14:00:00+02:00[Europe/Paris]"
IMMEDIATE = "release: immediate"
HEADLINE = "wording: {release-headline: {text: Alliance to be launched, for: [press], standing: confirmed}}"
FUTURE = re.compile(r"\bwill\b|\bplanned\b|\bto be launched\b")
Make = Callable[..., tuple[Path, Built]]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    def made(
        outcome: str, issued: str, *products: str, formats: tuple[str, ...] = (), more: str = ""
    ) -> tuple[Path, Built]:
        release = IMMEDIATE if "held" in outcome else EMBARGOED
        event = EVENT % {"outcome": outcome, "issued": issued, "release": release, "more": more}
        sources = {"sources/concept-note.txt": NOTE, "sources/event.yaml": event}
        folder = write_all(tmp_path_factory.mktemp("outcome"), sources)
        return folder / "output", build(find(None, None, folder), Wish(products, formats), {}, lambda _: None)

    return made


@pytest.fixture(scope="module")
def planned(make: Make) -> Path:
    return make("planned", "2031-04-20T07:00:00Z", "press-kit", formats=("docx",))[0]


@pytest.fixture(scope="module")
def held(make: Make) -> Path:
    return make("{value: held, confirmed_by: Cy Sample}", "2031-05-03T16:00:00Z", "press-kit", "briefing-pack")[0]


@pytest.fixture(scope="module")
def cancelled(make: Make) -> Path:
    return make("{value: cancelled, confirmed_by: Cy Sample}", "2031-04-20T07:00:00Z")[0]


def the_only(folder: Path, pattern: str) -> Path:
    (found,) = folder.rglob(pattern)
    return found


# -- planned ----------------------------------------------------------------------------------------------


def test_the_advisory_goes_out_before_the_embargo_of_the_kit(planned: Path) -> None:
    text = said(planned / "press-kit-advisory.docx")
    assert "FOR IMMEDIATE RELEASE" in text
    assert "EMBARGOED" not in text
    assert "Ada Example, Director, Railway Museum of Example (RME)" in text
    for label, value in (("Accreditation", "Write to the press contact."), ("Deadline", "1 May 2031")):
        assert f"{label}\n{value}" in text
    assert "EMBARGOED UNTIL" in said(the_only(planned, "press-kit-release*.docx"))


def test_the_backgrounder_has_history_and_the_organisations_own_words(planned: Path) -> None:
    lines = said(the_only(planned, "press-kit-backgrounder*.docx")).replace("\n", " ")
    assert "History" in lines
    assert "It began with a missed train." in lines
    own = "Railway Museum of Example (RME) We keep what moved us. https://rme.example"
    assert f"The organisations in their own words {own}" in re.sub(r" \d+ ", " ", lines)


def test_a_planned_launch_is_told_as_to_come(planned: Path) -> None:
    text = said(the_only(planned, "press-kit-release*.docx"))
    assert "The official launch of the Slow Travel Alliance (STA) is planned for 3 May 2031 in Port Example." in text
    assert "Representatives of the founding members will deliver their mission statements." in text
    assert "STA was initiated in May 2030. Its official launch is planned for this session." in text


# -- held -------------------------------------------------------------------------------------------------


def test_a_launch_that_was_held_is_told_as_past(held: Path) -> None:
    for suffix in ("docx", "pdf"):
        text = said(the_only(held, f"press-kit-release*.{suffix}")).replace("\n", " ")
        assert "launch of the Slow Travel Alliance (STA) took place on 3 May 2031 in Port Example." in text
        assert "STA was initiated in May 2030. It was launched in this session." in text
    assert "The session was held." in said(held / "briefing-pack.docx")


def test_no_file_for_the_press_tells_it_as_to_come_any_more(held: Path) -> None:
    names = [path for path in sorted(held.rglob("press-kit*.*")) if "cover-note" not in path.name]
    assert len(names) > 8
    assert {path.name: FUTURE.findall(said(path)) for path in names} == {path.name: [] for path in names}


def test_once_it_was_held_there_is_no_advisory(held: Path) -> None:
    assert list(held.rglob("press-kit-advisory*")) == []


def test_words_of_an_officer_are_left_and_keep_the_kit_a_draft(make: Make) -> None:
    folder, built = make(
        "{value: held, confirmed_by: Cy Sample}",
        "2031-05-03T16:00:00Z",
        "press-kit",
        formats=("docx",),
        more=HEADLINE,
    )
    text = said(folder / "press-kit-release.docx")
    assert "Alliance to be launched" in text
    assert "DRAFT – NOT FOR RELEASE" in text
    assert [each.code for each in built.findings if "tense" in each.code] == ["tense-wording"]


def test_what_nobody_has_confirmed_is_not_printed(make: Make) -> None:
    with pytest.raises(RefusedError) as caught:
        make("held", "2031-05-03T16:00:00Z", "press-kit")
    assert printed(caught.value.findings, "outcome-unconfirmed") == (
        "event.yaml:14:12: error: the event is said to be held, and nobody has confirmed it [outcome-unconfirmed]\n"
        "  hint: write outcome: {value: held, confirmed_by: ...}, or leave it out until somebody knows\n"
    )


# -- cancelled --------------------------------------------------------------------------------------------

NOTICE = "CANCELLED – this session will not take place"


def test_every_page_of_every_file_says_first_that_it_is_cancelled(cancelled: Path) -> None:
    files = sorted(cancelled.rglob("*.pdf"))
    assert {path.name.partition("-")[0] for path in files} >= {"briefing", "run", "press", "rostrum"}
    for path in files:
        running = read_back("pdf", path.read_bytes()).running
        assert running
        assert all(page.startswith(NOTICE) for page in running), path.name


def test_every_section_of_a_word_file_says_so_and_so_do_the_properties(cancelled: Path) -> None:
    for path in sorted(cancelled.rglob("*.docx")):
        document = docx.Document(str(path))
        heads = [section.header.paragraphs[0].text for section in document.sections]
        assert heads == [NOTICE] * len(heads), path.name
        assert document.core_properties.title.startswith("CANCELLED: "), path.name


def test_the_properties_of_a_pdf_say_so(cancelled: Path) -> None:
    for path in sorted(cancelled.rglob("*.pdf")):
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.Title).startswith("CANCELLED: "), path.name
            assert "CANCELLED" in str(pdf.docinfo.Keywords), path.name


def test_the_old_texts_are_not_for_release_and_the_note_to_correspondents_is(cancelled: Path) -> None:
    release = said(cancelled / "press-kit-release.pdf")
    assert "CANCELLED – NOT FOR RELEASE" in release
    assert "FOR IMMEDIATE RELEASE" not in release
    note = said(cancelled / "press-kit-advisory.pdf").replace("\n", " ")
    assert "NOTE TO CORRESPONDENTS" in note
    assert "FOR IMMEDIATE RELEASE" in note
    assert "Cancelled: The official launch of the Slow Travel Alliance (STA)" in note
    assert "The session is cancelled. It will not take place at the time and place given below." in note
    assert "Accreditation" not in note
