"""2,002 files that were sound before something bit them: each is read or refused by its reader, none breaks it.

They go through the guarded child, as in a build: a parser may take the whole process down, or never come back. What
the child's own net catches is told there as “it cannot be read”; a reader must find out before.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from reportlab.pdfgen.canvas import Canvas

from briefgen.intake.guard import Guard

FILES_OF_A_FORMAT = 182
SEED = 20310503
NET = ("it cannot be read (", "the parser broke down", "reading it ")

NOTE = (
    "Topic 3.1 Night Trains and Slow Travel",
    "Draft concept for the plenary session (session 2, 1.5 hours), Port Example, 3-5 May 2031",
    "1. Hour: The launch of the Slow Travel Alliance (STA). The order of the speakers is still to be developed.",
    "09:00-10.30 Opening: Ms. Ada Example, Director, Railway Museum of Example (RME)",
    "14h00 to 15h15 Floor (75 mins), moderated by Bo Sample (to be confirmed) and others",
    "The Slow Travel Alliance (STA) is a network of railways and towns, initiated in May 2030.",
)
TABLE = (("Time", "Item", "Speaker"), ("9:00-9:30", "Opening", "Ada Example"), ("9:30", "Songs", "Bo Sample"))

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHANGES = (
    f'<w:p xmlns:w="{W}"><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:ins w:id="2" w:author="a"><w:r>'
    '<w:t>in</w:t></w:r></w:ins><w:del w:id="3" w:author="a"><w:r><w:delText>out</w:delText></w:r></w:del><w:r><w:rPr>'
    '<w:vanish/><w:color w:val="FFFFFF"/><w:sz w:val="2"/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:fldChar'
    ' w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>4</w:t><w:fldChar'
    ' w:fldCharType="end"/></w:r></w:p>'
)
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles><style:style'
    ' style:name="T1" style:family="text" style:parent-style-name="T2"><style:text-properties text:display="none"'
    ' fo:color="#ffffff" fo:font-size="1pt"/></style:style></office:automatic-styles><office:body><office:text>'
    "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>gone</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>{paragraphs}<text:p>a<text:change text:change-id='c1'/><text:span"
    " text:style-name='T1'>unseen</text:span><text:s text:c='3'/><text:note><text:note-body><text:p>n</text:p>"
    "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    "<table:table><table:table-column table:number-columns-repeated='3'/>{rows}</table:table></office:text>"
    "</office:body></office:document-content>"
)
HTML = (
    "<!doctype html><html><head><meta charset=utf-8><style>.h{{display:none}} p{{color:#000}}</style></head><body>"
    "{paragraphs}<p class=h>unseen</p><ol start=2><li>one<li>two</ol><del>out</del><ins>in</ins><pre>a\nb</pre>"
    "<table>{rows}</table></body></html>"
)
RTF = (
    "{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 A;}}{{\\f1\\fcharset204 B;}}}}{{\\colortbl;"
    "\\red255\\green255\\blue255;}}{paragraphs}{{\\v unseen}}{{\\deleted out}}{{\\cf1 white}}\\u8211\\'96 caf\\'e9"
    "{{\\footnote n}}{{\\*\\bkmkstart x}}{{\\pict 4142}}\\bin3 abc{rows}}}"
)
YAML = """\
event:
  title: Night Train Days
  topic: {code: 3.1, title: Slow Travel}
  dates: 2031-05-03/2031-05-04
  language: [en, fr]
  issue: {number: 1, time: 2031-04-20T07:00:00Z}
sessions:
  plenary:
    start: {value: 2031-05-03T14:00, standing: confirmed}
    segments:
      - {id: 10, title: "Opening: Ada", duration: 6 min, shortest: 90 s, who: [{role: Chair}]}
      - id: 20
        title: 'It''s on'
        minutes: 15
        words: |
          Good evening.
people:
  ada: {name: Ada Example, status: confirmed}
