"""The parts of a session that a note plans by the hour: `1. Hour: Wrap up of ...`, `Second hour: ...`.

The number is an ordinal: the first hour. So each such part lasts one hour, which is derived, not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.intake.passages import Passage
from briefgen.intake.rules import durations
from briefgen.intake.rules.open_words import open_point
from briefgen.intake.rules.sentences import LONGEST, Sentence, sentences
from briefgen.intake.rules.words import NUMBER, ORDINALS, number
from briefgen.model.claims import Claim, Path

_UNIT = r"(?P<unit>half[ -]hour|hour)"
_LABEL = re.compile(
    rf"(?:(?:(?P<figure>[0-9]{{1,2}})(?:\.|st|nd|rd|th)|(?P<ordinal>{'|'.join(ORDINALS)})) {_UNIT}"
    rf"|hour (?P<hour>{NUMBER})"
    rf"|part (?P<part>{NUMBER})(?: \((?P<length>[^()]{{1,40}})\))?)"
    r" ?(?::|–|—|-(?= )) ?(?=\S)",
    re.IGNORECASE,
)
_SECONDS = {"hour": 3600, "half": 1800}
_BEFORE_QUOTED_LIST = re.compile(r"(?:,| on| about| from|:| –)* [“\"‘„]")


@dataclass(frozen=True, slots=True)
class Part:
    """A planned part of a session: its number, its label and what is said of it."""

    number: str
    label: re.Match[str]
    passage: Passage
    sentences: tuple[Sentence, ...]

    @property
    def path(self) -> Path:
        """Where its claims go."""
        return ("sessions", "", "parts", self.number)


def is_part(passage: Passage) -> bool:
    """Whether the passage plans a part of the session."""
    return _LABEL.match(passage.text) is not None


def parts(passages: tuple[Passage, ...]) -> tuple[Part, ...]:
    """The parts that a note plans, each number once."""
    found: dict[str, Part] = {}
    for passage in passages:
        if label := _LABEL.match(passage.text):
            part = Part(str(_number(label)), label, passage, tuple(sentences(passage, label.end())))
            found.setdefault(part.number, part)
    return tuple(found.values())


def all_sentences(passages: tuple[Passage, ...], planned: tuple[Part, ...]) -> tuple[Sentence, ...]:
    """The sentences of a note in order, those of a part without its label; what is too long for one is left out."""
    found: list[Sentence] = []
    for passage in passages:
        part = _part_at(passage, planned)
        found += part.sentences if part else sentences(passage)
    return tuple(sentence for sentence in found if sentence.end - sentence.start <= LONGEST)


def part_of(sentence: Sentence, planned: tuple[Part, ...]) -> Part | None:
    """The part that a sentence is said of."""
    return _part_at(sentence.passage, planned)


def _part_at(passage: Passage, planned: tuple[Part, ...]) -> Part | None:
    return next((part for part in planned if part.passage is passage), None)


def planned_hours(planned: tuple[Part, ...]) -> Iterator[Claim]:
    """Title, length and text of each part."""
    for part in planned:
        yield from _title(part)
        yield from _duration(part)
        yield from _text(part)


def _number(label: re.Match[str]) -> int:
    if label["ordinal"]:
        return ORDINALS[label["ordinal"].casefold()]
    return number(label["figure"] or label["hour"] or label["part"])


def _title(part: Part) -> Iterator[Claim]:
    """The first sentence, up to a list in quotation marks; nothing when that sentence is an open point."""
    first = part.sentences[0]
    if open_point(first):
        return
    cut = _BEFORE_QUOTED_LIST.search(first.text)
    title = (first.text[: cut.start()] if cut and cut.start() else first.text).rstrip(" .:;,")
    if title:
        yield Claim(path=(*part.path, "title"), value=title, span=first.span(0, len(title)))


def _duration(part: Part) -> Iterator[Claim]:
    path = (*part.path, "duration")
    if part.label["unit"] or part.label["hour"]:
        seconds = _SECONDS[(part.label["unit"] or "hour")[:4].casefold()]
        end = len(part.label.group().rstrip(" :–—-"))
        yield Claim(path=path, value=seconds, span=part.passage.span(0, end), how="derived", rule="ordinal-hour")
    elif length := durations.DURATION.fullmatch(part.label["length"] or ""):
        yield Claim(path=path, value=durations.seconds(length), span=part.passage.span(*part.label.span("length")))


def _text(part: Part) -> Iterator[Claim]:
    """What is said of the part, without the sentences that are open points: those are kept by themselves."""
    said = [sentence for sentence in part.sentences if not open_point(sentence)]
    if not said:
        return
    runs = [[said[0].start, said[0].end]]
    for sentence in said[1:]:
        if sentence.start == runs[-1][1] + 1:
            runs[-1][1] = sentence.end
        else:
            runs.append([sentence.start, sentence.end])
    spans = [part.passage.span(start, end) for start, end in runs]
    text = " ".join(part.passage.text[start:end] for start, end in runs)
    yield Claim(path=(*part.path, "text"), value=text, span=spans[0], more=tuple(spans[1:]))
