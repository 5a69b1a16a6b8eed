"""Items of a programme that have a length and no time of their own: `Overview (10 mins)`, `15 Min Break`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.intake.passages import Passage
from briefgen.intake.rules import durations
from briefgen.intake.rules.slots import Slot
from briefgen.model.claims import Claim

UNDER = "item-under-a-time"
_BEHIND = re.compile(r"(?P<title>\S.*?) ?[(\[][^()\[\]]*[)\]]\.?$")
_TITLE = re.compile(r" ?[:–—-]? ?(?P<title>[^\W\d_].*)$")
_LONGEST = 300
_MOST_WORDS_BEHIND_FIRST = 6
_ENUMERATION = re.compile(r"(?:[0-9]{1,2}[.)]|[a-z][.)]) ")


def lengths(passages: tuple[Passage, ...], slots: tuple[Slot, ...]) -> Iterator[Claim]:
    """Title, length and the row above of each such item; nothing before the first time."""
    above: Slot | None = None
    timed = {id(slot.passage): slot for slot in slots}
    titles = {slot.title[1] for slot in slots if slot.title}
    order = 0
    for passage in passages:
        above = timed.get(id(passage), above)
        if above is None or id(passage) in timed or passage.span() in titles or len(passage.text) > _LONGEST:
            continue
        found = _item(passage.text)
        if found is None:
            continue
        order += 1
        path = ("timed", f"{above.key}-item-{order}")
        title, length = found
        start, end = title.span("title")
        mark = _ENUMERATION.match(passage.text, start)
        start = mark.end() if mark else start
        yield Claim(path=(*path, "title"), value=passage.text[start:end], span=passage.span(start, end))
        yield Claim(path=(*path, "duration"), value=durations.seconds(length), span=passage.span(*length.span()))
        if above.title:
            text, span = above.title
            yield Claim(path=(*path, "part_of"), value=text, span=span, how="derived", rule=UNDER)
        if above.day:
            yield above.day.claim(*path, "day")


def _item(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The title and the length of an item, if it is one."""
    length = durations.DURATION.match(text)
    first = _TITLE.match(text, length.end()) if length else None
    if first and length and len(first["title"].split()) <= _MOST_WORDS_BEHIND_FIRST:
        return first, length
    behind = _BEHIND.match(text) if text.rstrip(".").endswith((")", "]")) else None
    found = list(durations.DURATION.finditer(text)) if behind else []
    if not behind or not found or text[: found[-1].start()].rstrip()[-1:] not in "([":
        return None
    return behind, found[-1]
