"""docs/architecture.md against the code: its rooms, their arrows, the layers, and who uses which library."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import docs_pages

PAGE = docs_pages.text("docs/architecture.md")
SOURCE = docs_pages.CHECKOUT / "src" / "briefgen"
PACKAGE = "briefgen"


def _modules() -> Iterator[tuple[str, Path]]:
    """Every module with its room."""
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room != "__init__":
            yield room, path


def _imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)) if module == PACKAGE:
                yield from (f"{module}.{alias.name}" for alias in node.names)
            case ast.ImportFrom(module=str(module)):
                yield module
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)


def _arrows() -> dict[str, set[str]]:
    arrows: dict[str, set[str]] = {}
    for room, path in _modules():
        names = (name.split(".") for name in _imported(path))
        others = {name[1] for name in names if name[0] == PACKAGE and len(name) > 1}
        arrows.setdefault(room, set()).update(others - {room, "__version__"})
    return arrows


def test_rooms_and_arrows_are_those_of_the_code() -> None:
    rows = docs_pages.rows(docs_pages.section(PAGE, "## Rooms"))[1:]
    told = {row[0].strip("`"): set(re.findall(r"`([^`]+)`", row[2])) for row in rows}
    assert told == _arrows()


def test_the_layers_are_those_of_the_contracts() -> None:
    project = tomllib.loads(docs_pages.text("pyproject.toml"))
    contract = next(each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    [told] = docs_pages.fences(docs_pages.section(PAGE, "## Layers"))
    assert told.text.split("\n")[:-1] == contract["layers"]


def test_heavy_libraries_come_in_where_the_page_says() -> None:
    rows = docs_pages.rows(docs_pages.section(PAGE, "## Where heavy libraries come in"))[1:]
    told = {(library, row[1].strip("`")) for row in rows for library in re.findall(r"`([^`]+)`", row[0])}
    libraries = {library for library, _ in told}
    used = {(name.split(".")[0], room) for room, path in _modules() for name in _imported(path)}
    assert {pair for pair in used if pair[0] in libraries} == told


def test_every_room_that_the_page_names_is_there() -> None:
    rooms = re.findall(r"`(\w+\.\w+)`", docs_pages.section(PAGE, "## Rooms"))
    assert rooms
    assert [name for name in rooms if not (SOURCE / Path(*name.split("."))).exists()] == []
