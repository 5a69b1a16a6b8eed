"""Tables of people and of the programme, read into claims: one row an item, the event file's words as headings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake.characters import Cleaned, control_characters
from briefgen.intake.csv_text import MOST_CELLS, Cell, Record, records, stated_delimiter
from briefgen.intake.decoding import decoded_by_ladder
from briefgen.intake.event_file import claims_of
from briefgen.intake.event_schema import EventFile
from briefgen.intake.flatten import Under
from briefgen.intake.formats.xlsx import Sheet
from briefgen.intake.headings import Kind, kind_of, kinds
from briefgen.intake.nodes import Entry, Mapping, Node, Place, Scalar, Sequence
from briefgen.intake.table_rows import Derived, Row, person, segment
from briefgen.intake.values import Mistake, shown
from briefgen.model.claims import Claim
from briefgen.origin import Span

LONGEST = 2_000_000
MOST_ROWS = 20_000
DELIMITERS = (",", ";", "\t")
_LINES_BEFORE_HEADINGS = 5
_HEADINGS_OF_A_TABLE = 2


def read(content: bytes, source: str, encoding: str | None = None) -> Noted[tuple[Claim, ...]]:
    """The claims of ``people.csv`` or ``programme.csv``; none where a row has a mistake."""
    ladder = decoded_by_ladder(content, source, encoding=encoding)
    text = ladder.value
    if len(text) > LONGEST:
        message = f"the file has {len(text):,} characters; {LONGEST:,} at most"
        return Noted((), (_finding(source, None, Mistake("too-large", message)),))
    table = _Table(source, [*ladder.findings, *control_characters(text, source)])
    rows = _rows(Cleaned.of(text))
    heading = _heading_row(rows)
    kind = kind_of(source, _headings(heading)) if heading else None
    if heading and kind is None:
        hint = "name the file people or programme, or use headings such as name, title, minutes"
        table.tell(heading.cells[0].place, Mistake("unknown-table", "neither people nor a programme", hint))
    found = [_Found(rows, heading, kind)] if heading and kind else []
    return _claims(table, found, sha256(content).hexdigest())


def of_sheets(sheets: tuple[Sheet, ...], source: str, digest: str) -> Noted[tuple[Claim, ...]] | None:
    """The claims of a workbook's sheets, all people and all rows together; None where no sheet has headings we know.

    A sheet is a table when at least two of its headings mean a field, and half of them. Others beside it are told.
    """
    table = _Table(source, has_lines=False)
    found: list[_Found] = []
    for sheet in sheets:
        heading = _heading_row(sheet.rows)
        kind = _kind_of_sheet(sheet, source, alone=len(sheets) == 1)
        if heading and kind and _is_known(kind, heading):
            found.append(_Found(sheet.rows, heading, kind))
        elif heading:
            place = next(cell.place for cell in heading.cells if cell.text)
            message = f"the sheet {shown(sheet.name)} has no headings that mean anything here; it is not read"
            table.warn(place, "unknown-table", message, "use headings such as name, title, minutes")
    if not found:
        return None
    noted = _claims(table, found, digest)
    return Noted(
        tuple(
            replace(claim, span=_without_line(claim.span), more=tuple(map(_without_line, claim.more)))
            for claim in noted.value
        ),
        tuple(replace(finding, line=None, column=None) for finding in noted.findings),
    )


def _claims(table: _Table, found: list[_Found], digest: str) -> Noted[tuple[Claim, ...]]:
    node, derived = table.node(found)
    read_as = claims_of(Noted(node, tuple(table.findings)), EventFile, (), Under(table.source, digest))
    return Noted(tuple(_with_derived(claim, derived) for claim in read_as.value), read_as.findings)


def _without_line(span: Span) -> Span:
    return replace(span, line=None, column=None)


def _kind_of_sheet(sheet: Sheet, source: str, *, alone: bool) -> Kind | None:
    """The kind of a sheet: by its name, else by its file's where it is the only one, else by its headings."""
    return (
        kind_of(f"{sheet.name}.", ())
        or (kind_of(source, ()) if alone else None)
        or kind_of("", _headings(_heading_row(sheet.rows)))
    )


def _is_known(kind: Kind, heading: Record) -> bool:
    filled = [text for text in _headings(heading) if text]
    known = kind.known(filled)
    return known == len(filled) or (known >= _HEADINGS_OF_A_TABLE and known * 2 >= len(filled))


