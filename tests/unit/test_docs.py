"""The pages as a whole: links that lead somewhere, the README's promises of form, the licence, the decisions."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import docs_pages
import pytest

CHECKOUT = docs_pages.CHECKOUT
README = docs_pages.text("README.md")
DECISIONS = sorted(path.name for path in (CHECKOUT / "docs" / "decisions").glob("2*.md"))
LARGEST_IMAGE = 60_000


def _anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", docs_pages.pages())
def test_links_lead_somewhere(page: str) -> None:
    told = docs_pages.text(page)
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", told) if "://" not in link]
    for link in links:
        name, _, anchor = link.partition("#")
        target = ((CHECKOUT / page).parent / name).resolve() if name else CHECKOUT / page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", docs_pages.pages())
def test_a_page_has_one_title(page: str) -> None:
    told = docs_pages.text(page)
    prose = re.sub(r"^```.*?^```", "", told, flags=re.MULTILINE | re.DOTALL)
    assert len(re.findall(r"^# ", prose, flags=re.MULTILINE)) == 1
    assert told.endswith("\n")


def test_start_has_two_commands_of_one_line() -> None:
    blocks = [each.text for each in docs_pages.fences(docs_pages.section(README, "## Start")) if each.language == "sh"]
    assert [block.count("\n") for block in blocks[:2]] == [1, 1]
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install ") for block in blocks)


def test_the_first_command_ends_in_a_build_that_works(tmp_path: Path) -> None:
    first = next(docs_pages.fences(docs_pages.section(README, "## Start"))).text
    last = shlex.split(first.rpartition("&&")[2])
    assert last == [".venv/bin/briefgen", "build"]
    desk = docs_pages.Desk.of(tmp_path)
    desk.run("briefgen build")
    built = {path.stem for path in (desk.root / "output").glob("*.docx")}
    assert built == {path.stem for path in (desk.root / "output").glob("*.pdf")}
    rows = docs_pages.rows(docs_pages.section(README, "## What lands in `output/`"))
    assert sorted(name for row in rows for name in re.findall(r"^`([\w-]+)`$", row[0])) == sorted(built)


def test_ci_runs_the_second_command_word_for_word() -> None:
    blocks = [each.text for each in docs_pages.fences(docs_pages.section(README, "## Start")) if each.language == "sh"]
    script = CHECKOUT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    shown = subprocess.run([script, "--show"], capture_output=True, text=True, check=True, timeout=30)
    assert shown.stdout == blocks[1]


def test_contributing_tells_the_same_command() -> None:
    blocks = [each.text for each in docs_pages.fences(docs_pages.section(README, "## Start")) if each.language == "sh"]
    told = [each.text for each in docs_pages.fences(docs_pages.text("docs/contributing.md")) if each.language == "sh"]
    assert told == [blocks[1]]


def test_contributing_names_only_what_is_there() -> None:
    named = re.findall(r"`((?:src|tests|templates|\.ci)/[\w./-]*)`", docs_pages.text("docs/contributing.md"))
    assert named
    assert [name for name in named if not (CHECKOUT / name).exists()] == []


def test_images_are_small_and_have_words() -> None:
    images = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert len(images) == 2
    for words, name in images:
        assert len(words.split()) > 8
        assert (CHECKOUT / name).read_bytes().startswith(b"\x89PNG")
        assert (CHECKOUT / name).stat().st_size < LARGEST_IMAGE


def test_the_licence_names_apart_what_is_not_ours() -> None:
    licence = docs_pages.text("LICENSE")
    apart = licence.partition("What this licence does not cover")[2]
    named = re.findall(r"^(\S+)$", apart, flags=re.MULTILINE)
    fonts = [path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "src/briefgen/fonts").glob("*.ttf")]
    assert sorted(named) == sorted(["sources/concept-note.txt", *fonts])
    assert "src/briefgen/fonts/OFL.txt" in apart
    assert "the briefgen authors" in licence
    assert tomllib.loads(docs_pages.text("pyproject.toml"))["project"]["license"] == "MIT"


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_says_why_and_what_it_costs(name: str) -> None:
    page = docs_pages.text(f"docs/decisions/{name}")
    headings = re.findall(r"^## (.*)$", page, flags=re.MULTILINE)
    assert re.match(r"\d{4}-\d{2}-\d{2}-[a-z-]+\.md", name)
    assert headings == ["Question", "Options", "Choice", "Why", "What it costs"]
    assert f"({name})" in docs_pages.text("docs/decisions/README.md")


def test_changes_begin_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", docs_pages.text("CHANGELOG.md"), flags=re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])
