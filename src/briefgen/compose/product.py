"""Products as data: a folder of templates with a ``product.toml`` that says what files it makes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError

SESSION = "session"
FORUM = "forum"
BOTH = "both"
SCOPES = (SESSION, FORUM, BOTH)
"""What a product is made for: each session, once for all sessions of a forum, or both."""
SPEAKER = "speaker"
DEBTOR = "debtor"
EACH = (SPEAKER, DEBTOR)
"""Whom a cut may be made for, one by one: each person who is named in a row, each who owes something."""
FORMATS = ("docx", "pdf")
"""The formats of a product that names none."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its name, title, default audience (no suffix in file names), all its audiences, pieces and cuts.

    ``mark`` is the letter that the register has for it, if any. A product that is made ``last`` says where open points
    are printed, so that it is composed once all others are. One that is ``zipped`` is also a zip of all its files for
    its default audience.
    """

    name: str
    title: str
    audience: str
    audiences: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(default=())
    scope: str = SESSION
    cuts: tuple[Cut, ...] = field(default=())
    formats: tuple[str, ...] = FORMATS
    mark: str = ""
    last: bool = False
    zipped: bool = False
    document: str = "document"

    @property
    def template(self) -> str:
        """Where its template stands, below a templates folder."""
        return f"products/{self.name}/{self.document}.xml.j2"

    def of(self, scope: str) -> Product | None:
        """The product as it is made for a session or a forum; None where it is not."""
        if self.scope == BOTH and scope == FORUM:
            return replace(self, document=FORUM)
        return self if self.scope in (scope, BOTH) else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a product that is also a file of its own, and how many pages it may have, 0 for any number."""

    name: str
    title: str
    audience: str
    template: str
    pages: int = 0
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, slots=True)
class Cut:
    """What one role needs of a product. ``each`` is one of `EACH` where it is made for each of them, else ""."""

    name: str
    title: str
    audience: str
    template: str
    each: str = ""
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, slots=True)
class Copy:
    """One document to make: a product, one piece of it or one cut, for one audience.

    ``whom`` is the id of the speaker or debtor whom a cut is for, ``called`` the same as file names have it.
    """

    product: Product
    audience: str
    piece: Piece | None = None
    cut: Cut | None = None
    whom: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        """The output's name without its suffix: ``PRODUCT[-PIECE or CUT][-AUDIENCE or SPEAKER]``.

        What each debtor gets stands in a folder of the product: ``PRODUCT/CUT-DEBTOR``.
        """
        if self.cut and self.cut.each == DEBTOR:
            return f"{self.product.name}/{self.cut.name}-{self.called}"
        if part := self.piece or self.cut:
            return "-".join(filter(None, (self.product.name, part.name, self.called)))
        suffix = "" if self.audience == self.product.audience else f"-{self.audience}"
        return f"{self.product.name}{suffix}"

    @property
    def title(self) -> str:
        """What the copy is called on its pages."""
        return (self.piece or self.cut or self.product).title

    @property
    def pages(self) -> int:
        """How many pages it may have, 0 for any number."""
        return self.piece.pages if self.piece else 0

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it is made in, where nobody asks for others."""
        return (self.piece or self.cut or self.product).formats

    @property
    def template(self) -> str:
        """Where its template stands."""
        return (self.piece or self.cut or self.product).template


def products(folders: Iterable[Path]) -> dict[str, Product]:
    """Every product by name; the first folder that has one wins.

    Raises BriefgenError when a ``product.toml`` cannot be read.
    """
    found: dict[str, Product] = {}
    for folder in folders:
        for path in sorted((folder / "products").glob("*/product.toml")):
            found.setdefault(path.parent.name, _load(path))
    return found


def _load(path: Path) -> Product:
    name = path.parent.name
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        scope = data.get("scope", SESSION)
        if scope not in SCOPES:
            raise BriefgenError(f"{path}: scope is “{scope}”", f"a product's scope is one of: {', '.join(SCOPES)}")
        pieces = tuple(
            Piece(*_part(name, piece, data, "pieces"), words.get("pages", 0), _formats(words))
            for piece, words in data.get("pieces", {}).items()
        )
        cuts = tuple(
            Cut(*_part(name, cut, data, "cuts"), _each(path, words.get("each", "")), _formats(words))
            for cut, words in data.get("cuts", {}).items()
        )
        return Product(
            name=name,
            title=data["title"],
            audience=data["audience"],
            audiences=tuple(data["audiences"]),
            pieces=pieces,
            scope=scope,
            cuts=cuts,
            formats=_formats(data),
            mark=data.get("mark", ""),
            last=data.get("last", False),
            zipped=data.get("zip", False),
        )
    except KeyError as error:
        raise BriefgenError(f"{path}: {error.args[0]} is missing", "see templates/products/briefing-pack") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefgenError(f"{path}: {error}") from None


def _part(product: str, part: str, data: dict[str, Any], table: str) -> tuple[str, str, str, str]:
    """Name, title, audience and template of a piece or a cut."""
    words = data[table][part]
    return part, words["title"], words.get("audience", data["audience"]), f"products/{product}/{part}.xml.j2"


def _each(path: Path, whom: str) -> str:
    if whom not in ("", *EACH):
        raise BriefgenError(
            f"{path}: each is “{whom}”", f"a cut is made for each {' or '.join(EACH)}, or once: leave each out"
        )
    return whom


def _formats(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(data.get("formats", FORMATS))


def copies(chosen: Iterable[Product], audiences: frozenset[str]) -> Iterator[Copy]:
    """Every copy to make of the chosen products; no audiences named means all of them."""
    for product in chosen:
        for audience in product.audiences:
            if not audiences or audience in audiences:
                yield Copy(product, audience)
        for piece in product.pieces:
            if not audiences or piece.audience in audiences:
                yield Copy(product, piece.audience, piece)
        for cut in product.cuts:
            if not audiences or cut.audience in audiences:
                yield Copy(product, cut.audience, cut=cut)
