"""docs/event-file.md: every key of the schema and no other; each example is read without a mistake."""

from __future__ import annotations

import re

import docs_pages
import pytest

from briefgen.intake import event_arrangements, event_file, event_schema
from briefgen.intake.event_types import Block, names

PAGE = docs_pages.text("docs/event-file.md")
TABLES: dict[str, type[Block]] = {
    "## At the top": event_schema.EventFile,
    "## `event`": event_schema.Event,
    "## `segments` and `rows`": event_schema.Row,
}
KEYED: dict[str, type[Block]] = {
    "people": event_schema.Person,
    "organisations": event_schema.Organisation,
    "contacts": event_schema.Contact,
    "interviews": event_arrangements.Interview,
    "crew": event_arrangements.CrewCall,
    "wording": event_schema.Wording,
    "talking_points": event_schema.TalkingPoint,
    "questions": event_schema.Question,
    "quotes": event_schema.Quote,
    "statements": event_schema.Statement,
    "clearance": event_schema.Clearance,
    "papers": event_schema.Paper,
    "owners": event_schema.Owner,
    "accept": event_schema.Accept,
    "sources": event_schema.Source,
}
INSIDE: dict[str, type[Block]] = {
    "topic": event_schema.Topic,
    "issue": event_schema.Issue,
    "dateline": event_schema.Dateline,
    "advisory": event_schema.Advisory,
    "related": event_schema.Related,
    "logistics": event_arrangements.Logistics,
    "media_plan": event_arrangements.MediaPlan,
    "production": event_arrangements.Production,
    "who": event_schema.Seat,
    "picture": event_schema.Picture,
}
OF_ALL_ITEMS = ("standing", "audience")
NOT_PRINTED = "## Read, and not printed yet"


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_has_the_keys_of_the_schema(heading: str) -> None:
    told = [re.findall(r"`([^`]+)`", row[0]) for row in docs_pages.rows(docs_pages.section(PAGE, heading))[1:]]
    assert sorted(name for row in told for name in row) == sorted(names(TABLES[heading]))


def test_sessions_have_the_keys_of_the_schema() -> None:
    told = docs_pages.names(docs_pages.section(PAGE, "## `sessions`"))
    assert sorted((*told, *OF_ALL_ITEMS)) == sorted(names(event_schema.Session))


@pytest.mark.parametrize("key", KEYED)
def test_a_table_of_items_has_the_keys_of_the_schema(key: str) -> None:
    found = re.search(rf"^\| key of `{key}` \|.*\n\|---\|---\|\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
    assert found
    assert sorted(docs_pages.names(found[1])) == sorted(names(KEYED[key]))


@pytest.mark.parametrize("key", INSIDE)
def test_the_row_of_a_block_names_its_keys(key: str) -> None:
    told = {name for row in docs_pages.rows(PAGE) if row[0] == f"`{key}`" for name in re.findall(r"`([^`]+)`", row[1])}
    wanted = set(names(INSIDE[key])) - (set(OF_ALL_ITEMS) if key == "related" else set())
    assert wanted <= told


@pytest.mark.parametrize(
    "example", [each.text for each in docs_pages.fences(PAGE) if each.language == "yaml"], ids=lambda text: text[:20]
)
def test_an_example_is_read_without_a_mistake(example: str) -> None:
    read = event_file.read(example.encode(), "event.yaml")
    assert read.findings == ()
    assert read.value or example.startswith("#")


def test_what_is_not_printed_yet_is_named_nowhere_else() -> None:
    told = re.findall(r"`([^`]+)`", docs_pages.section(PAGE, NOT_PRINTED))
    rooms = ("src/briefgen/compose", "src/briefgen/checks", "src/briefgen/model", "templates")
    files = [path for room in rooms for path in (docs_pages.CHECKOUT / room).rglob("*.[pj]*") if path.is_file()]
    used = {
        key: path.name
        for path in files
        for key in told
        if path.suffix in {".py", ".j2"}
        and path.name not in {"event.py", "session.py", "extracted.py"}
        and re.search(rf"\b{key}\b", path.read_text(encoding="utf-8"))
    }
    assert told
    assert used == {}
