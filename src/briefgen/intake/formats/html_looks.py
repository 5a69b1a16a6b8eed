"""Which elements of a page nobody sees, by their attributes, their style and simple rules of the page's style sheet.

A rule is simple when its selector is one name, class or id, or a name with a class: ``.note``, ``p.note``, ``#note``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.intake.formats.visible import SMALLEST, is_background, is_white, is_white_light

MOST_RULES = 5_000

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?(?:\.([\w-]+)|#([\w-]+))?")
_SIZE = re.compile(r"([0-9.]{1,10})(pt|px|em|rem|%)?")
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12, None: 0.75}
_LIGHT = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em)?")
_AWAY_BY = ("left", "top", "text-indent", "margin-left")

Declarations = Mapping[str, str]


def declarations(text: str) -> dict[str, str]:
    """What a style attribute or the body of a rule says, by property."""
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().casefold(): said.replace("!important", "").strip().casefold() for name, _, said in pairs}


@dataclass(slots=True)
class Sheet:
    """The simple rules of a page by their selectors."""

    rules: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take the rules of a style element."""
        for rule in _RULE.finditer(_COMMENT.sub("", text.replace("<!--", "").replace("-->", ""))):
            for selector in rule[1].split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and found.group() and len(self.rules) < MOST_RULES:
                    name, cls, identity = (part or "" for part in found.groups())
                    self.rules.setdefault((name.casefold(), cls, identity), {}).update(declarations(rule[2]))

    def look(self, name: str, attributes: Mapping[str, str | None]) -> dict[str, str]:
        """What the sheet and the element itself say, the nearer the later."""
        found: dict[str, str] = {}
        for key in _keys(name, attributes):
            found.update(self.rules.get(key, {}))
        if name == "font":
            found["color"] = (attributes.get("color") or found.get("color", "")).casefold()
        if colour := attributes.get("bgcolor"):
            found["background-color"] = colour.casefold()
        found.update(declarations(attributes.get("style") or ""))
        return found


def _keys(name: str, attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str, str]]:
    classes = (attributes.get("class") or "").split()[:20]
    identity = attributes.get("id") or ""
    yield (name, "", "")
    for cls in classes:
        yield from (("", cls, ""), (name, cls, ""))
    if identity:
        yield from (("", "", identity), (name, "", identity))


def is_hidden(attributes: Mapping[str, str | None], look: Declarations) -> bool:
    """Whether an element with all that it holds is hidden."""
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").casefold() == "true":
        return True
    if (
        look.get("display") == "none"
        or look.get("visibility") in {"hidden", "collapse"}
        or look.get("mso-hide") == "all"
    ):
        return True
    if look.get("opacity") in {"0", "0.0", "0%"}:
        return True
    return any(_AWAY.fullmatch(look.get(name, "")) for name in _AWAY_BY)


def is_tiny(look: Declarations) -> bool | None:
    """Whether a size of text is too small to be seen; None where none is said."""
    size = _SIZE.fullmatch(look.get("font-size", ""))
    if size is None or size[1].count(".") > 1 or size[1] == ".":
        return None
    return float(size[1]) * _POINTS[size[2]] < SMALLEST


def has_white_text(look: Declarations) -> bool | None:
    """Whether the colour of text is white; None where none is said."""
    colour = look.get("color")
    if not colour or colour in {"inherit", "currentcolor"}:
        return None
    light = _LIGHT.match(colour)
    return is_white_light(*map(int, light.groups())) if light else is_white(colour) or colour == "transparent"


def has_colour_behind(look: Declarations) -> bool:
    """Whether something else than white is behind an element; a picture counts."""
    behind = look.get("background-color") or look.get("background") or ""
    light = _LIGHT.match(behind)
    return not is_white_light(*map(int, light.groups())) if light else is_background(behind.split(" ")[0])
