"""TOML as nodes with places: the same data as `tomllib` reads, and the same claims as from YAML."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from briefgen.intake import event_file, toml_text
from briefgen.intake.nodes import Data, data

EVENT = '''\
# what the secretariat says
[event]
title = "Launch of the \\"Alliance\\""
topic = {code = 1.20, title = 'Lakes'}
dates = 2009-03-16
language = ["en", "fr"]

[sessions.plenary]
start = 2009-03-18T14:00:00
room.value = "Main hall"
"chair" = "ada"

[[sessions.plenary.segments]]
id = "opening"
duration = "5 min"
words = """
Welcome.
Three reports."""

[[sessions.plenary.segments]]
id = "floor"
start = 14:30:00
'''
SAME = """\
event:
  title: Launch of the "Alliance"
  topic: {code: 1.20, title: Lakes}
  dates: 2009-03-16
  language: [en, fr]
sessions:
  plenary:
    start: 2009-03-18T14:00
    room: {value: Main hall}
    chair: ada
    segments:
      - id: opening
        duration: 5 min
        words: |-
          Welcome.
          Three reports.
      - id: floor
        start: 14:30
"""


def test_the_same_claims_as_from_yaml() -> None:
    toml, yaml = event_file.read(EVENT.encode(), "event.toml"), event_file.read(SAME.encode(), "event.yaml")
    assert (toml.findings, yaml.findings) == ((), ())
    assert [(claim.path, claim.value) for claim in toml.value] == [(claim.path, claim.value) for claim in yaml.value]


def test_every_quote_stands_at_its_place() -> None:
    lines = EVENT.split("\n")
    claims = event_file.read(EVENT.encode(), "event.toml").value
    places = {".".join(claim.path): (claim.span.line, claim.span.column) for claim in claims}
    assert places["event.title"] == (3, 10)
    assert places["event.topic.code"] == (4, 17)
    assert places["sessions.plenary.segments.opening.words"] == (17, 1)
    for span in (span for claim in claims for span in claim.spans):
        assert span.line is not None
        assert span.column is not None
        assert lines[span.line - 1][span.column - 1 :].startswith(span.quote)


def test_mistakes_stand_at_their_key_or_value() -> None:
    found = event_file.read(b'[event]\ntitel = "x"\ndates = "some day"\n', "event.toml").findings
    assert [(finding.place, finding.code) for finding in found] == [
        ("event.toml:2:1", "unknown-key"),
        ("event.toml:3:10", "bad-date"),
    ]


def plain(value: object) -> Data:
    """What `tomllib` reads, with scalars as text."""
    match value:
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list():
            return [plain(each) for each in value]
        case bool():
            return str(value).lower()
        case dt.datetime() | dt.time():
            return value.isoformat(timespec="minutes" if value.second == 0 else "seconds")
        case _:
            return str(value)


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\nb.c = 2\nb.d = 3\n\n[x.y]\nz = true\n[x]\nw = false",
        "a = [ 1, [2, 3],\n # note\n 4,\n]\nb = {}\nc = { d.e = 1, f = [ { g = 2 } ] }",
        "'a b' = 1\n\"c\\u0064\" = 2\n'' = 3\nx.'y.z'.w = 4",
        "a = '''\none\n'two' ''' # note\nb = \"\"\"\\\n  three\"\"\"\"\"\nc = ''",
        "a = 2009-03-18\nb = 09:30:00\nc = 2009-03-18 09:30:15\nd = 2009-03-18T09:30:00+02:00\ne = 1_000",
        "[[a]]\nb = 1\n[[a.c]]\nd = 2\n[[a.c]]\n[[a]]\nb = 3\n[a.e]\nf = 4",
        "",
        "# nothing\r\n",
        "a = 1\r\nb = 'x'\r\n",
    ],
)
def test_the_same_data_as_tomllib(text: str) -> None:
    loaded = toml_text.load(text, "event.toml")
    assert loaded.findings == ()
    assert (data(loaded.value) or {}) == plain(tomllib.loads(text))


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a = \n", "1:5", "toml"),
        ("a = 1\na = 2\n", "2:6", "toml"),
        ("a = [1, 2\n", "1:10", "toml"),
        ("a = 'x\n", "1:5", "toml"),
        ("a = 1 b = 2", "1:7", "toml"),
        ("[a\n", "1:3", "toml"),
        ("a = 1\n[a]\nb = 2\n", "2:3", "toml"),
        ("a = nonsense", "1:5", "toml"),
        (".".join(["a"] * 50_000) + " = 1\n", "1:63", "too-deep"),
        ("[" + ".".join(["a"] * 50_000) + "]\n", "1:66", "too-deep"),
        ("a = " + "[" * 50_000 + "]" * 50_000, "1:36", "too-deep"),
        ("a = " + "{a = " * 5_000, "1:156", "too-deep"),
        ("a = [" + "1," * 100_000 + "]", "1:200004", "too-many-values"),
        ("#" + "x" * 1_000_000, "1:1", "too-large"),
    ],
)
def test_what_cannot_be_read_is_one_finding_at_its_place(text: str, place: str, code: str) -> None:
    loaded = toml_text.load(text, "event.toml")
    assert data(loaded.value) is None
    (finding,) = loaded.findings
    assert (finding.place.removeprefix("event.toml:"), finding.code) == (place, code)


def test_broken_strings_are_looked_through_once() -> None:
    for part in ('"', "'", '"""', "'''", "\\", "a='", '"\\'):
        assert len(toml_text.load(part * 100_000, "event.toml").findings) == 1
