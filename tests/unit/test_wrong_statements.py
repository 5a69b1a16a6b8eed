"""What the real concept note must never be made to say, looked for in every file printed from the sample.

Each pattern stands with its reason: the note does not say it, says it of something else, or leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from workbench import SAMPLE, said

from briefgen.pipeline import Wish, build
from briefgen.project import find
from briefgen.prove.readers import read_back

Printed = dict[str, str]
Which = Callable[[str], bool]


def everywhere(name: str) -> bool:
    return name.endswith((".docx", ".pdf"))


def the_kit(name: str) -> bool:
    return name.startswith("press-kit") and "cover-note" not in name


def all_but_the_chairs_pack(name: str) -> bool:
    return not name.startswith(("briefing-pack.", "briefing-pack-large-print."))


def all_but_the_pack(name: str) -> bool:
    return not name.startswith("briefing-pack")


MEMBER = r"(?:IOM|UNU-EHS|UNEP|MRF|Organization for Migration|Human Security|Environment Programme|Re Foundation)"
WRONG: tuple[tuple[str, Which, str], ...] = (
    (
        r"\b(?:was|were|ha[sd] been|have been) (?:\w+ )?launched\b|launched (?:to|yester)day",
        everywhere,
        "it is planned",
    ),
    (r"\bis (?:\w+ )?launched\b", all_but_the_chairs_pack, "planned; the chair may be asked what is launched now"),
    (r"Istanbul|World Water Forum|March 2009", all_but_the_pack, "not in the note; in the pack only, as proposed"),
    (r"MUNICH|Munich\s+[–—-]", everywhere, "no dateline: Munich is where the Alliance was initiated"),
    (r"\blaunch(?!ed now)[^.?!\n]*\bMunich\b(?! Re)", everywhere, "Munich is not the place of the launch"),
    (
        r"(?:launch\w*|session|held|Date and start) (?:in|on|of|is)? ?April 2008",
        everywhere,
        "not the day of the session",
    ),
    (r"\b\d{1,2}(?:st)? April 2008|April \d{1,2},? 2008|2008-04-\d\d", everywhere, "known to the month only"),
    (r"working sessions? (?:no\. ?|number )?[1-4]\b|\b1\.2\.[0-9]", everywhere, "the note does not number them"),
    (r"[Ss]peakers? from\b", everywhere, "nobody is named"),
    (r"\b(?:Mr|Mrs|Ms|Dr|Prof|H\.E)\.? [A-Z]", everywhere, "nobody is named"),
    (
        r"(?:four|three|five) (?:UN|United Nations) (?:agencies|bodies|organi[sz]ations)",
        everywhere,
        "the note says neither",
    ),
    (r"Munich Re\b(?! Foundation)", everywhere, "the member is the Foundation"),
    (r"(?m)^(?:\d+ )?Objectives? of the session", everywhere, "the Alliance's aims are not the session's objectives"),
    (r"(?<!not the )participants of (?:this|the) session", everywhere, "kinds of actors are the Alliance's"),
    (
        rf"{MEMBER}\)?,? (?:was|were|has been)? ?(?:founded|established|created|set up|based)\b",
        everywhere,
        "the note has no histories of the members",
    ),
    (r"\b(?:1951|1972|2003|2005)\b|\bsince (?:19|20)\d\d", everywhere, "the note has no histories of the members"),
    (r"\b(?:[Cc]offee|[Ll]unch|[Tt]ea|[Ss]hort)? ?[Bb]reaks?\b", everywhere, "no break between the hours"),
    (r"\b[Ff]ive (?:speakers|founding members|organi[sz]ations)\b", everywhere, "the Alliance is no member of itself"),
    (r"\b1\. Hour\b|\b2\. Hour\b|(?<!, )\b1 hour\b", everywhere, "an ordinal: first hour"),
    (r"climate change causes|\bcauses (?:mass )?migration|climate refugees", everywhere, "complex interdependencies"),
    (
        r"\b\d[\d.,]* ?(?:million|thousand)?\s?(?:migrants|refugees)|\bmillions?\b",
        everywhere,
        "the note has no figures",
    ),
    (r"UNITED NATIONS UNIVERSITY", everywhere, "capitals of the note are no name in running text"),
    (r"Environment, and Migration Alliance", everywhere, "one spelling in one product"),
    (r"(?i)new alliance|historic|landmark|\bleading\b|ground-?breaking|unprecedented", everywhere, "not in the note"),
    (r"(?i)\bsaid\b|\bquot(?:e|ation)\b|\[quot", the_kit, "no quotation is cleared, and no empty box stands for one"),
    (r"(?i)for immediate release", everywhere, "nobody has said so"),
    (r"(?i)session plan for (?:this|the) (?:section|session)", everywhere, "this section is the first hour"),
    (
        r"(?i)(?:draft|provisional) (?:official )?launch|launch[^.\n]{0,20}\bis (?:a )?draft",
        everywhere,
        "the concept is",
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sample") / "output"
    build(find(SAMPLE, output, SAMPLE.parent), Wish(), {}, lambda _: None)
    return output


@pytest.fixture(scope="module")
def printed(folder: Path) -> Printed:
    """What each file says; the review copy is the chair's, and beside it stands the note word for word."""
    files = (path for path in sorted(folder.rglob("*")) if everywhere(path.name) and "-review" not in path.name)
    return {path.relative_to(folder).as_posix(): said(path) for path in files}


