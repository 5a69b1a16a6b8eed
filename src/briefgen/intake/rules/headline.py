"""The head of a note: what it calls itself, its topic and status, and the session it is written for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.passages import Passage
from briefgen.intake.rules import durations
from briefgen.intake.rules.hours import is_part
from briefgen.intake.rules.words import identifier
from briefgen.intake.vocabulary import known, pattern
from briefgen.model.claims import Claim

_PASSAGES_OF_HEAD = 8
_WORDS_OF_HEADLINE = 30

_TOPIC = re.compile(r"(?:Topic|Theme|Sub-?theme|Agenda item|Item|Track) ([0-9]+(?:\.[0-9]+)*)\.?(?: ?[:–—-])? (\S.*)")
_DOCUMENT = re.compile(
    r"\b(?:concept(?: note| paper)?|(?:background|briefing|information) (?:note|paper)|(?:discussion|issues) paper"
    r"|terms of reference|session (?:plan|outline)|run of show)\b"
    r"|^(?:(?:annotated|draft|provisional|tentative|final|detailed) )*(?:agenda|programme|program)\b|\bagenda$",
    re.IGNORECASE,
)
_STATES = pattern("labels", "draft", "provisional", "final", cased=False)
_STATUS = re.compile(rf"\b({_STATES})\b", re.IGNORECASE)
_STATUS_LINE = re.compile(rf"(?:{pattern('labels', 'status', cased=False)} ?[:–-] ?)?({_STATES})\.?", re.IGNORECASE)
_OUTCOME = re.compile(rf"[*( ]*({pattern('labels', 'postponed', 'cancelled', cased=False)})[*)! ]*", re.IGNORECASE)
_VENUE = re.compile(rf"{pattern('labels', 'venue')}(?: \([^()]*\))? ?[:：] ?(?P<venue>\S.{{2,160}})")
_VENUE_WORD = re.compile(
    r"\b(?:Hotel|Hall|Centre|Center|Auditorium|Campus|Headquarters|Palace|Palais|Room|Building|University|Library|Museum)\b"
)
_NUMBERED_SESSION = re.compile(
    rf"{pattern('labels', 'session', cased=False)} ?#?([0-9]{{1,2}})(?![0-9.])", re.IGNORECASE
)
_AIMS = re.compile(rf"(?:{pattern('labels', 'aims')})(?: [^:.]{{0,60}})? ?[:：]?")
_NUMBER_OF_ITEM = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)] ")
_BULLET = re.compile(r"[-–—•·▪*]+ ?(?=\S)")
_SHORTEST_AIM = 3
_MOST_WORDS_OF_VENUE = 14
_KIND = re.compile(
    r"\b(plenary|parallel|working|breakout|special|high-level|thematic|technical|opening|closing)"
    r"[ -](?:session|meeting|panel)\b"
    r"|\b(side event|round ?table|panel discussion|press conference)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bsession (?:no\.? ?|number )?([0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[IVX]{1,5})(?![\w:]|\.[0-9])", re.IGNORECASE
)
_LENGTH_LINE = re.compile(r"(?:duration|length) ?[:–-]", re.IGNORECASE)


def head(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages at the start of a note that are short enough for headlines."""
    first = passages[:_PASSAGES_OF_HEAD]
    return tuple(p for p in first if len(p.text.split()) <= _WORDS_OF_HEADLINE and not is_part(p) and not p.cell)


