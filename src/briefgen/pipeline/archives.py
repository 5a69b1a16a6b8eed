"""Kits: all files of a product for its readers, with its pictures, as one zip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from briefgen.findings import Finding, Noted, Severity

if TYPE_CHECKING:
    from briefgen.compose.product import Product
    from briefgen.pipeline.reading import Known
    from briefgen.pipeline.withholding import Named
    from briefgen.store.output import Output

EDITIONS = ("", "-large-print")


def archives(
    products: Iterable[Product], documents: tuple[Named, ...], printed: tuple[Output, ...]
) -> Noted[tuple[Output, ...]]:
    """A kit of each zipped product that was made in full - for its readers, in both formats, in the standard edition -
    packed of what was printed and proved, read back and compared.
    """
    files = {output.name: output for output in printed}
    made = [
        _archive(files, whole, documents)
        for product in products
        for whole in _wholes(product, documents)
        if product.zipped and {f"{whole.name}.docx", f"{whole.name}.pdf"} <= {*files}
    ]
    return Noted(tuple(each.value for each in made), tuple(found for each in made for found in each.findings))


def _wholes(product: Product, documents: Iterable[Named]) -> Iterator[Named]:
    """A product's own documents, of each session one; all others of it are pieces."""
    for each in documents:
        release = each.document.release
        name = release.published_name(each.name) if release else each.name
        if _kind(each) == (product.name, product.audience) and PurePosixPath(name).name == product.name:
            yield each


def _kind(named: Named) -> tuple[str, str]:
    return named.document.product, named.document.audience


def _archive(printed: Mapping[str, Output], whole: Named, documents: Iterable[Named]) -> Noted[Output]:
    from briefgen.prove.archive import members, read
    from briefgen.render.archive import packed

    alike = (_kind(whole), whole.known, whole.document.release)  # the advisory has a state of its own
    of_kit = (each for each in documents if (_kind(each), each.known, each.document.release) == alike)
    stems = {f"{each.name}{edition}" for each in of_kit for edition in EDITIONS}
    texts = {PurePosixPath(name).name: each.data for name, each in printed.items() if name.rpartition(".")[0] in stems}
    files = {**texts, **_pictures(whole.known[0], whole.document.audience)}
    data = packed(files)
    blocks: list[dict[str, Any]] = [
        {"kind": block.kind, "text": block.text, "page": None, "runs": []} for block in read(data).blocks
    ]
    made = replace(printed[f"{whole.name}.docx"], name=f"{whole.name}.zip", data=data, blocks=tuple(blocks))
    if made.release:
        published = str(made.release["published_as"]).removesuffix("docx") + "zip"
        made = replace(made, release={**made.release, "published_as": published})
    return Noted(made, tuple(_differences(made.name, files, members(data))))


def _pictures(known: Known, audience: str) -> dict[str, bytes]:
    """The pictures that an audience may see, as files of a kit."""
    from briefgen.compose.audiences import for_audience
    from briefgen.compose.pictures import files
    from briefgen.compose.spelling import with_one_spelling

    return files(for_audience(with_one_spelling(known.event), audience), known.pictures)


def _differences(name: str, files: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[Finding]:
    from briefgen.prove.archive import SUMS

    for each in sorted({*files, *found} - {SUMS}):
        if files.get(each) != found.get(each):
            yield Finding(
                code="content-differs",
                severity=Severity.ERROR,
                message=f"{each} in the kit is not the file that was proved",
                file=name,
                hint="the build was stopped and the last good output kept; please report this with the event file",
            )
