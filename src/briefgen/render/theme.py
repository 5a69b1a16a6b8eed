"""A theme: fonts, sizes, colours and margins, named for meaning and valid for both formats.

All lengths are points, except page margins, indents and measures, which are millimetres, as their names say.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from briefgen.errors import BriefgenError
from briefgen.findings import Finding
from briefgen.render.logo import Logo
from briefgen.render.theme_file import A4, FILE, RIGHT_MM, gathered
from briefgen.tree.nodes import Align

Style = TypeVar("Style")
POINTS_PER_MM = 72 / 25.4
NOTICE_MM = 8.0
"""What a line more at the head takes, with the space below it."""
TIGHT = 0.6
"""What is left of white space where a section is set tight."""
PADDINGS = ("top", "bottom", "group_before", "group_first", "group_after", "after")
SPARE_MM = 5.3
"""15 points: by so much pages of a DOCX and of the PDF may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a role of text looks. ``colour`` names a theme colour; ``gutter_mm`` is the width of the number's
    gutter, ``indent_mm`` the left indent without a number, ``measure_mm`` the widest line (0: all there is).
    """

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"
    before: float = 0
    after: float = 0
    align: Align = "left"
    keep_next: bool = False
    gutter_mm: float = 0
    indent_mm: float = 0
    measure_mm: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """How a role of table looks. Rules are widths in points by weight: "none", "hair" or "firm".

    ``left`` and ``right`` are the cells' paddings column by column (the last one holds for all that follow).
    """

    top: float = 1.8
    bottom: float = 2.3
    head_rule: str = "firm"
    row_rule: str = "hair"
    top_rule: str = "none"
    bottom_rule: str = "hair"
    group_before: float = 9
    group_first: float = 4
    group_after: float = 2.3
    left: tuple[float, ...] = (0,)
    right: tuple[float, ...] = (6,)
    after: float = 0
    keep: bool = False

    def padding(self, column: int, columns: int) -> tuple[float, float]:
        """Left and right padding of a column; the last column ends at the margin."""
        left = self.left[min(column, len(self.left) - 1)]
        right = 0.0 if column == columns - 1 else self.right[min(column, len(self.right) - 1)]
        return left, right


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page: paper and margins in mm; ``head`` and ``foot`` are the baselines' distances from the edges in mm,
    ``logo`` is the height for a house's logo at the top right of a first page, 0 for none.
    """

    width_mm: float = 210
    height_mm: float = 297
    left_mm: float = 24
    right_mm: float = RIGHT_MM
    top_mm: float = 27
    bottom_mm: float = 23
    head_mm: float = 16
    foot_mm: float = 13.5
    logo_mm: float = 0

    @property
    def measure_mm(self) -> float:
        """The width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a renderer may know about looks. ``family`` is what a DOCX names; the PDF embeds the files
    ``regular`` and ``bold``, of the family ``embedded``. ``findings`` tell what of a house file was not taken up.
    """

    name: str
    family: str
    embedded: str
    regular: str
    bold: str
    colours: dict[str, str]
    rules: dict[str, float]
    text: dict[str, TextStyle]
    tables: dict[str, TableStyle]
    layouts: dict[str, Layout]
    logo: Logo | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def underline(self) -> float:
        """The width of the line under a link in points; 0: none."""
        return self.rules.get("link", 0.5)

    def style(self, role: str) -> TextStyle:
        """The style of a text role.

        Raises BriefgenError when neither the theme nor the template's author knows it.
        """
        try:
            return self.text[role]
        except KeyError:
            raise BriefgenError(f"theme {self.name} has no text role “{role}”", f"add [text.{role}] to it") from None


def with_notice(theme: Theme) -> Theme:
    """The theme with room for one more line at the head of every page."""
    layouts = {name: replace(each, top_mm=each.top_mm + NOTICE_MM) for name, each in theme.layouts.items()}
    return replace(theme, layouts=layouts)


def tightened(theme: Theme) -> Theme:
    """The theme with little white space: between paragraphs, around headings, in the rows of tables."""
    return replace(
        theme,
        text={role: _scaled(style, ("before", "after")) for role, style in theme.text.items()},
        tables={role: _scaled(style, PADDINGS) for role, style in theme.tables.items()},
    )


def _scaled(style: Style, keys: tuple[str, ...]) -> Style:
    return replace(style, **{key: TIGHT * getattr(style, key) for key in keys})  # type: ignore[type-var]  # a dataclass


def with_spare(theme: Theme) -> Theme:
    """The theme with a little less room on every page: what fits so, fits in a program that sets a little wider."""
    layouts = {name: replace(each, bottom_mm=each.bottom_mm + SPARE_MM) for name, each in theme.layouts.items()}
    return replace(theme, layouts=layouts)


def in_looks_of(edition: Theme, theme: Theme) -> Theme:
    """An edition with the typeface, the colours and the logo of a theme; sizes, spaces and rules stay the edition's."""
    return replace(
        edition,
        family=theme.family,
        embedded=theme.embedded,
        regular=theme.regular,
        bold=theme.bold,
        colours={**theme.colours, "hairline": edition.colours["hairline"]},
        logo=theme.logo,
        findings=theme.findings,
    )


def load(path: Path, paper: str = A4) -> Theme:
    """Read a ``theme.toml`` for one of `PAPERS`; a ``.dotx`` or ``.docx`` is a house over the plain theme.

    A theme that names another as its ``base`` says only what differs; ``[every-text]`` holds for every text role that
    the theme does not style itself; ``house`` names a house file. Raises BriefgenError when it is missing, cannot be
    read or holds a word that no theme knows.
    """
    try:
        found = gathered(path, paper)
        data = found.data
        return Theme(
            name=path.parent.name if path.name == FILE else path.stem,
            family=data["font"]["family"],
            embedded=found.embedded,
            regular=data["font"]["regular"],
            bold=data["font"]["bold"],
            colours=data["colours"],
            rules=data["rules"],
            text={role: _style(TextStyle, values, f"text.{role}") for role, values in data["text"].items()},
            tables={role: _style(TableStyle, values, f"tables.{role}") for role, values in data["tables"].items()},
            layouts={name: _style(Layout, values, f"layouts.{name}") for name, values in data["layouts"].items()},
            logo=found.logo,
            findings=found.findings,
        )
    except KeyError as error:
        raise BriefgenError(f"{path}: {error.args[0]!r} is missing") from None
    except ValueError as error:
        raise BriefgenError(f"{path}: {error}") from None


def _style(kind: type[Style], values: dict[str, Any], where: str) -> Style:
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]  # every Style here is a dataclass
    if unknown := sorted(set(values) - known):
        raise ValueError(f"[{where}] does not know {', '.join(unknown)}; it knows {', '.join(sorted(known))}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