def headline(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """What the head of a note says."""
    lines = head(passages)
    title = next((line for line in lines if _is_title(line)), None)
    yield from _topic(lines)
    if title:
        yield from _title(title)
    yield from _status(title, lines)
    yield from _outcome(lines)
    yield from _session(sorted(lines, key=lambda line: line is not title), several=_has_several_sessions(passages))


def _is_title(passage: Passage) -> bool:
    text = passage.text
    return _DOCUMENT.search(text) is not None and not text.endswith((".", ":", ";")) and not _TOPIC.match(text)


def _topic(lines: tuple[Passage, ...]) -> Iterator[Claim]:
    """`Topic 1.2 Water Related Migration`: its code and its title."""
    for line in lines:
        if topic := _TOPIC.fullmatch(line.text):
            yield Claim(path=("event", "topic", "code"), value=topic[1], span=line.span(*topic.span(1)))
            yield Claim(path=("event", "topic", "title"), value=topic[2], span=line.span(*topic.span(2)))
            return


def _title(line: Passage) -> Iterator[Claim]:
    """What the document calls itself, without what it adds in brackets."""
    end = line.text.find(" (") if line.text.endswith(")") else len(line.text)
    end = end if end > 0 else len(line.text)
    yield Claim(path=("note", "title"), value=line.text[:end], span=line.span(0, end))


def _status(title: Passage | None, lines: tuple[Passage, ...]) -> Iterator[Claim]:
    """`draft`, `provisional` or `final`, said in the title or on a line of its own; a final draft is a draft."""
    found = [(title, match) for match in _STATUS.finditer(title.text)] if title else []
    found += [(line, match) for line in lines if (match := _STATUS_LINE.fullmatch(line.text))]
    found.sort(key=lambda pair: pair[1][1].casefold() != "draft")
    for line, match in found[:1]:
        said, span = match[1].casefold(), line.span(*match.span(1))
        state = next(key for key in ("draft", "provisional", "final") if said in known("labels", key))
        if state == said:
            yield Claim(path=("event", "status"), value=said, span=span)
        else:
            yield Claim(path=("event", "status"), value=state, span=span, how="derived", rule="status-of-words")


def _outcome(lines: tuple[Passage, ...]) -> Iterator[Claim]:
    """`Postponed` on a line of its own in the head."""
    for line in lines:
        if match := _OUTCOME.fullmatch(line.text):
            key = "postponed" if match[1].casefold() in known("labels", "postponed") else "cancelled"
            span = line.span(*match.span(1))
            yield Claim(path=("event", "outcome"), value=key, span=span, how="derived", rule="outcome-of-words")
            return


def _has_several_sessions(passages: tuple[Passage, ...]) -> bool:
    """Whether a document numbers several sessions: then no number is that of the whole."""
    numbers = {match[1] for each in passages if (match := _NUMBERED_SESSION.match(each.text))}
    return len(numbers) > 1


def venue(passages: tuple[Passage, ...], *, is_programme: bool) -> Iterator[Claim]:
    """Where it is held: behind a label; in the head of a programme also a line that names a hall or house."""
    lines = head(passages)
    for line in lines:
        if labelled := _VENUE.fullmatch(line.text):
            yield Claim(path=("event", "place"), value=labelled["venue"], span=line.span(*labelled.span("venue")))
            return
    for line in lines if is_programme else ():
        words = len(line.text.split())
        place = _VENUE_WORD.search(line.text) and "," in line.text and ":" not in line.text
        if (
            place
            and words <= _MOST_WORDS_OF_VENUE
            and line.kind != "item"
            and not re.search(r"\d{4}|[.;?]$", line.text)
        ):
            yield Claim(path=("event", "place"), value=line.text, span=line.span())
            return


def aims(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """The items under a line such as `Objectives:`."""
    order, listing = 0, False
    for passage in passages:
        if _AIMS.fullmatch(passage.text) and len(passage.text.split()) <= _WORDS_OF_HEADLINE:
            listing = True
            continue
        bullet = _BULLET.match(passage.text)
        if not listing or passage.cell or (passage.kind != "item" and not bullet):
            listing = False
            continue
        mark = bullet or _NUMBER_OF_ITEM.match(passage.text)
        start = mark.end() if mark else 0
        if len(passage.text[start:].split()) >= _SHORTEST_AIM:
            order += 1
            key = f"{identifier(passage.source)}-{order}"
            yield Claim(path=("aims", key), value=passage.text[start:], span=passage.span(start))


def _session(lines: list[Passage], *, several: bool) -> Iterator[Claim]:
    """Kind, number and length of the note's session, each where it is said first, the title before the rest."""
    numbered = [line for line in lines if _NUMBER.search(line.text)]
    numbered = numbered[:1] if numbered and numbered[0] is lines[0] else numbered
    for line in lines:
        if kind := _KIND.search(line.text):
            value = (kind[1] or kind[2]).casefold()
            yield Claim(path=("sessions", "", "kind"), value=value, span=line.span(*kind.span()))
            break
    if len(numbered) == 1 and not several and (number := _NUMBER.search(numbered[0].text)):
        yield Claim(path=("sessions", "", "number"), value=number[1], span=numbered[0].span(*number.span(1)))
    for line in lines:
        length = durations.DURATION.search(line.text)
        if length and ("session" in line.text.casefold() or _LENGTH_LINE.match(line.text)):
            seconds = durations.seconds(length)
            yield Claim(path=("sessions", "", "duration"), value=seconds, span=line.span(*length.span()))
            break


_OF_TIMES_OR_PRESS = re.compile(rf"{pattern('labels', 'document')}|{pattern('press', 'release')}")


def is_of_times_or_press(passages: tuple[Passage, ...]) -> bool:
    """Whether the head of a document calls it a programme, an agenda or a press release."""
    return any(_OF_TIMES_OR_PRESS.search(line.text) for line in head(passages))
