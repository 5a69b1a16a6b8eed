"""docs/dependencies.md lists the runtime dependencies of pyproject.toml with their versions, each with its reasons."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata

import docs_pages
import pytest

PAGE = docs_pages.text("docs/dependencies.md")
ROWS = docs_pages.rows(PAGE)[1:]


def test_the_list_is_that_of_the_project() -> None:
    project = tomllib.loads(docs_pages.text("pyproject.toml"))["project"]
    assert [f"{row[0].strip('`')}>={row[1]}" for row in ROWS] == project["dependencies"]


@pytest.mark.parametrize("package", [row[0].strip("`") for row in ROWS])
def test_each_has_its_reasons(package: str) -> None:
    assert re.search(rf"^\*\*{re.escape(package)}\.\*\* \S", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("package", "licence"), [(row[0].strip("`"), row[2]) for row in ROWS])
def test_the_licence_is_what_the_package_says(package: str, licence: str) -> None:
    try:
        told = metadata(package)
    except PackageNotFoundError:
        assert os.environ.get("CI") != "true", f"{package} is missing"
        pytest.skip(f"{package} is missing")
    fields = ("License-Expression", "License", "Classifier")
    said = " ".join(str(each) for name in fields for each in told.get_all(name, []))
    assert licence.partition("-")[0] in said
