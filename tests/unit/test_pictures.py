"""Pictures from the sources to the page: what is refused, what is left behind, and the same pixels in both formats."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from portraits import LATITUDE, SECRET_CAMERA, huge_png, jpeg_with_place, png
from workbench import SMALL_EVENT, briefgen, knowing, printed, small_project, write_all

from briefgen.findings import RefusedError
from briefgen.images import Image as Picture
from briefgen.intake import pictures
from briefgen.intake.guard import Guard
from briefgen.prove import archive
from briefgen.prove.readers import read_back

TEMPLATE = """\
<document>
<title>Faces</title>
<section layout="pack">
  <h1>Faces</h1>
  {% for person in event.people %}
  <h2>{{ person.name }}</h2>
  <beside>
    {% if person.picture.file %}
    <figure>
      <img src="{{ person.picture.file|attr }}" alt="{{ person.picture.alt|attr }}" mm="30"/>
      {% if person.picture.credit %}<figcaption>{{ person.picture.credit }}</figcaption>{% endif %}
    </figure>
    {% endif %}
    <p>{{ person.title }}</p>
  </beside>
  {% endfor %}
</section>
</document>
"""
PNG_MARK = hashlib.sha256(png()).hexdigest()[:6]
MARK = hashlib.sha256(jpeg_with_place()).hexdigest()[:6]
EVENT = f"""{SMALL_EVENT}
people:
  ada:
    name: {{value: Ada Exemplar, standing: confirmed}}
    title: {{value: "Keeper of Lamps & wicks", standing: confirmed}}
    picture:
      file: faces/ada.bin
      alt: 'Ada <of> the "lamps"'
      credit: "Photo: Cy & Sons"
      clearance: {{state: cleared, by: Ada, on: 2031-04-01, of: {MARK}}}
  bo:
    name: {{value: Bo Sample, standing: confirmed}}
    title: {{value: Mender of Nets, standing: confirmed}}
    picture: faces/bo.png
"""


@dataclass(frozen=True)
class Built:
    """A built project with the pictures of two people."""

    folder: Path

    def file(self, name: str) -> bytes:
        return (self.folder / "output" / name).read_bytes()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = small_project(tmp_path_factory.mktemp("faces"), EVENT, TEMPLATE)
    write_all(folder, {"sources/faces/ada.bin": jpeg_with_place(), "sources/faces/bo.png": png()})
    done = briefgen("build", "-p", "leaflet", "--edition", "standard", "--edition", "large-print", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder)


# -- what is printed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("edition", ["", "-large-print"])
def test_pictures_stand_between_the_heading_and_the_text(built: Built, suffix: str, edition: str) -> None:
    said = read_back(suffix, built.file(f"leaflet{edition}.{suffix}")).says
    assert said == (
        ("h1", "Faces"),
        ("h2", "Ada Exemplar"),
        ("figure", 'Ada <of> the "lamps"'),
        ("p", "Photo: Cy & Sons"),
        ("p", "Keeper of Lamps & wicks"),
        ("h2", "Bo Sample"),
        ("figure", "Picture of Bo Sample"),
        ("p", "Mender of Nets"),
    )


def test_participants_see_what_is_cleared(built: Built) -> None:
    figures = [text for kind, text in read_back("pdf", built.file("leaflet-participants.pdf")).says if kind == "figure"]
    assert figures == ['Ada <of> the "lamps"']


def test_a_picture_leads_back_to_its_source(built: Built) -> None:
    done = briefgen("trace", "output/leaflet.docx", "Picture of Bo", cwd=built.folder)
    assert done.stdout.splitlines() == [
        "Picture of Bo Sample",
        "    “Picture of Bo Sample”: derived by picture-of, confirmed (people.bo.picture.alt)",
        "      event.yaml:18:19: Bo Sample",
    ]


def test_a_build_lists_the_pictures_that_it_read(built: Built) -> None:
    [entry] = [each for each in json.loads(built.file("manifest.json"))["outputs"] if each["path"] == "leaflet.pdf"]
    assert {"sources/faces/ada.bin", "sources/faces/bo.png"} <= {each["path"] for each in entry["inputs"]}


def test_the_same_pixels_stand_in_both_formats(built: Built) -> None:
    docx, pdf = (
        [block.pixels for block in read_back(suffix, built.file(f"leaflet.{suffix}")).blocks if block.kind == "figure"]
        for suffix in ("docx", "pdf")
    )
    assert docx == pdf
    assert len({pixels for pixels in docx if len(pixels) == 64}) == 2


def test_verify_tells_of_a_picture_that_was_exchanged(built: Built, tmp_path: Path) -> None:
    """The manifest is forged too, so that only the pixels can tell."""
    output = write_all(tmp_path, {name: built.file(name) for name in ("manifest.json", ".briefgen/trace.json")})
    manifest = json.loads((output / "manifest.json").read_bytes())
    manifest["outputs"] = [each for each in manifest["outputs"] if each["path"] in ("leaflet.docx", "leaflet.pdf")]
    for entry in manifest["outputs"]:
        exchanged = (_in_docx if entry["path"].endswith("docx") else _in_pdf)(built.file(entry["path"]))
        (output / entry["path"]).write_bytes(exchanged)
        entry["sha256"] = hashlib.sha256(exchanged).hexdigest()
    (output / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    done = briefgen("verify", output, cwd=tmp_path)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if "content-differs" in line] == [
        "leaflet.docx: error: what it says is not what the build recorded for it [content-differs]",
        "leaflet.pdf: error: what it says is not what the build recorded for it [content-differs]",
    ]


def _in_docx(data: bytes) -> bytes:
    """The same file with another face in it, of the same size."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            target.writestr(name, _another(source.read(name)) if name.endswith(".png") else source.read(name))
    return written.getvalue()


