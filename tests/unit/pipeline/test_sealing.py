"""Kits for trusted press: nobody but the outlet can open its copy, and each copy says whose it is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from settled_launch import UNTIL, embargoed, launch
from workbench import briefgen, write_all

from briefgen.errors import BriefgenError
from briefgen.pipeline import seal, verify, whose
from briefgen.project import find
from briefgen.prove.readers import read_back

OUTLETS = {"daily": "The Daily Example", "night": "Radio Night"}


def library() -> Any:  # noqa: ANN401 - a library without types
    """The library that seals; the test is skipped without it, and fails where CI says that everything is there."""
    try:
        import pyrage  # noqa: PLC0415 - an extra
    except ImportError:
        assert os.environ.get("CI") != "true", "pyrage is missing"
        pytest.skip("pyrage is missing")
    return pyrage


def with_outlets(files: dict[str, str], keys: dict[str, str]) -> dict[str, str]:
    lines = "".join(f"  {outlet}: {{name: {OUTLETS[outlet]}, key: {key}}}\n" for outlet, key in keys.items())
    return {**files, "sources/event.yaml": f"{files['sources/event.yaml']}outlets:\n{lines}"}


@pytest.fixture(scope="module")
def identities() -> dict[str, Any]:
    """A private key for each outlet, made for this test."""
    return {outlet: library().x25519.Identity.generate() for outlet in OUTLETS}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory, identities: dict[str, Any]) -> Path:
    """The folder of a project whose embargoed kit was sealed for both outlets."""
    keys = {outlet: str(identity.to_public()) for outlet, identity in identities.items()}
    folder = write_all(tmp_path_factory.mktemp("sealed"), with_outlets(embargoed(), keys))
    seal(find(None, None, folder), {}, lambda _: None)
    return folder


def opened(folder: Path, outlet: str, identity: Any) -> dict[str, bytes]:  # noqa: ANN401 - a key of the library
    """The files in an outlet's copy."""
    data = library().decrypt((folder / "output" / "embargoed" / "for" / f"{outlet}.age").read_bytes(), [identity])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def marks(folder: Path) -> dict[str, str]:
    record = json.loads((folder / "output" / ".briefgen" / "sealed.json").read_bytes())
    return {copy["outlet"]: copy["mark"] for copy in record["copies"]}


def test_each_copy_opens_with_its_own_key_alone(sealed: Path, identities: dict[str, Any]) -> None:
    for outlet, other in (("daily", "night"), ("night", "daily")):
        assert f"press-kit-release-{UNTIL}.pdf" in opened(sealed, outlet, identities[outlet])
        with pytest.raises(library().DecryptError):
            opened(sealed, outlet, identities[other])


def test_every_page_and_the_properties_say_whose_copy_it_is(sealed: Path, identities: dict[str, Any]) -> None:
    for outlet, name in OUTLETS.items():
        words = f"Copy for {name} · {marks(sealed)[outlet]}"
        for member, data in opened(sealed, outlet, identities[outlet]).items():
            suffix = member.rpartition(".")[2]
            if suffix in ("docx", "pdf"):
                read = read_back(suffix, data)
                heads = [text for text in read.running if "issue" not in text or suffix == "pdf"]
                assert all(words in text for text in heads), member
                assert words in read.properties["keywords"]


def test_nothing_but_sealed_copies_and_records_is_left(sealed: Path) -> None:
    output = sealed / "output"
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    assert files == [".briefgen/lock", ".briefgen/sealed.json", "embargoed/for/daily.age", "embargoed/for/night.age"]


def test_a_leaked_file_is_traced_by_its_hash_and_by_what_it_still_says(
    sealed: Path, identities: dict[str, Any], tmp_path: Path
) -> None:
    members = opened(sealed, "night", identities["night"])
    name = f"press-kit-release-{UNTIL}.pdf"
    text = " ".join(read_back("pdf", members[name]).running)
    leaks = {
        "as-it-was.pdf": members[name],
        "changed.docx": members[name.replace("pdf", "docx")] + b"\0",
        "typed.txt": text.encode(),
        "cut.pdf": members[name][:-900] + marks(sealed)["night"].encode(),
    }
    write_all(tmp_path, leaks)
    for leak in leaks:
        assert [copy.outlet for copy in whose(sealed / "output", tmp_path / leak)] == ["night"], leak
    assert whose(sealed / "output", sealed / "sources" / "event.yaml") == ()


def test_the_command_says_whose_copy_it_is(sealed: Path, identities: dict[str, Any], tmp_path: Path) -> None:
    write_all(tmp_path, {"leak.pdf": opened(sealed, "daily", identities["daily"])[f"press-kit-{UNTIL}.pdf"]})
    done = briefgen("seal", "--whose", tmp_path / "leak.pdf", cwd=sealed)
    told = f"{tmp_path / 'leak.pdf'}: the copy of The Daily Example (daily), mark {marks(sealed)['daily']}\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")
    done = briefgen("seal", "--whose", sealed / "sources" / "note.txt", cwd=sealed)
    assert (done.returncode, done.stdout) == (
        1,
        f"{sealed / 'sources' / 'note.txt'}: no sealed copy, and no mark of one\n",
    )


def refused(folder: Path, files: dict[str, str]) -> str:
    with pytest.raises(BriefgenError) as stopped:
        seal(find(None, None, write_all(folder, files)), {}, lambda _: None)
    assert not (folder / "output" / "embargoed").exists()
    return stopped.value.message


def test_what_cannot_be_sealed_is_told(tmp_path: Path, identities: dict[str, Any]) -> None:
    key = str(identities["daily"].to_public())
    assert refused(tmp_path / "1", embargoed()) == "no outlet is listed"
    assert refused(tmp_path / "2", with_outlets(embargoed(), {"daily": ""})) == "outlets.daily has no key"
    assert refused(tmp_path / "3", with_outlets(launch(), {"daily": key})) == (
        "no press kit is under an embargo: there is nothing to seal"
    )
    wrong = key[:-1] + ("q" if key[-1] != "q" else "p")
    assert refused(tmp_path / "4", with_outlets(embargoed(), {"daily": wrong})) == f"{wrong} is no public key of age"


def test_without_the_extra_it_is_told_in_one_line(tmp_path: Path) -> None:
    program = "import sys; sys.modules['pyrage'] = None; from briefgen.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "seal"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "briefgen: sealing needs a library that is not installed\n  hint: install it: pip install 'briefgen[encrypt]'\n"
    )


def test_sealed_copies_are_no_strangers_to_verify(sealed: Path, tmp_path: Path) -> None:
    write_all(tmp_path, {path.name: path.read_bytes() for path in (sealed / "sources").iterdir()})
    done = briefgen("build", tmp_path, "-o", sealed / "output", "-p", "run-sheet", "-f", "docx", "-q", cwd=sealed)
    assert done.returncode == 0, done.stderr
    assert verify(sealed / "output").findings == ()