@pytest.mark.parametrize(("pattern", "which", "reason"), WRONG, ids=[pattern for pattern, _, _ in WRONG])
def test_no_file_says_it(printed: Printed, pattern: str, which: Which, reason: str) -> None:
    found = {
        name: text[max(match.start() - 60, 0) : match.end() + 60]
        for name, text in printed.items()
        if which(name) and (match := re.search(pattern, text))
    }
    assert found == {}, reason


@pytest.mark.parametrize(
    ("statement", "pattern"),
    [
        ("The Alliance was launched.", WRONG[0][0]),
        ("It has been officially launched", WRONG[0][0]),
        ("MUNICH – The Alliance", WRONG[3][0]),
        ("the launch of the Alliance in Munich, Germany", WRONG[4][0]),
        ("on 1 April 2008", WRONG[6][0]),
        ("sessions 1.2.1–1.2.3", WRONG[7][0]),
        ("the reinsurer Munich Re supports", WRONG[11][0]),
        ("Objectives of the session\nto launch", WRONG[12][0]),
        ("UNEP was established", WRONG[14][0]),
        ("Coffee break", WRONG[16][0]),
        ("takes 1 hour", WRONG[18][0]),
    ],
)
def test_the_patterns_find_what_they_are_for(statement: str, pattern: str) -> None:
    assert re.search(pattern, statement)


def test_all_three_products_were_looked_at_in_both_formats(printed: Printed) -> None:
    for product in ("briefing-pack", "briefing-pack-participants", "run-sheet", "press-kit", "press-kit-release"):
        assert {f"{product}.docx", f"{product}.pdf"} <= set(printed)
    assert all(len(text) > 200 for text in printed.values())


def test_the_forum_stands_in_the_packs_control_block_only_and_is_called_proposed(printed: Printed) -> None:
    for name, text in printed.items():
        if name.startswith("briefing-pack-press"):
            assert "Forum" not in text, name
        elif name.startswith("briefing-pack"):
            assert len(re.findall("World Water Forum", text)) == 1, name
            assert re.search(r"Proposed: 5th World Water Forum, Istanbul, 16–22 March 2009", text), name


def test_the_date_of_the_session_is_open(printed: Printed) -> None:
    for name in ("briefing-pack.docx", "briefing-pack.pdf"):
        assert re.search(r"\[date[^\]]*\d+\], \[start time[^\]]*\d+\]", printed[name])


def test_every_press_page_is_a_draft_that_is_not_for_release(folder: Path, printed: Printed) -> None:
    for name in (name for name in printed if the_kit(name) and name.endswith(".pdf")):
        running = read_back("pdf", (folder / name).read_bytes()).running
        assert running
        assert {page.count("DRAFT – NOT FOR RELEASE") for page in running} == {2}, name


def test_counts_agree_wherever_they_stand(printed: Printed) -> None:
    for name, text in printed.items():
        assert not re.search(r"(?i)\b(?:two|four|five) working sessions", text), name
        assert not re.search(r"(?i)\b(?:two|three|five) founding members", text), name
        assert not re.search(r"\b(?!120)\d+ minutes\)", text), name
