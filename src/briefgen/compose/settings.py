"""What a composition needs beside the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.compose.environment import Templates
from briefgen.compose.printed_in import Places
from briefgen.images import Image
from briefgen.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Settings:
    """What a composition needs beside the event.

    ``blanks`` counts the blanks of the press pieces by point; ``printed`` says where points are printed;
    ``advisory`` is the release state that the media advisory bears, where there is one.
    """

    templates: Templates
    changed: frozenset[str] | None = None
    blanks: Mapping[int, int] = field(default_factory=dict)
    printed: Places = field(default_factory=dict)
    pictures: Mapping[str, Image] = field(default_factory=dict)
    mark: Fact | None = None
    advisory: Fact | None = None
