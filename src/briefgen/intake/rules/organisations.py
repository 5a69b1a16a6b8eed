"""The organisations that a note names: names, acronyms, spellings; and which one a sentence speaks of.

Only what a note introduces counts: a long name with its acronym, the subject of a definition, a member of a
list of founders. Names found by capital letters alone are wrong too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.intake.passages import Passage
from briefgen.intake.rules import acronyms
from briefgen.intake.rules.kinds import KIND, kind_of
from briefgen.intake.rules.membership import Member, member_lists
from briefgen.intake.rules.sentences import Sentence
from briefgen.intake.rules.words import SMALL, folded, identifier
from briefgen.model.claims import Claim, Path
from briefgen.origin import Span

_MOST = 150
_DEFINES = re.compile(rf" is (?:a|an) [^.;:]{{0,120}}?\b{KIND}\b", re.IGNORECASE)
_DEFINED = re.compile(
    rf"(?:The )?(?P<name>[A-Z][\w’'&-]*(?:,? (?:[A-Z][\w’'&-]*|and|of|for|on|the|in|&)){{1,11}})(?={_DEFINES.pattern})"
)
_CAPITALS = re.compile(r"[A-Z]{2,}(?: (?:[A-Z]{2,}|of|and|for|the|on|in))* [A-Z]{2,}\b")
_LETTERS_OF_AN_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where an organisation's name stands, with its acronym if that follows."""

    name: str
    acronym: str | None
    passage: Passage
    start: int
    acronym_start: int | None
    defines: bool
    guessed: bool = False

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of the name, or of ``name[start:end]``."""
        return self.passage.span(self.start + start, self.start + (len(self.name) if end is None else end))

    @property
    def acronym_span(self) -> Span | None:
        """The place of the acronym."""
        if self.acronym is None or self.acronym_start is None:
            return None
        return self.passage.span(self.acronym_start, self.acronym_start + len(self.acronym))


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with every place where its name is spelt out, in order."""

    id: str
    sightings: tuple[Sighting, ...]

    @property
    def named(self) -> Sighting:
        """The place that counts for its name: where it is defined, else the first."""
        return next((s for s in self.sightings if s.defines), self.sightings[0])

    @property
    def acronym(self) -> str | None:
        """Its acronym, as first given."""
        return next((s.acronym for s in self.sightings if s.acronym), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of an organisation, by name, by acronym or as `the Alliance`."""

    organisation: Organisation
    start: int
    end: int


@dataclass(frozen=True)
class Roster:
    """The organisations of a note, and how to recognise them."""

    organisations: tuple[Organisation, ...]
    _by_form: dict[str, Organisation] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def at(self, text: str, start: int = 0) -> Mention | None:
        """The organisation that the text speaks of right at `start`, an article aside."""
        match = self._pattern.match(text, start) if self._pattern else None
        return self._mention(match) if match else None

    def first(self, text: str) -> Mention | None:
        """The first organisation that the text speaks of."""
        match = self._pattern.search(text) if self._pattern else None
        return self._mention(match) if match else None

    def whole(self, text: str) -> Organisation | None:
        """The organisation that the whole text is the name of."""
        mention = self.at(text)
        return mention.organisation if mention and mention.end == len(text) else None

    def _mention(self, match: re.Match[str]) -> Mention | None:
        organisation = self._by_form.get(folded(match["form"]))
        return Mention(organisation, match.start(), match.end()) if organisation else None


def roster(passages: tuple[Passage, ...], sentences: tuple[Sentence, ...]) -> Roster:
    """Who is named in a note."""
    groups: dict[str, list[Sighting]] = {}
    members = {folded(member.name) for found in member_lists(sentences) for member in found.members}
    for sighting in _sightings(passages, sentences):
        if sighting.defines or kind_of(sighting.name) or folded(sighting.name) in members:
            groups.setdefault(_key(sighting, groups), []).append(sighting)
    found = tuple(Organisation(key, tuple(sightings)) for key, sightings in list(groups.items())[:_MOST])
    return _recognising(found)


def organisations(known: Roster) -> Iterator[Claim]:
    """Name, acronym, kind and spellings of each organisation."""
    for organisation in known.organisations:
        path = ("organisations", organisation.id)
        named = organisation.named
        name = without_capitals(named.name)
        if name == named.name:
            yield Claim(path=(*path, "name"), value=name, span=named.span())
        else:
            yield Claim(path=(*path, "name"), value=name, span=named.span(), how="derived", rule="capitals-folded")
        abbreviated = named if named.acronym else next((s for s in organisation.sightings if s.acronym), None)
        if abbreviated and abbreviated.acronym and abbreviated.acronym_span:
            yield _acronym((*path, "acronym"), abbreviated.acronym, abbreviated.acronym_span, abbreviated)
        if kind := kind_of(named.name):
            yield Claim(path=(*path, "kind"), value=named.name[slice(*kind)].casefold(), span=named.span(*kind))
        spellings = {sighting.name: sighting.span() for sighting in reversed(organisation.sightings)}
        for order, (spelling, span) in enumerate(reversed(spellings.items()), start=1):
            yield Claim(path=(*path, "variants", str(order)), value=spelling, span=span)


def _acronym(path: Path, acronym: str, span: Span, sighting: Sighting) -> Claim:
    if sighting.guessed:
        return Claim(path=path, value=acronym, span=span, how="derived", rule="acronym-inside-words")
    return Claim(path=path, value=acronym, span=span)


def abbreviations(passages: tuple[Passage, ...], known: Roster) -> Iterator[Claim]:
    """Long names with their acronyms that no word makes a body: `Sustainable Development Goals (SDGs)`; each once."""
    seen = {organisation.id for organisation in known.organisations}
    for sighting in _abbreviated(passages):
        key = identifier(sighting.acronym or "")
        if key not in seen and sighting.acronym and sighting.acronym_span:
            seen.add(key)
            yield Claim(path=("abbreviations", key, "name"), value=sighting.name, span=sighting.span())
            yield Claim(path=("abbreviations", key, "acronym"), value=sighting.acronym, span=sighting.acronym_span)


def without_capitals(name: str) -> str:
    """The name with runs of words in capitals put in title case; short words may be acronyms and stay."""

    def word_of_title(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in SMALL:
            return word.casefold()
        return word.capitalize() if len(word) > _LETTERS_OF_AN_ACRONYM else word

    return _CAPITALS.sub(lambda run: re.sub(r"\w+", word_of_title, run.group()), name)


def _sightings(passages: tuple[Passage, ...], sentences: tuple[Sentence, ...]) -> Iterator[Sighting]:
    yield from _abbreviated(passages)
    for sentence in sentences:
        defined = _DEFINED.match(sentence.text)
        if defined and kind_of(defined["name"]):
            yield Sighting(
                defined["name"], None, sentence.passage, sentence.start + defined.start("name"), None, defines=True
            )
    for found in member_lists(sentences):
        for member in found.members:
            if not member.acronym:
                yield _listed_sighting(found.sentence, member)


def _abbreviated(passages: tuple[Passage, ...]) -> Iterator[Sighting]:
    for passage in passages:
        for pair in acronyms.pairs(passage.text):
            defines = _DEFINES.match(passage.text, pair.end) is not None
            yield Sighting(pair.name, pair.acronym, passage, pair.start, pair.acronym_start, defines, pair.guessed)
        for pair in acronyms.reversed_pairs(passage.text):
            yield Sighting(pair.name, pair.acronym, passage, pair.start, pair.acronym_start, defines=False)


def _listed_sighting(sentence: Sentence, member: Member) -> Sighting:
    return Sighting(member.name, None, sentence.passage, sentence.start + member.start, None, defines=False)


def _key(sighting: Sighting, groups: dict[str, list[Sighting]]) -> str:
    """The id: the folded acronym; for a name without one, that of the organisation with this name."""
    if sighting.acronym:
        return identifier(sighting.acronym)
    name = folded(sighting.name)
    same = (key for key, known in groups.items() if any(folded(seen.name) == name for seen in known))
    return next(same, identifier(sighting.name))


def _recognising(found: tuple[Organisation, ...]) -> Roster:
    forms: dict[str, str] = {}
    by_form: dict[str, Organisation] = {}
    for organisation in found:
        for sighting in organisation.sightings:
            words = [re.escape(word) for word in re.findall(r"[\w’'&.-]+", sighting.name)]
            forms.setdefault(f"(?i:{',? '.join(words)})", sighting.name)
            by_form.setdefault(folded(sighting.name), organisation)
            if sighting.acronym:
                forms.setdefault(re.escape(sighting.acronym), sighting.acronym)
                by_form.setdefault(folded(sighting.acronym), organisation)
    for kind, organisation in _about(found).items():
        forms.setdefault(f"(?<=[Tt]he ){kind}", kind)
        by_form.setdefault(folded(kind), organisation)
    if not forms:
        return Roster(found)
    alternatives = "|".join(sorted(forms, key=lambda form: (-len(forms[form]), form)))
    pattern = re.compile(rf"\b(?:[Tt]he )?(?P<form>{alternatives})(?: \([A-Z][\w&/-]{{1,30}}\))?(?![\w-])")
    return Roster(found, by_form, pattern)


def _about(found: tuple[Organisation, ...]) -> dict[str, Organisation]:
    """Organisations that a note defines can be spoken of by their kind: `the Alliance`; if no other is of that kind."""
    kinds: dict[str, list[Organisation]] = {}
    for organisation in found:
        if kind := kind_of(organisation.named.name):
            kinds.setdefault(organisation.named.name[slice(*kind)].capitalize(), []).append(organisation)
    return {kind: of[0] for kind, of in kinds.items() if len(of) == 1 and any(s.defines for s in of[0].sightings)}
