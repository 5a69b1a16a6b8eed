"""Inlines as runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.render.docx.links import address
from briefgen.render.docx.styles import ACCENT, INK, PADDING, SOFT, STATE
from briefgen.render.docx.wml import Element, colour, half_points, properties, relation, text, w
from briefgen.render.docx.writing import Writing
from briefgen.render.theme import Theme
from briefgen.tree.nodes import (
    NO_BREAK_SPACE,
    Blank,
    Inline,
    LineBreak,
    Link,
    PageCount,
    PageNumber,
    Text,
    WriteIn,
)

IN_ACRONYM = re.compile(r"(?<=[A-Z])-(?=[A-Z])")
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_RUN_STYLES = {"": "", "soft": SOFT, "accent": ACCENT, "state": STATE}


def runs(inlines: Iterable[Inline], writing: Writing, *, soft: bool = False) -> list[Element]:
    """The runs of inlines; ``soft`` in a paragraph of that colour, where whatever is strong must not recede."""
    line = tuple(inlines)
    made: list[Element] = []
    for place, inline in enumerate(line):
        if isinstance(inline, PageNumber | PageCount):
            made += _page_field(inline, _heaviness(line, place, soft=soft))
        else:
            made += _runs(inline, writing, soft)
    return made


def plain_run(words: str, *look: Element) -> Element:
    """A run of text that is already clean. An acronym (UNU-EHS) stays in one piece, as in the PDF."""
    first, *others = IN_ACRONYM.split(words)
    run = _run(text(first), *look)
    for other in others:
        run.extend((w("noBreakHyphen"), text(other)))
    return run


def tab() -> Element:
    """A run that goes to the next tab stop."""
    return w("r", w("tab"))


def bold() -> tuple[Element, Element]:
    """Bold for all scripts."""
    return w("b"), w("bCs")


def number_run(number: str, writing: Writing) -> Element:
    """A number in the gutter."""
    return plain_run(writing.clean(number), w("rStyle", val=ACCENT), *bold())


def _run(content: Element, *look: Element) -> Element:
    return w("r", properties("w:rPr", *look), content) if look else w("r", content)


def _runs(inline: Inline, writing: Writing, soft: bool) -> Iterator[Element]:
    match inline:
        case Text():
            yield from _text(inline, writing, soft)
        case Blank():
            yield plain_run(writing.clean(inline.text), w("rStyle", val=ACCENT), *bold())
        case WriteIn():
            yield plain_run(inline.text)
        case LineBreak():
            yield w("r", w("br"))
        case Link():
            yield from _link(inline, writing, soft)
        case _:
            raise TypeError(f"no way to print {type(inline).__name__} in a line")


def _heaviness(line: tuple[Inline, ...], place: int, *, soft: bool) -> tuple[str, ...]:
    """The properties of a page number: it has the weight of the text beside it."""
    beside = (*line[max(place - 1, 0) : place], *line[place + 1 : place + 2])
    if not any(isinstance(inline, Text) and inline.strong for inline in beside):
        return ()
    return ("rStyle", "b", "bCs") if soft else ("b", "bCs")


def _page_field(inline: PageNumber | PageCount, heaviness: tuple[str, ...]) -> Iterator[Element]:
    for piece in _field(" PAGE " if isinstance(inline, PageNumber) else " NUMPAGES ", "1"):
        yield _run(piece, *(w(name, val=INK) if name == "rStyle" else w(name) for name in heaviness))


def page_reference(bookmark: str, page: int) -> Iterator[Element]:
    """The page of a bookmark, as it was counted."""
    for piece in _field(rf" PAGEREF {bookmark} \h ", str(page)):
        yield _run(piece)


def _field(instruction: str, result: str) -> tuple[Element, ...]:
    """A complex field with its cached result; nothing asks Word to update it (ECMA-376 17.16.18)."""
    return (
        w("fldChar", fldCharType="begin"),
        text(instruction, "instrText"),
        w("fldChar", fldCharType="separate"),
        text(result),
        w("fldChar", fldCharType="end"),
    )


def _text(inline: Text, writing: Writing, soft: bool) -> Iterator[Element]:
    words = writing.clean(inline.text)
    if not words:
        return
    if inline.role == "state":
        yield _padding()
        yield plain_run(words, w("rStyle", val=STATE), *bold(), *_tongue(inline))
        yield _padding()
        return
    look = _look(inline, soft) if inline.role in _RUN_STYLES else _look_of_role(inline.role, writing.theme)
    yield plain_run(words, *look, *_tongue(inline))


def _padding() -> Element:
    """White space inside the box of the release state: no part of the text, and marked as such by its style."""
    return _run(text(2 * NO_BREAK_SPACE), w("rStyle", val=PADDING))


def _look(inline: Text, soft: bool) -> Iterator[Element]:
    style = _RUN_STYLES[inline.role] or (INK if soft and inline.strong else "")
    if style:
        yield w("rStyle", val=style)
    if inline.strong or inline.role == "accent":
        yield from bold()


def _look_of_role(role: str, theme: Theme) -> Iterator[Element]:
    """A run that looks like another role of text."""
    style = theme.style(role)
    yield from (w("b", val=int(style.bold)), w("bCs", val=int(style.bold)))
    yield w("color", val=colour(theme.colours[style.colour]))
    yield from (w("sz", val=half_points(style.size)), w("szCs", val=half_points(style.size)))


def _tongue(inline: Text) -> Iterator[Element]:
    """Language and direction; Word keeps three languages a run, for Latin, East Asian and right-to-left scripts."""
    rightward = inline.direction != "rtl"
    if not rightward:
        yield w("rtl")
    if inline.language:
        tag = inline.language
        slot = "val" if rightward else "bidi"
        if tag.split("-")[0].lower() in _EAST_ASIAN:
            slot = "eastAsia"
        yield w("lang", **{slot: tag})


def _link(inline: Link, writing: Writing, soft: bool) -> Iterator[Element]:
    made = _hyperlink(inline.target, writing)
    words = runs(_without_links(inline.inlines), writing, soft=soft)
    if made is None:
        yield from words
        return
    for run in words:
        _as_link(run)
    made.extend(words)
    yield made


def _hyperlink(target: str, writing: Writing) -> Element | None:
    if target.startswith("#"):
        bookmark = writing.links.bookmarks.get(target[1:])
        if bookmark is None:
            writing.refuse_link(target, "leads to no heading of this document")
            return None
        return w("hyperlink", anchor=bookmark, history=1)
    uri = address(target)
    if uri is None:
        writing.refuse_link(target, "is none that a reader may follow")
        return None
    return relation(w("hyperlink", history=1), writing.links.relation_id(uri))


def _without_links(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Word has no links in links: the outer one holds."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _without_links(inline.inlines)
        else:
            yield inline


def _as_link(run: Element) -> None:
    """Give a run the look of a link unless it has a look of its own."""
    look = run.find(w("rPr").tag)
    if look is None:
        run.insert(0, properties("w:rPr", w("rStyle", val="Hyperlink")))
    elif look.find(w("rStyle").tag) is None:
        look.insert(0, w("rStyle", val="Hyperlink"))


def contents_runs(inlines: Iterable[Inline], writing: Writing) -> list[Element]:
    """The words of a heading in the contents, where the whole line is the link."""
    return runs(_without_links(inlines), writing)
