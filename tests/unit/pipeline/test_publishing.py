"""Publishing: nothing before its time, nothing that is not as it was built, nothing without a record."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from press_rooms import BUILT, PASSED, SECOND, copied, publish_at, room
from settled_launch import FLYERS, FLYERS_ONLY, PDF, UNTIL, built, embargoed, launch
from workbench import printed, snapshot

from briefgen.errors import BriefgenError
from briefgen.pipeline import ContentError
from briefgen.project import Project, find

PIECES = ["flyer", "flyer-one", "flyer-three", "flyer-two"]
PUBLIC = sorted([*(f"{piece}.docx" for piece in PIECES), "SHA256SUMS", "index.html"])
WORDS = "EMBARGOED UNTIL 3 MAY 2031, 14:00 Europe/Paris (12:00 UTC)"
BEFORE = "and the clock says 3 May 2031, 11:59:59 UTC"
RELEASE = f"embargoed/flyer-one-{UNTIL}.docx"
YEARS = timedelta(days=3653)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embargoed")
    built(folder, {**embargoed(), **FLYERS}, FLYERS_ONLY)
    return folder


@pytest.fixture
def project(kit: Path, tmp_path: Path) -> Project:
    return copied(kit, tmp_path / "project")


def refused(project: Project, at: datetime) -> str:
    """What is told when nothing may go out; the press room stays as it is."""
    before = room(project)
    with pytest.raises(ContentError) as stopped:
        publish_at(project, at)
    assert stopped.value.exit_code == 1
    assert room(project) == before
    return printed(stopped.value.findings)


def codes(told: str) -> set[str]:
    return {line.rpartition("[")[2].rstrip("]") for line in told.splitlines() if not line.startswith("  ")}


# -- the clock --------------------------------------------------------------------------------------------


def test_a_second_before_nothing_goes_out(project: Project) -> None:
    told = refused(project, PASSED - SECOND)
    assert told == (
        f"error: {WORDS}, {BEFORE}: {', '.join(PIECES)} [embargo-not-passed]\n"
        "  hint: publish again then, or write --release and the reason\n"
    )
    assert not (project.output / "press-room").exists()


@pytest.mark.parametrize("at", [PASSED, PASSED + SECOND])
def test_at_the_moment_and_a_second_after_everything_goes_out(project: Project, at: datetime) -> None:
    published = publish_at(project, at)
    assert (sorted(published.names), published.findings) == (sorted(f"{piece}.docx" for piece in PIECES), ())
    assert sorted(room(project)) == PUBLIC
    for piece in PIECES:
        made = (project.output / "embargoed" / f"{piece}-{UNTIL}.docx").read_bytes()
        assert room(project)[f"{piece}.docx"] == made


def test_a_clock_that_is_ten_years_behind_is_not_believed(project: Project) -> None:
    told = refused(project, PASSED - YEARS)
    assert codes(told) == {"clock-behind", "embargo-not-passed"}
    assert (
        "error: the clock says 2 May 2021, 12:00:00 UTC, and the papers were issued at 20 April 2031, 07:00:00 UTC "
        "[clock-behind]\n  hint: set the clock right; if it is right, write --release and the reason\n"
    ) in told
    assert "and the files were built at 20 April 2031, 08:00:00 UTC [clock-behind]" in told


def test_a_clock_that_is_ten_years_ahead_is_not_believed(project: Project) -> None:
    assert refused(project, PASSED + YEARS) == (
        "error: the clock says 3 May 2041, 12:00:00 UTC, 3653 days after the embargo, 3 May 2031, 12:00:00 UTC "
        "[clock-ahead]\n  hint: set the clock right; if it is right, write --release and the reason\n"
    )


def test_a_clock_that_was_set_back_is_noticed(project: Project) -> None:
    refused(project, PASSED - 20 * SECOND)
    assert codes(refused(project, PASSED - 21 * SECOND)) == {"clock-behind", "embargo-not-passed"}
    assert codes(refused(project, PASSED - 20 * SECOND)) == {"embargo-not-passed"}


def test_a_wrong_clock_leaves_no_mark_on_the_record(project: Project) -> None:
    refused(project, PASSED + YEARS)
    assert publish_at(project, PASSED).is_new


@pytest.mark.parametrize("record", [None, "", "{}", '{"seen": "noon"}', '{"seen": 3}', "[]"])
def test_without_a_record_of_the_clock_nothing_more_goes_out(project: Project, record: str | None) -> None:
    publish_at(project, PASSED)
    path = project.output / ".briefgen" / "clock.json"
    path.unlink() if record is None else path.write_text(record, encoding="utf-8")
    (project.output / "press-room" / "flyer.docx").unlink()
    assert refused(project, PASSED + SECOND) == (
        "error: the record of the last publication cannot be read: nobody knows whether the clock ran backwards "
        "[clock-record]\n  hint: look at the clock; if it is right, write --release and the reason\n"
    )


def test_a_set_back_clock_opens_no_second_kit(project: Project) -> None:
    publish_at(project, PASSED)
    told = refused(project, PASSED - SECOND)
    assert codes(told) == {"clock-behind", "embargo-not-passed"}


def test_what_is_out_stays_out_and_is_not_put_there_twice(project: Project) -> None:
    publish_at(project, PASSED)
    log = project.output / ".briefgen" / "releases.jsonl"
    before = log.read_bytes()
    for at in (PASSED + SECOND, PASSED + YEARS):
        again = publish_at(project, at)
        assert (again.is_new, again.findings) == (False, ())
    assert log.read_bytes() == before


# -- by hand ----------------------------------------------------------------------------------------------


def test_a_person_may_release_early_and_it_is_recorded(project: Project) -> None:
    published = publish_at(project, PASSED - SECOND, "agreed")
    assert sorted(room(project)) == PUBLIC
    assert printed(published.findings) == (
        f"warning: {WORDS}, {BEFORE}: {', '.join(PIECES)}; it went out all the same: “agreed” [released-by-hand]\n"
        "  hint: the record of releases has the time and the reason\n"
    )
    (line,) = (project.output / ".briefgen" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["at"], record["reason"]) == ("2031-05-03T11:59:59+00:00", "agreed")
    assert record["against"] == ["embargo-not-passed"]
    assert record["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in room(project).items()}


def test_the_record_only_grows_whatever_a_kill_left_of_its_last_line(project: Project) -> None:
    publish_at(project, PASSED)
    log = project.output / ".briefgen" / "releases.jsonl"
    half = log.read_bytes() + b'{"at": "2031-05-'
    log.write_bytes(half)
    (project.output / "press-room" / "flyer.docx").unlink()
    publish_at(project, PASSED + SECOND, "again")
    assert log.read_bytes().startswith(half + b"\n")
    assert json.loads(log.read_text(encoding="utf-8").splitlines()[-1])["reason"] == "again"


def test_no_reason_makes_a_draft_go_out(tmp_path: Path) -> None:
    built(tmp_path, {**launch(), **FLYERS}, FLYERS_ONLY)
    project = find(None, None, tmp_path)
    before = snapshot(project.output)
    with pytest.raises(ContentError) as stopped:
        publish_at(project, PASSED, "somebody wants it")
    assert printed(stopped.value.findings) == (
        "error: DRAFT – NOT FOR RELEASE, and so not published: flyer-one, flyer-three, flyer-two, flyer "
        "[draft-withheld]\n"
        "  hint: briefgen check lists what is open; a reason does not help here\n"
    )
    assert {name: data for name, data in snapshot(project.output).items() if "clock" not in name} == before


def test_without_anything_for_the_press_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError) as stopped:
        publish_at(find(None, None, tmp_path), PASSED)
    assert (stopped.value.exit_code, stopped.value.message, stopped.value.hint) == (
        2,
        f"there is nothing for the press in {tmp_path / 'output'}",
        "run briefgen build first",
    )


# -- what is held against the build -----------------------------------------------------------------------


def test_a_changed_byte_keeps_everything_back(project: Project) -> None:
    path = project.output / RELEASE
    path.write_bytes(path.read_bytes() + b"\n")
    assert codes(refused(project, PASSED)) == {"changed-output"}


def test_a_missing_file_keeps_everything_back(project: Project) -> None:
    (project.output / RELEASE).unlink()
    assert codes(refused(project, PASSED)) == {"missing-output"}


def listed_anew(project: Project, **said: str | None) -> None:
    """The manifest with another word on the release, as if somebody had edited it."""
    path = project.output / "manifest.json"
    manifest = json.loads(path.read_bytes())
    (entry,) = (entry for entry in manifest["outputs"] if entry["path"] == RELEASE)
    entry["release"] |= said
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_manifest_that_calls_an_embargoed_file_free_is_not_believed(project: Project) -> None:
    listed_anew(project, state="immediate", words="FOR IMMEDIATE RELEASE", until=None)
    os.utime(project.output / "manifest.json", (BUILT.timestamp(), BUILT.timestamp()))
    assert refused(project, PASSED - SECOND) == (
        f"{RELEASE}: error: it does not say FOR IMMEDIATE RELEASE [state-differs]\n  hint: build again\n"
    )
    assert not (project.output / "press-room").exists()


def test_a_piece_of_an_earlier_build_keeps_everything_back(kit: Path, tmp_path: Path) -> None:
    project = copied(kit, tmp_path / "project")
    files = embargoed()
    files["sources/note.txt"] += "\nIt was begun in a waiting room.\n"
    built(tmp_path / "project", files, FLYERS_ONLY)
    path = project.output / "manifest.json"
    manifest = json.loads(path.read_bytes())
    old = json.loads((kit / "output" / "manifest.json").read_bytes())
    kept = [entry for entry in old["outputs"] if entry["path"] == RELEASE]
    (project.output / RELEASE).write_bytes((kit / "output" / RELEASE).read_bytes())
    manifest["outputs"] = [entry for entry in manifest["outputs"] if entry["path"] != RELEASE] + kept
    path.write_text(json.dumps(manifest), encoding="utf-8")
    told = refused(project, PASSED)
    assert f"{RELEASE}: error: it was made of other sources than embargoed/" in told
    assert "pieces-differ" in codes(told)


def test_what_somebody_else_put_into_the_press_room_is_not_thrown_away(project: Project) -> None:
    publish_at(project, PASSED)
    (project.output / "press-room" / "photo.jpg").write_bytes(b"a photo")
    assert refused(project, PASSED + SECOND) == (
        "press-room/photo.jpg: error: publish did not put it there [foreign-file]\n"
        "  hint: publish replaces the whole folder: move it elsewhere first\n"
    )


def test_what_is_no_folder_is_left_alone(project: Project, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (project.output / "press-room").symlink_to(tmp_path / "public")
    with pytest.raises(BriefgenError) as stopped:
        publish_at(project, PASSED)
    assert stopped.value.message == f"{project.output / 'press-room'} is no folder"
    assert list((tmp_path / "public").iterdir()) == []


# -- what lies there --------------------------------------------------------------------------------------


def test_the_hashes_are_those_of_the_files(project: Project) -> None:
    publish_at(project, PASSED)
    lying = room(project)
    lines = lying.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(lying.items())]


def test_no_public_name_says_embargoed(project: Project) -> None:
    publish_at(project, PASSED)
    assert not [name for name in room(project) if "embargo" in name]


def test_a_piece_that_became_a_draft_leaves_the_press_room_with_the_next_publication(project: Project) -> None:
    publish_at(project, PASSED)
    listed_anew(project, state="draft", words="DRAFT – NOT FOR RELEASE", until=None)
    published = publish_at(project, PASSED + SECOND)
    assert "flyer-one.docx" not in room(project)
    assert printed(published.findings) == (
        "warning: DRAFT – NOT FOR RELEASE, and so not published: flyer-one [draft-withheld]\n"
        "  hint: briefgen check lists what is open; a reason does not help here\n"
        "press-room/flyer-one.docx: warning: it was in the press room, and is not any more [withdrawn]\n"
        "  hint: tell those who may have it\n"
    )


def test_an_immediate_kit_goes_out_at_once(tmp_path: Path) -> None:
    built(tmp_path / "kit", {**launch(release="immediate"), **FLYERS}, FLYERS_ONLY)
    project = copied(tmp_path / "kit", tmp_path / "project")
    assert publish_at(project, BUILT).is_new
    assert sorted(room(project)) == PUBLIC


def test_an_advisory_goes_out_before_the_kit_and_says_nothing_of_it(tmp_path: Path) -> None:
    built(tmp_path / "kit", embargoed(advisory="{release: immediate}"), PDF)
    project = copied(tmp_path / "kit", tmp_path / "project")
    published = publish_at(project, PASSED - SECOND)
    assert (published.names, codes(printed(published.findings))) == (
        ("press-kit-advisory.pdf",),
        {"embargo-not-passed"},
    )
    assert sorted(room(project)) == ["SHA256SUMS", "index.html", "press-kit-advisory.pdf"]
    assert not publish_at(project, PASSED - SECOND).is_new
    assert publish_at(project, PASSED).findings == ()
    assert "press-kit-release.pdf" in room(project)
