"""The stages in order: read, assemble, check, compose, render, prove, store. This room alone knows them all.

Each stage is imported when it is its turn, so that ``briefgen --help`` and ``briefgen check`` stay quick.
"""

from briefgen.pipeline.building import Built, ContentError, build
from briefgen.pipeline.changes import Made
from briefgen.pipeline.kept import trace
from briefgen.pipeline.publishing import Published, publish
from briefgen.pipeline.reading import Known, draft, extract, issues_of, know, know_all
from briefgen.pipeline.sealing import SealedCopy, seal, whose
from briefgen.pipeline.starting import new
from briefgen.pipeline.verifying import verify
from briefgen.pipeline.wishes import LARGE_PRINT, STANDARD, Wish

__all__ = [
    "LARGE_PRINT",
    "STANDARD",
    "Built",
    "ContentError",
    "Known",
    "Made",
    "Published",
    "SealedCopy",
    "Wish",
    "build",
    "draft",
    "extract",
    "issues_of",
    "know",
    "know_all",
    "new",
    "publish",
    "seal",
    "trace",
    "verify",
    "whose",
]
