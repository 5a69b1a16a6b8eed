"""The styles part: one paragraph style for each text role of the theme, and Word's own for headings and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.render.docx.wml import Element, colour, half_points, mark, mm_twips, properties, root, twips, w
from briefgen.render.theme import TextStyle, Theme

Pair = tuple[str, int]
"""A heading's role and level."""

# No text role can have such an id: `style_id` takes hyphens out.
FIGURE = "BG-Figure"
RULE = "BG-Rule"
SEPARATOR = "BG-Separator"
SOFT = "BG-Soft"
ACCENT = "BG-Accent"
INK = "BG-Ink"
STATE = "BG-State"
PADDING = "BG-Padding"
LIST_STYLES = {"bullet": "ListBullet", "number": "ListNumber", "continue": "ListContinue"}
_LINE_OF_NO_HEIGHT = TextStyle(size=1, leading=1)
FIGURE_SPACE = 2
"""Points above and below a drawing."""
_FIGURE = TextStyle(size=1, leading=1, before=FIGURE_SPACE, after=FIGURE_SPACE)
"""A line around a drawing: its own letters must not make it higher."""
_GUTTER_MM, _NUMBER_GUTTER_MM = 10.0, 8.0
STEP_MM = 10.0
"""How far each level of the contents stands in from the one above."""
HEADING_LEVELS = range(1, 5)
LEVELS = 9
"""Word has nine levels of lists (ECMA-376 17.9.6)."""


def style_id(role: str) -> str:
    """The id of a text role's style: ``sheet-head`` is ``BGSheetHead``."""
    return "BG" + "".join(part[:1].upper() + part[1:] for part in role.split("-"))


def list_style_id(role: str) -> str:
    """The id of the style of a text role that stands in a list."""
    return f"{style_id(role)}InList"


def heading_role(role: str, level: int) -> str:
    """The text role that a heading looks like."""
    return role or f"h{level}"


def heading_id(role: str, level: int) -> str:
    """The id of a heading's style: Word's own where there is one, so that its navigation and contents know it."""
    if not role or role == f"h{level}":
        return f"Heading{level}"
    if role == "title" and level == 1:
        return "Title"
    return f"{style_id(role)}Heading{level}"


def gutter_mm(style: TextStyle, theme: Theme) -> float:
    """The width of the gutter that a typed number stands in."""
    numbered = theme.text.get("numbered")
    return style.gutter_mm or (numbered.gutter_mm if numbered else 0) or _GUTTER_MM


def list_gutter_mm(theme: Theme, *, ordered: bool) -> float:
    """The width of the gutter that a list's markers stand in: numbers need room for two figures and a stop."""
    item = theme.text.get("item")
    gutter = (item.gutter_mm if item else 0) or _GUTTER_MM
    return max(gutter, _NUMBER_GUTTER_MM) if ordered else gutter


def styles_part(theme: Theme, language: str, headings: Iterable[Pair], listed_roles: Iterable[str]) -> Element:
    """``w:styles``. ``headings`` and ``listed_roles`` are those that the document has, in order of first use."""
    part = root("styles")
    part.append(_defaults(theme, language))
    part.extend(_builtin(theme))
    part.extend(_heading_styles(theme, headings))
    for role, style in theme.text.items():
        name = f"BG {role.replace('-', ' ')}"
        part.append(_paragraph(style_id(role), name, style, theme, custom=True, indented=True))
    for role in listed_roles:
        name = f"BG {role.replace('-', ' ')} in list"
        part.append(_paragraph(list_style_id(role), name, theme.style(role), theme, based="ListContinue", custom=True))
    part.extend(_character_styles(theme))
    return part


def _defaults(theme: Theme, language: str) -> Element:
    fonts = w("rFonts", ascii=theme.family, hAnsi=theme.family, cs=theme.family, eastAsia=theme.family)
    run = properties("w:rPr", fonts, w("sz", val=24), w("szCs", val=24), w("lang", val=language))
    paragraph = properties("w:pPr", w("widowControl"), w("spacing", before=0, after=0))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _builtin(theme: Theme) -> Iterator[Element]:
    body = theme.text.get("body", TextStyle(size=12, leading=16))
    plain = TextStyle(size=body.size, leading=body.leading, colour=body.colour)
    item = theme.text.get("item", body)
    contents = theme.text.get("toc", body)
    yield _paragraph("Normal", "Normal", plain, theme, based=None, default=True)
    yield w("style", _name("Default Paragraph Font"), type="character", default=1, styleId="DefaultParagraphFont")
    yield _normal_table()
    yield w("style", _name("No List"), type="numbering", default=1, styleId="NoList")
    for kind, name in (("bullet", "List Bullet"), ("number", "List Number"), ("continue", "List Continue")):
        yield _paragraph(LIST_STYLES[kind], name, item, theme)
    for level in HEADING_LEVELS:
        yield _paragraph(f"TOC{level}", f"toc {level}", contents, theme, left_mm=STEP_MM * (level - 1))
    for style, name in ((FIGURE, "BG own figure"), (RULE, "BG own rule"), (SEPARATOR, "BG own separator")):
        exact = style != FIGURE
        yield _paragraph(style, name, _LINE_OF_NO_HEIGHT if exact else _FIGURE, theme, custom=True, exact=exact)


