"""The stages in order: read, assemble, check, compose, render, prove, store. This room alone knows them all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.findings import Finding, Noted, RefusedError, Severity, in_order
from briefgen.origin import Span

if TYPE_CHECKING:
    from briefgen.compose.product import Copy
    from briefgen.model.claims import Claim
    from briefgen.model.event import Event
    from briefgen.model.register import Register
    from briefgen.project import Project
    from briefgen.render.theme import Theme
    from briefgen.store.output import Output
    from briefgen.tree.nodes import Document

Tell = Callable[[str], None]
EPOCH = "SOURCE_DATE_EPOCH"
STANDARD = "standard"
LARGE_PRINT = "large-print"


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources give: the event, its register, and the hash of every file read."""

    event: Event
    register: Register
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build was asked for; empty means everything."""

    products: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    theme: str = "plain"
    editions: tuple[str, ...] = (STANDARD,)


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a finished build, and how many of its passages changed since the last one (None: it is new)."""

    name: str
    changed: int | None
    pages: int | None


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build."""

    files: tuple[Made, ...]
    open_points: int
    findings: tuple[Finding, ...] = field(default=())


# -- read, assemble, check -----------------------------------------------------------------------------


def know(sources: Path, environ: Mapping[str, str]) -> Noted[Known]:
    """Read a folder of sources (or one file) into an event and check it.

    Raises RefusedError with every mistake when a source cannot be used.
    """
    from briefgen.checks import check
    from briefgen.intake.read import read
    from briefgen.model.assemble import assemble
    from briefgen.model.register import register

    sources_read = read(sources)
    refused = tuple(each for each in sources_read.findings if each.severity is Severity.ERROR)
    if refused:
        raise RefusedError(in_order(sources_read.findings))
    claims = (*sources_read.value.claims, *_issue_time(sources_read.value.claims, environ))
    event = assemble(claims)
    points = register(event.value)
    findings = (*sources_read.findings, *event.findings, *check(event.value, points))
    inputs = {source.name: source.sha256 for source in sources_read.value.sources}
    return Noted(Known(event.value, points, inputs), in_order(findings))


def _issue_time(claims: Iterable[Claim], environ: Mapping[str, str]) -> Iterator[Claim]:
    """The issue time from SOURCE_DATE_EPOCH, where no source gives one.

    Raises BriefgenError when it is not a number of seconds (reproducible-builds.org/specs/source-date-epoch).
    """
    from briefgen.model.claims import Claim

    given = environ.get(EPOCH)
    if given is None or any(claim.path == ("event", "issue", "time") for claim in claims):
        return
    try:
        moment = datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise BriefgenError(f"{EPOCH} is “{given}”", "give whole seconds since 1970, or unset it") from None
    digest = hashlib.sha256(given.encode()).hexdigest()
    yield Claim(
        path=("event", "issue", "time"),
        value=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        span=Span(EPOCH, digest, "environment", given),
        how="supplied",
        standing="confirmed",
    )


def extract(place: Path, environ: Mapping[str, str]) -> Noted[dict[str, Any]]:
    """What was read from one file alone or from a folder, as plain data.

    Raises RefusedError when a source cannot be used.
    """
    from briefgen.model.extracted import extracted

    known = know(place, environ if place.is_dir() else {})
    return Noted(extracted(known.value.event, known.value.register), known.findings)


def draft(place: Path, environ: Mapping[str, str]) -> str:
    """A draft event file made from what was read.

    Raises RefusedError when a source cannot be used.
    """
    from briefgen.model.draft import draft as drafted

    known = know(place, environ if place.is_dir() else {}).value
    return drafted(known.event, known.register)


# -- compose, render, prove, store ----------------------------------------------------------------------


def build(project: Project, wish: Wish, environ: Mapping[str, str], tell: Tell) -> Built:
    """Make every copy that is wished for in every format, prove it, and put it in place.

    Raises RefusedError when a source or template cannot be used or when a proof fails: nothing is then changed.
    """
    from briefgen.store.output import ISSUES, RECORDS, TRACE, held, load, store

    tell("reading")
    known = know(project.sources, environ)
    with held(project.output):
        records = project.output / RECORDS
        issues = load(records / ISSUES)
        before = load(records / TRACE).get("outputs", {})
        documents = _compose(project, wish, known.value, issues, tell)
        outputs, printed = _print(project, wish, documents.value, known.value, tell)
        findings = in_order((*known.findings, *documents.findings, *printed))
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise ContentError(findings)
        tell("storing")
        store(project.output, outputs, _inputs(project, known.value), _issues(known.value.event, issues))
    files = tuple(_made(output, before) for output in outputs)
    return Built(files, len(known.value.register.points), findings)


class ContentError(RefusedError):
    """The content cannot be printed as it is: a proof failed, or something would leak. Nothing was written."""

    exit_code = 1


def _compose(
    project: Project, wish: Wish, known: Known, issues: Mapping[str, Any], tell: Tell
) -> Noted[tuple[tuple[Copy, Document], ...]]:
    """Every wished copy as a document; internal ones last, since they count the blanks of the others."""
    from briefgen.compose.compose import Settings, compose
    from briefgen.compose.environment import Templates

    copies = sorted(_copies(project, wish), key=lambda copy: copy.audience == "internal")
    templates = Templates(project.templates, resources.templates_folder())
    changed = _changed_rows(known.event, issues)
    blanks: Counter[int] = Counter()
    documents: list[tuple[Copy, Document]] = []
    findings: list[Finding] = []
    for copy in copies:
        tell(f"composing {copy.name}")
        settings = Settings(templates, changed, dict(blanks))
        composed = compose(known.event, known.register, copy, settings)
        if copy.audience == "press" and copy.piece:
            blanks.update(_blanks(composed.value))
        documents.append((copy, composed.value))
        findings.extend(composed.findings)
    return Noted(tuple(documents), tuple(findings))


def _copies(project: Project, wish: Wish) -> tuple[Copy, ...]:
    from briefgen.compose.product import copies, products

    known = products(project.template_folders)
    for name in wish.products:
        if name not in known:
            raise BriefgenError(f"there is no product “{name}”", f"choose from: {', '.join(sorted(known))}")
    chosen = [product for name, product in known.items() if not wish.products or name in wish.products]
    made = tuple(copies(chosen, wish.audiences))
    if not made:
        raise BriefgenError("no product has such a copy", "leave --audience out to make all of them")
    return made


def _blanks(document: Document) -> Iterator[int]:
    from briefgen.tree.nodes import Blank
    from briefgen.tree.walk import leaves

    for leaf in leaves(document):
        for inline in leaf.inlines:
            if isinstance(inline, Blank) and inline.point is not None:
                yield inline.point


def _print(
    project: Project, wish: Wish, documents: tuple[tuple[Copy, Document], ...], known: Known, tell: Tell
) -> tuple[tuple[Output, ...], list[Finding]]:
    """Every document in every wished format, rendered and proved."""
    from briefgen.compose.large_print import large_print
    from briefgen.compose.press import output_name
    from briefgen.render.formats import FORMATS
    from briefgen.render.theme import load

    outputs: list[Output] = []
    findings: list[Finding] = []
    for edition in wish.editions:
        theme = load(project.theme(wish.theme if edition == STANDARD else edition))
        for copy, document in documents:
            stem = output_name(copy, known.event, known.register)
            name = stem if edition == STANDARD else f"{stem}-{edition}"
            fitted = _fitted(document, theme) if edition == STANDARD else large_print(document)
            for suffix in wish.formats or FORMATS:
                tell(f"printing {name}.{suffix}")
                output = _print_one(f"{name}.{suffix}", suffix, fitted, theme)
                outputs.append(output.value)
                findings.extend(output.findings)
    return tuple(outputs), findings


def _fitted(document: Document, theme: Theme) -> Document:
    """The document without what is optional on a page that is too full; pages are those of the PDF."""
    from briefgen.prove.readers import read_back
    from briefgen.render.formats import renderer
    from briefgen.tree.fit import fitted, has_optional

    if not has_optional(document):
        return document
    read = read_back("pdf", renderer("pdf")(document, theme).value)
    return fitted(document, [block.page for block in read.blocks])


def _print_one(name: str, suffix: str, document: Document, theme: Theme) -> Noted[Output]:
    from briefgen.prove.readers import check, read_back
    from briefgen.prove.same_content import differences
    from briefgen.prove.trace import index
    from briefgen.render.formats import renderer
    from briefgen.store.output import Output

    rendered = renderer(suffix)(document, theme)
    read = read_back(suffix, rendered.value)
    wrong = (*differences(name, document, read), *check(name, suffix, rendered.value))
    blocks = () if wrong else tuple(index(document, read))
    return Noted(Output(name, rendered.value, blocks), (*rendered.findings, *wrong))


def _inputs(project: Project, known: Known) -> dict[str, str]:
    """The hashes of everything that a build read: sources, templates and fonts."""
    inputs = {f"sources/{name}": digest for name, digest in known.inputs.items() if name != EPOCH}
    folders = (("templates", folder) for folder in reversed(project.template_folders))
    fonts = (("fonts", resources.PACKAGE / "fonts"),)
    for label, folder in (*folders, *fonts):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{label}/{path.relative_to(folder).as_posix()}"
                inputs[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return inputs


# -- what changed ---------------------------------------------------------------------------------------


def _row_digests(event: Event) -> dict[str, str]:
    """A fingerprint of each row's printed values."""
    digests = {}
    for row in event.session.segments:
        facts = (row.title, row.duration, row.shortest, row.words, row.may_drop)
        seats = (fact for seat in row.who for fact in (seat.person, seat.role, seat.organisation))
        said = "\0".join(fact.text for fact in (*facts, *seats))
        digests[row.id] = hashlib.sha256(said.encode()).hexdigest()[:16]
    return digests


