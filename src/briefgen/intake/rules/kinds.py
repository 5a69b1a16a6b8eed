"""Words that say what kind of body a name names: the head words of organisations."""

from __future__ import annotations

import re

from briefgen.intake.rules.words import SMALL

_KINDS = (
    "academy agency alliance assembly association authority bank board bureau center centre chamber"
    " coalition college commission committee compact confederation conference consortium convention"
    " cooperative council department directorate federation forum foundation fund government group guild"
    " initiative institute institution league ministry movement network observatory office organisation"
    " organization partnership platform programme project secretariat service society task-force trust"
    " union university"
).split()
_WORD = re.compile(r"[^\W_][\w’'-]*")
_PREPOSITION = SMALL - {"a", "an", "and", "the"}

KIND = rf"(?:{'|'.join(_KINDS)}|body|community)"
"""Pattern of a word for a kind of body, as it stands in running text: `an emerging global partnership`."""


_OTHER_BODIES = frozenset(
    "academia ag association ausschuss bundesamt cattedra centrum clinic club collège commissione company"
    " consulting corp corporation dirección direction escola escuela facoltà faculdade facultad faculty"
    " faculté fakultät fondation fondazione foundation fundación fundação hochschule hospital hôpital institut"
    " instituto istituto klinik lab laboratoire laboratory ministerio ministerium ministère ministério museo"
    " museum musée ospedale politecnico school secretaría stiftung universidad universidade universitat"
    " universitet università universität université uniwersytet verband verein école".split()
)
_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,})(?:[/&-][A-Z][A-Za-z]*)*")


def is_body(text: str) -> bool:
    """Whether a text is the name of a body: by a word for one in any language, or because it is an acronym."""
    said = (word.group().casefold() for word in _WORD.finditer(text))
    return kind_of(text) is not None or any(word in _OTHER_BODIES for word in said) or bool(_ACRONYM.fullmatch(text))


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether the capitals of one word are the first letters of a name: `RDC` of `River Drama Corpus`."""
    capitals = [character for character in acronym if character.isupper()]
    return " " not in acronym and capitals == [word[0] for word in name.split() if word[0].isupper()]


def kind_of(name: str) -> tuple[int, int] | None:
    """Where the head word of an organisation's name stands: the last kind before the first preposition.

    `United Nations University Institute for Environment ...` is an institute, not a university.
    """
    found = None
    for word in _WORD.finditer(name):
        said = word.group().casefold()
        if said in _PREPOSITION and found:
            break
        if said in _KINDS:
            found = word.span()
    return found
