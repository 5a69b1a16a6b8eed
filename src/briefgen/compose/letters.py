"""What each debtor is asked for, as the overview and the letters print it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.compose.printed_in import Places, in_products
from briefgen.model import words
from briefgen.model.deadlines import in_full, short
from briefgen.model.event import Event
from briefgen.model.facts import Fact
from briefgen.model.locales import locale_of
from briefgen.model.owed import Debt, debtors
from briefgen.model.points import Register

TOLD = (
    ("Whether you take part", "Whether they take part"),
    ("Your title", "Title"),
    ("Your slides", "Slides"),
    ("of your statement", "of its statement"),
    ("about you", "about it"),
)
"""What letters ask of somebody, and how others are told of it."""


@dataclass(frozen=True, slots=True)
class DebtView:
    """One thing to send: what, its number in the register, by when (in words, in short), where it will be printed,
    and the text that is to be cleared where it is short enough to stand in a letter.

    ``told`` says what to others than whoever owes it. What is not known is open.
    """

    what: Fact
    told: Fact
    number: Fact
    until: Fact
    due: Fact
    printed: Fact
    text: Fact


@dataclass(frozen=True, slots=True)
class DebtorView:
    """Somebody who owes something, and how many items: ``3 items``."""

    id: str
    name: Fact
    count: Fact
    debts: tuple[DebtView, ...]


def debtor_views(event: Event, register: Register, printed: Places) -> Iterator[DebtorView]:
    """Everybody who owes something, with what."""
    for debtor in debtors(event, register):
        debts = tuple(_debt(event, debt, printed) for debt in debtor.debts)
        counted = words.count(len(debts), "item")
        count = Fact(id=f"debtors.{debtor.id}.count", value=counted, how="derived", rule="counted")
        yield DebtorView(debtor.id, debtor.name, count, debts)


def _debt(event: Event, debt: Debt, printed: Places) -> DebtView:
    fact_id = debt.what.id
    locale = locale_of(event)
    days = in_full(debt.by, event.session.date, locale), short(debt.by, locale)
    if debt.point:
        where = in_products(debt.point, printed, locale)
        return DebtView(debt.what, debt.what, debt.point.index, *days, where, _to_clear(event, debt.point.id))
    where = Fact(id=f"{fact_id}.printed", value=debt.printed or None, how="derived", rule="asked-of-speakers")
    return DebtView(debt.what, _told(debt.what), Fact(id=f"{fact_id}.number"), *days, where, Fact(id=f"{fact_id}.text"))


def _told(what: Fact) -> Fact:
    """What is asked of somebody, as others read it: ``A standard paragraph about it``."""
    text = what.text
    for theirs, others in TOLD:
        text = text.replace(theirs, others)
    return replace(what, id=f"{what.id}.told", value=text)


def _to_clear(event: Event, point_id: str) -> Fact:
    """The quotation or biography that waits for its clearance; a statement is at hand where it came from."""
    texts = (each.text for each in event.own_texts if each.point_id == point_id and each.kind != "statement")
    return next(texts, Fact(id=f"points.{point_id}.text"))
