"""What a part of the session launches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.rules.hours import Part
from briefgen.intake.rules.organisations import Roster
from briefgen.model.claims import Claim

_LAUNCH = re.compile(
    r"\b(?:(?:The )?(?:official|formal|public|global|international) )?launch(?:ing)? of (?=the |[A-Z])", re.IGNORECASE
)


def launches(planned: tuple[Part, ...], known: Roster) -> Iterator[Claim]:
    """`The official launch of X`: the id of X, where it is an organisation that the note introduces."""
    for part in planned:
        for sentence in part.sentences:
            launch = _LAUNCH.search(sentence.text)
            launched = known.at(sentence.text, launch.end()) if launch else None
            if launch and launched:
                span = sentence.span(launch.start(), launched.end)
                yield Claim(path=(*part.path, "launch"), value=launched.organisation.id, span=span)
                break
