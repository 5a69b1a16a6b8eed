"""One row of a table as one item of the event file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.intake import values
from briefgen.intake.csv_text import Cell
from briefgen.intake.nodes import Entry, Mapping, Node, Place, Scalar, Sequence
from briefgen.intake.suggest import slug
from briefgen.intake.values import Mistake
from briefgen.model.claims import Claim
from briefgen.origin import Span

Tell = Callable[[Place, Mistake], None]

_SEVERAL = re.compile(r"[;\r\n]+")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
_DAY = 24 * 3600
_STEP = 10


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that say something, by field; `place` is the first one's."""

    cells: dict[str, Cell]
    place: Place


@dataclass(frozen=True, slots=True)
class Derived:
    """A length of time worked out from the cells of its start and end."""

    start: Place

    def claim(self, claim: Claim) -> Claim:
        """The claim of the length, with what it rests on."""
        at, end = self.start, claim.span
        start = Span(end.source, end.sha256, at.locator, at.quote, at.line, at.column)
        return replace(claim, how="derived", rule="end-minus-start", more=(start,))


def person(row: Row, tell: Tell) -> tuple[str, Entry] | None:
    """A person by id, else by the name folded to one; None where the row has neither."""
    named = row.cells.get("id") or row.cells.get("name")
    identity = row.cells["id"].text if "id" in row.cells else slug(named.text) if named else ""
    if named is None or not identity:
        tell(row.place, Mistake("missing-value", "this row has no name", "fill in the name, or an id"))
        return None
    fields = {key: _entry(cell) for key, cell in row.cells.items() if key != "id"}
    return identity, Entry(named.place, Mapping(fields, row.place))


def segment(row: Row, number: int | None, tell: Tell) -> tuple[Mapping, Derived | None]:
    """A row of the programme; `number` (from 1) makes its id where the table has no column for it."""
    cells = dict(row.cells)
    entries: dict[str, Entry] = {}
    if number is not None:
        entries["id"] = Entry(row.place, Scalar(str(number * _STEP), row.place))
    if "time" in cells:
        cells.update(_times(cells.pop("time")))
    end = cells.pop("end", None)
    seats: dict[str, Cell] = {key: cells.pop(key) for key in ("who", "role", "organisation") if key in cells}
    for key, cell in cells.items():
        _put(entries, key, cell)
    if seats:
        _put_node(entries, "who", _seats(seats, row.place, tell))
    derived = _duration(entries, end, tell) if end else None
    return Mapping(entries, row.place), derived


def _entry(cell: Cell) -> Entry:
    return Entry(cell.place, Scalar(cell.text, cell.place))


def _put(entries: dict[str, Entry], key: str, cell: Cell) -> None:
    """A cell under its key; cues each under their department, warnings one by one."""
    if key.startswith("cues."):
        cues = entries.setdefault("cues", Entry(cell.place, Mapping({}, cell.place))).node
        if isinstance(cues, Mapping):
            cues.entries[key.removeprefix("cues.")] = _entry(cell)
    elif key == "warn":
        _put_node(entries, key, Sequence([Scalar(part, cell.place) for part in _parts(cell, r"[;,\r\n]+")], cell.place))
    else:
        entries[key] = _entry(cell)


def _put_node(entries: dict[str, Entry], key: str, node: Node) -> None:
    entries[key] = Entry(node.place, node)


def _parts(cell: Cell | None, several: str = _SEVERAL.pattern) -> list[str]:
    return [part.strip() for part in re.split(several, cell.text) if part.strip()] if cell else []


def _seats(cells: dict[str, Cell], place: Place, tell: Tell) -> Sequence:
    """Who is on: several in a cell stand behind semicolons, and then so do their roles."""
    keys = {"person": cells.get("who"), "role": cells.get("role"), "organisation": cells.get("organisation")}
    told = {key: (cell, _parts(cell)) for key, cell in keys.items() if cell and _parts(cell)}
    counts = {key: len(parts) for key, (_, parts) in told.items()}
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{count} under {key}" for key, count in counts.items())
        tell(place, Mistake("seats-disagree", said, "as many roles and organisations as people, behind semicolons"))
        return Sequence([], place)
    columns = [[(key, cell.place, part) for part in parts] for key, (cell, parts) in told.items()]
    return Sequence([_seat(seat) for seat in zip(*columns, strict=True)], place)


def _seat(told: tuple[tuple[str, Place, str], ...]) -> Mapping:
    return Mapping({key: Entry(place, Scalar(text, place)) for key, place, text in told}, told[0][1])


def _times(cell: Cell) -> dict[str, Cell]:
    """``9:00 – 9:30`` as start and end; a single time is the start."""
    start, *rest = _RANGE.split(cell.text, maxsplit=1)
    if not rest:
        return {"start": cell}
    return {"start": replace(cell, text=start.strip()), "end": replace(cell, text=rest[0].strip())}


def _duration(entries: dict[str, Entry], end: Cell, tell: Tell) -> Derived | None:
    """Put the length between start and end where none is given; where one is, hold them together."""
    start = entries.get("start")
    if start is None or not isinstance(start.node, Scalar):
        tell(end.place, Mistake("missing-value", "an end without a start", "fill in when it starts"))
        return None
    try:
        length = _seconds(values.clock(end.text)) - _seconds(values.clock(start.node.text or ""))
    except Mistake as mistake:
        if not _is_clock(end.text):
            tell(end.place, mistake)
        return None
    if length < 0:
        tell(
            end.place,
            Mistake("bad-time", "it ends before it starts", "past midnight, give its minutes, not its end"),
        )
        return None
    return _held_together(entries, length, end, start.node.place, tell)


def _held_together(entries: dict[str, Entry], length: int, end: Cell, start: Place, tell: Tell) -> Derived | None:
    given = entries.get("minutes") or entries.get("duration")
    if given is None or not isinstance(given.node, Scalar):
        _put_node(entries, "duration", Scalar(f"{length} s", end.place))
        return Derived(start)
    read = values.minutes if "minutes" in entries else values.seconds
    try:
        stated = read(given.node.text or "")
    except Mistake:  # the schema tells it
        return None
    if stated != length:
        message = f"from start to end it is {length // 60} min, and {values.shown(given.node.text or '')} is given"
        tell(end.place, Mistake("times-disagree", message, "correct one of them, or leave one out"))
    return None


def _is_clock(text: str) -> bool:
    try:
        values.clock(text)
    except Mistake:
        return False
    return True


def _seconds(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60
