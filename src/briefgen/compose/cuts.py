"""What cuts of the run sheet are made of: cues by department, slots of a speaker, cards, rows for the press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.compose.audiences import for_audience
from briefgen.compose.file_names import file_name
from briefgen.compose.product import SPEAKER, Copy
from briefgen.compose.views import PartView, RowView
from briefgen.model import words
from briefgen.model.event import Event, Person
from briefgen.model.facts import Fact, derived
from briefgen.model.owed import debtor_ids
from briefgen.model.points import Register
from briefgen.model.timing import sentences_over

DEPARTMENTS = ("audio", "video", "lights", "stage", "interpreters")
"""Departments in the order in which a crew's copy has them; any others follow as they come."""
FIRST_WORDS = 40
"""Words on a card, of whole sentences: what the eye takes in before the chair looks up."""


# -- the crew -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CueView:
    """One cue, its row, and what its department is called."""

    row: RowView
    department: Fact
    cue: Fact


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """All cues of a department, in order."""

    name: Fact
    cues: tuple[CueView, ...]


@dataclass(frozen=True, slots=True)
class CrewRowView:
    """A row as the crew reads it: its cues, and the warnings that the speaker is shown."""

    row: RowView
    cues: tuple[CueView, ...]
    warnings: tuple[Fact, ...]


def crew_rows(parts: tuple[PartView, ...]) -> Iterator[CrewRowView]:
    """Every row, with cues or without: the crew follows all of them."""
    for row in _rows(parts):
        yield CrewRowView(row, tuple(CueView(row, _department(cue), cue) for cue in row.cues if cue), _warnings(row))


def _department(cue: Fact) -> Fact:
    """The department of a cue: its key in the event file."""
    key = cue.id.rpartition(".cues.")[2]
    return Fact(id=f"{cue.id}.department", value=words.sentence(key), how="derived", rule="key", spans=cue.spans)


def departments(rows: Iterable[CrewRowView]) -> tuple[DepartmentView, ...]:
    """The departments that have cues."""
    found: dict[str, list[CueView]] = {}
    for cue in (cue for row in rows for cue in row.cues):
        found.setdefault(cue.department.text.casefold(), []).append(cue)
    ordered = dict.fromkeys((*DEPARTMENTS, *found))
    return tuple(DepartmentView(found[key][0].department, tuple(found[key])) for key in ordered if key in found)


# -- speakers and interpreters --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SlotView:
    """A row of one speaker, with the rows before and after it and the warnings that are shown."""

    row: RowView
    before: RowView | None
    after: RowView | None
    warnings: tuple[Fact, ...]


def for_each(copies: Iterable[Copy], event: Event, register: Register) -> Iterator[Copy]:
    """The copies; a cut that is made for each speaker or debtor becomes one copy for each of them."""
    for copy in copies:
        if copy.cut is None or not copy.cut.each:
            yield copy
            continue
        is_speakers = copy.cut.each == SPEAKER
        everybody = _speakers(for_audience(event, copy.audience)) if is_speakers else debtor_ids(event, register)
        taken: set[str] = set()
        for whom in everybody:
            yield replace(copy, whom=whom, called=file_name(whom, taken, copy.cut.each))


def _speakers(event: Event) -> tuple[str, ...]:
    """The ids of all who are named in rows, those aside who only chair: the whole sheet is theirs."""
    seats = (seat for row in event.session.segments for seat in row.who if seat.role.text.casefold() != "chair")
    known = (event.person(seat.person.text) for seat in seats if seat.person)
    return tuple(dict.fromkeys(person.id for person in known if person and person.name))


def slots(parts: tuple[PartView, ...], speaker: str) -> tuple[SlotView, ...]:
    """The rows in which a person, given by id, has a seat other than the chair's."""
    rows = _rows(parts)
    around = zip([None, *rows], rows, [*rows[1:], None], strict=False)
    return tuple(
        SlotView(row, before, after, _warnings(row))
        for before, row, after in around
        if speaker and any(seat.person.text == speaker and not seat.is_chair for seat in row.seats)
    )


