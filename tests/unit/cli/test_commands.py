"""The commands as a user meets them: exit codes, one-line messages, hints, and what goes to which stream."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from workbench import CHECKOUT, SAMPLE, briefgen, small_project, snapshot, write_all

from briefgen import __version__
from briefgen.cli.main import COMMANDS
from briefgen.resources import templates_folder

HEAVY = "reportlab docx pydantic jinja2 lxml PIL babel pikepdf yaml".split()
NOTE = "Concept note for the plenary session (session 2, 1 hour)\n"
SETTLED = """\
event:
  title: {value: Gala, standing: confirmed}
  place: {value: Port Example, standing: confirmed}
  issuer: {value: Harbour Office, standing: confirmed}
  language: {value: en, standing: confirmed}
  dateline: {value: {city: Port Example, date: 2031-05-02}, standing: confirmed}
  issue: {number: 1, time: 2031-05-01T08:00:00Z}
sessions:
  gala:
    title: {value: Gala of lamps, standing: confirmed}
    start: {value: 2031-05-03T18:00, standing: confirmed}
    room: {value: Net Loft, standing: confirmed}
    chair: {value: ada, standing: confirmed}
people: {ada: {name: Ada Example, standing: confirmed}}
contacts:
  secretariat: {name: Ben Sample, standing: confirmed}
  press: {phone: "00 111", out_of_hours: "00 222", standing: confirmed}
