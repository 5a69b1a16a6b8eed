"""The leak gate on finished files: each planted secret is found and named with its place, and clean files are clean."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import pikepdf
import planting
import pytest
from pikepdf import Array, Dictionary, Name, String
from planting import (
    ANSWER,
    ANSWERED,
    DOCUMENT,
    EMAIL,
    MAILED,
    NAME,
    NAMED,
    PHONE,
    PHONED,
    Plant,
    added,
    attached,
    before,
    behind,
    body,
    in_pdf,
    in_root,
    marked,
    notes,
    packed,
    run,
    shown,
)
from workbench import SAMPLE, write_all

from briefgen.pipeline import Wish, build
from briefgen.project import find
from briefgen.prove.leaks import leaks
from briefgen.prove.readers import read_back
from briefgen.prove.withheld import Rules, from_record

KIT = ("press-kit.docx", "press-kit.pdf")
ATTRIBUTE = f"{DOCUMENT}, an attribute"
PROPERTIES = "<P>{}</P>"
WIDE = NAME.translate({letter: letter + 0xFEE0 for letter in range(0x41, 0x7B)})
PNG_TEXT = b"Comment\0" + NAME.encode()
PNG_PACKED = b"Comment\0\0" + zlib.compress(NAME.encode())
URI = base64.b64encode(planting.png("tEXt", PNG_TEXT)).decode()
FOLDED = f"BEGIN:VCALENDAR\r\nSUMMARY:{NAME[:9]}\r\n {NAME[9:]}\r\nEND:VCALENDAR\r\n"
ESCAPED = NAME.replace("z", "\\u007a")
UNUSED = Dictionary(Type=Name.Example, Left=String(ANSWER))

IN_DOCX: dict[str, tuple[Plant, str, str]] = {
    "body": (body(run(ANSWER)), DOCUMENT, ANSWERED),
    "caption": (body(f'<w:pPr><w:pStyle w:val="Caption"/></w:pPr>{run(ANSWER)}'), DOCUMENT, ANSWERED),
    "word split over runs": (body(run(ANSWER[:7]) + run(ANSWER[7:], "<w:b/>")), DOCUMENT, ANSWERED),
    "capitals and no-break spaces": (body(run(ANSWER.upper().replace(" ", "\u00a0"))), DOCUMENT, ANSWERED),
    "soft hyphen": (body(run(ANSWER.replace("guild", "gu\u00adild"))), DOCUMENT, ANSWERED),
    "wide letters": (body(run(WIDE)), DOCUMENT, NAMED),
    "over two paragraphs": (body(run(NAME[:6]) + "</w:p><w:p>" + run(NAME[6:])), DOCUMENT, NAMED),
    "number written otherwise": (body(run("Call 0099-5550101.")), DOCUMENT, PHONED),
    "hidden text": (body(run(ANSWER, "<w:vanish/>")), DOCUMENT, ANSWERED),
    "white text": (body(run(ANSWER, '<w:color w:val="FFFFFF"/>')), DOCUMENT, ANSWERED),
    "inserted": (body(f'<w:ins w:id="1" w:author="a">{run(ANSWER)}</w:ins>'), DOCUMENT, ANSWERED),
    "deleted": (body(f'<w:del w:id="1" w:author="a">{run(ANSWER, tag="delText")}</w:del>'), DOCUMENT, ANSWERED),
    "moved away": (body(f'<w:moveFrom w:id="1" w:author="a">{run(ANSWER)}</w:moveFrom>'), DOCUMENT, ANSWERED),
    "who changed it": (body(f'<w:ins w:id="1" w:author="{NAME}">{run("yes")}</w:ins>'), ATTRIBUTE, NAMED),
    "field code": (body(run(f'COMMENTS "{ANSWER}"', tag="instrText")), DOCUMENT, ANSWERED),
    "bookmark": (body('<w:bookmarkStart w:id="99" w:name="Ozias_Quillfeather"/>'), ATTRIBUTE, NAMED),
    "alternative text": (body(f'<w:drawing><wp:docPr descr="{ANSWER}"/></w:drawing>'), ATTRIBUTE, ANSWERED),
    "remark in the XML": (body(f"<!-- {ANSWER} -->"), f"{DOCUMENT}, a comment", ANSWERED),
    "running head": (before("word/header1.xml", "</w:hdr>", run(PHONE)), "word/header1.xml", PHONED),
    "running foot": (before("word/footer2.xml", "</w:ftr>", run(EMAIL)), "word/footer2.xml", MAILED),
    "comment": (added("word/comments.xml", notes("comment")), "word/comments.xml", ANSWERED),
    "footnote": (added("word/footnotes.xml", notes("footnote")), "word/footnotes.xml", ANSWERED),
    "endnote": (added("word/endnotes.xml", notes("endnote")), "word/endnotes.xml", ANSWERED),
    "keywords": (before("docProps/core.xml", "</cp:", f"<k>{NAME}</k>"), "docProps/core.xml", NAMED),
    "company": (added("docProps/app.xml", PROPERTIES.format(NAME)), "docProps/app.xml", NAMED),
    "own property": (added("docProps/custom.xml", PROPERTIES.format(ANSWER)), "docProps/custom.xml", ANSWERED),
    "custom XML": (added("customXml/item1.xml", PROPERTIES.format(NAME)), "customXml/item1.xml", NAMED),
    "UTF-16": (added("customXml/a.xml", PROPERTIES.format(NAME).encode("utf-16")), "customXml/a.xml", NAMED),
    "link": (added("word/_rels/a.rels", f"<R T='mailto:{EMAIL}'/>"), "word/_rels/a.rels, an attribute", MAILED),
    "name of a part": (added("word/media/ozias-quillfeather.bin"), "a name in the archive", NAMED),
    "comment of the archive": (added("a.xml", "<a/>", NAME), "the archive's comment", NAMED),
    "remark on a member": (added("a.xml", "<a/>", remark=NAME), "a.xml", NAMED),
    "setting": (before("word/settings.xml", "</w:s", f'<a b="{PHONE}"/>'), "word/settings.xml, an attribute", PHONED),
    "table in it": (added("word/a.xlsx", packed("s.xml", f"<a>{ANSWER}</a>")), "word/a.xlsx, s.xml", ANSWERED),
    "photograph": (added("word/media/a.jpg", planting.jpeg(exif=NAME)), "word/media/a.jpg, its APP1 segment", NAMED),
}
IN_PDF: dict[str, tuple[Plant, str, str]] = {
    "page": (shown(f"({ANSWER}) Tj"), "page 2", ANSWERED),
    "letters moved apart": (shown("[(Ozias) -300 (Qu) 12 (illfeather)] TJ"), "page 2", NAMED),
    "over two lines": (shown(f"({NAME[:5]}) Tj 0 -12 Td ({NAME[6:]}) '"), "page 2", NAMED),
    "invisible": (shown(f"3 Tr ({ANSWER}) Tj"), "page 2", ANSWERED),
    "number in hexadecimal": (shown(f"<{PHONE.encode().hex()}> Tj"), "page 2", PHONED),
    "what stands for a text": (shown(f"/Span << /ActualText ({ANSWER}) >> BDC (x) Tj EMC"), "page 2", ANSWERED),
    "properties": (in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Keywords", NAME)), "object", NAMED),
    "XMP": (in_pdf(planting.in_metadata), "object", ANSWERED),
    "bookmark": (in_pdf(planting.bookmarked), "object", ANSWERED),
    "note on a page": (in_pdf(planting.annotated), "object", ANSWERED),
    "destination": (in_root("/Dests", lambda _: Dictionary({"/Ozias Quillfeather": Array([])})), "object", NAMED),
    "name of an attachment": (attached("ozias-quillfeather.txt", b"a"), "object", NAMED),
    "attachment": (attached("a.txt", ANSWER.encode()), "object", ANSWERED),
    "packed attachment": (attached("a.zip", packed("b.txt", ANSWER)), "object", ANSWERED),
    "form field": (in_root("/AcroForm", lambda _: Dictionary(Fields=[Dictionary(T="a", V=PHONE)])), "object", PHONED),
    "page label": (in_root("/PageLabels", lambda _: Dictionary(Nums=[0, Dictionary(P=NAME)])), "object", NAMED),
    "layer": (in_root("/OCProperties", lambda _: Dictionary(OCGs=[Dictionary(Name=NAME)])), "object", NAMED),
    "script": (in_root("/OpenAction", lambda _: Dictionary(S=Name.JavaScript, JS=ANSWER)), "object", ANSWERED),
    "alternative text": (marked("/Alt"), "object", ANSWERED),
    "actual text": (marked("/ActualText"), "object", ANSWERED),
    "expanded abbreviation": (marked("/E"), "object", ANSWERED),
    "drawing that nothing draws": (in_pdf(planting.drawn_form), "object", ANSWERED),
    "page taken out": (in_pdf(planting.removed_page), "object", ANSWERED),
    "object of no use": (in_root("/Left", lambda pdf: pdf.make_indirect(UNUSED)), "object", ANSWERED),
    "photograph": (in_pdf(planting.pictured), "object", NAMED),
    "behind the end": (behind(f"% {ANSWER}\n"), "between its objects", ANSWERED),
    "object that nothing lists": (behind(f"99999 0 obj ({PHONE}) endobj"), "between its objects", PHONED),
    "older version": (planting.overwritten, "version 1, page 1", ANSWERED),
}
ELSEWHERE: dict[str, tuple[str, bytes, str, str]] = {
    "name of a file": ("ozias-quillfeather.zip", packed("a.txt", "a"), "its name", NAMED),
    "name in a zip": ("a.zip", packed("photos/Ozias Quillfeather.txt", "a"), "a name in the archive", NAMED),
    "text in a zip": ("a.zip", packed("a.txt", ANSWER), "a.txt", ANSWERED),
    "zip in a zip": ("a.zip", packed("b.zip", packed("c.html", f"<p>{PHONE}</p>")), "b.zip, c.html", PHONED),
    "PNG, text": ("a.png", planting.png("tEXt", PNG_TEXT), "its tEXt chunk", NAMED),
    "PNG, packed text": ("a.png", planting.png("zTXt", PNG_PACKED), "its zTXt chunk", NAMED),
    "PNG, behind its end": ("a.png", planting.png() + ANSWER.encode(), "behind its end", ANSWERED),
    "JPEG, EXIF": ("a.jpg", planting.jpeg(exif=NAME), "its APP1 segment", NAMED),
    "JPEG, comment": ("a.jpg", planting.jpeg(comment=NAME), "its comment", NAMED),
    "JPEG, behind its end": ("a.jpg", planting.jpeg() + ANSWER.encode(), "behind its end", ANSWERED),
    "picture under another name": ("a.csv", planting.png("tEXt", PNG_TEXT), "its tEXt chunk", NAMED),
    "HTML": ("a.html", f"<p>The gu<b>ild</b>{ANSWER[9:]}</p>".encode(), "", ANSWERED),
    "HTML, entities": ("a.html", b"<p>Ozias&nbsp;&#81;uillfeather</p>", "", NAMED),
    "HTML, remark": ("a.html", f"<p>a</p><!-- {ANSWER} -->".encode(), "a comment", ANSWERED),
    "HTML, description": ("a.html", f'<meta content="{ANSWER}">'.encode(), "an attribute", ANSWERED),
    "HTML, link": ("a.html", b'<a href="mailto:ozias%40loft.example">a</a>', "an attribute", MAILED),
    "HTML, picture": (
        "a.html",
        f'<img src="data:image/png;base64,{URI}">'.encode(),
        "data in an address, its tEXt chunk",
        NAMED,
    ),
    "CSV": ("a.csv", f"Name,Phone\nOz,{PHONE}\n".encode(), "", PHONED),
    "JSON": ("a.json", json.dumps({"who": NAME}).encode(), "", NAMED),
    "JSON, escapes": ("a.json", f'{{"who": "{ESCAPED}"}}'.encode(), "", NAMED),
    "calendar": ("a.ics", FOLDED.encode(), "", NAMED),
    "bytes of no known kind": ("a.bin", b"\x00\xff\x01" + NAME.encode() + b"\x00\xfe", "", NAMED),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the real note with a few secrets beside it."""
    event = (SAMPLE / "event.yaml").read_text(encoding="utf-8")
    secrets = planting.SECRETS.partition("questions:\n")
    event = event.replace("questions:\n", f"questions:\n{secrets[2]}", 1) + secrets[0]
    note = (SAMPLE / "concept-note.txt").read_bytes()
    folder = tmp_path_factory.mktemp("leaks")
    write_all(folder, {"sources/event.yaml": event, "sources/concept-note.txt": note})
    build(find(None, None, folder), Wish(), {}, lambda _: None)
    return folder / "output"


