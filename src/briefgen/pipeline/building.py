"""A build: compose, render, prove, store."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, Any

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, RefusedError, Severity, in_order
from briefgen.pipeline.changes import Made, changed_rows, made, with_rows
from briefgen.pipeline.reading import UNCLEAN, Known, know_all

if TYPE_CHECKING:
    from briefgen.compose.environment import Templates
    from briefgen.compose.product import Copy, Product
    from briefgen.project import Project
    from briefgen.prove.readback import Readback
    from briefgen.render.theme import Theme
    from briefgen.store.output import Output
    from briefgen.tree.nodes import Document

Tell = Callable[[str], None]
STANDARD = "standard"
LARGE_PRINT = "large-print"
PRESS = "press"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build was asked for; empty means everything. `encoding` is that of text files that do not say theirs."""

    products: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    theme: str = "plain"
    editions: tuple[str, ...] = (STANDARD,)
    encoding: str | None = None
    paper: str = "a4"


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
    from briefgen.store.output import ISSUES, RECORDS, TRACE, held, load, store

    tell("reading")
    with _imported_meanwhile():
        known = know_all(project.sources, environ, wish.encoding)
    with held(project.output):
        records = project.output / RECORDS
        issues = load(records / ISSUES)
        before = load(records / TRACE).get("outputs", {})
        documents = _compose(project, wish, known.value, issues, tell)
        outputs, printed = _print(project, wish, documents.value, tell)
        findings = in_order((*known.findings, *documents.findings, *printed))
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise ContentError(findings)
        tell("storing")
        store(project.output, outputs, _inputs(project, known.value), _issues(known.value, issues))
    files = tuple(made(output, before) for output in outputs)
    return Built(files, sum(len(each.register.points) for each in known.value), findings)


PRINTING = (
    "briefgen.compose.compose",
    "briefgen.compose.press",
    "briefgen.render.docx",
    "briefgen.render.pdf",
    "briefgen.prove.readers",
)
"""What a build imports only after it has read."""


@contextmanager
def _imported_meanwhile() -> Iterator[None]:
    """Import what prints while another process reads: a fifth off a build where there are two processors."""
    thread = Thread(target=lambda: [import_module(name) for name in PRINTING])
    thread.start()
    try:
        yield
    finally:
        thread.join()


# -- compose --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """A document and the name of its files, without edition and suffix."""

    name: str
    document: Document


def _compose(
    project: Project, wish: Wish, known: tuple[Known, ...], issues: Mapping[str, Any], tell: Tell
) -> Noted[tuple[Named, ...]]:
    """Every wished copy of every session as a document, and what is made once for all of a forum's sessions."""
    from briefgen.compose.environment import Templates
    from briefgen.compose.product import FORUM, SESSION

    templates = Templates(project.templates, resources.templates_folder())
    documents: list[Named] = []
    findings: list[Finding] = []
    for each in known:
        copies = _copies(project, wish, SESSION)
        noted = _compose_session(each, copies, templates, issues.get(each.folder, {}), tell)
        documents += noted.value
        findings += noted.findings
    if len(known) > 1:
        for copy in _copies(project, wish, FORUM):
            programme = _compose_forum(known, copy, templates, tell)
            documents.append(Named(copy.name, programme.value))
            findings += programme.findings
    refused = tuple(finding for finding in findings if finding.code == "press-refused")
    if refused and not documents:
        raise RefusedError(refused)
    if not documents:
        raise BriefgenError("no product has such a copy", "leave --audience out to make all of them")
    return Noted(tuple(documents), tuple(findings))


def _compose_session(
    known: Known, copies: tuple[Copy, ...], templates: Templates, issues: Mapping[str, Any], tell: Tell
) -> Noted[list[Named]]:
    """The copies of one session; internal ones last, since they count the blanks of the others."""
    from briefgen.compose.compose import Settings, compose
    from briefgen.compose.press import output_name

    changed = changed_rows(known.event, issues)
    blanks: Counter[int] = Counter()
    documents: list[Named] = []
    findings: list[Finding] = list(map(_press_refused, known.unclean))
    if known.unclean:
        copies = tuple(copy for copy in copies if copy.product.audience != PRESS)
    for copy in sorted(copies, key=lambda copy: copy.audience == "internal"):
        tell(f"composing {copy.name}")
        composed = compose(known.event, known.register, copy, Settings(templates, changed, dict(blanks)))
        if copy.audience == "press" and copy.piece:
            blanks.update(_blanks(composed.value))
        findings.extend(composed.findings)
        if composed.value.sections:
            documents.append(Named(output_name(copy, known.event, known.register, known.folder), composed.value))
    return Noted(documents, tuple(findings))


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
        product
        for name, product in known.items()
        if product.scope == scope and (not wish.products or name in wish.products)
    ]
    return tuple(copies(chosen, wish.audiences))


