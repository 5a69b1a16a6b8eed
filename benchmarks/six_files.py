"""The three products in both formats and nothing else, rendered and proved: what the others make, and the proof.

``python benchmarks/six_files.py OUT``; the command line has no such wish, for a press kit comes with its pieces.
"""

from __future__ import annotations

import sys
from pathlib import Path

from measure import SAMPLE
from plain_content import documents

from briefgen.findings import Severity
from briefgen.prove.readers import check, read_back
from briefgen.prove.same_content import differences
from briefgen.render.formats import FORMATS, renderer
from briefgen.render.theme import load
from briefgen.resources import templates_folder


def main() -> None:
    """Make the six files in the folder of the first argument."""
    theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
    for name, document in documents(SAMPLE).items():
        for suffix in FORMATS:
            file = f"{name}.{suffix}"
            data = renderer(suffix)(document, theme).value
            wrong = (*differences(file, document, read_back(suffix, data)), *check(file, suffix, data))
            errors = [str(finding) for finding in wrong if finding.severity is Severity.ERROR]
            if errors:
                sys.exit("\n".join(errors))
            (Path(sys.argv[1]) / file).write_bytes(data)


if __name__ == "__main__":
    main()
