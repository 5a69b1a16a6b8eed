"""Marks: six letters that stand for a text, so that a person can say by hand which text was meant."""

from __future__ import annotations

import hashlib


def mark(text: str) -> str:
    """Six letters that stand for a text: they change when it does, white space apart."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