@pytest.fixture(scope="module")
def rules(output: Path) -> dict[str, Rules]:
    """What each file must not hold, from the record of the build."""
    record = json.loads((output / ".briefgen" / "leaks.json").read_bytes())
    made = {key: from_record(rules) for key, rules in record["rules"].items()}
    return {name: made[key] for name, key in record["outputs"].items()}


def found(name: str, data: bytes, rules: Rules) -> list[tuple[str | None, str]]:
    """Place and fact of each leak."""
    said = [(each.locator, each.message) for each in leaks(name, data, rules) if each.code == "leak"]
    return [(place, message.partition("(")[2].partition(")")[0]) for place, message in said]


@pytest.mark.parametrize("name", IN_DOCX)
def test_what_is_planted_in_a_docx_is_named(name: str, output: Path, rules: dict[str, Rules]) -> None:
    plant, place, fact = IN_DOCX[name]
    data = plant((output / KIT[0]).read_bytes())
    assert found(KIT[0], data, rules[KIT[0]]) == [(place, fact)]


@pytest.mark.parametrize("name", IN_PDF)
def test_what_is_planted_in_a_pdf_is_named(name: str, output: Path, rules: dict[str, Rules]) -> None:
    plant, place, fact = IN_PDF[name]
    data = plant((output / KIT[1]).read_bytes())
    [(where, named)] = found(KIT[1], data, rules[KIT[1]])
    assert (str(where).startswith(place), named) == (True, fact), where


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_planted_elsewhere_is_named(name: str, rules: dict[str, Rules]) -> None:
    file, data, place, fact = ELSEWHERE[name]
    assert [(where or "", named) for where, named in found(file, data, rules[KIT[0]])] == [(place, fact)]


