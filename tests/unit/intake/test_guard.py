"""Received files are parsed in a child that can write nothing, call nobody, and be replaced."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake import event_file, sources, wire
from briefgen.intake.guard import Guard
from briefgen.intake.limits import Limits

EVENT = b"event:\n  title: Launch of the Harbour Compact\nsessions:\n  one: {start: 14:00, duration: 90 min}\n"


def _refusal(name: str, why: str) -> Noted[tuple[object, ...]]:
    hint = "save it anew in the program that made it, or take it out of the sources"
    return Noted((), (Finding(code="refused", severity=Severity.ERROR, message=why, file=name, hint=hint),))


def test_the_child_answers_what_the_reader_says() -> None:
    with Guard() as guard:
        assert guard.read(EVENT, "event.yaml") == event_file.read(EVENT, "event.yaml")


def test_claims_and_findings_survive_the_wire() -> None:
    for data in (EVENT, b"event:\n  titel: Launch\n", "event: {title: “Ω” — й}\n".encode()):
        noted = event_file.read(data, "event.yaml")
        assert wire.unpacked(wire.packed(noted)) == noted


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    guard = Guard(Limits(wall_seconds=0.01))
    with guard:
        assert guard.read(EVENT, "event.yaml") == _refusal("event.yaml", "reading it takes more than 0.01 seconds")
    with Guard() as patient:
        assert patient.read(EVENT, "event.yaml").findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock for computing")
def test_a_file_that_computes_for_too_long_is_refused_and_the_next_is_read() -> None:
    with Guard() as guard:
        child = guard._child
        assert child is not None
        child.send_signal(signal.SIGPROF)
        child.wait()
        why = "reading it takes more than 20 seconds of computing"
        assert guard.read(EVENT, "event.yaml") == _refusal("event.yaml", why)
        assert guard.read(EVENT, "event.yaml").findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock for computing")
def test_computing_ends_the_process_that_does_not_stop() -> None:
    script = "from briefgen.intake.limits import computing\nwith computing(0.01):\n    while True: pass\n"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGPROF


def test_a_child_that_dies_is_replaced() -> None:
    with Guard() as guard:
        guard.read(EVENT, "event.yaml")
        child = guard._child
        assert child is not None
        child.kill()
        child.wait()
        assert guard.read(EVENT, "event.yaml") == _refusal("event.yaml", "the parser broke down on it")
        assert guard.read(EVENT, "event.yaml") == event_file.read(EVENT, "event.yaml")


def test_the_child_ends_with_its_guard() -> None:
    with Guard() as guard:
        guard.read(EVENT, "event.yaml")
        child = guard._child
    assert child is not None
    assert child.poll() is not None


BREACHES = {
    "writes a file": "open('written', 'w')",
    "writes a file by number": "import os; os.open('written', os.O_WRONLY | os.O_CREAT)",
    "removes a file": "import os; os.remove('kept')",
    "starts a program": "import subprocess; subprocess.run(['true'])",
    "opens a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
}


@pytest.mark.parametrize("breach", BREACHES.values(), ids=list(BREACHES))
def test_a_reader_may_not(breach: str, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    script = f"from briefgen.intake.limits import Limits, apply\napply(Limits())\n{breach}\n"
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "PermissionError: a reader may not" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to RLIMIT_AS")
def test_memory_is_bounded() -> None:
    script = "from briefgen.intake.limits import Limits, apply\napply(Limits())\nbytearray(2 << 30)\n"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.stderr.rstrip().endswith("MemoryError")


def test_the_child_imports_what_the_names_of_its_files_ask_for() -> None:
    assert sources.modules(["water/note.TXT", "unknown.xyz"]) == (
        "briefgen.intake.concept_note",
        "briefgen.intake.formats.plain_text",
    )
    assert sources.modules(["event.yaml", "session.yaml"]) == ("briefgen.intake.event_file",)
    assert sources.modules(["people.csv"]) == ("briefgen.intake.tables",)
    assert sources.modules(["people.xlsx"]) == ("briefgen.intake.concept_note", "briefgen.intake.tables")


def test_no_note_waits_for_the_schema() -> None:
    script = (
        "import sys\nfrom briefgen.intake import sources\n"
        "assert sources.claims(b'Draft concept', 'note.txt').value\nprint('pydantic' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
