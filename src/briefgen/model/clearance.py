"""Clearance: who said that a text may be printed, when, and of which text they said it.

Press offices clear a quotation as it is worded: whoever changes a word asks again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.model.facts import Fact
from briefgen.model.marks import mark

Kind = Literal["quotation", "statement", "biography"]

CLEARED = "cleared"
FIELDS = ("by", "on", "of")
"""What a clearance must say to be one: by whom, when, of which text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """What is written of the clearance of a text: ``state`` (draft, with-speaker, cleared), ``by``, ``on``.

    ``of`` is the mark of the text that was cleared: the same mark that stands behind what a wording rests on.
    """

    state: Fact
    by: Fact
    on: Fact
    of: Fact

    @property
    def lacks(self) -> tuple[str, ...]:
        """Which of `FIELDS` it does not say."""
        return tuple(name for name in FIELDS if not getattr(self, name))

    def covers(self, marked: str) -> bool:
        """Whether what has this mark is cleared, by somebody, on a day."""
        return self.state.text == CLEARED and not self.lacks and self.of.text == marked


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A text that a person answers for. ``person`` is that person's id; of a biography it is ``id`` itself.

    ``is_cleared`` is settled once, with all that is known: a copy for the press does not see the clearance.
    """

    id: str
    kind: Kind
    text: Fact
    person: Fact
    clearance: Clearance
    is_cleared: bool = False

    @property
    def point_id(self) -> str:
        """The id of its open point: ``quote-q1``."""
        return f"{'quote' if self.kind == 'quotation' else self.kind}-{self.id}"

    @property
    def mark(self) -> str:
        """The mark of the text as it stands."""
        return mark(self.text.text)


def settled(text: OwnText) -> OwnText:
    """The text with its clearance settled: cleared it is confirmed, else it is not, whatever stands beside it."""
    if text.text.is_open:
        return text
    if text.clearance.covers(text.mark):
        return replace(text, text=replace(text.text, standing="confirmed"), is_cleared=True)
    standing = text.text.standing if text.text.standing == "proposed" else "to be confirmed"
    return replace(text, text=replace(text.text, standing=standing))