def _in_pdf(data: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        flat = (each for each in pdf.pages[0].get_images().values() if each.Filter == pikepdf.Name.FlateDecode)
        shown = next(flat)
        shown.write(bytes(len(shown.read_bytes())))
        pdf.save(written)
    return written.getvalue()


def _another(data: bytes) -> bytes:
    written = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        Image.new("RGB", picture.size, "white").save(written, "PNG")
    return written.getvalue()


def test_a_picture_that_is_not_cleared_is_told_with_its_mark(built: Built) -> None:
    done = briefgen("check", cwd=built.folder)
    mark = hashlib.sha256(png()).hexdigest()[:6]
    said = done.stdout.splitlines()
    [place] = [number for number, line in enumerate(said) if "picture-uncleared" in line]
    told = "the picture faces/bo.png is not cleared: it stays out of the press files [picture-uncleared]"
    assert said[place : place + 2] == [
        f"event.yaml:20:14: warning: {told}",
        f"  hint: once it is cleared, write: clearance: {{state: cleared, by: ..., on: 2031-05-03, of: {mark}}}",
    ]


def test_another_picture_than_the_one_that_was_cleared_is_not_cleared(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": EVENT, "faces/ada.bin": png(60, 75), "faces/bo.png": png()})
    assert [picture.is_cleared for picture in known.value.event.pictures] == [False, False]
    assert "the picture faces/ada.bin is not the one that was cleared" in printed(known.findings, "picture-uncleared")


# -- the kit --------------------------------------------------------------------------------------------

PIECES = (
    "press-kit",
    *(f"press-kit-{piece}" for piece in ("contacts", "fact-sheet", "pictures", "questions", "release")),
)
KIT = (
    *("pictures/ada.jpg", "pictures/guild-logo.png", "press-kit-captions.txt"),
    *(f"{piece}.{suffix}" for piece in PIECES for suffix in ("docx", "pdf")),
)
KIT_EVENT = f"""{EVENT}
organisations:
  guild:
    name: {{value: Guild of Lamps, standing: confirmed}}
    logo: {{file: faces/bo.png, clearance: {{state: cleared, by: Guild, on: 2031-04-01, of: {PNG_MARK}}}}}
questions:
  q1: {{question: When?, answer: At dusk., audience: press}}
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = write_all(
        tmp_path_factory.mktemp("kit"),
        {"sources/event.yaml": KIT_EVENT, "sources/faces/ada.bin": jpeg_with_place(), "sources/faces/bo.png": png()},
    )
    done = briefgen("build", "-q", "-p", "press-kit", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder)


def test_the_kit_holds_every_file_for_the_press_and_no_other(kit: Built) -> None:
    held = archive.members(kit.file("press-kit.zip"))
    assert sorted(held) == sorted((*KIT, "SHA256SUMS"))
    beside = {name: kit.file(name) for name in KIT if not name.startswith("pictures/")}
    assert {name: held[name] for name in beside} == beside
    sums = held["SHA256SUMS"].decode().splitlines()
    assert sums == [f"{hashlib.sha256(held[name]).hexdigest()}  {name}" for name in sorted(KIT)]


def test_the_kit_tells_captions_and_credits_of_cleared_pictures_alone(kit: Built) -> None:
    assert kit.file("press-kit-captions.txt").decode() == (
        "Captions and credits\n====================\n\nDRAFT – NOT FOR RELEASE\n\n"
        'pictures/ada.jpg\n----------------\n\nAda <of> the "lamps".\n\nPhoto: Cy & Sons.\n\n'
        "pictures/guild-logo.png\n-----------------------\n\nLogo of Guild of Lamps.\n"
    )


def test_the_cover_note_misses_only_what_the_kit_lacks(kit: Built, tmp_path: Path) -> None:
    assert "No quotation, no biography, no statement." in _cover_note(kit.folder)
    bare = small_project(tmp_path, f"{SMALL_EVENT}\n")
    assert briefgen("build", "-p", "press-kit", cwd=bare).returncode == 0
    assert "No quotation, no biography, no statement, no picture: nobody is named yet." in _cover_note(bare)


def _cover_note(folder: Path) -> list[str]:
    note = (folder / "output" / "press-kit-cover-note.pdf").read_bytes()
    return [text.partition(" ")[2] for kind, text in read_back("pdf", note).says if kind == "p"]


def test_the_pictures_of_a_kit_are_without_a_place(kit: Built) -> None:
    data = archive.members(kit.file("press-kit.zip"))["pictures/ada.jpg"]
    assert b"Exif" not in data
    assert SECRET_CAMERA.encode() not in kit.file("press-kit.zip")
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((120, 150), {})


def test_a_kit_is_the_same_bytes_each_time(kit: Built, tmp_path: Path) -> None:
    environ = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    briefgen("build", "-q", "-p", "press-kit", "-o", tmp_path, cwd=kit.folder, environ=environ)
    assert (tmp_path / "press-kit.zip").read_bytes() == kit.file("press-kit.zip")


def test_a_kit_goes_when_a_piece_of_it_is_made_anew(kit: Built, tmp_path: Path) -> None:
    for words in ((), ("-p", "run-sheet"), ("-f", "pdf")):
        assert briefgen("build", "-q", *(words or ("-p", "press-kit")), "-o", tmp_path, cwd=kit.folder).returncode == 0
        assert (tmp_path / "press-kit.zip").exists() == ("-f" not in words)
    listed = [each["path"] for each in json.loads((tmp_path / "manifest.json").read_bytes())["outputs"]]
    assert "press-kit.zip" not in listed
    assert "press-kit.docx" in listed


def test_verify_reads_a_kit_back(kit: Built) -> None:
    assert briefgen("verify", "output", cwd=kit.folder).returncode == 0
    listed = [each["path"] for each in json.loads(kit.file("manifest.json"))["outputs"]]
    assert "press-kit.zip" in listed
    assert "press-kit-cover-note.pdf" in listed


def test_a_kit_with_another_file_in_it_is_found(kit: Built) -> None:
    held = archive.members(kit.file("press-kit.zip"))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, data in held.items():
            target.writestr(name, data + b" " if name == "press-kit.pdf" else data)
        target.writestr("notes.txt", "for the chair")
    assert [finding.message for finding in archive.check(written.getvalue())] == [
        "notes.txt is not what SHA256SUMS says",
        "press-kit.pdf is not what SHA256SUMS says",
    ]
    assert archive.check(kit.file("press-kit.zip")) == ()


@pytest.mark.parametrize("words", [("-f", "pdf"), ("--edition", "large-print"), ("--audience", "internal")])
def test_a_kit_that_is_built_in_part_is_not_packed(kit: Built, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert briefgen("build", "-q", "-p", "press-kit", *words, "-o", tmp_path, cwd=kit.folder).returncode == 0
    assert list(tmp_path.rglob("*.zip")) == []


# -- what is left behind --------------------------------------------------------------------------------


def test_nothing_but_pixels_travels_on(built: Built) -> None:
    """Attack table, row 24: a JPEG with the place where it was taken."""
    received = jpeg_with_place()
    assert b"Exif" in received
    assert SECRET_CAMERA.encode() in received
    for name in ("leaflet.docx", "leaflet.pdf", "leaflet-large-print.docx", "leaflet-large-print.pdf"):
        pieces = _unpacked(name, built.file(name))
        assert len(pieces) > 5
        held = [piece for piece in pieces if b"Exif" in piece or b"Spyglass" in piece or b"GPS" in piece]
        assert held == [], name


def _unpacked(name: str, data: bytes) -> list[bytes]:
    """A file's parts, or its objects and streams."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(part) for part in archive.namelist()]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        return [data, *streams, *(each.unparse() for each in pdf.objects)]


def test_a_picture_is_drawn_upright_and_its_file_is_without_a_place() -> None:
    found = pictures.picture(jpeg_with_place(150, 120), "ada.jpg").value
    assert found is not None
    assert (found.width, found.height, found.kind) == (120, 150, "jpg")
    for data in (found.data, found.whole):
        with Image.open(io.BytesIO(data)) as again:
            assert dict(again.getexif()) == {}
            assert sorted(again.info) == ["jfif", "jfif_density", "jfif_unit", "jfif_version"]
    assert LATITUDE[2] == 34.5


def test_pictures_are_shown_smaller_than_they_are_kept_and_always_the_same() -> None:
    data = png(1000, 1250)
    first, second = (pictures.picture(data, "ada.png").value for _ in range(2))
    assert first == second
    assert isinstance(first, Picture)
    assert (first.width, first.height, first.kind) == (640, 800, "png")
    with Image.open(io.BytesIO(first.whole)) as whole:
        assert whole.size == (1000, 1250)


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("L", "TIFF"), ("1", "BMP")]
)
def test_pictures_of_every_kind_become_plain_ones(mode: str, kind: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (40, 30)).save(written, kind)
    found = pictures.picture(written.getvalue(), "logo").value
    assert found is not None
    with Image.open(io.BytesIO(found.data)) as again:
        assert (again.mode, again.size) == ("RGB", (40, 30))
        assert again.getpixel((0, 0)) == ((255, 255, 255) if mode == "RGBA" else again.getpixel((0, 0)))


