"""Days by which something is owed: a date, or so many days before the session."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.model import cldr, words
from briefgen.model.facts import Fact, derived

BEFORE_SESSION = re.compile(r"S[\s-]*(\d+)", re.IGNORECASE)


def short(by: Fact, locale: str) -> Fact:
    """``S – 10``, or a date in words."""
    before = BEFORE_SESSION.fullmatch(by.text)
    if before:
        return by.as_shown(f"S\u00a0–\u00a0{before[1]}")
    return by.as_shown(cldr.day(by.text, locale)) if by else by


def in_full(by: Fact, held: Fact, locale: str) -> Fact:
    """A date in words, counted back from the day of the session where that is known: ``10 days before the session``."""
    before = BEFORE_SESSION.fullmatch(by.text)
    if before is None:
        return short(by, locale)
    days = int(before[1])
    if not words.is_full_day(held.text):
        return derived(f"{by.id}.day", f"{words.count(days, 'day')} before the session", "days-before", by)
    until = date.fromisoformat(held.text) - timedelta(days)
    return derived(f"{by.id}.day", cldr.day(until.isoformat(), locale), "days-before", by, held)
