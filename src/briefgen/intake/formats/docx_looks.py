"""Which runs of a Word document nobody sees: hidden, white on white, or too small (ECMA-376 Part 1, 17.3.2)."""

from __future__ import annotations

from lxml import etree

from briefgen.intake.formats.visible import SMALLEST, is_background, is_white
from briefgen.intake.formats.wordprocessing import Styles, is_on, shade, value, w, whole

_SHADED = {w("p"): "pPr", w("tc"): "tcPr", w("tr"): "trPr", w("tbl"): "tblPr"}


def is_hidden(run: etree._Element, styles: Styles, paragraph_style: str | None) -> bool:
    """Whether a run is hidden text, by itself or by its styles."""
    vanish = run.find(f"{w('rPr')}/{w('vanish')}")
    if vanish is not None:
        return is_on(vanish)
    return styles.vanishes(value(run, "rPr/rStyle")) or styles.vanishes(paragraph_style)


def is_invisible(run: etree._Element, styles: Styles, paragraph_style: str | None) -> bool:
    """Whether a run is too small to be seen, or white with nothing behind it."""
    looks = (value(run, "rPr/rStyle"), paragraph_style or styles.default)
    size = whole(value(run, "rPr/sz") or styles.first("half_points", *looks))
    if size is not None and size < 2 * SMALLEST:
        return True
    colour = value(run, "rPr/color") or styles.first("colour", *looks)
    return is_white(colour) and not _stands_on_colour(run, styles, looks)


def _stands_on_colour(run: etree._Element, styles: Styles, looks: tuple[str | None, ...]) -> bool:
    """Whether anything around a run may be coloured: its shade, its paragraph's, its cell's, its table's, its box."""
    properties = run.find(w("rPr"))
    if properties is not None and properties.find(w("highlight")) is not None:
        return True
    shades = [_shade_of(properties), styles.first("shade", *looks)]
    for around in run.iterancestors():
        if around.tag == w("txbxContent"):
            return True
        if around.tag == w("document"):
            page = around.find(w("background"))
            shades.append(page.get(w("color")) if page is not None else None)
        elif around.tag in _SHADED:
            shades.append(_shade_of(around.find(w(_SHADED[around.tag]))))
            shades.append(styles.first("shade", value(around, "tblPr/tblStyle")))
    return any(is_background(each) for each in shades)


def _shade_of(properties: etree._Element | None) -> str | None:
    return None if properties is None else shade(properties)
