"""Characters that no document can hold are taken out and told; odd ones that it can hold are read as they are."""

from __future__ import annotations

import pytest

from briefgen.intake import sources

MARKS = 3_000
TURNED = "\u202eelddir a fo sdrow\u202c"
STACKED = "e" + "\u0301" * MARKS
SURROGATE = b"\xed\xa0\x80"
"""U+D800 by itself in the bytes that UTF-8 would give it, and forbids (RFC 3629, 3)."""

TEXTS = {
    "note.txt": b"Draft concept\x07 for %s\n\nSecond\x00 part %s %s\n",
    "note.md": b"# Draft concept\x07 for %s\n\nSecond\x00 part %s %s\n",
    "note.html": b"<p>Draft concept\x07 for %s<p>Second\x00 part %s %s",
    "people.csv": b"Name,Title,Note\nAda\x07 %s,Second\x00 part %s,%s\n",
}


def told(name: str, surrogate: bytes) -> tuple[str, list[str]]:
    """All that a file says, quotes too, and the codes of its findings."""
    noted = sources.claims(TEXTS[name] % (TURNED.encode(), STACKED.encode(), surrogate), name)
    texts = [text for claim in noted.value for text in (str(claim.value), claim.span.quote)]
    return "\n".join(texts), [finding.code for finding in noted.findings]


@pytest.mark.parametrize("name", TEXTS)
def test_turned_and_stacked_letters_are_read_and_controls_are_not(name: str) -> None:
    text, codes = told(name, b"")
    assert TURNED in text
    assert "\u0301" * (MARKS - 1) in text  # the first may stand on its letter as one character
    assert not {"\x00", "\x07"} & set(text)
    assert set(codes) <= {"control-character"}


@pytest.mark.parametrize("name", TEXTS)
def test_half_a_pair_in_utf_8_is_told_and_never_read(name: str) -> None:
    text, codes = told(name, SURROGATE)
    assert "encoding" in codes
    assert not [letter for letter in text if "\ud800" <= letter <= "\udfff"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("note.rtf", b"{\\rtf1 Draft concept \\u-10240? of \\u7? keepers\\u0?\\par}"),
        ("note.html", b"<p>Draft concept &#xd800; of &#7; keepers&#0;"),
    ],
)
def test_the_same_written_as_numbers(name: str, data: bytes) -> None:
    noted = sources.claims(data, name)
    text = "\n".join(str(claim.value) for claim in noted.value)
    assert "Draft concept" in text
    assert "keepers" in text
    assert not [letter for letter in text if "\ud800" <= letter <= "\udfff" or letter in "\x00\x07"]


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!timestamp 2031-05-03", "!x"],
)
def test_a_tag_of_yaml_makes_nothing(tag: str) -> None:
    noted = sources.claims(f"event:\n  title: {tag}\n".encode(), "event.yaml")
    assert noted.value == ()
    assert noted.findings[0].code == "yaml-feature"


def test_anchors_that_would_grow_are_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 12)]
    noted = sources.claims("\n".join(lines).encode(), "event.yaml")
    assert noted.value == ()
    assert "yaml-feature" in {finding.code for finding in noted.findings}
