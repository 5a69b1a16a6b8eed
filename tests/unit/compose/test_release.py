"""The release state: on every page, in names and properties; a draft while anything stands against another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from settled_launch import FLYER, KIT, UNTIL, built, embargoed, launch
from workbench import printed, said

from briefgen.pipeline import ContentError, Wish
from briefgen.prove.readback import Readback
from briefgen.prove.readers import read_back

SHOWN = "EMBARGOED UNTIL 3 MAY 2031, 14:00 Europe/Paris (12:00 UTC)"
DRAFT = "DRAFT – NOT FOR RELEASE"


def read(path: Path) -> Readback:
    return read_back(path.suffix.removeprefix("."), path.read_bytes())


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embargoed")
    built(folder, embargoed(), KIT)
    return folder / "output"


def test_an_embargoed_kit_lies_apart_with_the_moment_in_every_name(kit: Path) -> None:
    pieces = (
        f"press-kit{piece}-{UNTIL}.{suffix}"
        for piece in ("", "-release", "-fact-sheet", "-backgrounder", "-contacts")
        for suffix in ("docx", "pdf")
    )
    lying = sorted(path.name for path in (kit / "embargoed").iterdir())
    assert lying == sorted((*pieces, f"press-kit-{UNTIL}.zip"))
    assert {path.stem for path in kit.glob("press-kit*")} == {"press-kit-advisory", "press-kit-cover-note"}


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_both_times_stand_at_head_and_foot_and_in_the_properties(kit: Path, suffix: str) -> None:
    for path in sorted((kit / "embargoed").glob(f"*.{suffix}")):
        found = read(path)
        assert {text.count(SHOWN) for text in found.running} == ({1} if suffix == "docx" else {2})
        assert found.properties["keywords"] == SHOWN


def test_the_cover_note_has_the_line_to_agree_to_and_room_to_note_who_did(kit: Path) -> None:
    lines = said(kit / "press-kit-cover-note.pdf").split("\n")
    start = lines.index("Who may have it before its time")
    assert f"“{SHOWN}. Before that time we publish, broadcast and post nothing of this kit" in lines[start + 1]
    assert lines[start + 2 : start + 5] == ["Outlet", "Agreed by, on", "Sent by, on"]
    assert lines[start + 5 : start + 14] == 3 * ["_" * 18, "_" * 24, "_" * 24]


FLYER_PDF = Wish(products=("flyer",), formats=("pdf",))


def state(folder: Path, files: dict[str, str]) -> str:
    """The release state, as its properties have it."""
    built(folder, {**files, **FLYER}, FLYER_PDF)
    (path,) = (folder / "output").rglob("flyer*.pdf")
    found = read(path)
    assert all(found.properties["keywords"] in text for text in found.running)
    return found.properties["keywords"]


@pytest.mark.parametrize(
    ("embargo", "words"),
    [
        pytest.param(
            "2031-05-03T01:00:00+02:00[Europe/Paris]",
            "EMBARGOED UNTIL 3 MAY 2031, 01:00 Europe/Paris (2 MAY 2031, 23:00 UTC)",
            id="another day in UTC",
        ),
        pytest.param(
            "2031-05-02T13:59:30+02:00[Europe/Paris]",
            "EMBARGOED UNTIL 2 MAY 2031, 13:59:30 Europe/Paris (11:59:30 UTC)",
            id="seconds",
        ),
        pytest.param(
            "2031-05-01T22:30:00-03:00[America/Argentina/Buenos_Aires]",
            "EMBARGOED UNTIL 1 MAY 2031, 22:30 America/Argentina/Buenos_Aires (2 MAY 2031, 01:30 UTC)",
            id="a long zone, on two lines",
        ),
    ],
)
def test_an_embargo_as_printed(tmp_path: Path, embargo: str, words: str) -> None:
    assert state(tmp_path, embargoed(embargo)) == words


def test_seconds_stand_in_the_name_only_where_there_are_some(tmp_path: Path) -> None:
    state(tmp_path, embargoed("2031-05-02T13:59:30+02:00[Europe/Paris]"))
    (path,) = (tmp_path / "output" / "embargoed").iterdir()
    assert path.name == "flyer-embargoed-until-20310502T115930Z.pdf"


def test_an_embargo_that_is_still_open_keeps_the_kit_a_draft(tmp_path: Path) -> None:
    files = launch(release="embargoed")
    assert state(tmp_path, files) == DRAFT
    told = built(tmp_path, {}, FLYER_PDF).findings
    assert "open: Date, time and zone of the embargo (point 1, embargo, holds up the press kit)" in printed(told)


def test_immediate_only_where_the_event_file_says_so(tmp_path: Path) -> None:
    assert state(tmp_path / "one", launch()) == DRAFT
    assert state(tmp_path / "other", launch(release="immediate")) == "FOR IMMEDIATE RELEASE"


def test_a_piece_that_holds_a_blank_is_a_draft_whatever_else_stands(tmp_path: Path) -> None:
    """The issue time is no point of the press kit, and stands at the foot of each page."""
    files = launch(release="immediate")
    files["sources/event.yaml"] = files["sources/event.yaml"].replace(", time: 2031-04-20T07:00:00Z", "")
    assert state(tmp_path, files) == DRAFT


def test_an_embargo_that_contradicts_itself_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as stopped:
        built(tmp_path, {**embargoed("2031-05-03T14:00:00+01:00[Europe/Paris]"), **FLYER}, FLYER_PDF)
    assert stopped.value.exit_code == 1
    assert printed(stopped.value.findings, "embargo-offset") == (
        "event.yaml:8:12: error: Europe/Paris is then at +02:00, not at +01:00 [embargo-offset]\n"
        "  hint: write 2031-05-03T14:00:00+02:00[Europe/Paris], or for the same moment "
        "2031-05-03T15:00:00+02:00[Europe/Paris]\n"
    )
    assert not (tmp_path / "output" / "manifest.json").exists()


# -- what an embargo supersedes ---------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    """What lies in the output folder, which is what the manifest lists."""
    output = folder / "output"
    listed = [entry["path"] for entry in json.loads((output / "manifest.json").read_bytes())["outputs"]]
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("flyer*")) == listed
    return listed


def test_a_piece_that_becomes_embargoed_leaves_no_other_behind_in_any_format_or_edition(tmp_path: Path) -> None:
    both = Wish(products=("flyer",), editions=("standard", "large-print"))
    built(tmp_path, {**launch(release="immediate"), **FLYER}, both)
    assert names(tmp_path) == ["flyer-large-print.docx", "flyer-large-print.pdf", "flyer.docx", "flyer.pdf"]
    built(tmp_path, embargoed(), FLYER_PDF)
    assert names(tmp_path) == [f"embargoed/flyer-{UNTIL}.pdf"]
    before = names(tmp_path)
    with pytest.raises(ContentError):
        built(tmp_path, embargoed("2031-05-03T14:00:00+01:00[Europe/Paris]"), FLYER_PDF)
    assert names(tmp_path) == before
    built(tmp_path, embargoed("2031-05-03T13:00:00+02:00[Europe/Paris]"), FLYER_PDF)
    assert names(tmp_path) == ["embargoed/flyer-embargoed-until-20310503T1100Z.pdf"]
    built(tmp_path, launch(release="immediate"), FLYER_PDF)
    assert names(tmp_path) == ["flyer.pdf"]
