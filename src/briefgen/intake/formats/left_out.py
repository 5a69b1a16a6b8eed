"""What a format leaves out of its final visible view: counted with its places, told in findings, never silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from briefgen.findings import Finding, Severity

LeftOutKind = Literal[
    "tracked deletion",
    "tracked insertion",
    "hidden run",
    "hidden paragraph",
    "hidden section",
    "hidden row",
    "hidden column",
    "hidden sheet",
    "hidden element",
    "invisible run",
    "comment",
    "untouched placeholder",
]

_PLACES_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Row:
    """A code, what it counts, and what to do about it; without a hint it is only a note."""

    code: str
    kinds: tuple[LeftOutKind, ...]
    hint: str | None


_ROWS = (
    _Row(
        "tracked-changes",
        ("tracked deletion", "tracked insertion"),
        "Accept or reject the changes and save again.",
    ),
    _Row(
        "hidden-text",
        (
            "hidden run",
            "hidden paragraph",
            "hidden section",
            "hidden row",
            "hidden column",
            "hidden sheet",
            "hidden element",
            "invisible run",
        ),
        "Show what is hidden in the program that the file is from, and delete it or unhide it.",
    ),
    _Row("comments", ("comment",), None),
    _Row("placeholder", ("untouched placeholder",), None),
)


@dataclass(slots=True)
class LeftOut:
    """Counts by kind, with the places in the format's own words; `line` only where the format has lines."""

    source: str
    counts: Counter[LeftOutKind] = field(default_factory=Counter)
    places: dict[LeftOutKind, dict[str, int | None]] = field(default_factory=dict)

    def count(self, kind: LeftOutKind, place: str | None = None, line: int | None = None) -> None:
        """Count one thing that was left out (or, of insertions, read)."""
        self.counts[kind] += 1
        if place is not None:
            self.places.setdefault(kind, {}).setdefault(place, line)

    def findings(self) -> Iterator[Finding]:
        """One finding a code: what was counted and where, at the first of its places."""
        for row in _ROWS:
            kinds = [kind for kind in row.kinds if self.counts[kind]]
            if not kinds:
                continue
            first = next(((place, line) for kind in kinds for place, line in self.places.get(kind, {}).items()), None)
            yield Finding(
                code=row.code,
                message=", ".join(map(self._said, kinds)),
                severity=Severity.NOTE if row.hint is None else Severity.WARNING,
                hint=row.hint,
                file=self.source,
                locator=first[0] if first else None,
                line=first[1] if first else None,
            )

    def _said(self, kind: LeftOutKind) -> str:
        number = self.counts[kind]
        what = "read as text" if kind == "tracked insertion" else "left out"
        said = f"{number} {kind}{'s' if number > 1 else ''} {what}"
        places = list(self.places.get(kind, ()))
        if len(places) <= 1:
            return said
        more = len(places) - _PLACES_NAMED
        named = ", ".join(places[:_PLACES_NAMED]) + (f" and {more} more places" if more > 0 else "")
        return f"{said} ({named})"
