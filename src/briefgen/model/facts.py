"""Facts: settled values that know how they were settled, from where, and what they overruled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from briefgen.model.claims import Claim, Value
from briefgen.origin import How, Origin, Span, Standing


class OriginLostError(TypeError):
    """A fact was turned into bare text where its origin would be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A settled value.

    ``value`` is None while it is open. ``shown`` is the printed form where that differs from the value (a length
    of time in words, a date in words). ``wanted`` are the words of its blank. ``rests_on`` are ids of the facts
    that a derived one was worked out from; ``overruled`` the claims that lost.
    """

    id: str
    value: Value | None = None
    how: How = "open"
    standing: Standing | None = None
    spans: tuple[Span, ...] = ()
    rule: str | None = None
    rests_on: tuple[str, ...] = ()
    overruled: tuple[Claim, ...] = ()
    audience: str | None = None
    note: str | None = None
    shown: str | None = None
    wanted: str = ""

    @property
    def is_open(self) -> bool:
        """Nobody has said it yet."""
        return self.value is None

    @property
    def is_agreed(self) -> bool:
        """Stated, confirmed, or derived from such: what a press piece may print."""
        return (
            self.value is not None
            and (self.how in ("stated", "derived") or self.standing == "confirmed")
            and (self.standing in (None, "confirmed"))
        )

    @property
    def text(self) -> str:
        """The printed form; "" while open. Python only: a template prints the fact itself."""
        if self.shown is not None:
            return self.shown
        match self.value:
            case None:
                return ""
            case tuple():
                return ", ".join(self.value)
            case _:
                return str(self.value)

    @property
    def number(self) -> int:
        """The value as a whole number (seconds, counts); 0 while open."""
        return self.value if isinstance(self.value, int) else 0

    @property
    def items(self) -> tuple[Fact, ...]:
        """The members of a list, each a fact of its own."""
        if not isinstance(self.value, tuple):
            return () if self.is_open else (self,)
        return tuple(
            replace(self, id=f"{self.id}.{number}", value=member, shown=None)
            for number, member in enumerate(self.value, 1)
        )

    @property
    def origin(self) -> Origin:
        """What a printed run of this fact carries."""
        return Origin(fact=self.id, how=self.how, standing=self.standing, rule=self.rule, spans=self.spans)

    def as_shown(self, shown: str) -> Fact:
        """The same fact in another printed form."""
        return replace(self, shown=shown)

    def __bool__(self) -> bool:
        """Whether it is known: ``{% if session.room %}``."""
        return self.value is not None and self.value not in ("", ())

    def __str__(self) -> str:
        """Raises OriginLostError: print the fact itself, or take `text` in Python."""
        raise OriginLostError(f"{self.id} would lose its origin here: print the fact itself")

    def __html__(self) -> str:
        """The fact as an XML element that carries its id into the tree, the text escaped; a blank while open."""
        if self.is_open:
            return f'<blank fact="{escape(self.id)}" words="{escape(self.wanted)}"/>'
        return f'<fact id="{escape(self.id)}">{escape(self.text)}</fact>'


def derived(
    fact_id: str,
    value: Value,
    rule: str,
    *parents: Fact,
    shown: str | None = None,
    spans: Iterable[Span] = (),
) -> Fact:
    """A fact worked out from others by a named rule; it stands no firmer than the least agreed of them."""
    return Fact(
        id=fact_id,
        value=value,
        how="derived",
        rule=rule,
        standing=weakest(parent.standing for parent in parents),
        spans=tuple(dict.fromkeys((*spans, *(span for parent in parents for span in parent.spans)))),
        rests_on=tuple(dict.fromkeys(parent.id for parent in parents)),
        shown=shown,
    )


def weakest(standings: Iterable[Standing | None]) -> Standing | None:
    """The least agreed standing; None is what a source states."""
    order: tuple[Standing | None, ...] = ("proposed", "to be confirmed", "confirmed", None)
    return min(standings, key=order.index, default=None)