def _issue_number(event: Event) -> int:
    number = event.issue.number.text
    return int(number) if number.isdigit() else 0


def _changed_rows(event: Event, issues: Mapping[str, Any]) -> frozenset[str] | None:
    """The rows that differ from the last issue before this one; None when there was none."""
    number = _issue_number(event)
    earlier = [int(each) for each in issues if each.isdigit() and int(each) < number]
    if not earlier:
        return None
    last = issues[str(max(earlier))]
    return frozenset(row for row, digest in _row_digests(event).items() if last.get(row) != digest)


def _issues(event: Event, issues: Mapping[str, Any]) -> dict[str, Any]:
    """The records of issues with this one's rows."""
    number = _issue_number(event)
    return {**issues, str(number): _row_digests(event)} if number else dict(issues)


def _made(output: Output, before: Mapping[str, Any]) -> Made:
    pages = [block["page"] for block in output.blocks if block["page"]]
    old = before.get(output.name)
    changed = None
    if old is not None:
        was = Counter(block["text"] for block in old)
        now = Counter(block["text"] for block in output.blocks)
        changed = max((was - now).total(), (now - was).total())
    return Made(output.name, changed, max(pages) if pages else None)


# -- what is there --------------------------------------------------------------------------------------


def trace(file: Path, text: str | None) -> list[dict[str, Any]]:
    """The blocks of a printed file that hold a text (all without one), with the origin of each run.

    Raises BriefgenError when the file was not made by a build that is still recorded beside it.
    """
    from briefgen.store.output import MANIFEST, RECORDS, TRACE, load, sha256

    folder = next((parent for parent in file.absolute().parents if (parent / MANIFEST).is_file()), None)
    if not file.is_file() or folder is None:
        raise BriefgenError(f"there is no built file {file}", "run briefgen build first")
    name = file.absolute().relative_to(folder).as_posix()
    listed = {entry["path"]: entry["sha256"] for entry in load(folder / MANIFEST).get("outputs", [])}
    if listed.get(name) != sha256(file.read_bytes()):
        raise BriefgenError(f"{file} is not as it was built", "build it anew, or trace the built file")
    blocks: list[dict[str, Any]] = load(folder / RECORDS / TRACE).get("outputs", {}).get(name, [])
    wanted = " ".join((text or "").split()).casefold()
    return [block for block in blocks if wanted in _said(block).casefold()]