# -- what is refused ------------------------------------------------------------------------------------

OUTSIDE = (
    "../../etc/passwd",
    "/etc/passwd",
    r"C:\\pictures\\ada.png",
    r"\\\\host\\share\\ada.png",
    "faces/link.png",
    "C:ada.png",
)


def test_a_picture_outside_of_the_sources_is_never_opened(tmp_path: Path) -> None:
    """Attack table, row 22."""
    people = "\n".join(f'  p{number}: {{name: P, picture: "{path}"}}' for number, path in enumerate(OUTSIDE))
    write_all(tmp_path, {"sources/event.yaml": f"people:\n{people}\n", "secret.png": png()})
    (tmp_path / "sources/faces").mkdir()
    (tmp_path / "sources/faces/link.png").symlink_to(tmp_path / "secret.png")
    done = briefgen("build", cwd=tmp_path)
    assert done.returncode == 2
    said = [path.replace("\\\\", "\\") for path in OUTSIDE]
    assert [line for line in done.stderr.splitlines() if "error" in line] == [
        f"event.yaml:{line}:27: error: “{path}” leads out of the sources folder: it is not opened [picture-outside]"
        for line, path in enumerate(said, 2)
    ]
    assert not (tmp_path / "output" / "manifest.json").exists()


def test_pictures_too_large_to_be_any_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    """Attack table, row 23: the second is what Pillow itself only warns of."""
    event = "people:\n  a: {name: A, picture: a.png}\n  b: {name: B, picture: b.png}\n"
    files: dict[str, str | bytes] = {
        "event.yaml": event,
        "a.png": huge_png(60000, 60000),
        "b.png": huge_png(12000, 12000),
    }
    write_all(tmp_path / "sources", files)
    done = briefgen("build", cwd=tmp_path)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "error" in line] == [
        "a.png: error: it has 60000 by 60000 pixels; 40,000,000 in all at most [refused]",
        "b.png: error: it has 12000 by 12000 pixels; 40,000,000 in all at most [refused]",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"<!DOCTYPE html><html><img src=x onerror=alert(1)></html>",
        b"%PDF-1.7",
        b"",
    ],
    ids=["svg", "html", "pdf", "nothing"],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content: bytes, tmp_path: Path) -> None:
    """Attack table, row 24."""
    with pytest.raises(RefusedError) as caught:
        knowing(tmp_path, {"event.yaml": "people: {a: {name: A, picture: a.png}}\n", "a.png": content})
    assert printed(caught.value.findings, "refused") == (
        "a.png: error: what is in it is no picture, whatever its name says; "
        "JPEG, PNG, TIFF, WEBP, GIF, BMP are read [refused]\n"
        "  hint: save it anew in the program that made it, or take it out of the sources\n"
    )


