"""A workbook of one sheet: the head stays in sight, columns are as wide as they say, pages are landscape."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from briefgen.findings import Noted
from briefgen.render.cells import NUMBER, rows_of, table_of
from briefgen.render.theme import Theme
from briefgen.tree.nodes import Document, Table

MM_A_LETTER = 1.9
"""Millimetres that a figure of the default typeface takes: columns are counted in such figures."""
LONGEST_NAME = 31
"""Letters of a sheet's name."""
NO_NAME = re.compile(r"[\[\]:*?/\\]")
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl takes no zone; it means UTC
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
A4, LETTER = 9, 1
"""Papers by their numbers in ECMA-376, 18.3.1.63."""
A4_WIDTH_MM = 210


def render(document: Document, theme: Theme) -> Noted[bytes]:
    """The document's one table.

    Raises BriefgenError for a document that is no single table.
    """
    table = table_of(document)
    book = Workbook()
    sheet = book.active
    sheet.title = NO_NAME.sub(" ", document.subject)[:LONGEST_NAME] or "Sheet"
    _fill(sheet, table)
    _lay_out(sheet, table, theme)
    issued = datetime.strptime(document.issued, "%Y-%m-%dT%H:%M:%SZ") if document.issued else EPOCH  # noqa: DTZ007
    properties = book.properties
    properties.title, properties.subject, properties.language = document.title, document.subject, document.language
    properties.creator, properties.created = document.author, issued
    stream = io.BytesIO()
    book.save(stream)
    return Noted(_settled(stream.getvalue(), issued))


def _fill(sheet: Any, table: Table) -> None:  # noqa: ANN401 - openpyxl is not typed
    for place, row in enumerate(rows_of(table), 1):
        for column, text in enumerate(row, 1):
            _write(sheet.cell(place, column), text, is_head=place <= len(table.head))


def _write(cell: Any, text: str, *, is_head: bool) -> None:  # noqa: ANN401 - the same
    """A text is kept a text, whatever it begins with; figures are a number."""
    if text.isascii() and text.isdecimal() and str(int(text)) == text:
        cell.value = int(text)
    elif text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@")) and not NUMBER.fullmatch(text)
    cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal="left")
    cell.font = Font(bold=is_head)


def _lay_out(sheet: Any, table: Table, theme: Theme) -> None:  # noqa: ANN401 - the same
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = round(column.width / MM_A_LETTER, 1)
    sheet.freeze_panes = f"A{len(table.head) + 1}"
    sheet.print_title_rows = f"1:{max(len(table.head), 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = LETTER if theme.layouts["pack"].width_mm > A4_WIDTH_MM else A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P / &N"


def _settled(data: bytes, issued: datetime) -> bytes:
    """The same package without the moment of its writing, which openpyxl leaves in it and in each entry of the zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = MODIFIED.sub(rb"\g<1>" + issued.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
