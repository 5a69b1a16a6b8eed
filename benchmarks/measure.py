"""Processes timed one by one, medians, and the machine that gave the figures."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLE = CHECKOUT / "sources"
RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds on the wall and of processor, user and system together, children included."""

    wall: float
    processor: float

    def __add__(self, other: Time) -> Time:
        return Time(self.wall + other.wall, self.processor + other.processor)


def environment() -> dict[str, str]:
    """The environment of every process that is timed: this checkout's package, ordinary byte code caches."""
    return {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}


def run(command: Sequence[str | Path], cwd: Path = CHECKOUT) -> Time:
    """Run a process to its end.

    Raises subprocess.CalledProcessError when it fails, its words as `stderr`.
    """
    before = os.times()
    start = time.perf_counter()
    subprocess.run([str(each) for each in command], cwd=cwd, env=environment(), check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = os.times()
    user, system = after.children_user - before.children_user, after.children_system - before.children_system
    return Time(wall, user + system)


def middle(times: Sequence[Time]) -> Time:
    """The median of each figure by itself."""
    return Time(median(each.wall for each in times), median(each.processor for each in times))


def machine() -> dict[str, str]:
    """Where and when figures were made."""
    load = " ".join(f"{each:.1f}" for each in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return {
        "date": time.strftime("%Y-%m-%d %H:%M %Z"),
        "commit": words(["git", "rev-parse", "--short", "HEAD"]),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": platform.platform(),
        "python": platform.python_version(),
        "load before": load,
        "command": " ".join(["python", Path(sys.argv[0]).relative_to(CHECKOUT).as_posix(), *sys.argv[1:]])
        if Path(sys.argv[0]).is_relative_to(CHECKOUT)
        else " ".join(["python", *sys.argv]),
    }


def words(command: Sequence[str]) -> str:
    """The first line that a process says, "unknown" where it cannot be run."""
    try:
        said = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return said.strip().split("\n", 1)[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; every column but the first holds figures."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def listed(facts: Mapping[str, str]) -> str:
    """Facts as a list."""
    return "\n".join(f"* {name}: {fact}" for name, fact in facts.items())
