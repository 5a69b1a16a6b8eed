"""Pictures of people and organisations: what is said of them, and whether they are cleared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.model.claims import Path
from briefgen.model.clearance import Clearance
from briefgen.model.facts import Fact, derived
from briefgen.model.settler import Settler


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture. ``file`` is its name below the sources folder, ``mark`` stands for the bytes of that file, ``alt``
    are its words for those who cannot see it. ``is_cleared`` is settled once, with all that is known.
    """

    file: Fact
    mark: Fact
    alt: Fact
    caption: Fact
    credit: Fact
    clearance: Clearance
    is_cleared: bool = False


def portrait(settler: Settler, person_id: str, name: Fact) -> Picture:
    """The picture of a person."""
    return _picture(settler, ("people", person_id, "picture"), "Picture of", name)


def logo(settler: Settler, organisation_id: str) -> Picture:
    """The logo of an organisation."""
    path = ("organisations", organisation_id)
    return _picture(settler, (*path, "logo"), "Logo of", settler.fact(*path, "name") or settler.fact(*path, "acronym"))


def _picture(settler: Settler, path: Path, what: str, owner: Fact) -> Picture:
    """A picture. Where nobody says what it shows, its words are whose it is."""
    made = settler.fill(Picture, *path, clearance=settler.fill(Clearance, *path, "clearance"))
    if made.alt.is_open and made.file and owner:
        made = replace(made, alt=derived(made.alt.id, f"{what} {owner.text}", "picture-of", owner))
    return replace(made, is_cleared=bool(made.file) and made.clearance.covers(made.mark.text))
