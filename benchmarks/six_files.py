"""The three products in both formats and nothing else, rendered and proved: what the others make, and the proof.

``python benchmarks/six_files.py OUT``; the command line has no such wish, for a press kit comes with its pieces.
As in a build, the guarded child starts first, and all processors print.
"""

from __future__ import annotations

import sys
from pathlib import Path

from measure import SAMPLE

from briefgen.findings import Severity
from briefgen.intake.read import guard_of


def main() -> None:
    """Make the six files in the folder of the first argument."""
    with guard_of(SAMPLE) as guard:
        from plain_content import documents  # noqa: PLC0415 - the child imports meanwhile

        from briefgen.pipeline.printing import Task, print_all  # noqa: PLC0415 - the same
        from briefgen.pipeline.spreading import processors  # noqa: PLC0415 - the same
        from briefgen.prove import readers  # noqa: F401, PLC0415 - the same
        from briefgen.prove.withheld import Rules  # noqa: PLC0415 - the same
        from briefgen.render.formats import FORMATS, renderer  # noqa: PLC0415 - the same
        from briefgen.render.theme import load  # noqa: PLC0415 - the same
        from briefgen.resources import templates_folder  # noqa: PLC0415 - the same

        for suffix in FORMATS:
            renderer(suffix)
        made = documents(SAMPLE, guard)
    theme = load(templates_folder() / "themes" / "plain" / "theme.toml")
    nothing = Rules("internal", "")
    tasks = [Task(name, document, theme, tuple(FORMATS), nothing, fits=False) for name, document in made.items()]
    printed = print_all(tasks, processors(), lambda _: None)
    errors = [str(finding) for finding in printed.findings if finding.severity is Severity.ERROR]
    if errors:
        sys.exit("\n".join(errors))
    for output in printed.value:
        (Path(sys.argv[1]) / output.name).write_bytes(output.data)


if __name__ == "__main__":
    main()
