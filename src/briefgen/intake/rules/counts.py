"""Counts that a note gives of its own things, and the sessions that it names: the ground for checks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.rules.hours import Part
from briefgen.intake.rules.sentences import Sentence
from briefgen.intake.rules.words import NUMBER, number, singular
from briefgen.model.claims import Claim

_SESSIONS = (
    r"(?:(?:parallel|working|thematic|technical|breakout|regional) (?:sessions|groups)"
    r"|side events|round ?tables|panels)"
)
_PEOPLE = (
    r"(?:founding (?:members|partners|organi[sz]ations)|co-?founders|co-?hosts|co-?chairs|keynote speakers|speakers"
    r"|panell?ists|moderators|rapporteurs)"
)
_COUNT = re.compile(rf"\b(?P<number>{NUMBER}) (?:parallel )?(?P<what>{_SESSIONS}|{_PEOPLE})\b", re.IGNORECASE)
_COUNTED_SESSIONS = re.compile(rf"\b{NUMBER} (?:parallel )?(?P<what>{_SESSIONS})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“„\"]([^”“„\"]{2,160})[”“\"]|‘([^’‘]{2,160})’(?!\w)")


def counts(sentences: tuple[Sentence, ...]) -> Iterator[Claim]:
    """`three working sessions`, `the four founding members`: each figure that is given, once."""
    seen: set[tuple[str, int]] = set()
    for sentence in sentences:
        for match in _COUNT.finditer(sentence.text):
            what, value = match["what"].casefold(), number(match["number"])
            if (what, value) not in seen:
                seen.add((what, value))
                yield Claim(path=("counts", what), value=value, span=sentence.group(match))


def related_sessions(planned: tuple[Part, ...]) -> Iterator[Claim]:
    """The sessions that a part names in quotation marks after counting them."""
    order = 0
    for part in planned:
        for sentence in part.sentences:
            counted = _COUNTED_SESSIONS.search(sentence.text)
            for quoted in _QUOTED.finditer(sentence.text, counted.end()) if counted else ():
                order += 1
                path = ("sessions", "", "related", str(order))
                group = 1 if quoted[1] else 2
                kind = singular(counted["what"].casefold()) if counted else ""
                yield Claim(path=(*path, "title"), value=quoted[group], span=sentence.group(quoted, group))
                if counted:
                    yield Claim(path=(*path, "kind"), value=kind, span=sentence.group(counted, "what"))
