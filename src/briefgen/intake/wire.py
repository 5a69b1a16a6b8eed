"""Claims and findings as JSON and back: how the reading child answers. Never pickles, which could run code."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from briefgen.findings import Finding, Noted, Severity
from briefgen.model.claims import Claim
from briefgen.origin import Span

Json = dict[str, Any]


def packed(noted: Noted[tuple[Claim, ...]]) -> Json:
    """An answer as plain data."""
    return {
        "claims": [asdict(claim) for claim in noted.value],
        "findings": [{**asdict(finding), "severity": finding.severity.value} for finding in noted.findings],
    }


def unpacked(data: Json) -> Noted[tuple[Claim, ...]]:
    """The answer that plain data stands for.

    Raises KeyError, TypeError or ValueError when it is not what a reader sends.
    """
    return Noted(
        tuple(_claim(each) for each in data["claims"]),
        tuple(_finding(each) for each in data["findings"]),
    )


def _claim(data: Json) -> Claim:
    value = data["value"]
    return Claim(
        **{
            **data,
            "path": tuple(data["path"]),
            "value": tuple(value) if isinstance(value, list) else value,
            "span": Span(**data["span"]),
            "more": tuple(Span(**span) for span in data["more"]),
        }
    )


def _finding(data: Json) -> Finding:
    spans = tuple(Span(**span) for span in data["spans"])
    return Finding(**{**data, "severity": Severity(data["severity"]), "spans": spans})
