"""``briefgen verify`` on a folder in which somebody did something since the build."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import planting
import pytest
from workbench import CHECKOUT, briefgen, write_all

from briefgen.pipeline import Wish, build, verify
from briefgen.project import find

EXAMPLE = CHECKOUT / "docs" / "example" / "sources"
KIT = "embargoed/press-kit-embargoed-until-20310917T1200Z"
OUTSIDE = "error: it is embargoed and does not lie in embargoed/ [embargo-outside]"
SECRET = """
  second-bridge: {question: Who pays for that bridge?, answer: The guild has not agreed to pay for the second bridge.}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The press kit of the example in both formats, with an answer for the chair alone."""
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(EXAMPLE, folder / "sources")
    event = folder / "sources" / "event.yaml"
    text = event.read_text(encoding="utf-8").replace("\nquestions:\n", f"\nquestions:{SECRET}", 1)
    event.write_text(text, encoding="utf-8")
    build(find(None, None, folder), Wish(("press-kit",)), {}, lambda _: None)
    return folder / "output"


@pytest.fixture
def output(built: Path, tmp_path: Path) -> Path:
    """A copy of it to meddle with."""
    shutil.copytree(built, tmp_path / "output")
    return tmp_path / "output"


def told(output: Path) -> Iterator[str]:
    """The findings without their hints."""
    return (str(finding).partition("\n")[0] for finding in verify(output).findings)


def test_what_was_built_is_found_as_it_was_built(built: Path) -> None:
    verified = verify(built)
    assert (verified.value, verified.findings) == (len(list(built.rglob("press-kit*.*"))), ())


def test_a_leak_in_a_file_that_was_changed_is_named_beside_the_change(output: Path) -> None:
    path = output / f"{KIT}.docx"
    path.write_bytes(planting.body(planting.run(planting.ANSWER))(path.read_bytes()))
    changed, leak = told(output)
    assert changed.startswith(f"{KIT}.docx: error: it was changed after the build: its SHA-256 is ")
    assert leak == (
        f"{KIT}.docx: word/document.xml: error: “The guild has not agreed to pay for the second bridge”"
        " (questions.second-bridge.answer) is for chair and stands in a file for press [leak]"
    )


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_file_that_was_damaged_is_named(suffix: str, output: Path) -> None:
    path = output / f"{KIT}.{suffix}"
    path.write_bytes(path.read_bytes()[:2000])
    findings = list(told(output))
    assert findings[0].startswith(f"{KIT}.{suffix}: error: it was changed after the build")
    assert {each.partition(":")[0] for each in findings} == {f"{KIT}.{suffix}"}


def moved(output: Path) -> str:
    shutil.copy(output / f"{KIT}.pdf", output / "kit.pdf")
    return "kit.pdf"


def renamed(output: Path) -> str:
    name = "press-kit-embargoed-until-20310917T1200Z.txt"
    write_all(output, {name: "The kit."})
    return name


@pytest.mark.parametrize("meddle", [moved, renamed])
def test_an_embargoed_file_outside_of_its_folder_is_named(meddle: Callable[[Path], str], output: Path) -> None:
    name = meddle(output)
    assert sorted(told(output)) == [f"{name}: {OUTSIDE}", f"{name}: warning: no build lists it [unlisted-output]"]


def test_what_lies_in_the_press_room_is_held_to_what_the_press_may_read(output: Path) -> None:
    page = f"<p>{planting.ANSWER}</p><p>Call +99 555 0909.</p>"
    write_all(output, {"press-room/index.html": page})
    number, answer = told(output)
    assert number == (
        "press-room/index.html: error: “+99 555 0909” is a telephone number that nobody marked for press [leak]"
    )
    assert answer == (
        "press-room/index.html: error: “The guild has not agreed to pay for the second bridge”"
        " (questions.second-bridge.answer) is for chair and stands in a file for press [leak]"
    )


def test_without_a_record_of_what_it_may_hold_a_file_is_not_called_searched(output: Path) -> None:
    (output / ".briefgen" / "leaks.json").unlink()
    wanted = "error: it cannot be searched for leaks: no build recorded what it may hold [not-searched]"
    assert {each.partition(": ")[2] for each in told(output)} == {wanted}


def test_other_programs_read_the_findings_as_json(output: Path) -> None:
    (output / f"{KIT}.pdf").unlink()
    done = briefgen("verify", "--format", "json", cwd=output.parent)
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"] == [
        {
            "code": "missing-output",
            "severity": "error",
            "message": "it is in the manifest, and not in the folder",
            "hint": "build again",
            "file": f"{KIT}.pdf",
            "line": None,
            "column": None,
            "locator": None,
            "spans": [],
        }
    ]
