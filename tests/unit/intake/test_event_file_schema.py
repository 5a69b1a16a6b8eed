"""The JSON Schema that editors read is made from the model, and shipped."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefgen.intake import event_file
from briefgen.resources import PACKAGE

SHIPPED = PACKAGE / "intake" / event_file.SCHEMA_FILE
COMMAND = (
    'python -c "import sys; from briefgen.intake.event_file import schema_text; sys.stdout.write(schema_text())"'
    " > src/briefgen/intake/event.schema.json"
)


def resolved(part: dict[str, Any], whole: dict[str, Any]) -> list[dict[str, Any]]:
    """All forms that a part of the schema allows, with references followed."""
    if "$ref" in part:
        return resolved(whole["$defs"][part["$ref"].removeprefix("#/$defs/")], whole)
    if "anyOf" in part:
        return [form for each in part["anyOf"] for form in resolved(each, whole)]
    return [part]


def test_the_shipped_schema_is_the_models() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == event_file.schema_text(), f"make it anew: {COMMAND}"


def test_it_names_the_keys_of_the_event_file() -> None:
    assert list(event_file.schema()["properties"]) == (
        "event sessions rows people organisations quotes statements questions wording talking_points objectives papers "
        "contacts outlets owners assume acknowledge accept sources rules"
    ).split(" ")


@pytest.mark.parametrize(
    ("block", "key", "kinds"),
    [
        ("Event", "title", [["string", "number", "boolean"], "null", "object"]),
        ("Event", "topic", ["object", "null", "object", "null"]),
        ("Row", "who", [["string", "number"], "object", "array", "null", "object", "null"]),
        ("Row", "minutes", [["string", "number"], "null", "object", "null"]),
        ("Wording", "for", [None, "array", "null", "object", "null"]),
        ("Person", "status", [None, "null", "object", "null"]),
    ],
)
def test_a_value_may_be_short_or_long(block: str, key: str, kinds: list[object]) -> None:
    whole = event_file.schema()
    forms = resolved(whole["$defs"][block]["properties"][key], whole)
    assert [form.get("type") for form in forms][: len(kinds)] == kinds


def test_unknown_keys_are_errors_everywhere() -> None:
    whole = event_file.schema()
    blocks = [whole, *whole["$defs"].values()]
    forms = [form for block in blocks for form in resolved(block, whole) if "properties" in form]
    assert {form["additionalProperties"] for form in forms} == {False}


def test_every_reference_leads_somewhere() -> None:
    text = event_file.schema_text()
    names = {f'"#/$defs/{name}"' for name in json.loads(text)["$defs"]}
    assert {line.split(": ")[1].strip().rstrip(",") for line in text.splitlines() if '"$ref"' in line} <= names


def test_an_event_file_that_names_its_schema_is_read() -> None:
    read = event_file.read(f"{event_file.EDITOR_LINE}\nevent: {{title: Launch}}\n".encode(), "event.yaml")
    assert [(claim.path, claim.value) for claim in read.value] == [(("event", "title"), "Launch")]
