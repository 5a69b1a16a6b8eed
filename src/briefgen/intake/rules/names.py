"""Names of people: where one stands, how far it reaches, and the form of address before it.

Capitals alone make nobody a person. Who asks says how sure the place is: after a form of address or a role more is
taken for a name than elsewhere. Words for kinds of bodies, titles and programme items end a name or rule it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.intake.rules.kinds import kind_of
from briefgen.intake.rules.open_words import is_open
from briefgen.intake.vocabulary import either, known, words

_HONORIFICS = [word for word in words("people", "honorifics") if not "\u2e80" <= word[0] <= "\u9fff"]
_AFTER_NAME = either([word for word in words("people", "honorifics") if "\u2e80" <= word[0] <= "\u9fff"])
ADDRESS = rf"(?:{either(_HONORIFICS)}(?:(?<=\.)(?![a-zà-ÿª]) ?| |(?=/)))"
ADDRESSES = re.compile(rf"{ADDRESS}(?:/? ?{ADDRESS}){{0,4}}")
NOBLE = re.compile(rf"{either(words('people', 'nobles'))} ")
_TOKEN = re.compile(r"[‘’'ʻ]?[^\W\d_](?:\.(?:-?[^\W\d_]\.)*|[^\W\d_]*(?:[’'‘ʻ‐-][^\W\d_]+)*)(?P<gap> (?=\S)|(?=\W)|$)")
_PARTICLES = frozenset(
    "de del della da di do dos das du al el bin bint ibn van von der den la le ten ter zu y e ben abu".split()
)
_CJK = re.compile(r"[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
_ALSO_SURNAMES = frozenset(
    "Art Case Day East Field Hall Key Lab Live Main North Note Park Post Song South Street West".split()
)
"""Words of programmes that are surnames too: so behind a first name."""
_MOST_WORDS = 5
_TWO = 2


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands in a text, and the form of address before it."""

    start: int
    end: int
    address: tuple[int, int] | None = None

    def text(self, of: str) -> str:
        """The name verbatim."""
        return of[self.start : self.end]


def name_at(text: str, start: int, *, sure: bool = False) -> Name | None:
    """The name that begins right at `start`, with or without a form of address; at least two words.

    `sure`: the place says that a person stands here, such as a role before it.
    """
    addressed = ADDRESSES.match(text, start)
    if addressed and not _is_initial(text, addressed):
        address = (addressed.start(), addressed.start() + len(addressed.group().rstrip()))
        found = _words(text, addressed.end(), sure=True)
        if found:
            return Name(*found, address)
    if noble := NOBLE.match(text, start):
        found = _words(text, noble.end(), sure=True, least=1)
        if found:
            return Name(noble.start(), found[1])
    found = _words(text, start, sure=sure)
    return Name(*found) if found else None


def addressed(text: str) -> list[Name]:
    """All names with a form of address before them."""
    found: list[Name] = []
    position = 0
    while match := ADDRESSES.search(text, position):
        position = match.end()
        name = None if _is_initial(text, match) else name_at(text, match.start(), sure=True)
        if name and name.address:
            found.append(name)
            position = max(position, name.end)
    for noble in NOBLE.finditer(text):
        if noble.start() == 0 or text[: noble.start()].endswith(": "):
            name = name_at(text, noble.start(), sure=True)
            found += [name] if name and name.start == noble.start() else []
    return found


def is_not_name(word: str) -> bool:
    """Whether a word says that no name of a person holds it."""
    said = word.casefold().strip("‘’'ʻ")
    return said in known("people", "not_names") or said in known("people", "titles") or kind_of(word) is not None


def has_title(text: str) -> bool:
    """Whether a text holds a word for a post, such as `director`."""
    said = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())
    titles = known("people", "titles")
    return any(word in titles or word.removesuffix("s") in titles for word in said)


def is_free(text: str, name: Name) -> bool:
    """The name is not the beginning of something else, such as a body's name."""
    following = re.compile(r" ?([^\W\d_]+)").match(text, name.end)
    if following and following.start(1) == name.end:
        return False
    body = following and text[name.end] == " " and following[1][0].isupper() and kind_of(following[1]) is not None
    return not body and not is_open(name.text(text))


def is_person(text: str, name: Name) -> bool:
    return is_free(text, name) and kind_of(name.text(text)) is None and not _goes_on(text, name)


def is_talk(text: str, name: Name) -> bool:
    """What a colon follows is the title of a talk: `Keynote address: Rejuvenating Weirs: ...`."""
    return name.address is None and re.match(r" ?[:：]", text[name.end :]) is not None


def _goes_on(text: str, name: Name) -> bool:
    """Without a form of address, a capital that follows may belong to the name of something else."""
    following = re.compile(r" ([^\W\d_]+)").match(text, name.end)
    return name.address is None and following is not None and following[1][0].isupper() and is_not_name(following[1])


def _is_initial(text: str, match: re.Match[str]) -> bool:
    """`Matthew M. Hansen`: one letter behind a word is an initial, no form of address."""
    short = len(match.group().rstrip(" .")) == 1
    return short and (match.start() > 0 and text[: match.start()].rstrip()[-1:].isalpha())


def _words(text: str, start: int, *, sure: bool, least: int = _TWO) -> tuple[int, int] | None:
    if chinese := _CJK.match(text, start):
        return chinese.span() if sure else None
    taken: list[re.Match[str]] = []
    position = start
    while len(taken) < _MOST_WORDS + _TWO and (token := _TOKEN.match(text, position)):
        said = token.group().rstrip()
        if said.casefold() in _PARTICLES and taken and said[0].islower():
            taken.append(token)
        elif not _may_be_name(said, sure=sure) or (
            is_not_name(said) and not _is_initials(said) and not (len(taken) == 1 and said in _ALSO_SURNAMES)
        ):
            break
        else:
            taken.append(token)
        position = token.end()
        if not token["gap"]:
            break
    while taken and taken[-1].group().rstrip().casefold() in _PARTICLES:
        taken.pop()
    return _span(taken, sure=sure, least=least)


def _span(taken: list[re.Match[str]], *, sure: bool, least: int) -> tuple[int, int] | None:
    said = [token.group().rstrip() for token in taken]
    proper = [word for word in said if word.casefold() not in _PARTICLES]
    full = [word for word in proper if not _is_initials(word)]
    if not least <= len(proper) <= _MOST_WORDS or not full:
        return None
    if all(word.isupper() and len(word) > 1 for word in full) and not (sure and len(full) > 1 and _is_spaced(full)):
        return None
    if not sure and any(word.isupper() and len(word) > 1 for word in full):
        return None
    end = taken[-1].start() + len(said[-1])
    return taken[0].start(), end - (1 if said[-1].endswith(".") and not _is_initials(said[-1]) else 0)


def _is_spaced(full: list[str]) -> bool:
    """Names in capitals: words long enough to be no acronyms."""
    return all(len(word) > _TWO for word in full)


def _is_initials(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]\.-?)+|[^\W\d_]", word) is not None


def _may_be_name(word: str, *, sure: bool) -> bool:
    first = word.lstrip("‘’'ʻ")[:1]
    if first.isupper():
        return True
    return sure and first.isalpha() and first.lower() == first.upper()
