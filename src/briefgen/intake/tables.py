"""Tables of people and of the programme, read into claims: one row an item, the event file's words as headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake.characters import Cleaned, control_characters
from briefgen.intake.csv_text import MOST_CELLS, Cell, Record, records, stated_delimiter
from briefgen.intake.decoding import decoded_by_ladder
from briefgen.intake.event_file import claims_of
from briefgen.intake.event_schema import EventFile
from briefgen.intake.flatten import Under
from briefgen.intake.headings import Kind, kind_of, kinds
from briefgen.intake.nodes import Entry, Mapping, Node, Place, Scalar, Sequence
from briefgen.intake.table_rows import Derived, Row, person, segment
from briefgen.intake.values import Mistake, shown
from briefgen.model.claims import Claim

LONGEST = 2_000_000
MOST_ROWS = 20_000
DELIMITERS = (",", ";", "\t")
_LINES_BEFORE_HEADINGS = 5


def read(content: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Claim, ...]]:
    """The claims of ``people.csv`` or ``programme.csv``; none where a row has a mistake."""
    ladder = decoded_by_ladder(content, source, encoding=encoding)
    text = ladder.value
    if len(text) > LONGEST:
        message = f"the file has {len(text):,} characters; {LONGEST:,} at most"
        return Noted((), (_finding(source, None, Mistake("too-large", message)),))
    cleaned = Cleaned.of(text)
    rows = _rows(cleaned)
    table = _Table(source, [*ladder.findings, *control_characters(text, source)])
    node, derived = table.node(rows)
    read_as = claims_of(Noted(node, tuple(table.findings)), EventFile, (), Under(source, sha256(content).hexdigest()))
    return Noted(tuple(_with_derived(claim, derived) for claim in read_as.value), read_as.findings)


def _rows(cleaned: Cleaned) -> tuple[Record, ...]:
    """The rows, by the delimiter that makes the most of the headings."""
    stated = stated_delimiter(cleaned.text)
    delimiter = stated or max(DELIMITERS, key=lambda each: _fit(cleaned, each))
    return tuple(islice(records(cleaned, delimiter), MOST_ROWS + 1))


def _fit(cleaned: Cleaned, delimiter: str) -> tuple[int, int]:
    """How many headings of the first rows are known, and how many cells the first row has."""
    first = [row for row in islice(records(cleaned, delimiter), _LINES_BEFORE_HEADINGS) if not row.is_empty]
    known = max((_known(row) for row in first), default=0)
    return known, len(first[0].cells) if first else 0


def _known(row: Record) -> int:
    return max(kind.known(cell.text for cell in row.cells if cell.text) for kind in kinds())


@dataclass(slots=True)
class _Table:
    """Builds the event file's nodes from the rows of one table, and notes what is wrong with it."""

    source: str
    findings: list[Finding] = field(default_factory=list)

    def tell(self, place: Place, mistake: Mistake) -> None:
        """Note an error at a place."""
        self.findings.append(_finding(self.source, place, mistake))

    def warn(self, place: Place, code: str, message: str, hint: str | None = None) -> None:
        """Note a warning at a place."""
        self.findings.append(_finding(self.source, place, Mistake(code, message, hint), Severity.WARNING))

    def node(self, rows: tuple[Record, ...]) -> tuple[Node, dict[str, Derived]]:
        """All rows below the headings."""
        heading = _heading_row(rows)
        nothing = Scalar(None, Place(1, 1, "", "row 1 column A"))
        if heading is None:
            return nothing, {}
        kind = kind_of(self.source, tuple(cell.text for cell in heading.cells))
        if kind is None:
            hint = "name the file people or programme, or use headings such as name, title, minutes"
            self.tell(
                heading.cells[0].place,
                Mistake("unknown-table", "neither people nor a programme", hint),
            )
            return nothing, {}
        for above in rows[: heading.number - 1]:
            if not above.is_empty:
                self.warn(above.cells[0].place, "unread-row", "this row stands above the headings and is not read")
        if len(rows) > MOST_ROWS:
            self.tell(heading.cells[0].place, Mistake("too-many-values", f"more than {MOST_ROWS:,} rows"))
        for row in rows:
            if len(row.cells) > MOST_CELLS:
                self.tell(row.cells[-1].place, Mistake("too-many-values", f"more than {MOST_CELLS} cells in a row"))
        below = [row for row in rows[heading.number :] if not row.is_empty]
        columns = self.columns(kind, heading, below)
        items = [self.row(record, columns) for record in below]
        return self.people(items) if kind.name == "people" else self.programme(items, "id" in columns)

    def columns(self, kind: Kind, heading: Record, below: list[Record]) -> list[str | None]:
        """The field of each column; None where its heading is not known."""
        columns: list[str | None] = []
        for number, cell in enumerate(heading.cells):
            name = kind.field(cell.text) if cell.text else None
            filled = sum(number < len(row.cells) and bool(row.cells[number].text) for row in below)
            if name is not None and name in columns:
                first = heading.cells[columns.index(name)]
                message = f"{shown(cell.text)} means {name}, as {shown(first.text)} does"
                self.tell(cell.place, Mistake("duplicate-heading", message, "keep one of the two columns"))
            if name is None and (cell.text or filled):
                self.unknown(kind, cell, filled)
            columns.append(name)
        return columns

    def unknown(self, kind: Kind, cell: Cell, filled: int) -> None:
        """A column that nobody asked for: said, so that it is not lost unseen."""
        name = shown(cell.text) if cell.text else "an empty heading"
        below = "1 cell below it is" if filled == 1 else f"{filled} cells below it are"
        likely = kind.suggestion(cell.text)
        known = ", ".join(dict.fromkeys(kind.fields.values()))
        hint = f"did you mean {likely}?" if likely else f"known headings: {known}"
        message = f"{name} means nothing in a {kind.name} table; {below} not read"
        self.warn(cell.place, "unknown-heading", message, hint)

    def row(self, record: Record, columns: list[str | None]) -> Row:
        """The cells of a row that say something, by field."""
        cells: dict[str, Cell] = {}
        for number, cell in enumerate(record.cells):
            name = columns[number] if number < len(columns) else None
            if not cell.is_closed:
                hint = 'close it; a quotation mark within a text is written twice: ""'
                self.tell(cell.place, Mistake("open-quote", "this quotation mark is never closed", hint))
            if number >= len(columns) and cell.text:
                hint = "a text that holds the delimiter goes between quotation marks"
                self.tell(cell.place, Mistake("extra-cell", f"{shown(cell.text)} has no heading above it", hint))
            if name is not None and cell.text:
                cells.setdefault(name, cell)
        return Row(cells, next(cell.place for cell in record.cells if cell.text))

    def people(self, rows: list[Row]) -> tuple[Node, dict[str, Derived]]:
        """The people by their ids."""
        entries: dict[str, Entry] = {}
        for row in rows:
            found = person(row, self.tell)
            if found is None:
                continue
            identity, entry = found
            if identity in entries:
                message = f"{shown(identity)} stands here a second time; first in line {entries[identity].key.line}"
                hint = "merge the rows, or give each an id of its own"
                self.tell(entry.key, Mistake("duplicate-id", message, hint))
            entries.setdefault(identity, entry)
        return _under("people", Mapping(entries, _start(rows))), {}

    def programme(self, rows: list[Row], has_ids: bool) -> tuple[Node, dict[str, Derived]]:
        """The rows in order."""
        derived: dict[str, Derived] = {}
        items: list[Node] = []
        for number, row in enumerate(rows, 1):
            item, length = segment(row, None if has_ids else number, self.tell)
            items.append(item)
            match item.entries.get("id"):
                case Entry(node=Scalar(text=str(identity))) if length:
                    derived[identity] = length
        return _under("rows", Sequence(items, _start(rows))), derived


def _heading_row(rows: tuple[Record, ...]) -> Record | None:
    """Of the first rows the one with most known headings; of several, the first."""
    first = [row for row in rows if not row.is_empty][:_LINES_BEFORE_HEADINGS]
    return max(first, key=_known, default=None)


def _start(rows: list[Row]) -> Place:
    return rows[0].place if rows else Place(1, 1, "", "row 1 column A")


def _under(key: str, node: Node) -> Mapping:
    return Mapping({key: Entry(node.place, node)}, node.place)


def _with_derived(claim: Claim, derived: dict[str, Derived]) -> Claim:
    """The length of a row as what it is: worked out from two cells."""
    found = derived.get(claim.path[3]) if claim.path[-1] == "duration" else None
    return found.claim(claim) if found else claim


def _finding(source: str, place: Place | None, mistake: Mistake, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        code=mistake.code,
        message=mistake.message,
        severity=severity,
        hint=mistake.hint,
        file=source,
        line=place.line if place else None,
        column=place.column if place else None,
        locator=place.locator if place else None,
    )
