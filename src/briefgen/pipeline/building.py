"""A build: compose, render, prove, store."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, RefusedError, Severity, in_order
from briefgen.pipeline.archives import archives
from briefgen.pipeline.changes import Made, changed_rows, made, with_rows
from briefgen.pipeline.guarding import guarded
from briefgen.pipeline.printing import Task, print_all
from briefgen.pipeline.reading import UNCLEAN, Known, know_all
from briefgen.pipeline.spreading import processors
from briefgen.pipeline.withholding import Named, Withholding

if TYPE_CHECKING:
    from briefgen.compose.environment import Templates
    from briefgen.compose.product import Copy, Product
    from briefgen.compose.settings import Settings
    from briefgen.model.facts import Fact
    from briefgen.project import Project
    from briefgen.store.output import Output
    from briefgen.tree.nodes import Document

Tell = Callable[[str], None]
STANDARD = "standard"
LARGE_PRINT = "large-print"
PRESS = "press"
INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build was asked for; empty means everything. `encoding` is that of text files that do not say theirs.

    ``jobs`` is the number of processes that print, 0 for as many as are of use. ``count_pages``: LibreOffice counts the
    pages for the contents of a DOCX. ``mark`` is printed on press pieces that are somebody's own copy.
    """

    products: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    theme: str = "plain"
    editions: tuple[str, ...] = (STANDARD,)
    encoding: str | None = None
    paper: str = "a4"
    jobs: int = 0
    count_pages: bool = False
    mark: Fact | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build."""

    files: tuple[Made, ...]
    open_points: int
    findings: tuple[Finding, ...] = field(default=())


class ContentError(RefusedError):
    """The content cannot be printed as it is: a proof failed, or something would leak. Nothing was written."""

    exit_code = 1


def build(project: Project, wish: Wish, environ: Mapping[str, str], tell: Tell) -> Built:
    """Make every copy that is wished for in every format, prove it, and put it in place.

    Raises RefusedError when a source or template cannot be used or when a proof fails: nothing is then changed.
    """
    from briefgen.intake.read import guard_of
    from briefgen.store.output import ISSUES, RECORDS, TRACE, held, load, store

    records = project.output / RECORDS
    tell("reading")
    with guard_of(project.sources) as guard, ThreadPoolExecutor(1) as meanwhile:
        templates = meanwhile.submit(_prepared, project, wish)
        known = know_all(project.sources, environ, wish.encoding, guard, load(records / ISSUES))
    with held(project.output):
        issues = load(records / ISSUES)
        before = load(records / TRACE).get("outputs", {})
        compiled = templates.result()

        def composed(tell: Tell) -> Noted[tuple[Named, ...]]:
            return _compose(project, wish, known.value, compiled, issues, tell=tell)

        documents = guarded(composed, tell) if compiled.has_own else composed(tell)
        printed = _print(project, wish, documents.value, tell)
        findings = in_order((*known.findings, *documents.findings, *printed.findings))
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise ContentError(findings)
        tell("storing")
        store(project.output, printed.value, _inputs(project, known.value, wish), _issues(known.value, issues))
    files = tuple(made(output, before) for output in printed.value)
    return Built(files, sum(len(each.register.points) for each in known.value), findings)


PRINTING = (
    "briefgen.compose.compose",
    "briefgen.compose.press",
    "briefgen.render.docx",
    "briefgen.render.pdf",
    "briefgen.prove.readers",
    "briefgen.prove.leaks",
)
"""What a build imports only after it has read."""


def _prepared(project: Project, wish: Wish) -> Templates:
    """Import what prints, and compile the templates, while another process reads: that costs nothing where there
    are two processors.
    """
    for name in PRINTING:
        import_module(name)
    from briefgen.compose.environment import Templates

    templates = Templates(project.templates, resources.templates_folder())
    templates.compile(wish.products)
    return templates


# -- compose --------------------------------------------------------------------------------------------


def _compose(
    project: Project,
    wish: Wish,
    known: tuple[Known, ...],
    templates: Templates,
    issues: Mapping[str, Any],
    *,
    tell: Tell,
) -> Noted[tuple[Named, ...]]:
    """Every wished copy of every session as a document, and what is made once for all of a forum's sessions."""
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
        settings = replace(settings, blanks=dict(blanks), printed=places(seen.items(), known.register))
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


# -- print ----------------------------------------------------------------------------------------------


def _print(project: Project, wish: Wish, documents: tuple[Named, ...], tell: Tell) -> Noted[tuple[Output, ...]]:
    """Every document in every wished edition and format, rendered and proved; then the kits of them."""
    from briefgen.compose.product import products

    tasks = list(_tasks(project, wish, documents, Withholding(documents, project.templates)))
    printed = print_all(tasks, wish.jobs or processors(), tell)
    kits = archives(products(project.template_folders).values(), documents, printed.value)
    told = (told for task in tasks for told in task.theme.findings)
    return Noted((*printed.value, *kits.value), (*printed.findings, *kits.findings, *told))


def _tasks(project: Project, wish: Wish, documents: tuple[Named, ...], withholding: Withholding) -> Iterator[Task]:
    from briefgen.compose.large_print import large_print
    from briefgen.compose.review import REVIEW, with_sources
    from briefgen.render.formats import FORMATS
    from briefgen.render.theme import in_looks_of, load, with_notice

    for edition in wish.editions:
        theme = load(project.theme(wish.theme), wish.paper)
        theme = theme if edition == STANDARD else in_looks_of(load(project.theme(edition), wish.paper), theme)
        for each in documents:
            fitting = with_notice(theme) if each.document.has_notice else theme
            formats = tuple(suffix for suffix in each.formats if not wish.formats or suffix in wish.formats)
            rules = withholding.rules(each)
            is_review = each.document.audience == REVIEW
            document = each.document if edition == STANDARD else large_print(each.document)
            document = with_sources(document) if is_review else document
            if edition == STANDARD:
                yield Task(
                    name=each.name,
                    document=document,
                    theme=fitting,
                    formats=formats,
                    rules=rules,
                    fits=not is_review,
                    counts=wish.count_pages,
                    pages=each.pages,
                )
            elif pages := tuple(suffix for suffix in formats if suffix in FORMATS):
                name = f"{each.name}-{edition}"
                yield Task(name, document, fitting, pages, rules, fits=False, counts=wish.count_pages)


# -- records --------------------------------------------------------------------------------------------


def _inputs(project: Project, known: tuple[Known, ...], wish: Wish) -> dict[str, str]:
    """The hashes of everything that a build read: sources, templates, fonts, and a house file that lies elsewhere."""
    inputs = {f"sources/{name}": digest for each in known for name, digest in each.inputs.items()}
    folders = (("templates", folder) for folder in reversed(project.template_folders))
    fonts = (("fonts", resources.PACKAGE / "fonts"),)
    for label, folder in (*folders, *fonts):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{label}/{path.relative_to(folder).as_posix()}"
                inputs[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    theme = project.theme(wish.theme)
    if theme.name != "theme.toml":
        inputs[f"house/{theme.name}"] = hashlib.sha256(theme.read_bytes()).hexdigest()
    return inputs


def _issues(known: tuple[Known, ...], issues: Mapping[str, Any]) -> dict[str, Any]:
    """The records of issues, by session folder, with this one's rows."""
    return {
        **issues,
        **{each.folder: with_rows(each.event, each.register, issues.get(each.folder, {})) for each in known},
    }
