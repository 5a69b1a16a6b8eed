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