def test_every_file_of_the_clean_build_is_clean_however_it_is_read(output: Path, rules: dict[str, Rules]) -> None:
    wrong = [
        str(finding) for name in sorted(rules) for finding in leaks(name, (output / name).read_bytes(), rules[name])
    ]
    assert wrong == []


def test_the_record_of_what_is_withheld_holds_none_of_it(output: Path) -> None:
    record = (output / ".briefgen" / "leaks.json").read_bytes()
    assert [secret for secret in (NAME, PHONE, EMAIL, ANSWER) if secret.encode() in record] == []
    told = json.loads((output / ".briefgen" / "trace.json").read_bytes())["outputs"]
    assert {name for name, blocks in told.items() if NAME in str(blocks)} == {
        "briefing-pack-review.docx",
        "briefing-pack-review.pdf",
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Call +99 555 0909.", "“+99 555 0909” is a telephone number"),
        ("Call 0555 010 909.", "“0555 010 909” is a telephone number"),
        ("Call (+99) 555-0909.", "“(+99) 555-0909” is a telephone number"),
        ("Write to ada@else.example.", "“ada@else.example” is an e-mail address"),
    ],
)
def test_a_number_or_address_that_nobody_marked_is_a_leak(text: str, what: str, rules: dict[str, Rules]) -> None:
    [finding] = leaks("a.txt", text.encode(), rules[KIT[0]])
    assert finding.message == f"{what} that nobody marked for press"
    assert finding.hint == "take it out, or give it in event.yaml with audience: press"


