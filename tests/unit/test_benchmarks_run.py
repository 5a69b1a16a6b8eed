"""The benchmarks run: every stage has its row, and both sides of the comparison say the same. No figure is judged."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
ROWS = [
    *("start", "imports", "fonts", "read", "model and check", "compose", "render DOCX", "render PDF"),
    *("proof DOCX", "proof PDF", "proof: compare", "trace index", "store", "other", "end", "whole process"),
]


def test_each_stage_of_a_build_has_a_row_that_took_time() -> None:
    command = [sys.executable, str(BENCHMARKS / "stages.py"), "--repeat", "1", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    spent = json.loads(done.stdout)
    assert list(spent) == ROWS
    assert all(seconds > 0 for seconds in spent.values()), spent
    assert sum(spent[row] for row in ROWS[:-1]) == pytest.approx(spent["whole process"])


def test_the_others_are_given_the_texts_of_our_three_products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    content = import_module("plain_content")
    made = content.documents(BENCHMARKS.parent / "sources")
    assert list(made) == ["briefing-pack", "run-sheet", "press-kit"]
    for document in made.values():
        plain = list(content.pieces(document))
        assert {key for piece in plain for key in piece} == {"heading", "level", "paragraph", "table"}
        assert content.words_of_pieces(plain) == content.words_of_document(document)
