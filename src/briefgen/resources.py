"""Files that travel with the package: fonts, packs of house rules and the built-in templates."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The built-in templates: in a wheel beside this file, in a checkout the `templates/` that users edit."""
    shipped = PACKAGE / "templates"
    return shipped if shipped.is_dir() else PACKAGE.parent.parent / "templates"


def input_tables() -> tuple[Path, ...]:
    """The tables that a new project gets to be filled in."""
    return tuple(sorted((templates_folder() / "tables").iterdir()))


def rule_pack(name: str) -> str:
    """The text of a pack of house rules, such as ``govuk``."""
    return (PACKAGE / "rules" / f"{name}.toml").read_text(encoding="utf-8")


def font_file(name: str) -> Path:
    """A shipped font by its file name, such as ``NotoSans-Regular.ttf``."""
    return PACKAGE / "fonts" / name
