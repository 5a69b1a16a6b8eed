"""TOML as data with places: the same nodes as YAML gives, with the line and column of every key and value.

Python's `tomllib` says whether a text is TOML, and gives no places; a scan of our own makes the nodes. The scan comes
first, bounded in size and depth, since a key of many dots is enough to fill a memory. Scalars stay text, as in YAML:
dates and times as they were written, ``09:30:00`` as ``09:30``.
"""

from __future__ import annotations

import re
import tomllib

from briefgen.findings import Finding, Noted, Severity
from briefgen.intake.characters import Cleaned, Lines, control_characters, first_line
from briefgen.intake.nodes import Entry, Mapping, Node, Place, Scalar, Sequence

DEEPEST = 32
LONGEST = 1_000_000
MOST_NODES = 100_000

_SPACE = re.compile(r"[ \t]*+")
_LINES = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'(?P<block>"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5})'
    r"|(?P<raw_block>'''(?:[^']++|'(?!''))*+'{3,5})"
    r'|(?P<basic>"(?:[^"\\\n]++|\\.)*+")'
    r"|(?P<raw>'[^'\n]*+')",
    re.DOTALL,
)
_WORD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^\s,\]}#]*+|[^\s,\]}#=\[{\"']++")
_DATE_AND_TIME = re.compile(r"((?:[0-9]{4}-[0-9]{2}-[0-9]{2})?)[Tt ]?([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)(.*)")
_ZERO_SECONDS = re.compile(r":00(?:\.0+)?")
_NUMBER = re.compile(r"[+-]?[0-9][0-9_]*(?:\.[0-9_]+)?")
_SAID_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class _StoppedError(Exception):
    """Where the scan cannot go on; with a code where that is for its own limits."""

    def __init__(self, index: int, code: str | None = None, message: str = "") -> None:
        super().__init__(message)
        self.index = index
        self.code = code
        self.message = message


def load(text: str, source: str) -> Noted[Node]:
    """The data of a TOML text; empty (a scalar without text) where the file is empty or cannot be read."""
    empty = Scalar(None, Place(1, 1, "", "line 1"))
    if len(text) > LONGEST:
        message = f"the file has {len(text):,} characters; {LONGEST:,} at most"
        return Noted(empty, (_error(source, (1, 1), "too-large", message),))
    cleaned = Cleaned.of(text)
    controls = control_characters(text, source)
    scan = _Scan(cleaned)
    stopped: _StoppedError | None = None
    try:
        scan.document()
    except _StoppedError as problem:
        stopped = problem
    if stopped and stopped.code:
        return Noted(empty, (*controls, _error(source, scan.at(stopped.index), stopped.code, stopped.message)))
    try:
        tomllib.loads(cleaned.text)
    except tomllib.TOMLDecodeError as problem:
        return Noted(empty, (*controls, _broken(source, str(problem), scan, stopped)))
    if stopped:
        return Noted(empty, (*controls, _error(source, scan.at(stopped.index), "toml", "this is not understood")))
    return Noted(scan.root if scan.root.entries else empty, controls)


def _broken(source: str, said: str, scan: _Scan, stopped: _StoppedError | None) -> Finding:
    """What tomllib says, at its place; where it only met the end, at the place where the scan stopped."""
    found = _SAID_AT.search(said)
    end = min(stopped.index if stopped else len(scan.text), len(scan.text.rstrip()))
    place = (int(found[1]), int(found[2])) if found and found[1] else scan.at(end)
    message = said[: found.start()] if found else said
    hint = 'keys and values stand as key = "value", one on a line; texts go between quotes'
    return _error(source, place, "toml", message[:1].lower() + message[1:], hint)


def _error(source: str, place: tuple[int, int], code: str, message: str, hint: str | None = None) -> Finding:
    line, column = place
    return Finding(
        code=code, message=message, severity=Severity.ERROR, hint=hint, file=source, line=line, column=column
    )


