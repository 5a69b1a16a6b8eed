"""What the pages show is run: files written, commands called, their output compared."""

from __future__ import annotations

from pathlib import Path

import docs_pages
import pytest

RUN = [
    name
    for name in docs_pages.pages()
    if any(each.language == "console" for each in docs_pages.fences(docs_pages.text(name)))
]


@pytest.mark.parametrize("page", RUN)
def test_a_page_shows_what_happens(page: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    told = docs_pages.text(page)
    found = docs_pages.Desk.of(tmp_path).follow(told)
    if pytestconfig.getoption("--accept"):
        (docs_pages.CHECKOUT / page).write_text(found, encoding="utf-8")
    else:
        assert found == told
