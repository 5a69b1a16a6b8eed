"""Texts in files of their own: the event file names them, from the place where it lies."""

from __future__ import annotations

from pathlib import Path

from workbench import knowing, printed, write_all

from briefgen.pipeline.reading import know_all

ADA = "people:\n  ada: {name: Ada Example, biography: people/ada.md}\n"


def test_a_file_is_one_text_with_the_place_of_each_paragraph(tmp_path: Path) -> None:
    files = {"event.yaml": ADA, "people/ada.md": "# Ada Example\n\nShe *mends* lamps.\n\n- one\n- two\n"}
    (biography,) = knowing(tmp_path, files).value.event.biographies
    assert biography.text.value == "She mends lamps.\n\none\n\ntwo"
    assert biography.text.how == "supplied"
    assert [span.place for span in biography.text.spans] == [
        "event.yaml:2:39",
        "people/ada.md:3:1",
        "people/ada.md:5:3",
        "people/ada.md:6:3",
    ]


def test_what_only_ends_like_a_name_of_a_file_is_a_text(tmp_path: Path) -> None:
    event = 'people:\n  ada: {name: Ada Example, biography: "She wrote\\nlamps.md"}\n'
    (biography,) = knowing(tmp_path, {"event.yaml": event}).value.event.biographies
    assert biography.text.value == "She wrote\nlamps.md"


def test_a_file_that_is_not_there_leaves_the_text_open_and_is_told(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": ADA})
    assert known.value.event.biographies[0].text.is_open
    assert printed(known.findings, "missing-file") == (
        "event.yaml:2:39: warning: there is no text people/ada.md among the sources [missing-file]\n"
        "  hint: put it into the folder people/ beside the event file, or write the text here\n"
    )


def test_no_name_leads_out_of_the_folder_of_the_sources(tmp_path: Path) -> None:
    write_all(tmp_path, {"people/ada.md": "Outside."})
    event = ADA.replace("people/ada.md", "../people/ada.md")
    known = knowing(tmp_path / "sources", {"event.yaml": event})
    assert known.value.event.biographies[0].text.is_open


def test_a_text_that_nothing_names_is_told(tmp_path: Path) -> None:
    known = knowing(tmp_path, {"event.yaml": "people: {ada: {name: Ada Example}}\n", "people/ada.md": "Lamps."})
    assert printed(known.findings, "not-named") == (
        "people/ada.md: note: no key of the event file names this text: it is not used [not-named]\n"
        "  hint: name it where it belongs, such as people: {ada: {biography: people/ada.md}}\n"
    )


def test_sessions_of_a_forum_read_the_texts_that_stand_above_them(tmp_path: Path) -> None:
    files = {"event.yaml": ADA, "people/ada.md": "She mends lamps.", "one/note.txt": "One.", "two/note.txt": "Two."}
    known = know_all(write_all(tmp_path, files), {}).value
    assert [each.folder for each in known] == ["one", "two"]
    assert [each.event.biographies[0].text.value for each in known] == ["She mends lamps."] * 2
