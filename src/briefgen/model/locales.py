"""The locales that pages can be printed in: forms of English, since the words of templates and rules are English."""

from __future__ import annotations

from briefgen.model.event import Event

DEFAULT = "en-GB"
LOCALES = (DEFAULT, *"en-AU en-CA en-IE en-IN en-KE en-NZ en-SG en-US en-ZA".split())

NORTH_AMERICA = ("en-CA", "en-US")
SPELLINGS = {"programme": "program", "organisation": "organization"}
"""Words of the built-in templates that are spelled in another way in North America."""


def spelled(words: str, locale: str) -> str:
    """House words in the spelling of a locale; capitals stay."""
    for british, american in SPELLINGS.items() if locale in NORTH_AMERICA else ():
        for case in (str.lower, str.capitalize, str.upper):
            words = words.replace(case(british), case(american))
    return words


def locale_of(event: Event) -> str:
    """The locale that the event file chooses, `en-GB` where it chooses none."""
    return event.locale.text or DEFAULT
