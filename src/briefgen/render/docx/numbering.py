"""The numbering part: hanging en dashes, and numbers that start at 1 in each list."""

from __future__ import annotations

from briefgen.render.docx.styles import LEVELS, list_gutter_mm
from briefgen.render.docx.wml import Element, mark, mm_twips, properties, root, w
from briefgen.render.theme import Theme

_BULLETS, _NUMBERS = 0, 1


def numbering_part(theme: Theme, lists: list[bool]) -> Element:
    """``w:numbering``. ``lists`` says of each list instance whether it is numbered; instances count from 1."""
    part = root("numbering")
    part.append(_abstract(_BULLETS, "bullet", "–", theme))
    part.append(_abstract(_NUMBERS, "decimal", "%{level}.", theme))
    for instance, ordered in enumerate(lists, start=1):
        part.append(_instance(instance, ordered=ordered))
    return part


def _instance(instance: int, *, ordered: bool) -> Element:
    made = w("num", w("abstractNumId", val=_NUMBERS if ordered else _BULLETS), numId=instance)
    if ordered:
        restarts = (w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(LEVELS))
        made.extend(list(restarts))
    return made


def _abstract(identity: int, kind: str, shown: str, theme: Theme) -> Element:
    gutter = list_gutter_mm(theme, ordered=identity == _NUMBERS)
    made = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), abstractNumId=identity)
    for level in range(LEVELS):
        made.append(_level(level, kind, shown.replace("{level}", str(level + 1)), gutter, theme))
    return made


def _level(level: int, kind: str, shown: str, gutter: float, theme: Theme) -> Element:
    indent = properties("w:pPr", w("ind", left=mm_twips(gutter * (level + 1)), hanging=mm_twips(gutter)))
    fonts = w("rFonts", ascii=theme.family, hAnsi=theme.family, cs=theme.family, hint="default")
    made = w("lvl", w("start", val=1), w("numFmt", val=kind), w("lvlText", val=shown), w("lvlJc", val="left"))
    made.extend([indent, properties("w:rPr", fonts)])
    return mark(made, ilvl=level)
