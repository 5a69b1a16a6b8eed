"""The page of the press room: which pieces there are, since when they are free, their sizes and hashes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.loaders import ChoiceLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.errors import BriefgenError
from briefgen.model import cldr

PAGE = "press-room/index.html.j2"
STYLE = "press-room/style.css"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the press room; ``until`` is the end of the embargo that it was under."""

    name: str
    title: str
    until: datetime | None
    is_early: bool
    size: int
    sha256: str

    @property
    def piece(self) -> str:
        """The file without its format."""
        return self.name.rpartition(".")[0]

    @property
    def form(self) -> str:
        """``PDF``."""
        return self.name.rpartition(".")[2].upper()

    @property
    def link(self) -> str:
        """Where it lies from the page: a way, never a scheme."""
        return f"./{quote(self.name)}"

    @property
    def size_in_words(self) -> str:
        """``23 kB``."""
        return f"{max(1, round(self.size / 1000))} kB"

    @property
    def state(self) -> str:
        """Since when it is free."""
        if self.until is None:
            return "For immediate release"
        if self.is_early:
            return "Released ahead of its embargo"
        return f"Embargo ended {cldr.issue_time(self.until.isoformat())}"


def press_index(files: Sequence[Listed], folders: Iterable[Path]) -> str:
    """The page; the first folder that has its template wins. It runs nothing and fetches nothing (CSP, level 3).

    Raises BriefgenError when its template cannot be used.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pieces = [tuple(group) for _, group in groupby(files, key=lambda each: each.piece)]
    try:
        style = environment.get_template(STYLE).render().replace("<", "")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        return environment.get_template(PAGE).render(pieces=pieces, style=Markup(style), style_hash=digest)  # noqa: S704 - no markup can be in it
    except TemplateError as error:
        raise BriefgenError(f"the page of the press room cannot be made: {error}", f"mend templates/{PAGE}") from None
