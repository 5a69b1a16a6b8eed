"""The keys of the event file on how a session is attended, told to the media, and run."""

from __future__ import annotations

from typing import ClassVar

from briefgen.intake import event_types as types
from briefgen.intake.event_types import Block, Items, Said, Text


class Logistics(Block):
    """What whoever comes has to know beside day and place. `met_by` is a person's id, or a text."""

    arrive: Said[types.Clock] | None = None
    met_by: Said[Text] | None = None
    getting_there: Said[Text] | None = None
    registration: Said[Text] | None = None
    accessibility: Said[Text] | None = None
    dress: Said[Text] | None = None


class Interview(Block):
    """A meeting with one outlet; who is interviewed is a person's id, or a text."""

    main: ClassVar[str | None] = "outlet"

    start: Said[types.Clock] | None = None
    outlet: Said[Text] | None = None
    person: Said[Text] | None = None
    place: Said[Text] | None = None
    subject: Said[Text] | None = None


class MediaPlan(Block):
    """What the chair and the press officer agree on before the press comes in."""

    spokesperson: Said[Text] | None = None
    interviews: Items[Interview] | None = None
    line_to_take: Said[Text] | None = None


class CrewCall(Block):
    """Who runs a department, and when they are called; the departments are those of rows' cues."""

    main: ClassVar[str | None] = "who"

    who: Said[Text] | None = None
    call: Said[types.Clock] | None = None


class Production(Block):
    """When the room is set up and cleared, and who runs what."""

    load_in: Said[types.Start] | None = None
    load_out: Said[types.Start] | None = None
    crew: Items[CrewCall] | None = None
