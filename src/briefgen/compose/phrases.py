"""Short phrases that are worked out of the event, each a fact with its rule."""

from __future__ import annotations

from briefgen.compose.views import PartView
from briefgen.model import words
from briefgen.model.event import Event, Organisation
from briefgen.model.facts import Fact, derived, weakest
from briefgen.model.tense import past_dates
from briefgen.model.timing import slack
from briefgen.origin import How


def changes(changed: frozenset[str] | None, issue: Fact) -> Fact:
    """``no row changed``, ``2 rows changed``; ``first issue``, or ``changes since issue 1 not marked``."""
    if changed is None:
        shown = _unmarked(issue)
    else:
        shown = f"{len(changed) or 'no'} {'row' if len(changed) in (0, 1) else 'rows'} changed"
    return Fact(id="issue.changes", value=shown, how="derived", rule="rows-changed")


def _unmarked(issue: Fact) -> str:
    """What stands where no row can be marked: that none was issued before, or that no record of it is at hand."""
    if issue.text in ("", "1"):
        return "first issue"
    if not issue.text.isdecimal() or int(issue.text) < 1:
        return "changes not marked"
    return f"changes since issue {int(issue.text) - 1} not marked"


def supersedes(event: Event) -> Fact:
    """What this issue takes the place of."""
    number = event.issue.number
    if not number.text.isdigit():
        return Fact(id="issue.supersedes")
    shown = "the first" if int(number.text) <= 1 else f"supersedes issue {int(number.text) - 1}"
    return derived("issue.supersedes", shown, "issue-number", number)


def spare(parts: tuple[PartView, ...]) -> dict[str, Fact]:
    """By part: the time between its last row and its end, where the plan leaves some."""
    found: dict[str, Fact] = {}
    for part in parts:
        left = slack(part.timed.timed, part.timed.begin, part.timed.end) if part.timed.timed else 0
        shown = words.length(left) if left > 0 else None
        how: How = "derived" if shown else "open"
        found[part.id] = Fact(id=f"parts.{part.id}.spare", value=shown, how=how, rule="length-less-rows")
    return found


def session_in_time(event: Event) -> Fact:
    """``The two hours``, or ``The session in time`` where its length is not whole hours."""
    duration = event.session.duration
    hours, rest = divmod(duration.number, words.HOUR)
    if not hours or rest:
        return Fact(id="session.in_time", value="The session in time", how="derived", rule="length-in-words")
    noun = "hour" if hours == 1 else "hours"
    return derived("session.in_time", f"The {words.number(hours)} {noun}", "length-in-words", duration)


def lines_in_words(organisation: Organisation | None) -> Fact:
    """``four lines``: how many lines of work a source lists."""
    lines = organisation.lines if organisation else ()
    shown = "one line" if len(lines) == 1 else f"{words.number(len(lines))} lines"
    return derived("organisation.lines.count", shown, "counted", *lines)


def past(event: Event) -> Fact:
    """That the proposed dates lie before this issue; open where they do not."""
    dated = tuple(past_dates(event))
    if not dated:
        return Fact(id="event.past")
    return derived(
        "issue.past", "these dates lie before this issue", "tense-date", event.issue.time, spans=dated[0].spans
    )


def parts_in_words(event: Event) -> Fact:
    """``two parts of one hour``, or the parts' lengths one by one; open while one is."""
    parts = event.session.parts
    if len(parts) < 2 or not all(part.duration for part in parts):  # noqa: PLR2004 - one part is no division
        return Fact(id="session.parts")
    lengths = {part.duration.number for part in parts}
    if lengths == {words.HOUR}:
        shown = f"{words.number(len(parts))} parts of one hour"
    else:
        shown = ", ".join(f"{part.name} {words.length(part.duration.number)}" for part in parts)
    return derived("session.parts", shown, "parts-counted", *(part.duration for part in parts))


def rows_standing(parts: tuple[PartView, ...]) -> Fact:
    """``proposed`` or ``to be confirmed``: the least agreed of all rows; open where all are agreed."""
    titles = tuple(row.title for part in parts for row in part.rows)
    standing = weakest(title.standing for title in titles)
    if standing in (None, "confirmed"):
        return Fact(id="rows.standing")
    return Fact(id="rows.standing", value=standing, how="derived", rule="least-agreed", spans=titles[0].spans)
