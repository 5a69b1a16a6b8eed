"""Did you mean ...? Similarity only ever suggests; it never decides."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_LONGEST_COMPARED = 60
_CLOSE_ENOUGH = 0.6

# What other trades and other files call the keys of the event file.
OTHER_WORDS = {
    "venue": "place",
    "location": "place",
    "city": "place",
    "date": "dates",
    "timezone": "time_zone",
    "lang": "language",
    "languages": "language",
    "name": "title",
    "heading": "title",
    "length": "duration",
    "time": "start",
    "begin": "start",
    "begins": "start",
    "from": "start",
    "end": "hard_out",
    "speaker": "who",
    "speakers": "who",
    "people": "who",
    "items": "segments",
    "agenda": "segments",
    "programme": "segments",
    "script": "words",
    "affiliation": "organisation",
    "company": "organisation",
    "organization": "organisation",
    "organizations": "organisations",
    "speech": "words",
    "bio": "biography",
    "photo": "picture",
    "job_title": "title",
    "function": "role",
    "salutation": "form_of_address",
    "pronunciation": "spoken",
    "mail": "email",
    "telephone": "phone",
    "tel": "phone",
    "mobile": "phone",
    "due": "by",
    "deadline": "by",
    "audience": "for",
    "audiences": "for",
    "comment": "note",
    "notes": "note",
    "remark": "note",
    "droppable": "may_drop",
    "minimum": "shortest",
}


def folded(text: str) -> str:
    """A text for comparison: small letters without accents, words and numbers with single spaces between."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def slug(text: str) -> str:
    """An id from a name: ``Ada Example`` gives ``ada-example``."""
    return folded(text).replace(" ", "-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, if any is like it at all."""
    by_fold = {folded(each): each for each in known}
    told = folded(word[:_LONGEST_COMPARED])
    if told in by_fold:
        return by_fold[told]
    other = OTHER_WORDS.get(told.replace(" ", "_"))
    if other is not None and folded(other) in by_fold:
        return by_fold[folded(other)]
    close = difflib.get_close_matches(told, by_fold, n=1, cutoff=_CLOSE_ENOUGH)
    return by_fold[close[0]] if close else None
