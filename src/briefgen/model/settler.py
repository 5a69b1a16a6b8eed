"""Claims by path, handed out as settled facts; what disagrees between them is kept as findings."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.findings import Finding
from briefgen.model.claims import Claim, Path
from briefgen.model.facts import Fact
from briefgen.model.settle import group, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

Item = TypeVar("Item")

WANTED = {
    "room": "city, building and room",
    "place": "city and building",
    "person": "name",
    "start": "start time",
    "time": "issue time",
    "city": "city of the release",
    "forum": "event",
    "title": "title",
}
"""The words of a field's blank where they are not the field's own name."""


class Settler:
    """Hands out settled facts by path and keeps the findings made on the way."""

    def __init__(self, claims: tuple[Claim, ...], session_id: str) -> None:
        self.session_id = session_id
        self.grouped = group(claims)
        self.findings: list[Finding] = []
        self.named_people = {
            str(members[0].value).casefold(): path[1]
            for path, members in self.grouped.items()
            if path[0] == "people" and path[-1] == "name"
        }
        self._acknowledged: Mapping[str, str] = {
            ".".join(path[1:]): str(members[0].value)
            for path, members in self.grouped.items()
            if path[0] == "acknowledge"
        }

    def fact(self, *path: str) -> Fact:
        """The settled fact at a path, an open one where nobody says anything."""
        members = self.grouped.get(path)
        wanted = WANTED.get(path[-1], path[-1].replace("_", " "))
        if members is None:
            return Fact(id=".".join(path), wanted=wanted)
        settled = settle(path, members, self._acknowledged)
        self.findings.extend(settled.findings)
        return replace(settled.value, wanted=wanted)

    def acknowledged(self, *path: str) -> str:
        """What the secretariat says it knows to stand at a path, "" where it says nothing."""
        return self._acknowledged.get(".".join(path), "")

    def words(self, *prefix: str) -> tuple[str, ...]:
        """The words that follow a prefix in any path, in the order of their `order` claims, else as first met."""
        met = dict.fromkeys(
            path[len(prefix)] for path in self.grouped if len(path) > len(prefix) and path[: len(prefix)] == prefix
        )
        return tuple(sorted(met, key=lambda word: self._order((*prefix, word, "order"))))

    def _order(self, path: Path) -> int:
        members = self.grouped.get(path)
        value = members[0].value if members else None
        return value if isinstance(value, int) else 0

    def fill(self, kind: type[Item], /, *path: str, **rest: Any) -> Item:  # noqa: ANN401 - any field of any item
        """An item whose facts are settled at the path; `rest` are its fields that are no plain facts."""
        plain = {
            field.name: self.fact(*path, field.name)
            for field in fields(kind)  # type: ignore[arg-type]  # every Item is a dataclass of the model
            if field.type == "Fact" and field.name not in rest
        }
        return kind(**plain, **rest)

    def items(self, kind: type[Item], *prefix: str) -> tuple[Item, ...]:
        """All items under a prefix whose fields are an id and plain facts."""
        return tuple(self.fill(kind, *prefix, word, id=word) for word in self.words(*prefix))

    def facts(self, *prefix: str) -> tuple[Fact, ...]:
        """All facts that stand directly under a prefix."""
        return tuple(self.fact(*prefix, word) for word in self.words(*prefix))
