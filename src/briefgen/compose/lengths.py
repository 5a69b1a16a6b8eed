"""Lengths that only the composed text has: the body of a release in words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.product import Copy
from briefgen.findings import Finding
from briefgen.model.house_rules import HouseRules
from briefgen.tree.nodes import Document, Paragraph
from briefgen.tree.walk import inline_text

RELEASE = "release"
BODY = ("lead", "release")
"""Roles of the paragraphs between headline and end mark."""


def too_long(document: Document, copy: Copy, rules: HouseRules) -> Iterator[Finding]:
    """A release with more words between headline and end mark than the house allows."""
    if copy.piece is None or copy.piece.name != RELEASE:
        return
    blocks = (block for section in document.sections for block in section.blocks)
    texts = (inline_text(block.inlines) for block in blocks if isinstance(block, Paragraph) and block.role in BODY)
    count, limit = sum(len(text.split()) for text in texts), rules.limits.release_words
    if limit and count > limit:
        yield Finding(
            code="release-too-long",
            message=f"the release has {count} words, more than the {limit} of the rules {rules.name}",
            hint="give shorter wordings, or move a quotation to the quotations sheet",
            file=copy.name,
        )
