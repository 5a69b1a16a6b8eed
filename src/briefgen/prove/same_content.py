"""The proof: what was read back from a file against the document that it was made from, block by block."""

from __future__ import annotations

from itertools import zip_longest

from briefgen.findings import Finding, Severity
from briefgen.prove.readback import Readback
from briefgen.tree.nodes import Document, Running
from briefgen.tree.walk import fold, inline_text, leaves


def differences(name: str, document: Document, read: Readback) -> tuple[Finding, ...]:
    """Every way in which a file differs from its document; none when they say the same."""
    said = [(leaf.kind, leaf.text) for leaf in leaves(document)]
    found = [
        _difference(name, place, expected, actual)
        for place, (expected, actual) in enumerate(zip_longest(said, read.says), 1)
        if expected != actual
    ]
    if read.is_bare:
        return tuple(found[:1])
    return (
        *found[:1],
        *_pictures(name, document, read),
        *_running(name, document, read),
        *_properties(name, document, read),
    )


def _difference(name: str, place: int, expected: tuple[str, str] | None, actual: tuple[str, str] | None) -> Finding:
    """The first block that differs; what comes after it is only shifted."""
    wanted = f"{expected[0]} “{expected[1]}”" if expected else "nothing more"
    got = f"{actual[0]} “{actual[1]}”" if actual else "nothing more"
    return _finding(name, f"block {place}", f"the file says {got} where the document says {wanted}")


def _pictures(name: str, document: Document, read: Readback) -> list[Finding]:
    """Each picture must be shown with the pixels that the document has."""
    wanted = [(leaf.text, leaf.pixels) for leaf in leaves(document) if leaf.kind == "figure"]
    shown = [block.pixels for block in read.blocks if block.kind == "figure"]
    return [
        _finding(name, "picture", f"“{words}” is not shown with the pixels that the document has")
        for (words, pixels), found in zip(wanted, shown, strict=False)
        if pixels != found
    ][:1]


def _running(name: str, document: Document, read: Readback) -> list[Finding]:
    """Each section's head and foot must stand in what the file repeats on its pages."""
    said = [_words(text) for text in read.running]
    missing = []
    for section in document.sections:
        for running in (section.head, section.foot):
            wanted = _running_words(running)
            if wanted and not any(_holds(text, wanted) for text in said):
                missing.append(_finding(name, "head or foot", f"“{' '.join(wanted)}” does not stand on its pages"))
    return missing[:1]


def _running_words(running: Running | None) -> list[str]:
    if running is None:
        return []
    texts = (inline_text(piece.inlines) for line in running.lines for piece in line.pieces)
    return [word for text in texts for word in _words(text)]


def _words(text: str) -> list[str]:
    return fold(text).split(" ")


def _holds(text: list[str], wanted: list[str]) -> bool:
    """Whether the wanted words stand in the text in their order, page numbers between them."""
    rest = iter(text)
    return all(word in rest for word in wanted if word)


def _properties(name: str, document: Document, read: Readback) -> list[Finding]:
    pairs = (("title", document.title), ("language", document.language))
    return [
        _finding(name, "properties", f"its {key} is “{read.properties.get(key, '')}”, not “{wanted}”")
        for key, wanted in pairs
        if read.properties.get(key, "") != wanted
    ]


def _finding(name: str, locator: str, message: str) -> Finding:
    return Finding(
        code="content-differs",
        severity=Severity.ERROR,
        message=message,
        file=name,
        locator=locator,
        hint="the build was stopped and the last good output kept; please report this with the event file",
    )
