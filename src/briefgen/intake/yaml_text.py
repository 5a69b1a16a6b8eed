"""YAML as data with places, read from the parser's events.

Scalars stay text, so that ``9:30``, ``NO`` and ``1.10`` are what was written. Anchors, aliases and tags are refused,
so that no text can grow while it is read; nothing is nested deeper than `DEEPEST`, and no parser that calls itself
sees the file. A mistake that keeps to its line is reported and the rest is read on, so that all are told in one go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from briefgen.findings import Finding, Noted, Severity, in_order
from briefgen.intake.characters import (
    FORBIDDEN,
    Cleaned,
    Lines,
    control_character,
    control_characters,
    first_line,
    without_forbidden,
)
from briefgen.intake.nodes import Entry, Mapping, Node, Place, Scalar, Sequence
from briefgen.intake.yaml_words import ONE_LINE, in_words

DEEPEST = 32
MOST_NODES = 200_000
LONGEST = 4_000_000
MOST_MENDED_LINES = 20
MENDED_CHARACTERS = 4_000_000

_EMPTY = ("", "~", "null", "Null", "NULL")
_KEY_AT_START = re.compile(r"[ \t]*(?:- +)*(?:[\w.-]+:(?=\s|$))?")
_LINE = re.compile(r"[^\r\n]*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str, source: str) -> Noted[Node]:
    """The data of a YAML text; empty (a scalar without text) where the file is empty or cannot be read.

    Where a mistake stops the reading, the value holds what stands before it.
    """
    if len(text) > LONGEST:
        empty = Scalar(None, Place(1, 1, "", "line 1"))
        message = f"the file has {len(text):,} characters; {LONGEST:,} at most"
        return Noted(empty, (_error(source, empty.place, "too-large", message),))
    cleaned = Cleaned.of(text)
    findings = list(control_characters(text, source))
    mended = cleaned.text
    reader = _read(cleaned, mended, source)
    for _ in range(min(MOST_MENDED_LINES, MENDED_CHARACTERS // (len(text) + 1))):
        if reader.stopped is None or (shorter := _without_mistake(mended, reader.stopped)) == mended:
            break
        mended = shorter
        findings.extend(reader.syntax)
        reader = _read(cleaned, mended, source)
    return Noted(reader.root, in_order([*findings, *reader.syntax, *reader.findings]))


def _without_mistake(text: str, stopped: int) -> str:
    """The text with the value of the line at an index blanked, every place as it was."""
    start = max(text.rfind("\n", 0, stopped), text.rfind("\r", 0, stopped)) + 1
    line = _LINE.match(text, start)
    kept = _KEY_AT_START.match(line[0]) if line else None
    return text if line is None or kept is None else text[:start] + kept[0].ljust(len(line[0])) + text[line.end() :]


def _read(cleaned: Cleaned, mended: str, source: str) -> _Reader:
    reader = _Reader(cleaned, source, Lines.of(cleaned.original))
    try:
        for event in yaml.parse(mended, Loader=_LOADER):
            if not reader.take(event):
                break
    except yaml.MarkedYAMLError as problem:
        reader.broken(problem, mended)
    return reader


def _error(source: str, place: Place, code: str, message: str, hint: str | None = None) -> Finding:
    return Finding(
        code=code,
        message=message,
        severity=Severity.ERROR,
        hint=hint,
        file=source,
        line=place.line,
        column=place.column,
    )


@dataclass(slots=True)
class _Frame:
    """A collection that is still open, and the key whose value comes next. `lost`: it stood where a key must."""

    node: Mapping | Sequence
    key: str | None = None
    place: Place | None = None
    lost: bool = False


@dataclass(slots=True)
class _Reader:
    """Builds the nodes from the events of one file."""

    cleaned: Cleaned
    source: str
    lines: Lines
    root: Node = Scalar(None, Place(1, 1, "", "line 1"))  # noqa: RUF009 - frozen
    findings: list[Finding] = field(default_factory=list)
    syntax: list[Finding] = field(default_factory=list)
    stopped: int | None = None
    stack: list[_Frame] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False where nothing after it can be read."""
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                return self.documents == 1 or self.refuse(event, "yaml-feature", "a second document begins here")
            case yaml.AliasEvent():
                self.tell(event, "yaml-feature", "a value cannot begin with * (in YAML: a reference)", _QUOTE)
                self.put(Scalar(None, self.place(event)))
            case yaml.ScalarEvent():
                return self.counted(event) and self.put(self.scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self.counted(event) and self.open(event)
            case yaml.CollectionEndEvent():
                self.stack.pop()
        return True

    def counted(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Refuse what would let a small text grow, and too many values."""
        if event.anchor:
            self.tell(event, "yaml-feature", "a value cannot begin with & (in YAML: an anchor)", _QUOTE)
        if event.tag:
            self.tell(event, "yaml-feature", "a value cannot begin with ! (in YAML: a tag)", _QUOTE)
        self.nodes += 1
        return self.nodes <= MOST_NODES or self.refuse(event, "too-many-values", f"more than {MOST_NODES:,} values")

    def open(self, event: yaml.CollectionStartEvent) -> bool:
        """Begin a mapping or a list."""
        if len(self.stack) >= DEEPEST:
            return self.refuse(event, "too-deep", f"nested deeper than {DEEPEST} levels")
        place = self.place(event)
        node = Mapping({}, place) if isinstance(event, yaml.MappingStartEvent) else Sequence([], place)
        lost = bool(self.stack) and isinstance(self.stack[-1].node, Mapping) and self.stack[-1].key is None
        self.put(node)
        self.stack.append(_Frame(node, lost=lost))
        return True

    def put(self, node: Node) -> bool:
        """Place a node: as the root, an item, a key, or the value of the key before it."""
        if not self.stack:
            self.root = node
            return True
        frame = self.stack[-1]
        match frame.node:
            case Sequence(items=items):
                items.append(node)
            case Mapping() if frame.key is None:
                self.key(frame, node)
            case Mapping(entries=entries):
                if frame.place is not None:
                    entries[frame.key or ""] = Entry(frame.place, node)
                frame.key = frame.place = None
        return True

    def key(self, frame: _Frame, node: Node) -> None:
        """Keep a key for the value that follows; without a place where that value cannot be kept."""
        match node:
            case Scalar(text=str(text)) if text.strip():
                frame.key, frame.place = text, node.place
                first = frame.node.entries.get(text) if isinstance(frame.node, Mapping) else None
                if first is not None:
                    message = f'"{first_line(text)[:60]}" stands here a second time; first in line {first.key.line}'
                    self.at(node.place, "duplicate-key", message, "keep one of the two")
                    frame.place = None
            case Scalar():
                frame.key = ""
                self.at(node.place, "yaml", "a key is empty", "write the key before the colon")
            case _:
                frame.key = ""
                if not frame.lost:
                    self.at(node.place, "yaml", "a key cannot be a list or a mapping", _BRACES)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A scalar's text; what a backslash made of a control character is taken out."""
        place = self.place(event)
        if not event.style and event.value in _EMPTY:
            return Scalar(None, place)
        if FORBIDDEN.search(event.value):
            self.findings.append(control_character(self.source, place.line, place.column, event.value))
        return Scalar(without_forbidden(event.value), place)

    def place(self, event: yaml.Event) -> Place:
        """Where the words of a value begin: behind a quotation mark, on the line after ``|`` or ``>``."""
        first, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        start, end = self.cleaned.before(first), self.cleaned.before(end - 1) + 1
        written = self.cleaned.original[start:end]
        match getattr(event, "style", None):
            case "'" | '"':
                start, written = start + 1, written[1:-1]
            case "|" | ">":
                header = re.compile(r"[^\r\n]*(?:[\r\n]|[ \t](?=[ \t]*[\r\n]))*[ \t]*").match(written)
                skipped = header.end() if header and header.end() < len(written) else 0
                start, written = start + skipped, written[skipped:]
        return self._at(start, written)

    def _at(self, start: int, written: str) -> Place:
        line, column = self.lines.place(start)
        return Place(line, column, first_line(written), f"line {line}")

    def broken(self, problem: yaml.MarkedYAMLError, text: str) -> None:
        """Say in words what the parser stumbled over, and where to go on if the mistake keeps to its line."""
        said = in_words(problem, text)
        place = self._at(self.cleaned.before(said.index), "")
        self.syntax.append(_error(self.source, place, "yaml", said.message, said.hint))
        if said.kind in ONE_LINE:
            self.stopped = said.index
        match self.stack[-1:]:
            case [_Frame(node=Mapping(entries=entries), key=str(key), place=Place() as at)]:
                entries[key] = Entry(at, Scalar(None, at))
        self.prune(place)

    def prune(self, place: Place) -> None:
        """Let go of the collection that a mistake leaves open: what stands in it may have been read wrongly."""
        for outer, frame in pairwise(self.stack):
            if (frame.node.place.line, frame.node.place.column) < (place.line, place.column):
                continue
            match outer.node:
                case Sequence(items=items):
                    items.pop()
                case Mapping(entries=entries) if entries and entries[next(reversed(entries))].node is frame.node:
                    entries.popitem()
            break

    def at(self, place: Place, code: str, message: str, hint: str | None = None) -> None:
        """Note an error."""
        self.findings.append(_error(self.source, place, code, message, hint))

    def tell(self, event: yaml.Event, code: str, message: str, hint: str | None = None) -> None:
        """Note an error at an event."""
        self.at(self.place(event), code, message, hint)

    def refuse(self, event: yaml.Event, code: str, message: str) -> bool:
        """Note an error after which nothing is read."""
        self.tell(event, code, message)
        return False


_BRACES = 'a text with braces or brackets goes between quotes: "..."'
_QUOTE = 'a text that begins with such a character goes between quotes: "..."'
