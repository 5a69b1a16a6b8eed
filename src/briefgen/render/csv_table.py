"""Comma-separated values (RFC 4180) in UTF-8, with the byte order mark that Excel knows UTF-8 by."""

from __future__ import annotations

import csv
import io

from briefgen.findings import Noted
from briefgen.render.cells import guarded, rows_of, table_of
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document


def render(document: Document, theme: Theme) -> Noted[bytes]:  # noqa: ARG001 - every renderer has both
    """The document's one table.

    Raises BriefgenError for a document that is no single table.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows(map(guarded, row) for row in rows_of(table_of(document)))
    return Noted(stream.getvalue().encode("utf-8-sig"))
