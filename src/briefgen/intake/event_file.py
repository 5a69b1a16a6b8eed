"""The event file: what the secretariat says, read into claims, with every mistake in one go."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from briefgen.findings import Finding, Noted, Severity, in_order
from briefgen.intake import toml_text, yaml_text
from briefgen.intake.decoding import Undecoded, decoded
from briefgen.intake.event_schema import EventFile, Session
from briefgen.intake.event_types import Block
from briefgen.intake.flatten import Under, flatten
from briefgen.intake.mistakes import MOST_MISTAKES, mistakes, repeated_ids
from briefgen.intake.nodes import Node, data
from briefgen.model.claims import Claim, Path

CUT_SHORT = frozenset({"yaml", "toml", "too-deep", "too-many-values", "too-large"})
SCHEMA_FILE = "event.schema.json"
EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""The first line of an event file: editors then complete and check its keys."""


def read(content: bytes, source: str) -> Noted[tuple[Claim, ...]]:
    """The claims of an ``event.yaml`` or ``event.toml``; none where it has a mistake."""
    return _read(content, source, EventFile, ())


def read_session(content: bytes, source: str, session_id: str) -> Noted[tuple[Claim, ...]]:
    """The claims of a ``session.yaml``: the body of one item of `sessions`."""
    return _read(content, source, Session, ("sessions", session_id))


def _read(content: bytes, source: str, model: type[Block], path: Path) -> Noted[tuple[Claim, ...]]:
    text = decoded(content)
    if isinstance(text, Undecoded):
        return Noted((), (_not_utf8(text, source),))
    load = toml_text.load if source.casefold().endswith(".toml") else yaml_text.load
    loaded = load(text, source)
    return claims_of(loaded, model, path, Under(source, sha256(content).hexdigest()))


def claims_of(loaded: Noted[Node], model: type[Block], path: Path, under: Under) -> Noted[tuple[Claim, ...]]:
    """What stands in a node, held against the schema, as claims below a path; none where there is a mistake.

    A node that was cut short by a mistake in its syntax is read as far as it goes, and nothing is missed in it.
    """
    node, findings = loaded.value, list(loaded.findings)
    is_whole = not any(finding.code in CUT_SHORT for finding in findings)
    findings += repeated_ids(node, under.source)
    try:
        read_as = model.model_validate(data(node))
    except ValidationError as problem:
        found = mistakes(problem, node, model, under.source)
        findings += [each for each in found if is_whole or each.code != "missing-value"]
        return Noted((), _most(findings, under.source, problem.error_count() - MOST_MISTAKES))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Noted((), _most(findings, under.source))
    return Noted(tuple(flatten(read_as, node, path, under)), _most(findings, under.source))


def _most(findings: list[Finding], source: str, unlisted: int = 0) -> tuple[Finding, ...]:
    """The findings in order; of very many the first ones, and how many there are beside them."""
    ordered = in_order(findings)
    unlisted = max(unlisted, 0) + max(len(ordered) - MOST_MISTAKES, 0)
    if not unlisted:
        return ordered
    message = f"{unlisted:,} more mistakes are not listed"
    return (*ordered[:MOST_MISTAKES], Finding(code="more", message=message, severity=Severity.ERROR, file=source))


def _not_utf8(found: Undecoded, source: str) -> Finding:
    return Finding(
        code="encoding",
        message=f"the byte {found.byte:#04x} is no UTF-8",
        severity=Severity.ERROR,
        hint="save the file as UTF-8",
        file=source,
        line=found.line,
        column=found.column,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of the event file, for editors."""
    made = EventFile.model_json_schema()
    short = {name: part["title"] for name, part in made["$defs"].items()}
    made["$defs"] = {short[name]: part for name, part in sorted(made["$defs"].items(), key=lambda item: short[item[0]])}
    tidied: dict[str, Any] = _tidy(made, {f"#/$defs/{name}": f"#/$defs/{title}" for name, title in short.items()})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "The event file of briefgen", **tidied}


def schema_text() -> str:
    """The JSON Schema as it is shipped in `SCHEMA_FILE`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(part: Any, renamed: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    """The schema with short names, and without what pydantic adds for itself: fields' titles, defaults of nothing."""
    match part:
        case dict():
            dropped = {key for key in ("title", "default") if not isinstance(part.get(key), dict)}
            return {key: _tidy(value, renamed) for key, value in part.items() if key not in dropped}
        case list():
            return [_tidy(each, renamed) for each in part]
        case str():
            return renamed.get(part, part)
        case _:
            return part
