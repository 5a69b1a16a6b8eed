"""Cases of programmes: one Markdown document a rule, with texts and the claims that are read from them side by side.

    ## What the case shows
    ```text                     or ```markdown, for tables, or ```html, for several lines in a cell
    09:00 – 09:30 Opening
    ```
    ```claims timed             which kinds of claims are compared: all of them, in order, word for word
    timed.1.start = 09:00       path without the name of the source, and value
    timed.1.start = 15:00 [am-pm-of-end]    what is derived names its rule
    ```

Run with the path of a case to print it with the claims as they are now.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.intake import concept_note
from briefgen.intake.formats import html, markdown, plain_text
from briefgen.model.claims import Claim

_READERS = {"text": plain_text, "markdown": markdown, "html": html}
PROGRAMMES = Path(__file__).parents[2] / "cases" / "programmes"
_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n(?P<said>.*?)```(?P<kind>text|markdown|html)\n(?P<input>.*?)\n```\n+"
    r"```claims(?P<roots>[^\n]*)\n(?P<claims>.*?)```",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what it claims."""

    name: str
    kind: str
    input: str
    roots: tuple[str, ...]
    claims: str

    def read(self) -> tuple[Claim, ...]:
        """The claims of the compared kinds."""
        passages = _READERS[self.kind].read(self.input.encode(), "p").value
        return tuple(claim for claim in concept_note.claims(passages).value if claim.path[0] in self.roots)

    def read_lines(self) -> str:
        """Those claims as lines."""
        return "".join(line(claim) + "\n" for claim in self.read())


def cases(document: Path) -> Iterator[Case]:
    """The cases of one document."""
    for match in _CASE.finditer(document.read_text(encoding="utf-8")):
        roots = tuple(match["roots"].split())
        yield Case(match["name"], match["kind"], match["input"], roots, match["claims"])


def line(claim: Claim) -> str:
    """A claim as one line."""
    path = ".".join(part.removeprefix("p-") for part in claim.path)
    value = " | ".join(claim.value) if isinstance(claim.value, tuple) else str(claim.value)
    return f"{path} = {value}" + (f" [{claim.rule}]" if claim.how == "derived" else "")


def renewed(document: Path) -> str:
    """The document with the claims as they are read now."""
    text = document.read_text(encoding="utf-8")
    for case in cases(document):
        roots = f" {' '.join(case.roots)}"
        old = f"```{case.kind}\n{case.input}\n```\n\n```claims{roots}\n{case.claims}```"
        new = f"```{case.kind}\n{case.input}\n```\n\n```claims{roots}\n{case.read_lines()}```"
        text = text.replace(old, new)
    return text


if __name__ == "__main__":
    print(renewed(Path(sys.argv[1])), end="")  # noqa: T201 - a tool's answer
