"""The output folder: same bytes, a right manifest, and nothing lost or halved whatever happens to a build."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench import CHECKOUT, SMALL_EVENT, SMALL_TEMPLATE, briefgen, small_project, snapshot

from briefgen.pipeline import Wish, build
from briefgen.project import find
from briefgen.prove.readers import read_back

FILES = ["leaflet-participants.docx", "leaflet-participants.pdf", "leaflet.docx", "leaflet.pdf"]
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LANG": "de_DE.UTF-8", "HOME": "/nonexistent"},
)


def make(project: Path, event: str | None = None) -> None:
    """One build in this process."""
    if event is not None:
        (project / "sources" / "event.yaml").write_text(event, encoding="utf-8")
    build(find(None, None, project), Wish(products=("leaflet",)), {}, lambda _: None)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_project(tmp_path_factory.mktemp("built") / "project")
    make(folder)
    return folder


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Path:
    """A project with its output, to do with as one likes."""
    return shutil.copytree(once_built, tmp_path / "project")


# -- same bytes, right manifest ---------------------------------------------------------------------------


def test_bytes_are_the_same_whatever_the_process_is_like(tmp_path: Path) -> None:
    made = []
    for number, environ in enumerate(ENVIRONMENTS):
        project = small_project(tmp_path / f"folder {number}" / ("deeper" * number) / "project")
        before = os.umask(0o077 if number else 0o022)
        try:
            done = briefgen("build", "-p", "leaflet", cwd=project, environ=environ)
        finally:
            os.umask(before)
        assert done.returncode == 0, done.stderr
        made.append(snapshot(project / "output"))
    assert made[0] == made[1]
    records = [f".briefgen/{name}.json" for name in ("issues", "leaks", "trace")]
    assert sorted(made[0]) == sorted([*FILES, "manifest.json", *records])


def test_a_second_build_changes_no_byte(built: Path) -> None:
    before = snapshot(built / "output")
    make(built)
    assert snapshot(built / "output") == before


def test_files_can_be_read_by_others_as_the_umask_says(project: Path) -> None:
    before = os.umask(0o022)
    try:
        make(project)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (project / "output").glob("*.*") if path.is_file()}
    assert modes == {0o644}


def test_the_manifest_lists_each_output_with_its_hash_and_those_of_its_inputs(built: Path) -> None:
    manifest = json.loads((built / "output" / "manifest.json").read_bytes())
    assert [entry["path"] for entry in manifest["outputs"]] == FILES
    for entry in manifest["outputs"]:
        data = (built / "output" / entry["path"]).read_bytes()
        assert (entry["sha256"], entry["size"]) == (hashlib.sha256(data).hexdigest(), len(data))
        inputs = {each["path"]: each["sha256"] for each in entry["inputs"]}
        for name in ("sources/event.yaml", "templates/products/leaflet/document.xml.j2"):
            assert inputs[name] == hashlib.sha256((built / name).read_bytes()).hexdigest()
        for font in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            data = (CHECKOUT / "src" / "briefgen" / "fonts" / font).read_bytes()
            assert inputs[f"fonts/{font}"] == hashlib.sha256(data).hexdigest()
        assert "templates/themes/plain/theme.toml" in inputs
        assert not [name for name in inputs if name.startswith(("/", ".."))]


def test_the_manifest_names_no_machine_person_or_place(built: Path) -> None:
    text = (built / "output" / "manifest.json").read_text(encoding="utf-8")
    for word in (str(built), str(CHECKOUT), os.uname().nodename):
        assert word not in text


def test_outputs_of_another_format_stay_and_stay_listed(built: Path) -> None:
    before = snapshot(built / "output")
    build(find(None, None, built), Wish(products=("leaflet",), formats=("pdf",)), {}, lambda _: None)
    assert snapshot(built / "output") == before


def test_a_summary_says_how_many_passages_changed(built: Path) -> None:
    (built / "sources" / "event.yaml").write_text(SMALL_EVENT.replace("Good evening.", "Welcome all."))
    changed = build(find(None, None, built), Wish(products=("leaflet",)), {}, lambda _: None)
    assert [(file.name, file.changed) for file in changed.files] == [
        ("leaflet.docx", 1),
        ("leaflet.pdf", 1),
        ("leaflet-participants.docx", 1),
        ("leaflet-participants.pdf", 1),
    ]


# -- a failed build ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        pytest.param("sources/event.yaml", "sessions: [", 2, id="a source that is refused"),
        pytest.param("sources/event.yaml", "sesions: {}", 2, id="a key that is unknown"),
        pytest.param("sources/note.docx", "no zip", 2, id="a note that is none"),
        pytest.param(
            "templates/products/leaflet/document.xml.j2", "<document>{{ nobody }}</document>", 2, id="a template"
        ),
        pytest.param("templates/products/leaflet/product.toml", "title =", 2, id="a product"),
        pytest.param("templates/themes/plain/theme.toml", "fonts = 3", 2, id="a theme"),
        pytest.param(
            "templates/products/leaflet/document.xml.j2",
            '<document><section layout="pack"><p>{{ session.title.text }}</p></section></document>',
            1,
            id="a text without origin",
        ),
        pytest.param(
            "sources/event.yaml",
            "sessions: {gala: {segments: [{id: 1, title: x, duration: 1 min, shortest: 2 min}]}}",
            1,
            id="a row that cannot be kept",
        ),
    ],
)
def test_a_failed_build_leaves_every_byte_as_it_was(built: Path, file: str, content: str, code: int) -> None:
    before = snapshot(built / "output")
    (built / file).parent.mkdir(parents=True, exist_ok=True)
    (built / file).write_text(content, encoding="utf-8")
    done = briefgen("build", "-p", "leaflet", cwd=built)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert ": error: " in done.stderr or done.stderr.startswith("briefgen: ")
    assert snapshot(built / "output") == before


def test_a_build_killed_at_any_point_leaves_whole_files_and_the_next_one_clears_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_builds.py"), tmp_path],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    whole, *reports = [json.loads(line) for line in done.stdout.splitlines()]
    old, new = whole["old"], whole["new"]
    assert [report["killed"] for report in reports] == [True] * (len(reports) - 1) + [False]
    assert len(reports) > 20
    for report in reports:
        left = {name: digest for name, digest in report["left"].items() if not is_unfinished(name)}
        assert set(left) == set(old) == set(new), report["point"]
        assert all(digest in (old[name], new[name]) for name, digest in left.items()), report["point"]
        if left["manifest.json"] == new["manifest.json"]:
            assert left == new, "the manifest comes last"
        assert report["after"] == new, report["point"]


def is_unfinished(name: str) -> bool:
    return ".briefgen-tmp-" in name or name.startswith(".briefgen/staging/")


DELAYS = [round(delay.uniform(0.3, 1.5), 2) for delay in [random.Random(20081)] for _ in range(3)]


@pytest.mark.parametrize("delay", DELAYS)
def test_a_command_killed_at_a_random_time_leaves_whole_files(built: Path, delay: float) -> None:
    before = snapshot(built / "output")
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build", "-p", "leaflet"],
        cwd=built,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    process.kill()
    process.wait()
    assert {name: data for name, data in snapshot(built / "output").items() if name in before} == before
    make(built)
    assert snapshot(built / "output") == before


def test_what_a_killed_build_left_is_swept_away(built: Path) -> None:
    before = snapshot(built / "output")
    (built / "output" / ".briefgen-tmp-0123456789abcdef").write_bytes(b"half")
    staging = built / "output" / ".briefgen" / "staging"
    staging.mkdir()
    (staging / "leaflet.pdf").write_bytes(b"half")
    make(built)
    assert snapshot(built / "output") == before


def test_a_second_build_at_the_same_time_gives_way(built: Path) -> None:
    before = snapshot(built / "output")
    with (built / "output" / ".briefgen" / "lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = briefgen("build", "-p", "leaflet", cwd=built)
    assert (done.returncode, done.stdout) == (75, "")
    assert done.stderr == (
        f"briefgen: another build is writing to {built / 'output'}\n  hint: wait until it has ended, then build again\n"
    )
    assert snapshot(built / "output") == before


@pytest.mark.parametrize("limit", [0, 100, 5_000, 20_000])
def test_a_full_disk_is_told_in_one_line(built: Path, limit: int) -> None:
    before = snapshot(built / "output")
    (built / "sources" / "event.yaml").write_text(SMALL_EVENT.replace("Songs", "Poems"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "build", "-p", "leaflet"],
        cwd=built,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 74, done.stderr
    first, hint, *rest = done.stderr.splitlines()
    assert first.startswith(f"briefgen: cannot write {built / 'output'}")
    assert first.endswith("File too large (EFBIG)")
    assert hint == ("  hint: free some space or choose another folder with -o; what was there before is complete")
    assert rest == []
    assert {name: data for name, data in snapshot(built / "output").items() if "staging" not in name} == before
    make(built)
    assert sorted(snapshot(built / "output")) == sorted(before)


def test_an_output_folder_that_cannot_be_made_is_told_in_one_line(project: Path) -> None:
    (project / "output").write_text("a file")
    done = briefgen("build", "-p", "leaflet", cwd=project)
    assert (done.returncode, done.stdout) == (74, "")
    assert done.stderr.startswith(f"briefgen: cannot write {project / 'output'}")
    assert len(done.stderr.splitlines()) == 2
    assert (project / "output").read_text() == "a file"


def test_a_folder_in_the_place_of_an_output_is_told_in_one_line(project: Path) -> None:
    (project / "output" / "leaflet.pdf").mkdir(parents=True)
    done = briefgen("build", "-p", "leaflet", cwd=project)
    assert (done.returncode, done.stdout) == (74, "")
    assert done.stderr.startswith(f"briefgen: cannot write {project / 'output' / 'leaflet.pdf'}: Is a directory")


# -- verify -----------------------------------------------------------------------------------------------


def verified(project: Path) -> Iterator[str]:
    done = briefgen("verify", cwd=project)
    yield str(done.returncode)
    yield from done.stdout.splitlines()


def test_what_was_built_is_verified(built: Path) -> None:
    assert list(verified(built)) == [
        "0",
        "4 files: as listed, both formats say the same, structure sound, no leaks.",
    ]


def test_a_changed_byte_is_named(built: Path) -> None:
    path = built / "output" / "leaflet.docx"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    now = hashlib.sha256(path.read_bytes()).hexdigest()
    code, line, hint = verified(built)
    assert (code, hint) == ("1", "  hint: build again")
    assert line == (
        f"leaflet.docx: error: it was changed after the build: its SHA-256 is {now}, "
        f"not {hashlib.sha256(data).hexdigest()} [changed-output]"
    )


def test_a_missing_file_is_named(built: Path) -> None:
    (built / "output" / "leaflet.pdf").unlink()
    assert list(verified(built)) == [
        "1",
        "leaflet.pdf: error: it is in the manifest, and not in the folder [missing-output]",
        "  hint: build again",
    ]


def test_a_file_that_no_build_lists_is_named(built: Path) -> None:
    (built / "output" / "leaflet-old.pdf").write_bytes((built / "output" / "leaflet.pdf").read_bytes())
    assert list(verified(built)) == [
        "0",
        "leaflet-old.pdf: warning: no build lists it [unlisted-output]",
        "  hint: take it away, or build again",
    ]


def test_without_a_manifest_there_is_nothing_to_verify(project: Path) -> None:
    done = briefgen("verify", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"briefgen: there is no manifest in {project / 'output'}\n  hint: run briefgen build first\n"
    )


def test_the_small_template_prints_what_it_says(built: Path) -> None:
    """What the other tests build is no empty page."""
    assert "for=" in SMALL_TEMPLATE
    blocks = read_back("pdf", (built / "output" / "leaflet.pdf").read_bytes()).blocks
    assert [block.text for block in blocks] == [
        "An evening at Port Example (to be confirmed)",
        "1 Welcome (to be confirmed): Good evening. (to be confirmed)",
        "2 Songs (to be confirmed)",
        "Room: [city, building and room – 5]",
    ]
