"""What the press kit waits for."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model import words
from briefgen.model.decisions.making import Rule, decision, made, spans_of
from briefgen.model.event import Event, Organisation
from briefgen.model.facts import Fact
from briefgen.model.points import Point


def _press(event: Event) -> Iterator[Point]:
    """What a release cannot do without."""
    yield from decision("issuer", "who issues the release", "the press kit", (event.issuer,))
    dateline = (event.dateline.city, event.dateline.date)
    yield from decision("dateline", "city and date of the release", "the press kit", dateline)
    if event.release.text == "embargoed" and event.embargo.is_open:
        yield from decision("embargo", "date, time and zone of the embargo", "the press kit", (event.embargo,))
    elif event.release.text == "embargoed":
        yield made("embargo", "date, time and zone of the embargo", "the press kit")
    contact = event.contact("press")
    fields = (
        (contact.phone, contact.out_of_hours)
        if contact
        else (Fact(id="contacts.press.phone"), Fact(id="contacts.press.out_of_hours"))
    )
    yield from decision("press-contact", "press contact, by day and out of hours", "the press kit", fields)


def _names(event: Event) -> Iterator[Point]:
    """An organisation that the sources spell in several ways, blocks of capitals apart."""
    for organisation in event.organisations:
        spellings = _spelled(organisation.variants)
        if len(spellings) > 1:
            label = organisation.acronym.text or organisation.name.text
            yield Point(
                id=f"name-{organisation.id}",
                what=f"name of {label}: which of {words.number(len(spellings))} spellings",
                holds="the press kit",
                about=frozenset({organisation.name.id}),
                spans=spans_of(spellings),
            )


def _spelled(variants: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Variants of a name that differ in more than capitals, first of each kind."""
    kinds: dict[str, Fact] = {}
    for variant in variants:
        kinds.setdefault(variant.text.casefold(), variant)
    return tuple(kinds.values())


def _beginnings(event: Event) -> Iterator[Point]:
    """An organisation of which several beginnings are told: every journalist's first question."""
    for organisation in event.organisations:
        verbs = confused_beginnings(organisation)
        if verbs:
            quoted = [f"“{fact.text}”" for fact in verbs]
            yield Point(
                id=f"beginnings-{organisation.id}",
                what=f"{', '.join(quoted[:-1])} or {quoted[-1]}: which",
                holds="the press kit",
                about=frozenset(each.verb.id for each in organisation.beginnings) | {"wording.beginning.text"},
                spans=spans_of(verbs),
            )


def confused_beginnings(organisation: Organisation) -> tuple[Fact, ...]:
    """The different verbs of beginning that the sources use of one organisation, when there are several.

    None once the secretariat has acknowledged these very verbs; one more in a source, and all are open again.
    """
    kinds: dict[str, Fact] = {}
    for beginning in organisation.beginnings:
        kinds.setdefault(beginning.verb.text.casefold(), beginning.verb)
    told_apart = {word.strip() for word in organisation.told_apart.casefold().split(",")}
    return tuple(kinds.values()) if len(kinds) > 1 and set(kinds) != told_apart else ()


def _clearance(event: Event) -> Iterator[Point]:
    """Texts written for the press that nobody has cleared."""
    texts = tuple(each.text for each in event.wordings if "press" in each.audiences.text)
    uncleared = tuple(text for text in texts if text.standing != "confirmed")
    if uncleared:
        yield Point(
            id="clearance",
            what="clearance of the texts",
            holds="the press kit",
            covers=frozenset(text.id for text in uncleared),
        )
    elif texts:
        yield made("clearance", "clearance of the texts", "the press kit")


RULES: tuple[Rule, ...] = (_press, _names, _beginnings, _clearance)
