"""A theme: fonts, sizes, colours and margins, named for meaning and valid for both formats.

All lengths are points, except page margins, indents and measures, which are millimetres, as their names say.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.tree.nodes import Align

Style = TypeVar("Style")
Tables = dict[str, Any]
POINTS_PER_MM = 72 / 25.4
A4 = "a4"
PAPERS = {A4: (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in mm: ISO 216 A4, and US Letter (ANSI/ASME Y14.1, size A)."""


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
    """A page: paper and margins in mm; ``head`` and ``foot`` are the baselines' distances from the edges in mm."""

    width_mm: float = 210
    height_mm: float = 297
    left_mm: float = 24
    right_mm: float = 20
    top_mm: float = 27
    bottom_mm: float = 23
    head_mm: float = 16
    foot_mm: float = 13.5

    @property
    def measure_mm(self) -> float:
        """The width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a renderer may know about looks."""

    name: str
    family: str
    regular: str
    bold: str
    colours: dict[str, str]
    rules: dict[str, float]
    text: dict[str, TextStyle]
    tables: dict[str, TableStyle]
    layouts: dict[str, Layout]

    def style(self, role: str) -> TextStyle:
        """The style of a text role.

        Raises BriefgenError when neither the theme nor the template's author knows it.
        """
        try:
            return self.text[role]
        except KeyError:
            raise BriefgenError(f"theme {self.name} has no text role “{role}”", f"add [text.{role}] to it") from None


def load(path: Path, paper: str = A4) -> Theme:
    """Read a ``theme.toml`` for one of `PAPERS`.

    A theme that names another as its ``base`` says only what differs; ``[every-text]`` holds for every text role that
    the theme does not style itself. Raises BriefgenError when it is missing, is no TOML or holds a word that no theme
    knows.
    """
    data = _on_paper(_merged(path, _read(path)), paper)
    try:
        font = data["font"]
        return Theme(
            name=path.parent.name,
            family=font["family"],
            regular=font["regular"],
            bold=font["bold"],
            colours=data["colours"],
            rules=data["rules"],
            text={role: _style(TextStyle, values, f"text.{role}") for role, values in data["text"].items()},
            tables={role: _style(TableStyle, values, f"tables.{role}") for role, values in data["tables"].items()},
            layouts={name: _style(Layout, values, f"layouts.{name}") for name, values in data["layouts"].items()},
        )
    except KeyError as error:
        raise BriefgenError(f"{path}: {error.args[0]!r} is missing") from None
    except ValueError as error:
        raise BriefgenError(f"{path}: {error}") from None


def _read(path: Path) -> Tables:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BriefgenError(f"no theme at {path}", "see templates/themes/plain/theme.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefgenError(f"{path}: {error}") from None


def _merged(path: Path, own: Tables) -> Tables:
    """A theme's own tables over those of its base, which stands beside it or is built in."""
    if "base" not in own:
        return own
    places = (path.parent.parent, resources.templates_folder() / "themes")
    files = (place / own["base"] / path.name for place in places)
    base = _read(next((file for file in files if file.is_file()), path.parent.parent / own["base"] / path.name))
    every = own.get("every-text", {})
    text = {role: {**values, **every} for role, values in base["text"].items()}
    merged = {**base, "text": text}
    for table, values in own.items():
        if table not in ("base", "every-text"):
            merged[table] = _over(merged.get(table, {}), values)
    return merged


def _over(below: Tables, above: Tables) -> Tables:
    """One table over another, key by key, tables within them too."""
    return {
        **below,
        **{key: _over(below.get(key, {}), value) if isinstance(value, dict) else value for key, value in above.items()},
    }


def _on_paper(data: Tables, paper: str) -> Tables:
    """The tables for a paper: what ``[letter]`` says goes over the rest, which is said for A4."""
    layouts = {name: _sized(values, paper) for name, values in data.get("layouts", {}).items()}
    return _over({**data, **({"layouts": layouts} if layouts else {})}, data.get(paper, {}))


def _sized(values: Tables, paper: str) -> Tables:
    """A layout that names no size takes the paper's; its right margin takes up the difference in width, so that
    lines break alike on all papers.
    """
    if paper == A4 or "width_mm" in values or "height_mm" in values:
        return values
    width, height = PAPERS[paper]
    wider = width - PAPERS[A4][0]
    right = values.get("right_mm", Layout().right_mm) + wider
    return {**values, "width_mm": width, "height_mm": height, "right_mm": right}


def _style(kind: type[Style], values: dict[str, Any], where: str) -> Style:
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]  # every Style here is a dataclass
    if unknown := sorted(set(values) - known):
        raise ValueError(f"[{where}] does not know {', '.join(unknown)}; it knows {', '.join(sorted(known))}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
