"""``briefgen publish`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from settled_launch import FLYERS, FLYERS_ONLY, built, embargoed, launch
from workbench import briefgen


@pytest.fixture(scope="module")
def free(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a small kit for immediate release."""
    folder = tmp_path_factory.mktemp("free")
    files = launch(release="immediate")
    files["sources/event.yaml"] = files["sources/event.yaml"].replace("2031-04-20", "2021-04-20")
    built(folder, {**files, **FLYERS}, FLYERS_ONLY)
    return folder


def test_what_may_be_out_is_put_into_the_press_room(free: Path) -> None:
    pieces = "flyer-one.docx\nflyer-three.docx\nflyer-two.docx\nflyer.docx\n"
    for end in ("", ", as before"):
        done = briefgen("publish", cwd=free)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{pieces}4 files in {free / 'output' / 'press-room'}{end}.\n"


def test_an_embargo_of_2031_keeps_everything_back(tmp_path: Path) -> None:
    files = embargoed()
    files["sources/event.yaml"] = files["sources/event.yaml"].replace("2031", "2999")
    files["sources/event.yaml"] = files["sources/event.yaml"].replace("time: 2999-04-20", "time: 2021-04-20")
    built(tmp_path, {**files, **FLYERS}, FLYERS_ONLY)
    done = briefgen("publish", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(
        ": flyer, flyer-one, flyer-three, flyer-two [embargo-not-passed]\n"
        "  hint: publish again then, or write --release and the reason\n"
    )
    assert not (tmp_path / "output" / "press-room").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--release", " "], "briefgen: --release wants a reason\n", id="no reason"),
        pytest.param(["--force"], "Error: No such option", id="no force"),
        pytest.param(["nowhere"], "briefgen: there is nothing for the press in nowhere\n", id="nothing built"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_2(tmp_path: Path, words: list[str], told: str) -> None:
    done = briefgen("publish", *words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert not (tmp_path / "nowhere").exists()
