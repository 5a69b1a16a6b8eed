"""The press room under kill -9: never half of anything, and not one early byte."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from press_rooms import PASSED, SECOND, copied, publish_at, room, unpacked
from settled_launch import FLYERS, FLYERS_ONLY, KIT, built, embargoed
from workbench import CHECKOUT

from briefgen.pipeline import ContentError
from briefgen.store import press_room


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small kit under an embargo."""
    folder = tmp_path_factory.mktemp("embargoed")
    built(folder, {**embargoed(), **FLYERS}, FLYERS_ONLY)
    return copied(folder, folder / "dated").output.parent


def killed(folder: Path, at: datetime) -> list[dict[str, Any]]:
    """What is left of a publication killed at each of its points; the last one got through."""
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_publications.py"), folder, at.isoformat()],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["killed"] for report in reports] == [True] * (len(reports) - 1) + [False]
    return reports


def digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_killed_at_any_point_there_is_no_press_room_or_a_whole_one(kit: Path, tmp_path: Path) -> None:
    clean = copied(kit, tmp_path / "clean")
    publish_at(clean, PASSED)
    whole = digests(room(clean))
    assert len(whole) == 6
    reports = killed(copied(kit, tmp_path / "kit").output.parent, PASSED)
    assert len(reports) > 25
    for report in reports:
        assert report["room"] in (None, whole)
        assert (report["again"], report["after"]) == (0, whole)


def test_killed_at_any_point_the_press_room_is_the_old_one_or_the_new_one(kit: Path, tmp_path: Path) -> None:
    project = copied(kit, tmp_path / "kit")
    old = {"index.html": b"the old one", "SHA256SUMS": b""}
    for name, data in old.items():
        (project.output / "press-room").mkdir(exist_ok=True)
        (project.output / "press-room" / name).write_bytes(data)
    press_room.see(project.output, PASSED)
    reports = killed(project.output.parent, PASSED)
    new = reports[-1]["room"]
    assert len(reports) > 25
    for report in reports:
        assert report["room"] in (digests(old), new)
        assert report["after"] == new


def test_killed_at_any_point_before_its_time_not_one_byte_is_early(kit: Path, tmp_path: Path) -> None:
    """The advisory of another launch is out already: the press room holds it, and nothing else, whatever happens."""
    project = copied(kit, tmp_path / "kit")
    lying = {
        "press-kit-advisory.pdf": b"%PDF-1.7 something that is out",
        "index.html": b"<p>out</p>",
        "SHA256SUMS": b"",
    }
    (project.output / "press-room").mkdir()
    for name, data in lying.items():
        (project.output / "press-room" / name).write_bytes(data)
    press_room.see(project.output, PASSED - 2 * SECOND)
    reports = killed(project.output.parent, PASSED - SECOND)
    for report in reports:
        assert report["room"] == report["after"] == digests(lying)
        assert report["again"] == 1
    assert reports[-1]["ended"] == 1


def test_before_its_time_the_press_room_says_nothing_of_the_kit(tmp_path: Path) -> None:
    """Searched in every name and byte, in zips and streams of PDFs; the search finds them once they are out."""
    built(tmp_path / "kit", embargoed(), KIT)
    project = copied(tmp_path / "kit", tmp_path / "project")
    listed = json.loads((project.output / "manifest.json").read_bytes())["outputs"]
    kit = [entry for entry in listed if entry.get("release", {}).get("until")]
    needles = [b"Slow Travel", b"press-kit-release", b"press-kit.zip", *(entry["sha256"].encode() for entry in kit)]

    def found() -> list[bytes]:
        everything = b"\n".join(piece for name, data in room(project).items() for piece in unpacked(name, data))
        return [needle for needle in needles if needle in everything]

    with pytest.raises(ContentError):
        publish_at(project, PASSED - SECOND)
    assert found() == []
    publish_at(project, PASSED)
    assert found() == needles


def test_where_folders_cannot_change_places_a_kill_between_two_renames_is_mended(tmp_path: Path) -> None:
    """As on other systems than Linux: the old press room was moved aside, the new one not yet put in place."""
    aside = tmp_path / ".briefgen" / press_room.ASIDE
    aside.mkdir(parents=True)
    (aside / "index.html").write_bytes(b"the old one")
    with press_room.held(tmp_path):
        assert press_room.files(tmp_path) == {"index.html": b"the old one"}
    assert not aside.exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_one_press_room_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(sys, "platform", "darwin")
    for files in ({"a.pdf": b"1", "day-1/b.pdf": b"2"}, {"c.pdf": b"3"}):
        with press_room.held(tmp_path):
            press_room.put(tmp_path, files)
        assert press_room.files(tmp_path) == files
    assert sorted(path.name for path in (tmp_path / ".briefgen").iterdir()) == ["lock"]
