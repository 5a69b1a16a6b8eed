"""Who is right when sources disagree, and when that is told."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefgen.findings import Noted
from briefgen.model.claims import Claim, Value
from briefgen.model.facts import Fact
from briefgen.model.settle import group, settle
from briefgen.origin import How, Span

PATH = ("sessions", "evening", "room")


def claim(source: str, value: Value | None, how: How = "stated", date: str | None = None, quote: str = "") -> Claim:
    span = Span(source, "00", "line 1", quote or str(value), 1, 1)
    return Claim(path=PATH, value=value, span=span, how=how, date=date)


def settled(*claims: Claim, **acknowledged: str) -> Noted[Fact]:
    return settle(PATH, claims, {".".join(PATH): word for word in acknowledged.values()})


SUPPLIED = claim("event.yaml", "Net Loft", "supplied")
STATED = claim("note.txt", "Main hall")
DERIVED = claim("note.txt", "Hall 1", "derived")


@pytest.mark.parametrize("order", list(permutations([SUPPLIED, STATED, DERIVED])))
def test_supplied_wins_over_stated_and_stated_over_derived(order: tuple[Claim, ...]) -> None:
    fact = settled(*order).value
    assert (fact.value, fact.how, fact.id) == ("Net Loft", "supplied", "sessions.evening.room")
    assert {each.value for each in fact.overruled} == {"Main hall", "Hall 1"}
    assert settled(*(each for each in order if each is not SUPPLIED)).value.value == "Main hall"


@pytest.mark.parametrize(
    ("earlier", "later"), [("2008", "2009"), ("2009-01-31", "2009-02-01"), ("2009-01", "2009-02-01"), (None, "1999")]
)
def test_within_a_kind_the_later_date_wins(earlier: str | None, later: str) -> None:
    old, new = claim("a.txt", "Old", date=earlier), claim("b.txt", "New", date=later)
    assert settled(old, new).value.value == settled(new, old).value.value == "New"


def test_a_later_date_never_lifts_a_statement_over_what_is_supplied() -> None:
    assert settled(claim("note.txt", "Main hall", date="2031"), SUPPLIED).value.value == "Net Loft"


def test_sources_that_agree_all_stand_behind_the_fact() -> None:
    same = settled(SUPPLIED, claim("note.txt", "Net Loft"))
    assert [span.source for span in same.value.spans] == ["event.yaml", "note.txt"]
    assert same.value.overruled == ()
    assert same.findings == ()


def test_a_disagreement_names_both_places() -> None:
    (finding,) = settled(STATED, SUPPLIED).findings
    assert (finding.code, finding.place) == ("values-disagree", "event.yaml:1:1")
    assert [span.source for span in finding.spans] == ["event.yaml", "note.txt"]


@pytest.mark.parametrize("word", ["Main hall", "main HALL", "“Main hall”"])
def test_an_acknowledged_value_is_silent(word: str) -> None:
    assert settled(SUPPLIED, STATED, word=word).findings == ()


def test_an_acknowledged_length_may_be_written_in_words_or_as_its_source_has_it() -> None:
    path = ("sessions", "evening", "duration")
    here = Claim(path=path, value=5400, span=SUPPLIED.span, how="supplied")
    there = Claim(path=path, value=7200, span=Span("note.txt", "00", "line 1", "120 minutes", 1, 1))
    for word in ("2 hours", "120 minutes", "7200"):
        assert settle(path, (here, there), {"sessions.evening.duration": word}).findings == ()
    assert len(settle(path, (here, there), {"sessions.evening.duration": "90 minutes"}).findings) == 1


def test_when_the_note_changes_an_acknowledgement_of_the_old_value_speaks_again() -> None:
    findings = settled(SUPPLIED, claim("note.txt", "Great hall"), word="Main hall").findings
    assert [finding.code for finding in findings] == ["values-disagree"]


def test_only_the_acknowledged_one_of_two_overruled_values_is_silent() -> None:
    findings = settled(SUPPLIED, STATED, claim("other.txt", "Cellar"), word="Main hall").findings
    assert [finding.spans[1].source for finding in findings] == ["other.txt"]


def test_a_source_that_calls_it_open_overrules_without_a_quarrel() -> None:
    noted = settled(claim("event.yaml", None, "supplied"), STATED)
    assert (noted.value.value, noted.value.how, noted.value.is_open) == (None, "open", True)
    assert noted.findings == ()


def test_claims_keep_the_order_of_their_sources_and_take_the_dates_of_the_event_file() -> None:
    date = Claim(path=("sources", "note.txt", "date"), value="2009-02", span=SUPPLIED.span, how="supplied")
    grouped = group([SUPPLIED, STATED, date])
    assert [each.date for each in grouped[PATH]] == [None, "2009-02"]
    assert list(grouped) == [PATH, date.path]