@pytest.mark.parametrize(
    "text",
    [
        "16–22 March 2009",
        "09:30 – 10:15, 03.05.2031 14:00",
        "2031-05-03T14:00:00+02:00",
        "A/RES/62/1234, ISBN 978-3-16-148410-0",
        "1 000 000 people, 0.125 per cent, 00:10:00",
        "UTC+1, +12 %, @home",
    ],
)
def test_dates_times_and_figures_are_no_numbers_to_call(text: str, rules: dict[str, Rules]) -> None:
    assert leaks("a.txt", text.encode(), rules[KIT[0]]) == ()


@pytest.mark.parametrize(
    ("name", "data", "place", "why"),
    [
        ("a.zip", packed("a.txt", "a").replace(b"\x00\x00\x08\x00", b"\x01\x00\x08\x00"), "a.txt", "it is encrypted"),
        ("a.zip", b"PK\x03\x04 and no more", "", "it is no readable archive: File is not a zip file"),
        (
            "a.zip",
            packed("1", packed("2", packed("3", packed("4", packed("5", packed("6", "a")))))),
            "1, 2, 3, 4, 5, 6",
            "archives stand in one another more than 5 deep",
        ),
    ],
)
def test_what_cannot_be_searched_is_told(name: str, data: bytes, place: str, why: str, rules: dict[str, Rules]) -> None:
    [finding] = leaks(name, data, rules[KIT[0]])
    where = f"{name}: {place}" if place else name
    assert str(finding) == (
        f"{where}: error: it cannot be searched for leaks: {why} [not-searched]\n"
        "  hint: put it there open, or leave it out"
    )


def test_an_encrypted_pdf_cannot_be_searched(output: Path, rules: dict[str, Rules]) -> None:
    with planting.opened((output / KIT[1]).read_bytes()) as pdf:
        pdf.save(output.parent / "sealed.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    [finding] = leaks("a.pdf", (output.parent / "sealed.pdf").read_bytes(), rules[KIT[1]])
    assert finding.message == "it cannot be searched for leaks: it is encrypted"


def test_a_file_that_was_read_back_need_not_be_drawn_again(output: Path, rules: dict[str, Rules]) -> None:
    data = marked("/Alt")((output / KIT[1]).read_bytes())
    [finding] = leaks(KIT[1], data, rules[KIT[1]], read_back("pdf", (output / KIT[1]).read_bytes()))
    assert finding.message == f"“{ANSWER[:-1]}” ({ANSWERED}) is for chair and stands in a file for press"
