"""Products as data: a folder of templates with a ``product.toml`` that says what files it makes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import BriefgenError

SESSION = "session"
FORUM = "forum"
SCOPES = (SESSION, FORUM)
"""What a product is made for: each session, or once for all sessions of a forum."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product: its name, title, default audience (no suffix in file names), all its audiences and its pieces."""

    name: str
    title: str
    audience: str
    audiences: tuple[str, ...]
    pieces: tuple[Piece, ...] = field(default=())
    scope: str = SESSION

    @property
    def template(self) -> str:
        """Where its template stands, below a templates folder."""
        return f"products/{self.name}/document.xml.j2"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a product that is also a file of its own."""

    name: str
    title: str
    audience: str
    template: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One document to make: a product, or one piece of it, for one audience."""

    product: Product
    audience: str
    piece: Piece | None = None

    @property
    def name(self) -> str:
        """The output's name without its suffix: ``PRODUCT[-PIECE][-AUDIENCE]``."""
        if self.piece:
            return f"{self.product.name}-{self.piece.name}"
        suffix = "" if self.audience == self.product.audience else f"-{self.audience}"
        return f"{self.product.name}{suffix}"

    @property
    def title(self) -> str:
        """What the copy is called on its pages."""
        return self.piece.title if self.piece else self.product.title

    @property
    def template(self) -> str:
        """Where its template stands."""
        return self.piece.template if self.piece else self.product.template


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
        pieces = tuple(
            Piece(piece, words["title"], words.get("audience", data["audience"]), f"products/{name}/{piece}.xml.j2")
            for piece, words in data.get("pieces", {}).items()
        )
        scope = data.get("scope", SESSION)
        if scope not in SCOPES:
            raise BriefgenError(f"{path}: scope is “{scope}”", f"a product's scope is one of: {', '.join(SCOPES)}")
        return Product(name, data["title"], data["audience"], tuple(data["audiences"]), pieces, scope)
    except KeyError as error:
        raise BriefgenError(f"{path}: {error.args[0]} is missing", "see templates/products/briefing-pack") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BriefgenError(f"{path}: {error}") from None


def copies(chosen: Iterable[Product], audiences: frozenset[str]) -> Iterator[Copy]:
    """Every copy to make of the chosen products; no audiences named means all of them."""
    for product in chosen:
        for audience in product.audiences:
            if not audiences or audience in audiences:
                yield Copy(product, audience)
        for piece in product.pieces:
            if not audiences or piece.audience in audiences:
                yield Copy(product, piece.audience, piece)
