"""Documents into tasks for the printer: every edition, its theme, its formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.pipeline.printing import Task
from briefgen.pipeline.wishes import STANDARD, Wish
from briefgen.pipeline.withholding import Named, Withholding

if TYPE_CHECKING:
    from briefgen.project import Project


def tasks_of(project: Project, wish: Wish, documents: tuple[Named, ...], withholding: Withholding) -> Iterator[Task]:
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
