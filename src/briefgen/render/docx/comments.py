"""Comments: the notes of a margin, on the runs that they speak of (ECMA-376 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.render.docx.wml import Element, root, text, w
from briefgen.render.docx.writing import Writing

AUTHOR, INITIALS = "briefgen", "b"


def commented(inner: list[Element], margin: tuple[str, ...], writing: Writing) -> list[Element]:
    """Runs with the comment that a margin makes: its range, and its mark behind them."""
    if not margin:
        return inner
    identity = len(writing.comments)
    writing.comments.append(tuple(writing.clean(words) for words in margin))
    return [
        w("commentRangeStart", id=identity),
        *inner,
        w("commentRangeEnd", id=identity),
        w("r", w("commentReference", id=identity)),
    ]


def comments_part(comments: Iterable[tuple[str, ...]]) -> Element:
    """``w:comments``: one comment a margin, one paragraph a note."""
    part = root("comments")
    part.extend(_comments(comments))
    return part


def _comments(comments: Iterable[tuple[str, ...]]) -> Iterator[Element]:
    for identity, notes in enumerate(comments):
        paragraphs = (w("p", w("r", text(note))) for note in notes)
        yield w("comment", *paragraphs, id=identity, author=AUTHOR, initials=INITIALS)
