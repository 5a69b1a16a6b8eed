"""The real note as other hands would have typed it: the same values."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from briefgen.intake import concept_note
from briefgen.intake.formats import plain_text
from briefgen.model.claims import Value

SEED = (Path(__file__).parents[3] / "sources" / "concept-note.txt").read_text(encoding="utf-8")

VARIATIONS = {
    "hyphen for dash": SEED.replace("–", "-"),
    "dash without blanks": SEED.replace(" – ", "—"),
    "straight quotation marks": SEED.replace("“", '"').replace("”", '"'),
    "single quotation marks": SEED.replace("“", "‘").replace("”", "’"),
    "line ends of Windows": SEED.replace("\n", "\r\n"),
    "no-break spaces": SEED.replace("2 hours", "2\u00a0hours").replace("1. Hour", "1.\u00a0Hour"),
    "two blanks after a stop": SEED.replace(". ", ".  "),
    "no empty lines": SEED.replace("\n\n", "\n"),
    "more empty lines": SEED.replace("\n", "\n\n"),
    "other bullets": SEED.replace("·", "-"),
    "indented": textwrap.indent(SEED, "   "),
    "wrapped by hand": "\n".join("\n".join(textwrap.wrap(line, 72)) for line in SEED.split("\n")),
    "hours in words": SEED.replace("1. Hour", "First hour").replace("2. Hour", "Second hour"),
    "hours by number": SEED.replace("1. Hour", "Hour 1").replace("2. Hour", "Hour 2"),
}


def values(note: str, encoding: str = "utf-8") -> list[tuple[tuple[str, ...], Value | None]]:
    """Paths and values with quotation marks and dashes as in the note; keys of open points are places."""
    read = plain_text.read(note.encode(encoding), "note.txt")
    return [
        ((c.path[0], *c.path[2:]) if c.path[0] == "open_points" else c.path, alike(c.value))
        for c in concept_note.claims(read.value).value
    ]


def alike(value: Value | None) -> Value | None:
    marks = str.maketrans(dict.fromkeys("“”‘’\"'", "'") | {"–": "-", "—": "-"})
    return value.translate(marks) if isinstance(value, str) else value


@pytest.mark.parametrize("name", VARIATIONS)
def test_variation_says_the_same(name: str) -> None:
    assert values(VARIATIONS[name]) == values(SEED)


def test_other_encoding_says_the_same() -> None:
    assert values(SEED, "utf-16") == values(SEED)
