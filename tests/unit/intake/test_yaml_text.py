"""YAML read with the place of every node, and refused where a text could grow or hide something."""

from __future__ import annotations

import pytest

from briefgen.findings import Finding
from briefgen.intake.nodes import Data, Mapping, Node, Place, Scalar, Sequence, data
from briefgen.intake.yaml_text import DEEPEST, LONGEST, MOST_NODES, load


def read(text: str) -> Data:
    loaded = load(text, "event.yaml")
    assert loaded.findings == ()
    return data(loaded.value)


def findings(text: str) -> list[str]:
    return [str(finding).splitlines()[0] for finding in load(text, "event.yaml").findings]


def scalar(node: Node, *path: str | int) -> Scalar:
    for part in path:
        match node:
            case Mapping(entries=entries):
                node = entries[str(part)].node
            case Sequence(items=items):
                node = items[int(part)]
            case _:
                raise AssertionError(part)
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "written", ["9:30", "22:00", "NO", "no", "yes", "1.10", "007", "0x1F", "1e3", "2009-03-18", "1_000", ".inf", "<<"]
)
def test_scalars_stay_what_was_written(written: str) -> None:
    assert read(f"a: {written}") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_written_is_none(written: str) -> None:
    assert read(f"a: {written}\nb: x") == {"a": None, "b": "x"}


@pytest.mark.parametrize("written", ['""', "''", '"~"', "'null'"])
def test_quoted_texts_are_never_none(written: str) -> None:
    assert read(f"a: {written}") == {"a": written[1:-1]}


@pytest.mark.parametrize("text", ["", "\n", "# a remark\n", "---\n", "\ufeff"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert data(load(text, "event.yaml").value) is None


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a: plain # remark", ["a"], Place(1, 4, "plain", "line 1")),
        ("a:   'it''s'", ["a"], Place(1, 7, "it''s", "line 1")),
        ('a: "x\\ty"', ["a"], Place(1, 5, "x\\ty", "line 1")),
        ("a: >-  # remark\n\n   folded one\n   two\n", ["a"], Place(3, 4, "folded one", "line 3")),
        ("a: |\n  literal\n", ["a"], Place(2, 3, "literal", "line 2")),
        ("a: one\n  two", ["a"], Place(1, 4, "one", "line 1")),
        ("a:\n  - x\n  - y", ["a", 1], Place(3, 5, "y", "line 3")),
        ("a: [x, yy]", ["a", 1], Place(1, 8, "yy", "line 1")),
        ("é😀: ü😀x", ["é😀"], Place(1, 5, "ü😀x", "line 1")),
        ("a: b\r\nc: d", ["c"], Place(2, 4, "d", "line 2")),
        ("a: b\rc: d", ["c"], Place(2, 4, "d", "line 2")),
        ("a: b\u2028c\nd: e", ["d"], Place(2, 4, "e", "line 2")),
        ("a: b\x07c\nd: e", ["a"], Place(1, 4, "b", "line 1")),
        ("\x00a: \x01b", ["a"], Place(1, 6, "b", "line 1")),
        ("a:\nb: x", ["a"], Place(1, 3, "", "line 1")),
    ],
)
def test_places(text: str, path: list[str | int], place: Place) -> None:
    assert scalar(load(text, "event.yaml").value, *path).place == place


def test_keys_have_places_too() -> None:
    loaded = load("a:\n  'b c': x\n", "event.yaml")
    assert isinstance(loaded.value, Mapping)
    below = loaded.value.entries["a"].node
    assert isinstance(below, Mapping)
    assert below.entries["b c"].key == Place(2, 4, "b c", "line 2")


def test_what_could_grow_is_refused_and_the_rest_is_read() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nd: plain\n"
    loaded = load(bomb, "event.yaml")
    assert [finding.code for finding in loaded.findings] == ["yaml-feature"] * 6
    assert data(loaded.value) == {"a": ["x", "x"], "b": [None, None], "c": [None, None], "d": "plain"}


def test_tags_are_refused() -> None:
    assert findings("a: !!python/object/apply:os.system ['true']") == [
        "event.yaml:1:4: error: a value cannot begin with ! (in YAML: a tag) [yaml-feature]"
    ]


