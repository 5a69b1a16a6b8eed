"""The numbers that lists of a Word document print by themselves (ECMA-376 Part 1, 17.9), as far as they are decimal."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefgen.intake.formats.wordprocessing import value, w


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: the format of its number, its text such as ``%1.``, and the number that it starts with."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Lists:
    """The lists of a document by their ids, and how far each has counted."""

    levels: dict[str, dict[str, Level]]
    lists_of: dict[str, str]
    counted: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Lists:
        """Read from the root of ``numbering.xml``; none without that part."""
        if root is None:
            return cls({}, {})
        levels = {
            abstract.get(w("abstractNumId"), ""): {
                level.get(w("ilvl"), "0"): _level(level) for level in abstract.findall(w("lvl"))
            }
            for abstract in root.findall(w("abstractNum"))
        }
        return cls(
            levels, {num.get(w("numId"), ""): value(num, "abstractNumId") or "" for num in root.findall(w("num"))}
        )

    def label(self, number: str, level: str) -> str | None:
        """The label of the next item of a list at a level; None where it is no decimal number of one level."""
        found = self.levels.get(self.lists_of.get(number, ""), {}).get(level)
        if found is None:
            return None
        key = (self.lists_of[number], level)
        self.counted[key] = self.counted.get(key, found.start - 1) + 1
        for deeper in [each for each in self.counted if each[0] == key[0] and each[1] > level]:
            del self.counted[deeper]
        own = f"%{int(level) + 1}" if level.isdecimal() else ""
        if found.form != "decimal" or not own or found.text.count("%") != 1 or own not in found.text:
            return None
        return found.text.replace(own, str(self.counted[key]))


def _level(element: etree._Element) -> Level:
    start = value(element, "start") or "1"
    return Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=int(start) if start.isdecimal() and len(start) < 6 else 1,  # noqa: PLR2004 - no list is that long
    )