"""
TOML = """\
[event]
title = "Night \\u0054rain Days"
dates = 2031-05-03
language = ["en", 'fr']
issue.number = 1
issue.time = 2031-04-20T07:00:00Z
[sessions.plenary]
start = {value = "2031-05-03T14:00", standing = "confirmed"}
[[sessions.plenary.segments]]
id = 10
title = \"\"\"Opening\"\"\"
minutes = 1_0
[people.ada]
name = "Ada Example"
"""


def _docx() -> bytes:
    document = docx.Document()
    for line in NOTE:
        document.add_paragraph(line)
    document.add_paragraph("one", style="List Number")
    document.add_heading("Part", 1)
    document.element.body.insert(2, parse_xml(CHANGES))
    document.add_comment(document.paragraphs[0].runs, "to be checked", "a")
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, texts in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    return _saved(document.save)


def _odt() -> bytes:
    cells = ("".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in TABLE)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    content = ODT.format(paragraphs="".join(f"<text:p>{line}</text:p>" for line in NOTE), rows=rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", content.replace("T1", "T2").replace("T2", "T1", 1))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def _html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td colspan=1>{text}" for text in row) for row in TABLE)
    return HTML.format(paragraphs="".join(f"<p>{line}</p>" for line in NOTE), rows=rows).encode()


def _rtf() -> bytes:
    rows = "".join(
        "\\trowd\\cellx900\\cellx1800\\cellx2700\\pard\\intbl " + "".join(f"{text}\\cell " for text in row) + "\\row"
        for row in TABLE
    )
    return RTF.format(paragraphs="".join(f"\\pard {line}\\par\n" for line in NOTE), rows=rows).encode()


def _text() -> bytes:
    rows = "\n".join("\t".join(row) for row in TABLE)
    return "\n\n".join((*NOTE, "- one\n- two", rows, "café – “quoted”")).encode()


def _markdown() -> bytes:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in (TABLE[0], ("---",) * len(TABLE[0]), *TABLE[1:]))
    return "\n\n".join(
        (f"# {NOTE[0]}", *NOTE[1:], "* *one*\n* [two](x)", "```\ncode\n```", "<!-- c -->", rows)
    ).encode()


def _csv() -> bytes:
    lines = (",".join(f'"{text}"' if " " in text else text for text in row) for row in TABLE)
    return "\r\n".join(lines).encode()


def _xlsx() -> bytes:
    book = Workbook()
    people, programme = book.active, book.create_sheet("programme")
    for person in (("Name", "Title", "Status"), ("Ada Example", "Director", "confirmed"), ("Bo Sample", "", "invited")):
        people.append(person)
    people["A2"].comment = Comment("to be checked", "a")
    people.row_dimensions[3].hidden = True
    for row in (("Start", "Minutes", "Item"), ("9:00", 15, "Opening"), ("9:15", 7.5, "=1+1")):
        programme.append(row)
    programme.merge_cells("A5:C6")
    return _saved(book.save)


def _pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), pageCompression=0)
    for number in range(2):
        for place, line in enumerate(NOTE):
            canvas.drawString(40, 800 - 20 * place, line[:90])
        canvas.grid([40, 140, 240, 340], [500, 520, 540, 560])
        for row, texts in enumerate(TABLE):
            for column, text in enumerate(texts):
                canvas.drawString(45 + 100 * column, 545 - 20 * row, text)
        canvas.setFillGray(1)
        canvas.drawString(40, 400, "unseen")
        canvas.textAnnotation("to be checked", Rect=[10, 10, 20, 20])
        canvas.drawString(40, 20, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


ORIGINALS: dict[str, Callable[[], bytes]] = {
    "event.toml": TOML.encode,
    "event.yaml": YAML.encode,
    "inputs.xlsx": _xlsx,
    "note.docx": _docx,
    "note.html": _html,
    "note.md": _markdown,
    "note.odt": _odt,
    "note.pdf": _pdf,
    "note.rtf": _rtf,
    "note.txt": _text,
    "programme.csv": _csv,
}

# -- what bites them ---------------------------------------------------------------------------------------


def bitten(data: bytes, chance: random.Random) -> bytes:
    """A file with bytes flipped, pieces cut out, doubled or moved, figures changed, or its end cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        far = at + chance.randint(1, 60)
        match chance.randrange(6):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                changed[at] = chance.randrange(256)
            case 2:
                del changed[at:far]
            case 3:
                to = chance.randrange(len(changed))
                changed[to:to] = changed[at:far]
            case 4:
                changed = bytearray(_other_figure(changed, at, chance))
            case _:
                if chance.randrange(4) == 0:
                    del changed[at:]
        changed = changed or bytearray(b"x")
    return bytes(changed)


def _other_figure(data: bytearray, start: int, chance: random.Random) -> bytearray:
    """The next digit behind a place as another one, or as several."""
    for at in range(start, len(data)):
        if chr(data[at]).isdigit():
            return data[:at] + bytes(chance.choices(b"0123456789", k=chance.choice((1, 1, 1, 2, 12)))) + data[at + 1 :]
    return data


def bitten_inside(package: bytes, chance: random.Random) -> bytes:
    """A package that is sound outside: one part bitten, or missing, or another part's bytes under its name."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        victim = chance.choice([name for name in parts if name.endswith((".xml", ".rels")) and parts[name]])
        match chance.randrange(8):
            case 0:
                del parts[victim]
            case 1:
                parts[victim] = parts[chance.choice(list(parts))]
            case _:
                parts[victim] = bitten(parts[victim], chance)
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def mutated(name: str) -> list[bytes]:
    """The files of one format; of packages, two in three are bitten inside."""
    chance = random.Random(f"{SEED} {name}")
    sound = ORIGINALS[name]()
    is_package = sound.startswith(b"PK")
    return [
        bitten_inside(sound, chance) if is_package and number % 3 else bitten(sound, chance)
        for number in range(FILES_OF_A_FORMAT)
    ]


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_sound_file_is_read(name: str) -> None:
    with Guard() as guard:
        noted = guard.read(ORIGINALS[name](), name)
    assert noted.value
    assert [each for each in noted.findings if each.code == "refused"] == []


@pytest.mark.parametrize("name", ORIGINALS)
def test_whatever_bit_it_the_reader_says_what_is_wrong(name: str) -> None:
    broken_down = []
    with Guard() as guard:
        for number, data in enumerate(mutated(name)):
            refusals = [each.message for each in guard.read(data, name).findings if each.code == "refused"]
            broken_down += [(number, message) for message in refusals if message.startswith(NET)]
    assert broken_down == []


def test_two_thousand_files_are_tried() -> None:
    assert len(ORIGINALS) * FILES_OF_A_FORMAT >= 2000
