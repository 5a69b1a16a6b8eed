"""The tables that ``briefgen new`` lays out to be filled in, as they are made: ``templates/tables/``.

``pytest tests/unit/test_input_tables.py --accept`` writes them anew. Headings only, since whatever stands below them is
read. What a column takes is told in the workbook by the input help of its cells, the yellow box that shows when a cell
is chosen: that is no cell, no comment and no further sheet, so nothing of it can be read as an input.
"""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from workbench import CHECKOUT

FOLDER = CHECKOUT / "templates" / "tables"
WORKBOOK = "inputs.xlsx"
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the first that a package can have."""

LAST_ROW = 1000
STATUS, YES_NO = "open,invited,confirmed", "yes,no"
TABLES: dict[str, dict[str, tuple[str, str | None]]] = {
    "people": {
        "Id": ("A short word by which rows call the person, such as ada. Empty: made from the name.", None),
        "Name": ("As it is to be printed: Ada Example.", None),
        "Form of address": ("Ms., Dr., H.E. Mr.", None),
        "Title": ("Post: Director.", None),
        "Organisation": ("Its id or short name, as the note has it: RME.", None),
        "Role": ("Role in the session: Moderator.", None),
        "Spoken": ("How to say the name: AY-da ex-AM-pul.", None),
        "Status": ("open, invited or confirmed.", STATUS),
        "Email": ("Never printed for the press unless you say so.", None),
        "Phone": ("Never printed for the press unless you say so.", None),
        "Note": ("Anything else. Not printed.", None),
    },
    "programme": {
        "Id": ("A number by which the row is called: 10, 20, 30. All or none.", None),
        "Part": ("The part of the session that the row belongs to: 1.", None),
        "Start": ("Clock time, 24 hours: 14:00. May stay empty.", None),
        "Minutes": ("How long the row is: 15.", None),
        "Title": ("What happens: Opening.", None),
        "Kind": ("opening, statement, discussion, break, closing or another word.", None),
        "Who": ("Ids of people: ada. Several behind semicolons: ada; bo.", None),
        "Role": ("In which role, as many as people: Chair; Speaker.", None),
        "Organisation": ("For which organisation, as many as people: rme; etu.", None),
        "Shortest": ("Minutes that the row must have at least if time is lost.", None),
        "May drop": ("yes: the row may fall away if time is lost.", YES_NO),
        "Words": ("Words to say, as they are to be read out.", None),
        "Audio": ("What the microphones do.", None),
        "Video": ("What the screens show.", None),
        "Note": ("Anything else.", None),
    },
}


def made() -> dict[str, bytes]:
    """All files of the folder by their names."""
    tables = {f"{name}.csv": _csv(list(columns)) for name, columns in TABLES.items()}
    return {**tables, WORKBOOK: _workbook()}


def _csv(headings: list[str]) -> bytes:
    """With a mark of byte order: Excel then keeps accents when it saves."""
    return ",".join(headings).encode("utf-8-sig") + b"\r\n"


def _workbook() -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, columns in TABLES.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, (heading, (helps, choices)) in enumerate(columns.items(), 1):
            _column(sheet, number, heading, helps, choices)
    file = io.BytesIO()
    book.save(file)
    return _without_clock(file.getvalue())


def _column(sheet: Worksheet, number: int, heading: str, helps: str, choices: str | None) -> None:
    """A heading, and the help of the cells below it; choices are offered, and others are not forbidden."""
    letter = get_column_letter(number)
    sheet.cell(1, number, heading).font = Font(bold=True)
    sheet.column_dimensions[letter].width = max(14, len(heading) + 4)
    formula = f'"{choices}"' if choices else None
    help_box = DataValidation(type="list" if choices else None, formula1=formula, allow_blank=True)
    help_box.showErrorMessage = False
    help_box.showInputMessage = True
    help_box.promptTitle, help_box.prompt = heading, helps
    help_box.add(f"{letter}1:{letter}{LAST_ROW}")
    sheet.add_data_validation(help_box)


def _without_clock(data: bytes) -> bytes:
    """The same workbook without the moment at which it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _CORE
            new.writestr(zipfile.ZipInfo(name, DATE), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


_CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Inputs for briefgen</dc:title></cp:coreProperties>'
)
