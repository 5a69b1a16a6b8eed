"""The tables of a ``theme.toml``: over those of its base and of its house file, and on a paper."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Severity
from briefgen.render import house
from briefgen.render.logo import Logo

Tables = dict[str, Any]

FILE = "theme.toml"
NOT_TABLES = ("base", "house", "every-text")
"""Keys of a theme that say what its tables go over."""
A4 = "a4"
PAPERS = {A4: (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in mm: ISO 216 A4, and US Letter (ANSI/ASME Y14.1, size A)."""
LANDSCAPE = "landscape"
"""The key of a layout whose paper lies."""
RIGHT_MM = 20.0
"""The right margin of a layout that gives none."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A theme's tables, whole; ``embedded`` is the family of the typeface's files, ``logo`` the house's."""

    data: Tables
    embedded: str
    logo: Logo | None = None
    findings: tuple[Finding, ...] = ()


def gathered(path: Path, paper: str) -> Gathered:
    """What a ``theme.toml``, or a house file over the plain theme, says for a paper.

    Raises BriefgenError when a file is missing or cannot be used, KeyError where there is neither base nor ``[font]``.
    """
    is_house = path.suffix.casefold() in house.SUFFIXES
    found = _whole(path, {"base": "plain", "house": path.name} if is_house else read(path), ())
    told = _font_findings(found.data["font"]["family"], found.embedded, path)
    return replace(found, data=_on_paper(found.data, paper), findings=(*found.findings, *told))


def _whole(path: Path, own: Tables, above: tuple[Path, ...]) -> Gathered:
    """A file's tables over those of its base and of its house; ``[every-text]`` goes over all text roles of the base.

    A base stands beside the theme, or is built in; it is none of the themes ``above`` that lead to it.
    """
    below = _base(path, own["base"], (*above, path)) if "base" in own else Gathered(own, own["font"]["family"])
    data, logo, findings = below.data, below.logo, below.findings
    if every := own.get("every-text"):
        data = {**data, "text": {role: {**values, **every} for role, values in data["text"].items()}}
    if "house" in own:
        taken = house.read(path.parent / own["house"])
        data, logo, findings = taken.over(data), taken.logo or logo, taken.findings
    data = _over(data, {key: values for key, values in own.items() if key not in NOT_TABLES})
    embedded = data["font"]["family"] if "regular" in own.get("font", {}) else below.embedded
    return Gathered(data, embedded, logo, findings)


def _base(path: Path, name: str, above: tuple[Path, ...]) -> Gathered:
    places = (path.parent.parent, resources.templates_folder() / "themes")
    files = [place / name / FILE for place in places]
    found = next((file for file in files if file.is_file() and file not in above), files[0])
    if found in above:
        raise BriefgenError(f"{path}: its base “{name}” rests on itself", "name another base")
    return _whole(found, read(found), above)


def _font_findings(family: str, embedded: str, path: Path) -> tuple[Finding, ...]:
    if family == embedded:
        return ()
    return (
        Finding(
            code="font-not-at-hand",
            severity=Severity.NOTE,
            message=f"the DOCX names the typeface {family}; the PDF is set in {embedded}",
            hint=f"put TrueType files of {family} beside a theme.toml and name them there: [font] regular, bold",
            file=path.name,
        ),
    )


def read(path: Path) -> Tables:
    """One file's own tables; typefaces that lie beside it by their whole path."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BriefgenError(f"no theme at {path}", "see templates/themes/plain/theme.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefgenError(f"{path}: {error}") from None
    font = data.get("font", {})
    for weight in ("regular", "bold"):
        if weight in font and (path.parent / font[weight]).is_file():
            font[weight] = str(path.parent / font[weight])
    return data


def _over(below: Tables, above: Tables) -> Tables:
    """One table over another, key by key, tables within them too."""
    return {
        **below,
        **{key: _over(below.get(key, {}), value) if isinstance(value, dict) else value for key, value in above.items()},
    }


# -- paper ---------------------------------------------------------------------------------------------------


def _on_paper(data: Tables, paper: str) -> Tables:
    """The tables for a paper: what ``[letter]`` says goes over the rest, which is said for A4."""
    layouts = {name: _sized(values, paper) for name, values in data.get("layouts", {}).items()}
    return _over({**data, **({"layouts": layouts} if layouts else {})}, data.get(paper, {}))


def _sized(values: Tables, paper: str) -> Tables:
    """A layout that names no size takes the paper's, lying where it is ``landscape``; its right margin takes up the
    difference in width, so that lines break alike on all papers.
    """
    own = {key: value for key, value in values.items() if key != LANDSCAPE}
    if "width_mm" in own or "height_mm" in own:
        return own
    turn = -1 if values.get(LANDSCAPE) else 1
    (width, height), (usual, _) = PAPERS[paper][::turn], PAPERS[A4][::turn]
    right = own.get("right_mm", RIGHT_MM) + width - usual
    return {**own, "width_mm": width, "height_mm": height, "right_mm": right}
