"""The encoding that a user names for sources, through the child that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.intake.read import read


def test_the_encoding_that_the_user_names_holds_for_all_text(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes("Житва".encode("cp1251"))
    (tmp_path / "note.html").write_bytes("<p>Житва".encode("cp1251"))
    (tmp_path / "note.rtf").write_bytes(b"{\\rtf1\\ansicpg1252 \\'c6\\'e8\\'f2\\'e2\\'e0}")
    (tmp_path / "marked.txt").write_bytes("Житва".encode("utf-16"))
    (tmp_path / "people.csv").write_bytes("name\nЖитва\n".encode("cp1251"))
    noted = read(tmp_path, "windows-1251")
    assert noted.findings == ()
    assert {file.name for file in noted.value} == {"note.txt", "note.html", "note.rtf", "marked.txt", "people.csv"}
    assert {claim.value for file in noted.value for claim in file.claims} == {"Житва"}


def test_an_encoding_that_is_none_is_a_fault_of_the_command(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match="no encoding is called rot13"):
        read(tmp_path, "rot13")
