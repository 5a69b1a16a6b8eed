"""What no rule could place in a programme: said once a file, so that the officer sees what was not understood."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.findings import Finding, Severity
from briefgen.intake.passages import Passage
from briefgen.intake.rules.rows import lone_heading, rows
from briefgen.intake.vocabulary import known
from briefgen.model.claims import Claim

_PLACES_NAMED = 3
_LONGEST_SHOWN = 40
_FEWEST_LETTERS = 4


def unread(passages: tuple[Passage, ...], claims: tuple[Claim, ...]) -> tuple[Finding, ...]:
    """A note that counts the passages of which nothing was read, with the first places."""
    said = _quotes(claims)
    left = [passage for passage in _worth_reading(passages) if not _is_read(passage, said)]
    if not left:
        return ()
    first = left[0].span()
    shown = ", ".join(f"{each.span().locator} “{_short(each.text)}”" for each in left[:_PLACES_NAMED])
    more = f" and {len(left) - _PLACES_NAMED} more" if len(left) > _PLACES_NAMED else ""
    what = "1 passage" if len(left) == 1 else f"{len(left)} passages"
    return (
        Finding(
            code="unread",
            message=f"nothing was read from {what} of this programme: {shown}{more}",
            hint="give what matters of them in event.yaml; briefgen extract FILE shows what was read",
            severity=Severity.NOTE,
            file=first.source,
            line=first.line,
            column=first.column,
            locator=first.locator,
        ),
    )


def _worth_reading(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """All but headings of columns, `All` and the like, and what has hardly a letter."""
    for row in rows(passages):
        if lone_heading(row):
            continue
        for passage in row.passages:
            letters = sum(character.isalpha() for character in passage.text)
            if letters >= _FEWEST_LETTERS and passage.text.casefold() not in known("people", "everybody"):
                yield passage


def _quotes(claims: tuple[Claim, ...]) -> dict[str, set[str]]:
    """The quotes of all claims by their locators."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for span in claim.spans:
            found.setdefault(span.locator, set()).add(span.quote)
    return found


def _is_read(passage: Passage, said: dict[str, set[str]]) -> bool:
    """Whether a claim rests on the passage."""
    lines = {f"line {place.line}" for place in passage.places} or {passage.locator}
    written = passage.span().quote
    return any(quote in passage.text or quote in written for line in lines for quote in said.get(line, ()))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1].rstrip() + "…"
