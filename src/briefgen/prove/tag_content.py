"""What a page paints, and whether all of it is marked (ISO 32000-1, 14.6; ISO 14289-1, 7.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name, Object

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"])
"""The operators that put something on the page (ISO 32000-1, annex A)."""

READ = " ".join(("BDC", "BMC", "EMC", "BI", "ID", "EI", *sorted(PAINTING)))
"""The operators that are looked at; all others are passed over."""

CONTENT, ARTIFACT, OTHER = "content", "artifact", "other"


@dataclass(slots=True)
class PageContent:
    """The page's marked-content ids in drawing order, and what is wrong with its marks."""

    numbers: list[int] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    nested: list[int] = field(default_factory=list)
    is_unbalanced: bool = False

    def faults(self, page: int) -> Iterator[tuple[str, str]]:
        """The faults of that page, as code and message."""
        if self.unmarked:
            operators = ", ".join(dict.fromkeys(self.unmarked))
            yield "pdf-content-unmarked", f"page {page} paints with {operators} outside of all marks"
        if self.nested:
            yield "pdf-content-nested", f"page {page} has content {self.nested[0]} inside of other content"
        if self.is_unbalanced:
            yield "pdf-content-unbalanced", f"page {page} has marks that begin and do not end, or end without beginning"


def page_content(page: pikepdf.Page) -> PageContent:
    """Read the marks of a page."""
    found = PageContent()
    properties = page.resources.get("/Properties", Dictionary())
    stack: list[str] = []
    for instruction in pikepdf.parse_content_stream(page, READ):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            stack.append(_opened(list(instruction.operands), properties, stack, found))
        elif operator == "EMC":
            if stack:
                stack.pop()
            else:
                found.is_unbalanced = True
        elif operator in PAINTING and CONTENT not in stack and ARTIFACT not in stack:
            found.unmarked.append(operator)
    found.is_unbalanced = found.is_unbalanced or bool(stack)
    return found


def _opened(operands: list[Object], properties: Object, stack: list[str], found: PageContent) -> str:
    listed = operands[1] if len(operands) > 1 else None
    if isinstance(listed, Name):
        listed = properties.get(str(listed))
    number = listed.get("/MCID") if isinstance(listed, Dictionary) else None
    if number is None:
        return ARTIFACT if operands[0] == Name.Artifact else OTHER
    found.numbers.append(int(number))
    if CONTENT in stack or ARTIFACT in stack:
        found.nested.append(int(number))
    return CONTENT
