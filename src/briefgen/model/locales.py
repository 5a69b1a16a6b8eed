"""The locales that pages can be printed in: forms of English, since the words of templates and rules are English."""

from __future__ import annotations

from briefgen.model.event import Event

DEFAULT = "en-GB"
LOCALES = (DEFAULT, *"en-AU en-CA en-IE en-IN en-KE en-NZ en-SG en-US en-ZA".split())


def locale_of(event: Event) -> str:
    """The locale that the event file chooses, `en-GB` where it chooses none."""
    return event.locale.text or DEFAULT