def _warnings(row: RowView) -> tuple[Fact, ...]:
    """The warnings of a row as lengths of time."""
    return tuple(item.as_shown(words.length(int(item.text))) for item in row.warn.items)


@dataclass(frozen=True, slots=True)
class NameView:
    """A name as it is called out, how it sounds, and who that is."""

    name: Fact
    spoken: Fact
    who: Fact


def to_pronounce(event: Event, parts: tuple[PartView, ...]) -> tuple[NameView, ...]:
    """The people whose names will be said: who heads the session, and who is named in a row."""
    session = event.session
    heads = (seat.person.text for seat in (session.chair, session.moderator, session.rapporteur) if seat.person)
    seated = (seat.person.text for row in _rows(parts) for seat in row.seats if seat.is_named)
    known = (event.person(person) for person in dict.fromkeys((*heads, *seated)))
    return tuple(_name(event, person) for person in known if person and person.name)


def _name(event: Event, person: Person) -> NameView:
    """Each is one fact, so that its standing is said once, behind the name."""
    organisation = event.organisation(person.organisation.text) if person.organisation else None
    house = (organisation.acronym or organisation.name) if organisation else person.organisation
    called = _joined(f"people.{person.id}.called", " ", person.form_of_address, person.name)
    spoken = replace(person.spoken, id=f"names.{person.id}.spoken")
    return NameView(called, spoken, _joined(f"names.{person.id}.who", ", ", person.title, house))


def _joined(fact_id: str, between: str, *facts: Fact) -> Fact:
    known = tuple(fact for fact in facts if fact)
    if not known:
        return Fact(id=fact_id)
    return derived(fact_id, between.join(fact.text for fact in known), "joined", *known)


# -- the chair ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardView:
    """A row in which the chair speaks: the first words, whether more follow, and the next row with a card."""

    row: RowView
    words: Fact
    has_more: bool
    next: RowView | None


def cards(parts: tuple[PartView, ...]) -> Iterator[CardView]:
    """A card for each row in which the chair has words to say, or the floor."""
    rows = [row for row in _rows(parts) if row.words or row.is_chairs]
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        first = first_words(row.words.text)
        yield CardView(row, row.words.as_shown(first), first.split() != row.words.text.split(), after)


def first_words(text: str) -> str:
    """The first sentences of a text, whole ones across its paragraphs, at most `FIRST_WORDS` words after the first."""
    taken: list[str] = []
    for sentence in sentences_over(text, limit=-1):
        if taken and len(" ".join((*taken, sentence)).split()) > FIRST_WORDS:
            break
        taken.append(sentence)
    return " ".join(taken)


# -- the press ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PressRowView:
    """A row that is agreed, as the press may read it. Its times are open unless all lengths up to it are agreed."""

    row: RowView
    time: Fact
    minutes: Fact


RESERVE = "buffer"
"""The kind of rows that are nobody's: the press is told of one only when its row says what it may see."""


def press_rows(parts: tuple[PartView, ...]) -> tuple[PressRowView, ...]:
    """The rows with an agreed title; none while of no row it is agreed what the press may see."""
    rows = tuple(_press_rows(parts))
    return rows if any(each.row.press for each in rows) else ()


def _press_rows(parts: tuple[PartView, ...]) -> Iterator[PressRowView]:
    """A time that rests on a length that is only proposed is none for the press."""
    agreed = True
    for part in parts:
        seen = {row.number.text: row for row in part.rows}
        before = agreed
        for planned in part.timed.rows:
            agreed = agreed and planned.duration.is_agreed
            row = seen.get(planned.id)
            if row and row.title and (row.press or row.kind != RESERVE):
                shown = row.clock or row.start
                yield PressRowView(row, shown if agreed else Fact(id=f"{shown.id}.unsettled"), row.minutes)
        length = part.timed.part.duration
        agreed = before and (length.is_agreed if length else agreed)


def _rows(parts: tuple[PartView, ...]) -> list[RowView]:
    return [row for part in parts for row in part.rows if not row.is_hidden]