def _said(block: Mapping[str, Any]) -> str:
    return " ".join(str(block["text"]).split())


def verify(folder: Path) -> Noted[int]:
    """Prove of an output folder, as it lies there, what a build proved of it: how many files, and what is wrong.

    Raises BriefgenError when there is no manifest.
    """
    from briefgen.store.output import MANIFEST, RECORDS, TRACE, load

    entries = load(folder / MANIFEST).get("outputs", [])
    if not entries:
        raise BriefgenError(f"there is no manifest in {folder}", "run briefgen build first")
    blocks = load(folder / RECORDS / TRACE).get("outputs", {})
    findings = [found for entry in entries for found in _verify_one(folder, entry, blocks.get(entry["path"]))]
    return Noted(len(entries), in_order((*findings, *_unlisted(folder, entries))))


def _verify_one(folder: Path, entry: Mapping[str, Any], blocks: list[dict[str, Any]] | None) -> Iterator[Finding]:
    """One listed file: its bytes, what it says, its structure."""
    from briefgen.prove.readers import check, read_back
    from briefgen.store.output import sha256

    name = entry["path"]
    path = folder / name
    if not path.is_file():
        yield _wrong("missing-output", name, "it is in the manifest, and not in the folder")
        return
    data = path.read_bytes()
    if sha256(data) != entry["sha256"]:
        yield _wrong("changed-output", name, f"its SHA-256 is {sha256(data)}, the manifest has {entry['sha256']}")
        return
    suffix = path.suffix.removeprefix(".")
    said = [(block.kind, block.text) for block in read_back(suffix, data).blocks]
    if blocks is None or said != [(block["kind"], block["text"]) for block in blocks]:
        yield _wrong("content-differs", name, "what it says is not what the build recorded for it")
    yield from check(name, suffix, data)


