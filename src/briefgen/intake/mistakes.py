"""What the schema finds wrong with a file, as findings at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.findings import Finding, Severity
from briefgen.intake.event_types import names
from briefgen.intake.nodes import Mapping, Node, Place, Scalar, Sequence, step
from briefgen.intake.suggest import nearest
from briefgen.intake.values import Mistake, shown

MOST_MISTAKES = 1_000

_PLAIN_WORD = re.compile(r"[\w .-]+")


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a mistake stands, and the dotted words for it."""

    node: Node
    place: Place
    words: str


def mistakes(problem: ValidationError, node: Node, model: type[BaseModel], source: str) -> Iterator[Finding]:
    """One finding for each thing that is wrong, up to `MOST_MISTAKES`."""
    for error in problem.errors(include_url=False, include_input=False)[:MOST_MISTAKES]:
        where = locate(node, error["loc"])
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


def _told(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str | None]:
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


def locate(node: Node, path: tuple[str | int, ...]) -> _Where:
    """Where a path of the schema stands in a file: a key that is wrong at the key, all else at its value."""
    words: list[str] = []
    place = node.place
    for index, part in enumerate(path):
        is_last = index == len(path) - 1 or path[index + 1 :] == ("[key]",)
        match node:
            case Mapping(entries=entries) if isinstance(part, str) and part in entries:
                node = entries[part].node
                words += [part]
                place = entries[part].key if is_last and path[-1] == "[key]" else node.place
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


def _key_hint(key: str, model: type[BaseModel], path: tuple[str | int, ...]) -> str | None:
    known = names(block_at(model, path))
    likely = nearest(key, known)
    return f"did you mean {likely}?" if likely else f"known here: {', '.join(known)}"


def block_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The block of the schema that a path leads to."""
    kind: Any = model
    for part in path:
        kind = _inner(kind, part)
    found = _blocks(kind)
    return found[0] if found else model


def _inner(kind: Any, part: str | int) -> Any:  # noqa: ANN401 - forms of typing
    """What stands under a key or index of a kind of field."""
    for block in _blocks(kind):
        for name, field in block.model_fields.items():
            if part == (field.alias or name):
                return field.annotation
    return kind


def _blocks(kind: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - forms of typing
    """The blocks within a kind of field, such as `Person` in ``dict[str, Person] | None``."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    return [block for argument in get_args(kind) for block in _blocks(argument)]


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
