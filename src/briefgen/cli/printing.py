"""What commands print: findings as text or JSON, counts, progress on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from briefgen.findings import Finding, Severity
from briefgen.origin import Span


def findings_text(findings: Iterable[Finding]) -> str:
    """One line a finding, hints below."""
    return "\n".join(str(finding) for finding in findings)


def findings_json(findings: Iterable[Finding]) -> str:
    """The findings as the JSON that other programs read."""
    return as_json({"findings": [finding_object(finding) for finding in findings]})


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding as JSON."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "locator": finding.locator,
        "spans": [span_object(span) for span in finding.spans],
    }


def span_object(span: Span) -> dict[str, str]:
    """A place in a source as JSON."""
    return {"source": span.source, "sha256": span.sha256, "locator": span.locator, "quote": span.quote}


def as_json(value: object) -> str:
    """JSON that a person can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def tally(findings: Iterable[Finding]) -> str:
    """``2 errors, 5 warnings, 1 note``."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    said = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    return ", ".join(said) or "nothing to say"


def exit_code(findings: Iterable[Finding], *, strict: bool) -> int:
    """0, or 1 when a finding is an error, or a warning under --strict."""
    severities = {finding.severity for finding in findings}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))


class Progress:
    """What is being done now, on one line of a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def __call__(self, what: str) -> None:
        """Say what is being done."""
        if self._on:
            click.echo(f"\r\033[K{what} ...", nl=False, err=True)

    def done(self) -> None:
        """Clear the line."""
        if self._on:
            click.echo("\r\033[K", nl=False, err=True)