def test_as_deep_as_allowed_and_one_deeper() -> None:
    assert findings("[" * DEEPEST + "]" * DEEPEST) == []
    assert findings("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [
        f"event.yaml:1:{DEEPEST + 1}: error: nested deeper than 32 levels [too-deep]"
    ]


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    assert [finding.code for finding in load("[" * 100_000, "event.yaml").findings] == ["too-deep"]


def test_as_many_values_as_allowed_and_one_more() -> None:
    assert findings("- x\n" * (MOST_NODES - 1)) == []
    assert findings("- x\n" * MOST_NODES) == ["event.yaml:200000:3: error: more than 200,000 values [too-many-values]"]


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    assert findings("x" * (LONGEST + 1)) == [
        "event.yaml:1:1: error: the file has 4,000,001 characters; 4,000,000 at most [too-large]"
    ]


def test_mistakes_that_keep_to_their_line_do_not_hide_the_next_one() -> None:
    text = "a: one: two\nb: @x\nc: kept\nd:\n  - %y\n  - kept\ne: `z\n"
    loaded = load(text, "event.yaml")
    assert [(finding.line, finding.column) for finding in loaded.findings] == [(1, 7), (2, 4), (5, 5), (7, 4)]
    assert data(loaded.value) == {"a": None, "b": None, "c": "kept", "d": [None, "kept"], "e": None}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n  b:\n    c: d\n    e: f\n", "2:4: error: a second colon in one value, or a key set too far in"),
        ("a:\n\tb: c\n", "2:1: error: a tab cannot set a line in"),
        ("a: b\n\tc: d\n", "2:1: error: a tab cannot set a line in"),
        ('a: "x\nb: c\n', "1:4: error: this quotation mark is never closed"),
        ("a: [1, 2\nb: c\n", "1:4: error: this list in [ ] is not closed, or a comma is missing in it"),
        ("a: {x: 1\nb: c\n", "1:4: error: these values in { } are not closed, or a comma is missing in them"),
        ("a: b\nfoo\nc: d\n", "2:1: error: this line is no `key: value`"),
        ("a:\n  - x\n  y: 1\n", "3:3: error: a key stands where the list before it goes on"),
        ("a: *Launch*\n", "1:4: error: a value cannot begin with * (in YAML: a reference)"),
        ("a: & b\n", "1:4: error: a value cannot begin with & (in YAML: an anchor)"),
        ("a: !<\n", "1:4: error: a value cannot begin with ! (in YAML: a tag)"),
        ('a: "\\q"\n', "1:5: error: this backslash means nothing in YAML"),
        ("%YAML 9\n---\na: b", "1:1: error: a line cannot begin with % here"),
        ("a: - b\n", "1:4: error: a list cannot begin on the line of its key"),
        ("a: 'b' c\n", "1:8: error: something stands behind a closed quotation mark or bracket"),
        (": b\n", "1:1: error: no key of this level can stand here"),
        ("a: |x\n b\n", "1:5: error: behind | or > stands more than YAML knows"),
        ("  a: 1\nb: 2\n", "2:1: error: this line is set in less than the first one"),
        ("a:\n    b: 1\n  c: 2\n", "3:3: error: no key of this level can stand here"),
        ("]", "1:1: error: this is no YAML: did not find expected node content"),
    ],
)
def test_syntax_in_words(text: str, line: str) -> None:
    assert findings(text) == [f"event.yaml:{line} [yaml]"]


def test_control_characters_are_taken_out_and_told_once_a_line() -> None:
    loaded = load("a: b\x07c\x00\x07\nd: e\ufeff\n", "event.yaml")
    assert data(loaded.value) == {"a": "bc", "d": "e"}
    assert [str(finding).splitlines()[0] for finding in loaded.findings] == [
        "event.yaml:1:5: warning: taken out, since it cannot be printed: U+0007, U+0000 [control-character]",
        "event.yaml:2:5: warning: taken out, since it cannot be printed: U+FEFF [control-character]",
    ]


def test_findings_are_in_the_order_of_the_file() -> None:
    found = load("b: &x 1\na: @y\nb: 2\nc: \x07\n", "event.yaml").findings
    assert list(found) == sorted(found, key=Finding.order)
    assert [finding.code for finding in found] == ["yaml-feature", "yaml", "duplicate-key", "control-character"]
