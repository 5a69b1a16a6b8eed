"""What the schema finds wrong with a file, as findings at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefgen.findings import Finding, Severity
from briefgen.intake.event_types import Block, block_at, names
from briefgen.intake.nodes import Mapping, Node, Place, Scalar, Sequence, step
from briefgen.intake.suggest import nearest
from briefgen.intake.values import Mistake, shown

MOST_MISTAKES = 1_000

_OF_KEY = "[key]"  # pydantic's last word for a mistake in a key itself
_PLAIN_WORD = re.compile(r"[\w .-]+")


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a mistake stands, and the dotted words for it."""

    node: Node
    place: Place
    words: str


def mistakes(problem: ValidationError, node: Node, model: type[Block], source: str) -> Iterator[Finding]:
    """One finding for each thing that is wrong, up to `MOST_MISTAKES`."""
    for error in problem.errors(include_url=False, include_input=False)[:MOST_MISTAKES]:
        where = locate(node, error["loc"], at_key=error["type"] == "extra_forbidden")
        code, message, hint = _told(error, model)
        yield Finding(
            code=code,
            message=f"{where.words}: {message}" if where.words else message,
            severity=Severity.ERROR,
            hint=hint,
            file=source,
            line=where.place.line,
            column=where.place.column,
            locator=where.place.locator,
        )


def _told(error: ErrorDetails, model: type[Block]) -> tuple[str, str, str | None]:
    """Code, message and hint."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"], error.get("ctx", {}).get("error"):
        case _, Mistake(code=code, message=message, hint=hint):
            return code, message, hint
        case "extra_forbidden", _:
            return "unknown-key", f"there is no key {shown(key)}", _key_hint(key, model, error["loc"][:-1])
        case "missing", _:
            return "missing-value", f"{key} is missing", f"write {key}: and what it is"
        case _:
            return "wrong-type", "this cannot stand here", None


def locate(node: Node, path: tuple[str | int, ...], *, at_key: bool = False) -> _Where:
    """Where a path of the schema stands in a file: what is wrong with a key at the key, all else at its value."""
    if path[-1:] == (_OF_KEY,):
        return locate(node, path[:-1], at_key=True)
    words: list[str] = []
    place = node.place
    for index, part in enumerate(path):
        match node:
            case Mapping(entries=entries) if isinstance(part, str) and part in entries:
                is_key = at_key and index == len(path) - 1
                node, place = entries[part].node, entries[part].key if is_key else entries[part].node.place
                words += [part]
            case Sequence(items=items):
                number = int(part) - isinstance(part, str) if str(part).isdecimal() else len(items)
                if number < len(items):
                    node = items[number]
                    words += [_item_words(node, number)]
                    place = node.place
            case _:
                pass
    return _Where(node, place, _dotted(words))


def _item_words(item: Node, number: int) -> str:
    """An item of a list: by its id where it has one, else by its number from 1."""
    match step(item, "id"):
        case Scalar(text=str(text)) if text:
            return text
        case _:
            return str(number + 1)


def _dotted(words: list[str]) -> str:
    return ".".join(word if len(word) < 60 and _PLAIN_WORD.fullmatch(word) else shown(word) for word in words)  # noqa: PLR2004 - a line


def _key_hint(key: str, model: type[Block], path: tuple[str | int, ...]) -> str | None:
    known = names(block_at(model, path))
    likely = nearest(key, known)
    return f"did you mean {likely}?" if likely else f"known here: {', '.join(known)}"


def repeated_ids(node: Node, source: str) -> Iterator[Finding]:
    """Rows of one session that have the id of an earlier one; `rows` belong to the first session."""
    sessions = step(node, "sessions")
    each = [entry.node for entry in sessions.entries.values()] if isinstance(sessions, Mapping) else []
    lists = [[step(session, "segments")] for session in each] or [[]]
    lists[0].append(step(node, "rows"))
    lists.append([step(node, "segments")])
    for of_one_session in lists:
        rows = [row for found in of_one_session if isinstance(found, Sequence) for row in found.items]
        yield from _repeated(rows, source)


def _repeated(rows: list[Node], source: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for row in rows:
        match step(row, "id"):
            case Scalar(text=str(text), place=place):
                if text in seen:
                    yield Finding(
                        code="duplicate-id",
                        message=f"the id {shown(text)} stands here a second time; first in line {seen[text]}",
                        severity=Severity.ERROR,
                        hint="give each row an id of its own",
                        file=source,
                        line=place.line,
                        column=place.column,
                        locator=place.locator,
                    )
                seen.setdefault(text, place.line)
