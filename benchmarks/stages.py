"""Where our time goes: each stage of the sample build, imports by package, and what `--help` takes.

``python benchmarks/stages.py [--repeat 9] [--write]``; ``--write`` keeps the figures in ``benchmarks/results/``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from measure import CHECKOUT, RESULTS, SAMPLE, environment, listed, machine, markdown, middle, run
from watched_build import ROWS

PACKAGES = frozenset("briefgen click docx jinja2 lxml markupsafe pikepdf pydantic pydantic_core reportlab yaml".split())
IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
HELPS = 15


def stages(repeat: int) -> dict[str, float]:
    """The median seconds of each stage over fresh processes, and of the whole process.

    Raises subprocess.CalledProcessError when a build fails.
    """
    builds = [_watched() for _ in range(repeat)]
    return {row: median(build[row] for build in builds) for row in (*ROWS, "end", "whole process")}


def _watched() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        command = [sys.executable, str(Path(__file__).with_name("watched_build.py")), str(started), folder]
        done = subprocess.run(command, cwd=CHECKOUT, env=environment(), check=True, capture_output=True, text=True)
        whole = time.monotonic() - started
    seconds: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**seconds, "end": whole - sum(seconds.values()), "whole process": whole}


def imports() -> dict[str, float]:
    """Seconds of imports by package, each package's own modules only; python -X importtime slows them by a half."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-X", "importtime", "-m", "briefgen", "build", "-q", "-o", folder, str(SAMPLE)]
        done = subprocess.run(command, cwd=CHECKOUT, env=environment(), check=True, capture_output=True, text=True)
    spent: Counter[str] = Counter()
    for micros, module in IMPORT_LINE.findall(done.stderr):
        package = module.partition(".")[0]
        spent[package if package in PACKAGES else "standard library and others"] += int(micros)
    return {package: micros / 1e6 for package, micros in spent.most_common()}


def helps(repeat: int = HELPS) -> dict[str, float]:
    """The median seconds of `briefgen --help` and of an interpreter that does nothing, taken in turn."""
    commands = {"bare interpreter": ["-c", "pass"], "briefgen --help": ["-m", "briefgen", "--help"]}
    times = [{name: run([sys.executable, *rest]) for name, rest in commands.items()} for _ in range(repeat)]
    return {name: middle([each[name] for each in times]).wall for name in commands}


def report(spent: dict[str, float], by_package: dict[str, float], starts: dict[str, float], repeat: int) -> str:
    """The tables."""
    whole = spent["whole process"]
    stage_rows = [(row, f"{seconds * 1000:.0f}", f"{seconds / whole:.0%}") for row, seconds in spent.items()]
    import_rows = [(package, f"{seconds * 1000:.0f}") for package, seconds in by_package.items() if seconds > 0.001]
    help_rows = [(name, f"{seconds * 1000:.0f}") for name, seconds in starts.items()]
    return "\n\n".join(
        (
            f"Stages of the sample build, 26 files, medians of {repeat} fresh processes:",
            markdown(("stage", "ms", "share"), stage_rows),
            "Imports of a build by package (one run of `python -X importtime`, which is slower than an import is):",
            markdown(("package", "ms"), import_rows),
            f"Start-up (medians of {HELPS} fresh interpreters, in turn):",
            markdown(("command", "ms"), help_rows),
        )
    )


def main() -> None:
    """Measure and print; keep the figures if told so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--json", action="store_true", help="print the stages alone, as JSON")
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/")
    wish = parser.parse_args()
    where = machine()
    spent = stages(wish.repeat)
    if wish.json:
        print(json.dumps(spent))
        return
    words = report(spent, imports(), helps(), wish.repeat)
    print(words)
    if wish.write:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "stages.md").write_text(f"# Where our time goes\n\n{listed(where)}\n\n{words}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
