"""What every part of the renderer must know of the document and the theme, and where findings are put."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, at
from briefgen.origin import Origin
from briefgen.render.pdf import fonts
from briefgen.render.pdf.anchors import Anchor
from briefgen.render.pdf.look import Look
from briefgen.render.theme import Layout, TextStyle, Theme
from briefgen.tree import walk
from briefgen.tree.nodes import Document

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's language and headings, the theme with its typefaces, and the findings so far."""

    theme: Theme
    language: str
    regular: fonts.Face
    bold: fonts.Face
    anchors: tuple[Anchor, ...]
    anchors_by_id: dict[str, Anchor]
    findings: list[Finding] = field(default_factory=list)

    def look(self, style: TextStyle) -> Look:
        """How plain text of a style looks."""
        return Look(self.bold if style.bold else self.regular, style.size, self.colour(style.colour))

    def colour(self, name: str) -> str:
        """A colour of the theme as ``#RRGGBB``.

        Raises BriefgenError when the theme has none of that name.
        """
        try:
            return self.theme.colours[name]
        except KeyError:
            raise BriefgenError(
                f"theme {self.theme.name} has no colour “{name}”", "add it to [colours] of the theme"
            ) from None

    def weight(self, rule: str) -> float:
        """The width of a rule in points; 0 for none.

        Raises BriefgenError when the theme has none of that name.
        """
        if rule == "none":
            return 0.0
        try:
            return self.theme.rules[rule]
        except KeyError:
            raise BriefgenError(f"theme {self.theme.name} has no rule “{rule}”", "add it to [rules]") from None

    def layout(self, name: str) -> Layout:
        """A page layout of the theme.

        Raises BriefgenError when the theme has none of that name.
        """
        try:
            return self.theme.layouts[name]
        except KeyError:
            raise BriefgenError(
                f"theme {self.theme.name} has no layout “{name}”", f"add [layouts.{name}] to it"
            ) from None

    def note(self, finding: Finding) -> None:
        """Keep a finding."""
        self.findings.append(finding)

    def note_lack(self, characters: str, text: str, origin: Origin | None) -> None:
        """Characters that the theme's typeface has no glyph for."""
        codes = ", ".join(f"U+{ord(character):04X}" for character in characters)
        quote = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
        message = f"{self.theme.embedded} has no glyph for {codes} in “{quote}”"
        hint = "another character that says the same, or a theme whose font has it"
        if origin is not None and origin.spans:
            self.note(at(origin.spans[0], "glyph-missing", message, hint=hint))
        else:
            self.note(Finding(code="glyph-missing", message=message, hint=hint))


def setting(document: Document, theme: Theme) -> Setting:
    """The setting of a document in a theme."""
    anchors = tuple(Anchor(heading) for heading in walk.headings(document))
    return Setting(
        theme=theme,
        language=document.language,
        regular=fonts.face(theme.regular),
        bold=fonts.face(theme.bold),
        anchors=anchors,
        anchors_by_id={anchor.heading.id: anchor for anchor in reversed(anchors) if anchor.heading.id},
    )
