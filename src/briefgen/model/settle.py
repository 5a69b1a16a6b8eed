"""Who is right: claims of several sources settled into one fact each.

Supplied wins over stated, stated over derived; within a kind the later-dated source wins. Whatever disagrees is a
finding that names both places, until the secretariat acknowledges the very value that was overruled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.findings import Finding, Noted, at
from briefgen.model import words
from briefgen.model.claims import Claim, Path, Value
from briefgen.model.facts import Fact

RANK = {"supplied": 0, "stated": 1, "derived": 2}
LENGTHS = frozenset({"duration", "shortest"})
"""Fields whose whole numbers are seconds."""


def group(claims: Iterable[Claim]) -> dict[Path, tuple[Claim, ...]]:
    """Claims by their path, in the order in which the paths were first met, dated as the event file dates sources."""
    claims = tuple(claims)
    dates = {claim.path[1]: str(claim.value) for claim in claims if claim.path[::2] == ("sources", "date")}
    grouped: dict[Path, list[Claim]] = {}
    for claim in claims:
        dated = replace(claim, date=dates.get(claim.span.source, claim.date))
        grouped.setdefault(claim.path, []).append(dated)
    return {path: tuple(members) for path, members in grouped.items()}


def settle(path: Path, claims: tuple[Claim, ...], acknowledged: Mapping[str, str]) -> Noted[Fact]:
    """One fact from the claims of one path. `acknowledged` maps dotted paths to the overruled value in words."""
    ordered = sorted(claims, key=lambda claim: (RANK.get(claim.how, 3), claim.date is None, _later_first(claim.date)))
    winner = ordered[0]
    agreeing = [claim for claim in ordered if claim.value == winner.value]
    overruled = tuple(claim for claim in ordered if claim.value != winner.value)
    spans = tuple(dict.fromkeys(span for claim in agreeing for span in claim.spans))
    fact = Fact(
        id=".".join(path),
        value=winner.value,
        how="open" if winner.value is None else winner.how,
        standing=winner.standing,
        spans=spans,
        rule=winner.rule,
        overruled=overruled,
        audience=winner.audience,
        note=winner.note,
    )
    return Noted(fact, tuple(_disagreements(fact, winner, overruled, acknowledged)))


def _later_first(date: str | None) -> tuple[int, ...]:
    return tuple(-ord(character) for character in date or "")


def _disagreements(
    fact: Fact, winner: Claim, overruled: tuple[Claim, ...], acknowledged: Mapping[str, str]
) -> Iterable[Finding]:
    for loser in overruled:
        if loser.value is None or winner.value is None:
            continue
        if says_same(acknowledged.get(fact.id), loser):
            continue
        yield at(
            winner.span,
            "values-disagree",
            f"{fact.id} is {in_words(winner)} here and {in_words(loser)} at {loser.span.place}",
            hint=_remedy(fact, winner, loser),
            others=(loser.span,),
        )


def _remedy(fact: Fact, winner: Claim, loser: Claim) -> str:
    if winner.how == "supplied" and loser.how != "supplied":
        return (
            f"the first is printed; if that is meant, add to event.yaml: acknowledge: {{{fact.id}: {loser.span.quote}}}"
        )
    return "the first is printed; correct one of them, or date the sources in event.yaml under sources:"


def says_same(acknowledged: str | None, loser: Claim) -> bool:
    """Whether the secretariat acknowledged the very value that lost, as it stands or as its source has it."""
    return acknowledged is not None and acknowledged.casefold() in (
        in_words(loser).casefold(),
        str(loser.value).casefold(),
        loser.span.quote.casefold(),
    )


def in_words(claim: Claim) -> str:
    """The value of a claim as a message quotes it."""
    if claim.path[-1] in LENGTHS and isinstance(claim.value, int):
        return words.length(claim.value)
    return _in_words(claim.value)


def _in_words(value: Value | None) -> str:
    match value:
        case None:
            return "open"
        case tuple():
            return "“" + "; ".join(value) + "”"
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case _:
            return f"“{value}”"
