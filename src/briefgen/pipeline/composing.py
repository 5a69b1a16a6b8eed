"""Known sessions into documents: which copies, in which order, and what each must know of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, RefusedError
from briefgen.pipeline.changes import changed_rows
from briefgen.pipeline.reading import UNCLEAN, Known
from briefgen.pipeline.wishes import Tell, Wish
from briefgen.pipeline.withholding import Named

if TYPE_CHECKING:
    from briefgen.compose.environment import Templates
    from briefgen.compose.product import Copy, Product
    from briefgen.compose.settings import Settings
    from briefgen.project import Project
    from briefgen.tree.nodes import Document

PRESS = "press"
INTERNAL = "internal"


def compose_all(
    project: Project,
    wish: Wish,
    known: tuple[Known, ...],
    templates: Templates,
    issues: Mapping[str, Any],
    *,
    tell: Tell,
) -> Noted[tuple[Named, ...]]:
    """Every wished copy of every session as a document, and what is made once for all of a forum's sessions.

    Raises RefusedError when a template cannot be used, BriefgenError when there is nothing to make.
    """
    from briefgen.compose.product import FORUM

    documents: list[Named] = []
    findings: list[Finding] = []
    for each in known:
        noted = _compose_session(project, wish, each, templates, issues.get(each.folder, {}), tell=tell)
        documents += noted.value
        findings += noted.findings
    if len(known) > 1:
        for copy in _copies(project, wish, FORUM):
            programme = _compose_forum(known, copy, templates, tell)
            documents.append(Named(copy.name, programme.value, copy.formats, known))
            findings += programme.findings
    refused = tuple(finding for finding in findings if finding.code == "press-refused")
    if refused and not documents:
        raise RefusedError(refused)
    if not documents:
        raise BriefgenError("no product has such a copy", "leave --audience out to make all of them")
    return Noted(tuple(documents), tuple(findings))


def _compose_session(
    project: Project, wish: Wish, known: Known, templates: Templates, issues: Mapping[str, Any], *, tell: Tell
) -> Noted[list[Named]]:
    """The wished copies of one session; last those that say what the others print."""
    from briefgen.compose.advisory import printed_state
    from briefgen.compose.printed_in import places
    from briefgen.compose.release import output_name
    from briefgen.compose.settings import Settings

    wished = _session_copies(project, wish, known)
    settings = Settings(templates, changed_rows(known.event, issues), pictures=known.pictures, mark=wish.mark)
    findings: list[Finding] = list(map(_press_refused, known.unclean))
    composed: dict[Copy, Document] = {}
    others = [copy for copy in wished if not _says_what_others_print(copy)]
    for copy in others:
        noted = _composed(known, copy, settings, tell)
        composed[copy] = noted.value
        findings.extend(noted.findings)
    if len(others) < len(wished):
        seen = {**composed, **_unwished(project, known, settings, composed)}
        pieces = (document for copy, document in seen.items() if copy.audience == PRESS and copy.piece)
        blanks = Counter(point for document in pieces for point in _blanks(document))
        settings = replace(
            settings,
            blanks=dict(blanks),
            printed=places(seen.items(), known.register),
            advisory=printed_state(seen.items(), known.event),
        )
    for copy in wished:
        if copy not in composed:
            noted = _composed(known, copy, settings, tell)
            composed[copy] = noted.value
            findings.extend(noted.findings)
    named = [
        Named(
            name=output_name(copy, composed[copy], known.folder),
            document=composed[copy],
            formats=copy.formats,
            known=(known,),
            pages=copy.pages,
        )
        for copy in wished
        if composed[copy].sections
    ]
    return Noted(named, tuple(findings))


def _session_copies(project: Project, wish: Wish, known: Known) -> list[Copy]:
    """The wished copies of one session, those for the press aside where a source is not clean."""
    from briefgen.compose.cuts import for_each
    from briefgen.compose.product import SESSION

    copies = _copies(project, wish, SESSION)
    if known.unclean:
        copies = tuple(copy for copy in copies if PRESS not in (copy.product.audience, copy.audience))
    return sorted(for_each(copies, known.event, known.register), key=lambda copy: copy.audience == "internal")


def _composed(known: Known, copy: Copy, settings: Settings, tell: Tell) -> Noted[Document]:
    from briefgen.compose.compose import compose

    tell(f"composing {copy.name}")
    return compose(known.event, known.register, copy, settings)


def _says_what_others_print(copy: Copy) -> bool:
    return copy.product.last or copy.audience == INTERNAL


def _unwished(
    project: Project, known: Known, settings: Settings, composed: Mapping[Copy, Document]
) -> dict[Copy, Document]:
    """All further copies that print open points, composed to know where. A template that nobody asked for may fail."""
    found: dict[Copy, Document] = {}
    for copy in _session_copies(project, Wish(), known):
        if copy not in composed and INTERNAL not in (copy.audience, copy.product.audience):
            with suppress(RefusedError):
                found[copy] = _composed(known, copy, settings, lambda _: None).value
    return found


def _press_refused(unclean: Finding) -> Finding:
    """Why the press products were left out: what stands in a source might not be what was agreed."""
    word = UNCLEAN[unclean.code]
    return Finding(
        code="press-refused",
        message=f"the press products were left out: this source has {word.replace('_', ' ')}",
        hint=f"settle them and save it anew, or write in event.yaml: accept: {{{word}: [{unclean.file}]}}",
        file=unclean.file,
    )


def _compose_forum(known: tuple[Known, ...], copy: Copy, templates: Templates, tell: Tell) -> Noted[Document]:
    from briefgen.compose.programme import compose_programme

    tell(f"composing {copy.name}")
    return compose_programme([(each.folder, each.event) for each in known], copy, templates)


def _copies(project: Project, wish: Wish, scope: str) -> tuple[Copy, ...]:
    """The wished copies of the products that are made for a session, or for a forum.

    Raises BriefgenError for a product that there is not.
    """
    from briefgen.compose.product import copies, products

    known = products(project.template_folders)
    for name in wish.products:
        if name not in known:
            raise BriefgenError(f"there is no product “{name}”", f"choose from: {', '.join(sorted(known))}")
    chosen: list[Product] = [
        made
        for name, product in known.items()
        if (made := product.of(scope)) and (not wish.products or name in wish.products)
    ]
    return tuple(copies(chosen, wish.audiences))


def _blanks(document: Document) -> Iterator[int]:
    from briefgen.tree.nodes import Blank
    from briefgen.tree.walk import leaves

    for leaf in leaves(document):
        for inline in leaf.inlines:
            if isinstance(inline, Blank) and inline.point is not None:
                yield inline.point
