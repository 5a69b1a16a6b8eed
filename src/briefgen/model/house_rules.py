"""House rules as packs of data: limits of length, and the words that a house has for the parts of its papers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen import resources
from briefgen.model.event import Event
from briefgen.model.facts import Fact

GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Lengths: words and characters that a text may have, 0 for any number; counts; per cent of a row's time."""

    opening_percent: int
    sentence_words: int
    talking_point_words: int
    talking_points: int
    talking_points_most: int
    release_words: int
    headline_characters: int
    summary_characters: int


@dataclass(frozen=True, slots=True)
class HouseWords:
    """Words for parts of papers, each said by the pack; open where the house has none."""

    end_mark: Fact
    notes: Fact
    disclaimer: Fact


@dataclass(frozen=True, slots=True)
class DatelineRules:
    """How a release says where and when it was issued: ``city`` as given or in capitals, ``date`` in full or as day and
    month, and whether ``issuer`` stands behind them.
    """

    city: str
    date: str
    issuer: bool


@dataclass(frozen=True, slots=True)
class HouseRules:
    """A pack: its name, limits and words, and whether everybody named in a row needs a form of address."""

    name: str
    limits: Limits
    words: HouseWords
    dateline: DatelineRules
    form_of_address: bool


def house_rules(event: Event) -> HouseRules:
    """The pack that the event file chooses, `generic` where it chooses none."""
    return _pack(event.rules.text or GENERIC)


@cache
def _pack(name: str) -> HouseRules:
    said = _read(name)
    own: dict[str, dict[str, Any]] = {table: {**rows, **said.get(table, {})} for table, rows in _read(GENERIC).items()}
    facts = {key: _fact(name, key, text) for key, text in own["words"].items()}
    return HouseRules(
        name,
        Limits(**own["limits"]),
        HouseWords(**facts),
        DatelineRules(**own["dateline"]),
        own["people"]["form_of_address"],
    )


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.rule_pack(name))


def _fact(name: str, key: str, text: str) -> Fact:
    return Fact(id=f"house.{key}", value=text or None, how="derived" if text else "open", rule=f"rules: {name}")
