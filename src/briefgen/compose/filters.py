"""What a template may do to a fact: another printed form, another blank. Every filter returns facts or markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from briefgen.model import words
from briefgen.model.facts import Fact


def wanted(fact: Fact, what: str) -> Fact:
    """The fact with other words in its blank."""
    return replace(fact, wanted=what)


def length(fact: Fact) -> Fact:
    """Seconds as a length of time in words."""
    return shown(fact, lambda value: words.length(int(value)))


def sentence(fact: Fact) -> Fact:
    """With a capital at its start."""
    return fact.as_shown(words.sentence(fact.text)) if fact else fact


def lower_first(fact: Fact) -> Fact:
    """With a small letter at its start."""
    return fact.as_shown(fact.text[:1].lower() + fact.text[1:]) if fact else fact


def unstopped(fact: Fact) -> Fact:
    """Without a full stop at its end."""
    return fact.as_shown(fact.text.rstrip(".")) if fact else fact


def whole(fact: Fact) -> Fact:
    """With a full stop at its end."""
    return fact.as_shown(fact.text.rstrip() + ("" if fact.text.rstrip().endswith((".", "!", "?", "”")) else "."))


def paragraphs(fact: Fact) -> tuple[Fact, ...]:
    """The paragraphs of a text, each with the text's origin."""
    return tuple(fact.as_shown(piece.strip()) for piece in fact.text.split("\n\n") if piece.strip())


def without_article(fact: Fact) -> Fact:
    """Without ``a``, ``an`` or ``the`` at its start."""
    first, _, rest = fact.text.partition(" ")
    return fact.as_shown(rest) if first.casefold() in ("a", "an", "the") else fact


def capitalised(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, the first with a capital at its start."""
    return tuple(sentence(fact) if place == 0 else fact for place, fact in enumerate(facts))


def lines(fact: Fact) -> Fact:
    """The lines that something rests on: ``line 3``, ``lines 5, 8``."""
    places = [match[1] for item in fact.items if (match := re.search(r"(?:line|paragraph|page) (\d+)", item.text))]
    if not places:
        return fact
    return fact.as_shown(f"{'line' if len(places) == 1 else 'lines'}\u00a0{', '.join(places)}")


def known(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those facts that are not open."""
    return tuple(fact for fact in facts if fact)


def shown(fact: Fact, say: Callable[[Any], str]) -> Fact:
    """The fact in what `say` makes of its value; what is open stays so."""
    return fact if fact.value is None else fact.as_shown(say(fact.value))


FILTERS: dict[str, Callable[..., Any]] = {
    "wanted": wanted,
    "length_of_time": length,
    "sentence": sentence,
    "lower_first": lower_first,
    "unstopped": unstopped,
    "whole": whole,
    "paragraphs": paragraphs,
    "without_article": without_article,
    "capitalised": capitalised,
    "lines": lines,
    "known": known,
}
