"""Documents into files: rendered, read back and proved, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.findings import Finding, Noted, Severity
from briefgen.pipeline.counting import with_pages
from briefgen.pipeline.spreading import spread

if TYPE_CHECKING:
    from briefgen.prove.readback import Readback
    from briefgen.prove.withheld import Rules
    from briefgen.render.theme import Theme
    from briefgen.store.output import Output
    from briefgen.tree.nodes import Document


@dataclass(frozen=True, slots=True)
class Task:
    """One document to print: the name of its files without suffix, its theme, the formats, what it must not hold.

    ``fits``: white space, then what is optional in it goes where that takes a page less.
    ``counts``: the contents of its DOCX have page numbers, where LibreOffice is there to count them.
    ``pages``: how many it may have, 0 for any number.
    """

    name: str
    document: Document
    theme: Theme
    formats: tuple[str, ...]
    rules: Rules
    fits: bool
    counts: bool = False
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A file as it was rendered, and what it says when it is read back."""

    rendered: Noted[bytes]
    read: Readback


def print_all(tasks: Sequence[Task], jobs: int, tell: Callable[[str], None]) -> Noted[tuple[Output, ...]]:
    """Every document in each of its formats, rendered and proved, in order, by that many processes.

    Raises BriefgenError when a document cannot be printed.
    """
    from briefgen.tree.walk import leaves

    costs = [sum(1 for _ in leaves(task.document)) for task in tasks]
    noted = spread(lambda task: print_one(task, tell), tasks, costs, jobs)
    return Noted(
        tuple(output for each in noted for output in each.value),
        tuple(finding for each in noted for finding in each.findings),
    )


def print_one(task: Task, tell: Callable[[str], None]) -> Noted[tuple[Output, ...]]:
    """One document in each of its formats.

    Raises BriefgenError when it cannot be printed.
    """
    document = _fitted(task.document, task.theme) if task.fits else task.document
    outputs: list[Output] = []
    findings = list(_left_out(task.name, task.document, document))
    if task.counts and "docx" in task.formats:
        counted = with_pages(f"{task.name}.docx", document, task.theme)
        document, findings = counted.value, [*findings, *counted.findings]
    for suffix in task.formats:
        tell(f"printing {task.name}.{suffix}")
        printed = _printed(suffix, document, task.theme)
        output = _proved(f"{task.name}.{suffix}", suffix, document, printed, task.rules)
        outputs.append(output.value)
        findings.extend((*output.findings, *_too_many_pages(output.value, task.pages)))
    return Noted(tuple(outputs), tuple(findings))


def _printed(suffix: str, document: Document, theme: Theme) -> Printed:
    from briefgen.prove.readers import read_back
    from briefgen.render.formats import renderer

    rendered = renderer(suffix)(document, theme)
    return Printed(rendered, read_back(suffix, rendered.value))


def _fitted(document: Document, theme: Theme) -> Document:
    """The document on as few pages as it can have; they are those of the PDF, with room to spare for other formats."""
    from briefgen.render.formats import page_counts
    from briefgen.render.theme import with_spare
    from briefgen.tree.fit import fitted

    count, roomy = page_counts(), with_spare(theme)
    return fitted(document, lambda tried: count(tried, roomy))


def _too_many_pages(output: Output, most: int) -> Iterator[Finding]:
    """A file that should be shorter; only formats that know their pages are asked."""
    count = max((block["page"] or 0 for block in output.blocks), default=0)
    if most and count > most:
        yield Finding(
            code="too-many-pages",
            message=f"it has {count} pages, more than {most}",
            hint="shorten what stands in it",
            file=output.name,
        )


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


def _proved(name: str, suffix: str, document: Document, printed: Printed, rules: Rules) -> Noted[Output]:
    """The file for the store, with the findings of its rendering and of its proof."""
    from briefgen.prove.leaks import leaks
    from briefgen.prove.readers import check
    from briefgen.prove.same_content import differences
    from briefgen.prove.trace import index
    from briefgen.store.output import Output

    data = printed.rendered.value
    wrong = (*differences(name, document, printed.read), *check(name, suffix, data))
    broken = any(finding.severity is Severity.ERROR for finding in wrong)
    blocks = () if broken else tuple(index(document, printed.read))
    leaking = leaks(name, data, rules, None if broken else printed.read)
    output = Output(name, data, blocks, rules.record, _release(name, document))
    return Noted(output, (*printed.rendered.findings, *wrong, *leaking))


def _release(name: str, document: Document) -> dict[str, Any] | None:
    """What the manifest says of a file for the press, so that it can be published without being read anew."""
    release = document.release
    if release is None:
        return None
    return {
        "state": release.kind,
        "words": release.words,
        "until": release.until,
        "published_as": release.published_name(name),
        "title": document.title,
        "issued": document.issued,
    }
