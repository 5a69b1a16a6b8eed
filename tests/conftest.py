"""What all tests share: the switch that rewrites expectations, to be read before they are committed."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what was found into the documents of tests/cases")
