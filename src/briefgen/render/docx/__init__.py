"""The only place that writes with python-docx: a document as a Word file.

Elements are built with lxml directly, for python-docx's own tables are slow and know little of what is needed;
python-docx keeps the package: parts, relationships and content types.
"""

from __future__ import annotations

from briefgen.findings import Noted, in_order
from briefgen.render.docx.comments import comments_part
from briefgen.render.docx.links import Links
from briefgen.render.docx.numbering import numbering_part
from briefgen.render.docx.outline import anchors, bookmarks
from briefgen.render.docx.package import core_part, font_table_part, packed, settings_part, theme_part
from briefgen.render.docx.sections import RunningParts, carry, section
from briefgen.render.docx.styles import styles_part
from briefgen.render.docx.wml import Element, root, w
from briefgen.render.docx.writing import Writing
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document

__all__ = ["render"]


def render(document: Document, theme: Theme) -> Noted[bytes]:
    """The document as DOCX bytes, the same each time.

    Raises BriefgenError when the document names a role or a layout that the theme does not know.
    """
    found = anchors(document)
    writing = Writing(theme=theme, links=Links(bookmarks(found)), anchors=iter(found), contents=found)
    running = RunningParts()
    main = _main(document, writing, running)
    headings = [(anchor.heading.role, anchor.heading.level) for anchor in found]
    parts = {
        "styles": ("styles", styles_part(theme, document.language, headings, writing.listed)),
        "numbering": ("numbering", numbering_part(theme, writing.lists)),
        "settings": ("settings", settings_part()),
        "fontTable": ("fontTable", font_table_part(theme.family)),
        "theme": ("theme1", theme_part(theme)),
        **running.named(),
    }
    if writing.comments:
        parts["comments"] = ("comments", comments_part(writing.comments))
    core = core_part(_properties(document, writing), document.issued)
    data = packed(main, parts, writing.links.addresses, core, pictures=writing.pictures, logo=theme.logo)
    return Noted(data, in_order(writing.findings))


def _main(document: Document, writing: Writing, running: RunningParts) -> Element:
    """``w:document``: each section but the last ends in its last paragraph, the last one at the body's end."""
    body = w("body")
    for index, node in enumerate(document.sections):
        blocks, look = section(node, writing, running)
        body.extend(blocks)
        if index < len(document.sections) - 1:
            carry(blocks[-1], look)
        else:
            body.append(look)
    made = root("document", "r", "wp", "a", "pic", "wpg", "wps")
    made.append(body)
    return made


def _properties(document: Document, writing: Writing) -> dict[str, str]:
    values = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "cp:keywords": ", ".join(document.keywords),
        "dc:language": document.language,
        "cp:lastModifiedBy": document.author,
    }
    return {name: writing.clean(value) for name, value in values.items()}
