"""Plain text to be sent as a message: a block a line, an empty line between blocks."""

from __future__ import annotations

from briefgen.errors import BriefgenError
from briefgen.findings import Noted
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document
from briefgen.tree.walk import Leaf, leaves

RULES = {"h1": "=", "h2": "-"}
"""What a heading is underlined with."""
BULLET = "- "
PLAIN = ("p", "li", *RULES)


def render(document: Document, theme: Theme) -> Noted[bytes]:  # noqa: ARG001 - every renderer has both
    """The document's paragraphs, headings and lists, one below the other, in UTF-8.

    Raises BriefgenError for a document that holds anything else.
    """
    return Noted(("\n\n".join(map(_block, leaves(document))) + "\n").encode())


def _block(leaf: Leaf) -> str:
    if leaf.kind not in PLAIN:
        raise BriefgenError(
            f"a message holds paragraphs, headings and lists only, no {leaf.kind}", "print it as docx or pdf"
        )
    if rule := RULES.get(leaf.kind):
        return f"{leaf.text}\n{rule * len(leaf.text)}"
    if leaf.kind == "li":
        return f"{BULLET}{leaf.text}"
    return f" {leaf.text}" if leaf.text.startswith(BULLET) else leaf.text
