"""docs/templates.md against the code: elements, attributes, filters, names and the keys of themes."""

from __future__ import annotations

import ast
import dataclasses
import re
import tomllib
from collections.abc import Iterator

import docs_pages
import pytest

from briefgen import resources
from briefgen.compose.environment import Templates
from briefgen.render.theme import Layout, TableStyle, TextStyle

PAGE = docs_pages.text("docs/templates.md")
COMPOSE = docs_pages.CHECKOUT / "src" / "briefgen" / "compose"
MADE_BY_COMPOSE = {"at", "for", "standing"}
"""Stamped by the environment, or told for every element at once."""
READS = {"get", "find", "iterchildren", "iter", "_rows"}


def _tree(module: str) -> ast.Module:
    return ast.parse((COMPOSE / module).read_text(encoding="utf-8"))


def _calls(module: str, name: str) -> Iterator[str]:
    """The text constants that calls of a name have as arguments."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            constants = (str(each.value) for each in node.args[:2] if isinstance(each, ast.Constant))
            yield from (text for text in constants if re.fullmatch(r"[a-z][a-z0-9-]*", text))


def _function(module: str, name: str) -> ast.FunctionDef:
    return next(node for node in ast.walk(_tree(module)) if isinstance(node, ast.FunctionDef) and node.name == name)


def _patterns() -> set[str]:
    """The elements that a paragraph may hold: the cases of `_inline`."""
    values = (node.value for node in ast.walk(_function("inlines.py", "_inline")) if isinstance(node, ast.MatchValue))
    return {str(value.value) for value in values if isinstance(value, ast.Constant)}


def _blocks() -> set[str]:
    """The elements that a section may hold: the keys of the builder's table, h1 to h4 among them."""
    function = _function("build.py", "__init__")
    tables = [node for node in ast.walk(function) if isinstance(node, ast.Dict)]
    return {str(key.value) for table in tables for key in table.keys if isinstance(key, ast.Constant)} | {
        f"h{level}" for level in range(1, 5)
    }


def _structure() -> set[str]:
    """Elements that only stand in certain places."""
    found = {text for name in ("iterchildren", "_rows") for text in _calls("build.py", name)}
    return found | set(_calls("build.py", "find")) | {"document", "head", "foot"}


def _told(heading: str) -> set[str]:
    return set(docs_pages.names(docs_pages.section(PAGE, heading))) - {"element"}


def test_the_blocks_are_those_of_the_code() -> None:
    assert _told("## Elements: structure and blocks") == _blocks() | _structure()


def test_the_inlines_are_those_of_the_code() -> None:
    assert _told("## Elements: inside a paragraph") == _patterns()


def test_the_attributes_are_those_of_the_code() -> None:
    read = {text for module in ("build.py", "inlines.py", "markup.py") for text in _first_gets(module)}
    tables = [
        docs_pages.section(PAGE, f"## Elements: {part}") for part in ("structure and blocks", "inside a paragraph")
    ]
    told = {name for part in tables for row in docs_pages.rows(part)[1:] for name in re.findall(r"`([\w-]+)`", row[2])}
    values = {"pack", "body", "session", "part-1", "open", "map"}
    assert told - values == read - MADE_BY_COMPOSE


def _first_gets(module: str) -> Iterator[str]:
    """First arguments of ``element.get(...)``; tables of Python's own are not elements."""
    for node in ast.walk(_tree(module)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="element" | "at" | "row" | "walker"), attr="get"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def test_the_filters_are_those_of_the_environment() -> None:
    environment = Templates([], resources.templates_folder())._environment
    told = {name.partition("(")[0] for name in docs_pages.names(docs_pages.section(PAGE, "## Filters"))}
    assert told == set(environment.filters)


def test_the_names_are_those_of_the_context() -> None:
    makers = [
        ("context.py", name) for name in ("names", "_drawn", "_of_session", "_of_register", "_of_press", "_of_cuts")
    ]
    tables = [
        node
        for module, maker in (*makers, ("said.py", "of_people"))
        for node in ast.walk(_function(module, maker))
        if isinstance(node, ast.Dict)
    ]
    names = {str(key.value) for table in tables for key in table.keys if isinstance(key, ast.Constant)}
    told = {name.partition("(")[0] for name in docs_pages.names(docs_pages.section(PAGE, "## Names"))}
    assert told == names


@pytest.mark.parametrize(
    ("table", "kind"), [("layouts.NAME", Layout), ("text.ROLE", TextStyle), ("tables.ROLE", TableStyle)]
)
def test_the_keys_of_themes_are_those_of_their_classes(table: str, kind: type[TextStyle]) -> None:
    assert _theme_keys(table) == [field.name for field in dataclasses.fields(kind)]


@pytest.mark.parametrize("table", ["font", "colours", "rules"])
def test_the_keys_of_themes_are_those_of_the_plain_one(table: str) -> None:
    plain = tomllib.loads(docs_pages.text("templates/themes/plain/theme.toml"))
    assert _theme_keys(table) == list(plain[table])


def _theme_keys(table: str) -> list[str]:
    row = next(row for row in docs_pages.rows(docs_pages.section(PAGE, "## Themes")) if row[0] == f"`[{table}]`")
    return re.findall(r"`([^`]+)`", row[1])
