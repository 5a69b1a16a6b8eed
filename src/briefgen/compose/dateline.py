"""The dateline of a release as the rules of the house have it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import cldr, words
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.house_rules import house_rules
from briefgen.model.locales import locale_of

ANY_YEAR = "????"
"""What stands in a date for a year that is not printed."""


@dataclass(frozen=True, slots=True)
class DatelineView:
    """Where, when, and by whom a release is issued; ``issuer`` is None where the house leaves it out."""

    city: Fact
    date: Fact
    issuer: Fact | None


def dateline(event: Event) -> DatelineView:
    """The dateline; what nobody has said is open."""
    rules, said = house_rules(event).dateline, event.dateline
    city = said.city.as_shown(said.city.text.upper()) if said.city and rules.city == "capitals" else said.city
    return DatelineView(city, _date(said.date, rules.date, locale_of(event)), event.issuer if rules.issuer else None)


def _date(date: Fact, form: str, locale: str) -> Fact:
    """A full day without its year where the house has it so; what is less precise keeps its year."""
    if date.is_open:
        return date
    iso = date.text
    if form == "day and month" and words.is_full_day(iso):
        iso = f"{ANY_YEAR}{iso[4:]}"
    return date.as_shown(cldr.day(iso, locale))
