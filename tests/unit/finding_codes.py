"""Every code of a finding that the source can make, and the messages that it makes under it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "briefgen"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
TAKES_CODE = {"Mistake", "at", "tell", "warn", "refuse", "_wrong", "_error", "_note", "_Row"}
"""Calls whose first or second argument is a code, and the next one the message."""
IN_A_TUPLE = ("prove/tag_", "prove/pdf_", "intake/formats/", "intake/mistakes.py")
"""Where codes are the first of a tuple: a table, or what a generator yields."""

Messages = dict[str, set[str]]
"""Patterns of messages by code."""


def messages() -> Messages:
    """Every code, with a pattern for each message that stands beside it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = _told_apart(tree)
        for code, message in (*_calls(tree), *(_tuples(tree) if name.startswith(IN_A_TUPLE) else ())):
            found[code].add(_pattern(message, told))
    return dict(found)


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Codes and messages of calls, by keyword or place."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called == "_Row" and not isinstance(node.args[1], ast.Tuple):
            continue  # a row of another table
        if called in TAKES_CODE and len(node.args) > 1:
            start = _place_of_code(node.args)
            code, message = (*node.args[start : start + 2], None)[:2]
        else:
            code, message = keywords.get("code"), keywords.get("message")
        yield from ((each, message) for each in _texts(code))


def _place_of_code(arguments: list[ast.expr]) -> int:
    """The first argument that is a code as it stands."""
    return next((place for place, each in enumerate(arguments) if list(_texts(each))), 0)


def _tuples(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) > 1:
            code, second = node.elts[:2]
            is_row = isinstance(second, ast.Tuple)  # a table of codes and what they count
            message = second if isinstance(second, (ast.Constant, ast.JoinedStr)) else None
            yield from ((text, message) for text in _texts(code) if is_row or "-" in text)


def _texts(node: ast.expr | None) -> Iterator[str]:
    """The code that an expression is, or the two that it may be."""
    match node:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one), *_texts(other))


def _told_apart(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What is assigned to each name of a module."""
    found: defaultdict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id].append(node.value)
    return found


def _pattern(node: ast.expr | None, told: dict[str, list[ast.expr]]) -> str:
    """A pattern for the texts that an expression can make."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=pieces):
            return "".join(_pattern(piece, {}) for piece in pieces)
        case ast.Name(id=name) if name in told:
            return "|".join(_pattern(value, {}) for value in told[name])
        case _:
            return ".*"
