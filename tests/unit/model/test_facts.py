"""Facts: what they print, what they stand on, and that they cannot be turned into bare text by chance."""

from __future__ import annotations

import pytest

from briefgen.model.facts import Fact, OriginLostError, derived, weakest
from briefgen.origin import Origin, Span, Standing

SPAN = Span("note.txt", "00", "line 1", "two hours", 1, 1)
LENGTH = Fact(id="duration", value=7200, how="stated", spans=(SPAN,))


def test_a_fact_never_becomes_bare_text() -> None:
    for turn in (str, "{}".format, "%s".__mod__, lambda fact: f"{fact}"):
        with pytest.raises(OriginLostError, match="duration would lose its origin"):
            turn(LENGTH)


def test_its_markup_escapes_everything() -> None:
    fact = Fact(id='a"b', value="<b>&amp;]]>{{ 7 }}", how="supplied")
    assert fact.__html__() == '<fact id="a&quot;b">&lt;b&gt;&amp;amp;]]&gt;{{ 7 }}</fact>'
    assert Fact(id="x", wanted='"<').__html__() == '<blank fact="x" words="&quot;&lt;"/>'


def test_the_members_of_a_list_are_facts_of_their_own() -> None:
    listed = Fact(id="language", value=("en", "fr"), how="supplied", spans=(SPAN,))
    assert [(each.id, each.text, each.spans) for each in listed.items] == [
        ("language.1", "en", (SPAN,)),
        ("language.2", "fr", (SPAN,)),
    ]
    assert listed.text == "en, fr"
    assert Fact(id="language").items == ()
    assert LENGTH.items == (LENGTH,)


@pytest.mark.parametrize(
    ("fact", "agreed"),
    [
        (LENGTH, True),
        (Fact(id="x", value="y", how="stated", standing="proposed"), False),
        (Fact(id="x", value="y", how="supplied"), False),
        (Fact(id="x", value="y", how="supplied", standing="to be confirmed"), False),
        (Fact(id="x", value="y", how="supplied", standing="confirmed"), True),
        (Fact(id="x", value="y", how="derived"), True),
        (Fact(id="x", value="y", how="derived", standing="proposed"), False),
        (Fact(id="x", value="y", how="assumed"), False),
        (Fact(id="x"), False),
    ],
)
def test_the_press_may_print_what_is_stated_or_confirmed_and_what_follows_from_it(fact: Fact, agreed: bool) -> None:
    assert fact.is_agreed is agreed


def test_a_derived_fact_stands_no_firmer_than_what_it_rests_on() -> None:
    proposed = Fact(id="start", value="09:00", how="supplied", standing="proposed", spans=(SPAN,))
    end = derived("end", "11:00", "start-plus-duration", proposed, LENGTH)
    assert end.origin == Origin("end", "derived", "proposed", "start-plus-duration", (SPAN,))
    assert end.rests_on == ("start", "duration")


@pytest.mark.parametrize(
    ("standings", "least"),
    [
        ((None, "confirmed"), "confirmed"),
        (("confirmed", "to be confirmed"), "to be confirmed"),
        (("to be confirmed", "proposed", None), "proposed"),
        ((None,), None),
        ((), None),
    ],
)
def test_the_least_agreed_standing(standings: tuple[Standing | None, ...], least: Standing | None) -> None:
    assert weakest(standings) == least
