"""What the event file gives beside its cases: sessions of their own, hostile texts, very many mistakes."""

from __future__ import annotations

import hashlib

from briefgen.findings import Severity
from briefgen.intake import event_file
from briefgen.intake.mistakes import MOST_MISTAKES
from briefgen.model.claims import Claim
from briefgen.origin import Span


def codes(content: str) -> list[str]:
    return [finding.code for finding in event_file.read(content.encode(), "event.yaml").findings]


def test_a_claim_says_where_it_stands_and_that_it_is_supplied() -> None:
    content = b"event:\n  place: Sampletown  # for now\n"
    assert event_file.read(content, "sources/event.yaml").value == (
        Claim(
            path=("event", "place"),
            value="Sampletown",
            span=Span(
                source="sources/event.yaml",
                sha256=hashlib.sha256(content).hexdigest(),
                locator="line 2",
                quote="Sampletown",
                line=2,
                column=10,
            ),
            how="supplied",
            standing="to be confirmed",
        ),
    )


def test_a_session_file_is_the_body_of_one_session() -> None:
    read = event_file.read_session(b"title: Plenary\nsegments:\n  - {id: a, duration: 5 min}\n", "session.yaml", "p")
    assert [(".".join(claim.path), claim.value) for claim in read.value] == [
        ("sessions.p.title", "Plenary"),
        ("sessions.p.segments.a.order", 1),
        ("sessions.p.segments.a.duration", 300),
    ]


def test_a_session_file_has_the_same_mistakes() -> None:
    content = b"titel: Plenary\nsegments:\n  - id: a\n  - id: a\n"
    assert [
        str(finding).splitlines()[0] for finding in event_file.read_session(content, "s/session.yaml", "s").findings
    ] == [
        's/session.yaml:1:1: error: titel: there is no key "titel" [unknown-key]',
        's/session.yaml:4:9: error: the id "a" stands here a second time; first in line 3 [duplicate-id]',
    ]


def test_warnings_do_not_keep_claims_back() -> None:
    read = event_file.read(b"event: {title: La\x07unch}", "event.yaml")
    assert [finding.severity for finding in read.findings] == [Severity.WARNING]
    assert [claim.value for claim in read.value] == ["Launch"]


def test_very_many_mistakes_are_told_up_to_a_limit() -> None:
    content = "event:\n" + "".join(f"  key{number}: x\n" for number in range(MOST_MISTAKES + 500))
    read = event_file.read(content.encode(), "event.yaml")
    assert [finding.code for finding in read.findings] == ["unknown-key"] * MOST_MISTAKES + ["more"]
    assert str(read.findings[-1]) == "event.yaml: error: 500 more mistakes are not listed [more]"


def test_hostile_texts_are_refused_or_kept_as_texts() -> None:
    assert codes("a: &a [x]\nb: [*a, *a]\n") == ["unknown-key", "yaml-feature", "unknown-key"] + ["yaml-feature"] * 2
    assert codes("event: {title: !!python/object/apply:os.system [ls]}") == ["yaml-feature", "wrong-type"]
    assert codes("[" * 100_000) == ["wrong-type", "too-deep"]
    assert codes("event: {title: " + "x" * 200_000 + "}") == ["too-long"]
    assert codes("event: {title: " + "x" * 20_000 + "}") == []
    assert codes("x" * 4_000_001) == ["too-large"]


def test_utf_16_with_its_mark_is_read() -> None:
    read = event_file.read("event: {title: Türkiye}".encode("utf-16"), "event.yaml")
    assert [claim.value for claim in read.value] == ["Türkiye"]


def test_names_are_compared_with_those_of_their_own_block() -> None:
    read = event_file.read(b"people: {a: {nmae: x}}\nwording: {w: {txet: x}}\nowners: {o: {rol: x}}", "event.yaml")
    assert [finding.hint for finding in read.findings] == [
        "did you mean name?",
        "did you mean text?",
        "did you mean role?",
    ]


def test_the_same_file_gives_the_same_twice() -> None:
    content = b"event: {titel: x, status: y}\npeople: {a: {status: z}}\n"
    assert event_file.read(content, "event.yaml") == event_file.read(content, "event.yaml")