papers: {p1: {title: Map}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def imported_by(*words: str) -> set[str]:
    """The heavy libraries that a command line imports."""
    program = (
        "import sys; from briefgen.cli.main import main; sys.argv = ['briefgen', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split()) & set(HEAVY)


# -- help -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("--version",), ("build", "--help"), ("verify", "--help")])
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    assert imported_by(*words) == set()


def test_help_lists_every_command_and_an_example(tmp_path: Path) -> None:
    done = briefgen("--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for name in COMMANDS:
        assert f"\n  {name}  " in done.stdout
    assert "Example: briefgen build." in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_has_an_example(name: str, tmp_path: Path) -> None:
    done = briefgen(name, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Example: briefgen {name} " in done.stdout.replace("\n", " ") + " "


def test_version(tmp_path: Path) -> None:
    done = briefgen("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"briefgen, version {__version__}\n", "")


# -- exit codes -------------------------------------------------------------------------------------------


def test_open_points_are_no_failure_unless_strict(project: Path) -> None:
    assert briefgen("check", cwd=project).returncode == 0
    assert briefgen("check", "--strict", cwd=project).returncode == 1
    assert briefgen("build", "-p", "leaflet", "--strict", cwd=project).returncode == 1


def test_strict_says_nothing_of_what_is_settled(tmp_path: Path) -> None:
    write_all(tmp_path, {"sources/event.yaml": SETTLED, "sources/note.txt": NOTE})
    done = briefgen("check", "--strict", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Nothing is open, contradictory or too long.\n")
    assert done.stderr == "nothing to say\n"


def test_an_error_about_content_is_1(tmp_path: Path) -> None:
    segment = "{id: 1, title: x, duration: 1 h, shortest: 2 h}"
    event = SETTLED.replace("    room:", f"    segments: [{segment}]\n    room:")
    write_all(tmp_path, {"sources/event.yaml": event, "sources/note.txt": NOTE})
    done = briefgen("check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.endswith("  hint: shortest is the least that the row needs: at most its duration\n")
    assert done.stderr == "1 error\n"


TEMPLATES = templates_folder()
PRODUCTS = {"leaflet", *(path.parent.name for path in TEMPLATES.glob("products/*/product.toml"))}
THEMES = {path.parent.name for path in TEMPLATES.glob("themes/*/theme.toml")}
EXACT: dict[str, tuple[tuple[str, ...], str]] = {
    "no sources folder": (
        ("check", "nowhere"),
        "briefgen: there is no sources folder nowhere\n  hint: make one with: briefgen new .\n",
    ),
    "no file to extract": (
        ("extract", "nowhere.txt"),
        "briefgen: there is no sources folder nowhere.txt\n  hint: make one with: briefgen new .\n",
    ),
    "an unknown product": (
        ("build", "-p", "leaflett"),
        f"briefgen: there is no product “leaflett”\n  hint: choose from: {', '.join(sorted(PRODUCTS))}\n",
    ),
    "an unknown audience": (
        ("build", "--audience", "pres"),
        "briefgen: no product has such a copy\n  hint: leave --audience out to make all of them\n",
    ),
    "an unknown theme": (
        ("build", "--theme", "plane"),
        f"briefgen: there is no theme “plane”\n  hint: choose one of: {', '.join(sorted(THEMES))}\n",
    ),
    "a file that was not built": (
        ("trace", "leaflet.pdf"),
        "briefgen: there is no built file leaflet.pdf\n  hint: run briefgen build first\n",
    ),
    "nothing to verify": (
        ("verify", "nowhere"),
        "briefgen: there is no manifest in nowhere\n  hint: run briefgen build first\n",
    ),
    "no note to start from": (
        ("new", "there", "--from", "nowhere.txt"),
        "briefgen: there is no file nowhere.txt\n  hint: give the path of a concept note\n",
    ),
}


@pytest.mark.parametrize("case", EXACT)
def test_a_command_that_cannot_be_carried_out_is_2_and_says_why(case: str, project: Path) -> None:
    words, message = EXACT[case]
    before = snapshot(project)
    done = briefgen(*words, cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert {name: data for name, data in snapshot(project).items() if ".briefgen" not in name} == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("biuld",), "No such command “biuld”. Did you mean build?"),
        (("paint",), "No such command 'paint'."),
        (("build", "-f", "odt"), "'odt' is not one of 'docx', 'pdf'."),
        (("build", "--stritc"), "No such option"),
        (("trace",), "Missing argument 'FILE'."),
        (("new",), "Missing argument 'DIR'."),
    ],
)
def test_a_command_line_that_is_wrong_is_2(words: tuple[str, ...], message: str, project: Path) -> None:
    done = briefgen(*words, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30])
def test_a_wrong_source_date_epoch_is_2(epoch: str, project: Path) -> None:
    done = briefgen("check", cwd=project, environ={"SOURCE_DATE_EPOCH": epoch})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"briefgen: SOURCE_DATE_EPOCH is “{epoch}”\n  hint: give whole seconds since 1970, or unset it\n"
    )


def test_the_issue_time_comes_from_the_environment_where_no_source_gives_one(project: Path) -> None:
    done = briefgen("extract", "--format", "json", cwd=project, environ={"SOURCE_DATE_EPOCH": "1937000000"})
    assert done.returncode == 0
    built = briefgen("build", "-p", "run-sheet", "-f", "pdf", cwd=project, environ={"SOURCE_DATE_EPOCH": "1937000000"})
    assert built.returncode == 0, built.stderr
    traced = briefgen("trace", "output/run-sheet.pdf", cwd=project)
    assert "Traceback" not in traced.stderr


# -- whatever the sources are -----------------------------------------------------------------------------

JUNK = bytes(range(256)) * 40


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"sources/note.txt": JUNK}, id="junk as text"),
        pytest.param({"sources/note.md": JUNK}, id="junk as Markdown"),
        pytest.param({"sources/note.docx": JUNK}, id="junk as Word"),
        pytest.param({"sources/note.docx": b""}, id="an empty Word file"),
        pytest.param({"sources/people.csv": JUNK}, id="junk as a table"),
        pytest.param({"sources/event.yaml": JUNK}, id="junk as event file"),
        pytest.param({"sources/event.yaml/inside.txt": "x"}, id="a folder called event.yaml"),
        pytest.param({"sources/.hidden": "x"}, id="nothing to read"),
        pytest.param({"sources/note.pages": JUNK}, id="a kind that nobody reads"),
        pytest.param({"sources/event.yaml": "[" * 20_000}, id="brackets without end"),
        pytest.param({"sources/people.csv": "Name\n" + '"' * 5001}, id="quotes without end"),
        pytest.param({"sources/note.txt": "\n".join(["(" * 300] * 300)}, id="parentheses"),
        pytest.param({"sources/note.txt": "word " * 20_000}, id="one endless line"),
    ],
)
def test_no_source_makes_a_traceback(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    done = briefgen("check", cwd=write_all(tmp_path, files))
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    told = done.stderr + done.stdout
    assert told.strip()


def test_a_source_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    sources = write_all(tmp_path, {"sources/event.yaml": ""}) / "sources"
    (sources / "note.txt").symlink_to(sources / "gone.txt")
    os.mkfifo(sources / "pipe.txt")
    done = briefgen("check", cwd=tmp_path, seconds=20)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_leave_to_read_is_refused(tmp_path: Path) -> None:
    note = write_all(tmp_path, {"sources/note.txt": "x"}) / "sources" / "note.txt"
    note.chmod(0)
    done = briefgen("check", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        2,
        "note.txt: error: the file cannot be read: Permission denied [refused]",
    )


# -- streams ----------------------------------------------------------------------------------------------


def test_a_build_prints_results_on_one_stream_and_findings_on_the_other(project: Path) -> None:
    done = briefgen("build", "-p", "leaflet", cwd=project)
    assert done.returncode == 0
    *files, end, tally = done.stdout.splitlines()
    assert [line.split()[0] for line in files] == [
        "leaflet.docx",
        "leaflet.pdf",
        "leaflet-participants.docx",
        "leaflet-participants.pdf",
    ]
    assert all(line.endswith("new") for line in files)
    assert end == f"4 files in {project / 'output'}; both formats say the same. 13 points are open."
    assert tally == "14 warnings; briefgen check lists what is open."
    assert done.stderr.startswith("warning: there is no concept note among the sources")
    assert "[open-point]" not in done.stderr
    assert briefgen("check", cwd=project).stdout.count("[open-point]") == 13
    quiet = briefgen("build", "-p", "leaflet", "--quiet", cwd=project)
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert "unchanged" in quiet.stdout


def test_findings_of_a_refused_source_are_told_in_the_form_that_was_asked_for(tmp_path: Path) -> None:
    write_all(tmp_path, {"sources/event.yaml": "sesions: {}\n"})
    text = briefgen("check", cwd=tmp_path)
    data = briefgen("check", "--format", "json", cwd=tmp_path)
    assert (text.returncode, data.returncode) == (2, 2)
    assert text.stdout.startswith("event.yaml:1:1: error: ")
    assert [each["severity"] for each in json.loads(data.stdout)["findings"]] == ["error"]
    build = briefgen("build", cwd=tmp_path)
    assert (build.returncode, build.stdout) == (2, "")
    assert build.stderr == text.stdout


def test_progress_is_shown_on_a_terminal_only(project: Path) -> None:
    master, slave = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", "build", "-p", "leaflet", "-f", "pdf", "--quiet"],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=slave,
            check=True,
        )
        shown = os.read(master, 65_536).decode()
    finally:
        os.close(slave)
        os.close(master)
    assert b"\033" not in done.stdout
    assert "reading ..." in shown
    assert "printing leaflet.pdf ..." in shown


