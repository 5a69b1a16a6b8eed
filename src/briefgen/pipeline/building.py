"""A build: compose, render, prove, store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefgen import resources
from briefgen.findings import Finding, Noted, RefusedError, Severity, in_order
from briefgen.pipeline.archives import archives
from briefgen.pipeline.changes import Made, made, with_rows
from briefgen.pipeline.composing import compose_all
from briefgen.pipeline.guarding import guarded
from briefgen.pipeline.printing import print_all
from briefgen.pipeline.reading import Known, know_all
from briefgen.pipeline.spreading import processors
from briefgen.pipeline.tasks import tasks_of
from briefgen.pipeline.wishes import Tell, Wish
from briefgen.pipeline.withholding import Named, Withholding

if TYPE_CHECKING:
    from briefgen.compose.environment import Templates
    from briefgen.project import Project
    from briefgen.store.output import Output


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
            return compose_all(project, wish, known.value, compiled, issues, tell=tell)

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


def _print(project: Project, wish: Wish, documents: tuple[Named, ...], tell: Tell) -> Noted[tuple[Output, ...]]:
    """Every document in every wished edition and format, rendered and proved; then the kits of them."""
    from briefgen.compose.product import products

    tasks = list(tasks_of(project, wish, documents, Withholding(documents, project.templates)))
    printed = print_all(tasks, wish.jobs or processors(), tell)
    kits = archives(products(project.template_folders).values(), documents, printed.value)
    told = (told for task in tasks for told in task.theme.findings)
    return Noted((*printed.value, *kits.value), (*printed.findings, *kits.findings, *told))


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