def _headings(heading: Record | None) -> tuple[str, ...]:
    return tuple(cell.text for cell in heading.cells) if heading else ()


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


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows of a table, which of them has the headings, and what kind of table that makes it."""

    rows: tuple[Record, ...]
    heading: Record
    kind: Kind


@dataclass(slots=True)
class _Table:
    """Builds the event file's nodes from the rows of the tables of one file, and notes what is wrong with them."""

    source: str
    findings: list[Finding] = field(default_factory=list)
    has_lines: bool = True

    def tell(self, place: Place, mistake: Mistake) -> None:
        """Note an error at a place."""
        self.findings.append(_finding(self.source, place, mistake))

    def warn(self, place: Place, code: str, message: str, hint: str | None = None) -> None:
        """Note a warning at a place."""
        self.findings.append(_finding(self.source, place, Mistake(code, message, hint), Severity.WARNING))

    def node(self, found: list[_Found]) -> tuple[Node, dict[str, Derived]]:
        """All rows of all tables: the people, and the rows of the programme. Headings alone say nothing."""
        entries: dict[str, Entry] = {}
        derived: dict[str, Derived] = {}
        items = [(each.kind.name, *self.items(each)) for each in found]
        if any(rows for name, rows, _ in items if name == "people"):
            people = self.people([row for name, rows, _ in items if name == "people" for row in rows])
            entries["people"] = Entry(people.place, people)
        if any(rows for name, rows, _ in items if name != "people"):
            rows, derived = self.programme([(rows, ids) for name, rows, ids in items if name != "people"])
            entries["rows"] = Entry(rows.place, rows)
        nowhere = Place(1, 1, "", "row 1 column A")
        first = next((entry.node.place for entry in entries.values()), nowhere)
        return (Mapping(entries, first) if entries else Scalar(None, nowhere)), derived

    def items(self, found: _Found) -> tuple[list[Row], bool]:
        """The rows of a table, and whether they have ids of their own."""
        heading, rows = found.heading, found.rows
        for above in rows[: heading.number - 1]:
            if not above.is_empty:
                self.warn(above.cells[0].place, "unread-row", "this row stands above the headings and is not read")
        if len(rows) > MOST_ROWS:
            self.tell(heading.cells[0].place, Mistake("too-many-values", f"more than {MOST_ROWS:,} rows"))
        for row in rows:
            if len(row.cells) > MOST_CELLS:
                self.tell(row.cells[-1].place, Mistake("too-many-values", f"more than {MOST_CELLS} cells in a row"))
        below = [row for row in rows[heading.number :] if not row.is_empty]
        columns = self.columns(found.kind, heading, below)
        return [self.row(record, columns) for record in below], "id" in columns

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

    def people(self, rows: list[Row]) -> Mapping:
        """The people by their ids."""
        entries: dict[str, Entry] = {}
        for row in rows:
            found = person(row, self.tell)
            if found is None:
                continue
            identity, entry = found
            if identity in entries:
                first = entries[identity].key
                where = f"line {first.line}" if self.has_lines else first.locator
                hint = "merge the rows, or give each an id of its own"
                message = f"{shown(identity)} stands here a second time; first in {where}"
                self.tell(entry.key, Mistake("duplicate-id", message, hint))
            entries.setdefault(identity, entry)
        return Mapping(entries, _start(rows))

    def programme(self, tables: list[tuple[list[Row], bool]]) -> tuple[Sequence, dict[str, Derived]]:
        """The rows of all tables in order; those without ids of their own are counted through."""
        derived: dict[str, Derived] = {}
        items: list[Node] = []
        for rows, has_ids in tables:
            for row in rows:
                item, length = segment(row, None if has_ids else len(items) + 1, self.tell)
                items.append(item)
                match item.entries.get("id"):
                    case Entry(node=Scalar(text=str(identity))) if length:
                        derived[identity] = length
        return Sequence(items, _start([row for rows, _ in tables for row in rows])), derived


def _heading_row(rows: tuple[Record, ...]) -> Record | None:
    """Of the first rows the one with most known headings; of several, the first."""
    first = [row for row in rows if not row.is_empty][:_LINES_BEFORE_HEADINGS]
    return max(first, key=_known, default=None)


def _start(rows: list[Row]) -> Place:
    return rows[0].place if rows else Place(1, 1, "", "row 1 column A")


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