class _Scan:
    """One pass over a text. It takes more than TOML allows; `tomllib` has the last word."""

    def __init__(self, cleaned: Cleaned) -> None:
        self.cleaned = cleaned
        self.text = cleaned.text
        self.lines = Lines.of(cleaned.original)
        self.index = 0
        self.nodes = 0
        self.root = Mapping({}, self.place(0, ""))

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of a character of the text."""
        return self.lines.place(self.cleaned.before(index))

    def place(self, index: int, written: str) -> Place:
        """The place of what is written at an index."""
        line, column = self.at(index)
        return Place(line, column, first_line(written), f"line {line}")

    def document(self) -> None:
        """All tables and their keys."""
        table = self.root
        while self.skipped(_LINES) < len(self.text):
            if self.text.startswith("[", self.index):
                table = self.header()
            else:
                self.pair(table, 1)

    def header(self) -> Mapping:
        """The table that ``[a.b]`` begins, or the item that ``[[a.b]]`` adds."""
        is_item = self.text.startswith("[[", self.index)
        self.index += 2 if is_item else 1
        *parents, (name, place) = self.key(DEEPEST)
        self.expect("]]" if is_item else "]")
        table = self.inside(self.root, parents)
        if not is_item:
            return self.inside(table, [(name, place)])
        entry = table.entries.setdefault(name, Entry(place, Sequence([], place)))
        if not isinstance(entry.node, Sequence):
            raise _StoppedError(self.index)
        item = Mapping({}, place)
        entry.node.items.append(item)
        return item

    def inside(self, table: Mapping, names: list[tuple[str, Place]]) -> Mapping:
        """The table below others; of a list its last item. Those that are not there yet are made."""
        for name, place in names:
            node = table.entries.setdefault(name, Entry(place, Mapping({}, place))).node
            if isinstance(node, Sequence) and node.items:
                node = node.items[-1]
            if not isinstance(node, Mapping):
                raise _StoppedError(self.index)
            table = node
        return table

    def pair(self, table: Mapping, depth: int) -> None:
        """A key and its value."""
        *parents, (name, place) = self.key(DEEPEST - depth)
        self.expect("=")
        value = self.value(depth + len(parents) + 1)
        self.inside(table, parents).entries.setdefault(name, Entry(place, value))

    def key(self, deepest: int) -> list[tuple[str, Place]]:
        """The parts of a key with their places."""
        parts: list[tuple[str, Place]] = []
        while True:
            start = self.skipped(_SPACE)
            if len(parts) >= deepest:
                raise _StoppedError(start, "too-deep", f"nested deeper than {DEEPEST} levels")
            if quoted := _STRING.match(self.text, start):
                parts.append((_unquoted(quoted.group(), start), self.place(start + 1, quoted.group()[1:-1])))
                self.index = quoted.end()
            elif bare := _BARE_KEY.match(self.text, start):
                parts.append((bare.group(), self.place(start, bare.group())))
                self.index = bare.end()
            else:
                raise _StoppedError(start)
            if self.text[self.skipped(_SPACE) : self.index + 1] != ".":
                return parts
            self.index += 1

    def value(self, depth: int) -> Node:
        """A value: a text, a list, a table in braces, or a word such as a number or a date."""
        start = self.skipped(_SPACE)
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _StoppedError(start, "too-many-values", f"more than {MOST_NODES:,} values")
        if depth > DEEPEST:
            raise _StoppedError(start, "too-deep", f"nested deeper than {DEEPEST} levels")
        if self.text.startswith("[", start):
            return self.list(depth)
        if self.text.startswith("{", start):
            return self.braces(depth)
        if quoted := _STRING.match(self.text, start):
            self.index = quoted.end()
            return self.string(quoted)
        word = _WORD.match(self.text, start)
        if word is None:
            raise _StoppedError(start)
        self.index = word.end()
        return Scalar(_as_text(word.group()), self.place(start, word.group()))

    def list(self, depth: int) -> Sequence:
        """The items between brackets."""
        found = Sequence([], self.place(self.index, "["))
        self.index += 1
        while not self.text.startswith("]", self.skipped(_LINES)):
            found.items.append(self.value(depth + 1))
            if not self.text.startswith(",", self.skipped(_LINES)):
                break
            self.index += 1
        self.expect("]")
        return found

    def braces(self, depth: int) -> Mapping:
        """The keys and values between braces."""
        found = Mapping({}, self.place(self.index, "{"))
        self.index += 1
        while not self.text.startswith("}", self.skipped(_LINES)):
            self.pair(found, depth)
            if not self.text.startswith(",", self.skipped(_LINES)):
                break
            self.index += 1
        self.expect("}")
        return found

    def string(self, quoted: re.Match[str]) -> Scalar:
        """A text at the place of its first word, behind its quotation marks."""
        marks = 3 if quoted["block"] or quoted["raw_block"] else 1
        written = quoted.group()[marks:-marks]
        skipped = len(written) - len(written.lstrip("\r\n" if marks > 1 else ""))
        place = self.place(quoted.start() + marks + skipped, written[skipped:])
        return Scalar(_unquoted(quoted.group(), quoted.start()), place)

    def skipped(self, pattern: re.Pattern[str]) -> int:
        """Pass over white space; where it ends."""
        found = pattern.match(self.text, self.index)
        self.index = found.end() if found else self.index
        return self.index

    def expect(self, sign: str) -> None:
        """Pass over a sign that must come next."""
        if not self.text.startswith(sign, self.skipped(_SPACE)):
            raise _StoppedError(self.index)
        self.index += len(sign)


def _unquoted(written: str, index: int) -> str:
    """The text that stands between quotation marks, escapes resolved."""
    try:
        return str(tomllib.loads(f"text = {written}")["text"])
    except tomllib.TOMLDecodeError:
        raise _StoppedError(index) from None


def _as_text(word: str) -> str:
    """A number, a date or a time as the event file has it."""
    if found := _DATE_AND_TIME.fullmatch(word):
        date, minutes, seconds, zone = found.groups()
        clock = minutes if _ZERO_SECONDS.fullmatch(seconds) else minutes + seconds
        return (f"{date}T" if date else "") + clock + zone
    return word.replace("_", "") if _NUMBER.fullmatch(word) else word
