"""docs/findings.md lists every code that the source can make and no other, each with an example that can happen."""

from __future__ import annotations

import re

import docs_pages
import pytest
from finding_codes import messages

PAGE = docs_pages.text("docs/findings.md")
CASES = docs_pages.CHECKOUT / "tests" / "cases"
MESSAGES = messages()
ROWS = [row for row in docs_pages.rows(PAGE) if row[0].startswith("`")]
FINDING = re.compile(
    r"(?:[\w./ -]+(?::\d+:\d+|: [a-z]+[^:]*)?: )?(?:error|warning|note): (?P<message>.*) \[(?P<code>[\w-]+)\]"
)


def test_every_code_is_listed_once() -> None:
    told = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[0])]
    assert len(told) == len(set(told))
    assert set(told) ^ set(MESSAGES) == set()


def test_every_code_of_the_cases_is_listed() -> None:
    files = [path.read_text(encoding="utf-8") for path in CASES.rglob("*") if path.suffix in {".md", ".txt"}]
    met = {
        code
        for text in files
        for code in re.findall(r"^.*: (?:error|warning|note): .* \[([\w-]+)\]$", text, flags=re.MULTILINE)
    }
    assert met
    assert met - set(MESSAGES) == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_code_has_cause_example_and_remedy(row: list[str]) -> None:
    code, cause, example, remedy = row
    assert cause
    assert remedy
    found = FINDING.fullmatch(example.strip("`"))
    assert found
    assert found["code"] == code.strip("`")
    assert any(re.fullmatch(rf"(?:[\w. -]+: )?(?:{pattern})", found["message"]) for pattern in MESSAGES[found["code"]])
