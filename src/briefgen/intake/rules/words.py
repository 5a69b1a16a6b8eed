"""Words that rules share: numbers, ids, lists in running text."""

from __future__ import annotations

import re
import unicodedata

NUMBERS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        start=1,
    )
}
ORDINALS = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
}
NUMBER = rf"(?:[0-9]{{1,3}}|{'|'.join(NUMBERS)})"
"""Pattern of a whole number in figures or words; read it with `number`."""

SMALL = frozenset("a an and as at by de del der des di du et for für in la le of on or the to und von with &".split())
"""Words that a name in title case leaves small and an acronym leaves out."""

_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
_SEPARATOR = re.compile(r",? and (?=(?:representatives|members|delegates) of )|, and |, or |, ")


def number(word: str) -> int:
    """The value of what `NUMBER` matched."""
    return NUMBERS.get(word.casefold()) or int(word)


def folded(text: str) -> str:
    """Small letters and figures with single blanks: what two spellings of one name have in common."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", plain))


def identifier(text: str) -> str:
    """An id of small letters, figures and hyphens."""
    return folded(text).replace(" ", "-") or "unnamed"


def without_article(text: str) -> str:
    """The text without `the`, `a` or `an` at its start."""
    article = _ARTICLE.match(text)
    return text[article.end() :] if article else text


def singular(phrase: str) -> str:
    """The phrase with its last word in the singular: `working sessions` to `working session`."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def listed(text: str) -> tuple[tuple[int, int], ...]:
    """Where the members of a list in running text stand: `a, b and c`, `a, b, and c`.

    Members are verbatim stretches. Without a comma before the last `and`, the last `and` of the last
    stretch divides it, unless that joins two adjectives (`the scientific and professional community`).
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    serial = False
    for separator in _SEPARATOR.finditer(text):
        bounds.append((start, separator.start()))
        start = separator.end()
        serial = separator.group() in {", and ", ", or "}
    cut = -1 if serial else max(text.rfind(" and ", start), text.rfind(" or ", start))
    if cut >= 0 and not re.fullmatch(r"(?:the|a|an) \S+", text[start:cut]):
        bounds.append((start, cut))
        start = text.index(" ", cut + 1) + 1
    return tuple((first, last) for first, last in [*bounds, (start, len(text))] if first < last)
