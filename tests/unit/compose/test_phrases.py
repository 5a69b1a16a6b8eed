"""Short phrases that are worked out of the event."""

from __future__ import annotations

import pytest

from briefgen.compose.phrases import changes
from briefgen.model.facts import Fact


@pytest.mark.parametrize(
    ("changed", "issue", "shown"),
    [
        (None, "1", "first issue"),
        (None, "2", "changes since issue 1 not marked"),
        (None, "11", "changes since issue 10 not marked"),
        (None, None, "first issue"),
        (None, "2a", "changes not marked"),
        (frozenset[str](), "2", "no row changed"),
        (frozenset({"10"}), "2", "1 row changed"),
        (frozenset({"10", "20"}), "2", "2 rows changed"),
    ],
)
def test_the_head_says_what_has_changed(changed: frozenset[str] | None, issue: str | None, shown: str) -> None:
    assert changes(changed, Fact(id="issue.number", value=issue)).text == shown
