"""What the YAML parser stumbled over, in words for somebody who has never read its manual."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

QUOTES = 'put the text between quotes, such as title: "Launch: the Alliance"'
ONE_LINE = frozenset({"second-colon", "first-character", "after-quotes", "escape"})
"""Kinds of mistakes that keep to their line: the rest of the file can still be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """A mistake in words: its kind, where it stands, what it is, what to do."""

    kind: str
    index: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What of the parser's context and problem marks a kind of mistake; `context` says whose place is told."""

    context: str
    problem: str
    kind: str
    message: str
    hint: str
    at_context: bool = False


# Both of PyYAML's parsers (libyaml's and its own) say these words; the first row that fits is taken.
_ROWS = (
    _Row(
        "",
        "mapping values are not allowed",
        "second-colon",
        "a second colon in one value, or a key set too far in",
        QUOTES,
    ),
    _Row(
        "quoted scalar",
        "unexpected end of stream",
        "open-quote",
        "this quotation mark is never closed",
        "close it, or write '' for an apostrophe between single quotes",
        at_context=True,
    ),
    _Row(
        "quoted scalar",
        "unknown escape",
        "escape",
        "this backslash means nothing in YAML",
        "write \\\\ for a backslash, or use single quotes",
    ),
    _Row(
        "quoted scalar",
        "escape",
        "escape",
        "this backslash means nothing in YAML",
        "write \\\\ for a backslash, or use single quotes",
    ),
    _Row(
        "double-quoted scalar",
        "",
        "escape",
        "this backslash means nothing in YAML",
        "write \\\\ for a backslash, or use single quotes",
    ),
    _Row(
        "flow sequence",
        "",
        "open-list",
        "this list in [ ] is not closed, or a comma is missing in it",
        "close it with ], and put texts with commas or colons between quotes",
        at_context=True,
    ),
    _Row(
        "flow mapping",
        "",
        "open-mapping",
        "these values in { } are not closed, or a comma is missing in them",
        "close them with }, and put texts with braces, commas or colons between quotes",
        at_context=True,
    ),
    _Row(
        "block collection",
        "",
        "list-and-keys",
        "a key stands where the list before it goes on",
        "set keys and the items of a list in equally far, each under its own key",
    ),
    _Row(
        "simple key",
        "",
        "no-colon",
        "this line is no `key: value`",
        "write a colon and a space behind the key, or set the line in to go on with the text above",
        at_context=True,
    ),
    _Row(
        "",
        "sequence entries are not allowed",
        "second-dash",
        "a list cannot begin on the line of its key",
        "write each item on a line of its own, or put the text between quotes",
    ),
    _Row("alias", "", "first-character", "a value cannot begin with * (in YAML: a reference)", QUOTES, at_context=True),
    _Row("anchor", "", "first-character", "a value cannot begin with & (in YAML: an anchor)", QUOTES, at_context=True),
    _Row("tag", "", "first-character", "a value cannot begin with ! (in YAML: a tag)", QUOTES, at_context=True),
    _Row(
        "block scalar",
        "",
        "block",
        "behind | or > stands more than YAML knows",
        "write the text on the next line, set in, or put it between quotes",
    ),
    _Row("directive", "", "directive", "a line cannot begin with % here", QUOTES, at_context=True),
    _Row(
        "",
        "document start",
        "outside",
        "this line is set in less than the first one",
        "set all keys of one level in equally far",
    ),
    _Row("next token", "", "first-character", "a value cannot begin with this character", QUOTES),
)


def in_words(problem: yaml.MarkedYAMLError, text: str) -> Said:
    """The parser's problem as a mistake in words."""
    context, what = problem.context or "", problem.problem or ""
    mark = problem.problem_mark or problem.context_mark
    index = min(mark.index if mark else 0, len(text))
    if "tab character" in what or ("next token" in context and text[index : index + 1] == "\t"):
        return Said("tab", index, "a tab cannot set a line in", "use spaces")
    if "block mapping" in context:
        return _in_mapping(text, index)
    for row in _ROWS:
        if row.context in context and row.problem in what:
            there = problem.context_mark if row.at_context else None
            return Said(row.kind, there.index if there else index, _with_character(row, text, index), row.hint)
    return Said("other", index, f"this is no YAML: {what}", QUOTES)


def _with_character(row: _Row, text: str, index: int) -> str:
    character = text[index : index + 1].strip()
    return row.message.replace("this character", character) if character else row.message


def _in_mapping(text: str, index: int) -> Said:
    """Something other than a key where a key must stand: set in wrongly, or left over behind quotes."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    if text[start:index].strip(" -"):
        hint = 'put the whole value between quotes, and write \\" for a quotation mark within'
        return Said("after-quotes", index, "something stands behind a closed quotation mark or bracket", hint)
    return Said("indentation", index, "no key of this level can stand here", "set all keys of one level in equally far")