def test_a_picture_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        knowing(tmp_path, {"event.yaml": "people: {a: {name: A, picture: a.png}}\n", "a.png": png()[:-60]})
    [finding] = caught.value.findings
    assert (finding.code, finding.file) == ("refused", "a.png")
    assert finding.message.startswith("it cannot be decoded (")


def test_a_picture_that_is_not_there_is_told_and_left_out(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": "people: {a: {name: A, picture: {file: faces/a.png, credit: C}}}\n"})
    assert printed(known.findings, "picture-missing") == (
        "event.yaml:1:39: warning: there is no picture “faces/a.png”: it is left out [picture-missing]\n"
        "  hint: put it into the sources folder, or take the line out\n"
    )
    assert known.value.event.pictures == ()
    assert known.value.pictures == {}


def test_a_picture_beside_the_event_file_is_no_unread_source(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": "people: {a: {name: A, picture: a.png}}\n", "a.png": png()})
    assert printed(known.findings, "not-read") == ""
    assert sorted(known.value.inputs) == ["a.png", "event.yaml"]


def test_the_guard_answers_again_after_a_hostile_picture() -> None:
    with Guard() as guard:
        assert guard.picture(b"\xff\xd8\xff" + b"\0" * 100, "a.jpg").value is None
        again = guard.picture(png(), "b.png").value
    assert again is not None
    assert again.width == 120