def _unlisted(folder: Path, entries: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Printed files in the folder that no build lists."""
    listed = {entry["path"] for entry in entries}
    for path in sorted((*folder.rglob("*.docx"), *folder.rglob("*.pdf"))):
        name = path.relative_to(folder).as_posix()
        if name not in listed and not name.startswith("."):
            yield Finding(
                code="unlisted-output",
                message="no build lists it",
                file=name,
                hint="take it away, or build again",
            )


def _wrong(code: str, name: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message, file=name, hint="build again")


# -- a project to start from ----------------------------------------------------------------------------


def new(folder: Path, notes: tuple[Path, ...]) -> tuple[Path, ...]:
    """Make a project: its folders, copies of the notes, and a draft event file.

    Raises BriefgenError when the folder already holds one: nothing is ever overwritten.
    """
    from briefgen.store.writing import write

    event_file = folder / "sources" / "event.yaml"
    if event_file.exists():
        raise BriefgenError(f"{event_file} is there already", "choose another folder; nothing was changed")
    missing = next((note for note in notes if not note.is_file()), None)
    if missing is not None:
        raise BriefgenError(f"there is no file {missing}", "give the path of a concept note")
    copies = [(folder / "sources" / note.name, note.read_bytes()) for note in notes]
    taken = next((path for path, _ in copies if path.exists()), None)
    if taken is not None:
        raise BriefgenError(f"{taken} is there already", "choose another folder; nothing was changed")
    for path, data in copies:
        write(path, data)
    write(folder / "output" / ".gitkeep", b"")
    write(event_file, draft(folder / "sources", {}).encode())
    return (*(path for path, _ in copies), event_file)