def _normal_table() -> Element:
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    look = properties("w:tblPr", w("tblInd", w=0, type="dxa"), margins)
    return w("style", _name("Normal Table"), look, type="table", default=1, styleId="TableNormal")


def _heading_styles(theme: Theme, pairs: Iterable[Pair]) -> Iterator[Element]:
    usual = [("", level) for level in HEADING_LEVELS if f"h{level}" in theme.text]
    known: set[str] = set()
    for role, level in [*usual, *pairs]:
        identity = heading_id(role, level)
        if identity in known:
            continue
        known.add(identity)
        look = theme.style(heading_role(role, level))
        own = identity.startswith("Heading")
        name = f"heading {level}" if own else "Title" if identity == "Title" else f"BG {role} heading {level}"
        based = "Normal" if own or identity == "Title" or f"h{level}" not in theme.text else f"Heading{level}"
        custom = name.startswith("BG ")
        yield _paragraph(identity, name, look, theme, based=based, level=level, custom=custom, indented=True)


def _character_styles(theme: Theme) -> Iterator[Element]:
    """Bold stays out of these: a bold run style in a bold paragraph style is not bold (ECMA-376 17.7.3)."""
    for identity, role in ((SOFT, "soft"), (ACCENT, "accent"), (INK, "ink")):
        yield _character(identity, f"BG own {role}", w("color", val=colour(theme.colours[role])))
    state = theme.text.get("state", TextStyle(size=14, leading=18))
    frame = w("bdr", val="single", sz=round(theme.rules["box"] * 8), space=0, color=colour(theme.colours["ink"]))
    look = (w("color", val=colour(theme.colours[state.colour])), *_size(state.size), frame)
    yield _character(STATE, "BG own state", *look)
    yield _character(PADDING, "BG own padding", based=STATE)
    line = (w("u", val="single"),) if theme.underline else ()
    yield _character("Hyperlink", "Hyperlink", w("color", val=colour(theme.colours["accent"])), *line, custom=False)


def _name(name: str) -> Element:
    return w("name", val=name)


def _size(points: float) -> tuple[Element, Element]:
    return w("sz", val=half_points(points)), w("szCs", val=half_points(points))


def _character(
    identity: str, name: str, *look: Element, based: str = "DefaultParagraphFont", custom: bool = True
) -> Element:
    made = w("style", _name(name), w("basedOn", val=based), type="character", styleId=identity)
    return _finished(made, custom, None, properties("w:rPr", *look))


def _paragraph(
    identity: str,
    name: str,
    style: TextStyle,
    theme: Theme,
    *,
    based: str | None = "Normal",
    level: int | None = None,
    left_mm: float = 0,
    default: bool = False,
    custom: bool = False,
    exact: bool = True,
    indented: bool = False,
) -> Element:
    made = w("style", _name(name), type="paragraph", styleId=identity)
    if default:
        mark(made, default=1)
    if based:
        made.append(w("basedOn", val=based))
    if level is not None or name.startswith("toc"):
        made.append(w("next", val="BGBody" if "body" in theme.text else "Normal"))
    look = _paragraph_look(
        style, level, left_mm + (style.indent_mm if indented else 0), style.gutter_mm if indented else 0
    )
    line = {"line": twips(style.leading), "lineRule": "exact"} if exact else {"line": 240, "lineRule": "auto"}
    look.append(w("spacing", before=twips(style.before), after=twips(style.after), **line))
    run = properties(
        "w:rPr",
        w("b", val=int(style.bold)),
        w("bCs", val=int(style.bold)),
        w("color", val=colour(theme.colours[style.colour])),
        *_size(style.size),
    )
    return _finished(made, custom, properties("w:pPr", *look), run)


def _paragraph_look(style: TextStyle, level: int | None, left_mm: float, gutter: float) -> list[Element]:
    look = [w("jc", val=style.align)]
    if style.keep_next or level is not None:
        look.append(w("keepNext"))
    if level is not None:
        look += [w("keepLines"), w("outlineLvl", val=level - 1)]
    if left_mm or gutter:
        left = mm_twips(max(left_mm, gutter))
        look.append(w("ind", left=left, hanging=mm_twips(gutter)))
    if gutter:
        look.append(w("tabs", w("tab", val="left", pos=mm_twips(max(left_mm, gutter)))))
    return look


def _finished(made: Element, custom: bool, *look: Element | None) -> Element:
    if custom:
        mark(made, customStyle=1)
    made.append(w("qFormat"))
    made.extend(part for part in look if part is not None and len(part))
    return made