def test_a_reader_that_goes_away_is_no_failure(project: Path) -> None:
    """As in ``briefgen check | head -1``; here the reader has gone before the first word."""
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [sys.executable, "-m", "briefgen", "extract", str(SAMPLE), "--format", "json"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert process.stderr == b""
    assert process.returncode == 0


def test_stopping_a_build_says_so_and_keeps_what_was_there(project: Path) -> None:
    """It may be stopped even where these tests run in the background of a shell, which ignores the signal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "TERM": "xterm"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the only way; no threads
        stdout=subprocess.PIPE,
        stderr=slave,
        text=True,
    )
    try:
        shown = ""
        while "composing" not in shown:
            shown += os.read(master, 65_536).decode()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        shown += os.read(master, 65_536).decode()
    finally:
        os.close(slave)
        os.close(master)
    assert (process.returncode, out) == (130, "")
    assert shown.rstrip().endswith("briefgen: stopped; what was there before is complete")
    assert [path.name for path in (project / "output").iterdir()] == [".briefgen"]


# -- new, trace, extract ----------------------------------------------------------------------------------


def test_new_makes_a_project_that_builds(tmp_path: Path) -> None:
    made = briefgen("new", "forum", "--from", SAMPLE / "concept-note.txt", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == (
        "made forum/sources/concept-note.txt\nmade forum/tables-to-fill/inputs.xlsx\n"
        "made forum/tables-to-fill/people.csv\nmade forum/tables-to-fill/programme.csv\n"
        "made forum/sources/event.yaml\n"
        "next: fill in forum/sources/event.yaml, then run briefgen build in forum\n"
    )
    copied = tmp_path / "forum" / "sources" / "concept-note.txt"
    assert copied.read_bytes() == (SAMPLE / "concept-note.txt").read_bytes()
    draft = (tmp_path / "forum" / "sources" / "event.yaml").read_text(encoding="utf-8")
    assert "## topic: 1.2 Water Related Migration" in draft
    assert "(concept-note.txt:1:" in draft
    assert briefgen("build", "-f", "docx", cwd=tmp_path / "forum").returncode == 0


def test_new_never_overwrites(tmp_path: Path) -> None:
    write_all(tmp_path, {"a/sources/event.yaml": "mine", "b/sources/note.txt": "mine", "note.txt": "theirs"})
    before = snapshot(tmp_path)
    for folder, taken in (("a", "event.yaml"), ("b", "note.txt")):
        done = briefgen("new", folder, "--from", "note.txt", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"briefgen: {folder}/sources/{taken} is there already\n  hint: choose another folder; nothing was changed\n"
        )
    assert snapshot(tmp_path) == before


def test_trace_shows_the_line_that_a_passage_rests_on(project: Path) -> None:
    assert briefgen("build", "-p", "leaflet", cwd=project).returncode == 0
    for file in ("output/leaflet.pdf", "output/leaflet.docx"):
        done = briefgen("trace", file, "good evening", cwd=project)
        assert (done.returncode, done.stderr) == (0, "")
        assert "1 Welcome (to be confirmed): Good evening. (to be confirmed)" in done.stdout
        assert "“Good evening.”: supplied, to be confirmed (sessions.evening.segments.10.words)" in done.stdout
        assert "event.yaml:5:58: Good evening." in done.stdout
    nothing = briefgen("trace", "output/leaflet.pdf", "good morning", cwd=project)
    assert (nothing.returncode, nothing.stderr) == (
        2,
        "briefgen: “good morning” does not stand in output/leaflet.pdf\n  hint: try fewer words, as they are printed\n",
    )


def test_trace_of_a_file_that_somebody_changed_says_so(project: Path) -> None:
    assert briefgen("build", "-p", "leaflet", cwd=project).returncode == 0
    with (project / "output" / "leaflet.pdf").open("ab") as stream:
        stream.write(b"\n")
    done = briefgen("trace", "output/leaflet.pdf", cwd=project)
    assert (done.returncode, done.stderr) == (
        2,
        "briefgen: output/leaflet.pdf is not as it was built\n  hint: build it anew, or trace the built file\n",
    )


def test_a_draft_event_file_says_nothing_until_somebody_fills_it_in(tmp_path: Path) -> None:
    draft = briefgen("extract", SAMPLE / "concept-note.txt", cwd=tmp_path)
    assert draft.returncode == 0
    note = (SAMPLE / "concept-note.txt").read_bytes()
    write_all(tmp_path, {"a/concept-note.txt": note, "b/concept-note.txt": note, "b/event.yaml": draft.stdout})
    a, b = (briefgen("check", folder, cwd=tmp_path) for folder in ("a", "b"))
    assert b.returncode == 0
    assert b.stdout.replace("{plenary:", "{session:") == a.stdout.replace("{plenary:", "{session:")
