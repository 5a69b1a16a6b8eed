"""Pictures that a copy may show, each with the name under which a kit holds its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.compose.file_names import file_name
from briefgen.images import Image
from briefgen.model.event import Event
from briefgen.model.facts import Fact, derived
from briefgen.model.pictures import Picture

FOLDER = "pictures"
"""Where a kit holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture, whose it is, and its name in a kit: ``pictures/ada.jpg``."""

    picture: Picture
    name: Fact
    kept_as: Fact


def shown(seen: Event, images: Mapping[str, Image]) -> tuple[PictureView, ...]:
    """The pictures of an event as an audience may see it: of people, then of organisations."""
    return tuple(_views(seen, images))


def files(seen: Event, images: Mapping[str, Image]) -> dict[str, bytes]:
    """The same as files of a kit, as large as they were given."""
    return {each.kept_as.text: images[each.picture.file.text].whole for each in shown(seen, images)}


def _views(seen: Event, images: Mapping[str, Image]) -> Iterator[PictureView]:
    taken: set[str] = set()
    people = ((person.id, person.name, person.picture) for person in seen.people)
    logos = ((f"{each.id}-logo", each.name or each.acronym, each.logo) for each in seen.organisations)
    for word, name, picture in (*people, *logos):
        if picture.file and picture.alt and name:
            called = f"{FOLDER}/{file_name(word, taken, 'picture')}.{images[picture.file.text].kind}"
            kept_as = derived(picture.file.id.replace("file", "kept_as"), called, "name-in-kit", picture.file)
            yield PictureView(picture=picture, name=name, kept_as=kept_as)