def _blanks(document: Document) -> Iterator[int]:
    from briefgen.tree.nodes import Blank
    from briefgen.tree.walk import leaves

    for leaf in leaves(document):
        for inline in leaf.inlines:
            if isinstance(inline, Blank) and inline.point is not None:
                yield inline.point


# -- render and prove -----------------------------------------------------------------------------------


def _print(
    project: Project, wish: Wish, documents: tuple[Named, ...], tell: Tell
) -> tuple[tuple[Output, ...], list[Finding]]:
    """Every document in every wished edition and format, rendered and proved."""
    from briefgen.compose.large_print import large_print
    from briefgen.render.formats import FORMATS
    from briefgen.render.theme import load

    outputs: list[Output] = []
    findings: list[Finding] = []
    for edition in wish.editions:
        theme = load(project.theme(wish.theme if edition == STANDARD else edition), wish.paper)
        for each in documents:
            name = each.name if edition == STANDARD else f"{each.name}-{edition}"
            document, ready = (
                _fitted(each.document, theme) if edition == STANDARD else (large_print(each.document), None)
            )
            if edition == STANDARD:
                findings.extend(_left_out(name, each.document, document))
            for suffix in wish.formats or FORMATS:
                tell(f"printing {name}.{suffix}")
                printed = ready if ready and suffix == "pdf" else _printed(suffix, document, theme)
                output = _proved(f"{name}.{suffix}", suffix, document, printed)
                outputs.append(output.value)
                findings.extend(output.findings)
    return tuple(outputs), findings


@dataclass(frozen=True, slots=True)
class Printed:
    """A file as it was rendered, and what it says when it is read back."""

    rendered: Noted[bytes]
    read: Readback


def _printed(suffix: str, document: Document, theme: Theme) -> Printed:
    from briefgen.prove.readers import read_back
    from briefgen.render.formats import renderer

    rendered = renderer(suffix)(document, theme)
    return Printed(rendered, read_back(suffix, rendered.value))


def _fitted(document: Document, theme: Theme) -> tuple[Document, Printed | None]:
    """The document without what is optional on a page that is too full; pages are those of the PDF.

    Where nothing had to go, the PDF that showed it is the document's own.
    """
    from briefgen.tree.fit import fitted, has_optional

    if not has_optional(document):
        return document, None
    printed = _printed("pdf", document, theme)
    fitting = fitted(document, [block.page for block in printed.read.blocks])
    return fitting, printed if fitting == document else None


def _left_out(name: str, before: Document, after: Document) -> Iterator[Finding]:
    """What a full page cost, one note a block."""
    from briefgen.tree.fit import left_out

    for words in left_out(before, after):
        yield Finding(
            code="left-out",
            severity=Severity.NOTE,
            message=f"“{words}” is left out: its page is full",
            hint="shorten what stands on that page",
            file=name,
        )


def _proved(name: str, suffix: str, document: Document, printed: Printed) -> Noted[Output]:
    """The file for the store, with the findings of its rendering and of its proof."""
    from briefgen.prove.readers import check
    from briefgen.prove.same_content import differences
    from briefgen.prove.trace import index
    from briefgen.store.output import Output

    data = printed.rendered.value
    wrong = (*differences(name, document, printed.read), *check(name, suffix, data))
    broken = any(finding.severity is Severity.ERROR for finding in wrong)
    blocks = () if broken else tuple(index(document, printed.read))
    return Noted(Output(name, data, blocks), (*printed.rendered.findings, *wrong))


def _inputs(project: Project, known: tuple[Known, ...]) -> dict[str, str]:
    """The hashes of everything that a build read: sources, templates and fonts."""
    inputs = {f"sources/{name}": digest for each in known for name, digest in each.inputs.items()}
    folders = (("templates", folder) for folder in reversed(project.template_folders))
    fonts = (("fonts", resources.PACKAGE / "fonts"),)
    for label, folder in (*folders, *fonts):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{label}/{path.relative_to(folder).as_posix()}"
                inputs[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return inputs


def _issues(known: tuple[Known, ...], issues: Mapping[str, Any]) -> dict[str, Any]:
    """The records of issues, by session folder, with this one's rows."""
    return {**issues, **{each.folder: with_rows(each.event, issues.get(each.folder, {})) for each in known}}
