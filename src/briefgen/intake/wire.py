"""Claims and findings as JSON and back: how the reading child answers. Never pickles, which could run code."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any

from briefgen.findings import Finding, Noted, Severity
from briefgen.images import Image
from briefgen.model.claims import Claim
from briefgen.origin import Span

Json = dict[str, Any]
_BYTES = ("data", "whole")
"""The fields of a picture that are bytes."""


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


def packed_picture(noted: Noted[Image | None]) -> Json:
    """A picture as plain data."""
    image = noted.value
    sent = {name: b64encode(getattr(image, name)).decode() for name in _BYTES} if image else {}
    return {
        "image": {**asdict(image), **sent} if image else None,
        "findings": packed(Noted((), noted.findings))["findings"],
    }


def unpacked_picture(data: Json) -> Noted[Image | None]:
    """The picture that plain data stands for.

    Raises KeyError, TypeError or ValueError when it is not what a reader sends.
    """
    image = data["image"]
    made = Image(**{**image, **{name: b64decode(image[name]) for name in _BYTES}}) if image else None
    return Noted(made, tuple(_finding(each) for each in data["findings"]))


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
