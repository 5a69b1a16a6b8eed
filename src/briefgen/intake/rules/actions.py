"""What people are to do in the session: `Representatives of the founding members will deliver ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.rules.hours import Part, part_of
from briefgen.intake.rules.open_words import open_point
from briefgen.intake.rules.sentences import Sentence
from briefgen.model.claims import Claim

_PEOPLE = (
    r"(?:representatives?|delegates?|members?|speakers?|panell?ists?|chairs?|chairpersons?|co-?chairs?"
    r"|moderators?|rapporteurs?|facilitators?|ministers?|heads?|directors?|founders?|partners?|participants?|spokespersons?)"
)
_ACTION = re.compile(
    rf"(?P<who>(?:(?:the|each|all|both|one|a) )?(?:[\w-]+ ){{0,3}}{_PEOPLE}\b(?: [^.;:]{{1,150}}?)??)"
    r" (?:will|shall|are to|is to|are expected to|is expected to)(?: each| then| jointly| briefly| also)?"
    r" (?P<verb>(?!be\b|have\b|need\b)[a-z]+) (?P<what>[^.;:]{2,200}?)[.!]?",
    re.IGNORECASE,
)


def actions(sentences: tuple[Sentence, ...], planned: tuple[Part, ...]) -> Iterator[Claim]:
    """Who is to do what; `part` is the hour in which it is said."""
    order = 0
    for sentence in sentences:
        action = _ACTION.fullmatch(sentence.text)
        if not action or open_point(sentence):
            continue
        order += 1
        path = ("actions", str(order))
        for field in ("who", "verb", "what"):
            yield Claim(path=(*path, field), value=action[field], span=sentence.group(action, field))
        if part := part_of(sentence, planned):
            yield Claim(path=(*path, "part"), value=part.number, span=sentence.span())
